"""What a page sends, checked: every fault is said in a sentence that names the field and what it takes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, get_args

from compare.errors import UsageError
from compare.model import DecisionKind, Ground

KINDS: tuple[DecisionKind, ...] = ("fixed", "ask", "stands", "not-the-same", "no-fault", "hold")
GROUNDS: tuple[Ground, ...] = get_args(Ground)
UNSAID: Mapping[str, str] = {"fixed": "mended", "ask": "to be asked"}
"""Reasons that go without saying."""
LONGEST = 2000
"""Characters of a text that a page sends."""
NEW = "new"
"""The stamp of a term that no termbase has."""
Fields = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Verdict:
    """A decision on a finding, told by fingerprint; `seen` is the stamp of what the page knew to be decided on it."""

    finding: str
    seen: str
    kind: DecisionKind
    why: str
    by: str
    until: date | None
    reason: Ground | None


@dataclass(frozen=True, slots=True)
class Ruling:
    """The form of a finding's concept that is preferred, and those that are admitted beside it.

    `term` is the stamp of what the page knew to be ruled about it.
    """

    finding: str
    seen: str
    form: str
    admitted: tuple[str, ...]
    by: str
    term: str


def verdict(sent: Fields, *, today: date) -> Verdict:
    """The decision that was sent. Raises UsageError."""
    kind = _among(sent, "kind", KINDS)
    until = _day(sent, today)
    if kind == "hold" and until is None:
        raise UsageError("until: hold needs the last day on which it waits")
    reason = _among(sent, "reason", GROUNDS) if sent.get("reason") else None
    if reason and kind != "stands":
        raise UsageError(f"reason: is for what stands, not for {kind}")
    return Verdict(
        finding=text(sent, "finding"),
        seen=text(sent, "seen"),
        kind=kind,
        why=text(sent, "why", otherwise=UNSAID.get(kind)),
        by=text(sent, "by"),
        until=until,
        reason=reason,
    )


def ruling(sent: Fields) -> Ruling:
    """The choice of a rendering that was sent. Raises UsageError."""
    admitted = sent.get("admitted", [])
    if not isinstance(admitted, list) or not all(isinstance(form, str) for form in admitted):
        raise UsageError("admitted: takes a list of texts")
    return Ruling(
        finding=text(sent, "finding"),
        seen=text(sent, "seen"),
        form=text(sent, "form"),
        admitted=tuple(admitted),
        by=text(sent, "by"),
        term=text(sent, "term", otherwise=NEW),
    )


def number(sent: Fields, name: str) -> int:
    """The whole number of this name. Raises UsageError."""
    value = sent.get(name)
    if not isinstance(value, int) or isinstance(value, bool):
        raise UsageError(f"{name}: takes a whole number")
    return value


def text(sent: Fields, name: str, *, otherwise: str | None = None) -> str:
    """The text of this name on one line, or `otherwise` where it is empty. Raises UsageError."""
    value = sent.get(name, "")
    if not isinstance(value, str):
        raise UsageError(f"{name}: takes a text")
    said = " ".join(value.split()) or otherwise
    if not said:
        raise UsageError(f"{name}: takes a text, not an empty one")
    if len(said) > LONGEST:
        raise UsageError(f"{name}: takes {LONGEST} characters, not {len(said)}")
    if any("\ud800" <= c <= "\udfff" or not (c.isprintable() or c in "\u200c\u200d") for c in said):
        raise UsageError(f"{name}: has characters that cannot be printed")
    return said


def _among(sent: Fields, name: str, choices: tuple[Any, ...]) -> Any:
    if sent.get(name) not in choices:
        raise UsageError(f"{name}: takes one of {', '.join(choices)}")
    return sent[name]


def _day(sent: Fields, today: date) -> date | None:
    said = sent.get("until") or None
    if said is None:
        return None
    try:
        day = date.fromisoformat(said)
    except (TypeError, ValueError) as error:
        raise UsageError("until: takes a day such as 2026-12-31") from error
    if day < today:
        raise UsageError(f"until: {day} is over; today is {today}")
    return day
