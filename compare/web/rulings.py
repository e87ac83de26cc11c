"""A rendering that is preferred: the finding's concept, written to the termbase as `terms suggest` would write it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from compare.checks.growing import grown
from compare.checks.pack import compile_packs
from compare.decisions.kept import KeptFile
from compare.decisions.safely import change
from compare.errors import ChangedError, UsageError
from compare.model import Concept, Finding, Report, Term, TermEntry
from compare.termbase.candidates import Candidate, candidate_of, taken
from compare.termbase.document import EMPTY
from compare.termbase.matching import entries_of
from compare.web.forms import Ruling


def concept_of(finding: Finding, report: Report) -> Concept | None:
    """The discovered concept that the finding is about: its readings are forms of it."""
    said = {r.text for r in finding.readings}
    own = (c for c in report.concepts if c.source == "discovered" and c.label == finding.subject)
    return next((c for c in own if said <= {r.form for r in c.renderings}), None)


def candidate(finding: Finding, report: Report, entries: Sequence[TermEntry]) -> Candidate | None:
    """The finding's concept with its forms and who prints them; None where it is about no term."""
    concept = concept_of(finding, report)
    return candidate_of(concept, report, entries) if concept else None


def settled(forms: Iterable[str], entries: Sequence[TermEntry]) -> Term | None:
    """The form of a termbase that one of these is, with the place where it stands; None where all are new to it."""
    terms = (t for form in forms for entry in entries_of(form, tuple(entries)) for t in entry.terms)
    return min(terms, key=lambda t: (t.status != "preferred", t.text), default=None)


def put(file: KeptFile, ruling: Ruling, found: Candidate, *, on: date, known: Sequence[TermEntry]) -> tuple[str, str]:
    """Write the concept down; the file's text before and after. `known` are the concepts that other files settle.

    Raises ChangedError where one of its forms has been settled meanwhile, UsageError for a form that it has not.
    """
    forms = [w.form for w in found.forms]
    for form in (ruling.form, *ruling.admitted):
        if form not in forms:
            raise UsageError(f"form: takes one of {', '.join(forms)}")
    entry = taken(found, ruling.form, [f for f in dict.fromkeys(ruling.admitted) if f != ruling.form])
    entry = replace(entry, note=f"Settled by {ruling.by} on {on}.")
    texts = [EMPTY, EMPTY]

    def make(text: str | None) -> str:
        there = compile_packs([(file.shown, text)]).terms if text is not None else ()
        standing = settled(forms, [*there, *known])
        if standing:
            raise ChangedError(f"{standing.text} is settled already: {standing.status} in {standing.place}")
        texts[:] = [EMPTY if text is None else text, grown(text, [entry], name=file.shown)]
        return texts[1]

    change(file.path, make, shown=file.shown)
    return texts[0], texts[1]


def revert(file: KeptFile, *, before: str, after: str) -> None:
    """Put the text back that stood there before. Raises ChangedError where the file has been changed since."""

    def make(text: str | None) -> str:
        if text != after:
            raise ChangedError(f"{file.shown} has been changed since; take the concept out by hand")
        return before

    change(file.path, make, shown=file.shown)
