"""What an outlet prefers where the termbase leaves a choice."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from compare.config import Preference
from compare.errors import PackError, near
from compare.model import TermEntry


def prefers(said: Iterable[Preference], terms: Iterable[TermEntry]) -> Mapping[tuple[str, str], str]:
    """The form by outlet and concept. Raises PackError for a concept that is not there, or a form it does not admit."""
    entries = {e.id: e for e in terms}
    said = tuple(said)
    faults = [f"{p.place}: {fault}" for p in said if (fault := _fault(p, entries))]
    if faults:
        raise PackError(faults)
    return {(p.outlet, p.concept): p.form for p in said}


def _fault(one: Preference, entries: Mapping[str, TermEntry]) -> str | None:
    if one.concept not in entries:
        hint = near(one.concept, entries) or "; name its termbase under rules"
        return f"{one.outlet} prefers a form of {one.concept!r}, which no termbase has{hint}"
    right = [t.text for t in entries[one.concept].terms if t.status in ("preferred", "admitted")]
    if one.form in right:
        return None
    return f"{one.concept} does not admit {one.form!r}; it admits: {', '.join(right) or 'nothing'}"
