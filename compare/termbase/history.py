"""How a concept was rendered: by month, by outlet."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from compare.model import Analysis, Outlet, Problem, TermEntry
from compare.termbase.settled import places

UNDATED = "undated"


@dataclass(frozen=True, slots=True)
class Month:
    """The forms that each outlet printed in a month, with their counts, most frequent first."""

    name: str
    printed: tuple[tuple[tuple[str, int], ...], ...]


@dataclass(frozen=True, slots=True)
class History:
    """One concept over time: a row a month, a cell an outlet. `articles` counts those that print a form."""

    entry: TermEntry
    outlets: tuple[Outlet, ...]
    months: tuple[Month, ...]
    articles: int
    problems: tuple[Problem, ...]


def history(
    entry: TermEntry,
    entries: tuple[TermEntry, ...],
    analyses: Iterable[Analysis],
    outlets: Iterable[Outlet],
    problems: tuple[Problem, ...],
) -> History:
    """The renderings of an entry in these articles, oldest first; articles without a date stand last.

    `entries` are all of the termbase: a form within a longer one of another concept is no rendering.
    """
    seen: dict[tuple[str, str], Counter[str]] = {}
    articles = set()
    for analysis in analyses:
        day = analysis.article.published
        for match, place in places(analysis, entries):
            if match.entry.id == entry.id:
                cell = day.strftime("%Y-%m") if day else UNDATED, analysis.article.outlet
                seen.setdefault(cell, Counter())[match.term.text] += 1
                articles.add(place.article)
    columns = tuple(o for o in outlets if any(name == o.name for _, name in seen))
    months = sorted({month for month, _ in seen})
    rows = tuple(Month(m, tuple(_ranked(seen.get((m, o.name), Counter())) for o in columns)) for m in months)
    return History(entry, columns, rows, len(articles), problems)


def _ranked(forms: Counter[str]) -> tuple[tuple[str, int], ...]:
    return tuple(sorted(forms.items(), key=lambda item: (-item[1], item[0])))
