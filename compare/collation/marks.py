"""Which words of a statement its counterparts have too, which they move or replace, and which stand there alone."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet

from compare.collation.correspondence import GLUE, LIGHT, View, view
from compare.model import Link, MarkKind, Statement, Token
from compare.places import trim
from compare.views import Mark

BESIDE = ".,:;-–—"
"""Punctuation before a part of a sentence, and at the sentence's end, that is no part of it."""


def marks(statement: Statement, links: Iterable[Link], quiet: AbstractSet[str] = GLUE) -> tuple[Mark, ...]:
    """The marks in a sentence, given the links of its row, in order and apart; none where no link is its own.

    Words of `quiet` are marked only where others stand in their place, or between two marked words.
    """
    views = [view(x, statement.id, LIGHT & quiet) for x in links if statement.id in sides(x)]
    if not views:
        return ()
    found = [*_outside(statement, views), *_runs([(t, _kind(t, views)) for t in statement.tokens], quiet)]
    return tuple(sorted(found, key=lambda m: m.start))


def sides(link: Link) -> tuple[str, str]:
    """The two sentences that a link joins, wholly or in part."""
    return link.left.sentence, link.right.sentence


def _kind(token: Token, views: Sequence[View]) -> MarkKind | None:
    """The token's mark; an article that lacks it does not count where another one has it."""
    answers: dict[str, set[MarkKind | None]] = {}
    for one in (v for v in views if v.own.start <= token.start < v.own.end):
        answers.setdefault(one.other.article, set()).update(one.answers.get(token.start, ()))
    found = [_best(kinds) for kinds in answers.values() if kinds]
    if not answers:
        return None
    return "only here" if not found else "replaced" if "replaced" in found else "moved" if "moved" in found else None


def _best(kinds: AbstractSet[MarkKind | None]) -> MarkKind | None:
    """What one article has for a word: the word where it stands, elsewhere, or another one."""
    return None if None in kinds else "moved" if "moved" in kinds else "replaced"


def _runs(words: Iterable[tuple[Token, MarkKind | None]], quiet: AbstractSet[str]) -> Iterator[Mark]:
    """One mark for neighbours of one kind."""
    run: Mark | None = None
    for token, kind in words:
        if kind and kind != "replaced" and token.text.lower() in quiet:
            continue
        if run and kind == run.kind:
            run = Mark(run.start, token.end, run.kind)
            continue
        if run:
            yield run
        run = Mark(token.start, token.end, kind) if kind else None
    if run:
        yield run


def _outside(statement: Statement, views: Iterable[View]) -> Iterator[Mark]:
    """What no linked part covers, unless it is nothing but punctuation and grammar."""
    at, whole = statement.excerpt.start, statement.excerpt
    for start, end in [*sorted((v.own.start, v.own.end) for v in views), (whole.end, whole.end)]:
        if any(t.rarity > 0 for t in statement.tokens if at <= t.start < start):
            first, last = trim(whole.text, at - whole.start, start - whole.start, outer=BESIDE)
            if start < whole.end:
                last = trim(whole.text, first, start - whole.start)[1]
            yield Mark(first + whole.start, last + whole.start, "not linked")
        at = max(at, end)
