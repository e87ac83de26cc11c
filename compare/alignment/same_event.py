"""What it says for two statements that their articles tell one event: rare names in common, and others surely linked.

Who retells an event freely keeps its names and few of its words. Where sentences of two such articles share next to
nothing by chance, the little that two of them share tells more than it does elsewhere.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from compare.alignment.calibration import chance
from compare.alignment.candidates import Candidate
from compare.alignment.clause_spans import Sentence
from compare.alignment.spellings import Spellings

FEW_NAMES, LEAST_NAMES, RARE_NAME = 3, 0.4, 0.8
"""Rare names that two articles must share to tell one event, what share that must be of the names of the one with
fewer, and the rarity of such a name: that of a town or a person, not of a large country."""
SURE, HALF = 0.5, 2
"""Score from which a link says that the others of its articles may be right, and how many such make kinship count for
half: two articles on two matches of the same players have one by chance."""
NOISE, PAIRS = 0.3, 30
"""Rarity that two sentences share by chance from which kinship says nothing, and how many pairs of sentences that is
worth, so that two of a few words are not taken for silent ones. docs/alignment.md has what other values give."""


@dataclass(frozen=True, slots=True)
class SharedNames:
    """The rare names that two articles share, as keys, where they are enough for one event; none elsewhere.

    `prior_odds`: how many times less than in other articles two of their sentences share by chance, 1 where it is no
    less.
    """

    names: frozenset[str] = frozenset()
    prior_odds: float = 1.0


def shared_names(lefts: Sequence[Sentence], rights: Sequence[Sentence], spellings: Spellings) -> SharedNames:
    """What says that the articles with these sentences tell one event.

    What a sentence shares with the one that it shares most with is not counted as chance.
    """
    here, there = _rare_names(lefts, spellings), _rare_names(rights, spellings)
    if len(here & there) < max(FEW_NAMES, LEAST_NAMES * min(len(here), len(there))):
        return SharedNames()
    shared = _shared(lefts, rights)
    best = _best(shared)
    by_chance = sum(shared.values()) - sum(shared[pair] for pair in best)
    pairs = len(lefts) * len(rights) - len(best)
    odds = NOISE * (pairs + PAIRS) / (by_chance / 1000 + NOISE * PAIRS)
    return SharedNames(frozenset(here & there), max(1.0, odds))


def _rare_names(sentences: Sequence[Sentence], spellings: Spellings) -> set[str]:
    """Keys of the rare words that the article prints with a capital only, under the name that both articles share."""
    tokens = [t for s in sentences for t in s.statement.tokens]
    printed = {t.text for t in tokens}
    names = (t for t in tokens if t.rarity >= RARE_NAME and t.text[0].isupper() and t.text.lower() not in printed)
    return {spellings.get(t.key, (t.key, 1.0))[0] for t in names}


def _shared(lefts: Sequence[Sentence], rights: Sequence[Sentence]) -> Mapping[tuple[int, int], int]:
    """The rarity that two sentences share, in thousandths, by their numbers; those that share nothing are left out."""
    holders: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for j, other in enumerate(rights):
        for key, rarity in other.content.items():
            holders[key].append((j, rarity))
    shared: dict[tuple[int, int], int] = defaultdict(int)
    for i, one in enumerate(lefts):
        for key, rarity in one.content.items():
            for j, other_rarity in holders.get(key, ()):
                shared[i, j] += min(rarity, other_rarity)
    return shared


def _best(shared: Mapping[tuple[int, int], int]) -> set[tuple[int, int]]:
    """For each sentence the pair of it that shares most, the first of equal ones."""
    rows: dict[int, tuple[int, int]] = {}
    columns: dict[int, tuple[int, int]] = {}
    for pair in sorted(shared):
        for best, number in ((rows, pair[0]), (columns, pair[1])):
            if number not in best or shared[pair] > shared[best[number]]:
                best[number] = pair
    return {*rows.values(), *columns.values()}


def prior(found: Sequence[Candidate], weights: Sequence[float], shared_names: SharedNames) -> list[float]:
    """What each candidate's weight is multiplied by, 1 to `prior_odds`: the more, the more of the others are sure.

    The names that both articles have say nothing more: a dateline is no counterpart of all that happened in the town.
    """
    if shared_names.prior_odds == 1:
        return [1.0] * len(found)
    sure = [(one, p) for one, w in zip(found, weights, strict=True) if (p := chance(w)) >= SURE]
    by_left = _surest((one.left, p) for one, p in sure)
    by_right = _surest((one.right, p) for one, p in sure)
    told = [min(_others(by_left, one.left), _others(by_right, one.right)) for one in found]
    shares = [_besides(one, shared_names.names) for one in found]
    return [
        shared_names.prior_odds ** (share * others / (HALF + others))
        for share, others in zip(shares, told, strict=True)
    ]


def _besides(one: Candidate, names: AbstractSet[str]) -> float:
    """Share of what the candidate's two sides share that is no name of both articles, 0..1."""
    here, there = one.clause_span.left.content, one.clause_span.right.content
    shared = {key: min(here[key], there[key]) for key in one.clause_span.shared}
    return sum(rarity for key, rarity in shared.items() if key not in names) / sum(shared.values())


def _surest(chances: Iterable[tuple[int, float]]) -> dict[int, float]:
    """The chance of each sentence's best candidate."""
    best: dict[int, float] = {}
    for number, chance_of_it in chances:
        best[number] = max(best.get(number, 0.0), chance_of_it)
    return best


def _others(best: Mapping[int, float], own: int) -> float:
    """How many of the other sentences have a counterpart, each as far as it is sure."""
    return math.fsum(p for number, p in best.items() if number != own)
