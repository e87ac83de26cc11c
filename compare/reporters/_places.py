"""How outlets, articles and paragraphs are named in every report: `VNS 003 ¶7 ¶12; 004 ¶1`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby

from compare.model import Article, Excerpt, Outlet, Report


def outlets_of(report: Report) -> dict[str, Outlet]:
    """The outlet of each article, by the article's id; outlets come in the report's order."""
    articles = articles_of(report)
    return {article.id: outlet for outlet in report.outlets for article in articles[outlet.name]}


def articles_of(report: Report) -> dict[str, tuple[Article, ...]]:
    """The articles of each outlet, by the outlet's name, in the report's order."""
    articles: dict[str, list[Article]] = {outlet.name: [] for outlet in report.outlets}
    for article in sorted(report.articles, key=lambda a: a.order):
        articles[article.outlet].append(article)
    return {outlet: tuple(printed) for outlet, printed in articles.items()}


def places(evidence: Iterable[Excerpt], outlets: Mapping[str, Outlet], *, most: int | None = None) -> str:
    """`VNS 003 ¶7 ¶12; 004 ¶1; WVR 001 ¶2`; paragraphs past the first `most` are only counted, `+3`."""
    numbered, more = _paragraphs(evidence, outlets, most)
    named = []
    for outlet, articles in groupby(numbered.items(), key=lambda item: outlets[item[0]]):
        named.append(f"{outlet.short} " + "; ".join(_article(a, outlet, numbers) for a, numbers in articles))
    return "; ".join(named) + more


def paragraphs(evidence: Iterable[Excerpt], outlets: Mapping[str, Outlet], *, most: int | None = None) -> str:
    """`003 ¶7 ¶12; 004 ¶1`, for where the outlet is named already."""
    numbered, more = _paragraphs(evidence, outlets, most)
    return "; ".join(_article(article, outlets[article], ns) for article, ns in numbered.items()) + more


def article_name(article: str, outlet: Outlet) -> str:
    """The article's id, or nothing where it is the outlet's name over again."""
    return "" if article in (outlet.name, outlet.short) else article


def _paragraphs(
    evidence: Iterable[Excerpt], outlets: Mapping[str, Outlet], most: int | None
) -> tuple[dict[str, list[int]], str]:
    rank = {article: n for n, article in enumerate(outlets)}
    every = sorted({(rank[e.article], e.article, e.paragraph) for e in evidence})
    shown: dict[str, list[int]] = {}
    for _, article, paragraph in every[:most]:
        shown.setdefault(article, []).append(paragraph)
    more = len(every) - len(every[:most])
    return shown, f" +{more}" if more else ""


def _article(article: str, outlet: Outlet, numbers: Sequence[int]) -> str:
    name = article_name(article, outlet)
    return " ".join([name] * bool(name) + [f"¶{n}" for n in numbers])
