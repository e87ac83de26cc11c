"""Halves and quarters of large numbers, in words and in signs, and numbers of which no more than the size is said."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from compare.english.currencies import NAMES
from compare.english.words import FUNCTION_WORDS, fold, key
from compare.facts.numbers import SCALES, SMALL, TENS, Read, in_words
from compare.facts.units import is_counted
from compare.model import Token

PARTS = {"half": Decimal("0.5"), "quarter": Decimal("0.25"), "three quarter": Decimal("0.75")}
SIGNS = {"½": PARTS["half"], "¼": PARTS["quarter"], "¾": PARTS["three quarter"]}
WRITTEN = {"1/2": "½", "1/4": "¼", "3/4": "¾"}
_SCALE = rf"(?P<scale>{'|'.join(sorted(SCALES, key=len, reverse=True))})\b"
_ONE = "|".join(word for word, value in SMALL.items() if 0 < value < 10)
_NUMBER = rf"\d+|(?:{'|'.join(TENS)})(?: (?:{_ONE}))?|{'|'.join(sorted(SMALL, key=len, reverse=True))}"
_PART = r"(?P<part>half|quarter|three quarter)s?"
OF = re.compile(rf"(?!quarters? (?!of\b))(?:an? |one )?{_PART}(?: of)?(?: an?)? {_SCALE}")
"""Half a million, a half-million, a quarter of a million, three quarters of a billion."""
BEFORE = re.compile(rf"(?P<number>{_NUMBER}) and (?:an? |one )?{_PART} {_SCALE}")
"""Two and a half million, 2 and three-quarter billion."""
BEHIND = re.compile(rf"(?P<number>an?|{_NUMBER}) {_SCALE} and (?:an? |one )?{_PART}\b")
"""A million and a half."""
SIGNED = re.compile(r"(?P<number>\d*)(?P<sign>[½¼¾])(?:-?(?P<behind>[a-z]+))?")
VAGUE = re.compile(
    r"(?:several|many|multi|(?:a )?few|(?:a )?couple(?: of)?|(?:tens|scores|dozens|hundreds|thousands) of)"
    rf" {_SCALE}|an? {_SCALE.replace('scale', 'least')} or two\b"
)
"""Several million, tens of million, a million or two."""
BEGINNINGS = frozenset(
    {*SMALL, *TENS, "a", "an", "half", "quarter"}
    | set("several many multi few couple tens scores dozens hundreds thousands".split())
)
LONGEST = 8
"""Words among which such a number ends."""


def fraction(words: Sequence[Token], at: int, *, money: bool) -> Read | None:
    """What `number` gives where a half or a quarter of a large number is told, or a sign says it: 2½."""
    if SIGNS.keys() & set(words[at].text):
        return _signed(words, at, money=money)
    spelt, ends = _spelt(words, at)
    if "half" not in spelt and "quarter" not in spelt:
        return None
    found = OF.match(spelt) or BEFORE.match(spelt) or BEHIND.match(spelt)
    if found is None:
        return None
    after = next(n for n, end in enumerate(ends, start=at + 1) if end >= found.end())
    behind = spelt[found.end() : ends[after - at - 1]]
    if not re.fullmatch(r"(?: [a-z]+)?", behind) or (found.re is BEHIND and not (_is_told(words, after, found))):
        return None
    return _value(found), after, False, _unit(behind.strip())


def vague(words: Sequence[Token], at: int) -> int:
    """The index behind a number of which only the size is said; `at` itself where none begins."""
    spelt, ends = _spelt(words, at)
    found = VAGUE.match(spelt)
    after = ends.index(found.end()) + at + 1 if found and found.end() in ends else at
    while at < after < len(words) and fold(words[after].text) in SCALES:
        after += 1
    return after


def signed(text: str, words: Sequence[Token]) -> Iterator[Token]:
    """The words, with 2 1/2 before a scale as one: 2½."""
    at = 0
    while at < len(words):
        taken = next((n for n in (3, 2) if _is_written(text, words[at : at + n + 1], n)), 0)
        if not taken:
            yield words[at]
        else:
            last = words[at + taken - 1]
            printed = "".join(w.text for w in words[at : at + taken - 2]) + _sign(text, words[at + taken - 2], last)
            yield replace(words[at], text=printed, key=key(printed), end=last.end)
        at += max(1, taken)


def _is_written(text: str, words: Sequence[Token], count: int) -> bool:
    """Whether the first `count` words are a number with a fraction, or a fraction alone, and a scale is next."""
    if len(words) <= count or not _sign(text, words[count - 2], words[count - 1]):
        return False
    whole = count == 2 or (words[0].text.isdecimal() and text[words[0].end : words[1].start] in " \u00a0")
    return whole and fold(words[count].text) in SCALES


def _sign(text: str, above: Token, below: Token) -> str:
    return WRITTEN.get(text[above.start : below.end].replace("\u2044", "/"), "")


def _spelt(words: Sequence[Token], at: int) -> tuple[str, list[int]]:
    """The next words with spaces for hyphens, and where each ends; none where no such number begins with the first."""
    first = fold(words[at].text).split("-")[0]
    if first not in BEGINNINGS and not first.isdecimal():
        return "", []
    spelt, ends = "", list[int]()
    for n in range(at, min(len(words), at + LONGEST)):
        if n > at and words[n].start - words[n - 1].end != 1:
            break
        spelt += " " * (n > at) + fold(words[n].text).replace("-", " ")
        ends.append(len(spelt))
    return spelt, ends


def _value(found: re.Match[str]) -> Decimal:
    number = found.groupdict().get("number")
    whole = (
        Decimal(0) if number is None else Decimal(1) if number in ("a", "an") else in_words(number.replace(" ", "-"))
    )
    return _even((whole + PARTS[found["part"]]) * SCALES[found["scale"]])


def _unit(word: str) -> str | None:
    """The unit that a number is glued to by a hyphen; none where it is not."""
    return NAMES.get(word, key(word)) if word else None


def _even(value: Decimal) -> Decimal:
    return value.to_integral_value() if value == value.to_integral_value() else value


def _is_told(words: Sequence[Token], after: int, found: re.Match[str]) -> bool:
    """Whether a half behind a number belongs to it: not in a million and a half of the rest."""
    if found["scale"] == "hundred" or (found["number"].isdecimal() and found["part"] != "half"):
        return False
    following = words[after] if after < len(words) else None
    if following is None or following.start - words[after - 1].end > 1 or is_counted(following):
        return True
    word = fold(following.text)
    return word in NAMES or (word in FUNCTION_WORDS and word not in ("of", "a", "an"))


def _signed(words: Sequence[Token], at: int, *, money: bool) -> Read | None:
    found = SIGNED.fullmatch(words[at].text.lower())
    if found is None:
        return None
    value, after, behind = Decimal(found["number"] or 0) + SIGNS[found["sign"]], at + 1, found["behind"]
    scales = SCALES | ({"k": 1000, "m": 10**6, "b": 10**9} if money else {})
    if behind:
        return _even(value * scales.get(behind, 1)), after, False, None if behind in scales else _unit(behind)
    while after < len(words) and (scale := SCALES.get(fold(words[after].text))):
        value, after = value * scale, after + 1
    return _even(value), after, False, None
