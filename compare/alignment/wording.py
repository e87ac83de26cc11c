"""The words of links: which of one statement stand for which of the other; vectors of a model have a say in it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from compare.alignment.evidence import Words, arrays
from compare.alignment.partners import Side
from compare.alignment.vectors import Vectors, rows
from compare.alignment.words import is_too_long, word_links
from compare.model import Link, Problem, Statement


def attend(record: Link | Side) -> Iterator[Link | Side]:
    """The record itself, among those of its two articles."""
    yield record


def articles(record: Link | Side) -> tuple[str, str]:
    """The two articles that a record is about."""
    if isinstance(record, Side):
        return record.pair.left, record.pair.right
    return record.left.excerpt.article, record.right.excerpt.article


def worded(records: Sequence[Link | Side]) -> Iterator[Link | Problem]:
    """The links of two articles with their word links; sides among the records bring the vectors of a model."""
    vectors = {r.analysis.article.id: r.vectors for r in records if isinstance(r, Side)}
    known: dict[str, Words] = {}

    def words(statement: Statement) -> Words:
        if statement.id not in known:
            known[statement.id] = _words(statement, vectors.get(statement.excerpt.article))
        return known[statement.id]

    for link in (r for r in records if isinstance(r, Link)):
        yield replace(link, words=word_links(words(link.left), words(link.right)))
        if is_too_long(link.left.tokens, link.right.tokens):
            yield _too_long(link)


def _words(statement: Statement, vectors: Vectors | None) -> Words:
    return arrays(statement.tokens, rows(vectors, statement.tokens) if vectors else None)


def _too_long(link: Link) -> Problem:
    left, right = link.left, link.right
    counts = f"a statement of {len(left.tokens)} words was linked with one of {len(right.tokens)}"
    return Problem(
        left.excerpt.article,
        f"{counts} in {right.excerpt.article}, but hardly any of their words: they are too many",
    )
