"""Words that match a pattern of the user's."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from compare.checks.corpus_view import CorpusView
from compare.checks.findings import finding, reading
from compare.model import Analysis, Excerpt, Finding
from compare.packs.rule import Pattern, Rule
from compare.packs.yaml_nodes import compiled
from compare.places import excerpt

SUBJECT = Analysis


@dataclass(frozen=True, slots=True)
class Options:
    """The pattern, in RE2's syntax; what to write instead; whether upper and lower case are told apart."""

    pattern: Pattern
    suggestion: str | None = None
    case: bool = True


def find(rule: Rule, subject: Analysis, view: CorpusView) -> Iterator[Finding]:
    """One finding for each text that matches, with all its places in the article."""
    places: dict[str, list[Excerpt]] = defaultdict(list)
    for match in compiled(rule.options.pattern, case=rule.options.case).finditer(subject.article.text):
        if match.start() < match.end():
            places[match.group()].append(excerpt(subject.article, *match.span()))
    for text, found in places.items():
        shown = reading(" ".join(text.split()) or text, found, view)
        yield finding(rule, [shown], view, subject=shown.text, suggestion=rule.options.suggestion)
