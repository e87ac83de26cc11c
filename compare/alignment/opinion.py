"""A second opinion on the words of links, from vectors of the words in their context."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from compare.alignment.evidence import Words, arrays
from compare.alignment.vectors import Vectors, rows
from compare.alignment.words import word_links
from compare.model import Link, Statement


def reconsidered(links: Iterable[Link], left: Vectors, right: Vectors) -> Iterator[Link]:
    """The links of two articles, with word links that their vectors have a say in."""
    known: dict[str, Words] = {}

    def words(statement: Statement, vectors: Vectors) -> Words:
        if statement.id not in known:
            known[statement.id] = arrays(statement.tokens, rows(vectors, statement.tokens))
        return known[statement.id]

    for link in links:
        yield replace(link, words=word_links(words(link.left, left), words(link.right, right)))
