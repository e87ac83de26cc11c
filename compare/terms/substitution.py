"""Links into swaps: words that replace each other between neighbours that agree."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass

from compare.model import Link, ListFact, Quotation, Token
from compare.terms.forms import LONGEST, Line, Swap, form, is_capital, is_content, line, place

Span = tuple[int, int]
Cell = tuple[int, int]

NEAR = 4
"""Words on either side within which an agreeing word speaks for a replaced one."""
LEAST_AGREEMENT = 0.4
"""Rarity of the agreeing neighbours that a replaced word needs, on each side where none is right beside it."""
ADJACENT_CHANCE, LONE_CHANCE = 0.25, 0.6
"""Chance of a word pair from which it counts: with an agreeing word right beside it, and with some on both sides."""
REORDERED, INSERTED, LISTED, QUOTES_MEET = 0.7, 0.7, 0.7, 0.7
"""Trust in a pair that no word link supports: words turned round, a word more in a name, lists, quoted terms."""
MOST_QUOTED = 4
"""Words of a quotation that is a term, not speech."""
MOST_REORDERED = 6
SURE = 0.5
OPEN = 0.4
"""What a phrase counts that leaves its noun outside: parts of speech are not always told right."""
NAMING = frozenset({"noun", "adjective"})
LEAST_ROOT, UNKNOWN = 5, 0.95
"""Letters that two words have in common from which one is derived from the other, and the rarity of words that
the language does not know: those are spellings of one name."""
RANKS = frozenset({"central", "deputi", "vice", "act", "assist", "gener"})
"""Words that make another body or office of a name."""
VERBAL = 0.5
"""What a replaced verb or adverb counts: a choice of words more often than of terms."""
QUOTED, UNQUOTED = 0.8, 0.3
"""What a swap keeps of its score in the least like statements: quotation marks say that the words are a term."""
MOST_CONTENT = 5
MOST_STRETCH = 5
COORDINATORS = frozenset({"and", "or"})
NAME_LINKS = frozenset({"of", "the", "for", "and", "in", "on"})


@dataclass(frozen=True, slots=True)
class Grid:
    """A link as a grid of words: the chance of each linked pair, and the pairs that are the same word."""

    left: Line
    right: Line
    chances: dict[Cell, float]
    same: frozenset[Cell]

    @property
    def words(self) -> tuple[tuple[Token, ...], tuple[Token, ...]]:
        return self.left.words, self.right.words


def swaps(link: Link) -> Iterator[Swap]:
    """Every pair of differing forms that the link shows, each once, with its best score."""
    grid = _grid(link)
    best: dict[tuple[Span, Span], float] = {}
    for source in (_replaced, _turned, _inserted, _stretched, _listed, _reordered, _genitive, _quoted):
        for left, right, trust in source(grid):
            best[left, right] = max(best.get((left, right), 0.0), trust)
    for (left, right), trust in sorted(best.items()):
        a, b = form(link.left.tokens, left), form(link.right.tokens, right)
        if a == b or max(len(a), len(b)) > LONGEST:
            continue
        if _is_open(grid.left, left) or _is_open(grid.right, right):
            trust *= OPEN
        if all(is_capital(x.words[i[0]]) and _is_begun(x, i) for x, i in ((grid.left, left), (grid.right, right))):
            trust *= OPEN
        places = place(link.left, left), place(link.right, right)
        least = QUOTED if any(p.quoted for p in places) else UNQUOTED
        yield Swap(a, b, round(trust * (least + (1 - least) * link.likeness), 4), *places)


def _grid(link: Link) -> Grid:
    left = {t.start: n for n, t in enumerate(link.left.tokens)}
    right = {t.start: n for n, t in enumerate(link.right.tokens)}
    chances = {(left[w.left_start], right[w.right_start]): w.score for w in link.words}
    same = frozenset((i, j) for i, j in chances if link.left.tokens[i].key == link.right.tokens[j].key)
    return Grid(line(link.left), line(link.right), chances, same)


def _agreement(grid: Grid, i: int, j: int, near: int = NEAR) -> tuple[float, float]:
    """Rarity of the words near a cell that agree: before it on the left side, and behind it."""
    left, right = grid.words
    agreeing = [
        (a < i, min(left[a].rarity, right[b].rarity))
        for a, b in sorted(grid.same)
        if abs(a - i) <= near and abs(b - j) <= near
    ]
    return sum(r for before, r in agreeing if before), sum(r for before, r in agreeing if not before)


def _closed(here: Line, span: Span, grid: Grid, side: int) -> Span:
    """The span with the nouns that directly follow it and have no counterpart: Paris Peace (Accords)."""
    words, cuts = here.words, here.cuts
    taken = {cell[side] for cell in grid.same}
    start, end = span
    while (
        is_capital(words[end])
        and end + 1 < len(words)
        and not cuts[end]
        and words[end + 1].part == "noun"
        and end + 1 not in taken
        and is_capital(words[end + 1])
    ):
        end += 1
    return start, end


def _is_open(here: Line, span: Span) -> bool:
    """Whether the phrase is cut in the middle: an adjective or noun whose noun follows is left outside."""
    words, cuts, end = here.words, here.cuts, span[1]
    if words[end].part not in NAMING or end + 1 >= len(words) or cuts[end]:
        return words[end].part == "adjective" and span[0] < end and words[end - 1].key not in COORDINATORS
    follows = words[end + 1]
    coordinated = span[0] < end and words[end - 1].key in COORDINATORS
    return not coordinated and follows.part in NAMING and (is_capital(follows) or not is_capital(words[end]))


def _is_begun(here: Line, span: Span) -> bool:
    """Whether the phrase begins in the middle of a name or noun phrase: (Nguyễn) Mạnh Cường."""
    words, cuts, start = here.words, here.cuts, span[0]
    if start == 0 or cuts[start - 1] or words[start - 1].part not in NAMING:
        return False
    return is_capital(words[start - 1]) or not is_capital(words[start])


def _replaced(grid: Grid) -> Iterator[tuple[Span, Span, float]]:
    """Words that differ, widened to the phrase they stand in."""
    left, right = grid.words
    rows: dict[int, float] = {}
    columns: dict[int, float] = {}
    for (i, j), chance in grid.chances.items():
        rows[i], columns[j] = max(rows.get(i, 0), chance), max(columns.get(j, 0), chance)
    for (i, j), chance in sorted(grid.chances.items()):
        if (i, j) in grid.same or not (is_content(left[i]) and is_content(right[j])):
            continue
        if chance < max(rows[i], columns[j]) or left[i].key[:1].isdigit() or right[j].key[:1].isdigit():
            continue
        weight = _kinship(left[i], right[j], chance)
        if not weight:
            continue
        before, after = _agreement(grid, i, j)
        agreement = before + after
        one, other = _widened(grid, i, j)
        adjacent = one != (i, i) and other != (j, j)
        if (adjacent and chance >= ADJACENT_CHANCE and agreement >= LEAST_AGREEMENT) or (
            chance >= LONE_CHANCE and min(before, after) >= LEAST_AGREEMENT
        ):
            if left[one[1]].key != right[other[1]].key:
                one, other = _closed(grid.left, one, grid, 0), _closed(grid.right, other, grid, 1)
            yield one, other, weight * chance * (1 - math.exp(-agreement))


def _kinship(one: Token, other: Token, chance: float) -> float:
    """How far two words can name one thing, by their parts of speech: 0, nothing, to 1."""
    parts = {one.part, other.part}
    derived = one.key[:LEAST_ROOT] == other.key[:LEAST_ROOT] and max(one.rarity, other.rarity) < UNKNOWN
    if derived and is_capital(one) and is_capital(other):
        return 0.0  # Minister and Ministry, Secretary and Secretariat: two things
    if parts <= NAMING:
        return 1.0 if len(parts) == 1 or chance >= SURE else 0.0
    return VERBAL if len(parts) == 1 and parts != {"other"} else 0.0


def _widened(grid: Grid, i: int, j: int) -> tuple[Span, Span]:
    """The phrase around a pair of words: adjacent linked content words, a whole name, or a coordination."""
    left, right = grid.words
    name = is_capital(left[i]) and is_capital(right[j])
    (a, b), (c, d) = (i, i), (j, j)
    while b - a < MOST_CONTENT and _goes_on(grid, (a - 1, c - 1), (a, c), name=name):
        a, c = a - 1, c - 1
    while b - a < MOST_CONTENT and _goes_on(grid, (b + 1, d + 1), (b, d), name=name):
        b, d = b + 1, d + 1
    if is_capital(left[i]) or is_capital(right[j]) or (a < i and is_capital(left[a])):
        b, d = _rest_of_name(grid, b, d)
    if a == b and c == d:
        for step in (1, -1):
            if _coordinated(grid, i, j, step):
                a, b, c, d = min(a, i + 2 * step), max(b, i + 2 * step), min(c, j + 2 * step), max(d, j + 2 * step)
                break
    return (a, b), (c, d)


def _goes_on(grid: Grid, cell: Cell, beside: Cell, *, name: bool) -> bool:
    """Whether a phrase goes on from the words `beside` to those of `cell`, on both sides at once."""
    left, right = grid.words
    i, j = cell
    if not (0 <= i < len(left) and 0 <= j < len(right)) or grid.chances.get(cell, 0) < SURE:
        return False
    if not ({left[i].part, right[j].part} <= NAMING and {left[beside[0]].part, right[beside[1]].part} <= NAMING):
        return False
    if name and not (is_capital(left[i]) and is_capital(right[j])):
        return False
    return not (grid.left.cuts[min(i, beside[0])] or grid.right.cuts[min(j, beside[1])])


def _rest_of_name(grid: Grid, b: int, d: int) -> tuple[int, int]:
    """Where a name ends that goes on over "of the": Party Committee of the Ministry of Foreign Affairs."""
    left, right = grid.words
    while True:
        step = 1
        while b + step < len(left) and left[b + step].key in NAME_LINKS and step < 3:
            step += 1
        inner = range(1, step + 1)
        if b + step >= len(left) or d + step >= len(right) or not is_capital(left[b + step]):
            return b, d
        if not all((b + n, d + n) in grid.same for n in inner) or not is_capital(right[d + step]):
            return b, d
        if any(grid.left.cuts[b + n - 1] or grid.right.cuts[d + n - 1] for n in inner):
            return b, d
        b, d = b + step, d + step


def _coordinated(grid: Grid, i: int, j: int, step: int) -> bool:
    """Whether both words are joined by "and" to the same word: key and regular, crucial and regular."""
    left, right = grid.words
    far = i + 2 * step, j + 2 * step
    if not (0 <= far[0] < len(left) and 0 <= far[1] < len(right)) or grid.chances.get(far, 0) < SURE:
        return False
    joined = left[i + step].key in COORDINATORS and right[j + step].key in COORDINATORS
    cuts = grid.left.cuts[min(i, far[0]) : max(i, far[0])] + grid.right.cuts[min(j, far[1]) : max(j, far[1])]
    return joined and is_content(left[far[0]]) and not any(cuts)


def _coordinations(here: Line) -> list[int]:
    """Indices of words that "and" joins directly to another content word behind it."""
    words, cuts = here.words, here.cuts
    return [
        n
        for n in range(len(words) - 2)
        if words[n + 1].key in COORDINATORS and is_content(words[n]) and is_content(words[n + 2]) and not any(cuts[n : n + 2])
    ]


def _turned(grid: Grid) -> Iterator[tuple[Span, Span, float]]:
    """Coordinations with one member in common, in the other place: key and regular, regular and critical."""
    left, right = grid.words
    for i in _coordinations(grid.left):
        for j in _coordinations(grid.right):
            first, last = left[i].key == right[j + 2].key, left[i + 2].key == right[j].key
            if first == last or len({w.part for w in (left[i], left[i + 2], right[j], right[j + 2])}) > 1:
                continue
            agreement = sum(_agreement(grid, i + 1, j + 1, NEAR + 1))
            if agreement >= 2 * LEAST_AGREEMENT:
                yield (i, i + 2), (j, j + 2), REORDERED * (1 - math.exp(-agreement))


def _inserted(grid: Grid) -> Iterator[tuple[Span, Span, float]]:
    """Names with a word more on one side: 14th Party Congress, 14th National Party Congress."""
    left, right = grid.words
    for i, j in sorted(grid.same):
        for across, down in ((1, 2), (2, 1)):
            k, m = i + across, j + down
            if (k, m) not in grid.same:
                continue
            run = [*left[i : k + 1], *right[j : m + 1]]
            cuts = grid.left.cuts[i:k] + grid.right.cuts[j:m]
            if any(cuts) or not all(is_capital(w) and is_content(w) for w in run):
                continue
            if (left[i + 1] if across == 2 else right[j + 1]).key in RANKS:
                continue
            a, b, c, d = i, k, j, m
            while _goes_on(grid, (a - 1, c - 1), (a, c), name=True):
                a, c = a - 1, c - 1
            while _goes_on(grid, (b + 1, d + 1), (b, d), name=True):
                b, d = b + 1, d + 1
            yield (a, b), (c, d), INSERTED


def _stretched(grid: Grid) -> Iterator[tuple[Span, Span, float]]:
    """Phrases that begin and end alike and say the same with more words: from an early stage and from afar."""
    left, right = grid.words
    taken = {i for i, _ in grid.same}, {j for _, j in grid.same}
    same = sorted((i, j) for i, j in grid.same if is_content(left[i]))
    for i, j in same:
        for k, m in same:
            across, down = k - i, m - j
            if not (1 < across <= MOST_STRETCH and 1 < down <= MOST_STRETCH):
                continue
            inner = [n for n in range(i + 1, k) if is_content(left[n])], [n for n in range(j + 1, m) if is_content(right[n])]
            if len(inner[0]) == len(inner[1]) or any(n in taken[0] for n in inner[0]) or any(n in taken[1] for n in inner[1]):
                continue
            run = [*left[i : k + 1], *right[j : m + 1]]
            if not any(grid.left.cuts[i:k] + grid.right.cuts[j:m]) and not any(w.part == "verb" for w in run):
                yield (i, k), (j, m), INSERTED * (1 - math.exp(-sum(_agreement(grid, i, j, MOST_STRETCH))))


def _listed(grid: Grid) -> Iterator[tuple[Span, Span, float]]:
    """Members at the same place in lists of equal length that share a word elsewhere or in part."""
    for one in _lists(grid.left):
        for other in _lists(grid.right):
            if len(one) != len(other):
                continue
            shared = [_common(grid, a, b) for a, b in zip(one, other, strict=True)]
            partly = any(0 < s < 1 for s in shared)
            if sum(shared) < len(one) / 2 and not (partly and len(one) == 2):
                continue
            for n, (a, b) in enumerate(zip(one, other, strict=True)):
                if shared[n] < 1 and (len(one) > 2 or partly):
                    yield a, b, LISTED * min(1.0, 0.5 + sum(shared) / len(one))


def _lists(here: Line) -> list[list[Span]]:
    starts = {t.start: n for n, t in enumerate(here.words)}
    stops = {t.end: n for n, t in enumerate(here.words)}
    found = []
    for fact in here.statement.facts:
        if isinstance(fact, ListFact):
            spans = [(starts.get(m.start, -1), stops.get(m.end, -1)) for m in fact.members]
            if all(a >= 0 and b >= 0 for a, b in spans):
                found.append(spans)
    return found


def _common(grid: Grid, a: Span, b: Span) -> float:
    """Share of the members' content words that are the same, 0..1."""
    left = {t.key for t in grid.left.words[a[0] : a[1] + 1] if is_content(t)}
    right = {t.key for t in grid.right.words[b[0] : b[1] + 1] if is_content(t)}
    return len(left & right) / max(1, len(left), len(right))


def _reordered(grid: Grid) -> Iterator[tuple[Span, Span, float]]:
    """The same words in another order: the strategic goals of the country, the country's strategic goals."""
    known = {w.key for w in grid.left.words} & {w.key for w in grid.right.words}
    left, right = _phrases(grid.left, known), _phrases(grid.right, known)
    for content, spans in left.items():
        for a in spans:
            for b in right.get(content, ()):
                one, other = form(grid.left.words, a), form(grid.right.words, b)
                order = [[k for k in f if k in content] for f in (one, other)]
                whole = len(order[0]) == len(order[1]) == len(content)
                if order[0] != order[1] and whole and not (_is_begun(grid.left, a) or _is_begun(grid.right, b)):
                    yield a, b, REORDERED * (1 - math.exp(-len(content) / 2))


def _genitive(grid: Grid) -> Iterator[tuple[Span, Span, float]]:
    """A noun before and behind what belongs to it: 14th Congress Resolution, Resolution of the 14th Party Congress."""
    for plain, inverted, turned in ((grid.left, grid.right, False), (grid.right, grid.left, True)):
        for head, inner, whole in _of_phrases(inverted):
            for end in (n for n, word in enumerate(plain.words) if word.key == head):
                start = _noun_phrase_start(plain, end)
                own = {w.key for w in plain.words[start:end]}
                shared = own & inner
                if len(shared) > 1 and (own <= inner or inner <= own):
                    a, b = (start, end), whole
                    trust = REORDERED * (1 - math.exp(-len(shared)))
                    yield (b, a, trust) if turned else (a, b, trust)


def _of_phrases(here: Line) -> Iterator[tuple[str, set[str], Span]]:
    """Each "H of X Y": the key of H, the keys of X and Y, and the span of it all."""
    words, cuts = here.words, here.cuts
    for n in range(len(words) - 2):
        start = n + 2
        if words[n].part != "noun" or words[n + 1].key != "of" or any(cuts[n : n + 2]):
            continue
        start += words[start].key == "the" and start + 1 < len(words)
        end = start
        while end + 1 < len(words) and not cuts[end] and words[end + 1].part in NAMING:
            end += 1
        if words[start].part in NAMING and words[end].part == "noun":
            yield words[n].key, {w.key for w in words[start : end + 1]}, (n, end)


def _noun_phrase_start(here: Line, end: int) -> int:
    words, cuts, start = here.words, here.cuts, end
    while start > 0 and not cuts[start - 1] and words[start - 1].part in NAMING:
        start -= 1
    return start


def _quoted(grid: Grid) -> Iterator[tuple[Span, Span, float]]:
    """Quoted terms that only one side has, where both sides have as many of them: “two establishments”."""
    left, right = _quotations(grid.left), _quotations(grid.right)
    alike = {form(grid.left.words, s) for s in left} & {form(grid.right.words, s) for s in right}
    ours = [s for s in left if form(grid.left.words, s) not in alike]
    theirs = [s for s in right if form(grid.right.words, s) not in alike]
    if len(ours) == len(theirs):
        for a, b in zip(ours, theirs, strict=True):
            agreement = sum(_agreement(grid, a[0], b[0]))
            if _common(grid, a, b) or agreement >= LEAST_AGREEMENT:
                yield a, b, QUOTES_MEET


def _quotations(here: Line) -> list[Span]:
    """Short quotations as spans of words, in order."""
    starts = {t.start: n for n, t in enumerate(here.words)}
    found = []
    for fact in here.statement.facts:
        if isinstance(fact, Quotation) and fact.excerpt.start in starts:
            start = starts[fact.excerpt.start]
            inside = [n for n, t in enumerate(here.words) if n >= start and t.end <= fact.excerpt.end]
            if 0 < len(inside) <= MOST_QUOTED and any(is_content(here.words[n]) for n in inside):
                found.append((start, inside[-1]))
    return sorted(set(found))


def _phrases(here: Line, known: set[str]) -> dict[frozenset[str], list[Span]]:
    """Runs of content words that are known, function words between them, by their content."""
    words, cuts = here.words, here.cuts
    found: dict[frozenset[str], list[Span]] = {}
    for start in range(len(words)):
        if words[start].part not in NAMING or words[start].key not in known:
            continue
        content = {words[start].key}
        for end in range(start + 1, min(len(words), start + LONGEST)):
            if cuts[end - 1] or words[end].part == "verb":
                break
            if is_content(words[end]):
                if words[end].key not in known:
                    break
                content.add(words[end].key)
                if len(content) <= MOST_REORDERED:
                    found.setdefault(frozenset(content), []).append((start, end))
    return found
