"""Whether a phrase is whole, or cut off in the middle of something."""

from __future__ import annotations

import re

from compare.model import Person
from compare.terms.forms import Line, form, is_capital
from compare.terms.grid import COORDINATORS, INSIDE, Grid, Span, is_begun, is_open

OPEN = 0.4
"""What a name counts that another noun follows."""
TIED = re.compile(r"[-‐‑–—/]\w")
"""What ties a word to the next one, or read backwards to the one before."""


def wholeness(grid: Grid, left: Span, right: Span) -> float:
    """What two phrases keep of their trust: 0 where one is cut off, 1 where both are whole."""
    sides = (grid.left, left), (grid.right, right)
    if any(_names_holder(*side) or _is_torn(*side) or _ends_in_adverb(*side) for side in sides):
        return 0.0
    begun = all(is_capital(here.words[span[0]]) and is_begun(here, span) for here, span in sides)
    return (OPEN if begun else 1.0) * _openness(grid, left, right)


def _openness(grid: Grid, left: Span, right: Span) -> float:
    """What is left of the trust where a noun follows: none, but for an office that may stand before a name."""
    a, b = form(grid.left.words, left), form(grid.right.words, right)
    sides = (grid.left, left), (grid.right, right)
    last = [here.words[span[1]] for here, span in sides if is_open(here, span)]
    if not last or (a[-1] == b[-1] and COORDINATORS & set(a) and COORDINATORS & set(b)):
        return 1.0
    return OPEN if any(map(is_capital, last)) else 0.0


def _names_holder(here: Line, span: Span) -> bool:
    """Whether the phrase holds a person's name and more: an office with whoever holds it."""
    start, end = here.words[span[0]].start, here.words[span[1]].end
    people = [f.excerpt for f in here.statement.facts if isinstance(f, Person)]
    return any(e.start < end and start < e.end and (start < e.start or e.end < end) for e in people)


def _is_torn(here: Line, span: Span) -> bool:
    """Whether a dash without spaces ties the phrase to a word outside it: Beth(–el)."""
    excerpt, words = here.statement.excerpt, here.words
    start, end = words[span[0]].start - excerpt.start, words[span[1]].end - excerpt.start
    return TIED.match(excerpt.text, end) is not None or TIED.match(excerpt.text[:start][::-1]) is not None


def _ends_in_adverb(here: Line, span: Span) -> bool:
    """Whether the phrase goes on to a word that says how something is done: role in proactively (preventing war)."""
    last = here.words[span[1]]
    return span[0] < span[1] and last.part != "noun" and last.key not in INSIDE and last.text.endswith("ly")
