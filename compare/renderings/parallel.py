"""What stands at the same place: members of parallel lists, and quoted terms."""

from __future__ import annotations

from collections.abc import Iterator

from compare.model import ListFact, Quotation
from compare.renderings.alignment_matrix import LEAST_AGREEMENT, AlignmentMatrix, Shown, Span, agreement, common
from compare.renderings.records import Line, form, is_capital, is_content

LISTED, QUOTES_MEET = 0.7, 0.7
"""Trust in members of lists, and in quoted terms, that no word link supports."""
MOST_QUOTED, MOST_TITLED = 4, 6
"""Words of a quotation that is a term, not speech, and of one that is capitalised like a title."""


def listed(matrix: AlignmentMatrix) -> Iterator[Shown]:
    """Members at the same place in lists of equal length that share a word elsewhere or in part."""
    for one in _lists(matrix.left):
        for other in _lists(matrix.right):
            if len(one) != len(other):
                continue
            shared = [common(matrix, a, b) for a, b in zip(one, other, strict=True)]
            partly = any(0 < s < 1 for s in shared)
            if sum(shared) < len(one) / 2 and not (partly and len(one) == 2):
                continue
            for n, (a, b) in enumerate(zip(one, other, strict=True)):
                if shared[n] < 1 and (len(one) > 2 or partly):
                    yield a, b, LISTED * min(1.0, 0.5 + sum(shared) / len(one))


def _lists(here: Line) -> list[list[Span]]:
    starts = {t.start: n for n, t in enumerate(here.words)}
    stops = {t.end: n for n, t in enumerate(here.words)}
    found = []
    for fact in here.statement.facts:
        if isinstance(fact, ListFact):
            spans = [(starts.get(m.start, -1), stops.get(m.end, -1)) for m in fact.members]
            if all(a >= 0 and b >= 0 for a, b in spans):
                found.append(spans)
    return found


def quoted(matrix: AlignmentMatrix) -> Iterator[Shown]:
    """Quoted terms that only one side has, where both sides have as many of them: “three bridges”."""
    left, right = _quotations(matrix.left), _quotations(matrix.right)
    alike = {form(matrix.left.words, s) for s in left} & {form(matrix.right.words, s) for s in right}
    ours = [s for s in left if form(matrix.left.words, s) not in alike]
    theirs = [s for s in right if form(matrix.right.words, s) not in alike]
    if len(ours) == len(theirs):
        for a, b in zip(ours, theirs, strict=True):
            if common(matrix, a, b) or sum(agreement(matrix, a[0], b[0])) >= LEAST_AGREEMENT:
                yield a, b, QUOTES_MEET


def _quotations(here: Line) -> list[Span]:
    """Short quotations as spans of words, in order."""
    starts = {t.start: n for n, t in enumerate(here.words)}
    found = []
    for fact in here.statement.facts:
        if isinstance(fact, Quotation) and fact.excerpt.start in starts:
            start = starts[fact.excerpt.start]
            inside = [n for n, t in enumerate(here.words) if n >= start and t.end <= fact.excerpt.end]
            content = [here.words[n] for n in inside if is_content(here.words[n])]
            most = MOST_TITLED if all(map(is_capital, content)) else MOST_QUOTED
            if content and len(inside) <= most:
                found.append((start, inside[-1]))
    return sorted(set(found))
