"""Words in a row, each given as a word, a choice of words or a part of speech."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import get_args

from compare.checks.corpus_view import CorpusView
from compare.checks.findings import finding, reading
from compare.english.words import fold
from compare.model import Analysis, Excerpt, Finding, PartOfSpeech, Token
from compare.packs.rule import Rule
from compare.places import excerpt

SUBJECT = Analysis
PARTS = (*get_args(PartOfSpeech), "any", "name", "number")
STEP = re.compile(r"(?P<not>!)?(?:<(?P<part>[a-z]+)>|(?P<words>[^<>!?\s|]+(?:\|[^<>!?\s|]+)*))(?P<maybe>\?)?")


@dataclass(frozen=True, slots=True)
class Options:
    """One step a word: `less|fewer`, `<noun>`, `!of` (anything but), `very?` (or nothing); what to write instead."""

    steps: tuple[str, ...]
    suggestion: str | None = None


def faults(options: Options) -> Iterator[str]:
    """What is wrong with the steps of a rule, one fault each."""
    if not options.steps:
        yield "steps is empty; expected words and parts of speech, such as: [less, <noun>]"
    for step in options.steps:
        match = STEP.fullmatch(step)
        if not match:
            yield f"{step!r} is no step; expected a word, words set apart by |, or a part of speech in < >"
        elif match["part"] and match["part"] not in PARTS:
            yield f"unknown part of speech {step!r}; there are: {', '.join(f'<{part}>' for part in PARTS)}"
    if options.steps and all(step.endswith("?") for step in options.steps):
        yield "every step may be left out; expected one without ?"


def find(rule: Rule, subject: Analysis, view: CorpusView) -> Iterator[Finding]:
    """One finding for each row of words that is printed, with all its places in the article."""
    places: dict[str, list[Excerpt]] = defaultdict(list)
    for sentence in (s for s in subject.statements if s.id == s.sentence):
        at = 0
        while at < len(sentence.tokens):
            end = _end(subject.article.text, sentence.tokens, at, rule.options.steps)
            if end > at:
                place = excerpt(subject.article, sentence.tokens[at].start, sentence.tokens[end - 1].end)
                places[" ".join(place.text.lower().split())].append(place)
            at = max(end, at + 1)
    for text, found in places.items():
        shown = reading(text, found, view)
        key = [subject.article.id, text]
        yield finding(rule, [shown], view, subject=text, key=key, suggestion=rule.options.suggestion)


def _end(text: str, words: Sequence[Token], at: int, steps: Sequence[str]) -> int:
    """The index behind the words that answer to the steps from `at`, as many as can be, or `at` where they do not.

    A step that may be left out is left out where the steps behind it would find nothing else.
    """
    ends = {at}
    for step in steps:
        match = STEP.fullmatch(step)
        if match is None:
            raise ValueError(f"{step!r} is no step")
        further = {end + 1 for end in ends if _goes_on(text, words, at, end) and _answers(words[end], match)}
        ends = further | (ends if match["maybe"] else set())
    return max(ends, default=at)


def _goes_on(text: str, words: Sequence[Token], at: int, place: int) -> bool:
    """Whether there is a word, and no mark before it but at the beginning."""
    if place >= len(words):
        return False
    return place == at or not text[words[place - 1].end : words[place].start].strip()


def _answers(word: Token, step: re.Match[str]) -> bool:
    part = step["part"]
    if part == "any":
        found = True
    elif part == "name":
        found = word.text[0].isupper()
    elif part == "number":
        found = word.text[0].isdecimal()
    elif part:
        found = word.part == part
    else:
        found = fold(word.text) in [fold(w) for w in step["words"].split("|")]
    return found != bool(step["not"])
