"""One word in several spellings: a concept without doubt."""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import blake2b

from compare.model import Concept, Habit

FEATURES = ("diacritics", "dialect", "hyphen", "case")
CONFIDENCE = 0.5
"""Spelling is certain but seldom what an editor looks for first; it ranks behind terms that are well supported."""


def concepts(habit: Habit) -> Iterator[Concept]:
    """The concept whose renderings are the spellings of one word."""
    if habit.feature not in FEATURES or len(habit.forms) < 2:
        return
    name = blake2b(f"{habit.feature}\x1f{habit.subject}".encode(), digest_size=6).hexdigest()
    support = min(len(r.excerpts) for r in habit.forms)
    yield Concept(name, habit.forms[0].form, habit.forms, support, CONFIDENCE, "discovered")
