"""First person outside quotation marks in the report of what somebody said."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from compare.checks.corpus_view import CorpusView
from compare.checks.findings import finding, reading
from compare.model import Analysis, Finding, Statement
from compare.packs.rule import Rule
from compare.places import excerpt, paragraphs

SUBJECT = Analysis
QUESTION = re.compile(r"^\s*(?:Q|A|Question|Answer)\s*[:.]|\?\s*$", re.IGNORECASE | re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Options:
    """Words of the first person; the share of sentences with them from which the article is written in it."""

    words: tuple[str, ...] = ("we", "our", "ours", "us", "I", "my")
    most: float = 0.25


def find(rule: Rule, subject: Analysis, view: CorpusView) -> Iterator[Finding]:
    """One finding for an article that gives somebody's words as its own, with all places."""
    article = subject.article
    prose = [s for s in subject.statements if s.id == s.sentence and s.kind == "sentence"]
    if not prose or not view.reports_speech(prose[0].excerpt) or QUESTION.search(article.text):
        return
    pattern = re.compile(rf"(?<![\w’'-])(?:{'|'.join(_form(w) for w in rule.options.words)})(?![\w’'.-])")
    spans = _quoted(article.text)
    places = [
        excerpt(article, *m.span())
        for s in prose
        for m in pattern.finditer(article.text, s.excerpt.start, s.excerpt.end)
        if not any(start <= m.start() < end for start, end in spans) and not view.is_quoted(excerpt(article, *m.span()))
    ]
    if places and len(_holding(prose, [p.start for p in places])) <= rule.options.most * len(prose):
        printed = sorted({p.text.lower() for p in places})
        shown = reading(", ".join(printed), places, view)
        yield finding(rule, [shown], view, subject=shown.text, key=[article.id, *printed], confidence=0.8)


def _form(word: str) -> str:
    return re.escape(word) if word == "I" else f"[{word[0].upper()}{word[0]}]{re.escape(word[1:])}"


def _holding(prose: list[Statement], starts: list[int]) -> list[Statement]:
    """The sentences in which one of the places stands."""
    return [s for s in prose if any(s.excerpt.start <= at < s.excerpt.end for at in starts)]


def _quoted(text: str) -> list[tuple[int, int]]:
    """Spans of each paragraph from a double quotation mark to the next, or to its end; two paragraphs may be one."""
    found = []
    for start, end in paragraphs(text):
        marks = [m.start() for m in re.finditer(r"[“”\"]", text[start:end])]
        edges = [start + m for m in marks] + ([end] if len(marks) % 2 else [])
        found += list(zip(edges[::2], edges[1::2], strict=True))
    return found
