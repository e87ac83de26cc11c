"""Plain text, UTF-8."""

from __future__ import annotations

from compare.model import Article, Problem, Source
from compare.readers import _text


def read(source: Source) -> Article | Problem:
    """The article in a .txt file; a short first line is its title."""
    return _text.article(source, _text.headline)
