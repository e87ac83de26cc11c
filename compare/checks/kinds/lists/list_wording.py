"""One list whose members agree, but for a word that one of them has more."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product

from compare.checks.corpus_view import CorpusView
from compare.checks.findings import finding, reading
from compare.english.words import key
from compare.facts.compared import keys_in
from compare.model import Excerpt, Finding, Group, Link, ListFact, Statement
from compare.packs.rule import Rule

SUBJECT = Group
Member = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Options:
    """Members that a list must have; words that one of them may have more before its noun; words to overlook."""

    members: int = 3
    words: int = 1
    overlook: tuple[str, ...] = ("various", "different", "certain", "several", "other", "own", "new", "many")


def find(rule: Rule, subject: Group, view: CorpusView) -> Iterator[Finding]:
    """One finding for each member that some of the lists shorten."""
    places: dict[tuple[str, ...], list[tuple[str, Excerpt]]] = defaultdict(list)
    for link in subject.links:
        if not view.corrects(link.left.excerpt, link.right.excerpt):
            for words, one, other in _shortened(link, rule.options):
                places[words] += [(" ".join(e.text.split()), e) for e in (one, other)]
    for words, found in sorted(places.items()):
        printed: dict[str, list[Excerpt]] = defaultdict(list)
        for text, place in found:
            printed[text].append(place)
        shown = [reading(text, same, view) for text, same in sorted(printed.items())]
        noun = max(printed, key=lambda text: (len(text), text))
        yield finding(rule, shown, view, subject=noun, key=words, confidence=0.75)


def _shortened(link: Link, options: Options) -> Iterator[tuple[tuple[str, ...], Excerpt, Excerpt]]:
    """The words of the longer member, and both members, where two lists agree in all others."""
    lists = ([_members(s, fact) for fact in _lists(s, options)] for s in (link.left, link.right))
    for ours, theirs in product(*lists):
        if len(ours) == len(theirs):
            odd = [(a, b) for a, b in zip(ours, theirs, strict=True) if a[0] != b[0]]
            if len(odd) == 1 and _is_cut(odd[0][0][0], odd[0][1][0], options):
                (keys, one), (other_keys, other) = odd[0]
                yield tuple(sorted({*keys, *other_keys})), one, other


def _is_cut(one: Member, other: Member, options: Options) -> bool:
    """Whether one member has all words of the other with the same noun at the end, and a few more before it."""
    ours, theirs = set(one), set(other)
    within = bool(ours and theirs) and (ours < theirs or theirs < ours) and one[-1] == other[-1]
    more = ours ^ theirs
    return within and len(more) <= options.words and not more & {key(w) for w in options.overlook}


def _lists(statement: Statement, options: Options) -> Iterator[ListFact]:
    for fact in statement.facts:
        if isinstance(fact, ListFact) and len(fact.members) >= options.members:
            yield fact


def _members(statement: Statement, fact: ListFact) -> list[tuple[Member, Excerpt]]:
    """The keys of each member's content words, with its place."""
    return [(keys_in(statement, m), m) for m in fact.members]
