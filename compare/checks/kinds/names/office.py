"""One person under two versions of the same office."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from compare.checks.corpus_view import CorpusView
from compare.checks.findings import finding, reading
from compare.english.wording import changes, words
from compare.english.words import FUNCTION_WORDS, fold, key
from compare.model import Excerpt, Finding, Habit, Reading
from compare.packs.rule import Rule

SUBJECT = Habit
OF = re.compile(r"\s+of\s+")
EX = re.compile(r"\b(ex)-", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Options:
    """`ranks`: words whose absence makes another office; `overlook`: words that only say when it was held.

    On one occasion it matters, too, whether one of the words `past` stands there; of the offices `single` a person has
    one, and of the two sides of a row `apart`, set apart by a bar, one.
    """

    ranks: tuple[str, ...] = ("deputy", "vice", "acting", "assistant")
    overlook: tuple[str, ...] = (
        "former",
        "late",
        "then",
        "current",
        "new",
        "ex",
        "first",
        "outgoing",
        "incoming",
    )
    past: tuple[str, ...] = ("former", "ex", "late")
    single: tuple[str, ...] = (
        "minister", "secretary", "ambassador", "mayor", "governor", "bishop", "archbishop", "judge", "commissioner",
        "prosecutor", "chancellor",
    )  # fmt: skip
    apart: tuple[str, ...] = ("president | prime minister, premier",)


def faults(options: Options) -> Iterator[str]:
    """What is wrong with the rows of a rule, one fault each."""
    for row in options.apart:
        sides = [[office.strip() for office in side.split(",")] for side in row.split("|")]
        if len(sides) != 2 or not all(office for side in sides for office in side):
            yield f"{row!r} is no row; expected offices on either side of a bar, such as: president | prime minister"


def find(rule: Rule, subject: Habit, view: CorpusView) -> Iterator[Finding]:
    """One finding for each office of a person that is printed with a different word in it."""
    if subject.feature != "office":
        return
    for together in _versions([(r.form, r.excerpts) for r in subject.forms], rule.options, view):
        readings: list[Reading] = [reading(form, excerpts, view) for form, excerpts in together]
        yield finding(
            rule,
            readings,
            view,
            subject=subject.label,
            key=[fold(subject.label), *sorted(" ".join(words(r.text)) for r in readings)],
            confidence=0.9,
        )


Printed = tuple[str, tuple[Excerpt, ...]]


def _versions(forms: Sequence[Printed], options: Options, view: CorpusView) -> list[list[Printed]]:
    """Forms that cannot both be right, those that belong together in one list."""
    clusters: list[list[Printed]] = []
    for number, one in enumerate(forms):
        for other in forms[number + 1 :]:
            on_one = _on_one_occasion(one, other, forms, view)
            if _differ(one[0], other[0], options) or (on_one and _differ_today(one[0], other[0], options)):
                home = next((c for c in clusters if one in c or other in c), None)
                if home is None:
                    clusters.append(home := [])
                home += [form for form in (one, other) if form not in home]
    return clusters


def _on_one_occasion(one: Printed, other: Printed, forms: Sequence[Printed], view: CorpusView) -> bool:
    """Whether stories of one occasion print the two forms, and each of these only that one of all forms."""
    pairs = ((a, b) for a in one[1] for b in other[1] if a.article != b.article and view.one_occasion(a, b))
    return any(_is_alone(a, forms) and _is_alone(b, forms) for a, b in pairs)


def _is_alone(place: Excerpt, forms: Sequence[Printed]) -> bool:
    return sum(any(e.article == place.article for e in excerpts) for _, excerpts in forms) == 1


def _differ_today(left: str, right: str, options: Options) -> bool:
    """Whether one of two equal offices is past, or a person has two of a sort of which one is held at a time."""
    sides = [_content(text, options) for text in (left, right)]
    if sorted(sides[0]) == sorted(sides[1]):
        past = [bool(set(_words(text)) & set(options.past)) for text in (left, right)]
        return past[0] != past[1]
    if any(_are_sides(left, right, row, options) for row in options.apart):
        return True
    common = set(sides[0]) & set(sides[1])
    single = {key(word) for word in options.single}
    return len(common) == 1 and common <= single and min(map(len, sides)) > 1


def _are_sides(left: str, right: str, row: str, options: Options) -> bool:
    """Whether each is an office of another side of the row, with one word besides: whose office it is."""
    sides = [{_words(office) for office in side.split(",")} for side in row.split("|")]
    held = [
        [n for n, side in enumerate(sides) if any(_is_of(text, form, options) for form in side)]
        for text in (left, right)
    ]
    return held in ([[0], [1]], [[1], [0]])


def _is_of(text: str, office: tuple[str, ...], options: Options) -> bool:
    """Whether the text names this office, nothing more, and at most one word of whose it is."""
    said = tuple(w for w in _words(text) if w not in FUNCTION_WORDS)
    at = next((n for n in range(len(said)) if said[n : n + len(office)] == office), None)
    return at is not None and len(said) <= len(office) + 1 and not set(said) & {*options.ranks, *options.overlook}


def _words(text: str) -> tuple[str, ...]:
    """The words of an office; of an ex-minister two."""
    return words(EX.sub(r"\1 ", text))


def _differ(left: str, right: str, options: Options) -> bool:
    """Whether a word stands for another one, or a rank is missing, in offices that otherwise agree.

    The body of a body counts only where both name it: head of the press office, chief of the press office of the town.
    """
    left, right = _as_deep(left, right), _as_deep(right, left)
    sides = [_content(text, options) for text in (left, right)]
    common = set(sides[0]) & set(sides[1])
    if len(common) * 2 < max(map(len, sides)) or not common:
        return False
    only = [[w for w in side if w not in common] for side in sides]
    if not only[0] and not only[1]:
        return False
    if only[0] and only[1]:
        runs = [[_content(" ".join(run), options) for run in c[1:]] for c in changes(left, right) if c[0] == "replace"]
        return len(common) > 1 and only in runs
    return any(word in options.ranks for word in only[0] + only[1]) and max(map(len, sides)) == len(common) + 1


def _as_deep(office: str, other: str) -> str:
    """The office down to the body that the other names last; whole where that has no `of`."""
    depth = len(OF.findall(other))
    ends = [m.start() for m in OF.finditer(office)]
    return office[: ends[depth]] if 0 < depth < len(ends) else office


def _content(text: str, options: Options) -> list[str]:
    plain = [w for w in _words(text) if w not in FUNCTION_WORDS and w not in options.overlook]
    return [w if w in options.ranks else key(w) for w in plain]
