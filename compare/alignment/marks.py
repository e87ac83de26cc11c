"""Which words of a statement its counterparts have too, which they replace, and which stand there alone."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from unicodedata import normalize

from compare.model import Excerpt, Link, Mark, MarkKind, Statement, Token
from compare.text import STRAIGHT, trim

GLUE = frozenset(
    "a an the and that which who of to in on at by for with from as is are was were be been being it its".split()
)
"""Words whose absence says little: marked only between two words that are, so that a marked phrase stays whole."""

BESIDE = ".,:;-–—"
"""Punctuation that ends a part of a sentence and belongs to neither side."""


@dataclass(frozen=True, slots=True)
class View:
    """A link seen from one side: the linked part, its counterpart, and the texts of the words that answer."""

    own: Excerpt
    other: Excerpt
    words: tuple[tuple[int, int, str, str], ...]


def marks(statement: Statement, links: Iterable[Link]) -> tuple[Mark, ...]:
    """The marks in a sentence, given the links of its row, in order and apart; none where no link is its own."""
    views = [_view(x, left=x.left.sentence == statement.id) for x in links if statement.id in sides(x)]
    if not views:
        return ()
    found = [*_outside(statement, views), *_runs([(t, _kind(t, views)) for t in statement.tokens])]
    return tuple(sorted(found, key=lambda m: m.start))


def sides(link: Link) -> tuple[str, str]:
    """The two sentences that a link joins, wholly or in part."""
    return link.left.sentence, link.right.sentence


def _view(link: Link, *, left: bool) -> View:
    pairs = [((w.left_start, w.left_end), (w.right_start, w.right_end)) for w in link.words]
    own, other = (link.left.excerpt, link.right.excerpt) if left else (link.right.excerpt, link.left.excerpt)
    spans = [pair if left else pair[::-1] for pair in pairs]
    return View(own, other, tuple((*a, _words(own, a), _words(other, b)) for a, b in spans))


def _words(place: Excerpt, span: tuple[int, int]) -> str:
    """The words as they are compared: case and the shape of quotation marks and hyphens say nothing."""
    return normalize("NFC", place.text[span[0] - place.start : span[1] - place.start].lower()).translate(STRAIGHT)


def _kind(token: Token, views: Sequence[View]) -> MarkKind | None:
    """The token's mark; an article that lacks it does not count where another one has it."""
    answers: dict[str, set[bool]] = {}
    for view in (v for v in views if v.own.start <= token.start < v.own.end):
        answers.setdefault(view.other.article, set()).update(_answers(token, view))
    found = [any(same) for same in answers.values() if same]
    if not answers or (found and all(found)):
        return None
    return "replaced" if found else "only here"


def _answers(token: Token, view: View) -> Iterator[bool]:
    """For each of the words that answer to the token whether they are the same."""
    return (own == other for start, end, own, other in view.words if start < token.end and token.start < end)


def _runs(words: Iterable[tuple[Token, MarkKind | None]]) -> Iterator[Mark]:
    """One mark for neighbours of one kind."""
    run: Mark | None = None
    for token, kind in words:
        if kind and token.text.lower() in GLUE:
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
        between = [t for t in statement.tokens if at <= t.start < start]
        content = [t for t in between if t.rarity > 0]
        if content:
            last = start if content[-1] == between[-1] else content[-1].end
            inner = trim(whole.text, at - whole.start, last - whole.start, outer=BESIDE)
            yield Mark(inner[0] + whole.start, inner[1] + whole.start, "not linked")
        at = max(at, end)
