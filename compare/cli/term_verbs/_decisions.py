"""What the options of `terms suggest` decide."""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from compare.config import Config
from compare.errors import UsageError, near
from compare.model import TermEntry, ToldApart
from compare.packs.pack import Pack, named_packs
from compare.termbase.candidates import Candidate, taken, told_apart


@dataclass(frozen=True, slots=True)
class Decided:
    """What is to be written; `named` are the candidates that were decided on, those skipped too."""

    entries: tuple[TermEntry, ...]
    apart: tuple[ToldApart, ...]
    named: frozenset[str]

    @property
    def said(self) -> str:
        """What was added, in words."""
        taken = f"taken: {', '.join(e.id for e in self.entries)}" if self.entries else ""
        apart = f"told apart: {'; '.join(', '.join(a.forms) for a in self.apart)}" if self.apart else ""
        return " · ".join(filter(None, (taken, apart)))


def known(config: Config) -> Pack:
    """What stands in the termbases that apply."""
    return named_packs(config.rules)


def stated(arguments: argparse.Namespace, found: Sequence[Candidate], there: Sequence[TermEntry]) -> Decided:
    """The decisions given as options. Raises UsageError for a candidate or form that does not exist.

    `there` are the concepts that are settled.
    """
    by_id = {c.id: c for c in found}
    take = dict(_parted(item) for item in arguments.take)
    admit: dict[str, list[str]] = {}
    for name, form in map(_parted, arguments.admit):
        admit.setdefault(name, []).append(form)
    named = [*take, *arguments.exception, *arguments.skip]
    for entry in there:
        if entry.id in named and entry.id not in by_id:
            raise UsageError(f"{entry.id} is settled: it stands in {entry.place}")
    _check(named, admit, take, by_id)
    return Decided(
        tuple(_taken(by_id[name], form, admit.get(name, ())) for name, form in take.items()),
        tuple(told_apart(by_id[name]) for name in dict.fromkeys(arguments.exception)),
        frozenset(named),
    )


def _parted(item: str) -> tuple[str, str]:
    name, _, form = item.partition("=")
    return name.strip(), form.strip()


def _check(named: Sequence[str], admit: Iterable[str], take: Mapping[str, str], by_id: Mapping[str, Candidate]) -> None:
    for name in [*named, *admit]:
        if name not in by_id:
            raise UsageError(f"no candidate called {name!r}{near(name, by_id)}")
        if named.count(name) > 1:
            raise UsageError(f"{name} is decided on twice")
        if name not in [*take, *named]:
            raise UsageError(f"--admit {name}: say --take {name}, too")


def _taken(candidate: Candidate, preferred: str, admitted: Iterable[str]) -> TermEntry:
    first = _form(candidate, preferred) if preferred else candidate.forms[0].form
    others = dict.fromkeys(_form(candidate, form) for form in admitted)
    return taken(candidate, first, [form for form in others if form != first])


def _form(candidate: Candidate, wanted: str) -> str:
    """The candidate's form of these words. Raises UsageError, naming its forms."""
    forms = [w.form for w in candidate.forms]
    found = [f for f in forms if f == wanted] or [f for f in forms if f.lower() == wanted.lower()]
    if not found:
        raise UsageError(f"{candidate.id} has no form {wanted!r}; there are: {', '.join(forms)}")
    return found[0]
