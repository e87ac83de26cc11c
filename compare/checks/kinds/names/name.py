"""Two people in one office, in statements that say the same."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from rapidfuzz.fuzz import ratio

from compare.checks.corpus_view import CorpusView
from compare.checks.findings import finding, reading
from compare.english.wording import words
from compare.english.words import FUNCTION_WORDS, fold, key
from compare.model import Excerpt, Finding, Group, Link, Person, Statement
from compare.packs.rule import Rule

SUBJECT = Group


@dataclass(frozen=True, slots=True)
class Options:
    """The likeness from which two names are one in two spellings, 0..100; words that make an office another one."""

    likeness: float = 60.0
    ranks: tuple[str, ...] = ("deputy", "vice", "acting", "assistant", "former", "late", "then", "ex", "first")


def faults(options: Options) -> Iterator[str]:
    """What is wrong with the likeness."""
    if options.likeness > 100:
        yield f"likeness is {options.likeness:g}; expected a number from 0 to 100"


def find(rule: Rule, subject: Group, view: CorpusView) -> Iterator[Finding]:
    """One finding for each office that the statements give to two names."""
    offices: dict[str, list[Person]] = {}
    for link in subject.links:
        if view.one_occasion(link.left.excerpt, link.right.excerpt):
            for office, one, other in _apart(link, rule.options, view):
                offices.setdefault(office, []).extend((one, other))
    for office, people in sorted(offices.items()):
        printed: dict[str, list[Excerpt]] = {}
        for person in people:
            printed.setdefault(person.excerpt.text, []).append(person.excerpt)
        shown = [reading(name, places, view) for name, places in sorted(printed.items())]
        noun = people[0].offices[0].text
        yield finding(rule, shown, view, subject=noun, key=[office, *sorted(printed)], confidence=0.85)


def _apart(link: Link, options: Options, view: CorpusView) -> Iterator[tuple[str, Person, Person]]:
    """The office and the two people, where each side has one person and the office is the same."""
    if view.corrects(link.left.excerpt, link.right.excerpt):
        return
    sides = _people(link.left), _people(link.right)
    if len(sides[0]) == len(sides[1]) == 1:
        one, other = sides[0][0], sides[1][0]
        here, there = _office(one, options), _office(other, options)
        office = here & there
        if len(office) > 1 and office in (here, there) and not (here ^ there) & set(options.ranks):
            if not _two_people(one, other, options) or _is_known(one, other, view) or _is_known(other, one, view):
                return
            yield " ".join(sorted(office)), one, other


def _people(statement: Statement) -> list[Person]:
    return [fact for fact in statement.facts if isinstance(fact, Person)]


def _office(person: Person, options: Options) -> frozenset[str]:
    """Keys of the words of the offices; ranks as printed, so that a deputy is no chief."""
    text = " ".join(o.text for o in person.offices)
    return frozenset(w if w in options.ranks else key(w) for w in words(text) if w not in FUNCTION_WORDS)


def _is_known(one: Person, other: Person, view: CorpusView) -> bool:
    """Whether the other's story names the one as well: two prime ministers, the mayor and the one before."""
    line = view.articles[other.excerpt.article]
    own = set(fold(one.excerpt.text).split()) - set(fold(other.excerpt.text).split())
    return own <= {*line.people, *line.speakers}


def _two_people(one: Person, other: Person, options: Options) -> bool:
    """Whether no transliteration, and no shorter form, makes one of them: a part of each is unlike all others."""
    left, right = fold(one.excerpt.text).split(), fold(other.excerpt.text).split()
    if set(left) <= set(right) or set(right) <= set(left):
        return False
    return _unlike(left, right, options) and _unlike(right, left, options)


def _unlike(ours: list[str], theirs: list[str], options: Options) -> bool:
    return any(all(ratio(a, b) < options.likeness for b in theirs) for a in ours)
