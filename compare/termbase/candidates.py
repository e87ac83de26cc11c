"""What was found in articles and could go into a termbase, with the evidence that an editor decides by."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from compare.model import Channel, Concept, Excerpt, Rendering, Report, Term, TermEntry, ToldApart
from compare.places import paragraphs
from compare.termbase.names import free, slug

LONGEST_SENTENCE = 240
"""Characters of a sentence that is shown; a longer one is cut on both sides of the form."""


@dataclass(frozen=True, slots=True)
class Witness:
    """A form with its count by outlet, ours first, and one sentence that prints it, before and behind the form."""

    form: str
    outlets: tuple[tuple[str, int], ...]
    place: str
    before: str
    printed: str
    behind: str


@dataclass(frozen=True, slots=True)
class Candidate:
    """A discovered concept under a name that an editor can type."""

    id: str
    support: int
    confidence: float
    channel: Channel
    forms: tuple[Witness, ...]


def candidates(report: Report, entries: Iterable[TermEntry]) -> tuple[Candidate, ...]:
    """The report's concepts, best first, without those that are settled or shown before; `entries` take their names."""
    taken = {e.id for e in entries}
    shown: set[frozenset[str]] = set()
    made = []
    for concept in report.concepts:
        same = frozenset(r.form.lower() for r in concept.renderings)
        if concept.source != "discovered" or same in shown:
            continue
        shown.add(same)
        name = free(slug(concept.label), taken)
        taken.add(name)
        made.append(
            Candidate(name, concept.support, concept.confidence, concept.channel, tuple(_witnesses(concept, report)))
        )
    return tuple(made)


def candidate_of(concept: Concept, report: Report, entries: Iterable[TermEntry]) -> Candidate:
    """The concept of the report as a candidate, under a name that is free among the entries."""
    name = free(slug(concept.label), {e.id for e in entries})
    return _candidate(name, concept, report)


def _candidate(name: str, concept: Concept, report: Report) -> Candidate:
    forms = tuple(_witnesses(concept, report))
    return Candidate(name, concept.support, concept.confidence, concept.channel, forms)


def taken(candidate: Candidate, preferred: str, admitted: Collection[str]) -> TermEntry:
    """The candidate as a concept: one form preferred, some admitted, the others ruled out."""
    right = [Term(preferred, "preferred"), *(Term(f, "admitted") for f in admitted)]
    wrong = [Term(w.form, "deprecated") for w in candidate.forms if w.form not in {t.text for t in right}]
    return TermEntry(candidate.id, (*right, *wrong))


def told_apart(candidate: Candidate) -> ToldApart:
    """The candidate's forms as different things."""
    return ToldApart(tuple(w.form for w in candidate.forms))


def _witnesses(concept: Concept, report: Report) -> Iterator[Witness]:
    proof = {e.order for e in concept.proof}
    for rendering in concept.renderings:
        place = next((e for e in rendering.excerpts if e.order in proof), rendering.excerpts[0])
        yield _witness(rendering, place, report)


def _witness(rendering: Rendering, place: Excerpt, report: Report) -> Witness:
    outlets = {a.id: next(o for o in report.outlets if o.name == a.outlet) for a in report.articles}
    counts = Counter(outlets[e.article] for e in rendering.excerpts)
    text = next(a.text for a in report.articles if a.id == place.article)
    start, end = _sentence(place, text, report)
    return Witness(
        form=rendering.form,
        outlets=tuple((o.short, n) for o, n in sorted(counts.items(), key=lambda item: item[0].order)),
        place=_named(place, outlets[place.article].short),
        before=_cut(text[start : place.start], last=True),
        printed=" ".join(place.text.split()),
        behind=_cut(text[place.end : end], last=False),
    )


def _named(place: Excerpt, short: str) -> str:
    """The place as reports name it: VNS 003 ¶7."""
    return f"{short if place.article == short else f'{short} {place.article}'} ¶{place.paragraph}"


def _sentence(place: Excerpt, text: str, report: Report) -> tuple[int, int]:
    """Where the sentence with the place begins and ends: as it was compared, else its paragraph."""
    sides = (s.excerpt for link in report.links for s in (link.left, link.right) if s.id == s.sentence)
    holders = [e for e in sides if e.article == place.article and e.start <= place.start and place.end <= e.end]
    if holders:
        return holders[0].start, holders[0].end
    return next(((a, b) for a, b in paragraphs(text) if a <= place.start < b), (place.start, place.end))


def _cut(text: str, *, last: bool) -> str:
    """The text on one line, its far end left out where it is long."""
    line = " ".join(text.split())
    half = LONGEST_SENTENCE // 2
    if len(line) > half:
        line = f"… {line[-half:].partition(' ')[2]}" if last else f"{line[:half].rpartition(' ')[0]} …"
    return _spaced(text, line, last=last)


def _spaced(text: str, line: str, *, last: bool) -> str:
    """The line with the space that parts it from the form."""
    if last:
        return f"{line} " if text[-1:].isspace() else line
    return f" {line}" if text[:1].isspace() else line
