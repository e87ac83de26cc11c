"""One word in several spellings: a concept without doubt."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from hashlib import blake2b

from compare.model import Concept, Excerpt, Habit, Rendering
from compare.text import american, fold

FEATURES = ("diacritics", "dialect", "hyphen", "case", "apostrophe")
CONFIDENCE, CAPITALS = 0.38, 0.2
"""Spelling is certain but seldom what an editor looks for first: it ranks behind well-supported terms, and whether a
word has a capital behind the rest."""


def concepts(habit: Habit) -> Iterator[Concept]:
    """The concepts whose renderings are the spellings of one word."""
    if habit.feature not in FEATURES:
        return
    confidence = CAPITALS if habit.feature == "case" else CONFIDENCE
    for word, spellings in sorted(_spellings(habit).items()):
        if len(spellings) > 1:
            ranked = sorted(spellings.items(), key=lambda item: (-len(item[1]), item[0]))
            renderings = tuple(Rendering(form, tuple(places)) for form, places in ranked)
            name = blake2b(f"{habit.feature}\x1f{word}".encode(), digest_size=6).hexdigest()
            yield Concept(name, ranked[0][0], renderings, 0, confidence, "discovered", channel="surface")


def _spellings(habit: Habit) -> dict[str, dict[str, list[Excerpt]]]:
    """Places by word and spelling; -ise or -ize is one habit of many words, other dialect goes by the word."""
    found: dict[str, dict[str, list[Excerpt]]] = defaultdict(lambda: defaultdict(list))
    for rendering in habit.forms:
        for place in rendering.excerpts:
            if habit.feature == "dialect" and habit.subject == "spelling":
                found[american(fold(place.text))][fold(place.text)].append(place)
            else:
                found[habit.subject][rendering.form].append(place)
    return found
