"""How a term was rendered over time."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from compare.config import Config
from compare.corpus import sources
from compare.errors import UsageError, near
from compare.packs import pack
from compare.pipeline import reading
from compare.products.running import Progress, engine, remembering, silent
from compare.termbase.history import History, history


def term_history(
    concept: str, paths: Iterable[str | Path], *, config: Config | None = None, progress: Progress | None = None
) -> History:
    """How a concept of the termbase, named by its id, is rendered in the articles in `paths`.

    Raises UsageError where the configuration's rules have no such concept. `progress` is as for `report`.
    """
    config = config or Config()
    terms = pack.named_packs(config.rules).terms
    entry = next((t for t in terms if t.id == concept), None)
    if entry is None:
        raise UsageError(f"no concept {concept!r} in {', '.join(config.rules)}{near(concept, [t.id for t in terms])}")
    found, outlets, problems = sources(paths, reach=config.reach)
    with remembering(config) as store:
        held = engine(config)(reading(store), {"sources": found, "problems": problems}, progress or silent)
    return history(entry, terms, held["analyses"], outlets, held["problems"])
