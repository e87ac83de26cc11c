"""A check written in Python, found by the name under which an installed package registers it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib.metadata import entry_points

from compare.checks.corpus_view import CorpusView
from compare.checks.findings import finding, reading
from compare.model import Analysis, Finding
from compare.packs.rule import Rule
from compare.places import excerpt

SUBJECT = Analysis
IS_FOREIGN = True
REGISTRY = "compare.functions"
"""The group of entry points that functions register under."""
Function = Callable[[Analysis], Iterable[tuple[int, int, str | None]]]


@dataclass(frozen=True, slots=True)
class Options:
    """The name of a function from an Analysis to (start, end, what to write instead or None)."""

    function: str


def faults(options: Options) -> Iterator[str]:
    """That no such function is installed, with those that are."""
    known = sorted(e.name for e in entry_points(group=REGISTRY))
    if options.function not in known:
        there = ", ".join(known) or f'none; a package registers one under [project.entry-points."{REGISTRY}"]'
        yield f"no function called {options.function!r}; there are: {there}"


def find(rule: Rule, subject: Analysis, view: CorpusView) -> Iterator[Finding]:
    """One finding for each place that the function names. Raises ValueError for a place outside the article."""
    for start, end, suggestion in _function(rule.options.function)(subject):
        if not 0 <= start < end <= len(subject.article.text):
            name = rule.options.function
            raise ValueError(f"{rule.place}: {name} gave {start} to {end}, which is no place of {subject.article.path}")
        place = excerpt(subject.article, start, end)
        text = " ".join(place.text.split())
        key = [subject.article.id, text]
        yield finding(rule, [reading(text, [place], view)], view, subject=text, key=key, suggestion=suggestion)


@cache
def _function(name: str) -> Function:
    (entry, *_) = entry_points(group=REGISTRY, name=name)
    function: Function = entry.load()
    return function
