"""One list with another name in it: the Greens, the Liberals and the Farmers, or the Pensioners."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product

from rapidfuzz.fuzz import ratio

from compare.checks.corpus_view import CorpusView
from compare.checks.findings import finding, reading
from compare.english.words import fold
from compare.facts.compared import keys_in
from compare.model import Excerpt, Finding, Group, Link, ListFact, Statement
from compare.packs.rule import Rule

SUBJECT = Group


@dataclass(frozen=True, slots=True)
class Options:
    """Members from which a list is compared; the likeness, 0..100, from which two names are one in two spellings."""

    members: int = 3
    likeness: float = 70.0


Odd = tuple[Excerpt, Excerpt]


def find(rule: Rule, subject: Group, view: CorpusView) -> Iterator[Finding]:
    """One finding for each two names that stand in one place of a list, where articles report one occasion."""
    lists: dict[tuple[str, ...], dict[str, list[Excerpt]]] = defaultdict(lambda: defaultdict(list))
    for link in subject.links:
        left, right = link.left.excerpt, link.right.excerpt
        if view.one_occasion(left, right) and not view.corrects(left, right):
            for odd, facts in _replaced(link, rule.options):
                key = tuple(sorted(fold(member.text) for member in odd))
                for fact in facts:
                    lists[key][" ".join(fact.excerpt.text.split())].append(fact.excerpt)
    for names, printed in sorted(lists.items()):
        shown = [reading(text, places, view) for text, places in sorted(printed.items())]
        yield finding(rule, shown, view, subject=_printed(names, printed), key=names, confidence=0.8)


def _printed(names: tuple[str, ...], printed: dict[str, list[Excerpt]]) -> str:
    """The name that comes first, as it is printed in one of the lists."""
    texts = ((text, fold(text).find(names[0])) for text in sorted(printed))
    return next((text[at : at + len(names[0])] for text, at in texts if at >= 0), names[0])


def _replaced(link: Link, options: Options) -> Iterator[tuple[Odd, tuple[ListFact, ListFact]]]:
    """Lists of as many members that have all but one in common, which is a name on both sides."""
    for ours, theirs in product(_lists(link.left, options), _lists(link.right, options)):
        odd = _odd(link, ours, theirs)
        if odd and ratio(*(fold(member.text) for member in odd)) < options.likeness:
            yield odd, (ours, theirs)


def _lists(statement: Statement, options: Options) -> Iterator[ListFact]:
    for fact in statement.facts:
        if isinstance(fact, ListFact) and len(fact.members) >= options.members:
            yield fact


def _odd(link: Link, ours: ListFact, theirs: ListFact) -> Odd | None:
    """The one member on each side that the other side does not have, where both are names that it says nothing of."""
    here = {keys_in(link.left, m): m for m in ours.members}
    there = {keys_in(link.right, m): m for m in theirs.members}
    only, others = here.keys() - there.keys(), there.keys() - here.keys()
    if len(here) != len(there) or len(only) != 1 or len(others) != 1:
        return None
    (one,), (other,) = only, others
    if set(one) & set(other) or not (_is_name(here[one]) and _is_name(there[other])):
        return None
    said = {t.key for t in link.right.tokens} & set(one), {t.key for t in link.left.tokens} & set(other)
    return None if any(said) else (here[one], there[other])


def _is_name(member: Excerpt) -> bool:
    return member.text[:1].isupper()
