"""Marked text broken into lines of one width, for a terminal with or without colour."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from compare.reporters._screen import columns, legible, paint, words, wrap
from compare.reporters.side_by_side._pieces import PLAIN, signed

Toned = Sequence[tuple[str, str | None]]


def lines(parts: Toned, width: int, *, colour: bool) -> list[str]:
    """The joined parts as lines that all take `width` columns; marks are colours, or signs where there is none."""
    parts = [(legible(text), tone) for text, tone in parts]
    text = "".join(text for text, _ in parts) if colour else signed(parts, PLAIN)
    bare = [" ".join(word for word, _ in line) for line in wrap(words(text), width)]
    tones = iter([tone or "" for text, tone in parts for c in text if not c.isspace()])
    return [(_painted(line, tones) if colour else line) + " " * (width - columns(line)) for line in bare]


def _painted(line: str, tones: Iterator[str]) -> str:
    """The line, each letter in the next tone; a space takes its neighbours' where they agree."""
    own = [None if c == " " else next(tones) for c in line]
    filled = [own[n - 1] if t is None and own[n - 1] == own[n + 1] else t for n, t in enumerate(own)]
    runs = groupby(zip(line, filled, strict=True), key=lambda pair: pair[1])
    return "".join(paint([("".join(c for c, _ in run), tone or "")], colour=True) for tone, run in runs)
