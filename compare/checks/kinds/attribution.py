"""One statement that two stories of one occasion give to two speakers."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from rapidfuzz.fuzz import ratio

from compare.checks.finding import finding, reading
from compare.checks.occasions import name_parts
from compare.checks.rule import Desk, Rule
from compare.model import Excerpt, Finding, Group, Link

SUBJECT = Group


@dataclass(frozen=True, slots=True)
class Options:
    """The score a link needs, 0..1, and the likeness from which two names are one in two spellings, 0..100."""

    score: float = 0.8
    likeness: float = 60.0


def find(rule: Rule, subject: Group, desk: Desk) -> Iterator[Finding]:
    """One finding for each statement with speakers that are not one person."""
    speakers: dict[str, list[Excerpt]] = defaultdict(list)
    for link in subject.links:
        if _comparable(link, rule.options, desk) and link.left.speaker and link.right.speaker:
            speakers[link.left.speaker].append(link.left.excerpt)
            speakers[link.right.speaker].append(link.right.excerpt)
    if speakers:
        shown = [reading(name, places, desk) for name, places in sorted(speakers.items())]
        first = min((p for places in speakers.values() for p in places), key=lambda e: e.order)
        noun = " ".join(first.text.split()[:6]) + " …"
        yield finding(rule, shown, desk, subject=noun, key=sorted(speakers), confidence=0.75)


def _comparable(link: Link, options: Options, desk: Desk) -> bool:
    left, right = link.left, link.right
    if link.score < options.score or link.relation != "same" or not (left.speaker and right.speaker):
        return False
    same = desk.one_occasion(left.excerpt, right.excerpt) and not desk.corrects(left.excerpt, right.excerpt)
    return same and _two_people(left.speaker, right.speaker, options)


def _two_people(one: str, other: str, options: Options) -> bool:
    """Whether both are names, and no part of one is a spelling of a part of the other."""
    names = [name_parts(text) for text in (one, other)]
    return all(names) and not any(ratio(a, b) >= options.likeness for a in names[0] for b in names[1])
