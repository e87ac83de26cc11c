"""Sums of money: the sign, the code or the name of a currency beside a number."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from compare.english.currencies import ABBREVIATIONS, CODES, LETTERS, NAMES, SIGNS, WORDS
from compare.english.words import FUNCTION_WORDS, key, rarity
from compare.facts.numbers import SCALES
from compare.model import Token

SPACES = "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
"""The spaces of Unicode but for the one on the keyboard: what typesetters put within a number."""
SPACE = f"[ {SPACES}]"
SURE = frozenset("Dhs KSh Ksh KShs Kshs Kč NTD RMB Rp Rs SFr TSh Tsh TShs Tshs USh Ush UShs Ushs kr zł".split())
"""Signs in letters that are of money beside any number: Rs 5."""
CAREFUL = WORDS | ABBREVIATIONS | {s for s in SIGNS.keys() - CODES - SURE if s.replace(".", "").isalpha() and s != "đ"}
"""Signs and codes that are none of money beside any number: ALL 50, TOP 10, COP28, LE 2, Kr 85."""
GLUED = LETTERS | {"R", "đ"}
"""Signs that no space sets apart from their number."""
BEFORE, BEHIND = LETTERS | {"R", "Le"}, frozenset({"đ"})
"""Signs that stand before a number alone, and behind it alone: 50,000 Le Monde readers."""
LARGE = "|".join(sorted((s for s in SCALES if s not in ("hundred", "dozen")), key=len, reverse=True))
SHAPE = rf"(?:\d{{1,3}}(?:(?:,|{SPACE})\d{{3}})+|\d+\.\d\d|\d[\d.,]*(?:{SPACE}|-)?(?:{LARGE}|[mbk]))"
"""A number as sums are written: in groups of three digits, with cents, or in millions."""
SHAPED = re.compile(rf"{SHAPE}(?![\w.,]*\d)", re.IGNORECASE)
LETTERED = re.compile(
    rf"(?:\d{{1,3}}(?:[,{SPACES}]\d{{3}})+|\d+\.\d\d|\d[\d.,]*(?:(?:{SPACE}|-)?(?:{LARGE})\b|m\b|(?<=\d\d)b\b))(?![\w.,]*\d)",
    re.IGNORECASE,
)
"""The same behind a letter: Q3 500 people are none, nor is C4b."""
SHAPED_END = re.compile(rf"(?<![\w.,]){SHAPE}$", re.IGNORECASE)
COUNTABLE = frozenset(
    "crown dinar dirham dollar euro franc peso pound rial riyal rouble ruble rupee shekel shilling".split()
)
"""Names that take an s behind a number; without it they belong to the noun that follows, as in 20 euro countries."""
MANY = re.compile(rf"(?:{LARGE}|\d\d(?:,|{SPACE})\d{{3}})$", re.IGNORECASE)
"""The end of a number behind which won is money, and no verb."""
OF = re.compile(r"\s+of\b")
NEXT = re.compile(r"\s([a-z]+)")
COUNTED = re.compile(rf"(?:{SPACE}?(?:{LARGE}))?{SPACE}(people|men|women|children|[a-z]{{3,}}s)\b")
"""A noun in the plural behind a number: it counts these, and is no sum."""
LONGEST, LONGEST_NUMBER = 8, 24
"""Characters that a sign before a number, and the number before a sign, may have."""


@dataclass(frozen=True, slots=True)
class Sign:
    """The unit of a currency, and where what says so begins and ends in the text."""

    unit: str
    start: int
    end: int


def _either(forms: Iterable[str]) -> str:
    return "|".join(re.escape(form) for form in sorted(forms, key=lambda f: (-len(f), f)))


def _named() -> dict[str, str]:
    """Units by name, also as it is written with marks of their own."""
    return {unicodedata.normalize(form, name): unit for form in ("NFC", "NFD") for name, unit in NAMES.items()}


BY_NAME = _named()
LEADING = re.compile(rf"(?<![\w$])({_either(SIGNS.keys() - BEHIND)})((?:(?<=[a-z])\.)?{SPACE}?)$")
TRAILING = re.compile(
    rf"(?:(?P<joint>[\s-])(?P<name>{_either(BY_NAME)})(?P<many>s?)(?![\w-])"
    rf"|(?P<space>{SPACE}?)(?P<sign>{_either(SIGNS.keys() - BEFORE)})(?![\w$])(?!{SPACE}?\d))"
)


def leading(text: str, start: int) -> Sign | None:
    """What says before a number that it is money, if anything does: VND50 billion, US$ 5."""
    first = max(0, start - LONGEST)
    found = LEADING.search(text[first:start])
    if found is None or (found[1] in GLUED and found[2]):
        return None
    if found[1] in CAREFUL and not _is_sum(text, start, LETTERED if found[1] in LETTERS else SHAPED):
        return None
    return Sign(SIGNS[found[1]], first + found.start(), start)


def trailing(text: str, end: int) -> Sign | None:
    """What says behind a number that it is money: 50 billion dong, 500 kr, 3bn VND, 50 million dollars."""
    found = TRAILING.match(text, end)
    if found is None:
        return None
    if found["name"]:
        return Sign(BY_NAME[found["name"]], end, found.end()) if _is_name(text, end, found) else None
    if found["sign"] in GLUED and found["space"]:
        return None
    if found["sign"] in CAREFUL and (_counts(text, found.end()) or not SHAPED_END.search(_number(text, end))):
        return None
    return Sign(SIGNS[found["sign"]], end, found.end())


def _number(text: str, end: int) -> str:
    return text[max(0, end - LONGEST_NUMBER) : end]


def _is_name(text: str, end: int, found: re.Match[str]) -> bool:
    """Whether what may name a currency does: not in 50 pounds of flour, 20 euro countries, of all 1,200 won."""
    name, is_many = found["name"], MANY.search(_number(text, end)) is not None
    if name == "pound" and OF.match(text, found.end()):
        return False
    if name == "won":
        return is_many
    if name.split()[-1] not in COUNTABLE or found["many"] or found["joint"] == "-" or is_many:
        return True
    follows = NEXT.match(text, found.end())
    return follows is None or follows[1] in FUNCTION_WORDS


def _is_sum(text: str, start: int, shape: re.Pattern[str]) -> bool:
    """Whether the number is written as sums are, and counts nothing."""
    shaped = shape.match(text, start)
    return shaped is not None and not _counts(text, shaped.end())


def _counts(text: str, end: int) -> bool:
    counted = COUNTED.match(text, end)
    return counted is not None and counted[1] not in FUNCTION_WORDS


GLUED_WORD = re.compile(
    rf"(?P<sign>{_either(s for s in SIGNS if s.replace('.', '').isalpha())})(?P<dot>\.?)(?P<number>\d.*)"
)
NUMBER_WORD = re.compile(
    rf"(?P<number>\d(?:[\d.,]*\d)?(?:-?(?i:{LARGE}|[mbk]))?)"
    rf"(?P<sign>{_either(s for s in SIGNS if s.isalpha())}|-(?:{_either(n for n in BY_NAME if n.isalpha())}))"
)


def parted(text: str, words: Sequence[Token]) -> Iterator[Token]:
    """The words with numbers set apart from the currency that they are glued to, and without one before a scale.

    VND50bn is VND and 50bn, 500kr is 500 and kr, 5 USD million is 5 and million.
    """
    for at, word in enumerate(words):
        if not any(c.isdecimal() for c in word.text):
            if not (word.text in SIGNS and _is_between(words, at)):
                yield word
        elif (found := GLUED_WORD.fullmatch(word.text)) and leading(text, word.start + found.start("number")):
            yield _part(word, *found.span("sign"))
            yield _part(word, *found.span("number"))
        elif (found := NUMBER_WORD.fullmatch(word.text)) and trailing(text, word.start + found.end("number")):
            yield _part(word, *found.span("number"))
            yield _part(word, found.end("number") + found["sign"].startswith("-"), found.end("sign"))
        else:
            yield word


def _is_between(words: Sequence[Token], at: int) -> bool:
    before, behind = words[at - 1 : at], words[at + 1 : at + 2]
    return bool(before and behind) and before[0].text[-1].isdecimal() and behind[0].text.lower() in SCALES


def _part(word: Token, start: int, end: int) -> Token:
    """Some letters of a word as a word."""
    text = word.text[start:end]
    return Token(text, key(text), word.start + start, word.start + end, rarity(text), word.part)
