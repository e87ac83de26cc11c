"""Which readings of a concept stand against each other, and which are two things, one cut short, or chance."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import combinations

from rapidfuzz.fuzz import ratio

from compare.checks.corpus_view import CorpusView, at_odds
from compare.checks.findings import reading
from compare.checks.kinds._forms import are_apart, both_shorten, holds, is_cut, is_name, may_be_one
from compare.english.roots import bag
from compare.english.wording import is_number, words
from compare.english.words import FUNCTION_WORDS, fold, key, rarity
from compare.model import Reading

LEAST_ALIKE = 70
"""Likeness of two words, 0..100, from which they may be one name in two spellings."""
TOGETHER = 2
"""Articles that print two forms side by side from which they may be two things."""
RANKS = frozenset({"deputy", "vice", "acting", "assistant"})
RARE_FAMILY, RARE_FIRST = 0.9, 0.75
"""Rarity, 0..1, from which a word is a family name, and one of two words is a first name and no title."""
SPELT = 60.0
"""Likeness, 0..100, from which two first names may be one in two spellings."""


def of_one_thing(readings: Sequence[Reading]) -> list[Reading]:
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


def only_member(readings: Sequence[Reading]) -> bool:
    """Whether all are names joined by "and" that differ on one side: in how it is spelt, or beside a single name."""
    parts = [re.split(r"\s+and\s+", item.text) for item in readings]
    if len(readings) < 2 or any(len(p) != 2 for p in parts) or not all(is_name(item.text) for item in readings):
        return False
    firsts, lasts = ({p[side] for p in parts} for side in (0, 1))
    both = (firsts, lasts) if len(firsts) == 1 else (lasts, firsts)
    if len(both[0]) != 1 or not both[1]:
        return False
    return len(min(both[0]).split()) == 1 or all(_is_spelling(one, other) for one, other in combinations(both[1], 2))


def _is_spelling(one: str, other: str) -> bool:
    """Whether two words may be one name in two spellings."""
    return len(one.split()) == len(other.split()) == 1 and ratio(one, other) >= LEAST_ALIKE


def of_one_body(readings: Sequence[Reading]) -> list[Reading]:
    """The readings, where all are names, without those of bodies of another sort that share one word at most.

    A commission and a university of one city are two bodies, and so are the 19th committee and a provincial one.
    """
    if not all(any(is_name(place.text) for place in item.evidence) for item in readings):
        return list(readings)
    first = max(readings, key=lambda item: len(item.evidence), default=None)
    if first is None:
        return []
    return [item for item in readings if item is first or may_be_one(item.text, first.text)]


def of_one_rank(readings: Sequence[Reading]) -> list[Reading]:
    """The readings of the rank that is printed most often: a deputy minister is not the minister."""
    printed = Counter(_rank(item.text) for item in readings for _ in item.evidence)
    most = max(sorted(printed), key=printed.__getitem__, default=())
    return [item for item in readings if _rank(item.text) == most]


def _rank(form: str) -> tuple[str, ...]:
    return tuple(w for w in words(form) if w in RANKS)


def of_one_person(readings: Sequence[Reading]) -> list[Reading]:
    """The readings without those that name another of the family of the commonest one: Teodor Lindal, Anton Lindal.

    Nor does Dr Lindal stand against Dr Anna Lindal: it is how she is called from then on.
    """
    first = max(readings, key=lambda item: len(item.evidence), default=None)
    own = [item for item in readings if first and not _are_relatives(item.text.split(), first.text.split())]
    return [item for item in own if not any(_is_short_for(item.text.split(), o.text.split()) for o in own)]


def _is_short_for(name: Sequence[str], other: Sequence[str]) -> bool:
    """Whether a name is the other one without its first name."""
    if len(name) != 2 or len(other) != 3 or rarity(other[2]) < RARE_FAMILY:
        return False
    return (name[0], name[1]) == (other[0], other[2])


def _are_relatives(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether two names are of two words each, the last the same and rare, the first rare and quite unlike."""
    if len(one) != 2 or len(other) != 2 or fold(one[1]) != fold(other[1]) or rarity(one[1]) < RARE_FAMILY:
        return False
    return max(rarity(one[0]), rarity(other[0])) >= RARE_FIRST and ratio(fold(one[0]), fold(other[0])) < SPELT


def related(readings: Sequence[Reading]) -> list[Reading]:
    """The readings that share half of their words with another one; unquoted ones that do not are chance."""
    bags = [bag(item.text) for item in readings]
    return [
        item
        for number, item in enumerate(readings)
        if any(
            2 * len(bags[number] & other) >= min(len(bags[number]), len(other))
            for place, other in enumerate(bags)
            if place != number
        )
    ]


def only_added(readings: Sequence[Reading]) -> bool:
    """Whether one form stands whole in every other: that has words before or behind it and no other wording."""
    forms = [words(item.text.replace("-", " ")) for item in readings]
    core = min(forms, key=len, default=())
    return all(holds(form, core) for form in forms)


def only_counted(readings: Sequence[Reading]) -> bool:
    """Whether the forms differ in nothing but numbers, which are compared as numbers."""
    parts = [{key(part) for w in words(item.text) for part in w.split("-")} for item in readings]
    return len({frozenset(w for w in form - FUNCTION_WORDS if not is_number(w)) for form in parts}) == 1


def is_term(readings: Sequence[Reading], *, named: bool) -> bool:
    """Whether the forms are terms and not words: two words or more, and not one cut short, but for names."""
    texts = [item.text for item in readings]
    if max(len(bag(text)) for text in texts) < 2:
        return False
    pairs = list(combinations(texts, 2))
    return any(are_apart(a, b) for a, b in pairs) or (named and not all(is_cut(a, b) for a, b in pairs))


def disagree(readings: Sequence[Reading], view: CorpusView) -> bool:
    """Whether our outlet, or a draft, prints two forms of which neither is the other cut short."""
    drafting = {view.outlet(e).name for r in readings for e in r.evidence if view.is_draft(e)}
    pairs = [
        (a.text, b.text)
        for a, b in combinations(readings, 2)
        if any(view.answers_for(o) or o in drafting for o in at_odds((a, b)))
    ]
    return any(are_apart(a, b) and not both_shorten(a, b, readings) for a, b in pairs)


MOST_NAMED, LEAST_KEPT = 2, 2
"""Outlets that print a name with capitals, and words of it that another one prints small, for that to be one, too."""
INITIALS = re.compile(r"[A-Z]{2,6}(?:['’]s)?")


def only_initials(readings: Sequence[Reading]) -> bool:
    """Whether the forms are one but for initials that say whose it is: the Central Committee, the CPC one."""
    return len({bag(" ".join(w for w in item.text.split() if not INITIALS.fullmatch(w))) for item in readings}) == 1


def all_named(readings: Sequence[Reading]) -> bool:
    """Whether all are names, but for those in small letters that keep two words of a name of two other outlets."""
    names = [item for item in readings if any(is_name(place.text) for place in item.evidence)]
    others = [item for item in readings if item not in names]
    outlets = {name for item in names for name in item.outlets}
    return (not others or len(outlets) >= MOST_NAMED) and all(any(_keeps(o, n) for n in names) for o in others)


def _keeps(small: Reading, name: Reading) -> bool:
    """Whether a form in small letters has words enough of a name that other outlets print."""
    own = set(small.outlets) - set(name.outlets)
    plain = all(place.text[1:].islower() for place in small.evidence)
    return plain and bool(own) and len(bag(small.text) & bag(name.text)) >= LEAST_KEPT


def capitalised(readings: Sequence[Reading]) -> list[Reading]:
    """The readings of a name, each under the commonest form in capitals where it is printed so anywhere."""
    shown = []
    for item in readings:
        printed = [" ".join(place.text.split()) for place in item.evidence if is_name(place.text)]
        text = item.text if is_name(item.text) or not printed else max(sorted(set(printed)), key=printed.count)
        shown.append(replace(item, text=text))
    return shown


def with_longer(readings: Sequence[Reading], view: CorpusView) -> list[Reading]:
    """The readings of a name, those that have more before or behind another one with it; of two all are left."""
    if len(readings) < 3:
        return list(readings)
    short = [one for one in readings if not any(_goes_on(one, other) for other in readings)]
    kept = []
    for one in short:
        longer = [item for item in readings if _goes_on(item, one) and [s for s in short if _goes_on(item, s)] == [one]]
        kept.append(reading(one.text, [e for item in (one, *longer) for e in item.evidence], view))
    return kept


def _goes_on(one: Reading, other: Reading) -> bool:
    """Whether one form has the other in it, and more."""
    long, short = (words(item.text.replace("-", " ")) for item in (one, other))
    return len(long) > len(short) and holds(long, short)
