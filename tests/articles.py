"""Articles made in a line, for tests."""

from __future__ import annotations

from compare.model import Article


def article(name: str, text: str) -> Article:
    """An article called `name`, of an outlet of that name."""
    return Article(name, name, name, text, None, "en", "published", None, None, name)
