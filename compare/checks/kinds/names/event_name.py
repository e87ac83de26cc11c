"""One agreement, meeting or war of one year under two names."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from compare.checks.corpus_view import CorpusView
from compare.checks.findings import finding, reading
from compare.english.wording import words
from compare.english.words import FUNCTION_WORDS, key
from compare.model import Finding, Habit
from compare.packs.rule import Rule

SUBJECT = Habit


@dataclass(frozen=True, slots=True)
class Options:
    """This kind takes no options."""


def find(rule: Rule, subject: Habit, view: CorpusView) -> Iterator[Finding]:
    """One finding for an event whose names differ in more than length."""
    if subject.feature != "event":
        return
    forms = [r for r in subject.forms if any(_differ(r.form, other.form) for other in subject.forms)]
    if forms:
        shown = [reading(r.form, r.excerpts, view) for r in forms]
        yield finding(rule, shown, view, subject=subject.label, key=[subject.subject], confidence=0.85)


def _differ(one: str, other: str) -> bool:
    """Whether each name has a word that the other lacks."""
    left, right = _content(one), _content(other)
    return bool(left - right and right - left)


def _content(name: str) -> set[str]:
    return {key(w) for w in words(name) if w not in FUNCTION_WORDS}
