"""The renderings and the articles as HTML tables."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from compare.model import Article, Concept, Outlet, Rendering, Report
from compare.reporters._findings_html import Page, text
from compare.reporters._places import article_name
from compare.reporters._rows import counted

FIRST = 25  # concepts shown at once; the others stand behind a click
ALL = ""  # in place of an article: every other one
MOST_MATRIX = 12  # articles that get a column of their own


def renderings(report: Report, page: Page) -> str:
    """One row a concept, one column an outlet; nothing where no concept was found."""
    if not report.concepts:
        return ""
    first, rest = report.concepts[:FIRST], report.concepts[FIRST:]
    more = ""
    if rest:
        more = f'<details class="rest"><summary>{len(rest)} more</summary>\n{_concepts(rest, page)}</details>\n'
    return (
        '<section id="renderings" aria-labelledby="renderings-h">\n'
        f'<h2 id="renderings-h">Renderings <span class="count">{len(report.concepts)}</span></h2>\n'
        '<p class="hint">One thing and the words each outlet has for it, surest first. '
        "Not every difference is a fault.</p>\n"
        f"{_concepts(first, page)}{more}</section>\n"
    )


def _concepts(concepts: Iterable[Concept], page: Page) -> str:
    across = len(page.outlets) <= MOST_MATRIX
    names = [text(o.short) for o in page.outlets] if across else ["Renderings"]
    head = "".join(f'<th scope="col">{name}</th>' for name in ["Concept", *names])
    rows = "".join(_concept(concept, page, across=across) for concept in concepts)
    table = f"<thead><tr>{head}</tr></thead>\n<tbody>\n{rows}</tbody></table>"
    if page.side_by_side or not across:
        return f'<table class="concepts">{table}\n'
    return (
        '<div class="scroll" tabindex="0" role="group" aria-labelledby="renderings-h">'
        f'<table class="concepts broad">{table}</div>\n'
    )


def _concept(concept: Concept, page: Page, *, across: bool) -> str:
    seen = f"side by side in {counted(concept.support, 'statement')}" if concept.support else concept.source
    label = f'<th scope="row">{text(concept.label)}<small>{seen}</small></th>'
    if across:
        cells = "".join(_forms(concept.renderings, [outlet], page) for outlet in page.outlets)
    else:
        cells = _forms(concept.renderings, page.outlets, page)
    return f"<tr>{label}{cells}</tr>\n"


def _forms(forms: Sequence[Rendering], outlets: Sequence[Outlet], page: Page) -> str:
    """A cell with the forms that these outlets print, how often, and who if they are several."""
    lines = []
    for rendering in forms:
        printed = Counter(page.outlet_of[e.article].short for e in rendering.excerpts)
        who = [o.short for o in outlets if printed[o.short]]
        times = sum(printed[short] for short in who)
        if who:
            by = f' <span class="where">{text(", ".join(who))}</span>' if len(outlets) > 1 else ""
            count = f' <span class="times">×{times}</span>' if times > 1 else ""
            lines.append(f'<span class="said"><span class="form">{text(rendering.form)}</span>{count}{by}</span>')
    if not lines:
        return '<td class="silent">–</td>'
    label = f'<span class="outlet">{text(outlets[0].short)}</span>' if len(outlets) == 1 else ""
    return f"<td>{label}{''.join(lines)}</td>"


def articles(report: Report, page: Page) -> str:
    """Every article, and with how many statements of each other one it was compared."""
    if not report.articles:
        return ""
    pairs = _pairs(report)
    ordered = [page.articles[id_] for id_ in page.outlet_of]
    across = ordered if len(ordered) <= MOST_MATRIX else []
    columns = "".join(f'<th scope="col" class="number-cell">{text(a.id)}</th>' for a in across)
    head = "".join(f'<th scope="col">{name}</th>' for name in ["Article", "Outlet", "Title", "Published"])
    total = '<th scope="col" class="number-cell">Pairs</th>'
    rows = "".join(_article(article, across, pairs, page) for article in ordered)
    return (
        '<section id="articles" aria-labelledby="articles-h">\n'
        f'<h2 id="articles-h">Articles <span class="count">{len(ordered)}</span></h2>\n'
        '<p class="hint">How many pairs of statements that say the same thing were compared.</p>\n'
        f'<div class="scroll" tabindex="0" role="group" aria-labelledby="articles-h">'
        '<table class="articles">'
        f"<thead><tr>{head}{columns}{total}</tr></thead>\n<tbody>\n{rows}</tbody></table></div>\n</section>\n"
    )


def _pairs(report: Report) -> Counter[tuple[str, str]]:
    """Links by their two articles, either way round, and of each article with all others."""
    pairs: Counter[tuple[str, str]] = Counter()
    for link in report.links:
        left, right = link.left.excerpt.article, link.right.excerpt.article
        pairs[left, right] += 1
        pairs[right, left] += 1
        pairs[left, ALL] += 1
        pairs[right, ALL] += 1
    return pairs


def _article(article: Article, across: Sequence[Article], pairs: Mapping[tuple[str, str], int], page: Page) -> str:
    outlet = page.outlet_of[article.id]
    published = article.published.isoformat() if article.published else "undated"
    named = article_name(article.id, outlet) or article.id
    cells = [f'<th scope="row">{text(named)}<small>{text(article.path)}</small></th>']
    cells += [f"<td>{text(words)}</td>" for words in (outlet.short, article.title, published)]
    for other in across:
        number = "" if other == article else pairs.get((article.id, other.id), 0) or '<span class="none">0</span>'
        cells.append(f'<td class="number-cell">{number}</td>')
    return f'<tr>{"".join(cells)}<td class="number-cell"><b>{pairs.get((article.id, ALL), 0)}</b></td></tr>\n'
