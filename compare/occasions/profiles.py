"""What later stages need to know of an article without its text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise

from compare.english.words import OPENING, fold, rarity
from compare.facts.compared import dates
from compare.facts.designations import designations, joints
from compare.facts.organisations import called
from compare.model import Analysis, ArticleProfile, Person, Quotation, Statement, Token
from compare.occasions.similarity import RARE_NAME

FIRST = 3
"""Paragraphs, a headline among them, in which a news story says on what day it happened."""
RARE_SPEAKER = 0.65
"""Rarity from which a capitalised word may be part of a speaker's name: Trung, but not Minister."""


def profile(analysis: Analysis) -> Iterator[ArticleProfile]:
    """The profile of an article: who printed it when, and who is quoted and named in it."""
    a = analysis.article
    own = [s for s in analysis.statements if s.id == s.sentence]
    quoted = {(f.excerpt.start, f.excerpt.end) for s in own for f in s.facts if isinstance(f, Quotation)}
    spoken = [s.speaker for s in own if s.speaker]
    speakers = {part for name in spoken for part in name_parts(name)}
    people = {part for s in own for f in s.facts if isinstance(f, Person) for part in f.name.split()}
    yield ArticleProfile(
        a.id,
        a.outlet,
        a.role,
        a.occasion,
        a.published,
        a.corrects,
        len(own),
        len(spoken),
        tuple(sorted(quoted)),
        tuple(sorted(speakers)),
        tuple(sorted(people)),
        tuple(sorted({name for s in own if s.kind != "heading" for name in _names(s)})),
        _days(own),
        tuple(sorted({name for s in own for name in called(s)})),
        tuple(designations(own)),
        joints(a.text),
    )


def _days(statements: Iterable[Statement]) -> tuple[int, ...]:
    """The days of the week in the first paragraph that names any, as long as it opens the article."""
    named = [(s.excerpt.paragraph, d.weekday) for s in statements for d in dates(s) if d.weekday is not None]
    first = min(named, default=(0, 0))[0]
    return tuple(sorted({day for paragraph, day in named if paragraph == first <= FIRST}))


def _names(statement: Statement) -> Iterator[tuple[str, ...]]:
    """The rare names of a sentence; what begins it or a quotation has a capital anyway, what is all capitals is as a
    rule the name of an institution, whatever happens."""
    excerpt = statement.excerpt
    name: list[str] = []
    for before, token in pairwise(statement.tokens):
        between = excerpt.text[before.end - excerpt.start : token.start - excerpt.start].strip()
        if name and (between or not _is_name(token)):
            yield tuple(name)
            name = []
        if _is_name(token) and not between.endswith(tuple(OPENING)):
            name.append(fold(token.text))
    if name:
        yield tuple(name)


def _is_name(token: Token) -> bool:
    return token.rarity >= RARE_NAME and token.text[0].isupper() and not token.text.isupper()


def name_parts(speaker: str) -> tuple[str, ...]:
    """The parts of a personal name, folded; none for a pronoun, or for words that any dictionary has."""
    words = [w.removesuffix("’s").removesuffix("'s") for w in speaker.split()]
    return tuple(fold(w) for w in words if w[:1].isupper() and rarity(w) >= RARE_SPEAKER)
