"""Numbers whose digits are set in groups with spaces between them: 816 000.

A first group of one to three digits, then groups of exactly three, with one and the same space between them. A space
that typesetters put there is enough; the ordinary one, or the end of a line, also stands between two numbers, and must
be borne out by what is around it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from compare.english.hedges import HEDGES
from compare.english.words import fold, key
from compare.facts.dates import DAYS, MONTHS
from compare.facts.numbers import SCALES
from compare.facts.sums import SPACES, leading, trailing
from compare.facts.units import is_counted, measure
from compare.model import Token
from compare.places import LINE_END

FIRST, GROUP = re.compile(r"[1-9]\d{0,2}"), re.compile(r"\d{3}")
LAST = re.compile(r"\d{3}(?:\.\d+)?(?:-?[^\W\d_]+)?")
"""The last group, with decimals, or a unit that it is glued to."""
WRAP = re.compile(rf"[ \t]*{LINE_END.pattern}[ \t]*")
"""The end of a line within a paragraph: a statement has no other."""
SPACED = re.compile(rf"[ {SPACES}]|{WRAP.pattern}")
YEAR = re.compile(r"1\d{3}|20\d{2}")
LABELS = frozenset(
    "page pages p pp chapter section article paragraph line room gate platform route road highway bus flight model "
    "number no nr group class grade day week round aged age at since until "
    "phone telephone tel call dial hotline fax mobile text".split()
)
"""Words behind which a number stands for itself, a telephone's among them: on page 12 300 people are named."""
HEDGED = re.compile(rf"(?:^|\W)(?:{'|'.join(HEDGES)})\s+$", re.IGNORECASE)
MANY = frozenset({"are", "were", "have", "had"})
"""Verbs whose subject is a number."""
JOINTS = frozenset({"and", "to", "or"})
LONGEST_HEDGE = 16
MOST_BEHIND = 3
"""Words behind a number among which its noun stands."""


def grouped(text: str, words: Sequence[Token]) -> Iterator[Token]:
    """The words, each number in groups as one: its groups are set apart by commas, its place is that of all."""
    at = 0
    while at < len(words):
        start, end = _groups(text, words, at)
        yield from words[at:start]
        if start < end:
            yield _joined(words[start:end])
        at = max(end, at + 1)


def _groups(text: str, words: Sequence[Token], at: int) -> tuple[int, int]:
    """Where the digits that begin at a word become one number, and where they end; no number where these are one."""
    end = at + 1
    while end < len(words) and words[end].text[0].isdecimal() and _space(text, words, end):
        end += 1
    if end - at == 1 or not words[at].text[0].isdecimal():
        return at + 1, at + 1
    start = at + (YEAR.fullmatch(words[at].text) is not None)
    return (start, end) if _is_number(text, words, start, end) else (end, end)


def _is_number(text: str, words: Sequence[Token], start: int, end: int) -> bool:
    if not _is_regular(text, words, start, end) or _stands_alone(text, words, start):
        return False
    if _space(text, words, start + 1) in SPACES or _has_noughts(words[start:end]):
        return True
    before = text[max(0, words[start].start - LONGEST_HEDGE) : words[start].start]
    if leading(text, words[start].start) or HEDGED.search(before) or _is_of_range(text, words, end):
        return True
    return _is_told_of(text, words, end) and not (start and _may_be_named(text, words[start - 1], words[start]))


def _space(text: str, words: Sequence[Token], at: int) -> str:
    """The space before a word, where it is a single one that may stand within a number, or the end of a line, which is
    as good as an ordinary one; else nothing."""
    gap = text[words[at - 1].end : words[at].start]
    if WRAP.fullmatch(gap):
        return " "
    return gap if len(gap) == 1 and gap in f" {SPACES}" else ""


def _is_regular(text: str, words: Sequence[Token], start: int, end: int) -> bool:
    """Whether these are groups of one number: three digits each but for the first, and one kind of space."""
    if end - start < 2 or not FIRST.fullmatch(words[start].text) or not LAST.fullmatch(words[end - 1].text):
        return False
    spaces = {_space(text, words, n) for n in range(start + 1, end)}
    return len(spaces) == 1 and all(GROUP.fullmatch(w.text) for w in words[start + 1 : end - 1])


def _stands_alone(text: str, words: Sequence[Token], start: int) -> bool:
    """Whether the first digits are a number of their own: of a telephone, a page, a flight."""
    if text[: words[start].start].endswith(("+", "#", "(+")):
        return True
    return start > 0 and fold(words[start - 1].text) in LABELS


def _has_noughts(groups: Sequence[Token]) -> bool:
    """Whether a group begins with a nought, as no number does."""
    return any(group.text[0] == "0" for group in groups[1:])


def _is_told_of(text: str, words: Sequence[Token], end: int) -> bool:
    """Whether what follows says what so many are, or did: money, millions, a measure, things that are counted."""
    place = words[end - 1].end
    if trailing(text, place) or measure(text, place) or not words[end - 1].text[-1].isdecimal():
        return True
    for word in words[end : end + MOST_BEHIND]:
        if fold(word.text) in MANY and place == words[end - 1].end:
            return True
        if not SPACED.fullmatch(text[place : word.start]) or word.rarity == 0:
            return False
        if fold(word.text) in SCALES or is_counted(word):
            return True
        place = word.end
    return False


def _may_be_named(text: str, before: Token, first: Token) -> bool:
    """Whether the first digits may belong to the word before them: Boeing 737, May 12, between 10 (and others)."""
    if text[before.end : first.start].strip():
        return False
    word = fold(before.text)
    return word == "between" or (
        before.text[0].isupper() and word not in DAYS and (before.rarity > 0 or word in MONTHS)
    )


def _is_of_range(text: str, words: Sequence[Token], end: int) -> bool:
    """Whether another number in groups follows, as its upper end."""
    if end >= len(words):
        return False
    gap = text[words[end - 1].end : words[end].start].strip()
    start = end if gap in ("-", "–", "—") else end + 1 if fold(words[end].text) in JOINTS and not gap else len(words)
    last = start
    while last < len(words) and words[last].text[0].isdecimal() and (last == start or _space(text, words, last)):
        last += 1
    return _is_regular(text, words, start, last) and (_has_noughts(words[start:last]) or _is_told_of(text, words, last))


def _joined(groups: Sequence[Token]) -> Token:
    printed = ",".join(group.text for group in groups)
    return replace(groups[0], text=printed, key=key(printed), end=groups[-1].end)
