"""The order of the work: the only module where stages meet."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import Any

from compare import readers
from compare.alignment import grouping, packing, pairing, partners, witnesses, wording
from compare.alignment.model_files import ModelFiles
from compare.alignment.vectors import Vectors
from compare.checks import (
    bodies,
    bonds,
    bylines,
    check,
    disputes,
    echoes,
    events,
    habits,
    sheets,
    sounds,
    tallies,
    ties,
)
from compare.checks.rule import Desk, Rule
from compare.facts.extract import facts
from compare.index import statements as packed_statements
from compare.index.remember import identity, remembered
from compare.index.store import Store
from compare.model import Analysis, Article, Link, Problem, Sheet, Source, Statement, Step, TermEntry, ToldApart
from compare.statements.segment import segment
from compare.termbase import settled
from compare.terms import (
    concepts,
    firmness,
    forms,
    joining,
    names,
    nesting,
    phrasings,
    ranking,
    sightings,
    substitution,
    surface,
)
from compare.terms import packing as packed_swaps

PERMISSIVE = 0.2
"""Likeness from which a pair of statements is looked at for renderings."""
SHELVES: dict[type, Callable[[Any], str]] = {
    Article: lambda article: article.id,
    Analysis: lambda analysis: analysis.article.id,
    Statement: lambda statement: statement.excerpt.article,
    Sheet: lambda sheet: sheet.article,
    partners.Sketch: partners.letters,
}
"""Records so long that they are kept once, and what those that are used together share."""


def read(source: Source) -> Iterator[Article | Problem]:
    """The article in a file, by the reader for its suffix."""
    yield readers.read(source)


def id_of(article: Article) -> str:
    """The article's id."""
    return article.id


def apart(same: Sequence[Article]) -> Iterator[Article | Problem]:
    """The one article that has an id; of several the first."""
    yield same[0]
    if len(same) > 1:
        yield Problem(same[0].path, f"{len(same)} articles have the id {same[0].id!r}; one of them was compared")


def analyse(article: Article) -> Iterator[Analysis | Problem]:
    """All that can be said of one article alone; a Problem where it states nothing in words set apart by spaces."""
    statements = segment(article)
    if not statements:
        yield Problem(article.path, "no statement was found in it")
    yield Analysis(article, tuple(replace(s, facts=facts(article, s)) for s in statements))


def attend(record: Analysis | Vectors) -> Iterator[Analysis | Vectors]:
    """The record itself, among the seats its article may take."""
    yield record


def understand(analysis: Analysis, *, model: ModelFiles) -> Iterator[Vectors]:
    """The vectors of an article's words, by the model that the user named."""
    from compare.alignment import embedding

    return embedding.embed(analysis, model=model)


def align(sides: Sequence[partners.Side]) -> Iterator[Link]:
    """Links between the two articles of a pair, weak ones included."""
    left, right = (side.analysis for side in sides)
    return pairing.links(left, right, least=PERMISSIVE)


def list_figures(records: Sequence[Analysis | Vectors | partners.Seat]) -> Iterator[disputes.Page]:
    """What an article states in figures, once for each pair that it has a seat in."""
    seats = [r for r in records if isinstance(r, partners.Seat)]
    for analysis in (r for r in records if isinstance(r, Analysis) and seats):
        page = sheets.sheet(analysis)
        yield from (disputes.Page(seat.pair.left, seat.pair.right, page) for seat in seats)


def accept(candidate: Link, *, least: float) -> Iterator[Link]:
    """The candidate, where its score is at least `least`, with the words of it that are sure."""
    if candidate.score >= least:
        yield wording.shown(candidate)


def official(analysis: Analysis) -> Iterator[Analysis]:
    """The analysis, where its article is a reference."""
    if analysis.article.role == "reference":
        yield analysis


def fetching() -> list[Step]:
    """The steps from files to articles."""
    return [
        Step("reading articles", "sources", "articles", read, here=True),
        Step("telling articles apart", "archive", "articles", apart, key=id_of),
    ]


def reading(store: Store | None = None) -> list[Step]:
    """The steps from files to what each says."""
    analysed = remembered(
        analyse,
        store,
        name="analysis",
        made_from=lambda article: [identity(article)],
        pack=packed_statements.pack,
        unpack=packed_statements.unpack,
    )
    return [
        *fetching(),
        Step("parting them into statements", "articles", "analyses", analysed),
    ]


def matching(*, model: ModelFiles | None = None, store: Store | None = None) -> list[Step]:
    """The steps from files to candidates for links, and to vectors of their words by a model."""
    aligned = remembered(
        align,
        store,
        name=f"links from {PERMISSIVE}",
        made_from=lambda sides: [identity(side.analysis.article) for side in sides],
        pack=packing.pack,
        unpack=packing.unpack,
    )
    return [
        *reading(store),
        *_pairing(),
        Step("pairing articles", "partners", "seats", partners.seats),
        Step("pairing articles", "analyses", "seats", attend),
        *(_asking(model)),
        Step("pairing articles", "seats", "sides", partners.sides, key=partners.holder),
        Step("aligning statements", "sides", "pairings", aligned, key=lambda s: s.pair),
        Step("hearing third articles", "pairings", "voices", witnesses.voices, key=wording.articles),
        Step("hearing third articles", "voices", "hearings", witnesses.testimonies, key=witnesses.told_by),
        Step("hearing third articles", "pairings", "hearings", witnesses.attend),
        Step("hearing third articles", "hearings", "candidates", witnesses.weigh, key=witnesses.subject),
    ]


def _pairing() -> list[Step]:
    """The steps from statements to articles that are worth comparing."""
    most = partners.MOST_SKETCHES
    return [
        Step("folding copies", "analyses", "sketches", partners.sketches),
        Step("folding copies", "sketches", "folded", partners.folded, key=lambda s: s.name),
        Step("pairing articles", "folded", "partners", partners.copied),
        Step("counting words", "folded", "uses", partners.uses),
        Step("counting words", "uses", "common", partners.usual, key=partners.key, most=most, over=partners.common),
        Step(
            "indexing statements",
            "folded",
            "postings",
            partners.postings,
            given=("common",),
            ready=partners.keys,
            needs=partners.own_keys,
            about=partners.asked,
        ),
        Step("counting statements", "folded", "shares", partners.usual, partners.letters, most=0, over=partners.share),
        Step(
            "pairing articles",
            "postings",
            "meetings",
            partners.meetings,
            partners.key,
            given=("shares",),
            ready=partners.least_strength,
            most=most,
            over=partners.common,
        ),
        Step("pairing articles", "meetings", "partners", partners.met),
        Step("counting pairs of words", "meetings", "refused", partners.refused),
        Step("counting pairs of words", "refused", "refused", partners.capped, key=partners.all_alike),
    ]


def _asking(model: ModelFiles | None) -> list[Step]:
    """What a model adds: vectors, each at the seats of its article."""
    if model is None:
        return []
    return [
        Step("asking the model", "analyses", "vectors", partial(understand, model=model), files=model.files),
        Step("pairing articles", "vectors", "seats", attend),
    ]


def _wording(links: str, worded: str, *, model: ModelFiles | None, store: Store | None) -> list[Step]:
    """The steps that link the words of one table of links and give another; the vectors of a model have a say."""
    linked = remembered(
        wording.worded,
        None if model else store,
        name="words",
        made_from=packing.texts(),
        pack=packing.pack_words,
        unpack=packing.unpack_words,
    )
    return [
        Step("linking words", links, "unworded", wording.attend),
        *([Step("linking words", "sides", "unworded", wording.attend)] if model else []),
        Step("linking words", "unworded", worded, linked, key=wording.articles),
    ]


def linking(*, least: float, model: ModelFiles | None = None, store: Store | None = None) -> list[Step]:
    """The steps from files to linked statements; `least` is the score a link needs."""
    choose = partial(accept, least=least)
    return [
        *matching(model=model, store=store),
        Step("choosing links", "candidates", "chosen", choose),
        *_wording("chosen", "worded", model=model, store=store),
        Step("choosing links", "worded", "links", choose),
    ]


def understanding(*, least: float, model: ModelFiles | None = None, store: Store | None = None) -> list[Step]:
    """The steps from files to what the articles say, and say alike; `least` is the score a link needs."""
    texts = packing.texts()
    swapped = remembered(
        substitution.swaps_of,
        None if model else store,
        name="swaps",
        made_from=lambda links: [*texts(links), repr([x.likeness for x in links])],
        pack=packed_swaps.pack,
        unpack=packed_swaps.unpack,
    )
    return [
        *matching(model=model, store=store),
        *_wording("candidates", "worded", model=model, store=store),
        Step("choosing links", "worded", "links", partial(accept, least=least)),
        Step("noting bylines", "analyses", "bylines", bylines.sign),
        Step("noting references", "analyses", "references", official),
        Step("noting what answers to what", "links", "bonds", bonds.bonds),
        Step("noting what answers to what", "links", "long links", wording.long),
        Step("comparing occasions", "links", "ties", ties.ties, key=ties.articles),
        Step("grouping statements", "links", "groups", grouping.groups, ends=grouping.ends),
        Step("finding renderings", "worded", "renderings", swapped, key=wording.articles),
        Step("finding renderings", "renderings", "wanted", sightings.wanted),
        Step("finding every place", "analyses", "sentences", sightings.sentences),
        Step(
            "finding every place",
            "sentences",
            "places",
            sightings.sightings,
            given=("wanted",),
            ready=sightings.forms,
            needs=sightings.words,
            about=sightings.asked,
        ),
        Step("counting places", "places", "printed", firmness.counted, firmness.form_of, most=0, over=firmness.printed),
        Step(
            "weighing renderings",
            "renderings",
            "places",
            firmness.weigh,
            firmness.pair,
            given=("printed",),
            ready=firmness.counts,
            needs=firmness.forms_of,
            about=firmness.name_of,
        ),
        Step("forming concepts", "places", "rough concepts", concepts.concepts, ends=forms.ends, weight=forms.weight),
        Step("comparing names", "analyses", "mentions", names.mentions),
        Step("comparing names", "mentions", "rough concepts", names.offices, key=names.subject_of),
        Step("comparing names", "mentions", "loose concepts", names.concepts, key=names.subject_of),
        Step("comparing phrasings", "analyses", "phrasings", phrasings.phrasings),
        Step("comparing phrasings", "phrasings", "loose concepts", phrasings.concepts, key=phrasings.subject_of),
        Step("settling places", "rough concepts", "claims", nesting.claims),
        Step("settling places", "claims", "held claims", nesting.contest, key=nesting.paragraph),
        Step("settling places", "held claims", "loose concepts", nesting.assemble, key=lambda c: c.concept.id),
        Step("comparing spellings", "analyses", "observations", habits.observe),
        Step("comparing events", "analyses", "observations", events.observe),
        Step("comparing names", "analyses", "observations", sounds.observe),
        Step("comparing names", "analyses", "observations", bodies.observe),
        Step("comparing quotations", "analyses", "observations", echoes.observe),
        Step("comparing spellings", "observations", "habits", habits.habits, key=habits.subject_of),
        Step("comparing spellings", "habits", "loose concepts", surface.concepts),
        Step("comparing counts", "analyses", "counts", tallies.counts),
        Step("comparing counts", "counts", "tallies", tallies.tallies, key=tallies.subject_of),
        Step("comparing figures", "seats", "pages", list_figures, key=partners.holder),
        Step("comparing figures", "pages", "rivals", disputes.compared, key=disputes.pair_of),
        Step("comparing figures", "rivals", "disputes", disputes.disputes, ends=disputes.ends),
        Step("joining concepts", "loose concepts", "joined concepts", joining.join, key=joining.subject),
        Step("ranking concepts", "joined concepts", "concepts", ranking.ranked, key=ranking.subject),
    ]


def settling(terms: tuple[TermEntry, ...], apart: tuple[ToldApart, ...]) -> list[Step]:
    """The steps that put what was found under the names that a termbase has for it; none where it says nothing."""
    if not terms and not apart:
        return []
    settle = partial(settled.settle, entries=terms, apart=apart)
    return [
        Step("looking up settled terms", "concepts", "settled concepts", settle),
        Step("looking up settled terms", "analyses", "settled concepts", partial(settled.ruled, entries=terms)),
        Step("looking up settled terms", "settled concepts", "settled concepts", settled.unite, key=settled.name_of),
    ]


def checking(rules: tuple[Rule, ...], desk: Desk, known: Mapping[str, str]) -> list[Step]:
    """The steps from what the articles say to findings; `known` are the parts of the desk."""
    run = partial(check.run_rules, rules=rules, desk=desk)
    once = partial(check.united, rules={rule.id: rule for rule in rules}, desk=desk)
    tables = ("analyses", "groups", "concepts", "habits", "tallies", "disputes")
    return [
        *(Step(f"checking {table}", table, "found", run, needs=bonds.needs, parts=known) for table in tables),
        Step("telling each thing once", "found", "findings", once, key=check.name_of, needs=bonds.needs, parts=known),
    ]
