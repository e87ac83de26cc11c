"""One phrase in another number, order or form, wherever it stands: national interest and national interests, period
of renovation and renovation period."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from typing import Any, Literal

from compare.english.words import american, fold
from compare.model import Analysis, Channel, Concept, Excerpt, Habit, Rendering, Token
from compare.places import excerpt
from compare.renderings.alignment_matrix import COORDINATORS, NAMING, Span
from compare.renderings.noun_phrases import is_second
from compare.renderings.records import Line, is_content, is_possessive, line

CONFIDENCE = 0.36
"""Certain, but seldom what an editor looks for first."""
LONGEST_PHRASE = 5
"""Words of a phrase that is compared."""
DETERMINERS = frozenset("a an the this that these those each every no any some its his her their our my your".split())
ACTIONS = (re.compile(r"^[a-z]{4,}ing$"), re.compile(r"^[a-z]{4,}(?:tion|ment)$"))
"""Endings of verbs and of nouns that name the same action."""
PLAIN = frozenset({"the", "a", "an"})


@dataclass(frozen=True, slots=True)
class Phrasing:
    """A place where a phrase is printed; `subject` is what its words are in any number, order or form."""

    kind: Literal["number", "order", "action"]
    subject: tuple[str, ...]
    form: str
    excerpt: Excerpt

    @property
    def order(self) -> tuple[Any, ...]:
        return (self.kind, self.subject, self.excerpt.order, self.form)


def subject_of(phrasing: Phrasing) -> tuple[str, tuple[str, ...]]:
    """What phrasings are gathered by."""
    return phrasing.kind, phrasing.subject


def phrasings(analysis: Analysis) -> Iterator[Phrasing]:
    """Every phrase of an article whose number or order may be another elsewhere."""
    for statement in analysis.statements:
        if statement.id != statement.sentence or statement.kind == "heading":
            continue
        here = line(statement)
        runs = _runs(here)
        for span in runs:
            yield from _numbers(analysis, here, span)
        yield from _orders(analysis, here, runs)
        yield from _deverbal(analysis, here)


def _runs(here: Line) -> list[Span]:
    """Noun phrases without prepositions: adjectives and nouns up to the last noun."""
    found: list[Span] = []
    start = 0
    for n, word in enumerate(here.words):
        if word.part not in NAMING:
            start = n + 1
        elif n + 1 == len(here.words) or here.cuts[n] or here.words[n + 1].part not in NAMING:
            if word.part == "noun":
                found.append((start, n))
            start = n + 1
    return found


def _numbers(analysis: Analysis, here: Line, span: Span) -> Iterator[Phrasing]:
    """The last two words of a phrase that no determiner counts: national interest, but not a national interest."""
    words, (first, last) = here.words, span
    counted = first > 0 and (words[first - 1].key in DETERMINERS or words[first - 1].text[0].isdigit())
    run = words[max(first, last - 1) : last + 1]
    if len(run) < 2 or counted or is_second(words, first):
        return
    if all(w.text.islower() and w.text.isalpha() for w in run):
        yield _phrasing("number", (american(fold(run[0].text)), run[1].key), analysis, run)


def _orders(analysis: Analysis, here: Line, runs: Sequence[Span]) -> Iterator[Phrasing]:
    """Nouns with what belongs to them before them, or behind "of"."""
    words, ends = here.words, dict(runs)
    for start, end in runs:
        if 0 < end - start < LONGEST_PHRASE and not _is_coordinated(here, start, end):
            yield _phrasing("order", _subject(words[start : end + 1], words[end]), analysis, words[start : end + 1])
        inner = end + 2
        if inner >= len(words) or words[end + 1].key != "of" or any(here.cuts[end:inner]):
            continue
        inner += words[inner].key in PLAIN and inner + 1 < len(words)
        stop = ends.get(inner, -1)
        if stop >= 0 and stop - start <= LONGEST_PHRASE and not _is_coordinated(here, start, stop):
            whole = words[start : stop + 1]
            yield _phrasing("order", _subject(whole, words[end]), analysis, whole)


def _deverbal(analysis: Analysis, here: Line) -> Iterator[Phrasing]:
    """Two coordinated nouns of action, or gerunds: institutionalisation and concretisation."""
    words = here.words
    for n in range(1, len(words) - 1):
        one, joint, other = words[n - 1 : n + 2]
        if joint.key == "and" and not any(here.cuts[n - 1 : n + 1]):
            for ending in ACTIONS:
                if ending.search(one.text) and ending.search(other.text):
                    place = excerpt(analysis.article, one.start, other.end)
                    yield Phrasing("action", (one.key, other.key), ending.pattern, place)


def _is_coordinated(here: Line, start: int, end: int) -> bool:
    """Whether "and" or "of" makes the phrase a part of a longer one."""
    words = here.words
    before = words[start - 1].key if start and not here.cuts[start - 1] else ""
    behind = words[end + 1].key if end + 1 < len(words) and not here.cuts[end] else ""
    return before in COORDINATORS or behind in COORDINATORS | {"of"}


def _subject(run: Sequence[Token], head: Token) -> tuple[str, ...]:
    return (head.key, *sorted(f"{w.key} {w.part}" for w in run if is_content(w)))


def _phrasing(
    kind: Literal["number", "order", "action"], subject: tuple[str, ...], analysis: Analysis, run: Sequence[Token]
) -> Phrasing:
    end = run[-1].end - 2 * is_possessive(run[-1]) if run[-1].text.endswith(("'s", "’s")) else run[-1].end
    place = excerpt(analysis.article, run[0].start, end)
    content = " ".join(w.key for w in run if is_content(w))
    return Phrasing(kind, subject, american(fold(run[-1].text)) if kind == "number" else content, place)


def concepts(found: Sequence[Phrasing]) -> Iterator[Concept]:
    """The forms of one phrase, where no article prints two of them in another number."""
    places: dict[str, list[Excerpt]] = defaultdict(list)
    for item in found:
        places[item.form].append(item.excerpt)
    articles = [{e.article for e in there} for there in places.values()]
    kind = found[0].kind
    if len(places) < 2 or (kind == "number" and not (_is_number(places) and articles[0].isdisjoint(articles[1]))):
        return
    renderings = sorted((_rendering(there) for there in places.values()), key=lambda r: (-len(r.excerpts), r.form))
    name = blake2b("\x1f".join([kind, *sorted(places)]).encode(), digest_size=6).hexdigest()
    channel: Channel = "wording" if kind == "action" else "surface"
    yield Concept(name, renderings[0].form, tuple(renderings), 0, CONFIDENCE, "discovered", channel=channel)


def _is_number(forms: Iterable[str]) -> bool:
    """Whether there are two forms, and the second is the plural of the first."""
    one, *others = sorted(forms)
    return others in ([f"{one}s"], [f"{one}es"]) or (one.endswith("ies") and others == [f"{one[:-3]}y"])


def _rendering(places: Sequence[Excerpt]) -> Rendering:
    texts = sorted((" ".join(e.text.split()) for e in places), key=lambda t: (not t.islower(), t))
    return Rendering(texts[0], tuple(sorted(places, key=lambda e: e.order)))


FEATURES = ("diacritics", "dialect", "hyphen", "case", "apostrophe")
SPELLING_CONFIDENCE, CAPITALS = 0.38, 0.2
"""Spelling is certain but seldom what an editor looks for first: it ranks behind well-supported terms, and whether a
word has a capital behind the rest."""


def spellings(habit: Habit) -> Iterator[Concept]:
    """The concepts whose renderings are the spellings of one word."""
    if habit.feature not in FEATURES:
        return
    confidence = CAPITALS if habit.feature == "case" else SPELLING_CONFIDENCE
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
