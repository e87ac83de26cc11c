"""What every form of a comparison says: how rows are related, why they are linked, and what it comes to."""

from __future__ import annotations

from collections.abc import Sequence

from compare.model import Column, Comparison, Link, Reason, Row
from compare.reporters._rows import counted

SIGNS = {"=": "word for word", "≈": "in other words", "~": "in part"}
LEAST_WEIGHT = 0.005  # below it a reason reads +0.00
NOTHING_PARALLEL = "no statement of one article was found in another: nothing is parallel"


def sign(row: Row) -> str:
    """How the statements of a row are related, in one sign; none where the row stands alone."""
    if row.relation == "same":
        return "≈" if "differing" in row.kinds else "="
    return "~" if row.relation else ""


def labels(comparison: Comparison) -> dict[str, str]:
    """What each article is called, by its id."""
    return {c.article.id: c.label for c in comparison.columns}


def reasons(row: Row, columns: Sequence[Column]) -> list[str]:
    """Why each link of a row was made: its score, its sides where there are several links, and what carried it."""
    return [_because(link, columns, named=len(row.links) > 1) for link in row.links]


def _because(link: Link, columns: Sequence[Column], *, named: bool) -> str:
    sides = {s.excerpt.article: s.excerpt.paragraph for s in (link.left, link.right)}
    places = [f"{c.label} ¶{sides[c.article.id]}" for c in columns if c.article.id in sides]
    relation = "the same" if link.relation == "same" else "in part"
    said = " ".join([f"{link.score:.3f}", relation, *([" – ".join(places)] if named else [])])
    return " · ".join([said, *map(_reason, _telling(link))])


def _telling(link: Link) -> list[Reason]:
    """The reasons that tell this link from others, strongest first."""
    kept = [r for r in link.reasons if r.kind != "prior" and abs(r.weight) >= LEAST_WEIGHT]
    return sorted(kept, key=lambda r: -r.weight)


def _reason(reason: Reason) -> str:
    return f"{reason.kind}: {reason.text} ({'−' if reason.weight < 0 else '+'}{abs(reason.weight):.2f})"


def summary(comparison: Comparison) -> list[str]:
    """The remarks, then how many statements of each article are matched and how many are not."""
    return [*remarks(comparison), *(f"{c.label}: {matched(c)}" for c in comparison.columns)]


def remarks(comparison: Comparison) -> list[str]:
    """That nothing is parallel, and that rows are left out, where it is so."""
    parallel = any(column.matched for column in comparison.columns)
    left_out = f"{counted(comparison.hidden, 'row')} left out"
    return [NOTHING_PARALLEL] * (not parallel) + [left_out] * bool(comparison.hidden)


def matched(column: Column) -> str:
    """`10 of 22 statements matched, 12 only there`, and how many words stand in none."""
    alone = column.sentences - column.matched
    said = f"{column.matched} of {counted(column.sentences, 'statement')} matched, {alone} only there"
    return f"{said}; {counted(column.apart, 'word')} of dateline, byline or markup set apart" if column.apart else said
