"""Different figures for the same thing in statements that say the same."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from compare.checks.corpus_view import CorpusView
from compare.checks.findings import finding, reading
from compare.english.currencies import CURRENCIES, is_one
from compare.english.hedges import FROM, LEEWAY, UP_TO, agree, bounds, is_whole
from compare.english.words import REPORTING, key
from compare.facts.ages import AGE, owner
from compare.facts.compared import names, other_days, places, share_names
from compare.model import Date, Excerpt, Figure, Finding, Group, Link, Reading, Statement, Token, Toll, WordLink
from compare.packs.rule import Rule

SUBJECT = Group
MEASURED = CURRENCIES | frozenset({"%", "°C", "°F", "km", "kg", "mm", "cm", "km/h", "m/s"})
"""Units that anything may be measured in: they do not say what the figure is about."""
PER_CENT = frozenset({"per", "cent", "percent"})
CLOCK, RANK, RESULT = "time of day", "rank, ", "result"
"""Units of times and of ranks, which another kind compares, and of results, which are two numbers in either order."""
ELSEWHERE = frozenset("phase stage category grade level tier".split())
"""Units of which an article hardly has two figures: another kind compares them, wherever they stand."""
STAGES = frozenset("half-time halftime half interval aggregate leg penalties break shoot-out shootout".split())
"""Words for a part of a match: its result then is not the one at the end."""
ANYONE = frozenset({"peopl", "person"})
"""Units of figures that may count anybody."""
FAR_APART = 20
"""How many times a figure is another that no two stories give for one thing."""
NAME = 0.9
"""Rarity from which a capitalised word is a name, also at the head of a sentence."""
TWINS, LEAST_SHARED = 0.75, 2
"""Share and number of content words that statements must have in common where no unit is stated."""


@dataclass(frozen=True, slots=True)
class Options:
    """Words that make a figure approximate, the units that are compared (all, where none is named), and rows of nouns
    by which one thing may go when it is counted."""

    hedges: tuple[str, ...] = (
        "about", "some", "nearly", "around", "more than", "at least", "over", "up to", "almost", "roughly",
        "approximately", "less than", "fewer than", "under", "close to", "as many as", "estimated",
        "an estimated", "below", "above", "at most", "as much as", "no fewer than", "no more than", "no less than",
        "circa", "more",
    )  # fmt: skip
    units: tuple[str, ...] = ()
    nouns: tuple[str, ...] = (
        "people, residents, villagers, inhabitants",
        "houses, homes, dwellings, buildings",
        "jobs, posts, positions",
        "cars, vehicles",
        "ships, vessels, boats",
        "planes, aircraft, jets",
        "soldiers, troops",
        "migrants, refugees",
        "demonstrators, protesters, marchers",
        "pupils, students, schoolchildren",
        "guns, weapons, firearms",
        "sailors, seamen, crewmen, crew",
    )


def find(rule: Rule, subject: Group, view: CorpusView) -> Iterator[Finding]:
    """One finding for each thing that the statements count differently."""
    against: dict[str, list[tuple[Figure, Figure]]] = defaultdict(list)
    nouns: dict[Figure, str] = {}
    for link in subject.links:
        if _comparable(link, view):
            for left, right in _opposites(link, rule.options):
                against[min(left.unit, right.unit)].append((left, right))
                nouns |= {left: _noun(link.left, left), right: _noun(link.right, right)}
    for unit, pairs in sorted(against.items()):
        for figures in filter(_is_one_thing, _joined(pairs)):
            noun = min((nouns[figure] for figure in figures), key=lambda word: (word[0].isupper(), word))
            known = {view.outlet(figure.excerpt).name for figure in figures}
            others = [
                f
                for f in _of_unit(subject, unit, view)
                if view.outlet(f.excerpt).name not in known
                and any(view.one_occasion(f.excerpt, other.excerpt) for other in figures)
            ]
            key = [unit or noun, *map(_known_by, sorted({_meant(f, rule.options) for f in figures}))]
            hedged = len({f.unit for f in figures}) > 1 or any(_is_hedged(f, rule.options) for f in figures)
            hedged = hedged or _may_be_update(figures, view)
            shown = _readings(
                [*figures, *others], nouns if len({f.unit for f in figures}) > 1 else {}, rule.options, view
            )
            yield finding(
                rule,
                shown,
                view,
                subject=noun,
                key=key,
                confidence=0.9,
                severity="warning" if hedged and rule.severity == "error" else None,
            )


Meant = tuple[Decimal, Decimal, str, str]


def _readings(
    figures: Sequence[Figure], nouns: Mapping[Figure, str], options: Options, view: CorpusView
) -> list[Reading]:
    """What is meant, in the order of the values, each with its places and the noun that is given for it, if any."""
    values: dict[Meant, list[Figure]] = defaultdict(list)
    for figure in figures:
        values[_meant(figure, options)].append(figure)
    shown = []
    for value, same in sorted(values.items()):
        noun = "" if value[-1] else next((nouns[f] for f in same if f in nouns), "")
        text = f"{_shown(value, same[0])} {noun}".strip()
        shown.append(reading(text, [f.money or f.excerpt for f in same], view))
    return shown


def _meant(figure: Figure, options: Options) -> Meant:
    """The two ends of the figure, its hedge and its currency; a result has the higher number first, whoever won."""
    ends = figure.value, figure.value if figure.upper is None else figure.upper
    if figure.unit == RESULT:
        ends = max(ends), min(ends)
    return *ends, (figure.hedge or "" if _is_hedged(figure, options) else ""), figure.unit if is_money(figure) else ""


def _shown(meant: Meant, figure: Figure) -> str:
    """The figure as printed, with hedge and currency; in digits where it is one number in many words."""
    low, high, hedge, _ = meant
    printed = " ".join((figure.money or figure.excerpt).text.removesuffix("-year-old").split())
    words = not figure.money and not any(c.isdecimal() for c in printed) and len(printed.replace("-", " ").split()) > 1
    return f"{hedge} {f'{low:,f}' if words and low == high else printed}".strip()


def _known_by(meant: Meant) -> str:
    """What a value adds to the finding's name: the value alone, where it is no more than that."""
    low, high, hedge, _ = meant
    ends = f"{low.normalize():f}" if low == high else f"{low.normalize():f}-{high.normalize():f}"
    return f"{hedge} {ends}".strip()


def _of_unit(subject: Group, unit: str, view: CorpusView) -> list[Figure]:
    """The one figure of each statement that counts this: who contradicts nobody is shown beside who does."""
    found = []
    for statement in {s.id: s for x in subject.links if _comparable(x, view) for s in (x.left, x.right)}.values():
        figures = [f for f in statement.facts if isinstance(f, Figure) and f.unit == unit and not f.ordinal]
        found += figures if len(figures) == 1 else []
    return found


def _comparable(link: Link, view: CorpusView) -> bool:
    """Whether both sides report one occasion, and no name, date or correction tells them apart."""
    left, right = link.left, link.right
    if not view.one_occasion(left.excerpt, right.excerpt) or view.corrects(left.excerpt, right.excerpt):
        return False
    named = [names(side) & {t.key for t in side.tokens[1:] if t.text[0].isupper()} for side in (left, right)]
    return not (all(named) and not share_names(left, right)) and not other_days(left, right)


def _opposites(link: Link, options: Options) -> Iterator[tuple[Figure, Figure]]:
    """Figures that stand for the same thing on the two sides, and contradict each other."""
    left, right = _figures(link.left, options), _figures(link.right, options)
    stated = _values(link.left) & _values(link.right)
    for one in left:
        for other in right:
            sides = (left, one.unit), (right, other.unit)
            if not is_one(one.unit, other.unit):
                if other_money(link, one, other) or _is_other_sort(link, one, other, stated, options):
                    yield one, other
                continue
            if one.unit != RESULT and {one.value, other.value} & stated and not _is_limit(one, other, options):
                continue
            alone = all([f.unit for f in side if f.value not in stated].count(unit) == 1 for side, unit in sides)
            linked = any(_joins(word, one.excerpt, other.excerpt) for word in link.words)
            same = linked or alone if one.unit else len(left) == len(right) == 1 and _are_twins(link, one, other)
            if same and _contradict(one, other, options) and not _told_apart(link, one, other):
                yield one, other


def _is_other_sort(link: Link, left: Figure, right: Figure, stated: set[Decimal], options: Options) -> bool:
    """Whether two figures contradict each other though the nouns behind them are two: 120 houses, 80 homes."""
    sides = (link.left, left), (link.right, right)
    alone = all(sum(f.unit == figure.unit for f in _figures(side, options)) == 1 for side, figure in sides)
    linked = any(_joins(word, left.excerpt, right.excerpt) for word in link.words)
    if not (alone or linked) or {left.value, right.value} & stated or left.unit in MEASURED or right.unit in MEASURED:
        return False
    same = one_sort(link, left, right, options.nouns)
    return same and _contradict(left, right, options) and not _told_apart(link, left, right)


def _told_apart(link: Link, left: Figure, right: Figure) -> bool:
    """Whether the figures belong to different things: a part and a whole, places, ordinals, subjects of a measure."""
    sides = (link.left, left), (link.right, right)
    if len({is_whole(s.excerpt.text, f.excerpt.start - s.excerpt.start) for s, f in sides}) > 1:
        return True
    here, there = places(link.left), places(link.right)
    if here and there and not here & names(link.right) and not there & names(link.left):
        return True
    if _ordinals(link.left) and _ordinals(link.right) and not _ordinals(link.left) & _ordinals(link.right):
        return True
    if _are_far_apart(left, right) or (left.unit in ANYONE and len({_is_toll(*side) for side in sides}) > 1):
        return True
    if left.unit == AGE and all(_has_owner(*side) for side in sides):
        return True
    if left.unit == RESULT and _stages(link.left) != _stages(link.right):
        return True
    return left.unit in MEASURED and _other_subject(_subjects(link.left, left), _subjects(link.right, right))


def _are_far_apart(left: Figure, right: Figure) -> bool:
    """Whether one is so much more that it counts something else: with the same digits it may be a slip."""
    small, large = sorted((left.value, right.value))
    digits = {value.normalize().as_tuple().digits for value in (small, large)}
    return small > 0 and large >= FAR_APART * small and len(digits) > 1


def _is_toll(statement: Statement, figure: Figure) -> bool:
    """Whether it counts those who suffered something: another kind compares tolls."""
    return any(isinstance(f, Toll) and _within(figure.excerpt, f.excerpt) for f in statement.facts)


def _within(part: Excerpt, whole: Excerpt) -> bool:
    return whole.start <= part.start and part.end <= whole.end


def _has_owner(statement: Statement, figure: Figure) -> bool:
    """Whether the person is named whose age it is: another kind compares that, wherever it stands."""
    start = figure.excerpt.start - statement.excerpt.start
    return bool(owner(statement.excerpt.text, start, start + len(figure.excerpt.text)))


def _other_subject(left: list[Token], right: list[Token]) -> bool:
    """Whether measures are of two things: no noun in common, or each begins with a noun that the other has not.

    A name and a noun may be one: Brightwater, the group.
    """
    if not left or not right:
        return False
    one, other = {t.key for t in left}, {t.key for t in right}
    if not one & other:
        return True
    named = [side[0].text[0].isupper() and side[0].rarity >= NAME for side in (left, right)]
    return named[0] == named[1] and left[0].key not in other and right[0].key not in one


def _stages(statement: Statement) -> set[str]:
    return {t.text.lower() for t in statement.tokens} & STAGES


def _ordinals(statement: Statement) -> set[tuple[Decimal, str]]:
    return {(f.value, f.unit) for f in statement.facts if isinstance(f, Figure) and f.ordinal}


def _subjects(statement: Statement, figure: Figure) -> list[Token]:
    """The nouns of the figure's own part of a statement: from the figure before, or a verb of saying, to the next."""
    figures = [f for f in statement.facts if isinstance(f, Figure) and f.excerpt != figure.excerpt]
    others = [f.money or f.excerpt for f in figures] + [f.excerpt for f in statement.facts if isinstance(f, Date)]
    said = [t.end for t in statement.tokens if t.key in REPORTING and t.end <= figure.excerpt.start]
    before = [e.end for e in others if e.end <= figure.excerpt.start]
    start = max([statement.excerpt.start, *said, *before])
    end = min((e.start for e in others if e.start >= figure.excerpt.end), default=statement.excerpt.end)
    nouns = [t for t in statement.tokens if start <= t.start and t.end <= end and t.part == "noun"]
    if figure.unit == "%":
        nouns = [t for t in nouns if t.text.lower() not in PER_CENT]
    return [t for t in nouns if t.rarity > 0 and t.key not in REPORTING and not _is_unit(t, figure)]


def _is_unit(word: Token, figure: Figure) -> bool:
    """Whether the word stands right behind the figure, or is a part of it or of its sum."""
    place = figure.money or figure.excerpt
    return place.start <= word.start <= figure.excerpt.end + 1 or place.start <= word.start < place.end


def _are_twins(link: Link, left: Figure, right: Figure) -> bool:
    """Whether the statements differ in little but their figures: what is counted need not be named then."""
    sides = []
    for statement, figure in ((link.left, left), (link.right, right)):
        outside = [t for t in statement.tokens if t.end <= figure.excerpt.start or t.start >= figure.excerpt.end]
        sides.append({t.key for t in outside if t.rarity > 0})
    common = len(sides[0] & sides[1])
    return common >= LEAST_SHARED and common >= TWINS * len(sides[0] | sides[1])


def _figures(statement: Statement, options: Options) -> list[Figure]:
    figures = [f for f in statement.facts if isinstance(f, Figure) and not f.ordinal]
    figures = [f for f in figures if not f.unit.startswith((CLOCK, RANK)) and f.unit not in ELSEWHERE]
    return [f for f in figures if not options.units or f.unit in options.units]


def _values(statement: Statement) -> set[Decimal]:
    figures = [fact for fact in statement.facts if isinstance(fact, Figure)]
    return {v for f in figures for v in (f.value, f.upper) if v is not None}


def _is_hedged(figure: Figure, options: Options) -> bool:
    return figure.hedge is not None and figure.hedge.lower() in options.hedges


def _joins(word: WordLink, left: Excerpt, right: Excerpt) -> bool:
    """Whether the word link runs from inside the one excerpt to inside the other."""
    return (
        word.left_start < left.end
        and left.start < word.left_end
        and word.right_start < right.end
        and right.start < word.right_end
    )


def _contradict(one: Figure, other: Figure, options: Options) -> bool:
    """Whether no number satisfies both: ranges apart, and neither the other rounded."""
    if one.unit == RESULT:
        return _meant(one, options) != _meant(other, options)
    if _is_limit(one, other, options):
        return True
    return not agree(*((f.value, f.upper, f.hedge if _is_hedged(f, options) else None) for f in (one, other)))


def _may_be_update(figures: Sequence[Figure], view: CorpusView) -> bool:
    """Whether the stories came out on different days: the later one may know better."""
    days = {view.articles[f.excerpt.article].published for f in figures}
    return len(days - {None}) > 1


def _is_limit(one: Figure, other: Figure, options: Options) -> bool:
    """Whether a number is the most that it can be on one side, and the least on the other; or two are either."""
    limits = [
        _bounds(f, options)[1] is None for f in (one, other) if f.hedge in FROM | UP_TO and _is_hedged(f, options)
    ]
    if len(limits) < 2:
        return False
    apart = abs(one.value - other.value) > LEEWAY * min(one.value, other.value)
    return apart if limits[0] == limits[1] else one.value == other.value


def _bounds(figure: Figure, options: Options) -> tuple[Decimal, Decimal | None]:
    return bounds(figure.value, figure.upper, figure.hedge if _is_hedged(figure, options) else None)


def _joined(pairs: list[tuple[Figure, Figure]]) -> Iterator[list[Figure]]:
    """The figures of pairs that hang together."""
    clusters: list[list[Figure]] = []
    for pair in pairs:
        touched = [c for c in clusters if any(f in c for f in pair)]
        clusters = [c for c in clusters if c not in touched]
        clusters.append(list(dict.fromkeys([*(f for c in touched for f in c), *pair])))
    yield from clusters


def _is_one_thing(figures: list[Figure]) -> bool:
    """Whether no article gives two values: one that does counts two things, or tells how a count rose."""
    return len({(f.excerpt.article, f.value, f.upper) for f in figures}) == len({f.excerpt.article for f in figures})


def _noun(statement: Statement, figure: Figure) -> str:
    """What is counted, as printed after the figure, or measured; where that is not said, the last word before it."""
    if not figure.unit:
        before = [t.text for t in statement.tokens if t.end <= figure.excerpt.start and t.rarity > 0]
        return before[-1] if before else "figure"
    if figure.unit in MEASURED:
        return next((t.text for t in _subjects(statement, figure)), figure.unit)
    after = [t for t in statement.tokens if t.start >= figure.excerpt.start]
    return next((t.text for t in after if figure.unit in (t.key, t.text)), figure.unit)


def is_money(figure: Figure) -> bool:
    """Whether it is a sum in a currency that is named."""
    return figure.money is not None


def other_money(link: Link, left: Figure, right: Figure) -> bool:
    """Whether the two are one number in two currencies, each the first sum of a statement that knows no other one."""
    sides = (link.left, left), (link.right, right)
    ends = {(figure.value, figure.upper) for _, figure in sides}
    return len(ends) == 1 and not is_one(left.unit, right.unit) and all(_is_first_sum(s, f) for s, f in sides)


def _is_first_sum(statement: Statement, figure: Figure) -> bool:
    sums = [fact for fact in statement.facts if isinstance(fact, Figure) and is_money(fact)]
    return len({f.unit for f in sums}) == 1 and min(sums, key=lambda f: f.excerpt.start) == figure


def one_sort(link: Link, left: Figure, right: Figure, rows: Sequence[str]) -> bool:
    """Whether a row has the nouns behind both figures, and neither statement has the other's.

    A link between the nouns does not do: pupils stand where teachers do, with another number.
    """
    if not any({left.unit, right.unit} <= _keys(row) for row in rows):
        return False
    here, there = ({t.key for t in statement.tokens} for statement in (link.left, link.right))
    return left.unit not in there and right.unit not in here


@lru_cache(maxsize=256)
def _keys(row: str) -> frozenset[str]:
    """Keys of the nouns of a row."""
    return frozenset(key(noun.strip()) for noun in row.split(","))
