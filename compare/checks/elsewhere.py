"""Where an outlet that has none of a finding's readings says the same thing otherwise."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from compare.checks.corpus_view import CorpusView
from compare.model import Excerpt, Finding
from compare.occasions.linked_sentences import SentenceLink

UNSAID = ("house-style", "mechanics")
"""Categories of findings that are about signs and spellings, not about what is said."""
Facing = Mapping[str, Sequence[tuple[Excerpt, Excerpt]]]
"""By article its linked statements, each with the one that it is linked to."""


def told(findings: Iterable[Finding], links: Iterable[SentenceLink], view: CorpusView) -> tuple[Finding, ...]:
    """The findings, each with the statements of silent outlets that are linked to its places."""
    facing = _facing(links)
    return tuple(replace(f, otherwise=_otherwise(f, facing, view)) for f in findings)


def _facing(links: Iterable[SentenceLink]) -> Facing:
    found: dict[str, list[tuple[Excerpt, Excerpt]]] = defaultdict(list)
    for link in links:
        found[link.article].append((link.place, link.facing))
    return found


def _otherwise(finding: Finding, facing: Facing, view: CorpusView) -> tuple[Excerpt, ...]:
    """Nothing where one reading alone is the matter, or every outlet has one."""
    heard = {name for item in finding.readings for name in item.outlets}
    if finding.category in UNSAID or len(finding.readings) < 2 or len(heard) == len(view.outlets):
        return ()
    places = (place for item in finding.readings for place in item.evidence)
    found = {e.order: e for place in places for e in _opposite(place, facing) if view.outlet(e).name not in heard}
    return tuple(found[order] for order in sorted(found))


def _opposite(place: Excerpt, facing: Facing) -> Iterator[Excerpt]:
    """The statements that are linked to one that holds the place."""
    for statement, other in facing.get(place.article, ()):
        if statement.start <= place.start and place.end <= statement.end:
            yield other
