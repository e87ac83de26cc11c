"""A person who speaks and is never named in full."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from compare.checks.corpus_view import CorpusView
from compare.checks.findings import finding, reading
from compare.english.words import rarity
from compare.model import Analysis, Excerpt, Finding
from compare.packs.rule import Rule
from compare.places import excerpt

SUBJECT = Analysis
SAYING = r"(?:said|says|told|added|stressed|noted|explained|argued|warned|announced|recalled|admitted)"
ALONE = re.compile(rf"(?<![\w’'-])(?P<name>[A-Z][a-z\u00c0-\u1eff]+)(?:,)?\s+(?:also\s+|later\s+)?{SAYING}\b")
RARE = 0.75
"""Rarity of a name that is no word of the language, nor of a large country or city."""


@dataclass(frozen=True, slots=True)
class Options:
    """Names by which everybody knows their bearer."""

    known: tuple[str, ...] = ()


def find(rule: Rule, subject: Analysis, view: CorpusView) -> Iterator[Finding]:
    """One finding for each bare name that says something in an article which never has another name beside it."""
    places: dict[str, list[Excerpt]] = defaultdict(list)
    text = subject.article.text
    for sentence in (s for s in subject.statements if s.id == s.sentence and s.kind == "sentence"):
        for match in ALONE.finditer(text, sentence.excerpt.start, sentence.excerpt.end):
            name = match["name"]
            beside = re.search(r"[\w.’'-]+\s+\Z", text[: match.start()])
            if name not in rule.options.known and rarity(name) >= RARE and not _continues(beside):
                places[name].append(excerpt(subject.article, *match.span("name")))
    for name, found in sorted(places.items()):
        if not _in_full(name, text):
            shown = reading(name, found, view)
            yield finding(rule, [shown], view, subject=name, key=[subject.article.id, name], confidence=0.7)


def _continues(beside: re.Match[str] | None) -> bool:
    """Whether the name goes with what stands before it: a first name, an office, a title, an article."""
    return beside is not None and (beside[0][0].isupper() or beside[0].split()[0] in ("the", "a", "an", "of"))


def _in_full(name: str, text: str) -> bool:
    """Whether another capitalised word stands beside the name anywhere: a first name, or an office."""
    return re.search(rf"[A-Z][\w.’'-]*,?\s+{re.escape(name)}\b|\b{re.escape(name)}\s+[A-Z]", text) is not None
