"""The words of links: which of one statement stand for which of the other; vectors of a model have a say in it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from compare.model import Article, Link, Problem, Statement
from compare.word_links.classifier import SURE, is_too_long, word_links
from compare.word_links.features import Words, arrays
from compare.word_links.neural.vectors import Vectors, rows
from compare.word_links.phrase_pairs import phrases
from compare.word_links.sides import Side


def articles(record: Link | Side) -> tuple[str, str]:
    """The two articles that a record is about."""
    if isinstance(record, Side):
        return record.pair.left, record.pair.right
    return record.left.excerpt.article, record.right.excerpt.article


def worded(records: Sequence[Link | Side]) -> Iterator[Link]:
    """The links of two articles with their word links; sides among the records bring the vectors of a model."""
    vectors = {r.analysis.article.id: r.vectors for r in records if isinstance(r, Side)}
    known: dict[str, Words] = {}

    def words(statement: Statement) -> Words:
        if statement.id not in known:
            known[statement.id] = _words(statement, vectors.get(statement.excerpt.article))
        return known[statement.id]

    for link in (r for r in records if isinstance(r, Link)):
        yield replace(link, words=word_links(words(link.left), words(link.right)))


def _words(statement: Statement, vectors: Vectors | None) -> Words:
    return arrays(statement.tokens, rows(vectors, statement.tokens) if vectors else None)


def shown(link: Link) -> Link:
    """The link with the word links that are good enough to be shown, and the phrases that they make up."""
    sure = tuple(w for w in link.words if w.score >= SURE)
    return replace(link, words=sure, phrases=phrases(link.left.tokens, link.right.tokens, sure))


def long(link: Link) -> Iterator[Link]:
    """The link, where its statements have too many words for every pair to be weighed."""
    if is_too_long(link.left.tokens, link.right.tokens):
        yield link


def capped(links: Iterable[Link], articles: Iterable[Article]) -> list[Problem]:
    """A problem for two articles with linked statements that have too many words for every pair to be weighed."""
    paths = {a.id: a.path for a in articles}
    found: dict[tuple[str, str], list[tuple[int, int]]] = {}
    for x in links:
        if is_too_long(x.left.tokens, x.right.tokens):
            pair = x.left.excerpt.article, x.right.excerpt.article
            found.setdefault(pair, []).append((len(x.left.tokens), len(x.right.tokens)))
    return [
        Problem(paths[a], f"linked with {paths[b]} in {_long(sizes)}", kind="cap") for (a, b), sizes in found.items()
    ]


def _long(sizes: Sequence[tuple[int, int]]) -> str:
    left, right = max(sizes, key=lambda size: size[0] * size[1])
    statements = "a pair of statements" if len(sizes) == 1 else f"{len(sizes)} pairs of statements"
    most = "of" if len(sizes) == 1 else "of up to"
    return f"{statements} too long to be compared word by word, {most} {left} and {right} words"
