"""The findings as HTML: rows that open to the sentences they stand in."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from itertools import groupby

from compare.model import Article, Excerpt, Finding, Outlet, Reading, Report, Severity
from compare.reporters._passages import Passage, Span, passages, statements_of
from compare.reporters._places import outlets_of, paragraphs, places
from compare.reporters._rows import (
    ACTIONS,
    MOST_COLUMNS,
    NOTHING,
    OTHERWISE,
    SCREEN,
    SIDE_BY_SIDE,
    Row,
    Said,
    block_openers,
    legend,
    rows_shown,
    status_words,
)
from compare.reporters._screen import visible
from compare.reporters._wording import marked_runs

MOST_PLACES = 10  # of one reading in a closed row
RUN = 20  # rows that are laid out together; with 5,000 rows side by side, frames took 600 ms
MOST_PASSAGES = 12  # of one reading; the others are named by their place


@dataclass(frozen=True, slots=True)
class Page:
    """What the parts of a page share."""

    outlets: Sequence[Outlet]
    outlet_of: Mapping[str, Outlet]
    articles: Mapping[str, Article]
    statements: Mapping[str, tuple[Span, ...]]

    @property
    def side_by_side(self) -> bool:
        """Whether each outlet has a column."""
        return len(self.outlets) <= MOST_COLUMNS


def page_of(report: Report) -> Page:
    """The look-ups that the parts of a page need."""
    outlets = outlets_of(report)
    by_id = {article.id: article for article in report.articles}
    articles = {article: by_id[article] for article in outlets}
    return Page(report.outlets, outlets, articles, statements_of(report))


def text(words: str) -> str:
    """Words as HTML text, nothing in them read as markup."""
    return escape(visible(words))


def sections(report: Report, page: Page, *, everything: bool) -> str:
    """A section for each severity that has findings, those that are decided on only where everything is asked for."""
    runs = groupby(rows_shown(report, everything=everything), key=lambda row: row.finding.severity)
    return "".join(_section(severity, list(rows), page) for severity, rows in runs)


def _section(severity: Severity, rows: Sequence[Row], page: Page) -> str:
    actions = [action for action in ACTIONS if any(row.finding.action == action for row in rows)]
    said = [text(line) for line in legend(rows)] if page.side_by_side else []
    hint = " · ".join([*(f"<b>{action}</b> {ACTIONS[action]}" for action in actions), *said])
    return (
        f'<section class="{severity}" id="{severity}" aria-labelledby="{severity}-h">\n'
        f'<h2 id="{severity}-h">{SCREEN[severity].capitalize()} <span class="count">{len(rows)}</span></h2>\n'
        f'<p class="hint">{hint}</p>\n'
        f'<div class="columns" aria-hidden="true"><span>#</span><span>DO</span><span>WHAT</span>'
        f"{_names(page)}</div>\n{''.join(_runs(rows, page))}</section>\n"
    )


def _runs(rows: Sequence[Row], page: Page) -> Iterator[str]:
    """The rows by the run: a browser lays out the runs that are near what can be seen, and no others."""
    openers = block_openers(rows)
    for at in range(0, len(rows), RUN):
        run = rows[at : at + RUN]
        drawn = "".join(_finding(row, page, opens=row.number in openers) for row in run)
        yield f'<div class="run" style="--rows:{len(run)}">\n{drawn}</div>\n'


def _names(page: Page) -> str:
    if not page.side_by_side:
        return "<span>READINGS</span>"
    return "".join(f"<span>{text(o.short)}{_full_name(o)}</span>" for o in page.outlets)


def _full_name(outlet: Outlet) -> str:
    return f'<span class="full">{text(outlet.name)}</span>' if outlet.name != outlet.short else ""


def _finding(row: Row, page: Page, *, opens: bool) -> str:
    finding = row.finding
    above = f'<p class="block">{SIDE_BY_SIDE}</p>\n' if opens else ""
    cells = [_cell(*each, finding, page) for each in zip(page.outlets, row.cells, row.otherwise, strict=True)]
    readings = "".join(cells) if page.side_by_side else _every_reading(row, page)
    return (
        f'{above}<details class="finding {finding.severity}" id="f{row.number}" {_known_by(finding, page)}><summary>'
        f'<span class="number">{row.number}</span>'
        f'<span class="do {finding.action.lower()}">{finding.action}</span>'
        f"{_what(row)}{readings}</summary>\n"
        f'<div class="inside">\n<p class="why">{text(finding.why)}</p>\n<div class="readings">\n'
        + "".join(_reading(reading, finding, page) for reading in finding.readings)
        + f'</div>\n<p class="meta">{_meta(finding)}</p>\n</div>\n</details>\n'
    )


def _known_by(finding: Finding, page: Page) -> str:
    """What a reader may choose findings by; outlets by their numbers."""
    who = {name for reading in finding.readings for name in reading.outlets}
    numbers = " ".join(str(n) for n, outlet in enumerate(page.outlets) if outlet.name in who)
    known = {"do": finding.action, "category": finding.category, "rule": finding.rule, "outlets": numbers}
    return " ".join(f'data-{name}="{escape(value)}"' for name, value in known.items())


def _what(row: Row) -> str:
    noun = f'<span class="rule">{text(row.noun)}</span>' if row.noun else ""
    suggestion = row.finding.suggestion
    advice = f'<span class="suggestion">→ <i>{text(suggestion)}</i></span>' if suggestion else ""
    status = status_words(row.finding)
    state = f' <span class="status">{status}</span>' if status else ""
    return f'<span class="what"><b>{text(row.what)}</b>{noun}{state}{advice}</span>'


def _cell(outlet: Outlet, said: Sequence[Said], there: Sequence[Excerpt], finding: Finding, page: Page) -> str:
    name = f'<span class="outlet">{text(outlet.short)}</span>'
    if not said:
        where = f' <span class="where">{text(paragraphs(there, page.outlet_of, most=MOST_PLACES))}</span>'
        return f'<span class="cell silent">{name}{OTHERWISE + where if there else NOTHING}</span>'
    lines = [_said(s, paragraphs(s.evidence, page.outlet_of, most=MOST_PLACES), finding) for s in said]
    return f'<span class="cell">{name}{"".join(lines)}</span>'


def _every_reading(row: Row, page: Page) -> str:
    lines = [_said(s, places(s.evidence, page.outlet_of, most=MOST_PLACES), row.finding) for s in row.readings]
    return f'<span class="cell">{"".join(lines)}</span>'


def _said(said: Said, where: str, finding: Finding) -> str:
    others = [reading.text for reading in finding.readings if reading.text != said.reading]
    times = f' <span class="times">×{len(said.evidence)}</span>' if len(said.evidence) > 1 else ""
    return (
        f'<span class="said"><span class="form">{_differing(said.form, others)}</span>{times} '
        f'<span class="where">{text(where)}</span></span>'
    )


def _reading(reading: Reading, finding: Finding, page: Page) -> str:
    others = [other.text for other in finding.readings if other != reading]
    shown = passages(reading.evidence, page.articles, page.statements)
    hidden = [mark for passage in shown[MOST_PASSAGES:] for mark in passage.marks]
    more = f'<p class="more">also {text(places(hidden, page.outlet_of))}</p>\n' if hidden else ""
    who = ", ".join(o.short for o in page.outlets if o.name in reading.outlets)
    return (
        f'<div class="reading">\n<h3>{_differing(reading.text, others)} <small>{text(who)}</small></h3>\n'
        + "".join(_passage(passage, others, page) for passage in shown[:MOST_PASSAGES])
        + f"{more}</div>\n"
    )


def _passage(passage: Passage, others: Sequence[str], page: Page) -> str:
    article = passage.article
    where = text(places(passage.marks, page.outlet_of))
    return (
        f"<figure><figcaption><b>{where}</b> {text(article.title)}</figcaption>\n"
        f'<blockquote lang="{escape(article.language)}">{_marked(passage, others)}</blockquote></figure>\n'
    )


def _marked(passage: Passage, others: Sequence[str]) -> str:
    """The passage's text with its evidence in <mark>, and in that what differs in <b>."""
    words = passage.article.text
    out, at = [passage.before], passage.start
    for mark in passage.marks:
        out += [text(words[at : mark.start]), f"<mark>{_differing(mark.text, others)}</mark>"]
        at = mark.end
    return "".join([*out, text(words[at : passage.end]), passage.after])


def _differing(words: str, others: Sequence[str]) -> str:
    """Words with what no other reading has at its place in <b>."""
    out, at = [], 0
    for start, end in marked_runs(words, others):
        out += [text(words[at:start]), f"<b>{text(words[start:end])}</b>"]
        at = end
    return "".join([*out, text(words[at:])])


def _meta(finding: Finding) -> str:
    parts = [f"rule {finding.rule}", finding.category, f"confidence {finding.confidence:.2f}", finding.id]
    return " · ".join(text(part) for part in parts)
