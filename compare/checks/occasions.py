"""Which articles report one speech, conference or event: as declared, or by what aligns, who speaks and when."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import combinations

from compare.checks.context import dates, one_day
from compare.checks.wording import words
from compare.model import Byline, Link, Quotation, Statement
from compare.text import fold, rarity

LEAST_ALIGNED = 0.4
"""Share of the shorter article's sentences that the other must say again for both to report one occasion."""
SURE = 0.7
"""Score from which a link of parts counts for that, where the linked sentences have a rare name in common."""
RARE_NAME = 0.8
"""Rarity of such a name: that of a town or a person, not of a large country."""
RARE_SPEAKER = 0.65
"""Rarity from which a capitalised word may be part of a speaker's name: Trung, but not Minister."""
LEAST_SPOKEN = 3
"""Sentences that name their speaker from which an article's speakers say whose occasion it is."""
LEAST_QUOTED = 5
"""Words of a quotation that two articles do not share by chance."""
LEAD = 2
"""Paragraphs, a headline among them, in which a news story says what it is about."""
MOST_DAYS = 3
"""Days between two articles on one occasion that is only inferred."""


@dataclass(slots=True)
class Shared:
    """What links of one pair of articles join: sentences said again whole, sentences surely linked, rare names.

    `proof`: whether both begin with a rare name and the same day, or give a rare name's words in the same quotation.
    """

    whole: tuple[set[str], set[str]] = field(default_factory=lambda: (set(), set()))
    sure: tuple[set[str], set[str]] = field(default_factory=lambda: (set(), set()))
    names: set[str] = field(default_factory=set)
    proof: bool = False


def same_occasions(bylines: Iterable[Byline], links: Iterable[Link]) -> dict[str, frozenset[str]]:
    """For each article the others that report its occasion, as declared or inferred."""
    lines = {b.article: b for b in bylines}
    shared = _shared(links)
    found: dict[str, set[str]] = {}
    for a, b in combinations(sorted(lines), 2):
        one, other = lines[a], lines[b]
        if one.occasion or other.occasion:
            same = one.occasion == other.occasion
        else:
            same = _is_inferred(one, other, shared.get((a, b), Shared()))
        if same:
            found.setdefault(a, set()).add(b)
            found.setdefault(b, set()).add(a)
    return {k: frozenset(v) for k, v in found.items()}


def name_parts(speaker: str) -> tuple[str, ...]:
    """The parts of a personal name, folded; none for a pronoun, or for words that any dictionary has."""
    words = [w.removesuffix("’s").removesuffix("'s") for w in speaker.split()]
    return tuple(fold(w) for w in words if w[:1].isupper() and rarity(w) >= RARE_SPEAKER)


def _shared(links: Iterable[Link]) -> dict[tuple[str, str], Shared]:
    found: dict[tuple[str, str], Shared] = {}
    for link in links:
        here = found.setdefault((link.left.excerpt.article, link.right.excerpt.article), Shared())
        sides = link.left.sentence, link.right.sentence
        for side, sentence in enumerate(sides):
            if link.relation == "same":
                here.whole[side].add(sentence)
            if link.score >= SURE:
                here.sure[side].add(sentence)
        if link.score >= SURE:
            names = _rare_names(link.left) & _rare_names(link.right)
            here.names |= names
            here.proof = here.proof or (bool(names) and (_are_leads(link) or _share_quotation(link)))
    return found


def _rare_names(statement: Statement) -> set[str]:
    return {t.key for t in statement.tokens if t.text[0].isupper() and t.rarity >= RARE_NAME}


def _are_leads(link: Link) -> bool:
    """Whether both statements open their articles and name one day."""
    opening = max(link.left.excerpt.paragraph, link.right.excerpt.paragraph) <= LEAD
    return opening and any(one_day(a, b) for a in dates(link.left) for b in dates(link.right))


def _share_quotation(link: Link) -> bool:
    """Whether both give the same words, a sentence's worth, between quotation marks."""
    sides = [
        {w for f in s.facts if isinstance(f, Quotation) and len(w := words(f.excerpt.text)) >= LEAST_QUOTED}
        for s in (link.left, link.right)
    ]
    return bool(sides[0] & sides[1])


def _is_inferred(one: Byline, other: Byline, shared: Shared) -> bool:
    """Whether much is said again whole; or much in part, or the lead, of rare names and by no other speakers."""
    least = max(1, LEAST_ALIGNED * min(one.sentences, other.sentences))
    if min(map(len, shared.whole)) >= least:
        return True
    aligned = min(map(len, shared.sure)) >= least and bool(shared.names)
    return (aligned or shared.proof) and not _other_speakers(one, other) and not _other_time(one, other)


def _other_speakers(one: Byline, other: Byline) -> bool:
    """Whether both report what people said, and nobody speaks in both."""
    both = min(one.spoken, other.spoken) >= LEAST_SPOKEN and one.speakers and other.speakers
    return bool(both) and not set(one.speakers) & set(other.speakers)


def _other_time(one: Byline, other: Byline) -> bool:
    days = one.published, other.published
    return days[0] is not None and days[1] is not None and abs((days[0] - days[1]).days) > MOST_DAYS
