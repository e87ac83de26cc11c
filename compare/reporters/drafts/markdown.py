"""A review as GitHub's Markdown."""

from __future__ import annotations

from collections.abc import Iterator

from compare.reporters._rows import SCREEN, decision_lines, status_words
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
from compare.reporters.markdown import escape
from compare.views import DraftReview, Remark, Review, ReviewedParagraph


def render(review: Review, style: Style) -> str:
    """A heading for each draft and paragraph, a list of what is to be said of it."""
    names = names_of(review, style)
    blocks = ["# Review", escape(" · ".join(against(review)))]
    for draft in review.drafts:
        blocks += _draft(draft, names, style)
    blocks += ["## In all", escape(" · ".join(tail(review))), escape(legend(review))]
    problems = [f"{p.path}: {p.reason}" for p in review.report.problems]
    for heading, lines in (("Decisions", decision_lines(review.report)), ("Problems", problems)):
        blocks += [f"## {heading}", "\n".join(f"- {escape(line)}" for line in lines)] if lines else []
    return "\n\n".join(block for block in blocks if block) + "\n"


def _draft(draft: DraftReview, names: Names, style: Style) -> Iterator[str]:
    yield f"## {escape(draft_name(draft))}"
    yield escape(" · ".join(draft_head(draft, names)[1:]))
    if not draft.linked:
        yield escape(NOBODY)
    for part in draft.paragraphs:
        lines = list(_paragraph(part, names, style))
        if lines:
            yield f"### ¶{part.excerpt.paragraph} {escape(opening(part.excerpt))}"
            yield "\n".join(lines)


def _paragraph(part: ReviewedParagraph, names: Names, style: Style) -> Iterator[str]:
    for remark in shown(part, style):
        yield from _remark(remark, part, names)
    for counterpart in part.agreeing:
        yield f"- cf. {escape(agreement(counterpart, names))}"
    for sentence in part.alone:
        yield f"- no counterpart: {escape(opening(sentence))}"


def _remark(remark: Remark, part: ReviewedParagraph, names: Names) -> Iterator[str]:
    finding = remark.finding
    status = f" ({status_words(finding)})" if status_words(finding) else ""
    yield f"- **{SCREEN[finding.severity]}** {escape(about(remark))}{status} <sub>{finding.id}</sub>"
    repeated = remark.first < part.excerpt.paragraph
    for label, form, where in sides(remark, names):
        if label == "ours" or not repeated:
            yield f"  - {label}: {escape(form)}" + (f" <sub>{escape(where)}</sub>" if where else "")
    if repeated:
        yield f"  - as in ¶{remark.first}"
        return
    if not remark.theirs:
        yield f"  - {escape(finding.why)}"
    arrow = advice(remark, names)
    if arrow:
        yield f"  - → **{escape(arrow[0])}** · {escape(' · '.join(arrow[1:]))}"
