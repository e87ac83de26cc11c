"""An article into its statements."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from compare.english.parts_of_speech import tagged
from compare.english.words import WORD, tokens
from compare.model import Analysis, Article, Statement, StatementKind, Token
from compare.places import excerpt
from compare.statements.layout import blocks
from compare.statements.sentences import clauses, sentences
from compare.statements.speakers import speaker_of


def segment(article: Article) -> tuple[Statement, ...]:
    """Sentences, and the clauses of those that have several, in the order of the text."""
    found: list[Statement] = []
    speaker: str | None = None
    for block in blocks(article.text):
        for start, end in sentences(article.text, block.start, block.end):
            said, speaker = speaker_of(article.text[start:end], speaker)
            parts = clauses(article.text, start, end)
            words = tagged(tokens(article.text, start, end))
            whole = _statement(article, (start, end), block.kind, said, words, None)
            found.append(whole)
            if len(parts) > 1:
                begins = [t.start for t in words]
                found += [_clause(article, span, whole, begins) for span in parts]
    return tuple(found)


def words_apart(analysis: Analysis) -> int:
    """How many words of the article stand in no statement: those of dateline, byline, signature and markup."""
    text, at, count = analysis.article.text, 0, 0
    for place in (s.excerpt for s in analysis.statements if s.id == s.sentence):
        count += sum(1 for _ in WORD.finditer(text, at, place.start))
        at = place.end
    return count + sum(1 for _ in WORD.finditer(text, at))


def _clause(article: Article, span: tuple[int, int], whole: Statement, begins: Sequence[int]) -> Statement:
    first, after = (bisect_left(begins, place) for place in span)
    words = whole.tokens[first:after]
    return _statement(article, span, "clause", whole.speaker, words, whole.id)


def _statement(
    article: Article,
    span: tuple[int, int],
    kind: StatementKind,
    speaker: str | None,
    words: tuple[Token, ...],
    sentence: str | None,
) -> Statement:
    start, end = span
    name = f"{article.id}:{start}-{end}"
    return Statement(
        id=name,
        excerpt=excerpt(article, start, end),
        tokens=words,
        speaker=speaker,
        kind=kind,
        sentence=sentence or name,
    )
