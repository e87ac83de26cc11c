"""Which articles report one speech, conference or event: as declared, or by what aligns, who speaks and when."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations, groupby

from compare.facts.compared import begin_apart
from compare.model import ArticleProfile
from compare.names.phonetic import spoken
from compare.occasions.similarity import ArticleSimilarity

LEAST_ALIGNED = 0.4
"""Share of the shorter article's sentences that the other must say again for both to report one occasion."""
FEW_NAMES, LESS_FOR_EACH, LEAST_LINKED = 2, 0.1, 2
"""Rare names that articles share about anything, how much less need align for each one more, and the fewest sentences
that must: who writes freely keeps names."""
MANY_NAMES, MOST_NAMES = 6, 0.75
"""Rare names that are so many that one sentence does, and the share of the names of the article with fewer from which
hardly a name is of another story."""
LEAST_NAMES = 0.4
"""Share of the names of the article with fewer that the other must have for that."""
LEAST_SPOKEN = 3
"""Sentences that name their speaker from which an article's speakers say whose occasion it is."""
MOST_DAYS = 3
"""Days between two articles on one occasion that is only inferred."""


def occasions(
    profiles: Iterable[ArticleProfile], similarities: Iterable[ArticleSimilarity]
) -> dict[str, frozenset[str]]:
    """For each article the others that report its occasion, as declared or inferred; those without any are left out."""
    known = {b.article: b for b in profiles}
    pairs = [(known[t.left], known[t.right], t) for t in sorted(similarities, key=lambda t: t.order)]
    free = [(a, b, t) for a, b, t in pairs if not a.occasion and not b.occasion]
    first = [*_declared(known.values()), *((a, b) for a, b, t in free if _is_inferred(a, b, t))]
    found = _both_ways(first)
    return _both_ways([*first, *((a, b) for a, b, _ in free if _is_one_by_third(a, b, found))])


def _declared(profiles: Iterable[ArticleProfile]) -> Iterator[tuple[ArticleProfile, ArticleProfile]]:
    stated = sorted((b.occasion, b.article, b) for b in profiles if b.occasion)
    for _, same in groupby(stated, key=lambda one: one[0]):
        yield from combinations([b for _, _, b in same], 2)


def _both_ways(pairs: Iterable[tuple[ArticleProfile, ArticleProfile]]) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for one, other in pairs:
        found.setdefault(one.article, set()).add(other.article)
        found.setdefault(other.article, set()).add(one.article)
    return {k: frozenset(v) for k, v in found.items()}


def _is_one_by_third(one: ArticleProfile, other: ArticleProfile, found: Mapping[str, frozenset[str]]) -> bool:
    """Whether a third article reports the occasion of both, and nothing tells the two apart."""
    third = found.get(one.article, frozenset()) & found.get(other.article, frozenset())
    return bool(third) and not _other_speakers(one, other) and not _other_time(one, other)


def cliques(same: Mapping[str, frozenset[str]]) -> tuple[tuple[str, ...], ...]:
    """Articles that all report one occasion, each group once."""
    groups = {tuple(sorted({a, *others})) for a, others in same.items()}
    return tuple(sorted(g for g in groups if all(set(g) <= {a, *same[a]} for a in g)))


def _is_inferred(one: ArticleProfile, other: ArticleProfile, similarity: ArticleSimilarity) -> bool:
    """Whether much is said again whole; or much in part, or the lead, of rare names and by no other speakers."""
    shorter = min(one.sentences, other.sentences)
    if similarity.whole >= max(1, LEAST_ALIGNED * shorter):
        return True
    aligned = similarity.named and similarity.sure >= max(1, _enough(one, other) * shorter)
    return (aligned or similarity.proof) and not _other_speakers(one, other) and not _other_time(one, other)


def _enough(one: ArticleProfile, other: ArticleProfile) -> float:
    """Share of the shorter article's sentences that must surely be linked: the less, the more rare names are common."""
    common, fewer = _names_in_common(one, other)
    if common < LEAST_NAMES * fewer or not _may_begin_alike(one, other):
        return LEAST_ALIGNED
    shorter = min(one.sentences, other.sentences)
    linked = LEAST_LINKED / shorter
    if common >= MOST_NAMES * fewer:
        if common >= MANY_NAMES:
            return 1 / shorter
        if common > FEW_NAMES:
            return min(LEAST_ALIGNED, linked)
    return min(LEAST_ALIGNED, max(linked, LEAST_ALIGNED - LESS_FOR_EACH * (common - FEW_NAMES)))


def _may_begin_alike(one: ArticleProfile, other: ArticleProfile) -> bool:
    return not one.days or not other.days or one.days == other.days


def _names_in_common(one: ArticleProfile, other: ArticleProfile) -> tuple[int, int]:
    """How many persons and places both name, in whatever spelling, and how many the one that names fewer."""
    heard = [[[spoken(word) for word in name] for name in b.names] for b in (one, other)]
    sides = [{word for name in names for word in name} for names in heard]
    named = [[bool(words & side) for side in sides] for words in _apart([*heard[0], *heard[1]])]
    return sum(map(all, named)), min(map(sum, zip(*named, strict=True)), default=0)


def _apart(names: Iterable[Sequence[str]]) -> list[set[str]]:
    """The words by which each person or place is called; names that share a word are of one."""
    found: list[set[str]] = []
    for name in names:
        same = [words for words in found if not words.isdisjoint(name)]
        found = [*(words for words in found if words not in same), set(name).union(*same)]
    return found


def _other_speakers(one: ArticleProfile, other: ArticleProfile) -> bool:
    """Whether both report what people said, and nobody who speaks in one is named in the other."""
    if min(one.spoken, other.spoken) < LEAST_SPOKEN or not one.speakers or not other.speakers:
        return False
    return _names_none(one, other.speakers) and _names_none(other, one.speakers)


def _names_none(profile: ArticleProfile, speakers: Iterable[str]) -> bool:
    return not {*profile.speakers, *(word for name in profile.names for word in name)} & set(speakers)


def _other_time(one: ArticleProfile, other: ArticleProfile) -> bool:
    """Whether the articles are days apart, or begin with other days of the week: a story that goes on with an older
    one has its names, too."""
    dates = one.published, other.published
    if dates[0] is not None and dates[1] is not None and abs((dates[0] - dates[1]).days) > MOST_DAYS:
        return True
    return begin_apart(one, other)
