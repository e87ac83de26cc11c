"""How far two forms look like two names of one thing, whatever their link says."""

from __future__ import annotations

from itertools import product

from compare.model import Token
from compare.renderings.alignment_matrix import COORDINATORS, SURE, AlignmentMatrix, Span
from compare.renderings.noun_phrases import LINKERS
from compare.renderings.records import Line, form, is_capital, is_content, is_possessive

MORE, INSIDE = 0.5, 0.8
"""What a pair counts of which one only has a word more, at an end (a comprehensive policy need not be the policy) or
between words that both have."""
LISTED = 0.2
"""What a pair counts of which one is a member of the other: State diplomacy and public diplomacy."""
PLAIN = 0.5
"""What a pair of single common words counts: each stands in many places for itself."""
LEAST_ROOT = 5
"""Letters that words of one root have in common: self-reliant, self-reliance."""
STRANGE = 0.3
"""What phrases count that have no word in common and none that answers to one of the other."""
VERBAL = 0.7
"""What verbs with their object count, and prepositions: a choice of words more often than of terms."""


def termhood(matrix: AlignmentMatrix, left: Span, right: Span) -> float:
    """What a pair of forms keeps of its trust, by what they are and what they share, 0..1."""
    left, right = _without_shared(matrix, left, right)
    a, b = _content(matrix.left, left), _content(matrix.right, right)
    ours, theirs = {w.key for w in a}, {w.key for w in b}
    if not ours or not theirs:
        return VERBAL
    if ours < theirs or theirs < ours:
        if _is_listed(matrix.left, left, theirs) or _is_listed(matrix.right, right, ours):
            return LISTED
        named = len(ours & theirs) > 1 and all(map(is_capital, [*a, *b]))
        inside = len(ours & theirs) > 1 and a[0].key == b[0].key and a[-1].key == b[-1].key
        return 1.0 if named else INSIDE if inside else MORE
    if _is_joined(matrix.left, left) != _is_joined(matrix.right, right) and all(map(is_capital, [*a, *b])):
        return STRANGE
    verbal = a[0].part == b[0].part == "verb"
    if ours & theirs and not verbal and _share_only_names(a, b):
        a, b = ([w for w in side if w.key not in ours & theirs] for side in (a, b))
        ours, theirs = ours - theirs, theirs - ours
    if ours & theirs:
        return VERBAL if verbal and a[0].key != b[0].key else 1.0
    if _is_set(matrix, left, right):
        return VERBAL
    if _is_one_root(ours, theirs):
        return 1.0
    return PLAIN if len(a) == len(b) == 1 else STRANGE + (1 - STRANGE) * _answered(matrix, left, right)


def _share_only_names(one: list[Token], other: list[Token]) -> bool:
    """Whether two phrases have but a name in common that says nothing of what they are: Lisbon police, Lisbon fire."""
    shared = {w.key for w in one} & {w.key for w in other}
    names = {w.key for w in [*one, *other] if is_capital(w)}
    return shared <= names and not (names - shared)


def _is_listed(here: Line, span: Span, other: set[str]) -> bool:
    """Whether "and" joins all words of the other phrase to more."""
    for n in (n for n in range(span[0] + 1, span[1]) if here.words[n].key in COORDINATORS):
        first, second = (_content(here, part) for part in ((span[0], n - 1), (n + 1, span[1])))
        if other in ({w.key for w in first}, {w.key for w in second}):
            return True
    return False


def _without_shared(matrix: AlignmentMatrix, left: Span, right: Span) -> tuple[Span, Span]:
    """The two phrases but for what both have before or behind the same "of": (environment for) the country."""
    ours, theirs = _linkers(matrix.left, left), _linkers(matrix.right, right)
    for n, m in product(ours, theirs):
        if form(matrix.left.words, (left[0], n)) == form(matrix.right.words, (right[0], m)):
            return (n + 1, left[1]), (m + 1, right[1])
        if form(matrix.left.words, (n, left[1])) == form(matrix.right.words, (m, right[1])):
            return (left[0], n - 1), (right[0], m - 1)
    return left, right


def _linkers(here: Line, span: Span) -> list[int]:
    return [n for n in range(span[0] + 1, span[1]) if here.words[n].key in LINKERS]


def _is_joined(here: Line, span: Span) -> bool:
    return any(w.key in COORDINATORS for w in here.words[span[0] : span[1] + 1])


def _content(here: Line, span: Span) -> list[Token]:
    """The content words of a phrase but for whose it is."""
    words = here.words[span[0] : span[1] + 1]
    return [w for n, w in enumerate(words) if is_content(w) and not (n + 1 < len(words) and is_possessive(w))]


def _is_set(matrix: AlignmentMatrix, left: Span, right: Span) -> bool:
    """Whether both are prepositions of several words."""
    return not (is_content(matrix.left.words[left[1]]) or is_content(matrix.right.words[right[1]]))


def _answered(matrix: AlignmentMatrix, left: Span, right: Span) -> float:
    """Share of the content words of a phrase that are surely linked to the other, 0..1, of the poorer of the two."""
    met = [c for c, p in matrix.chances.items() if p >= SURE and _is_in(c[0], left) and _is_in(c[1], right)]
    shares = []
    for side, span in enumerate((left, right)):
        content = [n for n in range(span[0], span[1] + 1) if is_content(matrix.words[side][n])]
        shares.append(len({c[side] for c in met} & set(content)) / len(content))
    return min(shares)


def _is_in(place: int, span: Span) -> bool:
    return span[0] <= place <= span[1]


def _is_one_root(ours: set[str], theirs: set[str]) -> bool:
    return any(a[:LEAST_ROOT] == b[:LEAST_ROOT] for a in ours for b in theirs)
