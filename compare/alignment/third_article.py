"""What a third article says for a link: it has a statement that answers to both."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import combinations
from typing import Any

from compare.alignment.calibration import evidence, raised
from compare.model import Link, Reason, Statement

TESTIMONY = 1.0
"""What a sure third article adds to a link's weight, as a share of it."""
LEAST_KNOWN = 0.5
"""Score that the best link of two articles needs for any of theirs to be heard: an article that says nothing of what
another does has no say in it, though they may share a name here and there."""
LEAST_HEARD = 0.05
"""Score of a link from which it is heard about others."""
MOST_HEARD = 12
"""Links of one statement that are heard, the best ones: a formula has hundreds."""


@dataclass(frozen=True, slots=True)
class PivotLink:
    """A statement that may be a witness, and one of another article that it may answer to, with the score of that."""

    witness: Statement
    other: Statement
    score: float

    @property
    def order(self) -> tuple[Any, ...]:
        return (self.witness.order, self.other.order, -self.score)


@dataclass(frozen=True, slots=True)
class PivotEvidence:
    """Statements `left` and `right` of two articles both answer to one of a third; `score` is the weaker answer's."""

    left: Statement
    right: Statement
    witness: str
    score: float

    @property
    def order(self) -> tuple[Any, ...]:
        return (("", 0, 0), (self.left.order, self.right.order, self.witness))  # before all links


def pivot_links(links: Sequence[Link]) -> Iterator[PivotLink]:
    """The links of two articles as each of their statements tells them; headlines against text are not heard."""
    if max(x.score for x in links) < LEAST_KNOWN:
        return
    for link in links:
        if link.score >= LEAST_HEARD and not _is_across(link):
            yield PivotLink(link.left, link.right, link.score)
            yield PivotLink(link.right, link.left, link.score)


def told_by(voice: PivotLink) -> str:
    """The sentence that the witness is of."""
    return voice.witness.sentence


def pivot_evidence(heard: Sequence[PivotLink]) -> Iterator[PivotEvidence]:
    """What the statements of one sentence say of all pairs of others that the same words of theirs answer to."""
    best = sorted(heard, key=lambda v: (-v.score, v.order))[:MOST_HEARD]
    for a, b in combinations(sorted(best, key=lambda v: v.other.order), 2):
        if a.other.excerpt.article != b.other.excerpt.article and _overlap(a.witness, b.witness):
            yield PivotEvidence(a.other, b.other, told_by(a), min(a.score, b.score))


def subject(record: Link | PivotEvidence) -> tuple[str, str]:
    """The two sentences that a record is about."""
    return record.left.sentence, record.right.sentence


def weigh(records: Sequence[Link | PivotEvidence]) -> Iterator[Link]:
    """The links between two sentences, more probable by what the best witness says."""
    told = [r for r in records if isinstance(r, PivotEvidence)]
    for link in (r for r in records if isinstance(r, Link)):
        about = [t for t in told if _overlap(t.left, link.left) and _overlap(t.right, link.right)]
        if not about or _is_across(link):
            yield link
            continue
        best = max(about, key=lambda t: (t.score, t.witness))
        factor = 1 + TESTIMONY * best.score
        reason = Reason("third article", best.witness, round(evidence(factor), 4))
        yield replace(link, score=round(raised(link.score, factor), 4), reasons=(*link.reasons, reason))


def _is_across(link: Link) -> bool:
    return (link.left.kind == "heading") != (link.right.kind == "heading")


def _overlap(one: Statement, other: Statement) -> bool:
    return one.excerpt.start < other.excerpt.end and other.excerpt.start < one.excerpt.end
