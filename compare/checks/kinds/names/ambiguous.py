"""A designation that stands for more than one thing, where the article does not tell which."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from compare.checks.corpus_view import CorpusView
from compare.checks.findings import finding, reading
from compare.english.words import fold, key, tokens
from compare.model import Analysis, Excerpt, Finding
from compare.packs.rule import Rule
from compare.places import excerpt

SUBJECT = Analysis
ARROW = re.compile(r"\s*(?:=>|→)\s*")


@dataclass(frozen=True, slots=True)
class Options:
    """`forms`: the designation; `meanings`: what it may stand for, and words of which one tells that it does.

    A meaning is written `the treaty of 1973 => 1973, peace, war`. Any form of a word counts.
    """

    forms: tuple[str, ...]
    meanings: tuple[str, ...]


def faults(options: Options) -> Iterator[str]:
    """What is wrong with the forms and meanings of a rule, one fault each."""
    if not options.forms or not all(form.strip() for form in options.forms):
        yield "forms is empty; expected designations such as: [Paris Agreement]"
    if len(options.meanings) < 2:
        yield "fewer than two meanings; expected two or more such as: the treaty of 1973 => 1973, peace, war"
    for meaning in options.meanings:
        sides = ARROW.split(meaning.strip())
        if len(sides) != 2 or not sides[0] or not tokens(sides[1], 0, len(sides[1])):
            yield f"{meaning!r} is no meaning; expected: the treaty of 1973 => 1973, peace, war"
    names = [ARROW.split(meaning.strip())[0] for meaning in options.meanings]
    for name in sorted({name for name in names if names.count(name) > 1}):
        yield f"the meaning {name!r} stands twice; expected all its words in one, set apart by commas"


def find(rule: Rule, subject: Analysis, view: CorpusView) -> Iterator[Finding]:
    """One finding for an article in which the designation stands and nothing tells which thing is meant.

    Words anywhere in the article tell, unless they speak for two meanings: then those of the sentence must.
    """
    options: Options = rule.options
    meanings = _meanings(options.meanings)
    places = list(_places(subject, options.forms))
    everywhere = _told(subject.article.text, options.forms, meanings) if places else []
    open_ = [
        place for around, place in places if len(everywhere) != 1 and len(_told(around, options.forms, meanings)) != 1
    ]
    if open_:
        shown = reading(" ".join(open_[0].text.split()), open_, view)
        key_ = [subject.article.id, fold(options.forms[0])]
        yield finding(rule, [shown], view, subject=" or ".join(meanings), key=key_, confidence=0.8)


def _places(subject: Analysis, forms: Sequence[str]) -> Iterator[tuple[str, Excerpt]]:
    """Each place of the designation, with the sentence around it."""
    pattern = _pattern(tuple(forms))
    for sentence in (s.excerpt for s in subject.statements if s.id == s.sentence):
        for match in pattern.finditer(subject.article.text, sentence.start, sentence.end):
            yield sentence.text, excerpt(subject.article, *match.span())


def _told(text: str, forms: Sequence[str], meanings: Mapping[str, frozenset[str]]) -> list[str]:
    """The meanings for which the text has a word outside the designation itself."""
    rest = _pattern(tuple(forms)).sub(" ", text)
    there = {t.key for t in tokens(rest, 0, len(rest))}
    return [meaning for meaning, words in meanings.items() if words & there]


def _meanings(said: Sequence[str]) -> dict[str, frozenset[str]]:
    """For each meaning the keys of the words that tell."""
    sides = [ARROW.split(meaning.strip()) for meaning in said]
    return {name: frozenset(key(t.text) for t in tokens(words, 0, len(words))) for name, words in sides}


@cache
def _pattern(forms: tuple[str, ...]) -> re.Pattern[str]:
    """Any of the forms, longest first, whatever the white space in it."""
    longest = sorted(forms, key=lambda form: (-len(form), form))
    spaced = [r"\s+".join(map(re.escape, form.split())) for form in longest]
    return re.compile(rf"(?<!\w)(?:{'|'.join(spaced)})(?!\w)")
