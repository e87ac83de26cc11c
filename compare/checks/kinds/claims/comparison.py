"""A comparison of another strength: alongside defence in one story, on a par with defence in the other."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import product
from typing import Any

from compare.checks.corpus_view import CorpusView
from compare.checks.findings import finding, reading
from compare.english.words import FUNCTION_WORDS
from compare.model import Excerpt, Finding, Group, Link, PartOfSpeech, Statement, Token
from compare.packs.rule import Rule
from compare.places import part

SUBJECT = Group
INSIDE = frozenset("a an the its his her their our of and s".split())
"""Words of grammar that may stand within what is compared."""


@dataclass(frozen=True, slots=True)
class Options:
    """Expressions of one strength, a step each, set apart by commas; the words behind them that must be the same."""

    steps: tuple[str, ...] = (
        "alongside, along with, together with, in addition to, as well as",
        "on par with, on a par with, equal to, on an equal footing with, equivalent to, as important as",
        "above, ahead of, over and above, more important than, rather than, instead of",
        "commensurate with, in line with, in keeping with, proportionate to",
    )
    words: int = 1
    within: int = 4


@dataclass(frozen=True, slots=True)
class Compared:
    """An expression of strength with the content words behind it; `place` holds both."""

    step: int
    place: Excerpt
    words: tuple[str, ...]
    printed: tuple[str, ...]
    ends: tuple[int, ...]
    parts: tuple[PartOfSpeech, ...]


def find(rule: Rule, subject: Group, view: CorpusView) -> Iterator[Finding]:
    """One finding for each thing that the statements compare with another strength."""
    statements = {s.excerpt.order: s for link in subject.links for s in (link.left, link.right)}
    known = {order: tuple(_compared(s, rule.options)) for order, s in statements.items()}
    pairs = [p for x in subject.links for p in _apart(x, known, rule.options) if not _is_update(p, view)]
    for same in _joined(pairs):
        printed: dict[str, list[Excerpt]] = defaultdict(list)
        for compared in same:
            printed[" ".join(compared.place.text.lower().split())].append(compared.place)
        shown = [reading(text, places, view) for text, places in sorted(printed.items())]
        yield finding(rule, shown, view, subject=_noun(same), key=sorted(printed), confidence=0.7)


Pair = tuple[Compared, Compared]


def _is_update(pair: Pair, view: CorpusView) -> bool:
    return view.corrects(pair[0].place, pair[1].place)


def _joined(pairs: list[Pair]) -> Iterator[list[Compared]]:
    """The expressions of pairs that hang together, in the order of the articles."""
    groups: list[list[Compared]] = []
    for pair in pairs:
        touched = [g for g in groups if any(c in g for c in pair)]
        groups = [g for g in groups if g not in touched] + [[*(c for g in touched for c in g), *pair]]
    for group in groups:
        yield sorted(set(group), key=lambda c: c.place.order)


def _noun(compared: list[Compared]) -> str:
    """The noun that stands behind most of the expressions, as first printed; another word where none is a noun."""
    seen = [(c.words[n], c.printed[n], c.parts[n]) for c in compared for n in range(len(c.words))]
    counted = {key: sum(key in c.words for c in compared) for key, _, _ in seen}
    return min(seen, key=lambda word: (-counted[word[0]], _is_owner(word[1]) or word[2] != "noun", word[0]))[1]


def _is_owner(word: str) -> bool:
    return word.endswith(("'s", "’s", "s'", "s’"))


def _apart(link: Link, compared: Mapping[Any, Sequence[Compared]], options: Options) -> Iterator[Pair]:
    """Expressions of different steps before the same words; `compared` are those of each statement."""
    for one, other in product(compared[link.left.excerpt.order], compared[link.right.excerpt.order]):
        common = [w for w in one.words if w in other.words]
        if one.step != other.step and len(common) >= options.words:
            yield _cut(one, common), _cut(other, common)


def _cut(compared: Compared, common: list[str]) -> Compared:
    """The expression up to the last of the words that both have, without an adjective whose noun is left outside."""
    last = max(n for n, word in enumerate(compared.words) if word in common)
    last = max((n for n in range(last + 1) if compared.parts[n] == "noun"), default=last)
    whole, end = compared.place, compared.ends[last]
    return replace(
        compared,
        place=part(whole, whole.start, end),
        words=compared.words[: last + 1],
        printed=compared.printed[: last + 1],
    )


def _compared(statement: Statement, options: Options) -> Iterator[Compared]:
    text, base = statement.excerpt.text, statement.excerpt.start
    for step, forms in enumerate(options.steps):
        for form in forms.split(","):
            for match in re.finditer(rf"\b{re.escape(form.strip())}\b", text, re.IGNORECASE):
                behind = _behind(statement, base + match.end(), options)
                if behind:
                    place = part(statement.excerpt, base + match.start(), behind[-1].end)
                    columns = zip(*((t.key, t.text, t.end, t.part) for t in behind), strict=True)
                    yield Compared(step, place, *columns)


def _behind(statement: Statement, end: int, options: Options) -> list[Token]:
    """The content words within the first few behind an expression, up to a punctuation mark."""
    found: list[Token] = []
    last = end
    for token in [t for t in statement.tokens if t.start >= end][: options.within + 2]:
        if statement.excerpt.text[last - statement.excerpt.start : token.start - statement.excerpt.start].strip(" ,"):
            break
        if found and token.key in FUNCTION_WORDS and token.key not in INSIDE:
            break
        last = token.end
        found.append(token)
    return [t for t in found if t.rarity > 0][: options.within]
