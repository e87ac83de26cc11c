"""Candidates decided on at the terminal, one after another."""

from __future__ import annotations

from collections.abc import Sequence

from compare.cli import _output
from compare.cli.term_verbs import _evidence, _termbase
from compare.model import TermEntry, ToldApart
from compare.reporters._style import Style
from compare.termbase.candidates import Candidate, taken, told_apart

ANSWERS = {"t": "take", "e": "exception", "s": "skip", "q": "stop"}
ASKED = "t take · e exception · s skip · q stop: "


def hold(candidates: Sequence[Candidate], into: str | None, style: Style) -> None:
    """Ask about each candidate. What is decided goes to the file at once, or is printed in the end."""
    entries: list[TermEntry] = []
    apart: list[ToldApart] = []
    for number, candidate in enumerate(candidates, start=1):
        _output.write(_evidence.block(candidate, number, style), None, style=style)
        try:
            made = _decision(candidate, f"{number}/{len(candidates)} · {ASKED}")
        except EOFError:
            _output.write("\n", None)
            break
        if made == "stop":
            break
        if isinstance(made, TermEntry):
            entries.append(made)
            _output.write(f"→ taken: {made.id} prefers “{made.terms[0].text}”\n", None)
        elif isinstance(made, ToldApart):
            apart.append(made)
            _output.write(f"→ told apart: {', '.join(made.forms)}\n", None)
        if into and not isinstance(made, str):
            _termbase.add(into, *_one(made))
        _output.write("\n", None)
    if not into and (entries or apart):
        _termbase.add(None, entries, apart)
    where = f" · {into}" if into and (entries or apart) else ""
    _output.write(f"taken: {len(entries)} · exceptions: {len(apart)} · of {len(candidates)}{where}\n", None)


def _one(made: TermEntry | ToldApart) -> tuple[list[TermEntry], list[ToldApart]]:
    return ([made], []) if isinstance(made, TermEntry) else ([], [made])


def _decision(candidate: Candidate, asked: str) -> TermEntry | ToldApart | str:
    while True:
        answer = input(asked).strip().lower()[:1]
        if answer == "t":
            return _taken(candidate)
        if answer == "e":
            return told_apart(candidate)
        if answer in ANSWERS:
            return ANSWERS[answer]


def _taken(candidate: Candidate) -> TermEntry:
    forms = [w.form for w in candidate.forms]
    preferred = _chosen(f"preferred form, 1 to {len(forms)} [1]: ", forms, least=1) or forms[:1]
    others = [f for f in forms if f != preferred[0]]
    admitted = _chosen("also right, numbers with spaces between [none]: ", forms, least=0) if len(others) > 1 else []
    return taken(candidate, preferred[0], [f for f in admitted if f in others])


def _chosen(asked: str, forms: Sequence[str], *, least: int) -> list[str]:
    """The forms that the answer numbers, one where `least` is 1; none for an empty answer."""
    while True:
        numbers = input(asked).replace(",", " ").split()
        fits = all(n.isascii() and n.isdigit() and 1 <= int(n) <= len(forms) for n in numbers)
        if fits and (not least or len(numbers) <= least):
            return [forms[int(n) - 1] for n in dict.fromkeys(numbers)]
