"""One name in two spellings, in one article or in stories of one occasion: Yevmenov, Evmenov."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from rapidfuzz.distance import Levenshtein

from compare.checks.corpus_view import CorpusView, at_odds
from compare.checks.findings import finding, reading
from compare.english.words import fold
from compare.model import Analysis, Excerpt, Finding, Habit, Reading, Rendering, Severity, Statement, Token
from compare.names.phonetic import OWNED, RARE, is_made_of, one_name
from compare.packs.rule import Rule
from compare.places import part

SUBJECT = Analysis | Habit
MOST_NAMES = 3
"""Rare names in a sentence from which it lists many people, of whom two may be called alike."""
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


def find(rule: Rule, subject: Analysis | Habit, view: CorpusView) -> Iterator[Finding]:
    """One finding for each name with all its spellings."""
    if isinstance(subject, Analysis):
        pairs = _in_article(subject, rule.options)
    else:
        pairs = _in_stories(subject, rule.options, view)
    for printed in _joined(pairs):
        shown = [reading(name, found, view) for name, found in sorted(printed.items())]
        most = Counter(fold(item.text) for item in shown for _ in item.evidence)
        noun = max(shown, key=lambda r: (most[fold(r.text)], len(r.evidence), r.text)).text
        yield finding(rule, shown, view, subject=noun, key=sorted(printed), severity=_severity(shown))


def _severity(shown: Sequence[Reading]) -> Severity | None:
    """A note for a name that stands alone: outlets transcribe as they do. Of a full name, one part tells who it is."""
    articles = [{e.article for e in item.evidence} for item in shown]
    slip = at_odds(shown) and (len(set().union(*articles)) in (1, sum(map(len, articles))))
    return None if slip or any(" " in item.text for item in shown) else "note"


Pair = tuple[tuple[str, list[Excerpt]], tuple[str, list[Excerpt]]]


def _joined(pairs: Iterable[Pair]) -> list[Printed]:
    """The spellings of pairs that hang together, each with its places, in the order of the names."""
    found: list[Printed] = []
    for pair in sorted(pairs, key=lambda p: (p[0][0], p[1][0])):
        near = [names for names in found if any(name in names for name, _ in pair)]
        whole = {name: places for names in [*near, dict(pair)] for name, places in names.items()}
        found = [*(names for names in found if names not in near), whole]
    return found


def _in_stories(subject: Habit, options: Options, view: CorpusView) -> Iterator[Pair]:
    """Names that stories of one occasion spell in two ways; where a story has both, they are two people."""
    if subject.feature != "name":
        return
    for one, other in combinations(subject.forms, 2):
        if _may_be_one(one.form, other.form, options):
            here, there = _stories(one, other, view), _stories(other, one, view)
            if here and here.isdisjoint(there):
                yield (one.form, _places(one, here)), (other.form, _places(other, there))


def _stories(one: Rendering, other: Rendering, view: CorpusView) -> set[str]:
    """The articles with the one form of whose occasion an article has the other."""
    opposite = {e.article: e for e in other.excerpts}.values()
    return {
        e.article
        for e in {e.article: e for e in one.excerpts}.values()
        if any(view.one_occasion(e, f) and not view.corrects(e, f) for f in opposite)
    }


def _places(form: Rendering, articles: set[str]) -> list[Excerpt]:
    return [e for e in form.excerpts if e.article in articles]


def _may_be_one(one: str, other: str, options: Options) -> bool:
    """Whether they are spellings of one name: a name alone must sound the same, one beside another nearly so."""
    return one_name(one, other) if " " in one and " " in other else _is_one(one, other, options)


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
    if is_made_of(one, other):
        return False
    return Levenshtein.distance(left, right) <= options.changes and _skeleton(left) == _skeleton(right)


def _skeleton(name: str) -> str:
    """The consonants as they sound, doubled ones once; vowels at the beginning count as none."""
    for printed, sound in SOUNDS:
        name = name.replace(printed, sound)
    return re.sub(r"(.)\1+", r"\1", VOWELS.sub("", name))
