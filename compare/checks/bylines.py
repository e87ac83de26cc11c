"""What later stages need to know of an article without its text."""

from __future__ import annotations

from collections.abc import Iterator

from compare.checks.occasions import name_parts
from compare.model import Analysis, Byline, Person, Quotation


def sign(analysis: Analysis) -> Iterator[Byline]:
    """The byline of an article: who printed it when, and who is quoted and named in it."""
    a = analysis.article
    own = [s for s in analysis.statements if s.id == s.sentence]
    quoted = {(f.excerpt.start, f.excerpt.end) for s in own for f in s.facts if isinstance(f, Quotation)}
    spoken = [s.speaker for s in own if s.speaker]
    speakers = {part for name in spoken for part in name_parts(name)}
    people = {part for s in own for f in s.facts if isinstance(f, Person) for part in f.name.split()}
    yield Byline(
        a.id,
        a.outlet,
        a.role,
        a.occasion,
        a.published,
        a.corrects,
        len(own),
        len(spoken),
        tuple(sorted(quoted)),
        tuple(sorted(speakers)),
        tuple(sorted(people)),
    )
