"""What every form of a review says: its head, its remarks, its last lines."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from compare.model import Closeness, Excerpt, Outlet, Reading
from compare.reporters._places import article_name, outlets_of, places
from compare.reporters._rows import SETTLED, counted, head, rule_words, tally_words
from compare.reporters._style import Style
from compare.reporters._wording import abridge
from compare.views import Counterpart, DraftReview, Remark, Review, ReviewedParagraph

SIGNS: dict[Closeness, str] = {"word for word": "=", "in other words": "≈", "in part": "~"}
MOST_PLACES = 6  # of one reading, unless everything is asked for
OPENING = 9  # words by which a sentence is known
NOBODY = "no sentence of it was found in another article: nothing could be compared"


@dataclass(frozen=True, slots=True)
class Names:
    """How articles are named: by outlet, id and paragraph; a draft as one."""

    outlets: Mapping[str, Outlet]
    drafts: frozenset[str]
    most: int | None

    def where(self, evidence: Sequence[Excerpt], *, here: str = "") -> str:
        """`VNS 003 ¶7; WVR 001 ¶2; draft new ¶3`; the draft `here` is not named: `here ¶3`."""
        drafts = [e for e in evidence if e.article in self.drafts]
        printed = [e for e in evidence if e.article not in self.drafts]
        named = [places(printed, self.outlets, most=self.most)] if printed else []
        for article in dict.fromkeys(e.article for e in drafts):
            numbers = sorted({e.paragraph for e in drafts if e.article == article})
            name = "here" if article == here else f"draft {article}"
            named.append(f"{name} {' '.join(f'¶{n}' for n in numbers)}")
        return "; ".join(named)


def names_of(review: Review, style: Style) -> Names:
    """The names of the review's articles."""
    drafts = frozenset(d.article.id for d in review.drafts)
    return Names(outlets_of(review.report), drafts, None if style.everything else MOST_PLACES)


def against(review: Review) -> list[str]:
    """`against 5 articles`, and who printed them."""
    drafts = {d.article.id for d in review.drafts}
    report = review.report
    printed = tuple(a for a in report.articles if a.id not in drafts)
    if not printed:
        return ["against nothing: no other article was read"]
    outlets = tuple(o for o in report.outlets if any(a.outlet == o.name for a in printed))
    first, *others = head(replace(report, articles=printed, outlets=outlets, occasions=()))
    return [f"against {first}", *others]


def draft_head(draft: DraftReview, names: Names) -> list[str]:
    """`desk/new.txt`, `VNS`, `14 sentences: 9 found elsewhere`, `the same text as VNS 003`."""
    outlet = names.outlets[draft.article.id]
    found = f"{counted(draft.sentences, 'sentence')}: {draft.linked} found elsewhere"
    twins = [f"{names.outlets[t].short} {article_name(t, names.outlets[t])}".strip() for t in draft.twins]
    return [draft_name(draft), outlet.short, found, *(f"the same text as {twin}" for twin in twins)]


def draft_name(draft: DraftReview) -> str:
    """The file, or where the draft came from."""
    return "standard input" if draft.article.path == "-" else draft.article.path


def shown(paragraph: ReviewedParagraph, style: Style) -> list[Remark]:
    """The remarks that are to be shown: what is decided on, and notes, only where everything is asked for."""
    return [
        r
        for r in paragraph.remarks
        if style.everything or (r.finding.status not in SETTLED and r.finding.severity != "note")
    ]


def about(remark: Remark) -> str:
    """`rendering differs: key and regular`."""
    subject = remark.finding.subject
    return f"{rule_words(remark.finding)}: {subject}" if subject else rule_words(remark.finding)


def sides(remark: Remark, names: Names) -> list[tuple[str, str, str]]:
    """A label, a reading, abridged and counted, and where it stands: ours, theirs, and where ours stands, too."""
    own = {r.text for r in remark.ours}
    others = [r for r in remark.theirs if r.text not in own]
    also = [r for r in remark.theirs if r.text in own]
    here = remark.ours[0].evidence[0].article
    texts = [r.text for r in remark.finding.readings]
    lines = [("ours", _form(reading, texts), "") for reading in remark.ours]
    for label, readings in (("theirs", others), ("also", also)):
        lines += [(label, _form(r, texts), names.where(r.evidence, here=here)) for r in readings]
    return lines


def _form(reading: Reading, texts: Sequence[str]) -> str:
    form = abridge(reading.text, [t for t in texts if t != reading.text])
    return f"{form} ×{len(reading.evidence)}" if len(reading.evidence) > 1 else form


def advice(remark: Remark, names: Names) -> list[str]:
    """The form to write, what gives the right to it, and where it was printed before; nothing without a right."""
    if remark.suggestion is None:
        return []
    printed = names.where(remark.published)
    return [remark.suggestion, remark.right, f"published: {printed}" if printed else "not published before"]


def agreement(counterpart: Counterpart, names: Names) -> str:
    """`“The Party reaffirmed its …” = VNS 003 ¶7 · ≈ WVR 001 ¶4`."""
    grouped = []
    for closeness, sign in SIGNS.items():
        there = [e for e, how in counterpart.places if how == closeness]
        grouped += [f"{sign} {names.where(there)}"] if there else []
    return f"{opening(counterpart.sentence)} {' · '.join(grouped)}"


def opening(sentence: Excerpt) -> str:
    """The sentence's first words in quotation marks."""
    words = sentence.text.split()
    return f"“{' '.join(words[:OPENING])}{' …' if len(words) > OPENING else ''}”"


def tail(review: Review) -> list[str]:
    """What was found, in numbers; what has a counterpart; never that all is well."""
    agreeing = sum(len(p.agreeing) for d in review.drafts for p in d.paragraphs)
    alone = sum(len(p.alone) for d in review.drafts for p in d.paragraphs)
    return [
        *tally_words(review.report),
        f"{counted(agreeing, 'sentence')} with a counterpart and no difference found",
        f"{alone} without a counterpart",
    ]


def legend(review: Review) -> str:
    """The signs that stand in the review; empty where none does."""
    used = {how for d in review.drafts for p in d.paragraphs for c in p.agreeing for _, how in c.places}
    return " · ".join(f"{sign} {how}" for how, sign in SIGNS.items() if how in used)
