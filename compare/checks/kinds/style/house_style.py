"""Spelling, capitals, hyphens and marks: habits that part two outlets, or that one outlet does not keep."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations

from compare.checks.corpus_view import CorpusView
from compare.checks.findings import finding, reading
from compare.english.words import fold
from compare.model import Excerpt, Finding, Habit
from compare.packs.rule import Rule
from compare.style.departures import stated

SUBJECT = Habit
Forms = dict[str, list[Excerpt]]


@dataclass(frozen=True, slots=True)
class Options:
    """What is compared between outlets and inside one; the share that makes a form an outlet's habit."""

    features: tuple[str, ...] = ("dialect", "diacritics", "case", "hyphen", "quotation marks", "serial comma")
    inside: tuple[str, ...] = ("dialect", "diacritics", "case", "hyphen", "quotation marks")
    dominance: float = 0.75


def find(rule: Rule, subject: Habit, view: CorpusView) -> Iterator[Finding]:
    """One finding for each pair of outlets with other habits, and for each outlet without one."""
    options: Options = rule.options
    if subject.feature not in options.features:
        return
    by_outlet = _by_outlet(subject, view)
    for outlet, forms in sorted(by_outlet.items()):
        if len(forms) > 1 and subject.feature in options.inside and _stated(subject, outlet, view) is None:
            readings = [reading(form, places, view) for form, places in forms.items()]
            key = [outlet, subject.feature, subject.subject]
            yield finding(rule, readings, view, subject=f"{subject.feature}, {view.outlets[outlet].short}", key=key)
    habits = {outlet: _habit(forms, options.dominance) for outlet, forms in by_outlet.items()}
    keeping = sorted((o for o, habit in habits.items() if habit), key=lambda o: view.outlets[o].order)
    for left, right in combinations(keeping, 2):
        settled = any(habits[o] == _stated(subject, o, view) for o in (left, right))
        if habits[left] != habits[right] and not settled:
            sides = [reading(habits[o], by_outlet[o][habits[o]], view) for o in (left, right)]
            names = " v ".join(view.outlets[o].short for o in (left, right))
            key = ["between", *sorted((left, right))]
            yield finding(rule, sides, view, subject=names, key=key, severity=rule.severity)


def _stated(habit: Habit, outlet: str, view: CorpusView) -> str | None:
    """The form that the outlet's profile states, where it does: what departs from it is another rule's."""
    profile = view.profiles.get(outlet)
    if profile is None:
        return None
    if habit.feature == "diacritics":
        return next((n for n in profile.names if fold(n).replace(" ", "") == habit.subject), None)
    forms = [known for setting, value in profile.stated if (known := stated(setting, value))]
    return next((form for feature, subject, form in forms if (feature, subject) == _subject(habit)), None)


def _subject(habit: Habit) -> tuple[str, str]:
    return habit.feature, habit.subject


def _by_outlet(habit: Habit, view: CorpusView) -> dict[str, Forms]:
    found: dict[str, Forms] = defaultdict(lambda: defaultdict(list))
    for rendering in habit.forms:
        for place in rendering.excerpts:
            found[view.outlet(place).name][rendering.form].append(place)
    return found


def _habit(forms: Forms, dominance: float) -> str:
    """The form that an outlet keeps to, or nothing where it has no habit."""
    total = sum(map(len, forms.values()))
    best = max(sorted(forms), key=lambda form: len(forms[form]))
    return best if len(forms[best]) >= dominance * total else ""
