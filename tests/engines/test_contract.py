"""What every engine must do with steps; each engine found by its name is held to it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from types import ModuleType
from typing import Any

import java
import pytest

from compare import plugins
from compare.engines import _components
from compare.model import Problem
from compare.steps import Step


@dataclass(frozen=True, slots=True)
class Word:
    text: str
    other: str = ""

    @property
    def order(self) -> tuple[Any, ...]:
        return (self.text, self.other)


@dataclass(frozen=True, slots=True)
class Tied:
    text: str

    @property
    def order(self) -> tuple[Any, ...]:
        return ()


ENGINES = [pytest.param(n, marks=java.needed if n == "spark" else ()) for n in plugins.names("compare.engines")]


@pytest.fixture(params=ENGINES)
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
    step = Step("join", "edges", "components", joined, ends=lambda e: (e.text, e.other))
    edges = [Word("c", "d"), Word("a", "b"), Word("x", "y"), Word("b", "c")]
    done = carry_out(engine, step, edges=edges)
    assert done["components"] == (Word("a-b b-c c-d"), Word("x-y"))


def test_given_tables_come_whole_and_sorted(engine: ModuleType) -> None:
    def told(word: Word, others: Sequence[Word]) -> Iterator[Word]:
        yield Word(word.text + "".join(o.text for o in others))

    step = Step("tell", "words", "told", told, given=("others",))
    done = carry_out(engine, step, words=[Word("a")], others=[Word("2"), Word("1")])
    assert done["told"] == (Word("a12"),)


def test_given_tables_may_be_made_ready_once_for_many_calls(engine: ModuleType) -> None:
    def told(word: Word, others: str) -> Iterator[Word]:
        yield Word(word.text + others)

    step = Step("tell", "words", "told", told, given=("others",), ready=lambda others: "".join(o.text for o in others))
    done = carry_out(engine, step, words=[Word("a"), Word("b")], others=[Word("2"), Word("1")])
    assert done["told"] == (Word("a12"), Word("b12"))


def test_a_problem_goes_to_the_problems_and_repeats_are_dropped(engine: ModuleType) -> None:
    def troubled(word: Word) -> Iterator[Word | Problem]:
        yield Word("same")
        yield Problem(word.text, "too long")

    done = carry_out(engine, Step("try", "words", "made", troubled), words=[Word("b"), Word("a")])
    assert done["made"] == (Word("same"),)
    assert done["problems"] == (Problem("a", "too long"), Problem("b", "too long"))


def joined(edges: Sequence[Word]) -> Iterator[Word]:
    yield Word(" ".join(f"{e.text}-{e.other}" for e in edges))


@pytest.mark.parametrize("few", [_components.FEW, 0], ids=["in one process", "distributed"])
def test_a_long_chain_is_one_component(engine: ModuleType, few: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(_components, "FEW", few)
    chain = [Word(f"{n:02}", f"{n + 1:02}") for n in range(1, 9)]
    step = Step("join", "edges", "components", joined, ends=lambda e: (e.text, e.other))
    done = carry_out(engine, step, edges=[*chain[::2], Word("x", "y"), Word("z", "z"), *chain[1::2]])
    assert done["components"] == (Word("01-02 02-03 03-04 04-05 05-06 06-07 07-08 08-09"), Word("x-y"), Word("z-z"))


def test_records_of_one_order_come_in_one_order_too(engine: ModuleType) -> None:
    step = Step("keep", "words", "kept", lambda w: [w])
    words = [Tied("b"), Tied("a"), Tied("b"), Tied("c")]
    assert [w.text for w in carry_out(engine, step, words=words)["kept"]] == ["a", "b", "c"]


def test_a_table_may_take_the_place_of_itself(engine: ModuleType) -> None:
    step = Step("shout", "words", "words", lambda w: [Word(w.text.upper())])
    assert carry_out(engine, step, words=[Word("a")])["words"] == (Word("A"),)


def test_tables_nobody_fills_are_empty(engine: ModuleType) -> None:
    done = carry_out(engine, Step("shout", "words", "loud", lambda w: [w], key=lambda w: w.text), words=[])
    assert done["loud"] == done["problems"] == ()


def test_what_was_made_goes_into_further_steps(engine: ModuleType) -> None:
    held = carry_out(engine, Step("keep", "words", "kept", lambda w: [w]), words=[Word("ba"), Word("ab"), Word("aa")])
    step = Step("join", "kept", "joined", lambda ws: [Word("+".join(w.text for w in ws))], key=lambda w: w.text[0])
    done = engine.carry_out([step], held, lambda name, done, total: None)
    assert done["joined"] == (Word("aa+ab"), Word("ba"))


def test_more_records_than_are_put_together_are_a_problem_with_their_count(engine: ModuleType) -> None:
    step = Step("join", "words", "joined", lambda ws: [Word(str(len(ws)))], key=lambda w: w.text[0], most=2)
    words = [Word("a1"), Word("a1"), Word("a2"), Word("a2"), Word("a1"), Word("b3"), Word("b2"), Word("b1"), Word("b1")]
    done = carry_out(engine, step, words=words)
    assert done["joined"] == (Word("2"),)
    said = "join: 3 records belong together, more than 2; they were left out"
    assert done["problems"] == (Problem("all articles", said, "cap"),)


def test_a_step_may_say_itself_what_too_many_come_to(engine: ModuleType) -> None:
    def over(first: Word, count: int) -> Iterator[Word]:
        yield Word(f"{first.text} and {count - 1} more")

    step = Step("join", "words", "joined", lambda ws: ws, key=lambda w: "", most=1, over=over)
    done = carry_out(engine, step, words=[Word("c"), Word("b"), Word("d"), Word("b")])
    assert done["joined"] == (Word("b and 2 more"),)
    assert done["problems"] == ()


@dataclass(frozen=True, slots=True)
class Tie:
    one: str
    other: str
    weight: float = 1.0

    @property
    def order(self) -> tuple[Any, ...]:
        return (self.one, self.other, self.weight)


def tied(ties: Sequence[Tie]) -> Iterator[Word]:
    yield Word(" ".join(f"{t.one}-{t.other}" for t in ties))


def cutting(most: int) -> Step:
    return Step("tie", "ties", "made", tied, ends=lambda t: (t.one, t.other), most=most, weight=lambda t: t.weight)


TIES = [
    Tie("a", "b", 0.9), Tie("b", "c", 0.015), Tie("c", "d", 0.7), Tie("d", "e", 0.05), Tie("e", "f", 0.7),
    Tie("e", "e"), Tie("x", "y", 0.001),
]  # fmt: skip
"""A chain, of which a place is told twice, and a pair beside it."""


@pytest.mark.parametrize("few", [_components.FEW, 0], ids=["in one process", "distributed"])
def test_too_large_a_component_is_cut_at_its_weakest_edges(
    engine: ModuleType, few: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(_components, "FEW", few)
    done = carry_out(engine, cutting(4), ties=[*TIES, *TIES[::2]])
    assert done["made"] == (Word("a-b"), Word("c-d d-e e-e e-f"), Word("x-y"))
    said = "tie: 6 records belong together, more than 4; the weakest ties between them, under 0.02, were left out: 1"
    assert done["problems"] == (Problem("all articles", said, "cap"),)


def test_only_what_is_still_too_large_is_cut_again(engine: ModuleType) -> None:
    done = carry_out(engine, cutting(3), ties=[*TIES, Tie("p", "q", 0.02)])
    assert done["made"] == (Word("a-b"), Word("c-d"), Word("e-e e-f"), Word("p-q"), Word("x-y"))
    said = "tie: 6 records belong together, more than 3; the weakest ties between them, under 0.06, were left out: 2"
    assert done["problems"] == (Problem("all articles", said, "cap"),)


def test_what_cannot_be_cut_is_left_out(engine: ModuleType) -> None:
    done = carry_out(engine, cutting(2), ties=[Tie("a", "b"), Tie("b", "c"), Tie("c", "d"), Tie("d", "e", 0.5)])
    assert done["made"] == ()
    assert [p.reason for p in done["problems"]] == [
        "tie: 3 records belong together, more than 2; they were left out",
        "tie: 4 records belong together, more than 2; the weakest ties between them, under 0.96, were left out: 1",
    ]


def test_nothing_is_cut_where_all_components_fit(engine: ModuleType) -> None:
    done = carry_out(engine, cutting(6), ties=TIES)
    assert done["made"] == (Word("a-b b-c c-d d-e e-e e-f"), Word("x-y"))
    assert done["problems"] == ()
