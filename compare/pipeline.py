"""The order of the work: the only module where stages meet."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from itertools import combinations
from typing import Any

from compare import plugins
from compare.alignment import grouping, pairing, partners
from compare.model import Analysis, Article, Byline, Link, Outlet, Problem, Report, Run, Source, Step
from compare.statements.segment import segment

PERMISSIVE = 0.2
"""Score from which a pair of statements is looked at for renderings; links need the user's threshold."""
LEAST_SCORE = 0.5
LEAST_ALIGNED = 0.3
"""Share of the shorter article's sentences that must be linked for two articles to report one occasion."""


def read(source: Source) -> Iterator[Article | Problem]:
    """The article in a file, by the reader for its suffix."""
    reader = plugins.load("compare.readers", source.path.rpartition(".")[2].lower())
    yield reader.read(source)


def analyse(article: Article) -> Iterator[Analysis]:
    """All that can be said of one article alone."""
    yield Analysis(article, segment(article))


def byline(analysis: Analysis) -> Iterator[Byline]:
    """What later stages need to know of an article without its text."""
    a = analysis.article
    sentences = sum(s.id == s.sentence for s in analysis.statements)
    yield Byline(a.id, a.outlet, a.role, a.occasion, a.published, a.corrects, sentences)


def link(sides: Sequence[partners.Side]) -> Iterator[Link]:
    """Links between the two articles of a pair, weak ones included."""
    left, right = sides
    return pairing.links(left.analysis, right.analysis, least=PERMISSIVE)


def accept(candidate: Link, *, least: float) -> Iterator[Link]:
    """The candidate, where its score is at least `least`."""
    if candidate.score >= least:
        yield candidate


def articles_of(record: Link) -> tuple[str, str]:
    """The two articles of a link."""
    return record.left.excerpt.article, record.right.excerpt.article


def steps(*, least: float) -> list[Step]:
    """The whole pipeline, as data."""
    return [
        Step("read", "sources", "articles", read),
        Step("analyse", "articles", "analyses", analyse),
        Step("sign", "analyses", "bylines", byline),
        Step("index", "analyses", "postings", partners.postings),
        Step("pair", "postings", "partners", partners.partners, key=lambda p: p.key),
        Step("hand out", "analyses", "sides", partners.sides, given=("partners",)),
        Step("align", "sides", "candidates", link, key=lambda s: s.pair),
        Step("accept", "candidates", "links", partial(accept, least=least)),
        Step("group", "links", "groups", grouping.groups, ends=grouping.ends),
    ]


def same_occasions(bylines: Iterable[Byline], links: Iterable[Link]) -> dict[str, frozenset[str]]:
    """For each article the others that report its occasion, as declared or inferred from how much aligns."""
    lines = {b.article: b for b in bylines}
    linked: dict[tuple[str, str], tuple[set[str], set[str]]] = {}
    for x in links:
        left, right = linked.setdefault(articles_of(x), (set(), set()))
        left.add(x.left.sentence)
        right.add(x.right.sentence)
    found: dict[str, set[str]] = {}
    for a, b in combinations(sorted(lines), 2):
        one, other = lines[a], lines[b]
        if one.occasion or other.occasion:
            same = one.occasion == other.occasion
        else:
            left, right = linked.get((a, b), (set(), set()))
            shared = min(len(left), len(right))
            same = shared >= LEAST_ALIGNED * max(1, min(one.sentences, other.sentences))
        if same:
            found.setdefault(a, set()).add(b)
            found.setdefault(b, set()).add(a)
    return {k: frozenset(v) for k, v in found.items()}
