"""What an article names as a task, a goal or a principle, and what it joins by "and": the marks of coined terms."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from compare.english.wording import is_number
from compare.english.words import CLOSING, FUNCTION_WORDS, OPENING
from compare.model import Designation, Statement

NAMING = (
    "aim", "concept", "doctrine", "formula", "goal", "guideline", "maxim", "motto", "notion", "objective",
    "perspective", "principle", "slogan", "viewpoint", "watchword",
)  # fmt: skip
"""What a coined term is a name of. Not policy, plan or strategy: those end the names of things that exist."""
OWNED = ("designation", "duty", "mission", "obligation", "pillar", "target", "task", "vision")
"""The same, but what follows "of" is whose it is: the mission of diplomacy."""
MOST_WORDS = 8
"""Words before or after such a noun up to which it may name them."""
NOUN = re.compile(rf"\b({'|'.join((*NAMING, *OWNED))})s?\b", re.IGNORECASE)
APPOSED = re.compile(r",\s+(?=\S+(?:\s\S+){0,3}\s(?:and|or)\s)", re.IGNORECASE)
"""What stands between several principles and their names: two principles, autonomy and renewal."""
LINK = re.compile(r"\s+(?:of|called|named|known as)\s+|\s*[:–—]\s+", re.IGNORECASE)
WORD = re.compile(r"[^\W_]+(?:[-‐‑'’][^\W_]+)*")
BREAK = re.compile(r"[.;:!?()\[\]–—]|,(?!\s*(?:and|or)\b)")
JOINERS = frozenset({"and", "or"})
QUOTED = re.compile(r"(?<!\w)[“\"‘'«„]([^“”\"«»„]+)[”\"’'»“]$")
"""What stands in quotation marks at the end of a text."""
JOINT = re.compile(rf"[{re.escape(CLOSING)}]?(?:,|,?\s+(?:and|or|&))\s+[{re.escape(OPENING)}]?")


def designations(sentences: Iterable[Statement]) -> Iterator[Designation]:
    """What each sentence names as a task or the like, before the noun and after it."""
    for sentence in sentences:
        text, at = sentence.excerpt.text, sentence.excerpt.start
        for noun in NOUN.finditer(text):
            owned = noun[1].lower() in OWNED
            for start, end in (_before(text, noun.start()), *([] if owned else [_after(text, noun.end())])):
                if start < end and not is_number(text[start:end].lower()):
                    yield Designation(at + start, at + end, noun[1].lower())


def joints(text: str) -> tuple[tuple[int, int], ...]:
    """The spans of "and", "or" and commas with the spaces and quotation marks around them."""
    return tuple(match.span() for match in JOINT.finditer(text))


def _before(text: str, noun: int) -> tuple[int, int]:
    """The span of the words that lead up to the noun: those in quotation marks, or back to a word of grammar."""
    start = end = len(text[:noun].rstrip())
    if quoted := QUOTED.search(text[:end]):
        return quoted.span(1)
    for word in reversed(list(WORD.finditer(text, 0, end))[-MOST_WORDS:]):
        between = text[word.end() : start]
        if between.strip() or (word.group().lower() in FUNCTION_WORDS and word.group().lower() not in JOINERS):
            break
        start = word.start()
    return start, end


def _after(text: str, noun: int) -> tuple[int, int]:
    """The span of the words that the noun is said to be of; none where it is of doing something."""
    link = LINK.match(text, noun) or (APPOSED.match(text, noun) if text[noun - 1 : noun].lower() == "s" else None)
    if link is None:
        return noun, noun
    start = end = link.end()
    for count, word in enumerate(WORD.finditer(text, start)):
        plain = word.group().lower()
        grammar = plain in FUNCTION_WORDS and plain not in JOINERS
        if count == 0 and plain.endswith("ing"):
            break
        if count >= MOST_WORDS or grammar or BREAK.search(text, end, word.start()):
            break
        end = word.end()
    return start, end
