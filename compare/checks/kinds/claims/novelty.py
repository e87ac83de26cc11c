"""What is reaffirmed in one story, and raised or new in the other."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import product

from compare.checks.corpus_view import CorpusView
from compare.checks.findings import by_wording, finding
from compare.checks.kinds.claims._expressions import between, faults_of, found_in, is_denied
from compare.facts.compared import content, other_days, overlap
from compare.model import Excerpt, Figure, Finding, Group, Statement
from compare.packs.rule import Rule

SUBJECT = Group
AUXILIARIES = frozenset("is are was were has have had been being be to".split())


@dataclass(frozen=True, slots=True)
class Options:
    """Words for what stood before and for what is raised or new, set apart by commas; the share of words in common."""

    before: tuple[str, ...] = (
        "reaffirm, reaffirms, reaffirmed, reaffirming, reaffirmation",
        "reiterate, reiterates, reiterated, reiterating, reiteration, restated, reasserted",
    )
    new: tuple[str, ...] = (
        "elevated to, elevates, elevating, elevation, raised to, upgraded to, upgrade, upgrading, promoted to",
        "for the first time",
    )
    shared: float = 0.4


def find(rule: Rule, subject: Group, view: CorpusView) -> Iterator[Finding]:
    """A finding where a statement of the group says that a thing stood before, and another that it is new."""
    options: Options = rule.options
    statements = {s.id: s for link in subject.links for s in (link.left, link.right)}
    said = [(s, _places(s, options.before), _places(s, options.new)) for _, s in sorted(statements.items())]
    old, new = [(s, a) for s, a, b in said if a and not b], [(s, b) for s, a, b in said if b and not a]
    pairs = [(x, y) for x, y in product(old, new) if _comparable(x[0], y[0], options, view)]
    if pairs:
        shown = by_wording([place for pair in pairs for _, places in pair for place in places], view)
        nouns = {_common_words(kept, places[0], raised) for (kept, places), (raised, _) in pairs}
        noun = max(nouns, key=lambda words: (len(words), words))
        yield finding(rule, shown, view, subject=noun, key=[r.text for r in shown], confidence=0.7)


def faults(options: Options) -> Iterator[str]:
    """What is wrong with the rows of a rule, one fault each."""
    yield from faults_of("before", options.before)
    yield from faults_of("new", options.new)


def _comparable(old: Statement, new: Statement, options: Options, view: CorpusView) -> bool:
    """Whether two articles say it of one thing, on one occasion or of one numbered event."""
    if old.excerpt.article == new.excerpt.article or view.apart(old.excerpt, new.excerpt):
        return False
    if view.corrects(old.excerpt, new.excerpt) or overlap(old, new) < options.shared or other_days(old, new):
        return False
    return view.one_occasion(old.excerpt, new.excerpt) or bool(_events(old) & _events(new))


def _events(statement: Statement) -> set[Decimal]:
    """The numbers of events that the statement names: the 14th congress."""
    return {f.value for f in statement.facts if isinstance(f, Figure) and f.ordinal}


def _places(statement: Statement, rows: tuple[str, ...]) -> list[Excerpt]:
    """Where the statement has an expression of these rows and does not deny it, with the auxiliaries before it."""
    words, found = statement.tokens, []
    for first, end, _ in found_in(statement, rows):
        if not is_denied(statement, first, end):
            while first and words[first - 1].text.lower() in AUXILIARIES:
                first -= 1
            found.append(between(statement, words[first:end]))
    return found


def _common_words(one: Statement, place: Excerpt, other: Statement) -> str:
    """The first words behind the place that name a thing and stand in the other statement, too, as printed."""
    shared = content(one) & content(other)
    run: list[str] = []
    for token in (t for t in one.tokens if t.start >= place.end):
        if token.key in shared and token.part in ("noun", "adjective"):
            run.append(token.text)
        elif run:
            break
    return " ".join(run) or place.text
