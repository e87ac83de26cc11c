"""Text files: what every reader of a format that people write by hand needs."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from compare.files import UnreadableError, read_bytes
from compare.model import Article, Problem, Source
from compare.places import paragraph_lines
from compare.readers._own import is_own_report

LARGEST = 20_000_000
"""Bytes an article may have: some hundred times the longest feature, and well under what exhausts memory."""

OWN_REPORT = "a report that concordant wrote, not an article; it belongs in another folder"

LONGEST_TITLE = 150
SENTENCE_ENDS = (".", "!", "?", "…", ".”", '."', "?”", "!”", ":", ";", ",")


def decoded(path: str) -> str | Problem:
    """The file's text, decoded and otherwise untouched: line ends and a byte order mark stay."""
    try:
        raw = read_bytes(path, largest=LARGEST, kind="an article")
    except UnreadableError as error:
        return Problem(path, error.reason)
    return text_of(raw, path)


def text_of(raw: bytes, path: str) -> str | Problem:
    """The text in the bytes, decoded and otherwise untouched; `path` names them in a Problem."""
    if b"\0" in raw:
        return Problem(path, f"not a text file: a NUL byte at offset {raw.index(0)}")
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        return Problem(path, f"not UTF-8: byte 0x{raw[error.start]:02x} at offset {error.start}")
    if not text.replace("\ufeff", "").strip():
        return Problem(path, "empty")
    return text


def article(source: Source, title_of: Callable[[str], str | None]) -> Article | Problem:
    """The article; its title is the source's, else what `title_of` finds, else the file's stem."""
    text = decoded(source.path)
    if isinstance(text, Problem):
        return text
    if is_own_report(text):
        return Problem(source.path, OWN_REPORT)
    title = source.title or title_of(text.removeprefix("\ufeff")) or _as_text(Path(source.path).stem)
    return Article(
        id=source.id,
        outlet=source.outlet,
        title=title,
        text=text,
        published=source.published,
        language=source.language,
        role=source.role,
        occasion=source.occasion,
        corrects=source.corrects,
        path=source.path,
    )


def _as_text(name: str) -> str:
    """A file's name as text; a byte that is no UTF-8 as its number, `\\udcff`."""
    return name.encode("utf-8", errors="backslashreplace").decode()


def headline(text: str) -> str | None:
    """The first line that is not blank, where it reads like a headline: short, no sentence, and not alone."""
    lines = [line.strip() for _, line in paragraph_lines(text) if line.strip()]
    if len(lines) < 2 or len(lines[0]) > LONGEST_TITLE or lines[0].endswith(SENTENCE_ENDS):
        return None
    return lines[0]
