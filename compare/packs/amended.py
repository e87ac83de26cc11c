"""A termbase's file with concepts added or ruled anew; what comes out is read again before it is kept."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from compare.errors import UsageError
from compare.model import TermEntry, ToldApart
from compare.packs.pack import Pack, compile_packs
from compare.termbase.amendment import amended
from compare.termbase.document import EMPTY, added


def grown(
    text: str | None,
    entries: Iterable[TermEntry],
    apart: Iterable[ToldApart] = (),
    *,
    name: str,
    head: str = "",
) -> str:
    """The file's text with concepts and exceptions added; None stands for no file, which then begins with `head`.

    Raises UsageError where what would come out is not what stood there and what was added, and PackError where the
    file, called `name`, is at fault.
    """
    entries, apart = tuple(entries), tuple(apart)
    old = head + EMPTY if text is None else text
    new = added(old, entries, apart)
    before, after = compile_packs([(name, old)]), compile_packs([(name, new)])
    if not _holds(after, before, entries, apart):
        raise UsageError(f"{name}: its layout leaves no place to add to; write its lists as lines that begin with -")
    return new


def ruled(text: str, entry: TermEntry, *, name: str) -> str:
    """The file's text with the concept of this id ruled as `entry` has it; raises as `grown` does.

    The concept's note may stay as it was.
    """
    new = amended(text, entry)
    before, after = compile_packs([(name, text)]), compile_packs([(name, new)])
    others = [e for e in before.terms if e.id != entry.id]
    noted = {entry.id: entry.note, **{e.id: e.note for e in after.terms}}[entry.id]
    if not _holds(after, replace(before, terms=tuple(others)), [replace(entry, note=noted)], ()):
        raise UsageError(f"{name}: the layout of {entry.id} leaves no place to rule in; write its forms a line each")
    return new


def _holds(after: Pack, before: Pack, entries: Sequence[TermEntry], apart: Sequence[ToldApart]) -> bool:
    def ordered(terms: Iterable[TermEntry]) -> list[TermEntry]:
        return sorted(terms, key=lambda t: t.order)

    exceptions = {*before.told_apart, *apart} == set(after.told_apart)
    rules = [r.id for r in before.rules] == [r.id for r in after.rules]
    return ordered((*before.terms, *entries)) == ordered(after.terms) and exceptions and rules
