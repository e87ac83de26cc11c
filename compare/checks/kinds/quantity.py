"""How many of a kind, told without a number: all the conditions in one story, most of them in the other."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product

from compare.checks.context import one_claim
from compare.checks.finding import by_wording, finding
from compare.checks.rule import Desk, Rule
from compare.model import Excerpt, Finding, Group, Statement
from compare.text import part

SUBJECT = Group
BETWEEN = frozenset("of the these those its their his her our such".split())
"""Words of grammar between how many and the noun."""
MOST_BETWEEN = 4
"""Words between how many and the noun, adjectives included."""


@dataclass(frozen=True, slots=True)
class Options:
    """Words of one quantity, a row each, set apart by commas; the share of words, 0..1, that statements share."""

    quantities: tuple[str, ...] = (
        "all, every, each",
        "most, nearly all, almost all",
        "half",
        "some, several, a number of",
        "few, hardly any",
        "no, none",
    )
    shared: float = 0.5


@dataclass(frozen=True, slots=True)
class Told:
    """How many of what: the row of the quantity, the key of the noun, and the place."""

    row: int
    noun: str
    place: Excerpt


def find(rule: Rule, subject: Group, desk: Desk) -> Iterator[Finding]:
    """One finding for each noun of which statements that say the same tell other quantities."""
    places: dict[str, list[Excerpt]] = defaultdict(list)
    for link in subject.links:
        if one_claim(link, desk, shared=rule.options.shared):
            for one, other in product(_told(link.left, rule.options), _told(link.right, rule.options)):
                if one.noun == other.noun and one.row != other.row:
                    places[one.noun] += [one.place, other.place]
    for noun, found in sorted(places.items()):
        shown = by_wording(found, desk)
        key = [noun, *(r.text for r in shown)]
        yield finding(rule, shown, desk, subject=shown[0].text.split()[-1], key=key, confidence=0.75)


def _told(statement: Statement, options: Options) -> Iterator[Told]:
    """Every quantity of a statement with the noun behind it; nothing of a noun that has two."""
    words = statement.tokens
    lower = [w.text.lower() for w in words]
    rows = {tuple(f.split()): n for n, row in enumerate(options.quantities) for f in row.split(",")}
    found: list[Told] = []
    at = 0
    while at < len(words):
        form = max((f for f in rows if tuple(lower[at : at + len(f)]) == f), key=len, default=())
        noun = _noun(statement, at + len(form)) if form else None
        if noun is not None:
            place = part(statement.excerpt, words[at].start, words[noun].end)
            found.append(Told(rows[form], words[noun].key, place))
        at += max(1, len(form))
    nouns = [t.noun for t in found]
    yield from (t for t in found if nouns.count(t.noun) == 1)


def _noun(statement: Statement, start: int) -> int | None:
    """The noun whose number is told, behind determiners and adjectives with no mark between."""
    words, base = statement.tokens, statement.excerpt.start
    for n in range(start, min(len(words), start + MOST_BETWEEN + 1)):
        if statement.excerpt.text[words[n - 1].end - base : words[n].start - base].strip():
            return None
        if words[n].part == "noun":
            following = n + 1 < len(words) and words[n + 1].part == "noun"
            return n + 1 if following and not _is_parted(statement, n) else n
        if words[n].key not in BETWEEN and words[n].part != "adjective":
            return None
    return None


def _is_parted(statement: Statement, at: int) -> bool:
    words, base = statement.tokens, statement.excerpt.start
    return bool(statement.excerpt.text[words[at].end - base : words[at + 1].start - base].strip())
