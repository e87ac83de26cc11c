"""A pipeline is refused when it is built, not when it runs, and steps join and count."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import pytest

from compare.engines import local
from compare.pipeline import linking, settling, understanding
from compare.steps import Step, all_together, built, count


@dataclass(frozen=True, slots=True)
class Row:
    """A record of a table."""

    table: str
    key: str

    @property
    def order(self) -> tuple[Any, ...]:
        return (self.key, self.table)


def carried(*steps: Step, **tables: Sequence[Row]) -> dict[str, list[tuple[str, str]]]:
    """The tables after the last step."""
    held = local.carry_out(steps, tables, lambda *_: None)
    return {name: [(row.table, row.key) for row in rows] for name, rows in held.items()}


def told(rows: Sequence[Row]) -> Iterator[Row]:
    yield Row("+".join(r.table for r in rows), rows[0].key)


def counted(first: Row, number: int) -> Iterator[Row]:
    yield Row(f"{number} like {first.table}", first.key)


def by_key(row: Row) -> str:
    return row.key


def test_a_step_joins_the_records_of_several_tables_by_their_key() -> None:
    left, right = [Row("l", "a"), Row("l", "b")], [Row("r", "a"), Row("r", "c")]
    made = carried(Step("joining", ("left", "right"), "both", told, key=by_key), left=left, right=right)
    assert made["both"] == [("l+r", "a"), ("l", "b"), ("r", "c")]


def test_a_table_that_is_joined_may_be_the_one_that_is_given() -> None:
    step = Step("joining", ("left", "right"), "left", told, key=all_together)
    assert carried(step, left=[Row("l", "a")], right=[Row("r", "b")])["left"] == [("l+r", "a")]


def test_a_count_makes_a_record_of_each_key_with_more_than_so_many() -> None:
    rows = [Row("x", "a"), Row("y", "a"), Row("z", "b")]
    assert carried(count("counting", "rows", "counts", counted, by_key), rows=rows)["counts"] == [
        ("2 like x", "a"),
        ("1 like z", "b"),
    ]
    assert carried(count("counting", "rows", "counts", counted, by_key, above=1), rows=rows)["counts"] == [
        ("2 like x", "a")
    ]


STEPS = [Step("reading", "files", "texts", told), Step("parting", "texts", "sentences", told)]


@pytest.mark.parametrize(
    ("steps", "ends", "said"),
    [
        ([Step("parting", "texts", "sentences", told)], ["sentences"], "parting: takes 'texts', which no step before"),
        (STEPS[::-1], ["sentences"], "parting: takes 'texts', which no step before it gives"),
        (STEPS, ["words"], "nobody gives 'words', which is asked for"),
        (
            [*STEPS, Step("counting", "texts", "words", told)],
            ["sentences"],
            "counting: gives 'words', which nobody takes",
        ),
        ([*STEPS, Step("x", "texts", "words", told, given=("names",))], ["words"], "x: takes 'names', which no step"),
    ],
)
def test_a_pipeline_with_a_table_that_leads_nowhere_is_refused(steps: list[Step], ends: list[str], said: str) -> None:
    with pytest.raises(ValueError, match=said):
        built(steps, begins=["files"], ends=ends)


def test_problems_are_nobodys_business_and_everybodys() -> None:
    steps = [*STEPS, Step("capping", "sentences", "problems", told)]
    assert built(steps, begins=["files"], ends=["sentences"]) == steps


def test_the_pipelines_of_the_program_lead_somewhere() -> None:
    assert len(linking(least=0.5)) < len(understanding(least=0.5))
    assert settling((), ()) == []
