"""Decisions put into waivers.yaml and taken out, whoever else is writing."""

from __future__ import annotations

from collections.abc import Sequence

from compare.decisions import editing, waivers
from compare.decisions.judge import about
from compare.decisions.kept import KeptFile
from compare.decisions.safely import change
from compare.model import Article, Decision, Finding


def put(file: KeptFile, decision: Decision, finding: Finding, articles: Sequence[Article]) -> tuple[Decision, ...]:
    """Write down the decision on the finding; the decisions that it takes the place of.

    What was written by hand, without a fingerprint, stays beside it. Raises UsageError and PackError.
    """
    before: list[Decision] = []

    def make(text: str | None) -> str:
        before[:] = [d for d in _on(finding, text, file, articles) if d.fingerprint]
        return editing.edited(text, file.shown, add=[decision], drop=before)

    change(file.path, make, shown=file.shown)
    return tuple(before)


def take_back(file: KeptFile, finding: Finding, articles: Sequence[Article]) -> tuple[Decision, ...]:
    """Take every decision on the finding out; those that were there. Raises UsageError and PackError."""
    gone: list[Decision] = []

    def make(text: str | None) -> str | None:
        gone[:] = _on(finding, text, file, articles)
        return editing.edited(text, file.shown, drop=gone) if gone else None

    change(file.path, make, shown=file.shown)
    return tuple(gone)


def _on(finding: Finding, text: str | None, file: KeptFile, articles: Sequence[Article]) -> list[Decision]:
    there = waivers.compiled(text, file.shown) if text and text.strip() else ()
    return [d for d, hits in zip(there, about(there, [finding], articles), strict=True) if hits]
