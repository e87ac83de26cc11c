"""A termbase's file with concepts added: what comes out is read again before it takes the place of what was there."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from compare.checks.pack import Pack, compile_packs
from compare.errors import UsageError
from compare.model import TermEntry, ToldApart
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


def _holds(after: Pack, before: Pack, entries: Sequence[TermEntry], apart: Sequence[ToldApart]) -> bool:
    def ordered(terms: Iterable[TermEntry]) -> list[TermEntry]:
        return sorted(terms, key=lambda t: t.order)

    exceptions = {*before.told_apart, *apart} == set(after.told_apart)
    rules = [r.id for r in before.rules] == [r.id for r in after.rules]
    return ordered((*before.terms, *entries)) == ordered(after.terms) and exceptions and rules
