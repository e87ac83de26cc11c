"""A pair of phrases within two names, widened to as much of both names as answers to each other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import product
from typing import TypeAlias

from compare.model import Figure
from compare.renderings.alignment_matrix import SURE, AlignmentMatrix, Cell, Span
from compare.renderings.noun_phrases import head
from compare.renderings.records import Line, is_capital, is_content, is_possessive
from compare.renderings.replaced import UNKNOWN

Pair: TypeAlias = tuple[Span, Span]

LEAST_ANSWERED = 0.5
"""Share of the words of either name that answers to the other one from which both are taken whole."""


def in_full(matrix: AlignmentMatrix, left: Span, right: Span) -> Iterator[Pair]:
    """The two phrases, each with the rest of the name that it stands in, where the other has an answer to it:
    (Committee for) Truth and Return, (Commission for) Truth and Homecoming. The longest first."""
    ours, theirs = _capitals(matrix.left, left), _capitals(matrix.right, right)
    bare = from_capital(matrix.left, left, theirs), from_capital(matrix.right, right, ours)
    names = _names_around(matrix, bare)
    met = _met(matrix, names)
    if _answer(matrix, names, met) and _are_of_one_kind(matrix, *names, met):
        yield _trimmed(matrix, names, bare, met)
    yield _widened(matrix, _widened(matrix, bare, names, 0), names, 1)


def answered(matrix: AlignmentMatrix, left: Span, right: Span) -> float:
    """Share of the words of two names that answers to the other one, of the poorer of the two, 0..1.

    0 where one is no name or only has a word more, one word alone answers, or one names a thing that belongs to the
    other: Harbour Congress, Congress Resolution.
    """
    keys = _capitals(matrix.left, left), _capitals(matrix.right, right)
    met = _met(matrix, (left, right))
    least = min(len({i for i, _ in met}), len({j for _, j in met}))
    named = is_name(matrix.left, left) and is_name(matrix.right, right)
    if (
        not named
        or least < 2
        or keys[0] <= keys[1]
        or keys[1] <= keys[0]
        or not _are_of_one_kind(matrix, left, right, met)
    ):
        return 0.0
    return least / max(len(parts(matrix.left, left[0], left[1] + 1)), len(parts(matrix.right, right[0], right[1] + 1)))


def _are_of_one_kind(matrix: AlignmentMatrix, left: Span, right: Span, met: Sequence[Cell]) -> bool:
    """Whether what both names are about answers to a word of the other one, or neither does."""
    heads = head(matrix.left, left), head(matrix.right, right)
    return (heads[0] in {i for i, _ in met}) == (heads[1] in {j for _, j in met})


def _capitals(here: Line, span: Span) -> frozenset[str]:
    return frozenset(w.key for w in here.words[span[0] : span[1] + 1] if is_capital(w))


def _names_around(matrix: AlignmentMatrix, pair: Pair) -> Pair:
    """The names that two phrases stand in; one goes on over "of the" to what answers to words of the other."""
    own = name_around(matrix.left, pair[0]), name_around(matrix.right, pair[1])
    left = name_around(matrix.left, pair[0], JOINTS | OWNED)
    right = name_around(matrix.right, pair[1], JOINTS | OWNED)
    return (
        left if _met(matrix, ((own[0][1] + 1, left[1]), own[1])) else own[0],
        right if _met(matrix, (own[0], (own[1][1] + 1, right[1]))) else own[1],
    )


def _met(matrix: AlignmentMatrix, names: Pair) -> list[Cell]:
    """The words of the two that stand for each other."""
    ours = parts(matrix.left, names[0][0], names[0][1] + 1)
    theirs = parts(matrix.right, names[1][0], names[1][1] + 1)
    return [cell for cell in product(ours, theirs) if _answers(matrix, cell)]


def _answers(matrix: AlignmentMatrix, cell: Cell) -> bool:
    """Whether two words stand for each other and are not both known as names alone: (Anna of) Ashford."""
    i, j = cell
    known = min(matrix.left.words[i].rarity, matrix.right.words[j].rarity) < UNKNOWN
    return known and matrix.chances.get(cell, 0.0) >= SURE


def _answer(matrix: AlignmentMatrix, names: Pair, met: Sequence[Cell]) -> bool:
    """Whether half of the words of each name answer to the other one."""
    for side, (here, (start, end)) in enumerate(((matrix.left, names[0]), (matrix.right, names[1]))):
        there = {cell[side] for cell in met}
        if not met or len(there) < LEAST_ANSWERED * len(parts(here, start, end + 1)):
            return False
    return True


def _trimmed(matrix: AlignmentMatrix, names: Pair, bare: Pair, met: Sequence[Cell]) -> Pair:
    """The names without what one alone has: (Ninth) Harbour Congress, (Lisbon's) Charter, (Porto and) Upper Weir."""
    left, right = (
        (
            first(here, name[0], min(own[0], *(cell[side] for cell in met))),
            last(here, name[1], max(own[1], *(cell[side] for cell in met))),
        )
        for side, (here, name, own) in enumerate(zip((matrix.left, matrix.right), names, bare, strict=True))
    )
    return left, right


def _widened(matrix: AlignmentMatrix, pair: Pair, names: Pair, side: int) -> Pair:
    """Both phrases with what their names have before them (side 0) or behind them (1), if that answers."""
    ours = parts(matrix.left, *_rest(pair[0], names[0], side))
    theirs = parts(matrix.right, *_rest(pair[1], names[1], side))
    if ours and theirs:
        answers = any(_answers(matrix, cell) for cell in product(ours, theirs))
    else:
        answers = _are_held(matrix.left, ours, matrix.right, pair[1]) and _are_held(
            matrix.right, theirs, matrix.left, pair[0]
        )
    if not answers:
        return pair
    left, right = ((name[0], own[1]) if side == 0 else (own[0], name[1]) for own, name in zip(pair, names, strict=True))
    return left, right


def _rest(span: Span, name: Span, side: int) -> Span:
    """The words of a name before or behind a phrase, the end excluded."""
    return (name[0], span[0]) if side == 0 else (span[1] + 1, name[1] + 1)


def _are_held(here: Line, more: Sequence[int], there: Line, span: Span) -> bool:
    """Whether what one name alone has stands within the other phrase: Harbour Front, Front (for the Harbour)."""
    held = {w.key for w in there.words[span[0] : span[1] + 1]}
    return all(here.words[n].key in held for n in more)


JOINTS = frozenset({"of", "for", "on", "and", "in"})
"""What joins the words of one name; behind "of the" begins a name of its own: Charter of the (Harbour Towns)."""
OWNED = frozenset({"the"})
"""Joins on to a name what it belongs to: Mayor of (the) Harbour Towns."""
OPEN = frozenset({"for", "on"})
"""Joints that lead on over "the": Agency for the Restoration of Weirs."""
LOOSE = frozenset({"and", "in"})
"""Joints that may also join two names: Feast in Lisbon, Lisbon and Porto."""
MOST_JOINTS = 3
"""Words from one word of a name to the next: Agency (for the) Restoration."""


def is_name(here: Line, span: Span) -> bool:
    """Whether all content words of a phrase are printed like parts of a name."""
    return all(is_capital(w) for w in here.words[span[0] : span[1] + 1] if is_content(w))


def parts(here: Line, start: int, end: int) -> list[int]:
    """The words of a name from `start` up to `end`, without those that join them."""
    return [n for n in range(start, end) if is_capital(here.words[n])]


def name_around(here: Line, span: Span, joints: frozenset[str] = JOINTS) -> Span:
    """The name that a phrase stands in, begun where a phrase begins in small letters; the phrase where it is none."""
    if not is_capital(here.words[span[1]]):
        return span
    start = _edge(here, span[0], -1, JOINTS) if is_name(here, span) else span[0]
    return start, _edge(here, span[1], 1, joints)


def _edge(here: Line, start: int, step: int, joints: frozenset[str]) -> int:
    """The last word of a name, going from a word of it in one direction."""
    place = start
    while True:
        after = place + step
        while _is_there(here, after, place) and _is_joint(here, after, joints):
            after += step
        if abs(after - place) > MOST_JOINTS or not _is_there(here, after, place) or not _is_of_name(here, after):
            return place
        if step < 0 and here.words[after].text.isdigit():
            return place  # a year says when: 1973 (Harbour Accords)
        place = after


def _is_joint(here: Line, place: int, joints: frozenset[str]) -> bool:
    text = here.words[place].text
    if text == "the" and place > 0:
        before = here.words[place - 1].text
        return before in OPEN or (before == "of" and text in joints)
    return text in joints


def _is_there(here: Line, place: int, origin: int) -> bool:
    """Whether there is such a word, and no punctuation before it on the way from `origin`."""
    return 0 <= place < len(here.words) and not any(here.cuts[min(place, origin) : max(place, origin)])


def _is_of_name(here: Line, place: int) -> bool:
    """Whether the word has a capital, and not only because it begins the sentence."""
    return is_capital(here.words[place]) and (is_content(here.words[place]) or place > 0)


def first(here: Line, start: int, end: int) -> int:
    """The first word of a name that is neither its owner nor a number, nor another name joined to it, up to `end`."""
    figures = {f.excerpt.start for f in here.statement.facts if isinstance(f, Figure)}
    joints = [n + 1 for n in range(start, end) if here.words[n].text in LOOSE]
    start = max((n for n in joints if is_capital(here.words[n])), default=start)
    while start < end and (is_possessive(here.words[start]) or here.words[start].start in figures):
        start += 1
    return start


def last(here: Line, end: int, start: int) -> int:
    """The last word of a name that no other name joined to it follows, from `start`."""
    return min((n - 1 for n in range(start + 1, end) if here.words[n].text in LOOSE), default=end)


def from_capital(here: Line, span: Span, other: frozenset[str]) -> Span:
    """A name without a word before it that is printed small and is none of `other`: (new) Harbour Guard."""
    word, (start, end) = here.words[span[0]], span
    small = is_content(word) and not is_capital(word) and word.key not in other
    named = start < end and is_capital(here.words[start + 1]) and is_name(here, (start + 1, end))
    return (start + 1, end) if small and named else span
