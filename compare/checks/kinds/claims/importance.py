"""How much weight a thing is given: the main cause in one story, a cause in the other."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product

from compare.checks.corpus_view import CorpusView
from compare.checks.findings import by_wording, finding
from compare.checks.kinds._claims import one_claim
from compare.checks.kinds.claims._expressions import between, expressions, faults_of, head, is_denied
from compare.model import Excerpt, Finding, Group, Statement
from compare.packs.rule import Rule

SUBJECT = Group
SAYING_WHAT = frozenset("as is are was were be been being become becomes became remain remains remained".split())
"""Words behind which stands what a thing is held to be."""
ARTICLES = frozenset({"a", "an", "the", "one"})
NO_WEIGHT = 0
BETWEEN = 3
"""Words that may stand between the article and the noun."""


@dataclass(frozen=True, slots=True)
class Options:
    """Words of one weight, a row each, set apart by commas, the heaviest first; the share of words in common, 0..1."""

    weights: tuple[str, ...] = (
        "only, sole",
        "main, chief, principal, primary, foremost, decisive, biggest, greatest, largest",
        "key, important, major, crucial, vital, essential, significant, central, critical",
        "minor, secondary, small, marginal",
    )
    shared: float = 0.4


@dataclass(frozen=True, slots=True)
class Held:
    """What a thing is held to be: the key of the noun, its weight by row, and the place."""

    noun: str
    weight: int
    place: Excerpt


def find(rule: Rule, subject: Group, view: CorpusView) -> Iterator[Finding]:
    """One finding for each noun that is given other weight in statements that say the same."""
    places: dict[str, list[Excerpt]] = defaultdict(list)
    for link in subject.links:
        if one_claim(link, view, shared=rule.options.shared):
            for one, other in product(_held(link.left, rule.options), _held(link.right, rule.options)):
                if one.noun == other.noun and one.weight != other.weight:
                    places[one.noun] += [one.place, other.place]
    for noun, found in sorted(places.items()):
        shown = by_wording(found, view)
        key = [noun, *(r.text for r in shown)]
        yield finding(rule, shown, view, subject=shown[0].text.split()[-1], key=key, confidence=0.7)


def faults(options: Options) -> Iterator[str]:
    """What is wrong with the rows of a rule, one fault each."""
    return faults_of("weights", options.weights)


def _held(statement: Statement, options: Options) -> Iterator[Held]:
    """What things are held to be in a statement: as a key measure, is the main cause."""
    words, weights = statement.tokens, expressions(options.weights)
    lower = [w.text.lower() for w in words]
    for n in range(len(words) - 2):
        if lower[n] not in SAYING_WHAT or lower[n + 1] not in ARTICLES or is_denied(statement, n, n):
            continue
        for at in range(n + 2, min(len(words), n + 3 + BETWEEN)):
            if words[at].part == "noun" and (lower[at],) not in weights:
                between_them = [w for w in lower[n + 2 : at] if w not in ("most", "and")]
                if all((w,) in weights for w in between_them):
                    weight = min((weights[w,] + 1 for w in between_them), default=NO_WEIGHT)
                    noun = head(statement, at)
                    yield Held(words[noun].key, weight, between(statement, words[n : noun + 1]))
                break
