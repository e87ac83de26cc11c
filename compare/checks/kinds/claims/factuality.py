"""What is demanded in one story and a fact in the other: it must be built, it is being built."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product

from compare.checks.corpus_view import CorpusView
from compare.checks.findings import by_wording, finding
from compare.checks.kinds._claims import one_claim
from compare.checks.kinds.claims._expressions import DENYING, between, faults_of, found_in, is_denied, is_parted
from compare.model import Excerpt, Finding, Group, Statement, Token
from compare.packs.rule import Rule

SUBJECT = Group
SCOPE = 6
"""Words behind a demand within which its verb stands: it is necessary to promote the building of …"""
TIMES = frozenset({"is", "are", "was", "were", "has", "have", "had"})
UNDER_WAY = frozenset({"being", "been"})
EMPTY = frozenset("be been being do done get make made take taken give given go have say said see seen".split())
"""Verbs that say too little of what is done."""
ACTIONS = ("tion", "ment", "ing", "al", "ance", "sis")
"""Endings of nouns that name what is done."""


@dataclass(frozen=True, slots=True)
class Options:
    """Expressions of a demand, set apart by commas; the share of words, 0..1, that statements share."""

    demands: tuple[str, ...] = (
        "must, should, ought to, has to, have to, needs to, need to, shall",
        "is necessary to, are necessary to, is essential to, is imperative to, is vital to, is important to",
        "is required to, are required to, the need to, the necessity to, it is time to",
    )
    shared: float = 0.5


@dataclass(frozen=True, slots=True)
class Done:
    """A place that says that something is to be done, or is done; `key` is that of the verb."""

    key: str
    place: Excerpt


def find(rule: Rule, subject: Group, view: CorpusView) -> Iterator[Finding]:
    """One finding for each verb that is demanded in one statement and a fact in the other."""
    places: dict[str, list[Excerpt]] = defaultdict(list)
    for link in subject.links:
        if one_claim(link, view, shared=rule.options.shared):
            for one, other in ((link.left, link.right), (link.right, link.left)):
                for due, done in product(_demanded(one, rule.options), _stated(other)):
                    if due.key == done.key and due.key not in {d.key for d in _demanded(other, rule.options)}:
                        places[due.key] += [due.place, done.place]
    for verb, found in sorted(places.items()):
        shown = by_wording(found, view)
        key = [verb, *(r.text for r in shown)]
        yield finding(rule, shown, view, subject=shown[0].text.split()[-1], key=key, confidence=0.75)


def faults(options: Options) -> Iterator[str]:
    """What is wrong with the rows of a rule, one fault each."""
    return faults_of("demands", options.demands)


def _demanded(statement: Statement, options: Options) -> Iterator[Done]:
    """What the statement says is to be done: verbs, and nouns that name what is done; not what should have been."""
    words = statement.tokens
    for first, end, _ in found_in(statement, options.demands):
        if is_denied(statement, first, end + 1) or (end < len(words) and words[end].text.lower() == "have"):
            continue
        for at in range(end, min(len(words), end + SCOPE)):
            if is_parted(statement, at - 1) or words[at].text.lower() in DENYING:
                break
            if _names_action(words[at]):
                yield Done(words[at].key, between(statement, words[first : at + 1]))


def _stated(statement: Statement) -> Iterator[Done]:
    """What the statement says is under way, or has been done: is building, are being built, has already been built."""
    words = statement.tokens
    for n, word in enumerate(words):
        if word.part != "verb" or word.key in EMPTY or word.rarity == 0 or is_denied(statement, n, n):
            continue
        before = [w for w in words[max(0, n - 4) : n] if w.part != "adverb" or w.rarity == 0]
        auxiliary = _auxiliary([w.text.lower() for w in before], word)
        if auxiliary:
            yield Done(word.key, between(statement, [before[-auxiliary], word]))


def _auxiliary(before: list[str], verb: Token) -> int:
    """How many words before the verb say with it that it is under way or done; 0 where they do not."""
    if before[-1:] and before[-1] in UNDER_WAY and before[-2:-1] and before[-2] in TIMES:
        return 2
    return int(bool(before) and before[-1] in TIMES - {"has", "have", "had"} and verb.text.endswith("ing"))


def _names_action(word: Token) -> bool:
    if word.rarity == 0 or word.key in EMPTY:
        return False
    return word.part == "verb" or (word.part == "noun" and word.text.lower().endswith(ACTIONS))
