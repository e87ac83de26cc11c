"""Why two statements are linked, in words and figures; what each reason weighs adds up to the log-odds of the score."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from compare.alignment.calibration import EVEN, evidence
from compare.alignment.candidates import Candidate
from compare.alignment.content_words import figure_parts, parts
from compare.alignment.neighbours import SUPPORT
from compare.model import Date, Figure, Person, Quotation, Reason, ReasonKind, Statement

NOTHING = 0.1
"""Matched rarity that stands for nothing yet."""
KINDS: tuple[tuple[type, ReasonKind], ...] = (
    (Person, "name"), (Figure, "figure"), (Date, "date"), (Quotation, "quotation")
)  # fmt: skip


def reasons(
    one: Candidate, left: Statement, left_standing: float, neighbours: float, verbatim: float, kinship: float
) -> Iterator[Reason]:
    """What carried the candidate and what spoke against it, `left` being its statement in the first article.

    `left_standing` is what rivals leave of its weight, `verbatim` what the weight is multiplied by for the same words,
    `kinship` what it is multiplied by because the articles tell one event.
    """
    yield Reason("prior", "before any evidence", _round(evidence(NOTHING / EVEN)))
    matched = evidence(one.clause_span.matched / NOTHING)
    for kind, (rarity, words) in sorted(_shared(one, left).items()):
        yield Reason(kind, " ".join(words), _round(matched * rarity / (1000 * one.clause_span.matched)))
    yield Reason("likeness", f"{one.clause_span.dice:.0%} of what both say", _round(evidence(one.clause_span.dice)))
    if verbatim > 1:
        yield Reason("verbatim", "the same words", _round(evidence(verbatim)))
    if one.discount < 1:
        yield Reason("formula", f"{1 - one.distinct:.0%} of it is repeated elsewhere", _round(evidence(one.discount)))
    if left_standing < 1:
        yield Reason("rival", "another statement answers better", _round(evidence(left_standing)))
    if neighbours > 0:
        yield Reason("neighbour", "statements beside them are linked", _round(evidence(1 + SUPPORT * neighbours)))
    if kinship > 1:
        yield Reason("one event", "names in common and other statements surely linked", _round(evidence(kinship)))


def _round(weight: float) -> float:
    return round(weight, 4)


def _shared(one: Candidate, left: Statement) -> dict[ReasonKind, tuple[int, list[str]]]:
    """What is shared, by kind: rarity in thousandths, and the words as the first article prints them."""
    run, other = one.clause_span.left.content, one.clause_span.right.content
    counted: set[str] = set()
    found: dict[ReasonKind, tuple[int, list[str]]] = defaultdict(lambda: (0, []))

    def count(keys: set[str], kind: ReasonKind, printed: str) -> None:
        rarity = sum(min(run[k], other[k]) for k in keys)
        before, words = found[kind]
        found[kind] = before + rarity, [*words, printed]
        counted.update(keys)

    for fact in left.facts:
        if isinstance(fact, Figure):
            keys = _values(fact) & (one.clause_span.shared - counted)
            if keys:
                count(keys, "figure", fact.excerpt.text)
    for token in left.tokens:
        keys = {k for k, _ in parts(token.text)} & one.clause_span.shared - counted
        if keys:
            count(keys, _kind(left, token.start), token.text)
    rest = one.clause_span.shared - counted
    if rest:  # the unit of a figure, a word respelt
        count(set(rest), "words", "…")
    return dict(found)


def _values(figure: Figure) -> set[str]:
    return {key for key, _ in figure_parts(figure)}


def _kind(statement: Statement, place: int) -> ReasonKind:
    for fact_class, kind in KINDS:
        if any(isinstance(f, fact_class) and f.excerpt.start <= place < f.excerpt.end for f in statement.facts):
            return kind
    return "words"
