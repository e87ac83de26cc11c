"""The links between two articles as lists, texts and numbers, and back."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from hashlib import blake2b
from typing import Any

from compare.alignment.pairing import spanned
from compare.model import Analysis, Link, Reason, Statement, WordLink
from compare.word_links.sides import Side


def pack(made: list[Link], sides: Sequence[Side]) -> Any:
    """Each link by the numbers of its statements and what was computed of it."""
    numbers = [_numbers(side.analysis) for side in sides]
    return [_packed(link, *numbers) for link in made]


def unpack(held: Any, sides: Sequence[Side]) -> list[Link]:
    """The links that were packed."""
    left, right = (side.analysis.statements for side in sides)
    return [
        Link(
            left=_statement(one, left),
            right=_statement(other, right),
            score=score,
            likeness=likeness,
            relation=relation,
            words=(),
            reasons=tuple(Reason(*reason) for reason in reasons),
        )
        for one, other, score, likeness, relation, reasons in held
    ]


def texts() -> Callable[[Sequence[Any]], Iterable[str]]:
    """A function that gives what can be said of links word by word is made from: statements, each digested once."""
    known: dict[str, str] = {}

    def digest(statement: Statement) -> str:
        if statement.id not in known:
            said = repr(statement).encode("utf-8", "surrogatepass")
            known[statement.id] = blake2b(said, digest_size=16).hexdigest()
        return known[statement.id]

    return lambda links: [digest(side) for link in links for side in (link.left, link.right)]


def pack_words(made: list[Link], records: Sequence[Any]) -> Any:
    """The words of each link."""
    return [[_word(w) for w in link.words] for link in made]


def unpack_words(held: Any, records: Sequence[Any]) -> list[Link]:
    """The links with the words that were packed."""
    return [
        replace(link, words=tuple(WordLink(*word) for word in words)) for link, words in zip(records, held, strict=True)
    ]


def _word(w: WordLink) -> list[Any]:
    return [w.left_start, w.left_end, w.right_start, w.right_end, w.score]


def _packed(link: Link, left: dict[str, int], right: dict[str, int]) -> list[Any]:
    reasons = [[r.kind, r.text, r.weight] for r in link.reasons]
    return [_place(link.left, left), _place(link.right, right), link.score, link.likeness, link.relation, reasons]


def _numbers(analysis: Analysis) -> dict[str, int]:
    return {s.id: number for number, s in enumerate(analysis.statements)}


def _place(statement: Statement, numbers: dict[str, int]) -> Any:
    """The statement's number; of a run of clauses those of its sentence and its first clause, and its end."""
    if statement.id in numbers:
        return numbers[statement.id]
    return [numbers[statement.sentence], statement.excerpt.start, statement.excerpt.end]


def _statement(place: Any, statements: Sequence[Statement]) -> Statement:
    if isinstance(place, int):
        return statements[place]
    whole, start, end = place
    sentence = statements[whole]
    first = next(s for s in statements if s.sentence == sentence.id and s.kind == "clause" and s.excerpt.start == start)
    return spanned(sentence, first.excerpt, end)
