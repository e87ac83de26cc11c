"""What every engine must do with steps; each engine found by its name is held to it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from types import ModuleType
from typing import Any

import pytest

from compare import plugins
from compare.model import Problem, Step


@dataclass(frozen=True, slots=True)
class Word:
    text: str
    other: str = ""

    @property
    def order(self) -> tuple[Any, ...]:
        return (self.text, self.other)


@pytest.fixture(params=plugins.names("compare.engines"))
def engine(request: pytest.FixtureRequest) -> ModuleType:
    return plugins.load("compare.engines", request.param)


def carry_out(engine: ModuleType, step: Step, **tables: Sequence[Any]) -> dict[str, tuple[Any, ...]]:
    done: dict[str, tuple[Any, ...]] = engine.carry_out([step], tables, lambda name, done, total: None)
    return done


def test_without_a_key_a_step_sees_one_record(engine: ModuleType) -> None:
    def loud(word: Word) -> Iterator[Word]:
        yield Word(word.text.upper())

    done = carry_out(engine, Step("shout", "words", "loud", loud), words=[Word("b"), Word("a")])
    assert done["loud"] == (Word("A"), Word("B"))


def test_with_a_key_it_sees_all_that_share_it_sorted(engine: ModuleType) -> None:
    def joined(words: Sequence[Word]) -> Iterator[Word]:
        yield Word("+".join(w.text for w in words))

    step = Step("join", "words", "joined", joined, key=lambda w: w.text[0])
    done = carry_out(engine, step, words=[Word("ba"), Word("ab"), Word("aa")])
    assert done["joined"] == (Word("aa+ab"), Word("ba"))


def test_with_ends_it_sees_one_connected_component(engine: ModuleType) -> None:
    def joined(edges: Sequence[Word]) -> Iterator[Word]:
        yield Word(" ".join(f"{e.text}{e.other}" for e in edges))

    step = Step("join", "edges", "components", joined, ends=lambda e: (e.text, e.other))
    edges = [Word("c", "d"), Word("a", "b"), Word("x", "y"), Word("b", "c")]
    done = carry_out(engine, step, edges=edges)
    assert done["components"] == (Word("ab bc cd"), Word("xy"))


def test_given_tables_come_whole_and_sorted(engine: ModuleType) -> None:
    def told(word: Word, others: Sequence[Word]) -> Iterator[Word]:
        yield Word(word.text + "".join(o.text for o in others))

    step = Step("tell", "words", "told", told, given=("others",))
    done = carry_out(engine, step, words=[Word("a")], others=[Word("2"), Word("1")])
    assert done["told"] == (Word("a12"),)


def test_a_problem_goes_to_the_problems_and_repeats_are_dropped(engine: ModuleType) -> None:
    def troubled(word: Word) -> Iterator[Word | Problem]:
        yield Word("same")
        yield Problem(word.text, "too long")

    done = carry_out(engine, Step("try", "words", "made", troubled), words=[Word("b"), Word("a")])
    assert done["made"] == (Word("same"),)
    assert done["problems"] == (Problem("a", "too long"), Problem("b", "too long"))
