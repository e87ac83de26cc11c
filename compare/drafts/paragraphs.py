"""A draft paragraph by paragraph: what differs, what agrees, and what was found nowhere else."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import chain

from compare.drafts.remarks import Authority, remarks
from compare.english.words import even
from compare.model import Analysis, Closeness, Excerpt, Finding, Link, Statement
from compare.places import excerpt, paragraphs
from compare.views import Counterpart, DraftReview, Remark, ReviewedParagraph

CLOSEST_FIRST: tuple[Closeness, ...] = ("word for word", "in other words", "in part")
Places = dict[str, tuple[Excerpt, Closeness]]


def reviewed(draft: Analysis, findings: Sequence[Finding], links: Iterable[Link], authority: Authority) -> DraftReview:
    """The draft with a record for each paragraph of it; `findings` are those that touch it."""
    article = draft.article
    said: dict[int, list[Remark]] = defaultdict(list)
    for finding in findings:
        for remark in remarks(finding, article.id, authority):
            said[remark.ours[0].evidence[0].paragraph].append(remark)
    found = _counterparts(article.id, links)
    whole = [s for s in draft.statements if s.id == s.sentence]
    made = []
    for number, (start, end) in enumerate(paragraphs(article.text), start=1):
        inside = [s for s in whole if start <= s.excerpt.start < end]
        if inside or said[number]:
            here = excerpt(article, start, end)
            made.append(_paragraph(here, sorted(said[number], key=lambda r: r.order), inside, found))
    text = even(article.text)
    twins = sorted(a.id for a in authority.articles.values() if a.id != article.id and even(a.text) == text)
    sentences = [s for s in whole if s.kind in ("sentence", "list item")]
    linked = sum(s.id in found for s in sentences)
    return DraftReview(article, tuple(made), len(sentences), linked, tuple(twins))


def _paragraph(
    here: Excerpt, said: Sequence[Remark], sentences: Sequence[Statement], found: Mapping[str, Places]
) -> ReviewedParagraph:
    grave = [r.ours for r in said if r.finding.severity in ("error", "warning")]
    marked = [e for readings in grave for reading in readings for e in reading.evidence]
    agreeing = tuple(
        Counterpart(s.excerpt, tuple(sorted(found[s.id].values(), key=lambda p: p[0].order)))
        for s in sentences
        if s.id in found and not any(s.excerpt.start < e.end and e.start < s.excerpt.end for e in marked)
    )
    alone = tuple(s.excerpt for s in sentences if s.id not in found and s.kind in ("sentence", "list item"))
    return ReviewedParagraph(here, tuple(said), agreeing, alone)


def _counterparts(draft: str, links: Iterable[Link]) -> dict[str, Places]:
    """For each sentence of the draft the closest place in each other article."""
    found: dict[str, Places] = defaultdict(dict)
    sides = chain.from_iterable(((x, x.left, x.right), (x, x.right, x.left)) for x in links)
    for link, own, other in sides:
        if own.excerpt.article == draft:
            there = found[own.sentence]
            place = (other.excerpt, _closeness(link))
            before = there.setdefault(other.excerpt.article, place)
            there[other.excerpt.article] = min(before, place, key=lambda p: (CLOSEST_FIRST.index(p[1]), p[0].order))
    return dict(found)


def _closeness(link: Link) -> Closeness:
    if even(link.left.excerpt.text).casefold() == even(link.right.excerpt.text).casefold():
        return "word for word"
    return "in other words" if link.relation == "same" else "in part"
