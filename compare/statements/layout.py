"""What the paragraphs of an article are: text, heading, caption, or furniture that states nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from compare.english.words import WORD
from compare.model import StatementKind
from compare.places import FINAL, paragraphs, trim

FURNITURE = re.compile(r"^(?:!\[[^\]]*\]\([^)]*\)|<[^>]{1,200}>|[\s|:=_*#\-–—•·])+$")
CAPTION = re.compile(r"^\s*\|\s*\S|\((?:source|photo|image|credit)\s*:|^(?:photo|image|caption)\b", re.IGNORECASE)
METADATA = re.compile(r"\s*(?:date|author|by|source|published|updated|url|tags?|title)\b\s*:?\s*", re.IGNORECASE)
ISO_DATE = re.compile(r"\s*\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2})?)?\s*")
# HÀ NỘI —, GENEVA, March 3 (Reuters) -, LONDON/PARIS –
DATELINE = re.compile(
    r"\s*(?=[^\W\d_])(?P<place>[^a-z.!?“\"]{2,40}?)"
    r"(?:,\s*(?:[A-Z][a-z]+\.?\s+\d{1,2}|\d{1,2}\s+[A-Z][a-z]+)(?:,\s*\d{4})?)?"
    r"\s*(?:\([A-Z][\w/ ]{1,20}\)\s*)?(?:—|–|--|\s-\s)\s*"
)
AGENCY = re.compile(r"\s*(?:—|–|--|\s-)\s*[A-Z][A-Z/&. ]{1,30}$|\s*\([A-Z][A-Za-z]+(?:/[A-Z][A-Za-z]+)*\)\s*$")
LONGEST_HEADING = 30  # words; wire headlines with a subclause reach the twenties
LONGEST_NAME = 4  # words of a byline
LONGEST_LABEL = 2  # words of a paragraph that is a heading wherever it stands: Latest, Read more


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of text of one kind, `start` to `end` in the article."""

    kind: StatementKind
    start: int
    end: int


def blocks(text: str) -> Iterator[Block]:
    """The paragraphs in words, however few, without dateline, markup, signature and byline.

    None where no paragraph has more words than a label: a language that sets no spaces reads so.
    """
    found = list(_blocks(text))
    if any(len(text[b.start : b.end].split()) > LONGEST_LABEL for b in found):
        yield from found


def _blocks(text: str) -> Iterator[Block]:
    spans = [trim(text, *span) for span in paragraphs(text)]
    bodies = [span for span in spans if span[0] < span[1] and not FURNITURE.match(text[slice(*span)])]
    for number, (start, end) in enumerate(bodies):
        kind = _kind(text[start:end], first=number == 0)
        if number < 2:
            start = _after_dateline(text, start, end)
        if number == len(bodies) - 1:
            end = _before_signature(text, start, end)
            if number and _is_byline(text[start:end]):
                continue
        start, end = trim(text, start, end, "\ufeff|#>*")
        if WORD.search(text, start, end):
            yield Block(kind, start, end)


def _kind(paragraph: str, *, first: bool) -> StatementKind:
    if CAPTION.search(paragraph):
        return "caption"
    if paragraph.startswith("#"):
        return "heading"
    words = len(paragraph.split())
    alone = words <= LONGEST_LABEL or (words <= LONGEST_HEADING and (first or paragraph.istitle()))
    return "heading" if alone and not FINAL.search(paragraph) else "sentence"


def _after_dateline(text: str, start: int, end: int) -> int:
    meta = METADATA.match(text, start, end)
    stamp = ISO_DATE.match(text, meta.end() if meta else start, end)
    if stamp:
        start = stamp.end()
    line = DATELINE.match(text, start, end)
    if line and sum(c.isupper() for c in line["place"]) * 2 > sum(c.isalpha() for c in line["place"]):
        return line.end()
    return start


def _before_signature(text: str, start: int, end: int) -> int:
    sign = AGENCY.search(text, start, end)
    return sign.start() if sign and FINAL.search(text[start : sign.start()]) else end


def _is_byline(paragraph: str) -> bool:
    words = paragraph.removeprefix("By ").split()
    return 0 < len(words) <= LONGEST_NAME and all(w[:1].isupper() for w in words) and not FINAL.search(paragraph)
