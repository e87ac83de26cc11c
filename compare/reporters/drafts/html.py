"""A review as one self-contained page: the draft as it reads, and beside each paragraph what is to be said of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import escape
from importlib.resources import files

from compare.model import Excerpt
from compare.reporters._findings_html import text
from compare.reporters._problems import decision_section, section
from compare.reporters._rows import SCREEN, decision_lines, status_words, tally
from compare.reporters._style import Style
from compare.reporters.drafts._said import (
    NOBODY,
    Names,
    about,
    advice,
    against,
    agreement,
    draft_head,
    draft_name,
    legend,
    names_of,
    opening,
    shown,
    sides,
    tail,
)
from compare.views import DraftReview, Remark, Review, ReviewedParagraph

POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'"


def render(review: Review, style: Style) -> str:
    """The drafts in full; nothing in the page is fetched from anywhere, and nothing in it runs."""
    names = names_of(review, style)
    css = "".join(
        files("compare.reporters").joinpath(f).read_text("utf-8") for f in ("report.css", "drafts/review.css")
    )
    drafts = "".join(_draft(number, draft, names, style) for number, draft in enumerate(review.drafts, start=1))
    return (
        '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="referrer" content="no-referrer">\n'
        f"<title>Review · {text(_titles(review))}</title>\n<style>\n{css}</style>\n</head>\n"
        f'<body>\n<a class="skip" href="#main">To the draft</a>\n{_masthead(review)}'
        f'<main id="main">\n{drafts}</main>\n{_foot(review)}</body>\n</html>\n'
    )


def _titles(review: Review) -> str:
    return ", ".join(draft_name(draft) for draft in review.drafts) or "no draft"


def _masthead(review: Review) -> str:
    counts = {severity: number for severity, number in tally(review.report).items() if number}
    facts = [" · ".join(tail(review)[len(SCREEN) :]), legend(review)]  # what the chips do not say
    lines = "".join(f'<p class="facts">{text(words)}</p>\n' for words in facts if words)
    chips = "".join(f'<li class="{s}"><b>{number}</b> {SCREEN[s]}</li>' for s, number in counts.items())
    return (
        f'<header class="wrap"><div class="masthead">\n<h1>Review</h1>\n'
        f'<p class="lead">{text(" · ".join(against(review)))}</p>\n<ul class="chips">{chips}</ul>\n'
        f"{lines}{section(review.report.problems)}{decision_section(decision_lines(review.report))}</div></header>\n"
    )


def _draft(number: int, draft: DraftReview, names: Names, style: Style) -> str:
    nobody = "" if draft.linked else f'<p class="lead">{text(NOBODY)}</p>\n'
    parts = "".join(_paragraph(number, draft, part, names, style) for part in draft.paragraphs)
    return (
        f'<section class="draft" id="d{number}" aria-labelledby="d{number}-h">\n'
        f'<h2 id="d{number}-h">{text(draft_name(draft))}</h2>\n'
        f'<p class="hint">{text(" · ".join(draft_head(draft, names)[1:]))}</p>\n{nobody}{parts}</section>\n'
    )


def _paragraph(number: int, draft: DraftReview, part: ReviewedParagraph, names: Names, style: Style) -> str:
    remarks = shown(part, style)
    said = [_remark(number, remark, part, names) for remark in remarks]
    said += [f'<li class="agrees">cf. {text(agreement(c, names))}</li>\n' for c in part.agreeing]
    said += [f'<li class="alone">no counterpart: {text(opening(e))}</li>\n' for e in part.alone]
    place = part.excerpt.paragraph
    return (
        f'<div class="paragraph" id="d{number}p{place}"><div class="said"><span class="place">¶{place}</span>'
        f'<blockquote lang="{escape(draft.article.language)}">{_marked(part, remarks)}</blockquote></div>\n'
        f'<ul class="remarks">{"".join(said)}</ul></div>\n'
    )


def _marked(part: ReviewedParagraph, remarks: Iterable[Remark]) -> str:
    """The paragraph's text with the words that something is said of in <mark>, the gravest first."""
    whole, at, out = part.excerpt, part.excerpt.start, []
    for place, severity in sorted(_places(whole, remarks), key=lambda p: p[0].order):
        out.append(text(whole.text[at - whole.start : place.start - whole.start]))
        out.append(f'<mark class="{severity}">{text(place.text)}</mark>')
        at = place.end
    return "".join([*out, text(whole.text[at - whole.start :])])


def _places(whole: Excerpt, remarks: Iterable[Remark]) -> list[tuple[Excerpt, str]]:
    """The places in the paragraph that are ours, none within another."""
    kept: list[tuple[Excerpt, str]] = []
    for remark in remarks:
        for place in (e for reading in remark.ours for e in reading.evidence):
            inside = whole.start <= place.start and place.end <= whole.end
            if inside and all(place.end <= e.start or e.end <= place.start for e, _ in kept):
                kept.append((place, remark.finding.severity))
    return kept


def _remark(number: int, remark: Remark, part: ReviewedParagraph, names: Names) -> str:
    finding = remark.finding
    status = f' <span class="status">{status_words(finding)}</span>' if status_words(finding) else ""
    return (
        f'<li class="remark {finding.severity}"><h3>{text(about(remark))}'
        f"<small>{SCREEN[finding.severity]} · {text(finding.id)}</small>{status}</h3>\n"
        f"{''.join(_told(number, remark, part, names))}</li>\n"
    )


def _told(number: int, remark: Remark, part: ReviewedParagraph, names: Names) -> Iterator[str]:
    """Ours and theirs, and what is advised; a finding that came up before only says where."""
    repeated = remark.first < part.excerpt.paragraph
    lines = [line for line in sides(remark, names) if line[0] == "ours" or not repeated]
    yield "<dl>"
    for label, form, where in lines:
        place = f' <span class="where">{text(where)}</span>' if where else ""
        yield f'<dt>{label}</dt><dd><span class="form">{text(form)}</span>{place}</dd>'
    yield "</dl>\n"
    if repeated:
        yield f'<p class="more">as in <a href="#d{number}p{remark.first}">¶{remark.first}</a></p>\n'
        return
    if not remark.theirs:
        yield f'<p class="why">{text(remark.finding.why)}</p>\n'
    for arrow in [advice(remark, names)] * bool(advice(remark, names)):
        yield f'<p class="suggestion">→ <b>{text(arrow[0])}</b> {text(" · ".join(arrow[1:]))}</p>\n'


def _foot(review: Review) -> str:
    run = review.report.run
    parts = [f"concordant {run.version}", *(f"{n} {d}" for n, d in run.packs), *(f"{n} {v}" for n, v in run.options)]
    return f'<footer class="wrap"><p>{text(" · ".join(parts))}</p></footer>\n'
