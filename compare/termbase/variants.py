"""What makes two printings one form: inflection, hyphen, spelling, diacritics, and the order of members."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import permutations

from compare.english.words import STRAIGHT, WORD, american, fold, key

ENDINGS = frozenset(["", "s", "es", "ed", "d", "ing", "e", "y", "ies", "ied", "ying", "is"])
"""What English inflection puts for one another behind the part that two words share: duty and duties."""
DOUBLED = frozenset(["ed", "ing"])
"""Endings before which the last letter may be doubled: planned."""
LEAST_SHARED = 3
"""Letters that two inflected forms of a word share at least."""
COORDINATORS = frozenset(["and", "or"])
MOST_MEMBERS = 4
"""Members of a list up to which every order is looked for."""
HYPHENS = "-‐‑"
CASE, INFLECTION, SPELLING, ORDER = 1, 2, 4, 8
"""How far what is printed is from a form, by what differs."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word, or one side of a hyphen in it; `end` leaves a possessive out, `tail` does not.

    `opens` and `closes` say whether it begins and ends where the word as printed does.
    """

    text: str
    key: str
    start: int
    end: int
    tail: int
    opens: bool = True
    closes: bool = True


def words(text: str) -> tuple[Word, ...]:
    """The words of a text, hyphens kept."""
    return tuple(_word(text, *m.span()) for m in WORD.finditer(text))


def _word(text: str, start: int, end: int, *, opens: bool = True, closes: bool = True) -> Word:
    printed = text[start:end]
    bare = end - 2 if printed.endswith(("'s", "’s")) else end
    closed = "".join(c for c in printed if c not in HYPHENS)
    return Word(printed, key(closed.lower()), start, bare, end, opens, closes)


def readings(text: str) -> Iterator[tuple[Word, ...]]:
    """The words of a text with words that have a hyphen written together, and with these in parts."""
    every = words(text)
    yield every
    if any(c in HYPHENS for word in every for c in word.text):
        yield tuple(part for word in every for part in _parts(text, word))


def _parts(text: str, word: Word) -> Iterator[Word]:
    cuts = [n for n in range(word.start, word.tail) if text[n] in HYPHENS]
    starts, ends = [word.start, *(n + 1 for n in cuts)], [*cuts, word.tail]
    for start, end in zip(starts, ends, strict=True):
        yield _word(text, start, end, opens=start == word.start, closes=end == word.tail)


def same_word(wanted: Word, printed: Word) -> bool:
    """Whether one is the other but for inflection and spelling; an abbreviation in capitals keeps them."""
    if wanted.key != printed.key:
        return False
    if wanted.text.isupper() and len(wanted.text) > 1 and not printed.text[: len(wanted.text)].isupper():
        return False
    return _inflected(_plain(wanted.text), _plain(printed.text))


def _plain(word: str) -> str:
    bare = fold(word).removesuffix("'s").removesuffix("'").replace("-", "")
    return american(bare)


def _inflected(one: str, other: str) -> bool:
    if one == other:
        return True
    shared = next((n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    tails = {one[shared:], other[shared:]}
    if shared < LEAST_SHARED:
        return False
    doubled = {t[1:] if t[:1] == one[shared - 1] and t[1:] in DOUBLED else t for t in tails}
    return tails <= ENDINGS or ("" in tails and doubled <= ENDINGS)


def orders(form: Sequence[Word], text: str) -> Iterator[Sequence[Word]]:
    """The form's words in every order of its coordinated members, as they stand first."""
    yield form
    joints = [n for n, word in enumerate(form) if word.key in COORDINATORS]
    if len(joints) != 1 or not 0 < joints[0] < len(form) - 1:
        return
    (joint,) = joints
    members = [*_split(form[:joint], text), form[joint + 1 :]]
    for swapped in permutations(members) if len(members) <= MOST_MEMBERS else ():
        yield [*(w for m in swapped[:-1] for w in m), form[joint], *swapped[-1]]
    yield [*form[: joint - 1], form[joint + 1], form[joint], form[joint - 1], *form[joint + 2 :]]


def _split(form: Sequence[Word], text: str) -> Iterator[Sequence[Word]]:
    """The words in runs that commas part."""
    first = 0
    for n in range(1, len(form)):
        if "," in text[form[n - 1].tail : form[n].start]:
            yield form[first:n]
            first = n
    yield form[first:]


def distance(form: str, printed: str, *, opening: bool) -> int:
    """How far what is printed is from the form; 0 where they are the same.

    With `opening` the place begins a statement, and the case of its first letter says nothing.
    """
    one, other = (" ".join(t.translate(STRAIGHT).split()) for t in (form, printed))
    if opening:
        one, other = (t[:1].lower() + t[1:] for t in (one, other))
    if one == other:
        return 0
    if one.lower() == other.lower():
        return CASE
    left, right = (_bare_words(t) for t in (one, other))
    if len(left) != len(right):
        return SPELLING
    far = ORDER if [key(w) for w in left] != [key(w) for w in right] else 0
    ordered = zip(sorted(left, key=key), sorted(right, key=key), strict=True)
    return far + max(_apart(a, b) for a, b in ordered)


def _bare_words(text: str) -> list[str]:
    return [m.group().lower().removesuffix("'s") for m in WORD.finditer(text)]


def _apart(one: str, other: str) -> int:
    if one == other:
        return 0
    return INFLECTION if _inflected(one, other) else SPELLING
