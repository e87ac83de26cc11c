"""One concept in several renderings, found in statements that say the same thing."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import combinations

from compare.checks.finding import finding, reading
from compare.checks.rule import Desk, Rule, at_odds
from compare.checks.wording import is_number, words
from compare.model import Concept, Excerpt, Finding, Reading, Severity
from compare.text import FUNCTION_WORDS, key

SUBJECT = Concept
NOMINAL = re.compile(r"(?<=\w{4})(?:anc|ant|enc|ent|ou|i)$")
BODIES = frozenset(
    key(word)
    for word in """
    academy agency army assembly association authority bank board bureau church club college commission committee
    company congress council court department federation foundation fund government group hospital institute ministry
    museum office organisation parliament party police school secretariat senate service society trust union university
    """.split()
)
"""What bodies are called. A city has several, and their names share that of the city."""
TOGETHER = 2
"""Articles that print two forms side by side from which they may be two things."""
IN_YEAR = re.compile(r"\bin\s+\d")
"""What stands in no name: Ashford in 2022."""
Bag = frozenset[str]


@dataclass(frozen=True, slots=True)
class Options:
    """Confidence to be reported, and to be an error inside one outlet.

    Less is needed where one article prints two renderings, and where the reports of one speech do.
    `repeated` are the repeats that make a term official.

    `wording_severity` is that of concepts which are neither quoted, names nor repeated: reporters who write
    for themselves choose their own words.
    """

    minimum_confidence: float = 0.5
    drift_confidence: float = 0.3
    occasion_confidence: float = 0.25
    inside_confidence: float = 0.7
    repeated: int = 3
    wording_severity: Severity = "note"


def find(rule: Rule, subject: Concept, desk: Desk) -> Iterator[Finding]:
    """One finding for a concept whose renderings differ in more than spelling, order or length."""
    options: Options = rule.options
    if subject.confidence < min(options.minimum_confidence, options.drift_confidence, options.occasion_confidence):
        return
    drifting = _drifting(subject)
    key = [subject.id]
    if subject.source == "termbase":
        subject, new = _unsettled(subject, desk)
        if not new:
            return
        key += new
    readings = _of_one_body(_of_one_thing(_readings(subject, desk, drifting)))
    if _only_member(readings):
        return
    quoted = any(desk.is_quoted_term(place) for item in readings for place in item.evidence)
    named = all(_is_name(place.text) for item in readings for place in item.evidence)
    if not quoted:
        readings = _related(readings)
        readings = [] if _only_added(readings) else readings
    if len(readings) < 2 or _only_counted(readings) or not (quoted or _is_term(readings, named=named)):
        return
    if subject.confidence < _least(readings, options, desk, drifts=bool(drifting)):
        return
    official = [r for r in readings if any(map(desk.is_reference, r.evidence))]
    known = bool(official) or quoted or named or _is_repeated(readings, options, desk) or _is_speech(readings, desk)
    outlets = {name for item in readings for name in item.outlets}
    if not known and (len(outlets) < 2 or not _on_one_occasion(readings, desk)):
        return
    severity = rule.severity if known else options.wording_severity
    if (quoted or named) and subject.confidence >= options.inside_confidence and _disagree(readings):
        severity = rule.inside_severity or severity
    if _misquotes(official, readings, desk):
        severity = "error"
    yield finding(
        rule,
        readings,
        desk,
        subject=subject.label,
        key=key,
        suggestion=official[0].text if len(official) == 1 else None,
        confidence=subject.confidence,
        severity=severity,
    )


def _drifting(concept: Concept) -> frozenset[str]:
    """The articles that print two of the renderings, each of several words and none the other cut short."""
    printed = [(r.form, {e.article for e in r.excerpts}) for r in concept.renderings if len(_bag(r.form)) > 1]
    both = (a & b for (one, a), (other, b) in combinations(printed, 2) if _apart(one, other))
    return frozenset().union(*both)


def _least(readings: Sequence[Reading], options: Options, desk: Desk, *, drifts: bool) -> float:
    """The confidence from which these readings are reported."""
    least = options.drift_confidence if drifts else options.minimum_confidence
    one = _is_speech(readings, desk) and _on_one_occasion(readings, desk)
    return min(least, options.occasion_confidence) if one else least


def _unsettled(concept: Concept, desk: Desk) -> tuple[Concept, list[str]]:
    """The concept of the termbase without the forms that it rules out, which are another rule's, and the new forms."""
    status = {t.text: t.status for entry in desk.terms if entry.id == concept.id for t in entry.terms}
    new = sorted(r.form for r in concept.renderings if r.form not in status)
    kept = tuple(r for r in concept.renderings if status.get(r.form) not in ("deprecated", "superseded"))
    return replace(concept, renderings=kept), new


def _misquotes(official: Sequence[Reading], readings: Sequence[Reading], desk: Desk) -> bool:
    """Whether quotation marks hold something else than the words of a reference."""
    others = [item for item in readings if item not in official]
    return bool(official) and any(desk.is_quoted(place) for item in others for place in item.evidence)


@lru_cache(maxsize=1 << 12)
def _bag(form: str) -> Bag:
    """Roots of the content words of a form: what is left where spelling, order and grammar are overlooked."""
    return frozenset(_root(part) for w in words(form) if w not in FUNCTION_WORDS for part in w.split("-"))


def _root(word: str) -> str:
    """The stem without what makes a noun of an adjective: reliance and reliant, autonomy and autonomous."""
    return NOMINAL.sub("", key(word))


def _readings(concept: Concept, desk: Desk, drifting: frozenset[str]) -> list[Reading]:
    """The renderings, those of the same words together under the commonest form.

    What is not quoted or a name is shown where it stands against another rendering, and in articles that print
    two: elsewhere common words may mean something else.
    """
    forms: dict[Bag, str] = {}
    places: dict[Bag, list[Excerpt]] = {}
    proven = {e.order for e in concept.proof}
    for rendering in concept.renderings:
        same = _bag(rendering.form)
        forms.setdefault(same, rendering.form)
        settled = any(desk.is_quoted_term(e) or _is_name(e.text) for e in rendering.excerpts)
        shown = [e for e in rendering.excerpts if settled or e.order in proven or e.article in drifting]
        places.setdefault(same, []).extend(shown or rendering.excerpts)
    return [reading(forms[same], places[same], desk) for same in forms]


def _of_one_thing(readings: Sequence[Reading]) -> list[Reading]:
    """The readings without those that most of their articles print beside the commonest one.

    Two renderings of one term exclude each other in an article; what stands there side by side is two things.
    """
    articles = [{place.article for place in item.evidence} for item in readings]
    first = max(range(len(readings)), key=lambda n: (len(readings[n].evidence), -n), default=0)
    kept = []
    for number, item in enumerate(readings):
        beside = len(articles[number] & articles[first])
        if number == first or beside < TOGETHER or 2 * beside <= len(articles[number]):
            kept.append(item)
    return kept


def _only_member(readings: Sequence[Reading]) -> bool:
    """Whether all are names joined by "and" that differ in one word on one side: a spelling of that name."""
    parts = [re.split(r"\s+and\s+", item.text) for item in readings]
    if len(readings) < 2 or any(len(p) != 2 for p in parts) or not all(_is_name(item.text) for item in readings):
        return False
    firsts, lasts = ({p[side] for p in parts} for side in (0, 1))
    other = lasts if len(firsts) == 1 else firsts if len(lasts) == 1 else set()
    return bool(other) and all(len(name.split()) == 1 for name in other)


def _of_one_body(readings: Sequence[Reading]) -> list[Reading]:
    """The readings, where all are names, without those of bodies of another sort that share one word at most.

    A commission and a university of one city are two bodies, and so are the 19th committee and a provincial one.
    """
    if not all(any(_is_name(place.text) for place in item.evidence) for item in readings):
        return list(readings)
    first = max(readings, key=lambda item: len(item.evidence), default=None)
    if first is None:
        return []
    return [item for item in readings if item is first or _may_be_one(item.text, first.text)]


def _may_be_one(one: str, other: str) -> bool:
    heads = {_head(one), _head(other)}
    bags = _bag(one), _bag(other)
    if len(bags[0] & bags[1]) > 1 or not heads <= BODIES:
        return True
    numbered = [any(word[:1].isdigit() for word in bag) for bag in bags]
    return len(heads) < 2 and numbered[0] == numbered[1]


def _head(name: str) -> str:
    """The key of the word that says what a body is: the last one, or the last before "of"."""
    before = re.split(r"\s(?:of|for|on)\s", name)[0]
    return key(before.replace("-", " ").split()[-1]) if before.split() else ""


def _related(readings: Sequence[Reading]) -> list[Reading]:
    """The readings that share half of their words with another one; unquoted ones that do not are chance."""
    bags = [_bag(item.text) for item in readings]
    return [
        item
        for number, item in enumerate(readings)
        if any(
            2 * len(bags[number] & other) >= min(len(bags[number]), len(other))
            for place, other in enumerate(bags)
            if place != number
        )
    ]


def _only_added(readings: Sequence[Reading]) -> bool:
    """Whether one form stands whole in every other: that has words before or behind it and no other wording."""
    forms = [words(item.text) for item in readings]
    core = min(forms, key=len, default=())
    return all(_holds(form, core) for form in forms)


def _holds(form: tuple[str, ...], core: tuple[str, ...]) -> bool:
    return any(form[at : at + len(core)] == core for at in range(len(form) - len(core) + 1))


def _only_counted(readings: Sequence[Reading]) -> bool:
    """Whether the forms differ in nothing but numbers, which are compared as numbers."""
    parts = [{key(part) for w in words(item.text) for part in w.split("-")} for item in readings]
    return len({frozenset(w for w in form - FUNCTION_WORDS if not is_number(w)) for form in parts}) == 1


def _is_term(readings: Sequence[Reading], *, named: bool) -> bool:
    """Whether the forms are terms and not words: two words or more, and not one cut short, but for names."""
    texts = [item.text for item in readings]
    if max(len(_bag(text)) for text in texts) < 2:
        return False
    pairs = list(combinations(texts, 2))
    return any(_apart(a, b) for a, b in pairs) or (named and not all(_is_cut(a, b) for a, b in pairs))


def _is_cut(one: str, other: str) -> bool:
    """Whether one form is the other without its end: National Health Commission (of the People's Republic)."""
    short, long = sorted((one.split(), other.split()), key=len)
    return long[: len(short)] == short or long[-len(short) :] == short


def _apart(one: str, other: str) -> bool:
    """Whether neither form is the other cut short; a word more inside makes another wording."""
    a, b = _bag(one), _bag(other)
    if not (a <= b or b <= a):
        return True
    if _is_name(one) and _is_name(other):
        return False  # the 14th Congress is the 14th National Congress at its second mention
    ends = [(w[0], w[-1]) for w in ([x for x in words(t) if x not in FUNCTION_WORDS] for t in (one, other))]
    return len(a) != len(b) and min(len(a), len(b)) > 1 and ends[0] == ends[1]


def _disagree(readings: Sequence[Reading]) -> bool:
    """Whether one outlet prints two forms of which neither is the other cut short."""
    pairs = [(a.text, b.text) for a, b in combinations(readings, 2) if at_odds((a, b))]
    return any(_apart(a, b) and not _both_shorten(a, b, readings) for a, b in pairs)


def _both_shorten(one: str, other: str, readings: Sequence[Reading]) -> bool:
    """Whether both are a longer name cut short: Party Congress, National Congress, National Party Congress."""
    return _is_name(one) and _is_name(other) and any(_bag(one) | _bag(other) <= _bag(r.text) for r in readings)


def _is_speech(readings: Sequence[Reading], desk: Desk) -> bool:
    """Whether each form stands in the report of a speech: there the words are the speaker's, not the desk's."""
    return all(any(map(desk.reports_speech, item.evidence)) for item in readings)


def _is_repeated(readings: Sequence[Reading], options: Options, desk: Desk) -> bool:
    """Whether one outlet prints a form often enough for a settled term."""
    outlets = [[desk.outlet(place).name for place in item.evidence] for item in readings]
    return any(names.count(name) >= options.repeated for names in outlets for name in names)


def _is_name(text: str) -> bool:
    if IN_YEAR.search(text):
        return False
    content = [w for w in text.replace("-", " ").split() if len(w) > 3]
    return len(content) > 1 and all(w[0].isupper() or w[0].isdigit() for w in content)


def _on_one_occasion(readings: Sequence[Reading], desk: Desk) -> bool:
    """Whether two articles of one occasion print different forms."""
    return any(
        a.article != b.article and desk.one_occasion(a, b)
        for left, right in combinations(readings, 2)
        for a in left.evidence
        for b in right.evidence
    )
