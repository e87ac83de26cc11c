"""Decisions of two people brought together."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from compare.model import Decision

SAID = ("decision", "state", "sent_to", "reason", "why", "by", "decided", "expires")


@dataclass(frozen=True, slots=True)
class Merged:
    """What of the other's is to be added, what stands in both already, and pairs that clash, ours first."""

    new: tuple[Decision, ...]
    alike: tuple[Decision, ...]
    clashes: tuple[tuple[Decision, Decision], ...]


def merged(ours: Sequence[Decision], theirs: Iterable[Decision]) -> Merged:
    """Each of theirs: new, said in the same words by us, or decided on otherwise."""
    there = {_key(d): d for d in ours}
    new, alike, clashes = [], [], []
    for decision in theirs:
        own = there.get(_key(decision))
        if own is None:
            new.append(decision)
        elif all(getattr(own, name) == getattr(decision, name) for name in SAID):
            alike.append(decision)
        else:
            clashes.append((own, decision))
    return Merged(tuple(new), tuple(alike), tuple(clashes))


def _key(decision: Decision) -> tuple[object, ...]:
    return (decision.rule, decision.fingerprint or decision.readings)
