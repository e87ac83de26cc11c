"""What every form of a comparison says: how rows are related, why they are linked, and what it comes to."""

from __future__ import annotations

from collections.abc import Sequence

from compare.model import Link, Statement
from compare.reporters import _reasons
from compare.reporters._rows import counted
from compare.views import Cell, Column, Comparison, Row

SIGNS = {"=": "word for word", "≈": "in other words", "~": "in part"}
QUOTED = 3  # words at either end of a part that say which it is
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
    """Why each link of a row was made: its score, its sides where there are several links, and what carried it.

    The weights add up to the log-odds of the score, which are given; the prior is what holds of any two statements.
    """
    return [_because(link, row, columns) for link in row.links]


def _because(link: Link, row: Row, columns: Sequence[Column]) -> str:
    said = [_reasons.relation(link), *([_sides(link, row, columns)] if len(row.links) > 1 else [])]
    return " · ".join([" ".join(said), *_reasons.reasons(link)])


def _sides(link: Link, row: Row, columns: Sequence[Column]) -> str:
    """`VNS 003 ¶7 – WVR 001 ¶4 “On behalf … of Foreign Affairs”`, in the order of the columns."""
    own = {s.excerpt.article: s for s in (link.left, link.right)}
    shown = zip(columns, row.cells, strict=True)
    return " – ".join(_side(own[c.article.id], c, cell) for c, cell in shown if c.article.id in own)


def _side(statement: Statement, column: Column, cell: Cell) -> str:
    """The label and paragraph; the words too where these name more than one statement, or more than is meant."""
    place = f"{column.label} ¶{statement.excerpt.paragraph}"
    alike = [s for s in cell.statements if s.excerpt.paragraph == statement.excerpt.paragraph]
    if statement.id == statement.sentence and len(alike) < 2:
        return place
    words = statement.excerpt.text.split()
    short = words if len(words) <= 2 * QUOTED else [*words[:QUOTED], "…", *words[-QUOTED:]]
    return f"{place} “{' '.join(short)}”"


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
