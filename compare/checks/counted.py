"""What two figures count, where it goes by two nouns; and sums of money in two currencies."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from compare.currencies import is_one
from compare.model import Figure, Link, Statement
from compare.text import key


def is_money(figure: Figure) -> bool:
    """Whether it is a sum in a currency that is named."""
    return figure.money is not None


def other_money(link: Link, left: Figure, right: Figure) -> bool:
    """Whether the two are one number in two currencies, each the first sum of a statement that knows no other one."""
    sides = (link.left, left), (link.right, right)
    ends = {(figure.value, figure.upper) for _, figure in sides}
    return len(ends) == 1 and not is_one(left.unit, right.unit) and all(_is_first_sum(s, f) for s, f in sides)


def _is_first_sum(statement: Statement, figure: Figure) -> bool:
    sums = [fact for fact in statement.facts if isinstance(fact, Figure) and is_money(fact)]
    return len({f.unit for f in sums}) == 1 and min(sums, key=lambda f: f.excerpt.start) == figure


def one_sort(link: Link, left: Figure, right: Figure, rows: Sequence[str]) -> bool:
    """Whether a row has the nouns behind both figures, and neither statement has the other's.

    A link between the nouns does not do: pupils stand where teachers do, with another number.
    """
    if not any({left.unit, right.unit} <= _keys(row) for row in rows):
        return False
    here, there = ({t.key for t in statement.tokens} for statement in (link.left, link.right))
    return left.unit not in there and right.unit not in here


@lru_cache(maxsize=256)
def _keys(row: str) -> frozenset[str]:
    """Keys of the nouns of a row."""
    return frozenset(key(noun.strip()) for noun in row.split(","))
