"""What is found and what is settled, put together: one row for a concept of the termbase, wherever it comes from."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from compare.english.words import fold
from compare.model import Analysis, Concept, Excerpt, Rendering, Term, TermEntry, ToldApart
from compare.places import excerpt
from compare.termbase.matching import RIGHT, Match, covered, entries_of, matches

LEAST_SURE = 0.5
"""Confidence from which a discovered concept adds forms to a settled one."""


def places(analysis: Analysis, entries: tuple[TermEntry, ...]) -> Iterator[tuple[Match, Excerpt]]:
    """Every place where an article prints a form of the termbase."""
    article = analysis.article
    openings = frozenset(s.excerpt.start for s in analysis.statements)
    for match in matches(article.text, entries, language=article.language, openings=openings):
        yield match, excerpt(article, match.start, match.end)


def ruled(analysis: Analysis, *, entries: tuple[TermEntry, ...]) -> Iterator[Concept]:
    """The concepts of the termbase that an article prints."""
    found: dict[TermEntry, dict[str, list[Excerpt]]] = defaultdict(lambda: defaultdict(list))
    for match, place in places(analysis, entries):
        found[match.entry][match.term.text].append(place)
    for entry, forms in found.items():
        yield _concept(entry, [Rendering(form, tuple(there)) for form, there in sorted(forms.items())])


def settle(concept: Concept, *, entries: tuple[TermEntry, ...], apart: tuple[ToldApart, ...] = ()) -> Iterator[Concept]:
    """The discovered concept; under the termbase's name, and with the forms that are new to it, where one is in it.

    Forms of two concepts of the termbase have been told apart: the concept goes to the one with more of them. One
    that is not sure brings no new forms in: it stays as it is. Of an exception nothing is left.
    """
    if any(covered((r.form for r in concept.renderings), a.forms) for a in apart):
        return
    owners = {r.form: entries_of(r.form, entries) for r in concept.renderings}
    inner = _within([r.form for r in concept.renderings], entries)
    if inner:
        owners = dict.fromkeys(owners, (inner,))
    count = Counter(entry for entry_list in owners.values() for entry in entry_list)
    if not count:
        yield concept
        return
    home = min(count, key=lambda entry: (-count[entry], entry.order))
    new = tuple(r for r in concept.renderings if not owners[r.form] and not _cut_short(r.form, home))
    if new and concept.confidence < LEAST_SURE:
        yield concept
        return
    proof = concept.proof if new else ()
    yield replace(concept, id=home.id, label=home.label, source="termbase", renderings=new, proof=proof)


def _within(forms: Sequence[str], entries: tuple[TermEntry, ...]) -> TermEntry | None:
    """The concept whose forms are all that the longer forms differ in: (Standing) Deputy Secretary of the Board."""
    rests: dict[TermEntry, list[str]] = defaultdict(list)
    for form in forms:
        for match in matches(form, entries):
            rests[match.entry].append(fold(f"{form[: match.start]} {form[match.end :]}"))
    same = (e for e, found in rests.items() if len(found) == len(forms) and len(set(found)) == 1)
    return min(same, key=lambda e: e.order, default=None)


def _cut_short(form: str, entry: TermEntry) -> bool:
    """Whether the form is part of one of the concept's."""
    part = (TermEntry("", (Term(form, "admitted"),)),)
    return any(matches(term.text, part, language="en") for term in entry.terms)


def unite(same: Sequence[Concept]) -> Iterator[Concept]:
    """One concept of all that a termbase's name goes by, if it has two forms; discovered ones as they are."""
    settled = [c for c in same if c.source == "termbase"]
    yield from (c for c in same if c.source != "termbase")
    forms: dict[str, dict[tuple[object, ...], Excerpt]] = defaultdict(dict)
    for place, form in ((e, r.form) for c in settled for r in c.renderings for e in r.excerpts):
        forms[form][place.order] = place
    if len(forms) < 2:
        return
    renderings = [Rendering(form, tuple(there[k] for k in sorted(there))) for form, there in forms.items()]
    proof = {e.order: e for c in settled for e in c.proof}
    yield replace(
        settled[0],
        renderings=tuple(sorted(renderings, key=lambda r: (-len(r.excerpts), r.form))),
        support=max(c.support for c in settled),
        confidence=min(c.confidence for c in settled if c.renderings),
        proof=tuple(proof[k] for k in sorted(proof)),
    )


def name_of(concept: Concept) -> str:
    """What concepts are put together by."""
    return concept.id


def official(analyses: Iterable[Analysis], entries: tuple[TermEntry, ...]) -> dict[str, tuple[str, ...]]:
    """The forms of each concept that references print and nobody has ruled out, most frequent first."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for analysis in (a for a in analyses if a.article.role == "reference"):
        for match, _ in places(analysis, entries):
            if match.term.status in RIGHT:
                counts[match.entry.id][match.term.text] += 1
    return {name: tuple(sorted(seen, key=lambda form: (-seen[form], form))) for name, seen in sorted(counts.items())}


def _concept(entry: TermEntry, renderings: Sequence[Rendering]) -> Concept:
    return Concept(entry.id, entry.label, tuple(renderings), 0, 1.0, "termbase")
