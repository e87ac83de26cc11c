"""Whether a phrase is whole, or cut off in the middle of something."""

from __future__ import annotations

import re
from itertools import pairwise

from rapidfuzz.fuzz import ratio

from compare.english.words import fold
from compare.model import Date, Person
from compare.renderings.alignment_matrix import COORDINATORS, INSIDE, AlignmentMatrix, Span, is_begun, is_open
from compare.renderings.boundaries import list_end
from compare.renderings.noun_phrases import head
from compare.renderings.records import Line, form, is_capital

TIMES = frozenset({"today", "yesterday", "tomorrow", "tonight"})
TITLES = frozenset({"mr", "mrs", "ms", "miss", "dr", "sir", "lord", "lady"})
LEAST_ALIKE = 70
"""Likeness of two names, 0..100, from which they may be one in two spellings."""
OPEN = 0.4
"""What a name counts that another noun follows."""
ACTIONS = ("ing", "tion", "sion", "ment")
"""Endings of nouns that name what somebody does."""
TIED = re.compile(r"[-‐‑–—/]\w")
"""What ties a word to the next one, or read backwards to the one before."""


def unithood(matrix: AlignmentMatrix, left: Span, right: Span) -> float:
    """What two phrases keep of their trust: 0 where one is cut off, 1 where both are whole."""
    sides = (matrix.left, left), (matrix.right, right)
    if any(is_cut(*side) for is_cut in CUTS for side in sides):
        return 0.0
    if _are_two_people(*sides):
        return 0.0
    begun = all(is_capital(here.words[span[0]]) and is_begun(here, span) for here, span in sides)
    return (OPEN if begun else 1.0) * _openness(matrix, left, right)


def _openness(matrix: AlignmentMatrix, left: Span, right: Span) -> float:
    """What is left of the trust where a noun follows: none, but for an office that may stand before a name."""
    a, b = form(matrix.left.words, left), form(matrix.right.words, right)
    sides = (matrix.left, left), (matrix.right, right)
    last = [here.words[span[1]] for here, span in sides if is_open(here, span)]
    if not last or (a[-1] == b[-1] and COORDINATORS & set(a) and COORDINATORS & set(b)):
        return 1.0
    return OPEN if any(map(is_capital, last)) else 0.0


def _names_holder(here: Line, span: Span) -> bool:
    """Whether the phrase holds a person's name and more: an office with whoever holds it."""
    start, end = here.words[span[0]].start, here.words[span[1]].end
    people = [f.excerpt for f in here.statement.facts if isinstance(f, Person)]
    return any(e.start < end and start < e.end and (start < e.start or e.end < end) for e in people)


def _are_two_people(one: tuple[Line, Span], other: tuple[Line, Span]) -> bool:
    """Whether the phrases name people with no name in common, in whatever spelling: Mr Reis, Ana Novak."""
    ours, theirs = _people(*one), _people(*other)
    return bool(ours and theirs) and not any(ratio(a, b) >= LEAST_ALIKE for a in ours for b in theirs)


def _people(here: Line, span: Span) -> set[str]:
    """The names of the people within the phrase, each name of several by itself."""
    words = here.words[span[0] : span[1] + 1]
    people = [f for f in here.statement.facts if isinstance(f, Person)]
    inside = [p for p in people if words[0].start <= p.excerpt.start and p.excerpt.end <= words[-1].end]
    titled = [w.text for title, w in pairwise(words) if fold(title.text).rstrip(".") in TITLES]
    return {fold(n) for n in [*titled, *(n for p in inside for n in p.name.split())]}


def _is_torn(here: Line, span: Span) -> bool:
    """Whether a dash without spaces ties the phrase to a word outside it: Baden(–Baden)."""
    excerpt, words = here.statement.excerpt, here.words
    start, end = words[span[0]].start - excerpt.start, words[span[1]].end - excerpt.start
    return TIED.match(excerpt.text, end) is not None or TIED.match(excerpt.text[:start][::-1]) is not None


def _ends_in_adverb(here: Line, span: Span) -> bool:
    """Whether the phrase goes on to a word that says how something is done: role in proactively (preventing war)."""
    last = here.words[span[1]]
    return span[0] < span[1] and last.part != "noun" and last.key not in INSIDE and last.text.endswith("ly")


def _begins_behind_figure(here: Line, span: Span) -> bool:
    """Whether a figure before the phrase measures and does not count it: 5.4 (magnitude tremor)."""
    words, (start, end) = here.words, span
    if start == 0 or here.cuts[start - 1] or not words[start - 1].text[0].isdigit():
        return False
    plain = all(w.text.islower() for w in words[start : end + 1])
    return plain and not words[head(here, span)].text.endswith("s")


def _holds_date(here: Line, span: Span) -> bool:
    """Whether a date stands at the end of the phrase, or is cut by it: concert on May (5)."""
    start, end = here.words[span[0]].start, here.words[span[1]].end
    if span[0] < span[1] and here.words[span[1]].text in TIMES:
        return True
    dates = [f.excerpt for f in here.statement.facts if isinstance(f, Date)]
    return any(e.start < end and start < e.end and (end <= e.end or e.start < start) for e in dates)


def _ends_in_verb(here: Line, span: Span) -> bool:
    """Whether "and" joins a verb to a noun of the phrase: roofs and caused (panic)."""
    words = here.words[span[0] : span[1] + 1]
    joint = [n for n, w in enumerate(words) if w.key in COORDINATORS]
    if not joint or words[-1].part != "verb" or words[joint[-1] - 1].part != "noun":
        return False
    both_act = words[-1].text.endswith("ing") and words[joint[-1] - 1].text.endswith(ACTIONS)
    return not both_act  # construction and safeguarding


def _ends_in_list(here: Line, span: Span) -> bool:
    """Whether the phrase names only the first of several: Bay Area of Porto(, Braga and Faro)."""
    of = any(w.key == "of" for w in here.words[span[0] : span[1]])
    return of and here.words[span[1]].key not in COORDINATORS and list_end(here, span[1]) > span[1]


CUTS = (
    _names_holder,
    _is_torn,
    _ends_in_adverb,
    _begins_behind_figure,
    _holds_date,
    _ends_in_verb,
    _ends_in_list,
)
