"""One statement that two stories of one occasion give to two speakers."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, product

from rapidfuzz.fuzz import ratio

from compare.checks.corpus_view import CorpusView
from compare.checks.findings import finding, reading
from compare.english.wording import shared, words
from compare.english.words import key, rarity
from compare.model import Excerpt, Finding, Group, Habit, Link, Quotation, Rendering, Statement
from compare.occasions.profiles import name_parts
from compare.packs.rule import Rule

SUBJECT = Group | Habit
LEAST_COMMON = 3
"""Words that two quotations must have in common for it to be no chance."""


@dataclass(frozen=True, slots=True)
class Options:
    """The score a link needs, 0..1, and the likeness from which two names are one in two spellings, 0..100.

    `quoted` is the number of words between quotation marks that both must have alike; nought is for any statement.
    Then quotations in any two sentences of one occasion are compared, too: of their words, by how rare they are, both
    must have the share `common`, 0..1.
    """

    score: float = 0.8
    likeness: float = 60.0
    quoted: int = 0
    common: float = 0.6


def faults(options: Options) -> Iterator[str]:
    """What is wrong with the likeness."""
    if options.likeness > 100:
        yield f"likeness is {options.likeness:g}; expected a number from 0 to 100"


def find(rule: Rule, subject: Group | Habit, view: CorpusView) -> Iterator[Finding]:
    """One finding for each statement with speakers that are not one person."""
    speakers: dict[str, list[Excerpt]] = defaultdict(list)
    for name, place in _all_said(rule.options, subject, view):
        speakers[name].append(place)
    if speakers:
        shown = [reading(name, places, view) for name, places in sorted(speakers.items())]
        first = min((p for places in speakers.values() for p in places), key=lambda e: e.order)
        noun = " ".join(first.text.split()[:6]) + " …"
        yield finding(rule, shown, view, subject=noun, key=sorted(speakers), confidence=0.75)


Said = tuple[str, Excerpt]


def _all_said(options: Options, subject: Group | Habit, view: CorpusView) -> Iterator[Said]:
    if isinstance(subject, Group):
        for link in subject.links:
            yield from _said(link, options, view)
    elif subject.feature == "speaker" and options.quoted:
        for one, other in combinations(subject.forms, 2):
            if _two_people(one.form, other.form, options):
                yield from _echoed(one, other, subject.forms, options, view)


def _echoed(
    one: Rendering, other: Rendering, forms: Sequence[Rendering], options: Options, view: CorpusView
) -> Iterator[Said]:
    """Quotations of much the same words that stories of one occasion give to two people.

    Not where a story gives them to both: then both have said so.
    """
    for left, right in product(one.excerpts, other.excerpts):
        if _may_be_one(left, right, options, view):
            told = _is_told(left, right, one, forms, options) or _is_told(right, left, other, forms, options)
            yield from () if told else ((one.form, left), (other.form, right))


def _is_told(said: Excerpt, elsewhere: Excerpt, by: Rendering, forms: Sequence[Rendering], options: Options) -> bool:
    """Whether the story with the other quotation gives these words to the same person, too."""
    same = (r for r in forms if not _two_people(r.form, by.form, options))
    return any(e.article == elsewhere.article and _alike(e, said) >= options.common for r in same for e in r.excerpts)


def _may_be_one(left: Excerpt, right: Excerpt, options: Options, view: CorpusView) -> bool:
    """Whether two stories of one occasion may quote the same words, however these are translated."""
    if left.article == right.article or not view.one_occasion(left, right) or view.corrects(left, right):
        return False
    return _alike(left, right) >= options.common


def _alike(left: Excerpt, right: Excerpt) -> float:
    """Share of the rare words of both that both have, 0..1; nought where these are too few or too common."""
    sides = [{key(w): rarity(w) for w in words(e.text) if rarity(w) > 0} for e in (left, right)]
    common = [sides[0][w] for w in sides[0].keys() & sides[1].keys()]
    return 2 * sum(common) / sum(sum(s.values()) for s in sides) if len(common) >= LEAST_COMMON else 0.0


def _said(link: Link, options: Options, view: CorpusView) -> Iterator[Said]:
    """The speaker of either side, and what is said, where these are two people."""
    left, right = link.left, link.right
    if options.quoted:
        if link.score >= options.score and _one_occasion(link, view):
            yield from _quoted(left, right, options)
    elif _comparable(link, options, view) and left.speaker and right.speaker:
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


def _one_occasion(link: Link, view: CorpusView) -> bool:
    places = link.left.excerpt, link.right.excerpt
    return view.one_occasion(*places) and not view.corrects(*places)


def _comparable(link: Link, options: Options, view: CorpusView) -> bool:
    left, right = link.left, link.right
    if link.score < options.score or link.relation != "same" or not (left.speaker and right.speaker):
        return False
    return _one_occasion(link, view) and _two_people(left.speaker, right.speaker, options)


def _two_people(one: str, other: str, options: Options) -> bool:
    """Whether both are names, and no part of one is a spelling of a part of the other."""
    names = [name_parts(text) for text in (one, other)]
    return all(names) and not any(ratio(a, b) >= options.likeness for a in names[0] for b in names[1])
