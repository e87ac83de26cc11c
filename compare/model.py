"""The records that every stage takes and gives. Imports nothing of ours.

All are frozen and compare by value; `order` is the key they are sorted by, so that no result depends on
the order in which files were named or work was done. Offsets are code points into the raw text of an
article, end excluded.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
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
    "likeness", "verbatim", "formula", "rival", "neighbour", "one event", "third article",
]  # fmt: skip
ProblemKind = Literal["input", "cap", "unread"]
MarkKind = Literal["replaced", "only here", "moved", "not linked"]
Closeness = Literal["word for word", "in other words", "in part"]
RowKind = Literal["differing", "matched", "unmatched"]
Severity = Literal["error", "warning", "note", "off"]
Action = Literal["FIX", "ASK", "SETTLE"]
Category = Literal["contradiction", "quotation", "terminology", "wording", "omission", "house-style", "mechanics"]
Status = Literal["new", "baselined", "waived", "held", "asked", "fixed", "stale"]
DecisionKind = Literal["stands", "not-the-same", "no-fault", "hold", "ask", "fixed", "baseline"]
QueryState = Literal["open", "sent", "answered", "corrected"]
Ground = Literal["house style", "both right", "speaker's words"]
OutcomeStatus = Literal["applied", "expired", "outgrown", "stale", "fixed", "not seen"]
ConceptSource = Literal["discovered", "termbase"]
Channel = Literal["wording", "surface"]
TermStatus = Literal["preferred", "admitted", "deprecated", "superseded"]
Fate = Literal["dead", "injured", "missing", "arrested", "rescued", "displaced", "gathered"]
SignKind = Literal["spoken", "quoted", "named", "everywhere", "capitalised"]
Feature = Literal[
    "dialect", "diacritics", "case", "hyphen", "quotation marks", "apostrophe", "serial comma", "office", "event",
    "name", "speaker", "body",
]  # fmt: skip

CATEGORIES: tuple[Category, ...] = (
    "contradiction", "quotation", "terminology", "omission", "wording", "house-style", "mechanics"
)  # fmt: skip
"""In the order in which an editor wants to hear of them."""
SEVERITIES: tuple[Severity, ...] = ("error", "warning", "note", "off")
SIGNS: tuple[SignKind, ...] = ("quoted", "named", "everywhere", "capitalised")
"""What marks a form as an official term, what says most first."""
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
class Designation:
    """Words that an article names as a task, goal or principle: a “key and regular” task, the principle of autonomy.

    `start` and `end` are offsets into the article; `noun` is what they are named as, in the singular.
    """

    start: int
    end: int
    noun: str


@dataclass(frozen=True, slots=True)
class ArticleProfile:
    """What later stages need to know of an article without carrying its text.

    `sentences` counts them, `spoken` those that name who says so; `quotations` are the spans between
    quotation marks; `speakers` the parts of the names of those who speak, `people` those of all who are named with an
    office, folded and sorted. `names` are the rare proper names of the text, folded, each with the words that stand
    together in it; `days` are those of the week that it begins with. `bodies` are the ministries, courts and the like
    that it names, each by the roots of its name. `designations` are the words that it names as a task or principle,
    `joints` the spans of "and", "or" and commas between two members, quotation marks and all.
    """

    article: str
    outlet: str
    role: Role
    occasion: str | None
    published: date | None
    corrects: str | None
    sentences: int
    spoken: int
    quotations: tuple[tuple[int, int], ...]
    speakers: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    names: tuple[tuple[str, ...], ...] = ()
    days: tuple[int, ...] = ()
    bodies: tuple[str, ...] = ()
    designations: tuple[Designation, ...] = ()
    joints: tuple[tuple[int, int], ...] = ()

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
    """A number: `value`, or `value` to `upper` in a range. `unit` is the key of what is counted or measured.

    `money` is all of a sum as printed, with what says its currency; None where it is none.
    """

    excerpt: Excerpt
    value: Decimal
    upper: Decimal | None
    unit: str
    hedge: str | None
    ordinal: bool
    money: Excerpt | None = None


@dataclass(frozen=True, slots=True)
class Date:
    """A date, as far as it is stated; `weekday` counts from Monday, 0.

    `last` is the last day of a span within a month. `shift` counts days from the day on which the article came out,
    `months` its months: yesterday is a shift of -1, last month one of -1 month.
    """

    excerpt: Excerpt
    year: int | None
    month: int | None
    day: int | None
    weekday: int | None
    last: int | None = None
    shift: int | None = None
    months: int | None = None


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


@dataclass(frozen=True, slots=True)
class Toll:
    """How many suffered an outcome: between `low` and `high`, None where no upper bound is said.

    `excerpt` begins with the hedge, where there is one. `who` is the key of who is counted, if that is said.
    """

    excerpt: Excerpt
    outcome: Fate
    low: Decimal
    high: Decimal | None
    hedge: str | None
    who: str


Fact: TypeAlias = Figure | Date | Person | Quotation | ListFact | Toll


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
    known: no rival, no repetition, no other link of their articles, no third article. `reasons` add up to the log-odds
    of the score.
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
        return (self.left.order, self.right.order, -self.score, -self.likeness)


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
    `proof` are the places where one rendering stands against another in linked statements, `contrasts` those where two
    of them stand side by side, as two things: autonomy and self-reliance. The `channel` is surface
    where the renderings are one form in several spellings, numbers or word orders, or an abbreviation and its name.
    """

    id: str
    label: str
    renderings: tuple[Rendering, ...]
    support: int
    confidence: float
    source: ConceptSource
    proof: tuple[Excerpt, ...] = ()
    channel: Channel = "wording"
    contrasts: tuple[tuple[Excerpt, Excerpt], ...] = ()

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
    """One place where an article had a choice: the form it took of `subject` (a word folded, a name as it sounds)."""

    feature: Feature
    subject: str
    label: str
    form: str
    excerpt: Excerpt

    @property
    def order(self) -> tuple[Any, ...]:
        return (self.feature, self.subject, *self.excerpt.order, self.form, self.label)


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
class Sign:
    """Something that marks the forms of a finding as an official term, with the places that show it.

    `noun` is what they are named as, in the singular, where that is the sign.
    """

    kind: SignKind
    evidence: tuple[Excerpt, ...]
    noun: str = ""


@dataclass(frozen=True, slots=True)
class Finding:
    """One difference that an editor should know of, with every place that shows it.

    `otherwise` are statements of outlets that have none of the readings, linked to statements that do. `right` are the
    texts of readings that are as a ruling has them, shown beside what is not. `signs` mark the
    forms of a term as official; `beside` are the ids of findings whose terms articles name side by side with this one.
    """

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
    otherwise: tuple[Excerpt, ...] = ()
    right: tuple[str, ...] = ()
    signs: tuple[Sign, ...] = ()
    beside: tuple[str, ...] = ()

    @property
    def at_fault(self) -> tuple[Excerpt, ...]:
        """The places of all readings but those that are right: who has none of these has nothing to mend."""
        places = {e.order: e for r in self.readings if r.text not in self.right for e in r.evidence}
        return tuple(places[k] for k in sorted(places))

    @property
    def evidence(self) -> tuple[Excerpt, ...]:
        """Every place of every reading, in the order of the articles."""
        places = {e.order: e for r in self.readings for e in r.evidence}
        return tuple(places[k] for k in sorted(places))

    @property
    def is_of_speaker(self) -> bool:
        """Whether it is about an official term in reports of what somebody said: what their readers look for first."""
        kinds = {sign.kind for sign in self.signs}
        return "spoken" in kinds and not kinds.isdisjoint(("quoted", "named"))

    @property
    def order(self) -> tuple[Any, ...]:
        kinds = {sign.kind for sign in self.signs}
        weight = SEVERITIES.index(self.severity), not self.is_of_speaker, CATEGORIES.index(self.category)
        spread = len({e.article for e in self.evidence}), len(self.evidence)
        official = (*(kind not in kinds for kind in SIGNS), *(-n for n in spread if kinds))
        return (*weight, official, -self.confidence, self.rule, self.fingerprint)


@dataclass(frozen=True, slots=True)
class PlaceKey:
    """A place of evidence by what lasts: its article, its words evened out, and its number among equal ones, from 1."""

    article: str
    words: str
    ordinal: int

    @property
    def order(self) -> tuple[Any, ...]:
        return (self.article, self.words, self.ordinal)


@dataclass(frozen=True, slots=True)
class Decision:
    """What an editor said of a finding: a waiver, or an entry of the baseline.

    `contents` are digests of the articles in which it stood, by id, so that a renamed file is known again. Without a
    fingerprint it is for any finding of the rule whose readings are among `readings`. `state` says how far a query to
    another outlet is, None for open and for what is no query; `sent_to` are the outlets that it was sent to, none where
    it was sent to all. `file` and `line` say where the decision stands.
    """

    decision: DecisionKind
    rule: str
    subject: str
    readings: tuple[str, ...]
    places: tuple[PlaceKey, ...] = ()
    contents: tuple[tuple[str, str], ...] = ()
    fingerprint: str = ""
    reason: Ground | None = None
    why: str = ""
    by: str = ""
    decided: date | None = None
    expires: date | None = None
    state: QueryState | None = None
    sent_to: tuple[str, ...] = ()
    file: str = field(default="", compare=False)
    line: int = field(default=0, compare=False)

    @property
    def order(self) -> tuple[Any, ...]:
        return (self.file, self.line, self.rule, self.subject, self.fingerprint)

    @property
    def place(self) -> str:
        """File and line, or the file alone where lines say nothing."""
        return f"{self.file}:{self.line}" if self.line else self.file


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a decision: the findings, by id, that it is for, and the readings that are new to it.

    `reason` says in words why it does not apply; it is empty where it does.
    """

    decision: Decision
    status: OutcomeStatus
    findings: tuple[str, ...] = ()
    reason: str = ""

    @property
    def order(self) -> tuple[Any, ...]:
        return self.decision.order


@dataclass(frozen=True, slots=True)
class Problem:
    """Input that was not used, a cap that was reached, or files that are none of the input and may have been meant.

    Counted and shown, never dropped. Only input that was not used is an error of the command line.
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
    """What was found, best first. The same for every engine and every order of the input.

    `focus` are the ids of the articles that it is about; none where it is about all. `linked` counts the statements
    with a counterpart in another article.
    """

    run: Run
    outlets: tuple[Outlet, ...]
    articles: tuple[Article, ...]
    links: Sequence[Link]
    groups: Sequence[Group]
    concepts: Sequence[Concept]
    findings: tuple[Finding, ...]
    problems: tuple[Problem, ...]
    occasions: tuple[tuple[str, ...], ...] = ()
    outcomes: tuple[Outcome, ...] = ()
    focus: tuple[str, ...] = ()
    linked: int = 0

    def to_frame(self) -> pd.DataFrame:
        """The findings as a table: one row a finding, one column an outlet, its readings in the cells."""
        import pandas as pd

        columns = ["id", "severity", "action", "rule", "category", "subject", "message"]
        last = ["suggestion", "confidence", "status"]
        taken = {*columns, *last, "where"}
        names = {o.name: f"{o.name} (outlet)" if o.name in taken else o.name for o in self.outlets}
        rows = []
        for finding in self.findings:
            row = {c: getattr(finding, c) for c in columns}
            for name, column in names.items():
                row[column] = "; ".join(r.text for r in finding.readings if name in r.outlets)
            row |= {"suggestion": finding.suggestion or "", "confidence": finding.confidence, "status": finding.status}
            rows.append(row)
        return pd.DataFrame(rows, columns=[*columns, *names.values(), *last])
