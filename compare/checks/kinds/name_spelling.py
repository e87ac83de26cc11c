"""One name in two spellings, in one article or in statements that say the same: Yevmenov, Evmenov."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations

from rapidfuzz.distance import Levenshtein

from compare.checks.finding import finding, reading
from compare.checks.rule import Desk, Rule
from compare.model import Analysis, Excerpt, Finding, Group, Link, Statement, Token
from compare.text import fold, part

SUBJECT = Analysis | Group
RARE = 0.9
"""Rarity, 0..1, from which a word is a name that no dictionary has."""
MOST_NAMES = 3
"""Rare names in a sentence from which it lists many people, of whom two may be called alike."""
OWNED = re.compile(r"(?:['’]s?)$")
DERIVED = re.compile(r"(?:(?:i?an|n?ese|ish|i|s|ites?|er|ers|ism|ists?|a|o|e)s?)$")
"""What makes another word of a name: Ruritanian, Ruritania; a woman's family name beside a man's."""
SOUNDS = (
    ("y", "i"), ("j", "i"), ("ee", "i"), ("ou", "u"), ("oo", "u"), ("ph", "f"), ("kh", "h"), ("gh", "g"), ("ck", "k"),
    ("q", "k"), ("c", "k"), ("z", "s"), ("w", "v"), ("dh", "d"), ("th", "t"), ("sch", "sh"), ("ie", "e"),
)  # fmt: skip
"""Letters that transcriptions of one name give for the same sound."""
VOWELS = re.compile(r"[aeiou]+")


@dataclass(frozen=True, slots=True)
class Options:
    """Letters that the shorter spelling must have; changes of letters between two spellings of one name."""

    letters: int = 6
    changes: int = 2


Printed = dict[str, list[Excerpt]]


def find(rule: Rule, subject: Analysis | Group, desk: Desk) -> Iterator[Finding]:
    """One finding for each pair of spellings."""
    if isinstance(subject, Analysis):
        pairs = _in_article(subject, rule.options)
    else:
        pairs = (pair for link in subject.links for pair in _in_link(link, rule.options, desk))
    places: dict[tuple[str, str], Printed] = defaultdict(lambda: defaultdict(list))
    for one, other in pairs:
        for name, found in (one, other):
            places[min(one[0], other[0]), max(one[0], other[0])][name] += found
    for names, printed in sorted(places.items()):
        shown = [reading(name, found, desk) for name, found in sorted(printed.items())]
        yield finding(rule, shown, desk, subject=max(shown, key=lambda r: (len(r.evidence), r.text)).text, key=names)


Pair = tuple[tuple[str, list[Excerpt]], tuple[str, list[Excerpt]]]


def _in_article(subject: Analysis, options: Options) -> Iterator[Pair]:
    """Names of one article that are one in two spellings; two that stand in one sentence are two names."""
    sentences = [s for s in subject.statements if s.id == s.sentence and len(_names(s)) <= MOST_NAMES]
    places: Printed = defaultdict(list)
    for sentence in sentences:
        for name, place in _names(sentence):
            places[name].append(place)
    together = {pair for s in sentences for pair in combinations(sorted({n for n, _ in _names(s)}), 2)}
    for one, other in _sounding_alike(places):
        if (one, other) not in together and _is_one(one, other, options):
            yield (one, places[one]), (other, places[other])


def _sounding_alike(names: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Pairs of names, each sorted, that have the same consonants."""
    alike: dict[str, list[str]] = defaultdict(list)
    for name in sorted(names):
        alike[_skeleton(fold(name))].append(name)
    return (pair for group in alike.values() for pair in combinations(group, 2))


def _in_link(link: Link, options: Options, desk: Desk) -> Iterator[Pair]:
    """Names that stand for each other in two linked statements; one that the other statement has, too, is its own."""
    left, right = _names(link.left), _names(link.right)
    if not desk.one_occasion(link.left.excerpt, link.right.excerpt):
        return
    here, there = ({fold(name) for name, _ in side} for side in (left, right))
    for one, place in left:
        for other, opposite in right:
            own = fold(one) not in there and fold(other) not in here
            if own and _is_one(one, other, options):
                yield (one, [place]), (other, [opposite])


def _names(statement: Statement) -> list[tuple[str, Excerpt]]:
    """The rare capitalised words, without possessive, each with its place."""
    found = []
    for token in statement.tokens:
        if _is_rare(token):
            name = OWNED.sub("", token.text)
            found.append((name, part(statement.excerpt, token.start, token.start + len(name))))
    return found


def _is_rare(token: Token) -> bool:
    return token.text[0].isupper() and token.rarity >= RARE and "-" not in token.text


def _is_one(one: str, other: str, options: Options) -> bool:
    """Whether two names sound alike, letter for letter but for a few; not where one is made of the other."""
    left, right = fold(one), fold(other)
    if left == right or min(len(left), len(right)) < options.letters:
        return False
    if DERIVED.sub("", left) == DERIVED.sub("", right) or left.startswith(right) or right.startswith(left):
        return False
    return Levenshtein.distance(left, right) <= options.changes and _skeleton(left) == _skeleton(right)


def _skeleton(name: str) -> str:
    """The consonants as they sound, doubled ones once; vowels at the beginning count as none."""
    for printed, sound in SOUNDS:
        name = name.replace(printed, sound)
    return re.sub(r"(.)\1+", r"\1", VOWELS.sub("", name))
