"""What a finding says of a draft: ours against theirs, and a suggestion only where something gives the right to it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import PurePath

from compare.english.words import fold
from compare.model import Article, Concept, Excerpt, Finding, Outlet, Reading, TermEntry
from compare.views import Remark


@dataclass(frozen=True, slots=True)
class Authority:
    """What may give a form the right to be suggested, and where forms were printed.

    `prefers` gives the form that an outlet, by name, takes of a concept, by id.
    """

    articles: Mapping[str, Article]
    outlets: Mapping[str, Outlet]
    terms: tuple[TermEntry, ...]
    prefers: Mapping[tuple[str, str], str]
    concepts: Sequence[Concept]

    def outlet(self, excerpt: Excerpt) -> Outlet:
        """Who printed the excerpt."""
        return self.outlets[self.articles[excerpt.article].outlet]


def remarks(finding: Finding, draft: str, authority: Authority) -> Iterator[Remark]:
    """A remark for each paragraph of the draft, told by its id, in which something of the finding is at fault."""
    paragraphs = sorted({e.paragraph for e in finding.at_fault if e.article == draft})
    right = _right(finding, draft, authority)
    for paragraph in paragraphs:
        here = frozenset(e for e in finding.evidence if e.article == draft and e.paragraph == paragraph)
        yield Remark(
            finding=finding,
            ours=_only(finding.readings, here, authority),
            theirs=_only(finding.readings, frozenset(finding.evidence) - here, authority),
            suggestion=finding.suggestion if right else None,
            right=right,
            published=_published(finding, authority) if right else (),
            first=paragraphs[0],
        )


def _only(readings: Iterable[Reading], wanted: frozenset[Excerpt], authority: Authority) -> tuple[Reading, ...]:
    """The readings with the places that are wanted, and their outlets; those that have none are left out."""
    kept = []
    for reading in readings:
        places = tuple(e for e in reading.evidence if e in wanted)
        outlets = dict.fromkeys(o.name for o in sorted(map(authority.outlet, places), key=lambda o: o.order))
        kept += [replace(reading, outlets=tuple(outlets), evidence=places)] if places else []
    return tuple(kept)


def _right(finding: Finding, draft: str, authority: Authority) -> str:
    """What gives the right to the finding's suggestion, in words; empty where it has none."""
    form = finding.suggestion
    if form is None:
        return ""
    own = authority.outlets[authority.articles[draft].outlet]
    about = [e for e in authority.terms if e.label == finding.subject]
    if any(authority.prefers.get((own.name, entry.id)) == form for entry in about):
        return f"the form of {own.short}"
    for entry in about:
        for term in entry.terms:
            if term.text == form and term.status == "preferred":
                return f"preferred in {PurePath(term.place or entry.place).stem}{_since(term.since)}"
    official = [e for e in finding.evidence if authority.articles[e.article].role == "reference"]
    if official:
        return f"as in {authority.articles[official[0].article].title}"
    return f"rule {finding.rule}"


def _since(day: object) -> str:
    return f" since {day}" if day else ""


def _published(finding: Finding, authority: Authority) -> tuple[Excerpt, ...]:
    """Where the suggestion stands in what is no draft."""
    wanted = fold(finding.suggestion or "")
    places = [e for r in finding.readings if fold(r.text) == wanted for e in r.evidence]
    for concept in authority.concepts:
        if concept.source == "termbase" and concept.label == finding.subject:
            places += [e for r in concept.renderings if fold(r.form) == wanted for e in r.excerpts]
    printed = {e.order: e for e in places if authority.articles[e.article].role != "draft"}
    return tuple(printed[key] for key in sorted(printed))
