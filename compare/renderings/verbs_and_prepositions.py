"""Prepositions of several words that stand before the same thing: in line with, on a par with, commensurate with."""

from __future__ import annotations

import math
from collections.abc import Iterator

from compare.renderings.alignment_matrix import COORDINATORS, AlignmentMatrix, Shown, Span, agreement, is_inside
from compare.renderings.records import LONGEST, Line, is_content

TRUST = 0.7
"""Trust in two prepositions before the same words."""
LEAST_CHANCE = 0.2
"""Chance of a word pair within them, where both have a content word."""
OPENS = frozenset({"on", "in", "at", "by", "with"})
CLOSES = frozenset({"with", "to", "of"})
COMPOUND = frozenset(
    "alongside amid amidst besides beyond despite during throughout towards within without regarding".split()
)
"""Prepositions of one word that may say the same as several."""
FAR = 6
"""Words on either side within which an agreeing word speaks for them."""
PAIRED = frozenset({"along", "together"})
"""Function words that make a preposition with the one behind them."""


def set_phrases(matrix: AlignmentMatrix) -> Iterator[Shown]:
    """Prepositions that differ, of which one has several words, with the same words behind them."""
    theirs = prepositions(matrix.right)
    for a in prepositions(matrix.left):
        for b in theirs:
            if _are_apart(matrix, a, b) and _meet(matrix, a, b) and _before_same(matrix, a, b):
                around = sum(agreement(matrix, a[1], b[1], FAR))
                yield a, b, TRUST * (1 - math.exp(-around))


def prepositions(here: Line) -> list[Span]:
    """Every preposition that has several words or could be said in several."""
    words = here.words
    found = [(n, n) for n, w in enumerate(words) if w.key in COMPOUND]
    for end in range(1, len(words)):
        if words[end].key in CLOSES and not here.cuts[end - 1]:
            found += [(start, end) for start in _starts(here, end)]
    return [(start, end) for start, end in found if end + 1 < len(words) and not here.cuts[end]]


def _starts(here: Line, end: int) -> Iterator[int]:
    words, inner = here.words, end - 1
    if words[inner].key in PAIRED or (words[inner].part == "adjective" and _is_behind_noun(here, inner)):
        yield inner
    if words[inner].part == "noun" and inner > 0 and not here.cuts[inner - 1]:
        start = inner - 1 - (words[inner - 1].key in ("a", "an"))
        if start >= 0 and words[start].key in OPENS and not any(here.cuts[start:inner]):
            yield start


def _is_behind_noun(here: Line, place: int) -> bool:
    """Whether an adjective belongs to what follows: a level (commensurate with)."""
    return place > 0 and here.words[place - 1].part == "noun" and not here.cuts[place - 1]


def _are_apart(matrix: AlignmentMatrix, a: Span, b: Span) -> bool:
    """Whether the two are not the same words, and not both of one word."""
    left, right = (
        [w.key for w in here.words[s[0] : s[1] + 1] if w.key not in ("a", "an")]
        for here, s in ((matrix.left, a), (matrix.right, b))
    )
    return left != right and max(len(left), len(right)) > 1


def _meet(matrix: AlignmentMatrix, a: Span, b: Span) -> bool:
    """Whether content words of the two answer to each other, where both have some."""
    ours = [n for n in range(a[0], a[1] + 1) if is_content(matrix.left.words[n])]
    theirs = [n for n in range(b[0], b[1] + 1) if is_content(matrix.right.words[n])]
    if not ours or not theirs:
        return True
    return any(matrix.chances.get((i, j), 0.0) >= LEAST_CHANCE for i in ours for j in theirs)


def _before_same(matrix: AlignmentMatrix, a: Span, b: Span) -> bool:
    """Whether the first content words behind them are the same, but for one that only one side has."""
    ours, theirs = _next(matrix.left, a[1]), _next(matrix.right, b[1])
    return any((i, j) in matrix.same for n, i in enumerate(ours) for m, j in enumerate(theirs) if n + m < 2)


def _next(here: Line, end: int) -> list[int]:
    """The first two content words behind a preposition, up to a cut."""
    found: list[int] = []
    for n in range(end + 1, len(here.words)):
        if here.cuts[n - 1] or len(found) == 2:
            break
        if is_content(here.words[n]):
            found.append(n)
    return found


LEAST_VERB_CHANCE = 0.4
"""Chance of a pair of verbs from which it counts."""
VERBAL = 0.5
"""What a replaced verb counts: a choice of words more often than of terms."""


def verb_phrases(matrix: AlignmentMatrix) -> Iterator[Shown]:
    """Pairs of verbs with the same object right behind them, each with its object."""
    left, right = matrix.words
    for (i, j), chance in sorted(matrix.chances.items()):
        if (i, j) in matrix.same or chance < LEAST_VERB_CHANCE or not left[i].part == right[j].part == "verb":
            continue
        trust = VERBAL * math.sqrt(chance) * (1 - math.exp(-sum(agreement(matrix, i, j))))
        length = _object(matrix, i, j)
        if length:
            yield (i, i + length), (j, j + length), trust
        for far in (-2, 2):
            if _coordinated(matrix, i, j, far):
                yield (min(i, i + far), max(i, i + far)), (min(j, j + far), max(j, j + far)), trust


def _coordinated(matrix: AlignmentMatrix, i: int, j: int, far: int) -> bool:
    """Whether "and" joins both verbs to the same verb: identify and resolve, identifying and neutralizing."""
    if (i + far, j + far) not in matrix.same or min(i, j) + far < 0 or matrix.left.words[i + far].part != "verb":
        return False
    joined = {w[n + far // 2].key for w, n in zip(matrix.words, (i, j), strict=True)}
    cuts = matrix.left.cuts[min(i, i + far) : max(i, i + far)] + matrix.right.cuts[min(j, j + far) : max(j, j + far)]
    return joined <= COORDINATORS and not any(cuts)


def _object(matrix: AlignmentMatrix, i: int, j: int) -> int:
    """Words of the noun phrase that follows both verbs, the same on both sides; 0 where there is none."""
    length = 0
    while length + 1 < LONGEST and _same_inside(matrix, i + length + 1, j + length + 1):
        length += 1
        if _ends_phrase(matrix.left, i + length) and _ends_phrase(matrix.right, j + length):
            return length
    return 0


def _same_inside(matrix: AlignmentMatrix, i: int, j: int) -> bool:
    if (
        i >= len(matrix.left.words)
        or j >= len(matrix.right.words)
        or matrix.left.cuts[i - 1]
        or matrix.right.cuts[j - 1]
    ):
        return False
    one, other = matrix.left.words[i], matrix.right.words[j]
    if one.key != other.key:
        return False
    return is_inside(one) or (is_inside(matrix.left.words[i - 1]) and one.text == other.text)  # a pioneering role


def _ends_phrase(here: Line, n: int) -> bool:
    """Whether the word is a noun that no other noun follows."""
    last = n + 1 == len(here.words) or here.cuts[n] or here.words[n + 1].part != "noun"
    return here.words[n].part == "noun" and last
