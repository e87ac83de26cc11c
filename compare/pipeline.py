"""The order of the work: the only module where stages meet."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import Any

from compare import readers
from compare.alignment import blocking, codec, groups, pairing, third_article
from compare.checks import dependencies, run
from compare.checks.corpus_view import CorpusView
from compare.facts import named_events, organisations
from compare.facts.extract import facts
from compare.index import statements as packed_statements
from compare.index.remember import identity, remembered
from compare.index.store import Store
from compare.model import Analysis, Article, Link, Problem, Source, Statement, TermEntry, ToldApart
from compare.names import mentions, phonetic, quotation_index
from compare.occasions import linked_sentences, profiles, similarity
from compare.packs.rule import Rule
from compare.quantities import conflicts, counts, figure_mentions
from compare.quantities.records import FigureSheet
from compare.renderings import association, clusters, extraction, merging, nesting, occurrences, records, variants
from compare.renderings import codec as packed_swaps
from compare.statements.segment import segment
from compare.steps import Step
from compare.style import observations
from compare.termbase import settled
from compare.word_links import linked, sides
from compare.word_links.neural.model_files import ModelFiles
from compare.word_links.neural.vectors import Vectors

PERMISSIVE = 0.2
"""Likeness from which a pair of statements is looked at for renderings."""
SHELVES: dict[type, Callable[[Any], str]] = {
    Article: lambda article: article.id,
    Analysis: lambda analysis: analysis.article.id,
    Statement: lambda statement: statement.excerpt.article,
    FigureSheet: lambda sheet: sheet.article,
    blocking.Signature: blocking.letters,
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
    from compare.word_links.neural import embedding

    return embedding.embed(analysis, model=model)


def align(sides: Sequence[sides.Side]) -> Iterator[Link]:
    """Links between the two articles of a pair, weak ones included."""
    left, right = (side.analysis for side in sides)
    return pairing.links(left, right, least=PERMISSIVE)


def list_figures(held: Sequence[Analysis | Vectors | blocking.Seat]) -> Iterator[conflicts.PairSheet]:
    """What an article states in figures, once for each pair that it has a seat in."""
    seats = [r for r in held if isinstance(r, blocking.Seat)]
    for analysis in (r for r in held if isinstance(r, Analysis) and seats):
        page = figure_mentions.figure_sheet(analysis)
        yield from (conflicts.PairSheet(seat.pair.left, seat.pair.right, page) for seat in seats)


def accept(candidate: Link, *, least: float) -> Iterator[Link]:
    """The candidate, where its score is at least `least`, with the words of it that are sure."""
    if candidate.score >= least:
        yield linked.shown(candidate)


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
        pack=codec.pack,
        unpack=codec.unpack,
    )
    return [
        *reading(store),
        *_pairing(),
        Step("pairing articles", "partners", "seats", blocking.seats),
        Step("pairing articles", "analyses", "seats", attend),
        *(_asking(model)),
        Step("pairing articles", "seats", "sides", blocking.sides, key=blocking.holder),
        Step("aligning statements", "sides", "pairings", aligned, key=lambda s: s.pair),
        Step("hearing third articles", "pairings", "voices", third_article.pivot_links, key=linked.articles),
        Step("hearing third articles", "voices", "hearings", third_article.pivot_evidence, key=third_article.told_by),
        Step("hearing third articles", "pairings", "hearings", third_article.attend),
        Step("hearing third articles", "hearings", "candidates", third_article.weigh, key=third_article.subject),
    ]


def _pairing() -> list[Step]:
    """The steps from statements to articles that are worth comparing."""
    most = blocking.MOST_SKETCHES
    return [
        Step("folding copies", "analyses", "sketches", blocking.signatures),
        Step("folding copies", "sketches", "folded", blocking.folded, key=lambda s: s.name),
        Step("pairing articles", "folded", "partners", blocking.copied),
        Step("counting words", "folded", "uses", blocking.uses),
        Step("counting words", "uses", "common", blocking.usual, key=blocking.key, most=most, over=blocking.common),
        Step(
            "indexing statements",
            "folded",
            "postings",
            blocking.postings,
            given=("common",),
            ready=blocking.keys,
            needs=blocking.own_keys,
            about=blocking.asked,
        ),
        Step(
            "counting statements",
            "folded",
            "shares",
            blocking.usual,
            blocking.letters,
            most=0,
            over=blocking.document_frequency,
        ),
        Step(
            "pairing articles",
            "postings",
            "meetings",
            blocking.candidate_pairs,
            blocking.key,
            given=("shares",),
            ready=blocking.least_strength,
            most=most,
            over=blocking.common,
        ),
        Step("pairing articles", "meetings", "partners", blocking.met),
        Step("counting pairs of words", "meetings", "refused", blocking.refused),
        Step("counting pairs of words", "refused", "refused", blocking.capped, key=blocking.all_alike),
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
    worded_anew = remembered(
        linked.worded,
        None if model else store,
        name="words",
        made_from=codec.texts(),
        pack=codec.pack_words,
        unpack=codec.unpack_words,
    )
    return [
        Step("linking words", links, "unworded", linked.attend),
        *([Step("linking words", "sides", "unworded", linked.attend)] if model else []),
        Step("linking words", "unworded", worded, worded_anew, key=linked.articles),
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
    texts = codec.texts()
    swapped = remembered(
        extraction.phrase_pairs_of,
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
        Step("noting bylines", "analyses", "bylines", profiles.profile),
        Step("noting references", "analyses", "references", official),
        Step("noting what answers to what", "links", "bonds", linked_sentences.sentence_links),
        Step("noting what answers to what", "links", "long links", linked.long),
        Step("comparing occasions", "links", "ties", similarity.similarities, key=similarity.articles),
        Step("grouping statements", "links", "groups", groups.groups, ends=groups.ends),
        Step("finding renderings", "worded", "renderings", swapped, key=linked.articles),
        Step("finding renderings", "renderings", "wanted", occurrences.wanted),
        Step("finding every place", "analyses", "sentences", occurrences.sentences),
        Step(
            "finding every place",
            "sentences",
            "places",
            occurrences.occurrences,
            given=("wanted",),
            ready=occurrences.forms,
            needs=occurrences.words,
            about=occurrences.asked,
        ),
        Step(
            "counting places",
            "places",
            "printed",
            association.counted,
            association.form_of,
            most=0,
            over=association.printed,
        ),
        Step(
            "weighing renderings",
            "renderings",
            "places",
            association.weigh,
            association.pair,
            given=("printed",),
            ready=association.counts,
            needs=association.forms_of,
            about=association.name_of,
        ),
        Step(
            "forming concepts", "places", "rough concepts", clusters.concepts, ends=records.ends, weight=records.weight
        ),
        Step("comparing names", "analyses", "mentions", mentions.mentions),
        Step("comparing names", "mentions", "rough concepts", mentions.offices, key=mentions.subject_of),
        Step("comparing names", "mentions", "loose concepts", mentions.concepts, key=mentions.subject_of),
        Step("comparing phrasings", "analyses", "phrasings", variants.phrasings),
        Step("comparing phrasings", "phrasings", "loose concepts", variants.concepts, key=variants.subject_of),
        Step("settling places", "rough concepts", "claims", nesting.claims),
        Step("settling places", "claims", "held claims", nesting.contest, key=nesting.paragraph),
        Step("settling places", "held claims", "loose concepts", nesting.assemble, key=lambda c: c.concept.id),
        Step("comparing spellings", "analyses", "observations", observations.observe),
        Step("comparing events", "analyses", "observations", named_events.observe),
        Step("comparing names", "analyses", "observations", phonetic.observe),
        Step("comparing names", "analyses", "observations", organisations.observe),
        Step("comparing quotations", "analyses", "observations", quotation_index.observe),
        Step("comparing spellings", "observations", "habits", observations.habits, key=observations.subject_of),
        Step("comparing spellings", "habits", "loose concepts", variants.spellings),
        Step("comparing counts", "analyses", "counts", counts.counts),
        Step("comparing counts", "counts", "tallies", counts.tallies, key=counts.subject_of),
        Step("comparing figures", "seats", "pages", list_figures, key=blocking.holder),
        Step("comparing figures", "pages", "rivals", conflicts.compared, key=conflicts.pair_of),
        Step("comparing figures", "rivals", "disputes", conflicts.conflicts, ends=conflicts.ends),
        Step("joining concepts", "loose concepts", "joined concepts", merging.join, key=merging.subject),
        Step("ranking concepts", "joined concepts", "concepts", merging.ranked, key=merging.same_things),
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


def checking(rules: tuple[Rule, ...], view: CorpusView, known: Mapping[str, str]) -> list[Step]:
    """The steps from what the articles say to findings; `known` are the parts of the desk."""
    found_in = partial(run.run_rules, rules=rules, view=view)
    once = partial(run.united, rules={rule.id: rule for rule in rules}, view=view)
    tables = ("analyses", "groups", "concepts", "habits", "tallies", "disputes")
    return [
        *(
            Step(f"checking {table}", table, "found", found_in, needs=dependencies.needs, parts=known)
            for table in tables
        ),
        Step(
            "telling each thing once", "found", "findings", once, key=run.name_of, needs=dependencies.needs, parts=known
        ),
    ]
