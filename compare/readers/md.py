"""Markdown, UTF-8. The text keeps its marks, so that offsets refer to the raw file."""

from __future__ import annotations

import re

from compare.model import Article, Problem, Source
from compare.readers import _text

HEADING = re.compile(r"^ {0,3}#{1,6}[ \t]+(.+?)(?:[ \t]+#+)?[ \t]*$", re.MULTILINE)
UNDERLINED = re.compile(r"^ {0,3}(\S[^\n]*?)[ \t]*\r?\n {0,3}(?:=+|-{2,})[ \t]*$", re.MULTILINE)


def read(source: Source) -> Article | Problem:
    """The article in a .md file; its first heading, or else a short first line, is its title."""
    return _text.article(source, _title)


def _title(text: str) -> str | None:
    found = [m for m in (HEADING.search(text), UNDERLINED.search(text)) if m]
    if not found:
        return _text.headline(text)
    return min(found, key=lambda m: m.start())[1].strip()
