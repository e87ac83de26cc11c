"""One statement that two stories of one occasion give to two speakers."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from rapidfuzz.fuzz import ratio

from compare.checks.bylines import name_parts
from compare.checks.finding import finding, reading
from compare.checks.rule import Desk, Rule
from compare.checks.wording import shared, words
from compare.model import Excerpt, Finding, Group, Link, Quotation, Statement

SUBJECT = Group


@dataclass(frozen=True, slots=True)
class Options:
    """The score a link needs, 0..1, and the likeness from which two names are one in two spellings, 0..100.

    `quoted` is the number of words between quotation marks that both must have alike; nought is for any statement.
    """

    score: float = 0.8
    likeness: float = 60.0
    quoted: int = 0


def faults(options: Options) -> Iterator[str]:
    """What is wrong with the likeness."""
    if options.likeness > 100:
        yield f"likeness is {options.likeness:g}; expected a number from 0 to 100"


def find(rule: Rule, subject: Group, desk: Desk) -> Iterator[Finding]:
    """One finding for each statement with speakers that are not one person."""
    speakers: dict[str, list[Excerpt]] = defaultdict(list)
    for link in subject.links:
        for name, place in _said(link, rule.options, desk):
            speakers[name].append(place)
    if speakers:
        shown = [reading(name, places, desk) for name, places in sorted(speakers.items())]
        first = min((p for places in speakers.values() for p in places), key=lambda e: e.order)
        noun = " ".join(first.text.split()[:6]) + " …"
        yield finding(rule, shown, desk, subject=noun, key=sorted(speakers), confidence=0.75)


Said = tuple[str, Excerpt]


def _said(link: Link, options: Options, desk: Desk) -> Iterator[Said]:
    """The speaker of either side, and what is said, where these are two people."""
    left, right = link.left, link.right
    if options.quoted:
        if link.score >= options.score and _one_occasion(link, desk):
            yield from _quoted(left, right, options)
    elif _comparable(link, options, desk) and left.speaker and right.speaker:
        yield left.speaker, left.excerpt
        yield right.speaker, right.excerpt


def _quoted(left: Statement, right: Statement, options: Options) -> Iterator[Said]:
    """Quotations of the same words with two speakers; a shorter one must stand whole in the longer."""
    for one in _quotations(left, options):
        for other in _quotations(right, options):
            alike = shared(one.excerpt.text, other.excerpt.text) == 1
            if alike and one.speaker and other.speaker and _two_people(one.speaker, other.speaker, options):
                yield one.speaker, one.excerpt
                yield other.speaker, other.excerpt


def _quotations(statement: Statement, options: Options) -> list[Quotation]:
    facts = [f for f in statement.facts if isinstance(f, Quotation)]
    return [f for f in facts if len(words(f.excerpt.text)) >= options.quoted]


def _one_occasion(link: Link, desk: Desk) -> bool:
    places = link.left.excerpt, link.right.excerpt
    return desk.one_occasion(*places) and not desk.corrects(*places)


def _comparable(link: Link, options: Options, desk: Desk) -> bool:
    left, right = link.left, link.right
    if link.score < options.score or link.relation != "same" or not (left.speaker and right.speaker):
        return False
    return _one_occasion(link, desk) and _two_people(left.speaker, right.speaker, options)


def _two_people(one: str, other: str, options: Options) -> bool:
    """Whether both are names, and no part of one is a spelling of a part of the other."""
    names = [name_parts(text) for text in (one, other)]
    return all(names) and not any(ratio(a, b) >= options.likeness for a in names[0] for b in names[1])
