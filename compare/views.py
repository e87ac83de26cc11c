"""The records that only reporters print: explanations, reviews of drafts, articles side by side."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import pandas as pd
from compare.model import (
    Article,
    Closeness,
    Excerpt,
    Finding,
    Link,
    MarkKind,
    Outlet,
    Problem,
    Reading,
    Relation,
    Report,
    RowKind,
    Run,
    Statement,
)


@dataclass(frozen=True, slots=True)
class Setting:
    """An option of a rule: what it takes, what it is where nobody says, and what it is; all in words for a reader."""

    name: str
    takes: str
    default: str
    value: str
    is_set: bool


@dataclass(frozen=True, slots=True)
class RuleNotes:
    """What a report's reader may want to know of a rule: its kind, what it finds, file and line, its options."""

    kind: str
    finds: str
    place: str
    options: tuple[Setting, ...]


@dataclass(frozen=True, slots=True)
class Explanation:
    """A finding with all that stands behind it.

    `sides` gives for each reading the sentences it is printed in, `links` what lined those of different readings up,
    surest first, with reasons for a reader. `because` says why the rule fired, `grounds` why with this severity.
    `silence` is the command that lets the finding stand; nothing where nobody has worked it out.
    """

    report: Report
    finding: Finding
    sides: tuple[tuple[Reading, tuple[Excerpt, ...]], ...]
    links: tuple[Link, ...]
    rule: RuleNotes
    because: str
    grounds: str
    silence: str = ""


@dataclass(frozen=True, slots=True)
class Remark:
    """What a finding says of one paragraph of a draft.

    `ours` are the readings that stand in the paragraph, `theirs` those that stand elsewhere, each with these places
    only. `right` says what gives the right to the suggestion, and `published` where it was printed before; without
    such a right there is no suggestion. `first` is the paragraph of the draft in which the finding comes up first.
    """

    finding: Finding
    ours: tuple[Reading, ...]
    theirs: tuple[Reading, ...]
    suggestion: str | None
    right: str
    published: tuple[Excerpt, ...]
    first: int

    @property
    def order(self) -> tuple[Any, ...]:
        return self.finding.order


@dataclass(frozen=True, slots=True)
class Counterpart:
    """A sentence of a draft, and what says the same in other articles: each place with how it does."""

    sentence: Excerpt
    places: tuple[tuple[Excerpt, Closeness], ...]


@dataclass(frozen=True, slots=True)
class ReviewedParagraph:
    """A paragraph of a draft: what is to be said of it, its sentences that agree with others, those found nowhere."""

    excerpt: Excerpt
    remarks: tuple[Remark, ...]
    agreeing: tuple[Counterpart, ...]
    alone: tuple[Excerpt, ...]


@dataclass(frozen=True, slots=True)
class DraftReview:
    """A draft, paragraph by paragraph.

    `linked` of its `sentences` were found elsewhere; `twins` are the ids of articles with the same text.
    """

    article: Article
    paragraphs: tuple[ReviewedParagraph, ...]
    sentences: int
    linked: int
    twins: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Review:
    """Drafts against what is published. `report` is that of all articles, its findings those that touch a draft."""

    drafts: tuple[DraftReview, ...]
    report: Report


@dataclass(frozen=True, slots=True)
class Mark:
    """Words of an article, as offsets, that the others of its row do not share.

    `replaced`: another article has other words for them. `only here`: nothing in the row answers to them.
    `moved`: another article has them in another order. `not linked`: they stand outside the part of their
    statement that the row is about.
    """

    start: int
    end: int
    kind: MarkKind


@dataclass(frozen=True, slots=True)
class Cell:
    """What one article says in a row: whole sentences and the marks in them, both in the order of the text."""

    statements: tuple[Statement, ...] = ()
    marks: tuple[Mark, ...] = ()


@dataclass(frozen=True, slots=True)
class Row:
    """Statements that stand side by side, one cell a column, and the links among them, which may be of parts."""

    number: int
    cells: tuple[Cell, ...]
    links: tuple[Link, ...]

    @property
    def relation(self) -> Relation | None:
        """`same` where every link is; None where nothing is linked."""
        if not self.links:
            return None
        return "same" if all(x.relation == "same" for x in self.links) else "partial"

    @property
    def score(self) -> float | None:
        """The score of the weakest link, 0..1: everything in the row is at least as sure."""
        return min((x.score for x in self.links), default=None)

    @property
    def kinds(self) -> tuple[RowKind, ...]:
        """What the row is: matched (and differing, if its articles do not use the same words) or unmatched."""
        if not self.links:
            return ("unmatched",)
        differing = any(c.marks for c in self.cells) or (self.relation == "same" and not self.is_word_for_word)
        return ("matched", "differing") if differing else ("matched",)

    @property
    def is_word_for_word(self) -> bool:
        """Whether the linked parts are the same words in the same order, whatever their inflection."""
        return all([t.key for t in x.left.tokens] == [t.key for t in x.right.tokens] for x in self.links)


@dataclass(frozen=True, slots=True)
class Column:
    """An article of a comparison; `sentences` counts its own, `matched` those that have a link.

    `apart` counts the words that stand in none: those of dateline, byline, signature and markup.
    """

    article: Article
    outlet: Outlet
    sentences: int
    matched: int
    apart: int = 0

    @property
    def label(self) -> str:
        """What heads the column: the outlet's short name and the article's id, `VNS 003`."""
        named = self.article.id in (self.outlet.name, self.outlet.short)
        return self.outlet.short if named else f"{self.outlet.short} {self.article.id}"


@dataclass(frozen=True, slots=True)
class Comparison:
    """Articles side by side, one column each in the order they were named; `hidden` counts the rows left out."""

    run: Run
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    problems: tuple[Problem, ...]
    hidden: int = 0

    def only(self, kind: RowKind) -> Comparison:
        """The comparison with the rows of one kind; they keep their numbers."""
        kept = tuple(row for row in self.rows if kind in row.kinds)
        run = replace(self.run, options=tuple(sorted({*self.run.options, ("only", kind)})))
        return replace(self, run=run, rows=kept, hidden=self.hidden + len(self.rows) - len(kept))

    def to_frame(self) -> pd.DataFrame:
        """One row a row, one column an article with its sentences, then how they are related and how sure that is."""
        import pandas as pd

        taken = ["row", "relation", "score", "why"]
        labels = [f"{c.label} (article)" if c.label in taken else c.label for c in self.columns]
        rows = []
        for row in self.rows:
            texts = [" / ".join(" ".join(s.excerpt.text.split()) for s in cell.statements) for cell in row.cells]
            why = "; ".join(f"{r.kind}: {r.text} ({r.weight:+.2f})" for x in row.links for r in x.reasons)
            rows.append([row.number, *texts, row.relation or "", row.score, why])
        return pd.DataFrame(rows, columns=["row", *labels, "relation", "score", "why"])
