"""Markdown, UTF-8. The text keeps its marks, so that offsets refer to the raw file."""

from __future__ import annotations

import re
from itertools import pairwise

from compare.model import Article, Problem, Source
from compare.places import paragraph_lines
from compare.readers import _text

HEADING = re.compile(r" {0,3}#{1,6}[ \t]+(.+?)(?:[ \t]+#+)?[ \t]*")
UNDERLINE = re.compile(r" {0,3}(?:=+|-{2,})[ \t]*")


def read(source: Source) -> Article | Problem:
    """The article in a .md file; its first heading, or else a short first line, is its title."""
    return _text.article(source, _title)


def _title(text: str) -> str | None:
    lines = [line for _, line in paragraph_lines(text)]
    for line, following in pairwise([*lines, ""]):
        heading = HEADING.fullmatch(line)
        if heading:
            return heading[1].strip()
        if line.strip() and not line.startswith("    ") and UNDERLINE.fullmatch(following):
            return line.strip()
    return _text.headline(text)
