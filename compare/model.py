"""The records that every stage takes and gives. Imports nothing of ours.

All are frozen and compare by value; `order` is the key they are sorted by, so that no result depends on
the order in which files were named or work was done. Offsets are code points into the raw text of an
article, end excluded.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Literal, TypeAlias

if TYPE_CHECKING:
    import pandas as pd

Role = Literal["published", "draft", "reference"]
StatementKind = Literal["sentence", "clause", "list item", "heading", "caption"]
PartOfSpeech = Literal["noun", "verb", "adjective", "adverb", "other"]
Relation = Literal["same", "partial"]
ReasonKind = Literal[
    "prior", "words", "name", "figure", "date", "quotation",
    "likeness", "verbatim", "formula", "rival", "neighbour", "third article",
]  # fmt: skip
ProblemKind = Literal["input", "cap"]
MarkKind = Literal["replaced", "only here", "moved", "not linked"]
RowKind = Literal["differing", "matched", "unmatched"]
Severity = Literal["error", "warning", "note", "off"]
Action = Literal["FIX", "ASK", "SETTLE"]
Category = Literal["contradiction", "quotation", "terminology", "wording", "omission", "house-style", "mechanics"]
Status = Literal["new", "baselined", "waived", "held", "fixed", "stale"]
ConceptSource = Literal["discovered", "termbase"]
TermStatus = Literal["preferred", "admitted", "deprecated", "superseded"]
Feature = Literal["dialect", "diacritics", "case", "hyphen", "quotation marks", "serial comma", "office"]

CATEGORIES: tuple[Category, ...] = (
    "contradiction", "quotation", "terminology", "omission", "wording", "house-style", "mechanics"
)  # fmt: skip
"""In the order in which an editor wants to hear of them."""
SEVERITIES: tuple[Severity, ...] = ("error", "warning", "note", "off")
LONGEST_LABEL = 60
"""Characters of a definition that still name a concept in a table."""


@dataclass(frozen=True, slots=True)
class Outlet:
    """A publisher. `short` is the name printed in tables; `ours` marks the desk that runs the check."""

    name: str
    short: str
    ours: bool = False

    @property
    def order(self) -> tuple[Any, ...]:
        return (not self.ours, self.name)


@dataclass(frozen=True, slots=True)
class Source:
    """A file to read, with what corpus.yaml says about it."""

    path: str
    id: str
    outlet: str
    title: str | None = None
    published: date | None = None
    language: str = "en"
    role: Role = "published"
    occasion: str | None = None
    corrects: str | None = None

    @property
    def order(self) -> tuple[Any, ...]:
        return (self.id, self.path)


@dataclass(frozen=True, slots=True)
class Article:
    """One text as one outlet published it. `text` is the file's, untouched."""

    id: str
    outlet: str
    title: str
    text: str
    published: date | None
    language: str
    role: Role
    occasion: str | None
    corrects: str | None
    path: str

    @property
    def order(self) -> tuple[Any, ...]:
        return (self.id,)


@dataclass(frozen=True, slots=True)
class Byline:
    """What later stages need to know of an article without carrying its text.

    `sentences` counts them, `spoken` those that name who says so; `words` are all but function words; `quotations`
    are the spans between quotation marks.
    """

    article: str
    outlet: str
    role: Role
    occasion: str | None
    published: date | None
    corrects: str | None
    sentences: int
    spoken: int
    words: int
    quotations: tuple[tuple[int, int], ...]

    @property
    def order(self) -> tuple[Any, ...]:
        return (self.article,)


@dataclass(frozen=True, slots=True)
class Excerpt:
    """Words of an article, the only form of evidence: `text == article.text[start:end]`.

    Line, column and paragraph count from 1.
    """

    article: str
    start: int
    end: int
    text: str
    line: int
    column: int
    paragraph: int

    @property
    def order(self) -> tuple[Any, ...]:
        return (self.article, self.start, self.end)


@dataclass(frozen=True, slots=True)
class Token:
    """A word as printed, the key it is matched by, its rarity and its part of speech.

    `rarity` is the word's information in the language, 0 (function words) to about 1 (unknown words).
    """

    text: str
    key: str
    start: int
    end: int
    rarity: float
    part: PartOfSpeech = "other"


@dataclass(frozen=True, slots=True)
class Figure:
    """A number: `value`, or `value` to `upper` in a range. `unit` is the key of what is counted or measured."""

    excerpt: Excerpt
    value: Decimal
    upper: Decimal | None
    unit: str
    hedge: str | None
    ordinal: bool


@dataclass(frozen=True, slots=True)
class Date:
    """A date, as far as it is stated; `weekday` counts from Monday, 0."""

    excerpt: Excerpt
    year: int | None
    month: int | None
    day: int | None
    weekday: int | None


@dataclass(frozen=True, slots=True)
class Person:
    """A named person with the offices stated beside the name."""

    excerpt: Excerpt
    name: str
    offices: tuple[Excerpt, ...]


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words in quotation marks; `excerpt` is what stands between them, `marks` the pair as printed."""

    excerpt: Excerpt
    marks: str
    speaker: str | None


@dataclass(frozen=True, slots=True)
class ListFact:
    """A coordinated list: three or more members, or two that are joined."""

    excerpt: Excerpt
    members: tuple[Excerpt, ...]


Fact: TypeAlias = Figure | Date | Person | Quotation | ListFact


@dataclass(frozen=True, slots=True)
class Statement:
    """A sentence, or a clause or list item of one.

    `sentence` is the id of the sentence it is part of (its own id for a whole one).
    """

    id: str
    excerpt: Excerpt
    tokens: tuple[Token, ...]
    speaker: str | None
    kind: StatementKind
    sentence: str
    facts: tuple[Fact, ...] = ()

    @property
    def order(self) -> tuple[Any, ...]:
        return self.excerpt.order


@dataclass(frozen=True, slots=True)
class Analysis:
    """All that can be said of one article alone: a pure function of its source and its text."""

    article: Article
    statements: tuple[Statement, ...]

    @property
    def order(self) -> tuple[Any, ...]:
        return (self.article.id,)


@dataclass(frozen=True, slots=True)
class WordLink:
    """Words of one statement and their counterpart in the other, as offsets in the two articles."""

    left_start: int
    left_end: int
    right_start: int
    right_end: int
    score: float


@dataclass(frozen=True, slots=True)
class Reason:
    """One thing that carried a link, or spoke against it: its kind, what it is, and what it adds to the log-odds."""

    kind: ReasonKind
    text: str
    weight: float

    @property
    def order(self) -> tuple[Any, ...]:
        return (self.kind, self.text, self.weight)


@dataclass(frozen=True, slots=True)
class Link:
    """Two statements of two articles that say the same thing, wholly or in part.

    `score`, 0..1, is the probability of that; `likeness`, 0..1, what it would be if these two were all that was
    known: no rival, no repetition, no neighbour, no third article. `reasons` add up to the log-odds of the score.
    `phrases` are the runs of words that stand for each other as wholes, made of `words`.
    """

    left: Statement
    right: Statement
    score: float
    likeness: float
    relation: Relation
    words: tuple[WordLink, ...]
    reasons: tuple[Reason, ...] = ()
    phrases: tuple[WordLink, ...] = ()

    @property
    def order(self) -> tuple[Any, ...]:
        return (self.left.order, self.right.order)


@dataclass(frozen=True, slots=True)
class Group:
    """Statements of two or more articles that say the same thing, and the links that say so."""

    id: str
    statements: tuple[Statement, ...]
    links: tuple[Link, ...]

    @property
    def order(self) -> tuple[Any, ...]:
        return (self.id,)


@dataclass(frozen=True, slots=True)
class Rendering:
    """One form of a concept, with every place where it is printed."""

    form: str
    excerpts: tuple[Excerpt, ...]


@dataclass(frozen=True, slots=True)
class Concept:
    """One thing and its renderings, most frequent first.

    `support` counts the pairs of linked statements that show the renderings side by side (none are needed for
    spellings of one word and the names of one person); `confidence` is 0..1;
    `proof` are the places where one rendering stands against another in linked statements.
    """

    id: str
    label: str
    renderings: tuple[Rendering, ...]
    support: int
    confidence: float
    source: ConceptSource
    proof: tuple[Excerpt, ...] = ()

    @property
    def order(self) -> tuple[Any, ...]:
        return (-self.confidence, -self.support, self.id)


@dataclass(frozen=True, slots=True)
class Term:
    """One form of a concept of a termbase, and what was ruled about it.

    `since` is the day the ruling came to apply, `note` says how the form is used, `source` where it was published.
    `other` is what an interchange file said besides, each an element of TBX; `place` is the file and line.
    """

    text: str
    status: TermStatus
    since: date | None = None
    language: str = "en"
    part_of_speech: str | None = None
    note: str | None = None
    source: str | None = None
    other: tuple[str, ...] = ()
    place: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True)
class TermEntry:
    """A concept of a termbase: what an editor has settled.

    `source` gives the foreign-language terms by language. `other` and `place` are as in Term.
    """

    id: str
    terms: tuple[Term, ...]
    source: tuple[tuple[str, str], ...] = ()
    definition: str | None = None
    definition_source: str | None = None
    subject_field: str | None = None
    note: str | None = None
    other: tuple[str, ...] = ()
    place: str = field(default="", compare=False)

    @property
    def label(self) -> str:
        """What the concept is called in a report: its definition where that is short, else its first form."""
        if self.definition and len(self.definition) <= LONGEST_LABEL:
            return self.definition
        return next((t.text for t in sorted(self.terms, key=lambda t: t.status != "preferred")), self.id)

    @property
    def order(self) -> tuple[Any, ...]:
        return (self.id,)

    def preferred_in(self, language: str) -> Term | None:
        """The preferred form in a language, whatever its region: en-GB is English."""
        own = language.partition("-")[0]
        return next((t for t in self.terms if t.status == "preferred" and t.language.partition("-")[0] == own), None)


@dataclass(frozen=True, slots=True)
class ToldApart:
    """Forms that are told apart on purpose: what is found to stand for each other among them is no difference."""

    forms: tuple[str, ...]
    why: str | None = None
    place: str = field(default="", compare=False)

    @property
    def order(self) -> tuple[Any, ...]:
        return (self.forms,)


@dataclass(frozen=True, slots=True)
class Observation:
    """One place where an article had a choice: the form it took of `subject` (a word folded, a person's name)."""

    feature: Feature
    subject: str
    label: str
    form: str
    excerpt: Excerpt

    @property
    def order(self) -> tuple[Any, ...]:
        return (self.feature, self.subject, *self.excerpt.order)


@dataclass(frozen=True, slots=True)
class Habit:
    """All forms that one thing takes in the corpus, most frequent first, each with every place."""

    feature: Feature
    subject: str
    label: str
    forms: tuple[Rendering, ...]

    @property
    def order(self) -> tuple[Any, ...]:
        return (self.feature, self.subject)


@dataclass(frozen=True, slots=True)
class Reading:
    """What some outlets print where others print something else."""

    text: str
    outlets: tuple[str, ...]
    evidence: tuple[Excerpt, ...]


@dataclass(frozen=True, slots=True)
class Finding:
    """One difference that an editor should know of, with every place that shows it."""

    id: str
    rule: str
    category: Category
    severity: Severity
    action: Action
    status: Status
    message: str
    subject: str
    readings: tuple[Reading, ...]
    suggestion: str | None
    confidence: float
    why: str
    fingerprint: str

    @property
    def evidence(self) -> tuple[Excerpt, ...]:
        """Every place of every reading, in the order of the articles."""
        places = {e.order: e for r in self.readings for e in r.evidence}
        return tuple(places[k] for k in sorted(places))

    @property
    def order(self) -> tuple[Any, ...]:
        weight = SEVERITIES.index(self.severity), CATEGORIES.index(self.category)
        return (*weight, -self.confidence, self.rule, self.fingerprint)


@dataclass(frozen=True, slots=True)
class Decision:
    """What an editor said of a finding: a waiver, or an entry of the baseline."""

    fingerprint: str
    decision: Literal["stands", "not-the-same", "no-fault", "hold", "baseline"]
    reason: str
    by: str
    decided: date
    expires: date | None = None

    @property
    def order(self) -> tuple[Any, ...]:
        return (self.fingerprint, self.decided)


@dataclass(frozen=True, slots=True)
class Problem:
    """Input that was not used, or a cap that was reached. Counted and shown, never dropped.

    Only input that was not used is an error of the command line.
    """

    path: str
    reason: str
    kind: ProblemKind = "input"

    @property
    def order(self) -> tuple[Any, ...]:
        return (self.path, self.reason, self.kind)


@dataclass(frozen=True, slots=True)
class Run:
    """All that can change a result: the version, the packs by name and digest, the options."""

    version: str
    packs: tuple[tuple[str, str], ...]
    options: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Report:
    """What was found, best first. The same for every engine and every order of the input."""

    run: Run
    outlets: tuple[Outlet, ...]
    articles: tuple[Article, ...]
    links: tuple[Link, ...]
    groups: tuple[Group, ...]
    concepts: tuple[Concept, ...]
    findings: tuple[Finding, ...]
    problems: tuple[Problem, ...]
    occasions: tuple[tuple[str, ...], ...] = ()

    def to_frame(self) -> pd.DataFrame:
        """The findings as a table: one row a finding, one column an outlet, its readings in the cells."""
        import pandas as pd

        columns = ["id", "severity", "action", "rule", "category", "subject", "message"]
        taken = {*columns, "suggestion", "confidence", "where"}
        names = {o.name: f"{o.name} (outlet)" if o.name in taken else o.name for o in self.outlets}
        rows = []
        for finding in self.findings:
            row = {c: getattr(finding, c) for c in columns}
            for name, column in names.items():
                row[column] = "; ".join(r.text for r in finding.readings if name in r.outlets)
            row |= {"suggestion": finding.suggestion or "", "confidence": finding.confidence}
            rows.append(row)
        return pd.DataFrame(rows, columns=[*columns, *names.values(), "suggestion", "confidence"])


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


MOST_TOGETHER = 200_000
"""Records that a step sees at a time: some hundred megabytes of links."""


@dataclass(frozen=True, slots=True)
class Step:
    """One piece of work, as data: an engine carries it out without knowing its name.

    Without `key` and `ends`, `run` sees one record of the table `takes`. With `key`, it sees all records
    that share a key, sorted by their `order`; with `ends`, each record is an edge between two nodes and
    `run` sees all records of one connected component, sorted. Records that `run` gives go to the table
    `gives` (in the place of the old ones where that is the table it takes), a Problem always to the table
    "problems". `given` names tables that are handed whole to every call as further arguments, each a
    sorted tuple. A step with `here` is carried out in the process that was called: it looks at this machine.
    Where more than `most` records share a key or a component, they are not put together: `over` is called in the
    place of `run`, with the first of them and their number; without `over` that makes a Problem.
    """

    name: str
    takes: str
    gives: str
    run: Callable[..., Iterable[Any]]
    key: Callable[[Any], Hashable] | None = None
    ends: Callable[[Any], tuple[Hashable, Hashable]] | None = None
    given: tuple[str, ...] = ()
    here: bool = False
    most: int = MOST_TOGETHER
    over: Callable[[Any, int], Iterable[Any]] | None = None
