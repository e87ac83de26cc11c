"""What carried a link, as every form of a comparison and of an explanation tells it."""

from __future__ import annotations

from compare.model import Link, Reason

LEAST_WEIGHT = 0.005  # below it a reason reads +0.00


def reasons(link: Link) -> list[str]:
    """`log-odds +2.10`, then the reasons that make it up: the prior, the others strongest first."""
    odds = [f"log-odds {_signed(sum(r.weight for r in link.reasons))}"] if link.reasons else []
    return [*odds, *map(_reason, _telling(link))]


def relation(link: Link) -> str:
    """`0.912 the same`, `0.640 in part`."""
    return f"{link.score:.3f} {'the same' if link.relation == 'same' else 'in part'}"


def _telling(link: Link) -> list[Reason]:
    """The prior, then the other reasons, strongest first; without those that weigh nothing."""
    kept = [r for r in link.reasons if abs(r.weight) >= LEAST_WEIGHT]
    return sorted(kept, key=lambda r: (r.kind != "prior", -r.weight, r.order))


def _reason(reason: Reason) -> str:
    return f"{reason.kind}: {reason.text} ({_signed(reason.weight)})"


def _signed(weight: float) -> str:
    return f"{'−' if weight < 0 else '+'}{abs(weight):.2f}"
