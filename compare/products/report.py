"""The consistency report."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, TypeAlias

from compare.checks import dependencies, elsewhere, folding, run
from compare.checks.corpus_view import CorpusView
from compare.config import Config
from compare.corpus.outlets import outlets as outlets_of
from compare.engines._incremental import IncrementalRun
from compare.index.store import Store
from compare.model import Article, ArticleProfile, Decision, Outlet, Report, Run, TermEntry
from compare.occasions import occasions
from compare.packs import concepts, pack
from compare.packs.rule import Rule
from compare.pipeline import checking, fetching, settling, understanding
from compare.products import cached, incremental
from compare.products.deciding import decided_anew, kept, ran
from compare.products.running import Progress, engine, inputs, least, problems_of, remembering, silent, stated
from compare.termbase import settled
from compare.version import VERSION
from compare.word_links.neural.model_files import ModelFiles, find_model

Tables: TypeAlias = Mapping[str, Iterable[Any]]


def report(
    paths: Iterable[str | Path],
    *,
    config: Config | None = None,
    progress: Progress | None = None,
    on: date | None = None,
    target: str | Path | Sequence[str | Path] = (),
) -> Report:
    """The consistency report over the articles in `paths`: files, folders or patterns.

    Input that cannot be used is among the report's problems. Raises ConcordantError for a rule pack, a
    termbase, a corpus.yaml or a file of decisions that is at fault. `progress` is told a step's name, the calls
    done and all. `on` is the day on which decisions are looked at, today where it is not given. `target` is the
    file, or files, that the report is to be written to: an earlier one in its place is not looked at.
    """
    paths, config = list(paths), config or Config()
    held = kept(paths, config).decisions()
    found, outlets, problems = inputs(paths, target, config)
    return _report({"sources": found, "problems": problems}, outlets, config, progress, decisions=held, on=on)


def compare_texts(texts: Mapping[str, str], *, config: Config | None = None) -> Report:
    """The report over texts in memory, given by outlet; each is an article of that name."""
    articles = [
        Article(name, name, name, text, None, "en", "published", None, None, name) for name, text in texts.items()
    ]
    return compare_articles(articles, config=config)


def compare_articles(articles: Sequence[Article], *, config: Config | None = None, ours: Iterable[str] = ()) -> Report:
    """The report over articles in memory; `ours` names the outlets of this desk."""
    own = set(ours)
    named = [replace(o, ours=o.name in own) for o in outlets_of({a.outlet for a in articles}, [])]
    outlets = tuple(sorted(named, key=lambda o: o.order))
    return _report({"articles": articles}, outlets, replace(config or Config(), cache=False), None)


def _report(
    tables: Tables,
    outlets: tuple[Outlet, ...],
    config: Config,
    progress: Progress | None,
    *,
    decisions: Sequence[Decision] = (),
    on: date | None = None,
) -> Report:
    rules = _rules(config)
    with remembering(config) as store:
        if store is None or config.neural or not run.is_repeatable(rules.chosen):
            report = _found(tables, outlets, config, progress, rules=rules, store=store)[0]
        else:
            report = _recalled(tables, outlets, config, progress, rules=rules, store=store)
    return _decided(report, rules, decisions, on)


def worked_out(
    tables: Tables,
    outlets: tuple[Outlet, ...],
    config: Config,
    progress: Progress | None,
    *,
    decisions: Sequence[Decision],
    on: date | None,
) -> tuple[Report, Tables, tuple[TermEntry, ...]]:
    """The report, all tables that it was made from, and the termbase."""
    rules = _rules(config)
    with remembering(config) as store:
        report, held = _found(tables, outlets, config, progress, rules=rules, store=store)
    return _decided(report, rules, decisions, on), held, rules.packs.terms


def _recalled(
    tables: Tables,
    outlets: tuple[Outlet, ...],
    config: Config,
    progress: Progress | None,
    *,
    rules: Rules,
    store: Store,
) -> Report:
    """What was found in the same articles by the same rules before; found now where that is not known."""
    held = engine(config)(fetching(), tables, progress or silent)
    read = {name: held[name] for name in ("articles", "problems")}
    settings = [rules.packs.digests, config.select, config.ignore, config.min_score, config.prefers, config.profiles]
    name = cached.name_of(read["articles"], read["problems"], outlets, settings)

    @cache
    def whole() -> Report:
        with remembering(config) as again:
            return _found(read, outlets, config, None, rules=rules, store=again)[0]

    bare = Report(_run(config, rules), outlets, read["articles"], (), (), (), (), ())
    known = cached.recall(store, name, bare, whole)
    if known is not None:
        return known
    report = _resumed(read, outlets, config, progress, rules=rules, store=store, settings=settings, whole=whole)
    cached.keep(store, name, report)
    return report


def _resumed(
    read: Tables,
    outlets: tuple[Outlet, ...],
    config: Config,
    progress: Progress | None,
    *,
    rules: Rules,
    store: Store,
    settings: Sequence[object],
    whole: Callable[[], Report],
) -> Report:
    """What is found in the articles, from what the last run left where there was one."""

    def make(carry_out: incremental.CarryOut, course: IncrementalRun) -> Report:
        later = None if course.ledger.is_new else whole
        return _found(read, outlets, config, progress, rules=rules, store=store, carry_out=carry_out, whole=later)[0]

    report = incremental.resumed(store, settings, read, make)
    return report or _found(read, outlets, config, progress, rules=rules, store=store)[0]


def _found(
    tables: Tables,
    outlets: tuple[Outlet, ...],
    config: Config,
    progress: Progress | None,
    *,
    rules: Rules,
    store: Store | None,
    carry_out: incremental.CarryOut | None = None,
    whole: Callable[[], Report] | None = None,
) -> tuple[Report, Tables]:
    """The report before any decision, and all tables that it was made from.

    The links, groups and concepts are those of `whole`, where there is one, once they are looked at.
    """
    carry_out, tell, packs = carry_out or engine(config), progress or silent, rules.packs
    understood = understanding(least=least(config), model=rules.model, store=store)
    settled_by = settling(packs.terms, packs.told_apart)
    held = carry_out([*understood, *settled_by], tables, tell)
    shown = "settled concepts" if settled_by else "concepts"
    outlets = _with_others(outlets, held["article profiles"])
    view = view_of(held, outlets, packs, config)
    held = carry_out(checking(rules.chosen, view, dependencies.parts(view, held["linked sentences"])), held, tell)
    report = Report(
        run=_run(config, rules),
        outlets=_heard(outlets, held["article profiles"]),
        articles=held["articles"],
        links=cached.Lazy(lambda: whole().links) if whole else held["links"],
        groups=cached.Lazy(lambda: whole().groups) if whole else held["groups"],
        concepts=cached.Lazy(lambda: whole().concepts) if whole else held[shown],
        findings=elsewhere.told(folding.fold(held["findings"], rules.chosen, view), held["linked sentences"], view),
        problems=problems_of(held),
        occasions=occasions.cliques(view.occasions),
        linked=len({(b.article, b.statement) for b in held["linked sentences"]}),
    )
    return report, held


@dataclass(frozen=True, slots=True)
class Rules:
    """The packs that the configuration names, the rules of them that apply, and the model it names, if any."""

    packs: pack.Pack
    chosen: tuple[Rule, ...]
    model: ModelFiles | None


def _rules(config: Config) -> Rules:
    packs = pack.named_packs(config.rules)
    chosen = pack.choose(packs.rules, select=config.select, ignore=config.ignore)
    return Rules(packs, chosen, find_model(config.neural) if config.neural else None)


def _run(config: Config, rules: Rules) -> Run:
    return Run(VERSION, rules.packs.digests, stated(config, rules.model))


def _decided(report: Report, rules: Rules, decisions: Sequence[Decision], on: date | None) -> Report:
    """The report in the light of the decisions, as of the day, today where none is given."""
    day = on or date.today()  # noqa: DTZ011  # the day on the editor's own calendar
    as_of = (("decisions as of", day.isoformat()),) if any(d.expires for d in decisions) else ()
    stamped = replace(report.run, options=(*report.run.options, *as_of))
    return decided_anew(replace(report, run=stamped), decisions, rules=ran(rules.chosen), on=day)


def view_of(
    held: Mapping[str, tuple[Any, ...]], outlets: Iterable[Outlet], packs: pack.Pack, config: Config
) -> CorpusView:
    """What the rules may ask of the whole corpus."""
    return CorpusView(
        outlets={o.name: o for o in outlets},
        articles={p.article: p for p in held["article profiles"]},
        occasions=occasions.occasions(held["article profiles"], held["article similarities"]),
        quotations={b.article: b.quotations for b in held["article profiles"]},
        terms=packs.terms,
        told_apart=packs.told_apart,
        prefers=concepts.prefers(config.prefers, packs.terms),
        official=settled.official(held["references"], packs.terms),
        linked=_joined((b.sentence, b.answer) for b in held["linked sentences"]),
        profiles={p.outlet: p for p in config.profiles},
        companions=_joined((b.article, b.other) for b in held["linked sentences"]),
    )


def _with_others(outlets: tuple[Outlet, ...], profiles: Iterable[ArticleProfile]) -> tuple[Outlet, ...]:
    """The outlets, and those that only the articles themselves name."""
    others = {b.outlet for b in profiles} - {o.name for o in outlets}
    return (*outlets, *outlets_of(others, [])) if others else outlets


def _heard(outlets: Iterable[Outlet], profiles: Iterable[ArticleProfile]) -> tuple[Outlet, ...]:
    """The outlets of which there is an article, in their order."""
    there = {b.outlet for b in profiles}
    return tuple(sorted((o for o in outlets if o.name in there), key=lambda o: o.order))


def _joined(pairs: Iterable[tuple[str, str]]) -> dict[str, frozenset[str]]:
    """For each name those that it is paired with."""
    found: dict[str, set[str]] = {}
    for one, other in pairs:
        found.setdefault(one, set()).add(other)
        found.setdefault(other, set()).add(one)
    return {k: frozenset(v) for k, v in found.items()}
