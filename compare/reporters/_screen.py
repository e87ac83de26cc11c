"""Text measured and broken by the columns it takes on a screen, not by its code points."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from itertools import groupby

from wcwidth import wcswidth, wcwidth

from compare.steering import controls_shown

TONES = {"strong": "1", "error": "1;31", "warning": "33", "note": "36", "quiet": "2"}
TONES |= {"only here": "1;35", "replaced": "4;36", "moved": "33", "not linked": "2"}
BIDI_CONTROLS = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")

Words = Sequence[tuple[str, str]]  # (word, tone); the tone "" is plain


def printable(text: str) -> str:
    r"""The text on one line; what could steer a terminal or turn its direction is shown as `\x1b`."""
    return legible(re.sub(r"\s+", " ", text).strip())


def legible(text: str) -> str:
    """A piece of such a text: any white space a space, and what could steer shown."""
    return controls_shown(re.sub(r"\s", " ", text))


def visible(text: str) -> str:
    """The text, any white space a space, control characters U+FFFD; as long as it was."""
    return "".join(" " if c.isspace() else "\ufffd" if _steers(c) else c for c in text)


def _steers(character: str) -> bool:
    return unicodedata.category(character) == "Cc" or character in BIDI_CONTROLS


def columns(text: str) -> int:
    """Columns that printable text takes: combining marks none, wide letters two."""
    return max(0, wcswidth(text))


def words(text: str, tone: str = "") -> list[tuple[str, str]]:
    """The words of a text, all in one tone."""
    return [(word, tone) for word in printable(text).split()]


def where_words(places: str) -> list[tuple[str, str]]:
    """The words of a list of places, quiet; an article stays with its first paragraph, `003 ¶7`."""
    held = re.sub(r"(?<=[^\s¶]) (?=¶)", "\0", re.sub(r"(¶\d+) ", r"\1\n", printable(places)))
    return [(word.replace("\0", " "), "quiet") for part in held.split("\n") for word in part.split(" ") if word]


def wrap(text: Words, width: int, *, indent: str = "") -> list[list[tuple[str, str]]]:
    """Lines of at most `width` columns; the first word of those after the first begins with `indent`."""
    lines: list[list[tuple[str, str]]] = [[]]
    free = width
    for word, tone in text:
        alone = lines == [[]] and columns(word) <= width  # the first word has no indent before it
        for piece in [word] if alone else _pieces(word, width - columns(indent)):
            need = columns(piece) + bool(lines[-1])
            if need > free and lines[-1]:
                lines.append([])
                piece = indent + piece
                free, need = width, columns(piece)
            lines[-1].append((piece, tone))
            free -= need
    return lines


def _pieces(word: str, width: int) -> list[str]:
    """The word, cut where it is wider than a line: after a hyphen or slash if there is one."""
    pieces = []
    while columns(word) > width:
        end, taken = 0, 0
        while end < len(word) and (taken := taken + max(0, wcwidth(word[end]))) <= width:
            end += 1
        cut = max(word.rfind(mark, 0, end) for mark in " -/–—_") + 1
        end = cut if cut > 2 else max(end, 1)
        pieces.append(word[:end])
        word = word[end:]
    return [*pieces, word]


def paint(line: Words, *, colour: bool) -> str:
    """The line as a string; neighbours of one tone share one run of colour."""
    runs = [(tone, " ".join(word for word, _ in run)) for tone, run in groupby(line, key=lambda word: word[1])]
    return " ".join(f"\x1b[{TONES[tone]}m{text}\x1b[0m" if tone and colour else text for tone, text in runs)


def paragraph(chunks: Iterable[str], width: int, *, separator: str = " · ", indent: str = "") -> list[str]:
    """Chunks joined by a separator; a line breaks between chunks where it can, and never ends in a space."""
    lines: list[str] = []
    for chunk in chunks:
        joined = f"{lines[-1]}{separator}{printable(chunk)}" if lines else printable(chunk)
        if lines and columns(joined) <= width:
            lines[-1] = joined
            continue
        start = indent if lines else ""
        broken = wrap(words(chunk), width - columns(start), indent=indent[len(start) :])
        lines += [start + paint(line, colour=False) for line in broken]
    return lines


def shares(wanted: Sequence[int], total: int) -> list[int]:
    """Widths that add up to at most `total`: who wants less than a fair share gets it."""
    given = [0] * len(wanted)
    left = total
    for rank, n in enumerate(sorted(range(len(wanted)), key=lambda i: (wanted[i], i))):
        given[n] = min(wanted[n], left // (len(wanted) - rank))
        left -= given[n]
    return given
