"""The words around evidence: the sentence it stands in, and where in it the evidence is."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from compare.model import Article, Excerpt, Report
from compare.places import LINE_END, line_around

LONGEST = 600  # code points of a passage; a longer paragraph is cut on either side of the evidence
AROUND = 220  # code points kept on either side then

SENTENCE_ENDS = ".!?…”’\"'|—"

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Passage:
    """Part of an article that shows evidence; `marks` are spans of the article, in order and apart."""

    article: Article
    start: int
    end: int
    marks: tuple[Excerpt, ...]

    @property
    def before(self) -> str:
        """`… ` where the passage begins inside a sentence."""
        previous = self.article.text[: self.start].rstrip(" ")[-1:]
        return "" if not previous or previous in SENTENCE_ENDS or LINE_END.match(previous) else "… "

    @property
    def after(self) -> str:
        """` …` where the passage ends inside a sentence."""
        following = self.article.text[self.end :].lstrip(" ")[:1]
        inside = following and not LINE_END.match(following)
        return " …" if inside and self.article.text[self.end - 1] not in SENTENCE_ENDS else ""


def statements_of(report: Report) -> dict[str, tuple[Span, ...]]:
    """Where the statements stand that were found in another article, by article, in order."""
    spans: dict[str, set[Span]] = {article.id: set() for article in report.articles}
    grouped = [s for group in report.groups for s in group.statements]
    linked = [s for link in report.links for s in (link.left, link.right)]
    for statement in [*grouped, *linked]:
        spans[statement.excerpt.article].add((statement.excerpt.start, statement.excerpt.end))
    return {article: tuple(sorted(found)) for article, found in spans.items()}


def passages(
    evidence: Iterable[Excerpt], articles: Mapping[str, Article], statements: Mapping[str, tuple[Span, ...]]
) -> list[Passage]:
    """The passages that show the evidence, each once, in the order of `articles`."""
    rank = {article: n for n, article in enumerate(articles)}
    marks: dict[tuple[str, Span], list[Excerpt]] = {}
    for excerpt in sorted(evidence, key=lambda e: (rank[e.article], e.order)):
        article = articles[excerpt.article]
        place = _around(excerpt, article.text, statements[article.id])
        held = marks.setdefault((article.id, place), [])
        if not held or held[-1].end <= excerpt.start:
            held.append(excerpt)
    return [Passage(articles[id_], start, end, tuple(held)) for (id_, (start, end)), held in marks.items()]


def _around(excerpt: Excerpt, text: str, statements: Iterable[Span]) -> Span:
    """The longest statement that holds the evidence, else the line of the article, cut if long."""
    holding = [(end - start, start, end) for start, end in statements if start <= excerpt.start and excerpt.end <= end]
    fitting = [span for span in holding if span[0] <= LONGEST]
    if fitting:
        _, start, end = max(fitting)
        return start, end
    start, end = line_around(text, excerpt.start, excerpt.end)
    if end - start <= LONGEST:
        return start, end
    return _word_start(text, max(start, excerpt.start - AROUND)), _word_end(text, min(end, excerpt.end + AROUND))


def _word_start(text: str, at: int) -> int:
    while at and not text[at - 1].isspace():
        at -= 1
    return at


def _word_end(text: str, at: int) -> int:
    while at < len(text) and not text[at].isspace():
        at += 1
    return at
