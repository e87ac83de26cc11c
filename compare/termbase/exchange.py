"""What comes out of a file that another tool wrote."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from compare.model import Problem, Term, TermEntry

PREFERRED = '<termNote type="administrativeStatus">preferredTerm-admn-sts</termNote>'
"""The element of TBX in which the file's own status is kept of a form that is preferred beside another one."""


@dataclass(frozen=True, slots=True)
class Imported:
    """The concepts of a file, what of it could not be used, what it says `about` itself, and what is kept otherwise
    than it stands there."""

    entries: tuple[TermEntry, ...]
    problems: tuple[Problem, ...]
    about: str = ""
    remarks: tuple[Problem, ...] = ()


def imported(entries: Iterable[TermEntry], problems: Iterable[Problem], name: str, about: str = "") -> Imported:
    """What a file of this name holds, as a termbase can: of a concept, one form is preferred in each language."""
    found = tuple(entries)
    remarks = (Problem(name, f"{entry.id}: {remark}") for entry in found for remark in _preferred_beside(entry))
    return Imported(tuple(map(_settled, found)), tuple(problems), about, tuple(remarks))


def _preferred_beside(entry: TermEntry) -> Iterator[str]:
    for term in entry.terms:
        first = _first(entry, term)
        if term.status == "preferred" and term is not first:
            both = f"{first.text!r} and {term.text!r} are preferred in {term.language!r}"
            yield f"{both}; one can be, so {term.text!r} is admitted, and its own status kept among other"


def _settled(entry: TermEntry) -> TermEntry:
    """The concept with the first preferred form of each language; another one is admitted."""
    beside = [t.status == "preferred" and t is not _first(entry, t) for t in entry.terms]
    return replace(entry, terms=tuple(_admitted(t) if b else t for t, b in zip(entry.terms, beside, strict=True)))


def _first(entry: TermEntry, term: Term) -> Term:
    """The first form that is preferred in the term's language; the term where none is."""
    return next((t for t in entry.terms if t.status == "preferred" and t.language == term.language), term)


def _admitted(term: Term) -> Term:
    return replace(term, status="admitted", other=tuple(sorted((*term.other, PREFERRED))))
