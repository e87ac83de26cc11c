"""Quotation marks that are not closed, not opened, or closed by a mark of another kind."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from compare.checks.corpus_view import CorpusView
from compare.checks.findings import finding, reading
from compare.model import Analysis, Article, Finding
from compare.packs.rule import Rule
from compare.places import excerpt, paragraphs

SUBJECT = Analysis
DOUBLE = re.compile(r"[“”„\"«»]")
INCHES = re.compile(r"(?<=\d)\"(?!\w)")
# A single mark before a word may open a quotation; one behind a word may be an apostrophe and tells nothing.
SINGLE = re.compile(r"(?<![\w’'])(?P<mark>[‘'])(?=[^\W\d_]{2,})(?P<word>[\w’'-]+)")
SINGLE_END = re.compile(r"(?<=[\w.,!?…])[’'](?!\w)")
ELISIONS = frozenset({"tis", "twas", "til", "em", "cause", "bout", "round", "neath", "tween", "n", "cos", "cuz"})
WORDS_SHOWN = 6


@dataclass(frozen=True, slots=True)
class Options:
    """`mixed`: whether a quotation that opens straight and closes curly, or the other way, is a fault."""

    mixed: bool = True


def find(rule: Rule, subject: Analysis, view: CorpusView) -> Iterator[Finding]:
    """One finding for each mark that has no partner, or the wrong one."""
    article = subject.article
    spans = list(paragraphs(article.text))
    faults: list[tuple[str, int, int]] = []
    for number, (start, end) in enumerate(spans):
        following = article.text[spans[number + 1][0] :][:1] if number + 1 < len(spans) else ""
        faults += _doubles(article.text, start, end, following)
        faults += _singles(article.text, start, end)
    for sort, start, end in faults:
        if sort != "mixed" or rule.options.mixed:
            yield _finding(rule, article, sort, start, end, view)


def _finding(rule: Rule, article: Article, sort: str, start: int, end: int, view: CorpusView) -> Finding:
    place = excerpt(article, start, end)
    shown = " ".join(place.text.split())
    return finding(
        rule, [reading(shown, [place], view)], view, subject=f"{sort} quotation mark", key=[article.id, shown]
    )


def _doubles(text: str, start: int, end: int, following: str) -> Iterator[tuple[str, int, int]]:
    """Faults among the double marks of one paragraph, which the paragraph after it may go on quoting."""
    opened: int | None = None
    inches = {m.start() for m in INCHES.finditer(text, start, end)}
    for match in DOUBLE.finditer(text, start, end):
        at = match.start()
        if at in inches and opened is None:
            continue
        if _opens(text, at, opened):
            if opened is not None:
                yield "unclosed", opened, _after(text, opened, at)
            opened = at
        elif opened is None:
            yield "unopened", _before(text, at, start), at + 1
        else:
            if _style(text[opened]) != _style(text[at]):
                yield "mixed", opened, at + 1
            opened = None
    if opened is not None and not (following and following in '“"«„' and _style(following) == _style(text[opened])):
        yield "unclosed", opened, _after(text, opened, end)


def _opens(text: str, at: int, opened: int | None) -> bool:
    """Whether the mark opens a quotation, by its shape, or a straight one by what stands around it."""
    mark = text[at]
    if mark != '"':
        return mark in "“„«" and not (mark == "“" and opened is not None and text[opened] == "„")
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    if (not before or before.isspace() or before in "([—–‘'") and after and not after.isspace():
        return True
    if not after or after.isspace() or after in ".,;:!?)]—–":
        return False
    return opened is None


def _style(mark: str) -> str:
    return "straight" if mark == '"' else "angled" if mark in "«»" else "curly"


def _singles(text: str, start: int, end: int) -> Iterator[tuple[str, int, int]]:
    """Single marks that open a quotation which nothing in the paragraph can close."""
    for match in SINGLE.finditer(text, start, end):
        if match["word"].lower().rstrip("'’") in ELISIONS:
            continue
        if not SINGLE_END.search(text, match.end("mark"), end):
            yield "unclosed", match.start(), _after(text, match.start(), end)


def _after(text: str, start: int, limit: int) -> int:
    """Where the first few words from `start` on end."""
    words = list(re.finditer(r"\S+", text[start:limit]))[:WORDS_SHOWN]
    return start + words[-1].end()


def _before(text: str, at: int, limit: int) -> int:
    """Where the last few words before `at` begin."""
    words = list(re.finditer(r"\S+", text[limit:at]))[-WORDS_SHOWN:]
    return limit + words[0].start() if words else at
