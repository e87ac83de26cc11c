"""Links and comparisons made by hand, for tests."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial

from compare.collation.rows import rows
from compare.english.words import tokens
from compare.facts.extract import facts
from compare.model import Analysis, Article, Link, Outlet, Problem, Reason, Relation, Run, Statement, Token, WordLink
from compare.places import excerpt
from compare.views import Column, Comparison


def analysis(article: Article) -> Analysis:
    """The article with one statement a line."""
    found, at = [], 0
    for line in article.text.split("\n"):
        if line:
            found.append(part(article, line, start=at))
        at += len(line) + 1
    return Analysis(article, tuple(found))


def part(article: Article, words: str, *, start: int = 0, of: Statement | None = None) -> Statement:
    """The words where the article prints them first from `start`: a sentence, or a clause of one."""
    start = article.text.index(words, of.excerpt.start if of else start)
    end = start + len(words)
    name = f"{article.id}:{start}-{end}"
    found = Statement(
        id=name,
        excerpt=excerpt(article, start, end),
        tokens=tokens(article.text, start, end),
        speaker=None,
        kind="clause" if of else "sentence",
        sentence=of.id if of else name,
    )
    return replace(found, facts=facts(article, found))


def link(
    left: Statement,
    right: Statement,
    answers: Mapping[str, str] | None = None,
    *,
    score: float = 0.9,
    relation: Relation = "same",
    reasons: Sequence[Reason] = (),
) -> Link:
    """A link whose words answer to the same word on the other side, or to the one that `answers` says."""
    words, free = [], list(right.tokens)
    for token in left.tokens:
        wanted = (answers or {}).get(token.text, token.text).lower()
        found = next((other for other in free if other.text.lower() == wanted), None)
        if found:
            free.remove(found)
            words.append(_word_link(token, found))
    return Link(left, right, score, score, relation, tuple(words), tuple(reasons))


def _word_link(left: Token, right: Token) -> WordLink:
    return WordLink(left.start, left.end, right.start, right.end, 0.8)


def comparison(analyses: Sequence[Analysis], links: Sequence[Link], *, problems: Sequence[Problem] = ()) -> Comparison:
    """The articles side by side, a column each, their outlets named like them."""
    return Comparison(
        run=Run("0.1.0", (), (("min_score", "0.5"),)),
        columns=tuple(map(partial(_column, links=links), analyses)),
        rows=rows(analyses, links),
        problems=tuple(problems),
    )


def _column(analysis: Analysis, links: Sequence[Link]) -> Column:
    linked = {side.sentence for x in links for side in (x.left, x.right)}
    own = {s.id for s in analysis.statements}
    name = analysis.article.outlet
    return Column(analysis.article, Outlet(name, name), len(own), len(own & linked))
