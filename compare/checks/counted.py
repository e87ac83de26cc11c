"""What two figures count, where it goes by two nouns; and sums of money in two currencies."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from compare.model import Figure, Link
from compare.text import key

CURRENCIES = frozenset({"$", "£", "€", "¥", "A$", "C$"})


def is_money(figure: Figure) -> bool:
    """Whether it is a sum in a currency that is named."""
    return figure.unit in CURRENCIES


def other_money(link: Link, left: Figure, right: Figure) -> bool:
    """Whether the two are one number in two currencies, and each is the only sum of its statement."""
    sides = (link.left, left), (link.right, right)
    alone = all(sum(isinstance(f, Figure) and is_money(f) for f in statement.facts) == 1 for statement, _ in sides)
    ends = {(figure.value, figure.upper) for _, figure in sides}
    return alone and len(ends) == 1 and left.unit != right.unit and is_money(left) and is_money(right)


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
