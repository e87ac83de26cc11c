"""Different numbers of one thing, or two times of day, in stories of one occasion that share few words."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from compare.checks.corpus_view import CorpusView
from compare.checks.findings import finding, in_order, reading
from compare.checks.kinds._claims import elsewhere, joined, neighbours
from compare.english.hedges import is_whole
from compare.facts.compared import content, names, other_days
from compare.facts.ordinals import OF
from compare.model import Excerpt, Figure, Finding, Token
from compare.packs.rule import Rule
from compare.quantities.records import CountMention, CountTally

SUBJECT = CountTally
CLOCK = "time of day"


@dataclass(frozen=True, slots=True)
class Options:
    """Content words, besides the noun, that two sentences share, and that they share where both say which in a row
    something is; minutes by which an approximate time may be missed."""

    words: int = 2
    words_in_order: int = 3
    minutes: int = 30


def find(rule: Rule, subject: CountTally, view: CorpusView) -> Iterator[Finding]:
    """One finding for each thing that articles of one occasion count differently, each of them once."""
    stated = [c for c in subject.counts if isinstance(c.fact, Figure)]
    times = Counter(c.fact.excerpt.article for c in stated)
    alone = [c for c in stated if times[c.fact.excerpt.article] == 1]
    pairs = [pair for pair in neighbours(alone, view) if _one_thing(*pair, rule.options, view)]
    for group in joined(pair for pair in pairs if _exclude(*pair, rule.options)):
        printed: dict[str, list[Excerpt]] = defaultdict(list)
        for count in sorted(group, key=_value):
            printed[_shown(count)].append(count.fact.excerpt)
        shown = [reading(text, places, view) for text, places in printed.items()]
        ordinal = subject.subject.startswith(OF)
        found = finding(
            rule,
            shown,
            view,
            subject=_noun(group),
            key=[OF if ordinal else subject.subject, *sorted(printed)],
            confidence=0.8,
            severity="warning" if ordinal and rule.severity == "error" else None,
        )
        yield in_order(found, list(printed), rule, view)


def _value(count: CountMention) -> Decimal:
    return count.fact.value if isinstance(count.fact, Figure) else count.fact.low


def _shown(count: CountMention) -> str:
    """The number as printed, with its hedge; an ordinal with what it counts."""
    if isinstance(count.fact, Figure) and count.fact.ordinal:
        return " ".join(count.fact.excerpt.text.split())
    hedge = (count.fact.hedge or "").split()
    return " ".join([*hedge, *count.fact.excerpt.text.lower().split()])


def _one_thing(one: CountMention, other: CountMention, options: Options, view: CorpusView) -> bool:
    """Whether both sentences tell of one occasion, and no place or day tells their subjects apart."""
    left, right = one.sentence, other.sentence
    if not view.one_occasion(left.excerpt, right.excerpt) or view.corrects(left.excerpt, right.excerpt):
        return False
    if elsewhere(one, other) or other_days(left, right) or _other_subjects(one, other):
        return False
    if (
        len({is_whole(c.sentence.excerpt.text, c.fact.excerpt.start - c.sentence.excerpt.start) for c in (one, other)})
        > 1
    ):
        return False
    linked = right.sentence in view.linked.get(left.sentence, ())
    common = len(content(left) & content(right)) - 1
    in_order = isinstance(one.fact, Figure) and one.fact.ordinal
    return common >= (options.words_in_order if in_order else options.words) and (
        linked or bool(names(left) & names(right))
    )


def _other_subjects(one: CountMention, other: CountMention) -> bool:
    """Whether what is second, and what is third, goes by names of its own: those before the ordinal."""
    if not (isinstance(one.fact, Figure) and one.fact.ordinal):
        return False
    before = [_names_before(count) for count in (one, other)]
    return all(before) and not before[0] & before[1]


def _names_before(count: CountMention) -> set[str]:
    words, start = count.sentence.tokens, count.fact.excerpt.start
    return names(count.sentence) & {t.key for t in words if t.text[0].isupper() and t.end <= start}


def _exclude(one: CountMention, other: CountMention, options: Options) -> bool:
    """Whether the numbers cannot both be right; hedged numbers can, but for times of day that are far apart."""
    left, right = one.fact, other.fact
    if not (isinstance(left, Figure) and isinstance(right, Figure)):
        return False
    if left.unit.startswith(CLOCK):
        return abs(left.value - right.value) > (options.minutes if left.hedge or right.hedge else 0)
    if left.hedge or right.hedge or left.upper or right.upper:
        return False
    return left.value != right.value and not (_is_round(left.value) or _is_round(right.value))


def _is_round(value: Decimal) -> bool:
    """Whether a number may be another one rounded: a hundred or more that ends in noughts."""
    return value >= 100 and value % 10 == 0


def _noun(group: Sequence[CountMention]) -> str:
    """What is counted, as first printed; of ordinals the first noun that all have."""
    fact = group[0].fact
    if not isinstance(fact, Figure) or fact.unit.startswith(CLOCK):
        return CLOCK
    after = [t for t in group[0].sentence.tokens if t.start >= fact.excerpt.start]
    named = [{t.key for t in _words(c) if t.part == "noun"} for c in group] if fact.ordinal else [{fact.unit}]
    return next((t.text for t in after if all(t.key in keys for keys in named)), fact.unit.removeprefix(OF))


def _words(count: CountMention) -> Iterator[Token]:
    place = count.fact.excerpt
    return (t for t in count.sentence.tokens if place.start <= t.start < place.end)
