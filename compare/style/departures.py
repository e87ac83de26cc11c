"""Where an article departs from a style: spelling, marks, dashes, names; and what the style would have there."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from compare.english.dialect import respelt
from compare.english.words import fold
from compare.model import Analysis, Excerpt, Feature, Quotation
from compare.places import excerpt
from compare.style.observations import observe

POSSESSIVE = re.compile(r"['’]s?$")
LONGEST_NAME = 4
"""Words of a name that an outlet spells in its own way."""


@dataclass(frozen=True, slots=True)
class Departure:
    """Words that depart from a style: what to call them (themselves, mostly), and what the style has instead."""

    place: Excerpt
    form: str
    instead: str


SEEN: Mapping[str, tuple[Feature, str, Mapping[str, str]]] = {
    "dialect": ("dialect", "spelling", {"british": "British spelling", "american": "American spelling"}),
    "ise": ("dialect", "-ise or -ize", {"-ise": "-ise", "-ize": "-ize"}),
    "quotation_marks": ("quotation marks", "marks", {"double": "double", "single": "single"}),
    "serial_comma": ("serial comma", "comma", {"always": "serial comma", "never": "no serial comma"}),
}
"""For each setting the feature and the subject it is observed under, and the form that each value asks for."""

PRINTED: Mapping[str, Mapping[str, str]] = {
    "apostrophes": {"curly": r"(?<=\w)’(?=\w)", "straight": r"(?<=\w)'(?=\w)"},
    "dashes": {
        "spaced en": r"(?<=[^\s–]) – (?=[^\s–])",
        "spaced em": r"(?<=[^\s—]) — (?=[^\s—])",
        "closed em": r"(?<=[^\s—])—(?=[^\s—])",
        "hyphens": r"(?<=\w) - (?=[^\W\d])|(?<=[^\s-]) ?-- ?(?=[^\s-])",
    },
    "ellipsis": {"one character": "…", "three dots": r"(?<!\.)\.\.\.(?!\.)", "spaced dots": r"(?<!\.)\. \. \.(?!\.)"},
}
"""For each setting the forms in which its mark is printed; some of them are nobody's style."""


def stated(setting: str, value: str) -> tuple[Feature, str, str] | None:
    """Feature, subject and form by which the value of a setting is known to what observes habits, if it is."""
    if setting not in SEEN:
        return None
    feature, subject, forms = SEEN[setting]
    return feature, subject, forms[value]


def departures(analysis: Analysis, setting: str, value: str) -> Iterator[Departure]:
    """Every place that departs from the value of a setting."""
    if setting in PRINTED:
        yield from _printed(analysis, setting, value)
    if setting == "apostrophes":
        yield from _shapes(analysis, value)
    known = stated(setting, value)
    if known is None:
        return
    feature, subject, wanted = known
    for seen in observe(analysis):
        if (seen.feature, seen.subject) == (feature, subject) and seen.form != wanted:
            if feature == "dialect":
                word = " ".join(seen.excerpt.text.split())
                yield Departure(seen.excerpt, word, respelt(word, wanted))
            else:
                noun = " quotation marks" if feature == "quotation marks" else ""
                yield Departure(seen.excerpt, f"{seen.form}{noun}", f"{wanted}{noun}")


def misspelt(analysis: Analysis, names: Sequence[str]) -> Iterator[Departure]:
    """Every place that spells one of the names otherwise, unless it is part of a longer name."""
    wanted = {_solid(name): name for name in names}
    for statement in (s for s in analysis.statements if s.id == s.sentence):
        words = [t for t in statement.tokens if t.text[0].isupper()]
        for number in range(len(words)):
            for last in range(number, min(number + LONGEST_NAME, len(words))):
                text = analysis.article.text[words[number].start : words[last].end]
                form = POSSESSIVE.sub("", text)
                name = wanted.get(_solid(form))
                alone = not _in_longer(analysis.article.text, words[number].start, words[last].end)
                if name and alone and " ".join(form.split()) != name and fold(form)[0] == fold(name)[0]:
                    start = words[number].start
                    place = excerpt(analysis.article, start, start + len(form))
                    yield Departure(place, " ".join(form.split()), name)


def _solid(name: str) -> str:
    return re.sub(r"[\s-]", "", fold(name))


def _in_longer(text: str, start: int, end: int) -> bool:
    """Whether another capitalised word stands beside it: the Vietnam News Agency spells its own name."""
    return bool(re.match(r" [A-Z]", text[end : end + 2])) or bool(re.search(r"[A-Z]\w+ \Z", text[:start]))


def _printed(analysis: Analysis, setting: str, value: str) -> Iterator[Departure]:
    noun = {"dashes": "dash", "ellipsis": "ellipsis", "apostrophes": "apostrophe"}[setting]
    sentences = [s.excerpt for s in analysis.statements if s.id == s.sentence]
    for form, pattern in PRINTED[setting].items():
        for sentence in sentences if form != value else ():
            for match in re.compile(pattern).finditer(analysis.article.text, sentence.start, sentence.end):
                place = excerpt(analysis.article, *match.span())
                yield Departure(place, _named(form, noun), _named(value, noun))


def _named(form: str, noun: str) -> str:
    return "hyphens for a dash" if form == "hyphens" else f"{form} {noun}"


def _shapes(analysis: Analysis, value: str) -> Iterator[Departure]:
    """Quotation marks of the other shape."""
    quoted = {f for s in analysis.statements for f in s.facts if isinstance(f, Quotation)}
    for fact in sorted(quoted, key=lambda f: f.excerpt.order):
        form = "straight" if fact.marks[:1] in "\"'" else "curly"
        if form != value:
            yield Departure(fact.excerpt, f"{form} quotation marks", f"{value} quotation marks")
