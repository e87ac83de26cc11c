"""People by name, with the offices that stand beside the name."""

from __future__ import annotations

import re
from collections.abc import Iterator

from compare.model import Article, Excerpt, Person, Statement
from compare.text import excerpt, fold, rarity

HEADS = (
    "president|premier|minister|secretary|ambassador|chief|director|spokesman|spokeswoman|spokesperson|chairman|"
    "chairwoman|chairperson|chair|governor|mayor|chancellor|commissioner|commander|envoy|member|deputy|head|leader|king|"
    "queen|prince|princess|pope|bishop|archbishop|senator|judge|prosecutor|attorney|sheriff|captain|colonel|"
    "admiral|lieutenant|sergeant|professor|coach|manager|founder|editor|reporter|analyst|adviser|advisor|"
    "photographer|specialist|expert|officer|official|correspondent|journalist|representative|delegate|legislator|lawmaker"
)
CAP = r"[A-ZÀ-ỸĐ][\w’'-]*"
NAME = rf"{CAP}(?:\s+(?:(?:bin|al|van|von|der|de|da|del|di)\s+)?{CAP}){{0,3}}"
HEAD = rf"(?i:\b(?:{HEADS})\b)"
OFFICE = (
    rf"(?:(?:{CAP}|(?i:former|acting|late|deputy|vice|foreign|prime|senior|chief|lead|first|policy|party|defen[cs]e))\s+){{0,4}}"
    rf"{HEAD}(?:\s+(?:of|for)\s+(?:the\s+)?{CAP}"
    rf"(?:(?:\s+and\s+(?!(?:{CAP}\s+){{0,3}}{HEAD})|\s+of\s+(?:the\s+)?|\s+){CAP}){{0,6}})?"
)
OFFICE_ONLY = re.compile(OFFICE)
AFTER_NAME = re.compile(
    rf"(?P<name>{NAME}),\s+(?P<offices>(?:the\s+|a\s+|an\s+)?{OFFICE}(?:,?\s+(?:and\s+)?{OFFICE})*)"
)
BEFORE_NAME = re.compile(rf"(?:{OFFICE}(?:,\s+(?:and\s+)?|\s+and\s+))*(?P<office>{OFFICE})\s+(?P<name>{NAME})")
INSTITUTION = frozenset(
    "ministry committee congress party department council assembly agency office university government army police"
    " court union nations commission organisation organization association institute foundation group company corp inc"
    " affairs defence defense security health justice finance foreign national state federal central international"
    " republic kingdom province district city county the of and for".split()
)

RARE_NAME = 0.7
"""Rarity from which one capitalised word behind an office is a name, not the first word of a sentence."""


def people(article: Article, statement: Statement) -> Iterator[Person]:
    """People named in a statement together with an office, each place once."""
    text, start, end = article.text, statement.excerpt.start, statement.excerpt.end
    taken: list[tuple[int, int]] = []
    for match in AFTER_NAME.finditer(text, start, end):
        name = _name_in(text, *match.span("name"))
        if name:
            offices = [m.span() for m in OFFICE_ONLY.finditer(text, *match.span("offices"))]
            taken.append(name)
            yield _person(article, name, offices)
    for match in BEFORE_NAME.finditer(text, start, end):
        whole = match.span()
        name = _name_in(text, *_split(text, *whole))
        if name and not any(a < name[1] and name[0] < b for a, b in taken):
            spans = [m.span() for m in OFFICE_ONLY.finditer(text, whole[0], name[0])]
            yield _person(article, name, [(a, len(text[:b].rstrip())) for a, b in spans])


def _split(text: str, start: int, end: int) -> tuple[int, int]:
    """Where the name begins in "Deputy Minister of Foreign Affairs Nguyen Manh Cuong".

    Behind the last word that is an office, an institution, or common in English in lower case.
    """
    begin = start
    for word in re.finditer(r"[\w’'-]+", text[start:end]):
        lower = fold(word.group())
        if lower in INSTITUTION or re.fullmatch(HEADS, lower) or _common(text, word.group()):
            begin = start + word.end()
    return begin, end


def _common(text: str, word: str) -> bool:
    """Whether the article itself prints the word in lower case, and English knows it."""
    return 0 < rarity(word) < 0.9 and re.search(rf"(?<=\s){re.escape(word.lower())}\b", text) is not None


def _name_in(text: str, start: int, end: int) -> tuple[int, int] | None:
    """The name within a span, trimmed; None where what is left is no name."""
    found = re.search(NAME, text[start:end])
    if not found:
        return None
    words = [fold(w) for w in found.group().split()]
    if len(words) == 1 and rarity(words[0]) < RARE_NAME:
        return None
    if words[0] in INSTITUTION or words[-1] in INSTITUTION or any(re.fullmatch(HEADS, w) for w in words):
        return None
    name_end = start + found.end()
    return start + found.start(), name_end - 2 if text[:name_end].endswith(("'s", "’s")) else name_end


def _person(article: Article, name: tuple[int, int], offices: list[tuple[int, int]]) -> Person:
    printed: tuple[Excerpt, ...] = tuple(excerpt(article, a, b) for a, b in offices)
    return Person(excerpt(article, *name), fold(article.text[slice(*name)]), printed)
