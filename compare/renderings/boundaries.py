"""A pair of phrases without what belongs to neither, and with all that belongs to each."""

from __future__ import annotations

from compare.renderings.alignment_matrix import COORDINATORS, NAMING, SURE, AlignmentMatrix, Span, is_open
from compare.renderings.noun_phrases import DETERMINERS
from compare.renderings.records import LONGEST, Line, form, is_capital, is_content, is_possessive

Pair = tuple[Span, Span]
COUNTING = frozenset({"several", "various", "numerous", "certain", "countless", "sundry"})
"""Adjectives that determine a noun and are no part of a term."""
LOOSE = frozenset({"of", *COORDINATORS})
"""What joins to a noun something that the other side may say in another word."""


def bounded(matrix: AlignmentMatrix, left: Span, right: Span) -> Pair:
    """The two phrases without their owners, each up to its noun, and with what it alone adds behind that."""
    left, right = _without_owner(matrix, _uncounted(matrix.left, left), _uncounted(matrix.right, right))
    left, right = _with_preposition(matrix.left, left), _with_preposition(matrix.right, right)
    left, right = _from_adjective(matrix, left, right, 0), _from_adjective(matrix, left, right, 1)
    left, right = _to_list_end(matrix, left, right, 0), _to_list_end(matrix, left, right, 1)
    left, right = _to_same_end(matrix, left, right, 0), _to_same_end(matrix, left, right, 1)
    if matrix.left.words[left[1]].key != matrix.right.words[right[1]].key:
        left, right = _to_noun(matrix, left, right, 0), _to_noun(matrix, left, right, 1)
    if _is_replaced(matrix, left, right):
        return _with_rest(matrix, left, right, 0), _with_rest(matrix, left, right, 1)
    ours, theirs = _keys(matrix.left, left), _keys(matrix.right, right)
    return _with_common(matrix, left, right) if ours < theirs or theirs < ours else (left, right)


def _uncounted(here: Line, span: Span) -> Span:
    """The phrase without a word that only says how many: (several) key tasks."""
    start, end = span
    return (start + 1, end) if start < end and here.words[start].text.lower() in COUNTING else span


def _without_owner(matrix: AlignmentMatrix, left: Span, right: Span) -> Pair:
    """Where both have an owner, it says nothing of what is owned: (the country's) stature."""
    bare = _bare(matrix.left, left), _bare(matrix.right, right)
    if bare[0] == left[0] or bare[1] == right[0]:
        return left, right
    return (bare[0], left[1]), (bare[1], right[1])


def _bare(here: Line, span: Span) -> int:
    """Where the phrase begins behind its last possessive."""
    return max((n + 1 for n in range(*span) if is_possessive(here.words[n])), default=span[0])


def _with_preposition(here: Line, span: Span) -> Span:
    """The phrase with the preposition before it that its second member has, too: from an early stage and from afar."""
    words, (start, end) = here.words, span
    second = [words[n + 1].key for n in range(start, end) if words[n].key in COORDINATORS]
    first = start - 1 if start and words[start - 1].key in ("a", "an", "the") else start
    opens = first > 0 and not any(here.cuts[first - 1 : start]) and words[first - 1].key in second
    return (first - 1, end) if opens and not is_content(words[first - 1]) else span


def _sides(matrix: AlignmentMatrix, left: Span, right: Span, side: int) -> tuple[Line, Span, Span]:
    """The statement of one side, its phrase, and the phrase of the other side."""
    return (matrix.left, left, right) if side == 0 else (matrix.right, right, left)


def _from_adjective(matrix: AlignmentMatrix, left: Span, right: Span, side: int) -> Span:
    """The phrase of one side from an adjective that a comma parts from it: (comprehensive,) high-level strategy."""
    here, (start, end), other = _sides(matrix, left, right, side)
    words, first = here.words, start - 1
    if first < 0 or words[start].part != "adjective" or words[first].part != "adjective" or not here.cuts[first]:
        return start, end
    gap = here.statement.excerpt.text[words[first].end - here.statement.excerpt.start :][:2]
    linked = any((first, n)[:: 1 - 2 * side] in matrix.chances for n in range(other[0], other[1] + 1))
    return (first, end) if gap == ", " and linked else (start, end)


def _to_list_end(matrix: AlignmentMatrix, left: Span, right: Span, side: int) -> Span:
    """The phrase of one side up to the last of those that it names: Bay Area of Porto(, Braga and Faro)."""
    here, (start, end), other = _sides(matrix, left, right, side)
    if "of" not in (w.key for w in here.words[start:end]):
        return start, end
    last = list_end(here, end)
    linked = {cell[side] for cell in matrix.chances if other[0] <= cell[1 - side] <= other[1]}
    return (start, last) if last - start < LONGEST and linked & set(range(end + 1, last + 1)) else (start, end)


def _to_same_end(matrix: AlignmentMatrix, left: Span, right: Span, side: int) -> Span:
    """The phrase of one side up to the word that the other one ends in, where that is the next one here."""
    here, (start, end), _ = _sides(matrix, left, right, side)
    last = (matrix.right.words[right[1]], matrix.left.words[left[1]])[side]
    goes_on = end + 1 < len(here.words) and not here.cuts[end] and is_content(last)
    held = last.key in (w.key for w in here.words[start : end + 1])
    return (start, end + 1) if goes_on and not held and here.words[end + 1].key == last.key else (start, end)


def list_end(here: Line, end: int) -> int:
    """The last word of the list of names of which one ends at `end`; `end` itself where "and" closes none."""
    words, last = here.words, end
    while last + 2 < len(words) and is_capital(words[last]):
        closes = words[last + 1].key in COORDINATORS
        stop = _name_end(here, last + 1 + closes)
        if closes or stop == last:
            return max(stop, end) if closes and stop > last + 1 else end
        last = stop
    return end


def _name_end(here: Line, start: int) -> int:
    """The last of the capitalised words from `start`; the word before where there is none."""
    stop = start
    while stop < len(here.words) and is_capital(here.words[stop]) and not (stop > start and here.cuts[stop - 1]):
        stop += 1
    return stop - 1


def _with_common(matrix: AlignmentMatrix, left: Span, right: Span) -> Pair:
    """Two phrases of which one has a word more, each with the same "of …" or "and …" behind it: that makes the term."""
    ours, theirs = _rest(matrix.left, left), _rest(matrix.right, right)
    if not ours or not theirs or form(matrix.left.words, ours) != form(matrix.right.words, theirs):
        return left, right
    return (left[0], ours[1]), (right[0], theirs[1])


def _keys(here: Line, span: Span) -> set[str]:
    return {w.key for w in here.words[span[0] : span[1] + 1] if is_content(w)}


def _to_noun(matrix: AlignmentMatrix, left: Span, right: Span, side: int) -> Span:
    """The phrase of one side with the nouns that follow and stand for nothing outside the other phrase."""
    here, own, other = _sides(matrix, left, right, side)
    start, end = own
    if start < end and here.words[end - 1].key in COORDINATORS:
        return own
    while end + 1 < len(here.words) and is_open(here, (start, end)) and not here.cuts[end]:
        if here.words[end + 1].part not in NAMING or _is_linked(matrix, end + 1, side, other):
            break
        end += 1
    return start, end


def _is_linked(matrix: AlignmentMatrix, word: int, side: int, other: Span) -> bool:
    """Whether a word of one side stands for one outside the phrase of the other side."""
    return any(
        chance >= SURE and cell[side] == word and not other[0] <= cell[1 - side] <= other[1]
        for cell, chance in matrix.chances.items()
    )


def _is_replaced(matrix: AlignmentMatrix, left: Span, right: Span) -> bool:
    """Whether each phrase has words that stand for none of the other."""
    for side, (own, other) in enumerate(((left, right), (right, left))):
        words = (matrix.left, matrix.right)[side].words
        met = {c[side] for c, p in matrix.chances.items() if p >= SURE and other[0] <= c[1 - side] <= other[1]}
        if all(n in met or not is_content(words[n]) for n in range(own[0], own[1] + 1)):
            return False
    return True


def _with_rest(matrix: AlignmentMatrix, left: Span, right: Span, side: int) -> Span:
    """The phrase of one side with "of …" or "and …" behind it, none of which stands for anything outside."""
    here, own, other = _sides(matrix, left, right, side)
    rest = _rest(here, own)
    if rest is None or any(_is_linked(matrix, n, side, other) for n in range(rest[0] + 1, rest[1] + 1)):
        return own
    if here.words[rest[0]].key in COORDINATORS and not _keys(here, own) & _keys(here, rest):
        return own  # legal system and legal documents are of one piece, autonomy and resilience are two things
    return own[0], rest[1]


def _rest(here: Line, own: Span) -> Span | None:
    """What "of" or "and" joins to a phrase, with the joining word."""
    words, end = here.words, own[1]
    first = end + 2
    if first >= len(words) or words[end].part != "noun" or words[end + 1].key not in LOOSE or any(here.cuts[end:first]):
        return None
    first += words[first].key in DETERMINERS
    last = first - 1
    while last + 1 < len(words) and words[last + 1].part in NAMING and not (last >= first and here.cuts[last]):
        last += 1
    whole = last >= first and words[last].part == "noun" and last - own[0] < LONGEST
    return (end + 1, last) if whole else None
