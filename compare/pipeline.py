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
from compare.steps import PROBLEMS, Step, all_together, built, count, nothing
from compare.style import observations
from compare.termbase import settled
from compare.word_links import linked, sides
from compare.word_links.neural.model_files import ModelFiles
from compare.word_links.neural.vectors import Vectors

PERMISSIVE = 0.2
"""Likeness from which a pair of statements is looked at for renderings."""
BEGINS = ("sources", "archive", "articles")
"""Tables that a pipeline may begin with: files, articles elsewhere, articles in memory."""
CHECKED = ("analyses", "groups", "concepts", "form choices", "count tallies", "figure conflicts")
"""Tables whose records rules look at."""
UNDERSTOOD = (
    *CHECKED, "articles", "links", "long links", "linked sentences", "article profiles", "article similarities",
    "references",
)  # fmt: skip
"""What is known of the articles before any rule is asked."""
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
    vectors = ("vectors",) if model else ()
    return [
        *reading(store),
        *_pairing(),
        Step("pairing articles", "article pairs", "pair members", blocking.seats),
        *(_asking(model)),
        Step(
            "pairing articles",
            ("pair members", "analyses", *vectors),
            "paired articles",
            blocking.sides,
            key=blocking.holder,
        ),
        Step("aligning statements", "paired articles", "candidate links", aligned, key=lambda s: s.pair),
        Step(
            "hearing third articles", "candidate links", "pivot links", third_article.pivot_links, key=linked.articles
        ),
        Step(
            "hearing third articles",
            "pivot links",
            "pivot evidence",
            third_article.pivot_evidence,
            key=third_article.told_by,
        ),
        Step(
            "hearing third articles",
            ("candidate links", "pivot evidence"),
            "weighed links",
            third_article.weigh,
            key=third_article.subject,
        ),
    ]


def _pairing() -> list[Step]:
    """The steps from statements to articles that are worth comparing."""
    most = blocking.MOST_SKETCHES
    return [
        Step("folding copies", "analyses", "signatures", blocking.signatures),
        Step("folding copies", "signatures", "distinct signatures", blocking.folded, key=lambda s: s.name),
        Step("pairing articles", "distinct signatures", "article pairs", blocking.copied),
        Step("counting words", "distinct signatures", "word uses", blocking.uses),
        count("counting words", "word uses", "common keys", blocking.common, blocking.key, above=most),
        Step(
            "indexing statements",
            "distinct signatures",
            "postings",
            blocking.postings,
            given=("common keys",),
            ready=blocking.keys,
            needs=blocking.own_keys,
            about=blocking.asked,
        ),
        count(
            "counting statements",
            "distinct signatures",
            "document frequencies",
            blocking.document_frequency,
            blocking.letters,
        ),
        Step(
            "pairing articles",
            "postings",
            "article pairs",
            blocking.candidate_pairs,
            blocking.key,
            given=("document frequencies",),
            ready=blocking.least_strength,
            most=most,
            over=nothing,
        ),
        count("counting pairs of words", "postings", "refused keys", blocking.common, blocking.key, above=most),
        Step("counting pairs of words", "refused keys", PROBLEMS, blocking.capped, key=all_together),
    ]


def _asking(model: ModelFiles | None) -> list[Step]:
    """What a model adds: vectors, each at the seats of its article."""
    if model is None:
        return []
    return [Step("asking the model", "analyses", "vectors", partial(understand, model=model), files=model.files)]


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
    told = (links, "paired articles") if model else links
    return [Step("linking words", told, worded, worded_anew, key=linked.articles)]


def linking(*, least: float, model: ModelFiles | None = None, store: Store | None = None) -> list[Step]:
    """The steps from files to linked statements; `least` is the score a link needs."""
    choose = partial(accept, least=least)
    steps = [
        *matching(model=model, store=store),
        Step("choosing links", "weighed links", "chosen links", choose),
        *_wording("chosen links", "worded links", model=model, store=store),
        Step("choosing links", "worded links", "links", choose),
    ]
    return built(steps, begins=BEGINS, ends=("articles", "analyses", "links"))


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
    steps = [
        *matching(model=model, store=store),
        *_wording("weighed links", "worded links", model=model, store=store),
        Step("choosing links", "worded links", "links", partial(accept, least=least)),
        Step("noting bylines", "analyses", "article profiles", profiles.profile),
        Step("noting references", "analyses", "references", official),
        Step("noting what answers to what", "links", "linked sentences", linked_sentences.sentence_links),
        Step("noting what answers to what", "links", "long links", linked.long),
        Step("comparing occasions", "links", "article similarities", similarity.similarities, key=similarity.articles),
        Step("grouping statements", "links", "groups", groups.groups, ends=groups.ends),
        Step("finding renderings", "worded links", "phrase pairs", swapped, key=linked.articles),
        Step("finding renderings", "phrase pairs", "wanted forms", occurrences.wanted),
        Step("finding every place", "analyses", "sentences", occurrences.sentences),
        Step(
            "finding every place",
            "sentences",
            "occurrences",
            occurrences.occurrences,
            given=("wanted forms",),
            ready=occurrences.forms,
            needs=occurrences.words,
            about=occurrences.asked,
        ),
        count("counting places", "occurrences", "form counts", association.printed, association.form_of),
        Step(
            "weighing renderings",
            "phrase pairs",
            "occurrences",
            association.weigh,
            association.pair,
            given=("form counts",),
            ready=association.counts,
            needs=association.forms_of,
            about=association.name_of,
        ),
        Step(
            "forming concepts",
            "occurrences",
            "rough concepts",
            clusters.concepts,
            ends=records.ends,
            weight=records.weight,
        ),
        Step("comparing names", "analyses", "name mentions", mentions.mentions),
        Step("comparing names", "name mentions", "rough concepts", mentions.offices, key=mentions.subject_of),
        Step("comparing names", "name mentions", "loose concepts", mentions.concepts, key=mentions.subject_of),
        Step("comparing phrasings", "analyses", "phrase variants", variants.phrasings),
        Step("comparing phrasings", "phrase variants", "loose concepts", variants.concepts, key=variants.subject_of),
        Step("settling places", "rough concepts", "claimed places", nesting.claims),
        Step("settling places", "claimed places", "granted places", nesting.contest, key=nesting.paragraph),
        Step("settling places", "granted places", "loose concepts", nesting.assemble, key=lambda c: c.concept.id),
        Step("comparing spellings", "analyses", "observed forms", observations.observe),
        Step("comparing events", "analyses", "observed forms", named_events.observe),
        Step("comparing names", "analyses", "observed forms", phonetic.observe),
        Step("comparing names", "analyses", "observed forms", organisations.observe),
        Step("comparing quotations", "analyses", "observed forms", quotation_index.observe),
        Step("comparing spellings", "observed forms", "form choices", observations.habits, key=observations.subject_of),
        Step("comparing spellings", "form choices", "loose concepts", variants.spellings),
        Step("comparing counts", "analyses", "count mentions", counts.counts),
        Step("comparing counts", "count mentions", "count tallies", counts.tallies, key=counts.subject_of),
        Step("comparing figures", ("pair members", "analyses"), "pair sheets", list_figures, key=blocking.holder),
        Step("comparing figures", "pair sheets", "figure matches", conflicts.compared, key=conflicts.pair_of),
        Step("comparing figures", "figure matches", "figure conflicts", conflicts.conflicts, ends=conflicts.ends),
        Step("joining concepts", "loose concepts", "joined concepts", merging.join, key=merging.subject),
        Step("ranking concepts", "joined concepts", "concepts", merging.ranked, key=merging.same_things),
    ]
    return built(steps, begins=BEGINS, ends=UNDERSTOOD)


def settling(terms: tuple[TermEntry, ...], apart: tuple[ToldApart, ...]) -> list[Step]:
    """The steps that put what was found under the names that a termbase has for it; none where it says nothing."""
    if not terms and not apart:
        return []
    settle = partial(settled.settle, entries=terms, apart=apart)
    steps = [
        Step("looking up settled terms", "concepts", "settled concepts", settle),
        Step("looking up settled terms", "analyses", "settled concepts", partial(settled.ruled, entries=terms)),
        Step("looking up settled terms", "settled concepts", "settled concepts", settled.unite, key=settled.name_of),
    ]
    return built(steps, begins=UNDERSTOOD, ends=("settled concepts",))


def checking(rules: tuple[Rule, ...], view: CorpusView, known: Mapping[str, str]) -> list[Step]:
    """The steps from what the articles say to findings; `known` are the parts of the view, by name."""
    found_in = partial(run.run_rules, rules=rules, view=view)
    once = partial(run.united, rules={rule.id: rule for rule in rules}, view=view)
    needs = dependencies.needs
    steps = [
        *(
            Step(f"checking {table}", table, "findings of records", found_in, needs=needs, parts=known)
            for table in CHECKED
        ),
        Step(
            "telling each thing once",
            "findings of records",
            "findings",
            once,
            key=run.name_of,
            needs=needs,
            parts=known,
        ),
    ]
    return built(steps, begins=UNDERSTOOD, ends=("findings",))
