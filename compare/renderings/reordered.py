"""The same words in another order, or with a word more."""

from __future__ import annotations

import math
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator
from itertools import product

from compare.renderings.alignment_matrix import (
    COORDINATORS,
    LEAST_AGREEMENT,
    NAMING,
    NEAR,
    AlignmentMatrix,
    Shown,
    Span,
    agreement,
    goes_on,
    is_begun,
    is_inside,
)
from compare.renderings.records import LONGEST, Form, Line, is_capital, is_content

REORDERED, INSERTED = 0.7, 0.7
"""Trust in phrases that no word link supports: words turned round, a word more."""
LEAST_MEMBER = 0.2
"""Chance of the other members of two coordinated nouns, one of them the same, from which they may be one phrase."""
MOST_REORDERED = 6
"""Different content words of a phrase that is looked for in another order."""
MOST_STRETCH = 5
"""Words from the beginning to the end of a phrase that says the same with more words."""
RANKS = frozenset({"central", "deputi", "vice", "act", "assist", "gener"})
"""Keys of words that make another body or office of a name."""


def turned(matrix: AlignmentMatrix) -> Iterator[Shown]:
    """Coordinations with one member in common, in the other place: key and regular, regular and critical."""
    left, right = matrix.words
    for i in _coordinations(matrix.left):
        for j in _coordinations(matrix.right):
            first, last = left[i].key == right[j + 2].key, left[i + 2].key == right[j].key
            if first == last or len({w.part for w in (left[i], left[i + 2], right[j], right[j + 2])}) > 1:
                continue
            other = (i + 2, j) if first else (i, j + 2)
            if left[i].part == "noun" and matrix.chances.get(other, 0.0) < LEAST_MEMBER:
                continue  # construction and defence, defence and security: lists of other things
            around = sum(agreement(matrix, i + 1, j + 1, NEAR + 1))
            if around >= 2 * LEAST_AGREEMENT:
                yield (i, i + 2), (j, j + 2), REORDERED * (1 - math.exp(-around))


def _coordinations(here: Line) -> list[int]:
    """Indices of words that "and" joins directly to another content word behind it."""
    words, cuts = here.words, here.cuts
    return [
        n
        for n in range(len(words) - 2)
        if words[n + 1].key in COORDINATORS
        and is_content(words[n])
        and is_content(words[n + 2])
        and not any(cuts[n : n + 2])
    ]


def inserted(matrix: AlignmentMatrix) -> Iterator[Shown]:
    """Names with a word more on one side: 14th Party Congress, 14th National Party Congress."""
    left, right = matrix.words
    for i, j in sorted(matrix.same):
        for across, down in ((1, 2), (2, 1)):
            k, m = i + across, j + down
            if (k, m) not in matrix.same:
                continue
            run = [*left[i : k + 1], *right[j : m + 1]]
            cuts = matrix.left.cuts[i:k] + matrix.right.cuts[j:m]
            if any(cuts) or not all(is_capital(w) and is_content(w) for w in run):
                continue
            if (left[i + 1] if across == 2 else right[j + 1]).key in RANKS:
                continue
            a, b, c, d = i, k, j, m
            while goes_on(matrix, (a - 1, c - 1), (a, c), name=True):
                a, c = a - 1, c - 1
            while goes_on(matrix, (b + 1, d + 1), (b, d), name=True):
                b, d = b + 1, d + 1
            yield (a, b), (c, d), INSERTED


def stretched(matrix: AlignmentMatrix) -> Iterator[Shown]:
    """Phrases that begin and end alike and say the same with more words: from an early stage and from afar."""
    left, right = matrix.words
    taken = {i for i, _ in matrix.same}, {j for _, j in matrix.same}
    same = sorted((i, j) for i, j in matrix.same if is_content(left[i]))
    for i, j in same:
        for k, m in same[bisect_left(same, (i + 2, 0)) : bisect_left(same, (i + MOST_STRETCH + 1, 0))]:
            if not 1 < m - j <= MOST_STRETCH:
                continue
            inner = (
                [n for n in range(i + 1, k) if is_content(left[n])],
                [n for n in range(j + 1, m) if is_content(right[n])],
            )
            if (
                len(inner[0]) == len(inner[1])
                or any(n in taken[0] for n in inner[0])
                or any(n in taken[1] for n in inner[1])
            ):
                continue
            run = [*left[i : k + 1], *right[j : m + 1]]
            if not any(matrix.left.cuts[i:k] + matrix.right.cuts[j:m]) and all(map(is_inside, run)):
                yield (i, k), (j, m), INSERTED * (1 - math.exp(-sum(agreement(matrix, i, j, MOST_STRETCH))))


def reordered(matrix: AlignmentMatrix) -> Iterator[Shown]:
    """The same words in another order: the strategic goals of the country, the country's strategic goals."""
    known = {w.key for w in matrix.left.words} & {w.key for w in matrix.right.words}
    left, right = _phrases(matrix.left, known), _phrases(matrix.right, known)
    for content in left:
        for (ours, a_spans), (theirs, b_spans) in product(left[content].items(), right.get(content, {}).items()):
            if ours[0] != theirs[0] and ours[-1] != theirs[-1]:
                trust = REORDERED * (1 - math.exp(-len(content) / 2))
                yield from ((a, b, trust) for a, b in product(a_spans, b_spans) if _may_be_one(matrix, a, b))


def _may_be_one(matrix: AlignmentMatrix, left: Span, right: Span) -> bool:
    """Whether both are whole and have words of one class: economic history is no history of economics."""
    if is_begun(matrix.left, left) or is_begun(matrix.right, right):
        return False
    return _classes(matrix.left, left) == _classes(matrix.right, right)


def _classes(here: Line, span: Span) -> set[tuple[str, str]]:
    """The content words of the phrase, each with its part of speech."""
    return {(w.key, w.part) for w in here.words[span[0] : span[1] + 1] if is_content(w)}


def _phrases(here: Line, known: set[str]) -> dict[frozenset[str], dict[Form, list[Span]]]:
    """Runs of content words that are known, none twice, function words between them, by their content and its order."""
    found: dict[frozenset[str], dict[Form, list[Span]]] = defaultdict(lambda: defaultdict(list))
    for start, word in enumerate(here.words):
        if word.part in NAMING and word.key in known:
            for end, content in _runs(here, start, known):
                found[frozenset(content)][content].append((start, end))
    return found


def _runs(here: Line, start: int, known: set[str]) -> Iterator[tuple[int, Form]]:
    """Where each run of known content words from `start` ends, and these words in order."""
    words = here.words
    content: Form = (words[start].key,)
    for end in range(start + 1, min(len(words), start + LONGEST)):
        word = words[end]
        if here.cuts[end - 1] or not is_inside(word) or word.key in content:
            return
        if is_content(word):
            if word.key not in known or len(content) == MOST_REORDERED:
                return
            content = (*content, word.key)
            yield end, content


def genitive(matrix: AlignmentMatrix) -> Iterator[Shown]:
    """A noun before and behind what belongs to it: 14th Congress Resolution, Resolution of the 14th Party Congress."""
    for plain, inverted, turned in ((matrix.left, matrix.right, False), (matrix.right, matrix.left, True)):
        for head, inner, whole in _of_phrases(inverted):
            for end in (n for n, word in enumerate(plain.words) if word.key == head):
                start = _noun_phrase_start(plain, end)
                own = {w.key for w in plain.words[start:end]}
                shared = own & inner
                if len(shared) > 1 and (own <= inner or inner <= own):
                    a, b = (start, end), whole
                    trust = REORDERED * (1 - math.exp(-len(shared)))
                    yield (b, a, trust) if turned else (a, b, trust)


def _of_phrases(here: Line) -> Iterator[tuple[str, set[str], Span]]:
    """Each "H of X Y": the key of H, the keys of X and Y, and the span of it all."""
    words, cuts = here.words, here.cuts
    for n in range(len(words) - 2):
        start = n + 2
        if words[n].part != "noun" or words[n + 1].key != "of" or any(cuts[n : n + 2]):
            continue
        start += words[start].key == "the" and start + 1 < len(words)
        end = start
        while end + 1 < len(words) and not cuts[end] and words[end + 1].part in NAMING:
            end += 1
        if words[start].part in NAMING and words[end].part == "noun":
            yield words[n].key, {w.key for w in words[start : end + 1]}, (n, end)


def _noun_phrase_start(here: Line, end: int) -> int:
    words, cuts, start = here.words, here.cuts, end
    while start > 0 and not cuts[start - 1] and words[start - 1].part in NAMING:
        start -= 1
    return start
