"""The state of a desk: the report, what is decided on it by now, and what was done here."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import partial
from threading import Lock, RLock

from compare.decisions import writing
from compare.decisions.judge import about
from compare.decisions.kept import Kept, KeptFile, only
from compare.decisions.keys import contents, decision_on
from compare.errors import ChangedError, UsageError
from compare.model import Decision, Report, TermEntry
from compare.products.deciding import decided_anew, rule_ids
from compare.products.running import Progress
from compare.reporters._passages import statements_of
from compare.web import corpus as sources
from compare.web import rulings
from compare.web.corpus import Corpus, State
from compare.web.forms import Ruling, Verdict
from compare.web.journal import Change, Journal
from compare.web.queue import Item, items
from compare.web.settling import Choice, Standing, choice

Analyse = Callable[..., Report]


@dataclass(frozen=True, slots=True)
class Held:
    """A report and all that was looked up for it once; `seen` are the files as they were, `read` those of decisions.

    `ruled` are the fingerprints of findings whose term has been settled since the report was made.
    """

    report: Report
    rules: Mapping[str, str]
    terms: tuple[TermEntry, ...]
    statements: Mapping[str, tuple[tuple[int, int], ...]]
    decisions: tuple[Decision, ...]
    seen: State
    read: tuple[State, date]
    items: tuple[Item, ...]
    by_key: Mapping[str, Item]
    ruled: frozenset[str] = frozenset()


class Desk:
    """A corpus that is being reviewed; several pages may ask at once. Nothing but these methods changes a file."""

    def __init__(
        self,
        corpus: Corpus,
        *,
        by: str,
        analyse: Analyse = sources.analysed,
        clock: Callable[[], datetime] = datetime.now,
        progress: Progress | None = None,
    ) -> None:
        self.corpus, self.by = corpus, by
        self.journal = Journal()
        self._analyse, self._clock = analyse, clock
        self._lock, self._reading = RLock(), Lock()
        self.kept: Kept = sources.decisions_of(corpus)
        self.waivers: KeptFile = only(self.kept.waivers, "--waivers")
        self._held = self._made(progress)

    def today(self) -> date:
        """The day on the editor's own calendar."""
        return self._clock().date()

    def now(self) -> Held:
        """The report with what is decided by now, whoever wrote it down."""
        with self._lock:
            if self._held.read != self._files():
                self._held = self._judged(self._held)
            return self._held

    def item(self, key: str) -> Item:
        """The finding of this fingerprint. Raises UsageError."""
        found = self.now().by_key.get(key)
        if found is None:
            raise UsageError("this finding is no longer there; the articles have been read again")
        return found

    def decisions(self, item: Item) -> tuple[Decision, ...]:
        """All decisions on the finding, those that no longer cover it, too."""
        held = self.now()
        hits = about(held.decisions, [item.finding], held.report.articles)
        return tuple(d for d, hit in zip(held.decisions, hits, strict=True) if hit)

    def stamp(self, item: Item) -> str:
        """What a page is to send along that decides on the finding: a stamp of what is decided in the desk's file."""
        return writing.stamp(
            d for d in self.decisions(item) if d.file == self.waivers.shown and d.decision != "baseline"
        )

    def decide(self, verdict: Verdict) -> Change:
        """Write the decision down. Raises ChangedError where the finding has been decided on meanwhile."""
        with self._lock:
            item, articles = self.item(verdict.finding), self._held.report.articles
            decision = replace(
                decision_on(item.finding, verdict.kind, contents(articles)),
                reason=verdict.reason,
                why=verdict.why,
                by=verdict.by,
                decided=self.today(),
                expires=verdict.until,
            )
            before = writing.put(self.waivers, decision, item.finding, articles, seen=verdict.seen)
            revert = partial(writing.exchange, self.waivers, drop=[decision], add=before)
            return self._note(verdict.by, f"{verdict.kind}: {_what(item)}", item, revert)

    def take_back(self, key: str, *, seen: str, by: str) -> Change:
        """Take every decision on the finding out. Raises ChangedError as `decide` does, UsageError where none is."""
        with self._lock:
            item = self.item(key)
            gone = writing.take_back(self.waivers, item.finding, self._held.report.articles, seen=seen)
            if not gone:
                raise UsageError(f"{self.waivers.shown}: no decision on {_what(item)} stands in it")
            revert = partial(writing.exchange, self.waivers, drop=[], add=gone)
            return self._note(by, f"taken back: {_what(item)}", item, revert)

    def term(self, item: Item) -> Choice | Standing | None:
        """What can be settled about the finding; None where it is about no term."""
        return choice(item.finding, self._held.report, self._held.terms, self.corpus.termbases)

    def prefer(self, ruling: Ruling) -> Change:
        """Write the ruling on the finding's term down. Raises ChangedError where it has been ruled on meanwhile."""
        with self._lock:
            item = self.item(ruling.finding)
            if self.stamp(item) != ruling.seen:
                raise ChangedError(f"{_what(item)}: decided on meanwhile")
            found = self.term(item)
            if found is None:
                raise UsageError(f"{_what(item)}: there is no term in it to settle")
            if isinstance(found, Standing):
                raise UsageError(f"{_what(item)}: {found.why}")
            before, after = rulings.put(ruling, found, on=self.today(), known=self._held.terms)
            self._rule(item, on=True)
            revert = partial(self._unrule, item, found.file, before, after)
            return self._note(ruling.by, f"preferred: {ruling.form}", item, revert)

    def undo(self, number: int) -> Change:
        """Undo the change of this number, which must be the last. Raises ChangedError where it is not."""
        with self._lock:
            return self.journal.undo(number)

    def read_again(self) -> None:
        """Make the report anew. Raises ChangedError where somebody else has it made at this moment."""
        if not self._reading.acquire(blocking=False):
            raise ChangedError("the articles are being read again already")
        try:
            made = self._made(None)
        finally:
            self._reading.release()
        with self._lock:
            self._held = made

    def outdated(self) -> tuple[str, ...]:
        """Names of the files that have changed since the report was made."""
        return sources.changed(self._held.seen, sources.inputs(self.corpus))

    def _note(self, by: str, said: str, item: Item, revert: Callable[[], None]) -> Change:
        return self.journal.note(at=self._clock(), by=by, said=said, finding=item.finding.fingerprint, revert=revert)

    def _rule(self, item: Item, *, on: bool) -> None:
        key = {item.finding.fingerprint}
        ruled = self._held.ruled | key if on else self._held.ruled - key
        self._held = self._judged(replace(self._held, ruled=ruled))

    def _unrule(self, item: Item, file: KeptFile, before: str, after: str) -> None:
        rulings.revert(file, before=before, after=after)
        self._rule(item, on=False)

    def _files(self) -> tuple[State, date]:
        files = (*self.kept.waivers, *self.kept.baselines)
        return sources.state(f.path for f in files), self.today()

    def _made(self, progress: Progress | None) -> Held:
        seen = sources.inputs(self.corpus)
        report = self._analyse(self.corpus, on=self.today(), progress=progress)
        held = Held(
            report=report,
            rules=rule_ids(self.corpus.settings),
            terms=sources.terms(self.corpus),
            statements=statements_of(report),
            decisions=(),
            seen=seen,
            read=((), self.today()),
            items=(),
            by_key={},
        )
        return self._judged(held)

    def _judged(self, held: Held) -> Held:
        read = self._files()
        decisions = self.kept.decisions()
        report = decided_anew(held.report, decisions, rules=held.rules, on=read[1])
        every = items(report, held.ruled)
        return replace(
            held,
            report=report,
            decisions=decisions,
            read=read,
            items=every,
            by_key={i.finding.fingerprint: i for i in every},
        )


def _what(item: Item) -> str:
    return item.finding.subject or item.finding.message
