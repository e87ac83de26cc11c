"""A review for a terminal: paragraph by paragraph, ours on one line, theirs on the next."""

from __future__ import annotations

from collections.abc import Iterator

from compare.reporters._rows import SCREEN, counted, decision_lines, status_words
from compare.reporters._screen import Words, paint, paragraph, printable, where_words, words, wrap
from compare.reporters._style import Style
from compare.reporters.drafts._said import (
    NOBODY,
    Names,
    about,
    advice,
    against,
    agreement,
    draft_head,
    legend,
    names_of,
    opening,
    shown,
    sides,
    tail,
)
from compare.views import DraftReview, Remark, Review, ReviewedParagraph

INSET, LABEL = 2, 8
"""Columns before a remark, and those of `ours` and `theirs`."""


def render(review: Review, style: Style) -> str:
    """The review within the style's width."""
    names = names_of(review, style)
    lines = paragraph(against(review), style.width, indent="  ")
    for draft in review.drafts:
        lines += ["", *_draft(draft, names, style)]
    lines += _foot(review, style)
    return "\n".join(line.rstrip() for line in lines) + "\n"


def _draft(draft: DraftReview, names: Names, style: Style) -> Iterator[str]:
    head = paragraph(draft_head(draft, names), style.width, indent="  ")
    yield from (paint([(line, "strong")], colour=style.colour) for line in head)
    if not draft.linked:
        yield from paragraph([NOBODY], style.width, indent="  ")
    for part in draft.paragraphs:
        block = list(_paragraph(part, names, style))
        if block:
            yield ""
            yield from block


def _paragraph(part: ReviewedParagraph, names: Names, style: Style) -> Iterator[str]:
    remarks = shown(part, style)
    if not (remarks or part.agreeing or part.alone):
        return
    start = opening(part.excerpt)
    yield paint(
        wrap([(f"¶{part.excerpt.paragraph}", "strong"), *words(start, "quiet")], style.width)[0], colour=style.colour
    )
    for remark in remarks:
        yield from _remark(remark, part, names, style)
    for counterpart in part.agreeing:
        yield from _labelled("cf.", words(agreement(counterpart, names)), style)
    for sentence in part.alone:
        yield from _labelled("alone", words(f"{opening(sentence)} has no counterpart", "quiet"), style)


def _remark(remark: Remark, part: ReviewedParagraph, names: Names, style: Style) -> Iterator[str]:
    finding = remark.finding
    severity = SCREEN[finding.severity]
    head = [*words(severity.upper(), finding.severity), *words(about(remark)), *words(status_words(finding), "quiet")]
    yield from _lines([*head, (f"[{finding.id}]", "quiet")], style, indent=INSET)
    repeated = remark.first < part.excerpt.paragraph
    before = ""
    for label, form, where in sides(remark, names):
        if label == "ours" or not repeated:
            text = [*words(form), *(where_words(f"· {printable(where)}") if where else [])]
            yield from _labelled(label if label != before else "", text, style)
            before = label
    if repeated:
        yield from _labelled("", words(f"as in ¶{remark.first}", "quiet"), style)
        return
    if not remark.theirs:
        yield from _labelled("why", words(finding.why, "quiet"), style)
    arrow = advice(remark, names)
    if arrow:
        because = where_words(printable(" · ".join(["", *arrow[1:]])))
        yield from _labelled("→", [*words(arrow[0], "strong"), *because], style)


def _labelled(label: str, text: Words, style: Style) -> Iterator[str]:
    """The text behind its label, further lines set in under it."""
    inset = INSET + LABEL
    for number, line in enumerate(wrap(text, style.width - inset, indent=" ")):
        name = "" if number else label
        yield " " * INSET + name.ljust(LABEL) + paint(line, colour=style.colour)


def _lines(text: Words, style: Style, *, indent: int) -> Iterator[str]:
    for line in wrap(text, style.width - indent, indent=" "):
        yield " " * indent + paint(line, colour=style.colour)


def _foot(review: Review, style: Style) -> list[str]:
    hidden = any(len(shown(p, style)) < len(p.remarks) for d in review.drafts for p in d.paragraphs)
    chunks = [*tail(review), *(["all of it: --all"] if hidden else [])]
    lines = ["", *paragraph(chunks, style.width, indent="  ")]
    lines += paragraph([legend(review)], style.width, indent="  ") if legend(review) else []
    problems = [f"{p.path}: {p.reason}" for p in review.report.problems]
    for noun, tone, told in (("decision", "warning", decision_lines(review.report)), ("problem", "error", problems)):
        if told:
            lines += ["", paint([(counted(len(told), noun).upper(), tone)], colour=style.colour)]
            lines += [line for text in told for line in paragraph([text], style.width, indent="  ")]
    return lines
