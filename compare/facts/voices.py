"""Who says what stands between quotation marks, by the words around it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from compare.english.words import rarity
from compare.facts.people import HEADS
from compare.places import line_around

SAID = (
    r"(?:said|says|told|asked|added|adds|promised|stressed|noted|warned|argued|insisted|declared|explained|announced|"
    r"claimed|recalled|wrote|writes|replied|complained|admitted|conceded|concluded|remarked|commented|affirmed|"
    r"stated|pledged|vowed|joked|shouted)"
)
_WORD = r"[^\W\d_a-z][\w’'-]{0,40}"
NAME = rf"{_WORD}(?:\s+{_WORD}){{0,5}}"
_PLACING = r"(?:at|in|of|from|for|on|by|with|to|near|who|that|when|as|after|before|while)\b"
_OFFICE = rf"\s+(?:[a-z]+\s+)?(?:{'|'.join(sorted(HEADS))})\s+{_WORD}"
_TITLE = rf"(?:the\s+|an?\s+)?(?:(?:(?!{_PLACING})[a-z][\w’'-]{{0,40}},?|{_WORD}[’']s|{_WORD}(?={_OFFICE}))\s+){{0,5}}?"
"""What a person is, before the name: her lawyer, the mayor, Ruritania’s prime minister, the Rovers manager."""
_APART = (
    r"(?:\s+(?:of|for)\s+[^“”\".,]{1,40}?)??(?:,(?!\s*(?i:he|she|they|it)\b)[^“”\".]{1,90}?)??"
    r",?\s+(?:also\s+|later\s+)?"
)
"""What a person is, behind the name."""
MARKS = re.compile('[“”"]')
BEHIND = re.compile(
    rf"\s*,?\s*(?:{SAID}\s+{_TITLE}(?P<after>{NAME})(?<![’']s)(?![\w’']|\s+{_WORD}|{_OFFICE})|{_TITLE}(?P<before>{NAME}){_APART}{SAID}\b"
    rf"|(?P<pronoun>(?i:he|she))\s+(?:also\s+|later\s+)?{SAID}\b|{SAID}\s+(?P<turned>he|she)\b"
    rf"|{SAID}\b|(?:[\w’'-]+,?\s+){{1,8}}{SAID}\b)"
)
"""What stands behind a quotation: said Anna Berg; Berg, the mayor, said; she said; a woman said."""
AHEAD = re.compile(
    rf"(?:(?P<name>{NAME}){_APART}|\b(?P<pronoun>(?i:he|she))\s+(?:also\s+|later\s+)?|\b){SAID}\b[^“”\".]{{0,60}}$"
)
"""What stands before a quotation: Berg, the mayor, told the council:"""
FULL = re.compile(rf"{_WORD}\s+{_WORD}(?:\s+{_WORD}){{0,3}}")
RARE = 0.8
"""Rarity, 0..1, of a word of a second name from which that may be the speaker, and no party or town."""
ENDS = re.compile(r"[.!?]\s")


def voice(text: str, start: int, end: int) -> str | None:
    """The name of who says the words from `start` to `end`; "" where it is told, but not by a name, None where it is
    not told."""
    first, last = line_around(text, start, end)
    spans = _quoted(text, first, last)
    at = next((n for n, (a, b) in enumerate(spans) if a <= start and end <= b + 1), None)
    return None if at is None else _voices(text, first, last)[at]


@lru_cache(maxsize=8)  # a paragraph's quotations come one after another
def _quoted(text: str, first: int, last: int) -> tuple[tuple[int, int], ...]:
    """What stands between double marks in a paragraph, from behind the opening mark to the closing one."""
    places = [m.start() for m in MARKS.finditer(text, first, last)]
    if len(places) % 2:
        places.append(last)
    return tuple((a + 1, b) for a, b in zip(places[::2], places[1::2], strict=True))


@lru_cache(maxsize=8)
def _voices(text: str, first: int, last: int) -> tuple[str | None, ...]:
    """The voice of each span: told behind it, or before it, or that of the span before where nothing is told."""
    spans = _quoted(text, first, last)
    found: list[str | None] = []
    for at, (start, end) in enumerate(spans):
        ahead = text[spans[at - 1][1] + 1 if at else first : start - 1]
        told = _behind(text, end, spans[at + 1][0] - 1 if at + 1 < len(spans) else last) or AHEAD.search(_last(ahead))
        before = found[-1] if found else None
        found.append(_told(told, text, spans, first, start) if told else before)
    return tuple(found)


def _told(told: re.Match[str], text: str, spans: Sequence[tuple[int, int]], first: int, start: int) -> str:
    groups = told.groupdict()
    named = next((groups[g] for g in ("after", "before", "name") if groups.get(g)), None)
    if named is None and (groups.get("pronoun") or groups.get("turned")):
        return _meant(text, spans, first, start)
    return named or ""


def _behind(text: str, end: int, limit: int) -> re.Match[str] | None:
    """What is told behind a quotation, where its last sentence goes on there."""
    following = text[end + 1 : limit]
    stop = ENDS.search(following)
    return None if text[end - 1] == "." else BEHIND.match(following[: stop.start() if stop else None])


def _last(words: str) -> str:
    """The last sentence of the words, without what opens a quotation."""
    return ENDS.split(words)[-1].rstrip(" :,")


def _meant(text: str, spans: Sequence[tuple[int, int]], first: int, start: int) -> str:
    """Whom a pronoun stands for: the one person named in full before it, or at the head of a sentence there."""
    edges = [first, *(e for a, b in spans if a < start for e in (a - 1, b + 1)), start - 1]
    own = [text[a:b] for a, b in zip(edges[::2], edges[1::2], strict=True)]
    names = {m.group() for words in own for m in FULL.finditer(words)}
    heads = {m.group() for words in own for sentence in ENDS.split(words) if (m := FULL.match(sentence.lstrip()))}
    rare = {name for name in names - heads if max(map(rarity, name.split())) >= RARE}
    found = names if len(names) == 1 else heads
    return found.pop() if len(found) == 1 and not rare - found else ""
