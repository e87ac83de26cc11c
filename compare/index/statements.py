"""An article's statements as lists, texts and numbers, and back."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import fields, is_dataclass
from decimal import Decimal
from typing import Any, get_args

from compare.model import Analysis, Article, Excerpt, Fact, Problem, Statement, Token

RECORDS = {record.__name__: record for record in (Excerpt, *get_args(Fact))}
RECORD, DECIMAL = "record", "decimal"


def pack(made: list[Any], article: Article) -> Any:
    """All words of the article once, and its statements; None where there is a problem, which is told anew."""
    if any(isinstance(m, Problem) for m in made):
        return None
    (analysis,) = made
    words: dict[Token, int] = {}
    held = [_packed(statement, words) for statement in analysis.statements]
    return [[[t.text, t.key, t.start, t.end, t.rarity, t.part] for t in words], held]


def unpack(held: Any, article: Article) -> list[Any]:
    """The analysis that was packed."""
    words = [Token(*word) for word in held[0]]
    return [Analysis(article, tuple(_unpacked(entry, words, article) for entry in held[1]))]


def _packed(statement: Statement, words: dict[Token, int]) -> list[Any]:
    numbers = [words.setdefault(token, len(words)) for token in statement.tokens]
    s, e = statement, statement.excerpt
    place = [e.start, e.end, e.line, e.column, e.paragraph]
    return [s.id, place, numbers, s.speaker, s.kind, s.sentence, [_plain(fact) for fact in s.facts]]


def _unpacked(entry: list[Any], words: list[Token], article: Article) -> Statement:
    id_, (start, end, line, column, paragraph), numbers, speaker, kind, sentence, facts = entry
    place = Excerpt(article.id, start, end, article.text[start:end], line, column, paragraph)
    return Statement(id_, place, tuple([words[n] for n in numbers]), speaker, kind, sentence, _made(facts))


def _plain(value: Any) -> Any:
    if is_dataclass(value):
        return {RECORD: [type(value).__name__, *(_plain(getattr(value, f.name)) for f in fields(value))]}
    if isinstance(value, Decimal):
        return {DECIMAL: str(value)}
    return [_plain(v) for v in value] if isinstance(value, tuple) else value


def _made(value: Any) -> Any:
    """What `_plain` was given."""
    if isinstance(value, list):
        return tuple(map(_made, value))
    if not isinstance(value, dict):
        return value
    if DECIMAL in value:
        return Decimal(value[DECIMAL])
    name, *parts = value[RECORD]
    return RECORDS[name](*_all(parts))


def _all(parts: Iterable[Any]) -> list[Any]:
    return [_made(part) for part in parts]
