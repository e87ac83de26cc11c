"""A candidate as an editor sees it: its forms, who prints them, and a sentence for each."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterator, Sequence

from compare.reporters._screen import legible
from compare.reporters._style import Style
from compare.termbase.candidates import Candidate, Witness

BOLD, DIM, PLAIN = "\x1b[1m", "\x1b[2m", "\x1b[0m"
FIRST, LAST = "\x02", "\x03"
"""Stand around the form while lines are broken."""
INSET = " " * 6


def listed(candidates: Sequence[Candidate], limit: int, style: Style) -> str:
    """The first candidates, and how many there are."""
    shown = candidates[:limit]
    blocks = "\n".join(block(c, n, style) for n, c in enumerate(shown, start=1))
    if not candidates:
        return "nothing to settle was found\n"
    more = f" · more: --limit {len(candidates)}" if len(candidates) > len(shown) else ""
    foot = f"{len(shown)} of {len(candidates)} candidates{more} · settle: --into FILE --take ID[=FORM]\n"
    return f"{blocks}\n{foot}"


def block(candidate: Candidate, number: int, style: Style) -> str:
    """One candidate: a heading, and a numbered form with its evidence in each paragraph."""
    pairs = f"{candidate.support} pair{'s' if candidate.support > 1 else ''} of statements"
    alone = "by spelling, number, order or abbreviation" if candidate.channel == "surface" else "by name"
    seen = f"in {pairs}" if candidate.support else alone
    trust = f"{seen}, confidence {candidate.confidence:.2f}"
    fits = len(f"{number}  {candidate.id}  {trust}") <= style.width
    between = "  " if fits else f"\n{INSET}"
    head = f"{number}  {_set(candidate.id, BOLD, style)}{between}{_set(trust, DIM, style)}"
    return "\n".join([head, *_forms(candidate.forms, style)]) + "\n"


def _forms(forms: Sequence[Witness], style: Style) -> Iterator[str]:
    for number, witness in enumerate(forms, start=1):
        outlets = ", ".join(f"{outlet} ×{count}" for outlet, count in witness.outlets)
        yield from textwrap.wrap(
            f"{number} {legible(witness.form)} · {legible(outlets)}",
            style.width,
            initial_indent="   ",
            subsequent_indent=INSET,
            break_on_hyphens=False,
        )
        before, printed, behind = map(legible, (witness.before, witness.printed, witness.behind))
        text = f"{legible(witness.place)}: {before}{FIRST}{printed}{LAST}{behind}"
        lines = textwrap.wrap(text, style.width, initial_indent=INSET, subsequent_indent=INSET, break_on_hyphens=False)
        yield _marked("\n".join(lines), style)


def _marked(text: str, style: Style) -> str:
    """The text with the form in bold, line by line; without colour as it is."""
    if not style.colour:
        return text.replace(FIRST, "").replace(LAST, "")
    form = re.compile(f"{FIRST}(.*?){LAST}", re.DOTALL)
    return form.sub(lambda m: re.sub(r"\S.*", lambda line: f"{BOLD}{line[0]}{PLAIN}", m[1]), text)


def _set(text: str, code: str, style: Style) -> str:
    return f"{code}{text}{PLAIN}" if style.colour else text
