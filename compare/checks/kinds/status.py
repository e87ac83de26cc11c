"""What is reaffirmed in one story, and raised or new in the other."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import product

from compare.checks.context import content, other_days, overlap
from compare.checks.finding import by_wording, finding
from compare.checks.rule import Desk, Rule
from compare.model import Excerpt, Figure, Finding, Group, Statement
from compare.text import part

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
        "for the first time, newly, introduced",
    )
    shared: float = 0.4


def find(rule: Rule, subject: Group, desk: Desk) -> Iterator[Finding]:
    """A finding where a statement of the group says that a thing stood before, and another that it is new."""
    options: Options = rule.options
    statements = {s.id: s for link in subject.links for s in (link.left, link.right)}
    said = [(s, _places(s, options.before), _places(s, options.new)) for _, s in sorted(statements.items())]
    old, new = [(s, a) for s, a, b in said if a and not b], [(s, b) for s, a, b in said if b and not a]
    pairs = [(x, y) for x, y in product(old, new) if _comparable(x[0], y[0], options, desk)]
    if pairs:
        shown = by_wording([place for pair in pairs for _, places in pair for place in places], desk)
        (kept, places), (raised, _) = pairs[0]
        noun = _common_words(kept, places[0], raised)
        yield finding(rule, shown, desk, subject=noun, key=[noun, *(r.text for r in shown)], confidence=0.7)


def _comparable(old: Statement, new: Statement, options: Options, desk: Desk) -> bool:
    """Whether two articles say it of one thing, on one occasion or of one numbered event."""
    if old.excerpt.article == new.excerpt.article or desk.apart(old.excerpt, new.excerpt):
        return False
    if desk.corrects(old.excerpt, new.excerpt) or overlap(old, new) < options.shared or other_days(old, new):
        return False
    return desk.one_occasion(old.excerpt, new.excerpt) or bool(_events(old) & _events(new))


def _events(statement: Statement) -> set[Decimal]:
    """The numbers of events that the statement names: the 14th congress."""
    return {f.value for f in statement.facts if isinstance(f, Figure) and f.ordinal}


def _places(statement: Statement, rows: tuple[str, ...]) -> list[Excerpt]:
    """Where the statement has an expression of these rows, with the auxiliaries before it."""
    words = [t.text.lower() for t in statement.tokens]
    forms = {tuple(form.split()) for row in rows for form in row.split(",")}
    found = []
    for n in range(len(words)):
        longest = max((len(f) for f in forms if tuple(words[n : n + len(f)]) == f), default=0)
        if longest:
            first = n
            while first and words[first - 1] in AUXILIARIES:
                first -= 1
            place = part(statement.excerpt, statement.tokens[first].start, statement.tokens[n + longest - 1].end)
            found.append(place)
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
