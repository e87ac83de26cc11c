"""What a termbase adds to the findings. It takes one away only where nothing is left to be settled."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from compare.checks.corpus_view import CorpusView
from compare.checks.findings import known_by, ranked, reading, worded
from compare.checks.ranking import are_printed
from compare.model import SEVERITIES, Excerpt, Finding, Reading, Term, TermEntry, ToldApart
from compare.packs.rule import Rule
from compare.termbase.matching import RIGHT, terms_of_each

KIND = "term"
"""The kind of the rules that say what a termbase rules out."""
APART = ("house-style", "mechanics")
"""Categories whose findings say something else than the difference they stand in."""
Owned = Mapping[str, Mapping[TermEntry, Term]]
"""For each text the concepts that have it as a form."""


@dataclass(frozen=True, slots=True)
class Settled:
    """What a termbase has to say of the texts of findings: the concepts that they are forms of, by text, and the
    exceptions that they stand under."""

    owned: Owned
    told_apart: Owned


def is_ruling(found: Finding, rules: Mapping[str, Rule]) -> bool:
    """Whether the finding says what a termbase rules out."""
    return rules[found.rule].kind == KIND


def with_rulings(
    findings: Sequence[Finding], rulings: Sequence[Finding], rules: Mapping[str, Rule], view: CorpusView
) -> list[Finding]:
    """The findings and the rulings, each difference said once.

    A finding goes only where all its readings are right forms of one concept of the termbase or stand under one of its
    exceptions, or where one ruling of the same or a higher severity holds every place of it. A ruling on one of a
    finding's forms takes up the others, those that nobody has ruled on among them.
    """
    if not view.terms and not view.told_apart:
        return [*findings, *rulings]
    settled = _settled([*filter(_is_comparable, findings)], view)
    on = [_concept(ruling, rules[ruling.rule], view) for ruling in rulings]
    group: dict[TermEntry, list[Finding]] = defaultdict(list)
    for ruling, concept in zip(rulings, on, strict=True):
        group[concept].append(ruling)
    around = _by_article(rulings)
    made = list(rulings)
    left = []
    for found in findings:
        if not _is_comparable(found):
            left.append(found)
        elif not _is_done(found, settled):
            home = _home(found, rulings, on, group, around, settled)
            if home is None:
                left.append(_under_its_name(found, settled, rules, view))
            else:
                made[home] = _taken_up(made[home], on[home], group[on[home]], found, settled, rules, view)
    around = _by_article(made)
    said = [f for f in made if not any(_holds(made[n], f) for n in _near(f, around) if made[n] is not f)]
    return [*(f for f in left if not (_is_comparable(f) and any(_holds(made[n], f) for n in _near(f, around)))), *said]


def _is_comparable(found: Finding) -> bool:
    return found.category not in APART and len(found.readings) > 1


def _settled(findings: Sequence[Finding], view: CorpusView) -> Settled:
    texts = {text for f in findings for r in f.readings for text in _texts(r)}
    exceptions = tuple(map(_as_entry, view.told_apart))
    return Settled(terms_of_each(texts, view.terms), terms_of_each(texts, exceptions))


def _texts(item: Reading) -> list[str]:
    """The reading and what is printed at its places, with single spaces."""
    return sorted({" ".join(text.split()) for text in (item.text, *(e.text for e in item.evidence))})


def _as_entry(exception: ToldApart) -> TermEntry:
    """The exception as a concept, so that its forms are found as those of concepts are."""
    return TermEntry("\n".join(exception.forms), tuple(Term(form, "admitted") for form in exception.forms))


def _is_done(found: Finding, settled: Settled) -> bool:
    """Whether all its readings are right forms of one concept, or are told apart on purpose."""
    texts = sorted({text for item in found.readings for text in _texts(item)})
    right = [{e for e, term in settled.owned[text].items() if term.status in RIGHT} for text in texts]
    return bool(set.intersection(*right) or set.intersection(*(set(settled.told_apart[text]) for text in texts)))


def _under_its_name(found: Finding, settled: Settled, rules: Mapping[str, Rule], view: CorpusView) -> Finding:
    """The finding about a term, under the name of the one concept that has forms of it."""
    owners = {e for item in found.readings for e in settled.owned[" ".join(item.text.split())]}
    if found.category != "terminology" or len(owners) != 1:
        return found
    named = replace(found, subject=owners.pop().label)
    return replace(named, message=worded(rules[found.rule], named, view))


def _concept(ruling: Finding, rule: Rule, view: CorpusView) -> TermEntry:
    """The concept that the ruling is on: of several with its label the one that it is known by."""
    named = [e for e in view.terms if e.label == ruling.subject]
    forms = sorted({form for (_, concept), form in view.prefers.items() if concept in {e.id for e in named}})
    keys = {known_by(rule, key): e for e in named for key in ([e.id], *([e.id, form] for form in forms))}
    return keys[ruling.fingerprint]


def _is_wrong(term: Term | None) -> bool:
    return term is not None and term.status not in RIGHT


def _home(
    found: Finding,
    rulings: Sequence[Finding],
    on: Sequence[TermEntry],
    group: Mapping[TermEntry, Sequence[Finding]],
    around: Mapping[str, Sequence[int]],
    settled: Settled,
) -> int | None:
    """The number of the ruling that the finding is part of: on one of its forms, where the others are of the same
    concept or of none."""
    if not are_printed(found.readings):
        return None
    owners = [settled.owned[" ".join(item.text.split())] for item in found.readings]
    candidates = []
    for number in sorted({n for place in found.evidence for n in around.get(place.article, ())}):
        shared = sum(_is_inside(place, rulings[number].evidence) for place in found.evidence)
        if shared and _may_take_up(found, owners, on[number]):
            held = [place for ruling in group[on[number]] for place in ruling.evidence]
            if _is_whole(found, on[number], held, settled):
                candidates.append((SEVERITIES.index(rulings[number].severity), -shared, number))
    return min(candidates)[2] if candidates else None


def _may_take_up(found: Finding, owners: Sequence[Mapping[TermEntry, Term]], entry: TermEntry) -> bool:
    """Whether a ruling on the concept may speak for all readings: it has one of them and no other concept has any, and
    what is no finding about a term has nothing but forms of it."""
    own = [entry in owned for owned in owners]
    if found.category != "terminology":
        return all(own)
    return any(own) and all(mine or not owned for mine, owned in zip(own, owners, strict=True))


def _is_whole(found: Finding, entry: TermEntry, held: Sequence[Excerpt], settled: Settled) -> bool:
    """Whether there is a ruling wherever it has a form that is ruled out: an article may be older than the ruling."""
    wrong = (e for e in found.evidence if _is_wrong(settled.owned[" ".join(e.text.split())].get(entry)))
    return all(_is_inside(place, held) for place in wrong)


def _taken_up(
    home: Finding,
    entry: TermEntry,
    group: Sequence[Finding],
    found: Finding,
    settled: Settled,
    rules: Mapping[str, Rule],
    view: CorpusView,
) -> Finding:
    """The ruling with what the finding has more: its readings, and its places of readings that both have."""
    texts: dict[str, str] = {}
    places: dict[str, list[Excerpt]] = defaultdict(list)
    held: list[Excerpt] = []
    for item in (*home.readings, *found.readings):
        new = [e for e in item.evidence if not _is_inside(e, held)]
        held += new
        if new:
            name = texts.setdefault(" ".join(item.text.casefold().split()), item.text)
            places[name] += new
    one = replace(
        home,
        readings=ranked([reading(text, there, view) for text, there in places.items()], view),
        severity=min((home.severity, found.severity), key=SEVERITIES.index),
        action="FIX" if any(f.action == "FIX" for f in group) else home.action,
        confidence=max(home.confidence, found.confidence),
    )
    return _sorted_out(one, entry, group, settled, rules[home.rule], view)


def _sorted_out(
    found: Finding, entry: TermEntry, group: Sequence[Finding], settled: Settled, rule: Rule, view: CorpusView
) -> Finding:
    """The ruling, saying in the rule's words what is ruled out, and which forms are told apart or not ruled on."""
    held = [place for ruling in group for place in ruling.evidence]
    wrong = [r for r in found.readings if any(_is_inside(place, held) for place in r.evidence)]
    others = [r for r in found.readings if r not in wrong]
    right = [r for r in others if entry in _of(r.text, settled.owned)]
    exceptions = [_of(r.text, settled.told_apart).keys() for r in right]
    apart = [
        r
        for r in others
        if r not in right and any(not own.isdisjoint(_of(r.text, settled.told_apart)) for own in exceptions)
    ]
    new = [r for r in others if r not in right and r not in apart]
    parts = [worded(rule, replace(found, readings=tuple(wrong)), view)]
    for said, shown in (("told apart on purpose: ", apart), ("no ruling on ", new)):
        parts += [said + " / ".join(_named(item, view) for item in shown)] if shown else []
    return replace(found, message="; ".join(parts), right=tuple(r.text for r in (*right, *apart)))


def _of(text: str, owned: Owned) -> Mapping[TermEntry, Term]:
    return owned.get(" ".join(text.split()), {})


def _named(item: Reading, view: CorpusView) -> str:
    return f"{item.text} ({', '.join(view.outlets[o].short for o in item.outlets)})"


def _by_article(findings: Sequence[Finding]) -> dict[str, list[int]]:
    """The numbers of the findings that have a place in each article."""
    found: dict[str, list[int]] = defaultdict(list)
    for number, one in enumerate(findings):
        for article in sorted({place.article for place in one.evidence}):
            found[article].append(number)
    return found


def _near(found: Finding, around: Mapping[str, Sequence[int]]) -> Sequence[int]:
    """The findings that have a place in the first of its articles: what holds all its places is among them."""
    return around.get(found.evidence[0].article, ())


def _holds(ruling: Finding, found: Finding) -> bool:
    """Whether the ruling is as severe, or more, and has every place of the other inside a place of its own; of two that
    hold each other the first does."""
    if SEVERITIES.index(ruling.severity) > SEVERITIES.index(found.severity):
        return False
    if not all(_is_inside(place, ruling.evidence) for place in found.evidence):
        return False
    mutual = all(_is_inside(place, found.evidence) for place in ruling.evidence)
    return not mutual or ruling.order < found.order or ruling.severity != found.severity


def _is_inside(place: Excerpt, others: Iterable[Excerpt]) -> bool:
    return any(o.article == place.article and o.start <= place.start and place.end <= o.end for o in others)
