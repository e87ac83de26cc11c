"""A person whose full name comes later than the bare one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from compare.checks.corpus_view import CorpusView
from compare.checks.findings import finding, reading
from compare.english.words import fold
from compare.model import Analysis, Excerpt, Finding, Person
from compare.packs.rule import Rule
from compare.places import excerpt

SUBJECT = Analysis
NAMED = re.compile(r"[A-Z][\w’'.-]*\s+\Z")
SAYING = (
    r"(?:said|says|told|added|stressed|noted|affirmed|emphasi[sz]ed|announced|explained|argued|warned|stated|expressed)"
)


@dataclass(frozen=True, slots=True)
class Options:
    """Whether names in a heading or a caption introduce a person."""

    captions: bool = False


def find(rule: Rule, subject: Analysis, view: CorpusView) -> Iterator[Finding]:
    """One finding for each person who is named in full, with the office, only after a bare mention."""
    prose = [s for s in subject.statements if s.id == s.sentence and (rule.options.captions or s.kind == "sentence")]
    people = [f for s in prose for f in s.facts if isinstance(f, Person) and len(f.name.split()) > 1]
    seen: set[str] = set()
    for person in sorted(people, key=lambda p: p.excerpt.order):
        if person.name in seen:
            continue
        seen.add(person.name)
        start = min((s.excerpt.start for s in prose), default=0)
        bare = _bare_before(subject, person, start)
        if bare and not _is_introduced(subject, person, bare, start):
            shown = [reading(bare.text, [bare], view), reading(person.excerpt.text, [person.excerpt], view)]
            key = [subject.article.id, person.name]
            yield finding(rule, shown, view, subject=person.excerpt.text, key=key, confidence=0.8)


def _bare_before(subject: Analysis, person: Person, start: int) -> Excerpt | None:
    """The first mention by one part of the name alone that speaks, or carries an office, before the full name."""
    article, end = subject.article, person.excerpt.start
    parts = "|".join(re.escape(part) for part in person.excerpt.text.split() if len(part) > 2)
    if not parts:
        return None
    named = rf"(?<![\w-])(?P<name>{parts})(?![\w-])"
    says = re.compile(rf"{named}\s+(?:also\s+|further\s+)?{SAYING}\b")
    alone = (m for m in says.finditer(article.text, start, end) if not NAMED.search(article.text[start : m.start()]))
    match = next(alone, None)
    held = [
        f.excerpt
        for s in subject.statements
        for f in s.facts
        if isinstance(f, Person) and start <= f.excerpt.start < end and fold(f.excerpt.text) in person.name.split()
    ]
    spoken = [excerpt(article, *match.span("name"))] if match else []
    return min([*held, *spoken], key=lambda e: e.order, default=None)


def _is_introduced(subject: Analysis, person: Person, bare: Excerpt, start: int) -> bool:
    """Whether the full name, or another name with this part, stands in the text before the bare mention."""
    before = subject.article.text[start : bare.start]
    part = re.escape(bare.text)
    longer = rf"(?:[A-Z][\w’'-]+\s+{part}(?![\w-])|(?<![\w-]){part}\s+[A-Z][\w’'-]+)"
    return fold(person.excerpt.text) in fold(before) or re.search(longer, before) is not None
