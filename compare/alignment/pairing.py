"""The links between two articles, before any third is heard."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from compare.alignment.calibration import chance, raised
from compare.alignment.candidates import Candidate, candidates
from compare.alignment.clause_spans import ClauseRun, Sentence, sentence
from compare.alignment.competition import competed
from compare.alignment.content_words import Content, content
from compare.alignment.neighbours import SUPPORT, support
from compare.alignment.reasons import reasons
from compare.alignment.same_event import prior, shared_names
from compare.alignment.spellings import Spellings, respelt, spellings
from compare.model import Analysis, Excerpt, Link, Relation, Statement

MOST_LINKS = 6
"""Links that are kept for one sentence where the other one has better ones too: formulae make hundreds. With 3 to
5 a second meaning of one word of the seeds was no longer told apart; the links are the same."""
LEAST_SAME = 0.55
"""Share of the content of each of two statements, 0..1, that the other must match for both to say the same, and not
only in part: what one article joins and the other splits makes two links in part."""
VERBATIM = 8.0
"""What the weight is multiplied by where two sentences are the same words. Of 181 such pairs in seven annotated sets,
179 were right; with this, "Nobody was hurt." is linked with itself at .9."""

Clauses = list[tuple[Statement, tuple[Statement, ...], list[Content]]]


def links(left: Analysis, right: Analysis, *, least: float) -> Iterator[Link]:
    """Links between two articles that would score at least `least`, 0..1, if they had no rivals, without word links."""
    lefts, rights, respell = _sentences(left, right)
    found = candidates(lefts, rights)
    held = competed(found)
    alone = [one.weight * share * _verbatim(one) for one, share in zip(found, held, strict=True)]
    nearby = support(found, alone)
    weights = [weight * (1 + SUPPORT * near) for weight, near in zip(alone, nearby, strict=True)]
    factors = prior(found, weights, shared_names(lefts, rights, respell))
    kept = _kept(found)
    for n, one in enumerate(found):
        likely = chance(one.undiscounted * _verbatim(one))
        if raised(likely, factors[n]) < least or n not in kept:
            continue
        here = _joined(lefts[one.left], one.clause_span.left)
        relation: Relation = "same" if one.clause_span.covered >= LEAST_SAME else "partial"
        yield Link(
            left=here,
            right=_joined(rights[one.right], one.clause_span.right),
            score=round(chance(weights[n] * factors[n]), 4),
            likeness=round(likely, 4),
            relation=relation,
            words=(),
            reasons=tuple(reasons(one, here, held[n], nearby[n], _verbatim(one), factors[n])),
        )


def _verbatim(one: Candidate) -> float:
    return VERBATIM if one.verbatim else 1.0


def _kept(found: Sequence[Candidate]) -> set[int]:
    """Which candidates are among the best of a sentence, the first of equal ones."""
    by_sentence: dict[tuple[str, int], list[int]] = defaultdict(list)
    for n, one in enumerate(found):
        by_sentence["left", one.left].append(n)
        by_sentence["right", one.right].append(n)
    ranked = (sorted(numbers, key=lambda n: (-found[n].weight, n)) for numbers in by_sentence.values())
    return {n for best in ranked for n in best[:MOST_LINKS]}


@dataclass(frozen=True, slots=True, eq=False)
class _Known:
    """An analysis that goes by its article's id: to hash all that it holds takes longer than to look at it anew."""

    analysis: Analysis

    def __hash__(self) -> int:
        return hash(self.analysis.article.id)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Known) and self.analysis == other.analysis


def _sentences(left: Analysis, right: Analysis) -> tuple[list[Sentence], list[Sentence], Spellings]:
    """The sentences of both, words that one spells otherwise under a name they share, and these names."""
    lefts, rights = _clauses(_Known(left)), _clauses(_Known(right))
    respell = spellings(_keys(lefts), _keys(rights))
    return _respelt(lefts, respell), _respelt(rights, respell), respell


def _respelt(clauses: Clauses, respell: Spellings) -> list[Sentence]:
    return [sentence(whole, parts, [respelt(c, respell) for c in contents]) for whole, parts, contents in clauses]


@lru_cache(maxsize=64)  # an article meets its partners one after the other
def _clauses(known: _Known) -> Clauses:
    statements = known.analysis.statements
    by_sentence: dict[str, list[Statement]] = defaultdict(list)
    for statement in statements:
        if statement.kind == "clause":
            by_sentence[statement.sentence].append(statement)
    whole = [s for s in statements if s.kind != "clause"]
    parts = [tuple(by_sentence.get(s.id, [s])) for s in whole]
    return [(s, p, [content(c) for c in p]) for s, p in zip(whole, parts, strict=True)]


def _keys(clauses: Clauses) -> set[str]:
    return {key for _, _, contents in clauses for one in contents for key in one}


def _joined(here: Sentence, run: ClauseRun) -> Statement:
    """The clauses of the run as one statement; the sentence itself where they are all of it."""
    whole, first, last = here.statement, run.first, run.last
    if first == 0 and last == len(here.clauses) - 1:
        return whole
    if first == last:
        return here.clauses[first]
    return spanned(whole, here.clauses[first].excerpt, here.clauses[last].excerpt.end)


def spanned(whole: Statement, first: Excerpt, end: int) -> Statement:
    """The clauses of a sentence from that in the excerpt `first` to that which ends at `end`, as one statement."""
    start, offset = first.start, whole.excerpt.start
    text = whole.excerpt.text[start - offset : end - offset]
    return replace(
        whole,
        id=f"{whole.excerpt.article}:{start}-{end}",
        excerpt=replace(first, end=end, text=text),
        tokens=tuple(t for t in whole.tokens if start <= t.start < end),
        facts=tuple(f for f in whole.facts if start <= f.excerpt.start and f.excerpt.end <= end),
        kind="clause",
        sentence=whole.id,
    )
