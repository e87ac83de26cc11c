"""What can be settled about a finding: its term with all forms, in which file, and how it is ruled by now."""

from __future__ import annotations

import os
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import PurePath

from compare.decisions.kept import KeptFile
from compare.decisions.writing import stamped
from compare.model import Concept, Finding, Rendering, Report, TermEntry
from compare.termbase.amendment import RIGHT
from compare.termbase.arrange import is_home
from compare.termbase.candidates import Candidate, Witness, candidate_of
from compare.termbase.matching import entries_of, is_one_form
from compare.web.forms import NEW

SIGNED = re.compile(r" ?Settled by .+ on \d{4}-\d\d-\d\d\.$")


@dataclass(frozen=True, slots=True)
class Choice:
    """A term with its forms, the file that a ruling on it goes to, and the concept that is there, if one is.

    `new` are the forms that the concept there has not.
    """

    found: Candidate
    file: KeptFile
    entry: TermEntry | None = None
    new: tuple[str, ...] = ()

    @property
    def stamp(self) -> str:
        """What a page is to send along that rules on the term: another one when the concept has been changed."""
        return stamped([repr(self.entry)]) if self.entry else NEW

    def status(self, form: str) -> str:
        """What is ruled about the form; nothing where it is new."""
        terms = self.entry.terms if self.entry else ()
        return next((t.status for t in terms if t.text == form and is_home(t.language)), "")


@dataclass(frozen=True, slots=True)
class Standing:
    """Why nothing can be settled here: the term stands elsewhere."""

    why: str


def choice(
    finding: Finding, report: Report, entries: Sequence[TermEntry], files: Sequence[KeptFile]
) -> Choice | Standing | None:
    """What can be settled; None where the finding is about no term. New terms go to the first of `files`."""
    concept = _discovered(finding, report)
    forms = [r.form for r in concept.renderings] if concept else [r.text for r in finding.readings]
    owners = {e.id: e for form in forms for e in owners_of(form, entries)}
    if concept is None:
        owners = {name: e for name, e in owners.items() if e.label == finding.subject}
        concept = next((_printed(e, finding, report) for e in owners.values()), None)
    if concept is None:
        return None
    if not owners:
        return Choice(candidate_of(concept, report, entries), files[0])
    if len(owners) > 1:
        return Standing(f"its forms are of several concepts: {', '.join(sorted(owners))}")
    (entry,) = owners.values()
    return _of(entry, concept, report, files)


def owners_of(form: str, entries: Sequence[TermEntry]) -> list[TermEntry]:
    """The concepts that the form belongs to, with the lines where they stand now: what is matched may be remembered."""
    names = {e.id for e in entries_of(form, tuple(entries))}
    return [e for e in entries if e.id in names]


def _discovered(finding: Finding, report: Report) -> Concept | None:
    """The discovered concept that the finding is about: its readings are forms of it."""
    said = {r.text for r in finding.readings}
    own = (c for c in report.concepts if c.source == "discovered" and c.label == finding.subject)
    return next((c for c in own if said <= {r.form for r in c.renderings}), None)


def _printed(entry: TermEntry, finding: Finding, report: Report) -> Concept:
    """The termbase's concept with all forms that are printed, as far as the report has them."""
    own = (c for c in report.concepts if c.source == "termbase" and c.id == entry.id)
    there = next(own, None)
    forms = {r.form: r for r in (there.renderings if there else ())}
    forms |= {r.text: Rendering(r.text, r.evidence) for r in finding.readings if r.text not in forms}
    return Concept(entry.id, entry.label, tuple(forms.values()), 0, 1.0, "termbase")


def _of(entry: TermEntry, concept: Concept, report: Report, files: Sequence[KeptFile]) -> Choice | Standing:
    name, _, line = entry.place.rpartition(":")
    file = next((f for f in files if os.path.realpath(f.path) == os.path.realpath(name)), None)
    if file is None:
        pack = f"the shipped pack {PurePath(name).stem}, line {line}"
        return Standing(f"{_said(entry)} in {pack}; name a copy of it by --rules to change it")
    printed = candidate_of(concept, report, ()).forms
    new = tuple(w.form for w in printed if not entries_of(w.form, (entry,)))
    own = [t.text for t in entry.terms if is_home(t.language)]
    forms = tuple(_witness(form, printed) for form in dict.fromkeys([*own, *new]))
    return Choice(Candidate(entry.id, concept.support, concept.confidence, concept.channel, forms), file, entry, new)


def _witness(form: str, printed: Sequence[Witness]) -> Witness:
    """Where the form is printed, inflected if not to the letter; one without a place where it is not."""
    same = [w for w in printed if w.form == form] or [w for w in printed if is_one_form(w.form, form)]
    return replace(same[0], form=form) if same else Witness(form, (), "", "", "", "")


def _said(entry: TermEntry) -> str:
    term = next((t for status in RIGHT for t in entry.terms if t.status == status), None)
    return f"{term.text}: {term.status}" if term else entry.id


def standing(found: Choice) -> str:
    """How the term is ruled by now, and in which line; nothing where it is new."""
    if found.entry is None:
        return ""
    return f"{_said(found.entry)} in {found.file.shown}:{found.entry.place.rpartition(':')[2]}"


def signed(note: str | None, by: str, on: date) -> str:
    """A concept's note with who ruled on it last, and when."""
    kept = SIGNED.sub("", note or "")
    return f"{kept} Settled by {by} on {on}.".strip()
