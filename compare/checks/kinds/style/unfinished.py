"""A paragraph that breaks off in the middle of a sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from compare.checks.corpus_view import CorpusView
from compare.checks.findings import finding, reading
from compare.model import Analysis, Excerpt, Finding
from compare.packs.rule import Rule
from compare.places import excerpt, paragraphs, trim

SUBJECT = Analysis
SHOWN = 6
"""Last words that are shown."""


@dataclass(frozen=True, slots=True)
class Options:
    """Words that a paragraph has at least: shorter ones are headings, captions, bylines; words that end no sentence."""

    words: int = 12
    open: tuple[str, ...] = (
        "a", "an", "and", "as", "at", "because", "but", "by", "for", "from", "his", "if", "into", "its", "my", "of",
        "or", "our", "than", "that", "the", "their", "to", "until", "which", "while", "whose", "with",
    )  # fmt: skip


def find(rule: Rule, subject: Analysis, view: CorpusView) -> Iterator[Finding]:
    """One finding for each paragraph that ends with a word that cannot end a sentence."""
    for place in _broken(subject, rule.options):
        shown = f"… {' '.join(place.text.split())}"
        key = [subject.article.id, shown]
        yield finding(rule, [reading(shown, [place], view)], view, subject=shown, key=key)


def _broken(subject: Analysis, options: Options) -> Iterator[Excerpt]:
    """The last words of each paragraph that breaks off and is not taken up by a small letter in the next one."""
    text = subject.article.text
    for span in paragraphs(text):
        start, end = trim(text, *span)
        words = list(re.finditer(r"\S+", text[start:end]))
        taken_up = re.match(r"\W*[a-z]", text[end:])
        if len(words) >= options.words and not taken_up and words[-1].group().lower() in options.open:
            yield excerpt(subject.article, start + words[-SHOWN].start(), end)
