"""What departs from a style: that of the newsroom, or the one that an outlet's profile states."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from compare.checks.corpus_view import CorpusView
from compare.checks.findings import finding, reading
from compare.model import Analysis, Excerpt, Finding
from compare.packs.rule import Rule
from compare.style.departures import Departure, departures, misspelt

SUBJECT = Analysis
SETTINGS = ("dialect", "ise", "quotation_marks", "apostrophes", "dashes", "ellipsis", "serial_comma")
IN_WORDS = ("dialect", "ise", "names")
"""Settings that say how words are spelt; a quotation may be of a text that is spelt in its own way."""


@dataclass(frozen=True, slots=True)
class Options:
    """The style of ours where the profile says nothing else; `profiles` holds each outlet to what its profile states.

    Without an outlet that is ours, all are held to it. Spelling between quotation marks counts only with `quotations`.
    """

    dialect: Literal["british", "american"] | None = None
    ise: Literal["-ise", "-ize"] | None = None
    quotation_marks: Literal["double", "single"] | None = None
    apostrophes: Literal["curly", "straight"] | None = None
    dashes: Literal["spaced en", "spaced em", "closed em"] | None = None
    ellipsis: Literal["one character", "three dots"] | None = None
    serial_comma: Literal["always", "never"] | None = None
    profiles: bool = False
    quotations: bool = False


def faults(options: Options) -> Iterator[str]:
    """What is wrong with a rule that asks for nothing."""
    if not options.profiles and not any(getattr(options, name) for name in SETTINGS):
        yield f"no style is said; expected one of {', '.join(SETTINGS)}, or profiles: true"


def find(rule: Rule, subject: Analysis, view: CorpusView) -> Iterator[Finding]:
    """One finding for each form that departs from the style of its outlet, with all its places in the article."""
    outlet = subject.article.outlet
    for setting, found in _departures(rule.options, subject, view):
        places: dict[tuple[str, str], list[Excerpt]] = defaultdict(list)
        for one in found:
            if not rule.options.profiles and not view.is_ours(one.place):
                continue
            if rule.options.quotations or setting not in IN_WORDS or not view.is_quoted(one.place):
                places[one.form, one.instead].append(one.place)
        for (form, instead), there in sorted(places.items()):
            key = [outlet, setting, form]
            yield finding(
                rule, [reading(form, there, view)], view, subject=form, key=key, suggestion=instead, confidence=0.9
            )


def _departures(options: Options, subject: Analysis, view: CorpusView) -> Iterator[tuple[str, list[Departure]]]:
    profile = view.profiles.get(subject.article.outlet)
    for setting in SETTINGS:
        own = getattr(profile, setting) if profile else None
        wanted = own if options.profiles else None if own else getattr(options, setting)
        if wanted:
            yield setting, list(departures(subject, setting, wanted))
    if options.profiles and profile and profile.names:
        yield "names", list(misspelt(subject, profile.names))
