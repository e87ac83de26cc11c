"""The report as one self-contained page, from a disk or a mail; without its script it only cannot be searched."""

from __future__ import annotations

from base64 import b64encode
from hashlib import sha256
from importlib.resources import files

from compare.model import Report
from compare.reporters._chooser_html import chooser
from compare.reporters._findings_html import page_of, sections, text
from compare.reporters._overview_html import overview
from compare.reporters._places import article_name, articles_of
from compare.reporters._problems import decision_section, section
from compare.reporters._rows import (
    MOST_NAMED,
    MOST_OUTLETS,
    SCREEN,
    SETTLED,
    compared,
    counted,
    decision_lines,
    head,
    tally,
    tally_words,
)
from compare.reporters._style import Style
from compare.reporters._tables_html import articles, renderings

POLICY = "default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-{script}'; base-uri 'none'"
"""No script runs but the page's own, whatever an article says."""


def render(report: Report, style: Style) -> str:
    """The whole report, rows closed; nothing in it is fetched from anywhere."""
    page = page_of(report)
    findings = sections(report, page, everything=style.everything)
    css, script = (files("compare.reporters").joinpath(f"report.{kind}").read_text("utf-8") for kind in ("css", "js"))
    policy = POLICY.format(script=b64encode(sha256(script.encode()).digest()).decode())
    layout = "" if page.side_by_side else ' class="by-reading"'
    return (
        '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="referrer" content="no-referrer">\n'
        f"<title>Consistency report · {text(head(report)[0])}</title>\n<style>\n{css}</style>\n</head>\n"
        f'<body{layout} style="--outlets:{max(1, len(page.outlets))}">\n'
        f'<a class="skip" href="#main">To the findings</a>\n{_masthead(report)}{_bar(report)}'
        f'<main id="main">\n{_silence(report)}{chooser(report, everything=style.everything)}{findings}'
        f"{overview(report, everything=style.everything)}{renderings(report, page)}"
        f"{articles(report, page)}</main>\n{_foot(report)}<script>{script}</script>\n</body>\n</html>\n"
    )


def _masthead(report: Report) -> str:
    named = "".join(_outlets(report))
    facts = [words for words in head(report) if words.startswith(("same occasion", "undated"))]
    facts += tally_words(report)[len(SCREEN) :]
    return (
        '<header class="wrap"><div class="masthead">\n<h1>Consistency report</h1>\n'
        f'<p class="lead">{text(counted(len(report.articles), "article"))}: {text(compared(report))}.</p>\n'
        f'<ul class="outlets">{named}</ul>\n'
        f'<p class="facts">{text(" · ".join(facts))}</p>\n{section(report.problems)}'
        f"{decision_section(decision_lines(report))}</div></header>\n"
    )


def _outlets(report: Report) -> list[str]:
    lines = []
    printed = articles_of(report)
    for outlet in report.outlets[:MOST_OUTLETS]:
        ids = [article_name(article.id, outlet) for article in printed[outlet.name]]
        named = " ".join(ids) if len(ids) <= MOST_NAMED else f"{len(ids)} articles"
        ours = ' <span class="ours">ours</span>' if outlet.ours else ""
        name = f" {text(outlet.name)}" if outlet.name != outlet.short else ""
        lines.append(f'<li><b>{text(outlet.short)}</b>{name}{ours} <span class="ids">{text(named)}</span></li>')
    more = len(report.outlets) - MOST_OUTLETS
    return [*lines, f"<li>{counted(more, 'more outlet')}</li>"] if more > 0 else lines


def _bar(report: Report) -> str:
    words = {"error": "must fix", "warning": "to query", "note": "noted"}
    links = [
        f'<li><a class="{severity}" href="#{severity}"><b>{number}</b> {words[severity]}</a></li>'
        for severity, number in tally(report).items()
        if number
    ]
    if any(len(f.readings) > 1 for f in report.findings if f.status not in SETTLED):
        links.append('<li><a href="#overview">who differs</a></li>')
    if report.concepts:
        links.append(f'<li><a href="#renderings">renderings <b>{len(report.concepts)}</b></a></li>')
    if report.articles:
        links.append(f'<li><a href="#articles">articles <b>{len(report.articles)}</b></a></li>')
    return f'<nav class="bar" aria-label="Sections"><div class="wrap"><ul>{"".join(links)}</ul></div></nav>\n'


def _silence(report: Report) -> str:
    """What stands in place of the findings where there are none."""
    if any(tally(report).values()):
        return ""
    return f'<section><p class="lead">{text(compared(report).capitalize())}.</p></section>\n'


def _foot(report: Report) -> str:
    packs = [f"{name} {digest}" for name, digest in report.run.packs]
    options = [f"{name} {value}" for name, value in report.run.options]
    parts = [f"concordant {report.run.version}", *packs, *options]
    return f'<footer class="wrap"><p>{text(" · ".join(parts))}</p></footer>\n'
