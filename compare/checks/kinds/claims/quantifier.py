"""How many of a kind, told without a number: all the conditions in one story, most of them in the other."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product

from compare.checks.corpus_view import CorpusView
from compare.checks.findings import by_wording, finding
from compare.checks.kinds._claims import one_claim
from compare.checks.kinds.claims._expressions import between, faults_of, found_in, head, is_denied, is_parted
from compare.model import Excerpt, Finding, Group, Statement
from compare.packs.rule import Rule

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


def find(rule: Rule, subject: Group, view: CorpusView) -> Iterator[Finding]:
    """One finding for each noun of which statements that say the same tell other quantities."""
    places: dict[str, list[Excerpt]] = defaultdict(list)
    for link in subject.links:
        if one_claim(link, view, shared=rule.options.shared):
            for one, other in product(_told(link.left, rule.options), _told(link.right, rule.options)):
                if one.noun == other.noun and one.row != other.row:
                    places[one.noun] += [one.place, other.place]
    for noun, found in sorted(places.items()):
        shown = by_wording(found, view)
        key = [noun, *(r.text for r in shown)]
        yield finding(rule, shown, view, subject=shown[0].text.split()[-1], key=key, confidence=0.75)


def faults(options: Options) -> Iterator[str]:
    """What is wrong with the rows of a rule, one fault each."""
    return faults_of("quantities", options.quantities)


def _told(statement: Statement, options: Options) -> Iterator[Told]:
    """Every quantity of a statement with the noun behind it; nothing of a noun that has two, nor what is denied."""
    words = statement.tokens
    found: list[Told] = []
    for first, end, row in found_in(statement, options.quantities):
        noun = _noun(statement, end)
        if noun is not None and not is_denied(statement, first, first):
            found.append(Told(row, words[noun].key, between(statement, words[first : noun + 1])))
    nouns = [t.noun for t in found]
    yield from (t for t in found if nouns.count(t.noun) == 1)


def _noun(statement: Statement, start: int) -> int | None:
    """The noun whose number is told, behind determiners and adjectives with no mark between."""
    words = statement.tokens
    for n in range(start, min(len(words), start + MOST_BETWEEN + 1)):
        if is_parted(statement, n - 1):
            return None
        if words[n].part == "noun":
            return head(statement, n)
        if words[n].key not in BETWEEN and words[n].part != "adjective":
            return None
    return None
