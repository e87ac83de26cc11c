"""A rendering that is preferred: written to the termbase as `terms suggest` would write it, or ruled anew there."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import replace
from datetime import date

from compare.decisions.kept import KeptFile
from compare.decisions.safely import change
from compare.errors import ChangedError, UsageError
from compare.model import Term, TermEntry
from compare.packs.amended import grown, ruled
from compare.packs.pack import compile_packs
from compare.termbase.amendment import ruled_anew
from compare.termbase.candidates import taken
from compare.termbase.document import EMPTY
from compare.web.forms import Ruling
from compare.web.settling import Choice, owners_of, signed

Texts = tuple[str, str]
"""A file's text before and after."""


def settled(forms: Iterable[str], entries: Sequence[TermEntry]) -> Term | None:
    """The form of a termbase that one of these is, with the place where it stands; None where all are new to it."""
    terms = (t for form in forms for entry in owners_of(form, entries) for t in entry.terms)
    return min(terms, key=lambda t: (t.status != "preferred", t.text), default=None)


def put(ruling: Ruling, choice: Choice, *, on: date, known: Sequence[TermEntry]) -> Texts:
    """Write the ruling down; the file's text before and after. `known` are the concepts that were settled before.

    Raises ChangedError where the concept or one of its forms has been settled otherwise meanwhile, UsageError for a
    form that it has not, or where nothing would change.
    """
    forms = [w.form for w in choice.found.forms]
    for form in (ruling.form, *ruling.admitted):
        if form not in forms:
            raise UsageError(f"form: takes one of {', '.join(forms)}")
    admitted = [f for f in dict.fromkeys(ruling.admitted) if f != ruling.form]
    if choice.stamp != ruling.term:
        raise ChangedError(f"{choice.found.id}: ruled on meanwhile")
    if choice.entry is None:
        return _put_new(ruling, choice, admitted, on, known)
    return _put_anew(ruling, choice, choice.entry, admitted, on, known)


def _put_new(ruling: Ruling, choice: Choice, admitted: Collection[str], on: date, known: Sequence[TermEntry]) -> Texts:
    file, forms = choice.file, [w.form for w in choice.found.forms]
    entry = replace(taken(choice.found, ruling.form, admitted), note=signed(None, ruling.by, on))

    def made(text: str | None) -> str:
        _refuse_settled(forms, [*_entries(file, text), *known])
        return grown(text, [entry], name=file.shown)

    return _changed(file, made)


def _put_anew(
    ruling: Ruling,
    choice: Choice,
    entry: TermEntry,
    admitted: Collection[str],
    on: date,
    known: Sequence[TermEntry],
) -> Texts:
    anew = ruled_anew(entry, ruling.form, admitted, new=choice.new, on=on)
    if anew == entry:
        raise UsageError(f"{entry.id}: that is how it stands in {choice.file.shown} already")
    anew = replace(anew, note=signed(entry.note, ruling.by, on))

    def made(text: str | None) -> str:
        there = _entries(choice.file, text)
        if text is None or entry not in there:
            raise ChangedError(f"{entry.id} has been changed in {choice.file.shown} since the articles were read")
        _refuse_settled(choice.new, [e for e in (*there, *known) if e.id != entry.id])
        return ruled(text, anew, name=choice.file.shown)

    return _changed(choice.file, made)


def _entries(file: KeptFile, text: str | None) -> tuple[TermEntry, ...]:
    return compile_packs([(file.shown, text)]).terms if text is not None else ()


def _refuse_settled(forms: Iterable[str], entries: Sequence[TermEntry]) -> None:
    standing = settled(forms, entries)
    if standing:
        raise ChangedError(f"{standing.text} is settled already: {standing.status} in {standing.place}")


def _changed(file: KeptFile, made: Callable[[str | None], str]) -> Texts:
    texts = [EMPTY, EMPTY]

    def make(text: str | None) -> str:
        texts[:] = [EMPTY if text is None else text, made(text)]
        return texts[1]

    change(file.path, make, shown=file.shown)
    return texts[0], texts[1]


def revert(file: KeptFile, *, before: str, after: str) -> None:
    """Put the text back that stood there before. Raises ChangedError where the file has been changed since."""

    def make(text: str | None) -> str:
        if text != after:
            raise ChangedError(f"{file.shown} has been changed since; put the concept right by hand")
        return before

    change(file.path, make, shown=file.shown)
