"""A function that gives what it gave last time."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import lru_cache
from hashlib import blake2b
from typing import Any, TypeVar

from compare.index.edition import code_digest
from compare.index.store import Store
from compare.model import Article

Taken = TypeVar("Taken")
UNFIT = (LookupError, TypeError, ValueError, ArithmeticError, AttributeError)
"""What unpacking raises where a result does not fit its input: it is then made anew."""


def remembered(
    run: Callable[[Taken], Iterable[Any]],
    store: Store | None,
    *,
    name: str,
    made_from: Callable[[Taken], Iterable[str] | None],
    pack: Callable[[list[Any], Taken], Any],
    unpack: Callable[[Any, Taken], list[Any]],
) -> Callable[[Taken], Iterable[Any]]:
    """`run`, with results that are kept under `name` and all that they are made from; `run` itself without a store.

    `made_from` and `pack` give None where nothing is to be kept; `pack` gives lists, texts and numbers.
    """
    if store is None:
        return run

    def again(record: Taken) -> Iterable[Any]:
        source = made_from(record)
        if source is None:
            return run(record)
        key = _key(name, source)
        held = store.get(key)
        if held is not None:
            try:
                return unpack(held, record)
            except UNFIT:
                pass
        made = list(run(record))
        packed = pack(made, record)
        if packed is not None:
            store.put(key, packed)
        return made

    return again


def _key(name: str, source: Iterable[str]) -> bytes:
    digest = blake2b(name.encode(), digest_size=20, key=code_digest())
    for part in source:
        digest.update(b"\0" + part.encode("utf-8", "surrogatepass"))
    return digest.digest()


@lru_cache(maxsize=1 << 14)
def identity(article: Article) -> str:
    """A digest of all that is known of an article but the path of its file."""
    said = [article.id, article.outlet, article.title, article.published, article.language, article.role]
    known = repr([*said, article.occasion, article.corrects, article.text])
    return blake2b(known.encode("utf-8", "surrogatepass"), digest_size=20).hexdigest()
