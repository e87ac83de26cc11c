"""A pattern that stands too often, or not often enough, in an article, a paragraph or a sentence."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from compare.checks.corpus_view import CorpusView
from compare.checks.findings import finding, reading
from compare.model import Analysis, Finding
from compare.packs.rule import Pattern, Rule
from compare.packs.yaml_nodes import compiled
from compare.places import excerpt, paragraphs, trim

SUBJECT = Analysis
NAMED = 6
"""Words of a sentence or a paragraph that name it in the report."""


@dataclass(frozen=True, slots=True)
class Options:
    """How often the pattern, in RE2's syntax, may stand in each scope at most, and must at least."""

    pattern: Pattern
    scope: Literal["article", "paragraph", "sentence"] = "article"
    most: int | None = None
    least: int | None = None
    case: bool = True


def faults(options: Options) -> Iterator[str]:
    """What is wrong with the bounds of a rule."""
    if options.most is None and options.least is None:
        yield "neither most nor least is said; expected one of them, such as: most: 1"
    elif options.least == 0:
        yield "least is 0, which asks for nothing; expected 1 or more"
    elif options.most is not None and options.least is not None and options.most < options.least:
        yield f"most is {options.most}, which is less than least, {options.least}"


def find(rule: Rule, subject: Analysis, view: CorpusView) -> Iterator[Finding]:
    """One finding for each scope with too many matches, which it shows, or too few, where it shows the scope."""
    options: Options = rule.options
    pattern = compiled(options.pattern, case=options.case)
    for start, end in _scopes(subject, options):
        spans = [m.span() for m in pattern.finditer(subject.article.text[start:end]) if m.end() > m.start()]
        places = [excerpt(subject.article, start + a, start + b) for a, b in spans]
        many = options.most is not None and len(places) > options.most
        few = options.least is not None and len(places) < options.least
        if many or few:
            shown = places if many else [excerpt(subject.article, start, end)]
            words = shown[0].text.split()
            name = " ".join(words[:NAMED]) + (" …" if len(words) > NAMED else "")
            item = reading(f"{name} ({len(places)} ×)", shown, view)
            yield finding(rule, [item], view, subject=name, key=[subject.article.id, str(start), name])


def _scopes(subject: Analysis, options: Options) -> list[tuple[int, int]]:
    text = subject.article.text
    if options.scope == "sentence":
        return [(s.excerpt.start, s.excerpt.end) for s in subject.statements if s.id == s.sentence]
    if options.scope == "paragraph":
        return [trim(text, *span) for span in paragraphs(text)]
    whole = trim(text, 0, len(text))
    return [whole] if whole[0] < whole[1] else []
