"""The pieces that a pipeline is made of: data that an engine carries out."""

from __future__ import annotations

from collections.abc import Callable, Collection, Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

PROBLEMS = "problems"
"""The table that every Problem goes to, whatever step gives it."""
MOST_TOGETHER = 200_000
"""Records that a step sees at a time: some hundred megabytes of links."""


@dataclass(frozen=True, slots=True)
class Step:
    """One piece of work, as data: an engine carries it out without knowing its name.

    Without `key` and `ends`, `run` sees one record of the table `takes`. With `key`, it sees all records
    that share a key, sorted by their `order`; with `ends`, each record is an edge between two nodes and
    `run` sees all records of one connected component, sorted. Where `takes` names several tables, the step joins
    them: their records come together by their key, those of each table sorted among the others. Records that `run`
    gives go to the table `gives` (in the place of the old ones where that is the table it takes), a Problem always to
    PROBLEMS. `given` names tables that are handed whole to every call as further arguments, each a
    sorted tuple; where there is `ready`, its result for these tables, worked out once for many calls, is the only
    further argument. `files` are files that `run` reads, which an engine takes along. A step with `here` is carried
    out in the process that was called: it looks at this machine.
    Where more than `most` records share a key or a component, they are not put together: `over` is called in the
    place of `run`, with the first of them and their number; without `over` that makes a Problem. With `weight`, 0..1,
    a component of so many edges is first cut at its weakest ones, as few as will do, and that is a Problem; those of
    weight 1 are never cut.

    The rest is for whoever carries a step out again, on other tables than last time. `needs` gives the names of what a
    record's result depends on beside those it is called with; `about` gives the names that a record must need, all of
    them, for a row of the given tables to matter to it. `parts` is all else that `run` depends on, by name; what has
    the name "" matters to every record.
    """

    name: str
    takes: str | tuple[str, ...]
    gives: str
    run: Callable[..., Iterable[Any]]
    key: Callable[[Any], Hashable] | None = None
    ends: Callable[[Any], tuple[Hashable, Hashable]] | None = None
    given: tuple[str, ...] = ()
    ready: Callable[..., Any] | None = None
    files: tuple[str, ...] = ()
    here: bool = False
    most: int = MOST_TOGETHER
    over: Callable[[Any, int], Iterable[Any]] | None = None
    weight: Callable[[Any], float] | None = None
    needs: Callable[[Any], frozenset[str]] | None = None
    about: Callable[[Any], frozenset[str]] | None = None
    parts: Mapping[str, str] | None = None

    @property
    def tables(self) -> tuple[str, ...]:
        """The tables that it takes, one or several."""
        return (self.takes,) if isinstance(self.takes, str) else self.takes


def count(
    name: str,
    takes: str,
    gives: str,
    made: Callable[[Any, int], Iterable[Any]],
    key: Callable[[Any], Hashable],
    *,
    above: int = 0,
) -> Step:
    """The step that counts the records of each key; `made` is called with the first of them and their number, for
    keys with more than so many."""
    return Step(name, takes, gives, nothing, key, most=above, over=made)


def nothing(*told: object) -> Iterator[Any]:
    """No record, whatever it is called with: where another step says what there is to say."""
    return iter(())


def all_together(record: Any) -> str:
    """One key for all records of a table."""
    return ""


def built(steps: Iterable[Step], *, begins: Collection[str], ends: Collection[str]) -> list[Step]:
    """The steps, as one pipeline from the tables that it begins with to those that are asked for in the end.

    Raises ValueError, naming step and table, where a step takes a table that nobody gives before it, where a table
    that is asked for is given by nobody, or where one is given that nobody takes.
    """
    steps = list(steps)
    known = {*begins, PROBLEMS}
    for step in steps:
        for table in (*step.tables, *step.given):
            if table not in known:
                raise ValueError(f"{step.name}: takes {table!r}, which no step before it gives")
        known.add(step.gives)
    missing = [table for table in ends if table not in known]
    if missing:
        raise ValueError(f"nobody gives {missing[0]!r}, which is asked for")
    used = {PROBLEMS, *ends}.union(*((*s.tables, *s.given) for s in steps))
    for step in steps:
        if step.gives not in used:
            raise ValueError(f"{step.name}: gives {step.gives!r}, which nobody takes")
    return steps
