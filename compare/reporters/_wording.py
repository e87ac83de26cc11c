"""Where readings differ word by word, and readings cut down to that."""

from __future__ import annotations

import re
from collections.abc import Sequence
from difflib import SequenceMatcher
from itertools import groupby

CONTEXT = 2  # words kept on either side of a difference
LONGEST = 150  # characters of an abridged reading; four or five lines of a table's column
MOST_COMPARED = 8  # readings each reading is compared with

Span = tuple[int, int]


def spans(text: str) -> list[Span]:
    """Where the words of a text stand, punctuation apart."""
    return [m.span() for m in re.finditer(r"\w+(?:[-’'./,]\w+)*|[^\w\s]", text)]


def marked_runs(text: str, others: Sequence[str]) -> list[Span]:
    """Where the text has words that some other reading lacks; none where nothing is shared.

    Readings that have the same words in another order are marked where the order parts.
    """
    own = [text[a:b] for a, b in spans(text)]
    bags = [{other[a:b] for a, b in spans(other)} for other in others]
    marks = [word != "…" and any(word not in bag for bag in bags) for word in own]
    if not any(marks) and all(bag == set(own) for bag in bags):
        marks = _moved(own, others)
    if all(marks):
        return []
    runs = groupby(zip(spans(text), marks, strict=True), key=lambda place: place[1])
    return [_around([place for place, _ in run]) for differs, run in runs if differs]


def abridge(text: str, others: Sequence[str]) -> str:
    """The reading, whole where short; a long one keeps its ends and what differs, with … between."""
    if len(text) <= LONGEST:
        return text
    words = spans(text)
    marks = _moved([text[a:b] for a, b in words], others)
    ends = (0, len(words) - 1)
    keep = [n in ends or any(marks[max(0, n - CONTEXT) : n + CONTEXT + 1]) for n in range(len(words))]
    runs = groupby(zip(words, keep, strict=True), key=lambda place: place[1])
    kept = [_around([place for place, _ in run]) for shown, run in runs if shown]
    short = " … ".join(text[start:end] for start, end in kept)
    return short if len(short) <= LONGEST else _cut(short)


def _moved(own: Sequence[str], others: Sequence[str]) -> list[bool]:
    """For each word, whether another reading has something else there, or something more beside it."""
    marked = [False] * len(own)
    for other in others[:MOST_COMPARED]:
        theirs = [other[a:b] for a, b in spans(other)]
        for tag, start, end, _, _ in SequenceMatcher(None, own, theirs, autojunk=False).get_opcodes():
            if tag == "insert":
                start, end = max(0, start - 1), min(len(own), start + 1)
            if tag != "equal":
                marked[start:end] = [True] * (end - start)
    return marked


def _around(places: Sequence[Span]) -> Span:
    return places[0][0], places[-1][1]


def _cut(text: str) -> str:
    head = text[: LONGEST - 1]
    return head[: head.rfind(" ", LONGEST // 2)].rstrip(" …") + " …"
