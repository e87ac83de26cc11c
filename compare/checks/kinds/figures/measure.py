"""Other sums, shares, spans of time, ages or measures in stories of one occasion, in whatever sentences they stand."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from compare.checks.corpus_view import CorpusView
from compare.checks.findings import finding, in_order, reading
from compare.english.currencies import CURRENCIES, is_one
from compare.facts.ages import AGE
from compare.facts.compared import names, other_days, share_names
from compare.model import Figure, Finding, Statement, Token
from compare.packs.rule import Rule
from compare.places import part
from compare.quantities.figure_mentions import DATE, rate
from compare.quantities.records import FigureConflict, FigureMatch, FigureMention

SUBJECT = FigureConflict
MORE = 0.5
"""What must be in common besides where no digit is alike."""


@dataclass(frozen=True, slots=True)
class Options:
    """What two sentences must have in common for the finding to be as grave as the rule is, and not a query: the rarity
    of their words, 0..1 each."""

    sure: float = 1.5


def find(rule: Rule, subject: FigureConflict, view: CorpusView) -> Iterator[Finding]:
    """One finding for each thing of which stories of one occasion state figures that exclude each other."""
    for group in _joined([r for r in subject.rivals if _is_one_thing(r, view)]):
        odd = [r for r in group if r.alike is not None]
        if odd and not _has_two(group):
            yield _finding(rule, group, view, is_sure=any(_is_sure(r, rule.options, view) for r in odd))


def _has_two(group: Sequence[FigureMatch]) -> bool:
    """Whether an article states two of the figures: it tells of two things."""
    sides = {(s.figure.excerpt.article, s.figure.value, s.figure.upper) for r in group for s in (r.left, r.right)}
    return len({article for article, *_ in sides}) < len(sides)


def _finding(rule: Rule, group: Sequence[FigureMatch], view: CorpusView, *, is_sure: bool) -> Finding:
    sides = {s.order: s for r in group for s in (r.left, r.right)}
    stated = [sides[order] for order in sorted(sides, key=lambda o: (sides[o].figure.value, o))]
    printed: dict[str, list[FigureMention]] = defaultdict(list)
    for side in stated:
        printed[shown(side)].append(side)
    readings = [
        reading(text, [s.figure.money or s.figure.excerpt for s in same], view) for text, same in printed.items()
    ]
    found = finding(
        rule,
        readings,
        view,
        subject=noun(stated),
        key=[stated[0].figure.unit, *sorted(printed)],
        confidence=0.8 if is_sure else 0.7,
        severity=None if is_sure or rule.severity != "error" else "warning",
    )
    return in_order(found, list(printed), rule, view)


def _is_one_thing(rival: FigureMatch, view: CorpusView) -> bool:
    """Whether both tell of one occasion, and no name, day or place tells their subjects apart."""
    left, right = rival.left.sentence, rival.right.sentence
    if not view.one_occasion(left.excerpt, right.excerpt) or view.corrects(left.excerpt, right.excerpt):
        return False
    if rival.left.who:
        return True
    if not rival.alike and rival.alike is not None and _is_later(left, right, view):
        return False
    if rival.left.figure.unit != DATE and other_days(left, right):
        return False
    if rival.alike == 3 or not is_one(rival.left.figure.unit, rival.right.figure.unit):
        return True
    return not all(map(_named, (rival.left, rival.right))) or share_names(left, right)


def _is_later(left: Statement, right: Statement, view: CorpusView) -> bool:
    """Whether the stories came out on different days: what differs much may have changed."""
    days = {view.articles[s.excerpt.article].published for s in (left, right)} - {None}
    return len(days) > 1


def _named(stated: FigureMention) -> set[str]:
    """Keys of the names of a sentence; its first word is none, nor is the figure."""
    figure, words = stated.figure.excerpt, stated.sentence.tokens[1:]
    outside = (t for t in words if not figure.start <= t.start < figure.end)
    return names(stated.sentence) & {t.key for t in outside if t.text[0].isupper()}


def _is_sure(rival: FigureMatch, options: Options, view: CorpusView) -> bool:
    """Whether much is in common, and neither a hedge nor time explains the two."""
    hedged = rival.left.figure.hedge or rival.right.figure.hedge
    least = options.sure + (0 if rival.alike else MORE)
    later = _is_later(rival.left.sentence, rival.right.sentence, view)
    return rival.score >= least and not hedged and not later


def _joined(rivals: Sequence[FigureMatch]) -> Iterator[list[FigureMatch]]:
    """The rivals that hang together by their figures, the fewer added to the more."""
    home: dict[tuple[Any, ...], list[FigureMatch]] = {}
    for rival in rivals:
        ends = rival.left.order, rival.right.order
        groups = sorted({id(g): g for g in (home.get(e, []) for e in ends)}.values(), key=len)
        for moved in (*(r for g in groups[:-1] for r in g), rival):
            groups[-1].append(moved)
            home[moved.left.order] = home[moved.right.order] = groups[-1]
    yield from {id(g): g for g in home.values()}.values()


FAR = 40
"""Characters from a figure at which a noun says half as much of it."""
LONGEST = 24
"""Characters behind a number in which its unit is printed."""
MEASURED = CURRENCIES | frozenset(
    "% km kg mm cm °C °F hour day week month year minut mile metr meter feet cent".split()
)
"""Units that do not say what is measured."""
SPANS = frozenset("hour day week month year minut".split())
"""Units that say of themselves what they are: years, where a noun beside them may be anybody's."""
RANK = "rank, "
NAMED = {"age": "age", "magnitude": "magnitude", "time of day": "time of day", "date": "date"}


def shown(stated: FigureMention) -> str:
    """The figure as printed, with its hedge, its currency and what stands behind it up to its unit."""
    figure, place = stated.figure, stated.sentence.excerpt
    printed = " ".join(figure.excerpt.text.split())
    if figure.unit == DATE:
        return printed
    if figure.unit == AGE:
        return f"{figure.value:f}"
    hedge = f"{figure.hedge} " if figure.hedge else ""
    if figure.money:
        return f"{hedge}{' '.join(figure.money.text.split())}{_rate(stated)}"
    behind = place.text[figure.excerpt.end - place.start :]
    end = _unit_ends(stated, figure.excerpt.end)
    tail = part(place, figure.excerpt.end, end).text if end > figure.excerpt.end else ""
    if figure.unit == "%":
        tail = "%" if behind.startswith("%") else " per cent"
    return f"{hedge}{_begun(printed)}{tail}{_rate(stated)}"


def _begun(printed: str) -> str:
    """A number as it stands within a sentence: sixty-one for Sixty-one, but Phase III."""
    words = printed.split()
    return printed if words[-1].isupper() or (len(words) == 2 and words[1].isdecimal()) else printed.lower()


def _rate(stated: FigureMention) -> str:
    span = rate(stated)
    return f" a {span}" if span not in ("", "in total") else f" {span}".rstrip()


def _unit_ends(stated: FigureMention, end: int) -> int:
    """Where the unit ends that is printed behind the number; the number's own end where none is."""
    near = (t for t in stated.sentence.tokens if end <= t.start <= end + LONGEST)
    return next((t.end for t in near if stated.figure.unit in (t.key, t.text)), end)


def noun(stated: Sequence[FigureMention]) -> str:
    """What the figures are of: whose age, what is counted, or the noun that says most in the sentences of several."""
    first = stated[0]
    if first.who:
        return f"{max((s.who for s in stated), key=len).title()}, age"
    unit = first.figure.unit.removeprefix(RANK)
    if unit.partition(",")[0] in NAMED:
        return NAMED[unit.partition(",")[0]]
    said: dict[str, float] = defaultdict(float)
    held = Counter(word for side in stated for word, _ in side.about)
    for side in stated:
        for word, weight in side.about:
            said[word] += weight if held[word] > 1 else 0
    if unit in MEASURED - SPANS and (best := _best(stated, said)):
        return best.text
    return next((t.text for s in stated for t in s.sentence.tokens if unit in (t.key, t.text)), unit)


def _best(stated: Sequence[FigureMention], said: Mapping[str, float]) -> Token | None:
    """The noun that says most, the nearer to the figure the better; None where none says anything."""
    found = [
        (said[t.key] / (FAR + abs(t.start - side.figure.excerpt.start)), t.text, t)
        for side in stated
        for t in side.sentence.tokens
        if said.get(t.key) and _names_thing(t) and not _is_in_sum(t, side)
    ]
    return max(found, key=lambda f: f[:2], default=(0, "", None))[2]


def _is_in_sum(word: Token, stated: FigureMention) -> bool:
    """Whether it is the name of a currency, in a sum of the sentence."""
    sums = (f.money for f in stated.sentence.facts if isinstance(f, Figure) and f.money)
    return any(money.start <= word.start < money.end for money in sums)


def _names_thing(word: Token) -> bool:
    """Whether it is a noun, no name and no unit."""
    return word.part == "noun" and word.text.islower() and word.key not in MEASURED | {"cent", "percent"}
