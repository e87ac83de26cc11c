"""Decisions put into waivers.yaml and taken out, whoever else is writing."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from hashlib import blake2b

from compare.decisions import editing, waivers
from compare.decisions.judge import about
from compare.decisions.kept import KeptFile
from compare.decisions.safely import change
from compare.errors import ChangedError
from compare.model import Article, Decision, Finding


def stamp(decisions: Iterable[Decision]) -> str:
    """The same for the same decisions, in whatever lines they stand."""
    return stamped(sorted(map(editing.said, decisions)))


def stamped(texts: Iterable[str]) -> str:
    """A short digest of the texts, in this order."""
    return blake2b("\n".join(texts).encode(errors="surrogatepass"), digest_size=8).hexdigest()


def put(
    file: KeptFile, decision: Decision, finding: Finding, articles: Sequence[Article], *, seen: str | None = None
) -> tuple[Decision, ...]:
    """Write down the decision on the finding; the decisions that it takes the place of.

    What was written by hand, without a fingerprint, stays beside it. `seen` is the stamp of the decisions that whoever
    decides knows of. Raises ChangedError where there are others by now, UsageError and PackError.
    """
    before: list[Decision] = []

    def make(text: str | None) -> str:
        there = _on(finding, text, file, articles)
        _refuse_unseen(there, seen, finding)
        before[:] = [d for d in there if d.fingerprint]
        return editing.edited(text, file.shown, add=[decision], drop=before)

    change(file.path, make, shown=file.shown)
    return tuple(before)


def take_back(
    file: KeptFile, finding: Finding, articles: Sequence[Article], *, seen: str | None = None
) -> tuple[Decision, ...]:
    """Take every decision on the finding out; those that were there. `seen` and what is raised are as for `put`."""
    gone: list[Decision] = []

    def make(text: str | None) -> str | None:
        gone[:] = _on(finding, text, file, articles)
        _refuse_unseen(gone, seen, finding)
        return editing.edited(text, file.shown, drop=gone) if gone else None

    change(file.path, make, shown=file.shown)
    return tuple(gone)


def exchange(file: KeptFile, *, drop: Sequence[Decision], add: Sequence[Decision]) -> None:
    """Put decisions in the place of others. Raises ChangedError where one of those is gone or says something else."""

    def make(text: str | None) -> str:
        there = {editing.said(d): d for d in _all(text, file)}
        missing = [d for d in drop if editing.said(d) not in there]
        if missing:
            what = missing[0].subject or missing[0].rule
            raise ChangedError(f"{file.shown}: what was decided on {what} has been changed since")
        return editing.edited(text, file.shown, add=add, drop=[there[editing.said(d)] for d in drop])

    change(file.path, make, shown=file.shown)


def _refuse_unseen(there: Sequence[Decision], seen: str | None, finding: Finding) -> None:
    if seen is None or stamp(there) == seen:
        return
    now = "; ".join(f"{d.decision}, {d.by}: {d.why}" for d in there) or "no decision any more"
    raise ChangedError(f"{finding.subject or finding.message}: decided on meanwhile: {now}")


def _on(finding: Finding, text: str | None, file: KeptFile, articles: Sequence[Article]) -> list[Decision]:
    there = _all(text, file)
    return [d for d, hits in zip(there, about(there, [finding], articles), strict=True) if hits]


def _all(text: str | None, file: KeptFile) -> tuple[Decision, ...]:
    return waivers.compiled(text, file.shown) if text and text.strip() else ()
