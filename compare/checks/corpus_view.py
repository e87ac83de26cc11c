"""A rule, and what a rule may ask about the articles it looks at."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from compare.config import Profile
from compare.model import ArticleProfile, Excerpt, Outlet, Reading, TermEntry, ToldApart

LEAST_SPOKEN, SPOKEN_SHARE = 5, 0.25
"""Sentences that name their speaker, and their share, from which an article is the report of a speech."""


@dataclass(frozen=True, slots=True)
class CorpusView:
    """The outlets and articles at hand.

    `occasions` maps an article to those that report its occasion, `quotations` an article to the spans
    that stand between its quotation marks; `terms` is the termbase, `told_apart` are its exceptions.
    `linked` maps a sentence, by id, to those of other articles that say the same, wholly or in part, `companions` an
    article to those with a sentence so linked.
    `prefers` gives the form that an outlet, by name, takes of a concept, by id; `official` the forms of a concept that
    references print, most frequent first. `profiles` says by name what the style of an outlet is.
    """

    outlets: Mapping[str, Outlet]
    articles: Mapping[str, ArticleProfile]
    occasions: Mapping[str, frozenset[str]] = field(default_factory=dict)
    quotations: Mapping[str, tuple[tuple[int, int], ...]] = field(default_factory=dict)
    terms: tuple[TermEntry, ...] = ()
    told_apart: tuple[ToldApart, ...] = ()
    prefers: Mapping[tuple[str, str], str] = field(default_factory=dict)
    official: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    linked: Mapping[str, frozenset[str]] = field(default_factory=dict)
    companions: Mapping[str, frozenset[str]] = field(default_factory=dict)
    profiles: Mapping[str, Profile] = field(default_factory=dict)

    def outlet(self, excerpt: Excerpt) -> Outlet:
        """The outlet that printed the excerpt."""
        return self.outlets[self.articles[excerpt.article].outlet]

    def one_occasion(self, left: Excerpt, right: Excerpt) -> bool:
        """Whether both report the same speech, conference or event, as declared or inferred."""
        return left.article == right.article or right.article in self.occasions.get(left.article, ())

    def apart(self, left: Excerpt, right: Excerpt) -> bool:
        """Whether both articles declare what they report, and that is not the same."""
        one, other = self.articles[left.article].occasion, self.articles[right.article].occasion
        return bool(one and other) and one != other

    def is_reference(self, excerpt: Excerpt) -> bool:
        """Whether the excerpt stands in an official text, which is never a suspect."""
        return self.articles[excerpt.article].role == "reference"

    def is_draft(self, excerpt: Excerpt) -> bool:
        """Whether the excerpt stands in a text that is not published yet."""
        return self.articles[excerpt.article].role == "draft"

    def is_ours(self, excerpt: Excerpt) -> bool:
        """Whether this desk can mend the place: its own outlet, a draft, or any where no outlet is ours."""
        return self.owns(self.outlet(excerpt).name) or self.is_draft(excerpt)

    def answers_for(self, outlet: str) -> bool:
        """Whether the outlet is declared as ours: what it prints in two ways is this desk's to mend."""
        return self.outlets[outlet].ours

    def owns(self, outlet: str) -> bool:
        """Whether the outlet is ours, or none is."""
        return self.outlets[outlet].ours or not any(o.ours for o in self.outlets.values())

    def reports_speech(self, excerpt: Excerpt) -> bool:
        """Whether the article gives at length what somebody said: words that are not the reporter's to vary."""
        line = self.articles[excerpt.article]
        return line.spoken >= max(LEAST_SPOKEN, SPOKEN_SHARE * line.sentences)

    def corrects(self, left: Excerpt, right: Excerpt) -> bool:
        """Whether one article is declared a correction of the other: an update, not a contradiction."""
        one, other = self.articles[left.article], self.articles[right.article]
        return one.corrects == other.article or other.corrects == one.article

    def settled(self, entry: TermEntry, language: str) -> str | None:
        """The form to write: the preferred one, else the one that references print."""
        preferred = entry.preferred_in(language)
        return preferred.text if preferred else next(iter(self.official.get(entry.id, ())), None)

    def designation(self, excerpt: Excerpt) -> str:
        """What the article names the words as, a task or a principle, in the singular; empty where it does not."""
        around = self.articles[excerpt.article].designations
        return next((d.noun for d in around if d.start <= excerpt.start and excerpt.end <= d.end), "")

    def is_quoted(self, excerpt: Excerpt) -> bool:
        """Whether the words stand in quotation marks, alone or among others."""
        spans = self.quotations.get(excerpt.article, ())
        return any(start <= excerpt.start and excerpt.end <= end for start, end in spans)

    def is_quoted_term(self, excerpt: Excerpt) -> bool:
        """Whether the words stand in quotation marks as a term, and not within a longer quotation."""
        longest = (excerpt.end - excerpt.start) * 3 // 2 + 2
        return any(
            start <= excerpt.start and excerpt.end <= end and end - start <= longest
            for start, end in self.quotations.get(excerpt.article, ())
        )


def at_odds(readings: Iterable[Reading]) -> tuple[str, ...]:
    """The outlets that stand behind more than one of the readings, sorted."""
    behind = [outlet for reading in readings for outlet in reading.outlets]
    return tuple(sorted({o for o in behind if behind.count(o) > 1}))
