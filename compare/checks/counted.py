"""What two figures count, where it goes by two nouns; and sums of money in two currencies."""

from __future__ import annotations

from compare.model import Excerpt, Figure, Link, Statement, Token, WordLink

CURRENCIES = frozenset({"$", "£", "€", "¥", "A$", "C$"})
SURE = 0.85
"""Score of a link between words, 0..1, from which the one noun stands for the other: houses, homes."""


def is_money(figure: Figure) -> bool:
    """Whether it is a sum in a currency that is named."""
    return figure.unit in CURRENCIES


def other_money(link: Link, left: Figure, right: Figure) -> bool:
    """Whether the two are one number in two currencies, and each is the only sum of its statement."""
    sides = (link.left, left), (link.right, right)
    alone = all(sum(isinstance(f, Figure) and is_money(f) for f in statement.facts) == 1 for statement, _ in sides)
    ends = {(figure.value, figure.upper) for _, figure in sides}
    return alone and len(ends) == 1 and left.unit != right.unit and is_money(left) and is_money(right)


def one_sort(link: Link, left: Figure, right: Figure) -> bool:
    """Whether the nouns behind two linked figures stand for each other, and neither statement has both."""
    one, other = _noun(link.left, left), _noun(link.right, right)
    if one is None or other is None or one.key == other.key:
        return False
    if one.key in {t.key for t in link.right.tokens} or other.key in {t.key for t in link.left.tokens}:
        return False
    words = [word for word in link.words if word.score >= SURE]
    numbers = any(_joins(word, left.excerpt, right.excerpt) for word in words)
    return numbers and any(_joins(word, one, other) for word in words)


def _noun(statement: Statement, figure: Figure) -> Token | None:
    """The word of the statement that the figure counts."""
    after = (t for t in statement.tokens if t.start >= figure.excerpt.end)
    return next((t for t in after if t.key == figure.unit), None)


def _joins(word: WordLink, left: Excerpt | Token, right: Excerpt | Token) -> bool:
    """Whether the link runs from inside the one to inside the other."""
    here = word.left_start < left.end and left.start < word.left_end
    return here and word.right_start < right.end and right.start < word.right_end
