"""Where readings differ word by word, and readings cut down to that."""

from __future__ import annotations

import re
from collections.abc import Sequence
from difflib import SequenceMatcher
from itertools import groupby

CONTEXT = 2  # words kept on either side of a difference
LONGEST = 110  # characters of an abridged reading; about three lines of a table's column
MOST_COMPARED = 8  # readings each reading is compared with


def spans(text: str) -> list[tuple[int, int]]:
    """Where the words of a text stand, punctuation apart."""
    return [m.span() for m in re.finditer(r"\w+(?:[-’'./,]\w+)*|[^\w\s]", text)]


def differing(text: str, others: Sequence[str]) -> list[bool]:
    """For each of `spans(text)`, whether some other reading lacks it at its place."""
    own = [text[a:b] for a, b in spans(text)]
    marked = [False] * len(own)
    for other in list(others)[:MOST_COMPARED]:
        matcher = SequenceMatcher(None, own, [other[a:b] for a, b in spans(other)], autojunk=False)
        for tag, start, end, _, _ in matcher.get_opcodes():
            if tag != "equal":
                marked[start:end] = [True] * (end - start)
    return marked


def marked_runs(text: str, others: Sequence[str]) -> list[tuple[int, int]]:
    """Where the text parts from other readings, as spans in order; none where nothing is shared."""
    marks = differing(text, others)
    if all(marks):
        return []
    places = zip(spans(text), marks, strict=True)
    runs = [list(run) for differs, run in groupby(places, key=lambda place: place[1]) if differs]
    return [(run[0][0][0], run[-1][0][1]) for run in runs]


def abridge(text: str, others: Sequence[str]) -> str:
    """The reading, whole where short; a long one keeps its ends and what differs, with … between."""
    if len(text) <= LONGEST:
        return text
    marks = differing(text, others)
    words = spans(text)
    keep = [
        any(marks[max(0, n - CONTEXT) : n + CONTEXT + 1]) or n in (0, len(words) - 1)
        for n in range(len(words))
    ]
    kept = [list(run) for shown, run in groupby(zip(words, keep, strict=True), key=lambda p: p[1]) if shown]
    short = " … ".join(text[run[0][0][0] : run[-1][0][1]] for run in kept)
    return short if len(short) <= LONGEST else _cut(short)


def _cut(text: str) -> str:
    head = text[: LONGEST - 1]
    return head[: head.rfind(" ", LONGEST // 2)].rstrip(" …") + " …"
