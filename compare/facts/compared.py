"""Who, where and when of a sentence: what tells the subject of one from that of another."""

from __future__ import annotations

from bisect import bisect_left
from itertools import pairwise

from rapidfuzz.fuzz import ratio

from compare.english.words import fold
from compare.model import ArticleProfile, Date, Excerpt, Statement

LOCAL = frozenset({"in", "at", "near", "through", "outside"})
ALIKE = 85.0
"""Likeness, 0..100, from which two names are one place in two spellings: Sevastopol, Sebastopol."""
RARE, SPELT = 0.9, 80.0
"""Rarity, 0..1, from which a word is a name that is no common one, and the likeness from which two such may be one."""
DAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday".split())


def names(statement: Statement) -> set[str]:
    """Keys of the capitalised words, without those that name a day."""
    return {t.key for t in statement.tokens if t.text[0].isupper() and t.rarity > 0 and fold(t.text) not in DAYS}


def places(statement: Statement) -> set[str]:
    """Keys of the names that stand behind in, at or near."""
    plain = [t for t in statement.tokens if t.key not in ("the", "a", "an")]
    return {t.key for before, t in pairwise(plain) if t.text[0].isupper() and before.key in LOCAL} & names(statement)


def content(statement: Statement) -> set[str]:
    """Keys of the words that are neither grammar nor digits."""
    return {t.key for t in statement.tokens if t.rarity > 0 and not t.text[0].isdecimal()}


def keys_in(statement: Statement, place: Excerpt) -> tuple[str, ...]:
    """Keys of the content words at a place of the statement, in their order."""
    tokens = statement.tokens
    first, stop = (bisect_left(tokens, at, key=lambda t: t.start) for at in (place.start, place.end))
    return tuple(t.key for t in tokens[first:stop] if t.rarity > 0 and t.end <= place.end)


def dates(statement: Statement) -> list[Date]:
    """The dates that a statement states."""
    return [fact for fact in statement.facts if isinstance(fact, Date)]


def one_day(left: Date, right: Date) -> bool:
    """Whether the two may be the same day, as far as they are stated."""
    sides = [(d.year, d.month, d.day, d.weekday) for d in (left, right)]
    return all(a is None or b is None or a == b for a, b in zip(*sides, strict=True))


def other_days(left: Statement, right: Statement) -> bool:
    """Whether both state dates, and no two of them can be the same."""
    sides = dates(left), dates(right)
    return all(sides) and not any(one_day(a, b) for a in sides[0] for b in sides[1])


def begin_apart(left: ArticleProfile, right: ArticleProfile) -> bool:
    """Whether both articles begin with days of the week, and with other ones."""
    return bool(left.days and right.days) and set(left.days).isdisjoint(right.days)


def overlap(left: Statement, right: Statement) -> float:
    """Share, 0..1, of the content words of the statement that has fewer which stand in the other, too."""
    one, other = content(left), content(right)
    return len(one & other) / max(1, min(len(one), len(other)))


def share_names(left: Statement, right: Statement) -> bool:
    """Whether a name stands in both, or a rare one in two spellings that may be one: Evmenov, Yevmenov."""
    if names(left) & names(right):
        return True
    return any(ratio(a, b) >= SPELT for a in _rare(left) for b in _rare(right))


def _rare(statement: Statement) -> list[str]:
    return sorted({fold(t.text) for t in statement.tokens if t.text[0].isupper() and t.rarity >= RARE})
