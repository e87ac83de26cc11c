"""Where a name begins and ends in its statement."""

from __future__ import annotations

from compare.model import Figure
from compare.terms.forms import Line, is_capital, is_content, is_possessive
from compare.terms.grid import Span

JOINTS = frozenset({"of", "for", "on", "and", "in"})
"""What joins the words of one name; behind "of the" begins a name of its own: Charter of the (Harbour Towns)."""
OWNED = frozenset({"the"})
"""Joins on to a name what it belongs to: Mayor of (the) Harbour Towns."""
OPEN = frozenset({"for", "on"})
"""Joints that lead on over "the": Agency for the Restoration of Weirs."""
LOOSE = frozenset({"and", "in"})
"""Joints that may also join two names: Feast in Lisbon, Lisbon and Porto."""
MOST_JOINTS = 3
"""Words from one word of a name to the next: Agency (for the) Restoration."""


def is_name(here: Line, span: Span) -> bool:
    """Whether all content words of a phrase are printed like parts of a name."""
    return all(is_capital(w) for w in here.words[span[0] : span[1] + 1] if is_content(w))


def parts(here: Line, start: int, end: int) -> list[int]:
    """The words of a name from `start` up to `end`, without those that join them."""
    return [n for n in range(start, end) if is_capital(here.words[n])]


def name_around(here: Line, span: Span, joints: frozenset[str] = JOINTS) -> Span:
    """The name that a phrase stands in, begun where a phrase begins in small letters; the phrase where it is none."""
    if not is_capital(here.words[span[1]]):
        return span
    start = _edge(here, span[0], -1, JOINTS) if is_name(here, span) else span[0]
    return start, _edge(here, span[1], 1, joints)


def _edge(here: Line, start: int, step: int, joints: frozenset[str]) -> int:
    """The last word of a name, going from a word of it in one direction."""
    place = start
    while True:
        after = place + step
        while _is_there(here, after, place) and _is_joint(here, after, joints):
            after += step
        if abs(after - place) > MOST_JOINTS or not _is_there(here, after, place) or not _is_of_name(here, after):
            return place
        if step < 0 and here.words[after].text.isdigit():
            return place  # a year says when: 1973 (Harbour Accords)
        place = after


def _is_joint(here: Line, place: int, joints: frozenset[str]) -> bool:
    text = here.words[place].text
    if text == "the" and place > 0:
        before = here.words[place - 1].text
        return before in OPEN or (before == "of" and text in joints)
    return text in joints


def _is_there(here: Line, place: int, origin: int) -> bool:
    """Whether there is such a word, and no punctuation before it on the way from `origin`."""
    return 0 <= place < len(here.words) and not any(here.cuts[min(place, origin) : max(place, origin)])


def _is_of_name(here: Line, place: int) -> bool:
    """Whether the word has a capital, and not only because it begins the sentence."""
    return is_capital(here.words[place]) and (is_content(here.words[place]) or place > 0)


def first(here: Line, start: int, end: int) -> int:
    """The first word of a name that is neither its owner nor a number, nor another name joined to it, up to `end`."""
    figures = {f.excerpt.start for f in here.statement.facts if isinstance(f, Figure)}
    joints = [n + 1 for n in range(start, end) if here.words[n].text in LOOSE]
    start = max((n for n in joints if is_capital(here.words[n])), default=start)
    while start < end and (is_possessive(here.words[start]) or here.words[start].start in figures):
        start += 1
    return start


def last(here: Line, end: int, start: int) -> int:
    """The last word of a name that no other name joined to it follows, from `start`."""
    return min((n - 1 for n in range(start + 1, end) if here.words[n].text in LOOSE), default=end)


def from_capital(here: Line, span: Span, other: frozenset[str]) -> Span:
    """A name without a word before it that is printed small and is none of `other`: (new) Harbour Guard."""
    word, (start, end) = here.words[span[0]], span
    small = is_content(word) and not is_capital(word) and word.key not in other
    named = start < end and is_capital(here.words[start + 1]) and is_name(here, (start + 1, end))
    return (start + 1, end) if small and named else span
