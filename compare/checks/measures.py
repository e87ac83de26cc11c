"""How a figure that has a unit is shown, and what it is called."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from compare.checks.ages import AGE
from compare.checks.sheets import DATE, rate
from compare.currencies import CURRENCIES
from compare.model import Figure, Stated, Token
from compare.text import part

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


def shown(stated: Stated) -> str:
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


def _rate(stated: Stated) -> str:
    span = rate(stated)
    return f" a {span}" if span not in ("", "in total") else f" {span}".rstrip()


def _unit_ends(stated: Stated, end: int) -> int:
    """Where the unit ends that is printed behind the number; the number's own end where none is."""
    near = (t for t in stated.sentence.tokens if end <= t.start <= end + LONGEST)
    return next((t.end for t in near if stated.figure.unit in (t.key, t.text)), end)


def noun(stated: Sequence[Stated]) -> str:
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


def _best(stated: Sequence[Stated], said: Mapping[str, float]) -> Token | None:
    """The noun that says most, the nearer to the figure the better; None where none says anything."""
    found = [
        (said[t.key] / (FAR + abs(t.start - side.figure.excerpt.start)), t.text, t)
        for side in stated
        for t in side.sentence.tokens
        if said.get(t.key) and _names_thing(t) and not _is_in_sum(t, side)
    ]
    return max(found, key=lambda f: f[:2], default=(0, "", None))[2]


def _is_in_sum(word: Token, stated: Stated) -> bool:
    """Whether it is the name of a currency, in a sum of the sentence."""
    sums = (f.money for f in stated.sentence.facts if isinstance(f, Figure) and f.money)
    return any(money.start <= word.start < money.end for money in sums)


def _names_thing(word: Token) -> bool:
    """Whether it is a noun, no name and no unit."""
    return word.part == "noun" and word.text.islower() and word.key not in MEASURED | {"cent", "percent"}
