"""A person who is given the full name with the office again, where the plain name would do."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from compare.checks.corpus_view import CorpusView
from compare.checks.findings import finding, reading
from compare.model import Analysis, Excerpt, Finding, Person
from compare.packs.rule import Rule
from compare.places import excerpt

SUBJECT = Analysis


@dataclass(frozen=True, slots=True)
class Options:
    """How often the full name may stand with an office."""

    most: int = 1


def find(rule: Rule, subject: Analysis, view: CorpusView) -> Iterator[Finding]:
    """One finding for each person who is introduced more often than that in running text; it shows what is too much."""
    introduced: dict[str, list[Excerpt]] = defaultdict(list)
    prose = [s for s in subject.statements if s.id == s.sentence and s.kind == "sentence"]
    people = {f.excerpt.order: f for s in prose for f in s.facts if isinstance(f, Person)}
    for order in sorted(people):
        person = people[order]
        whole = _whole(subject, person)
        if len(person.name.split()) > 1 and not view.is_quoted(whole):
            introduced[person.name].append(whole)
    for name, places in sorted(introduced.items()):
        again = places[rule.options.most :]
        if again:
            shown = reading(" ".join(again[0].text.split()), again, view)
            full = next(p.excerpt.text for p in people.values() if p.name == name)
            yield finding(rule, [shown], view, subject=full, key=[subject.article.id, name], confidence=0.8)


def _whole(subject: Analysis, person: Person) -> Excerpt:
    """The name together with its offices."""
    spans = [(e.start, e.end) for e in (person.excerpt, *person.offices)]
    return excerpt(subject.article, min(start for start, _ in spans), max(end for _, end in spans))
