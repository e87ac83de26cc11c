"""Tolls: how many were killed, injured, missing, arrested, rescued or driven out, and how many came together."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from compare.english.hedges import PART
from compare.english.words import FUNCTION_WORDS, fold
from compare.facts.amounts import Amount, amounts
from compare.facts.units import PEOPLE
from compare.model import Article, Fate, Statement, Token, Toll
from compare.places import excerpt

SUFFERED: dict[str, Fate] = {
    **dict.fromkeys("killed dead died die dies deaths fatalities perished drowned".split(), "dead"),
    **dict.fromkeys("injured wounded hurt injuries wounds".split(), "injured"),
    **dict.fromkeys("missing unaccounted".split(), "missing"),
    **dict.fromkeys("arrested detained".split(), "arrested"),
    **dict.fromkeys("rescued saved survived survivors alive".split(), "rescued"),
    **dict.fromkeys("displaced homeless evacuated".split(), "displaced"),
    **dict.fromkeys("gathered marched rallied demonstrated protested".split(), "gathered"),
}  # fmt: skip
"""Words behind a number that say what became of those counted."""
DONE: dict[str, Fate] = {
    **dict.fromkeys("killed kills kill killing drowned drowning".split(), "dead"),
    **dict.fromkeys("injured injures injure injuring wounded wounds wounding".split(), "injured"),
    **dict.fromkeys("arrested arrests arresting detained detains detaining".split(), "arrested"),
    **dict.fromkeys("rescued rescues rescuing saved saving".split(), "rescued"),
}
"""Words before a number that say what was done to those counted."""
DEGREES = frozenset("seriously critically severely badly slightly".split())
"""Words that leave open whether others suffered less: nobody was seriously hurt."""
BEARING = frozenset(
    "were was are is be been being have has had reported feared confirmed left remain remained believed also still "
    "now seriously critically severely slightly of the with".split()
)
STANDING = re.compile(
    r"\b(?:(?:death\s+)?toll|number\s+of\s+(?:the\s+|those\s+|people\s+|confirmed\s+)*"
    r"(?P<fate>dead|deaths|fatalities|killed|victims|injured|wounded|missing|rescued|arrested|detained))\b[^.;]{0,40}?"
    r"\b(?:to|at|of|is|was|reach(?:es|ed)|hits?|pass(?:es|ed)|tops|topped)\s*$",
    re.IGNORECASE,
)
BODY = "bodi"
FOUND = frozenset("recovered found retrieved pulled".split())
"""Key of the noun for the dead that are found, and words that say so."""
PULLED = frozenset("pulled plucked freed lifted".split())
LIVES = frozenset({"life", "lives"})
MEASURES = frozenset("day hour year month minut second week mile km time metr meter feet percent %".split())
FURTHER = frozenset({"another", "further", "additional"})
UNDONE = frozenset("almost nearly narrowly not never didn't".split())
"""Words before a verb that say it was not done: nearly killed 40."""
TOLD = frozenset({"toll", "victim", "lost", "sought", "pull", "pluck", "freed", "lift", BODY})
"""Keys of other words without which a sentence states no toll."""
MOST_BETWEEN = 6
"""Words between a number and what became of those counted."""


@dataclass(frozen=True, slots=True)
class _End:
    """What became of those counted, and where that is said, as an index of the words."""

    outcome: Fate
    at: int


def tolls(article: Article, statement: Statement) -> Iterator[Toll]:
    """Every toll of a statement; "three more died" adds to another number of dead, and is none."""
    words = statement.tokens
    if not any(fold(w.text) in SUFFERED or fold(w.text) in DONE or w.key in TOLD for w in words):
        return
    told = (a for a in amounts(article, statement) if not PART.search(article.text, words[0].start, a.hedge_start))
    for amount in told:
        first = next(n for n, w in enumerate(words) if w.start >= amount.start)
        after = next((n for n, w in enumerate(words) if w.start >= amount.end), len(words))
        outcome = _suffered(article.text, words, after) or _done(article.text, words, first, amount)
        if outcome and amount.high == 0 and any(fold(w.text) in DEGREES for w in words[after : outcome.at]):
            continue
        if outcome and not (outcome.outcome == "dead" and _adds(words, first, after)):
            place = excerpt(article, amount.hedge_start, amount.end)
            who = _counted(words, after, outcome)
            yield Toll(place, outcome.outcome, amount.low, amount.high, amount.hedge, who)


def _suffered(text: str, words: Sequence[Token], after: int) -> _End | None:
    """What a number is said to have suffered: 24 dead, 40 people were killed."""
    for at in range(after, min(len(words), after + MOST_BETWEEN)):
        if at and text[words[at - 1].end : words[at].start].strip(" \u00a0"):
            return None
        word = fold(words[at].text)
        if word == "lost" and any(fold(w.text) in LIVES for w in words[at + 1 : at + 3]):
            return _End("dead", at)
        if word == "sought" and fold(words[at - 1].text) == "being":
            return _End("missing", at)
        if word in SUFFERED:
            passive = at > after and fold(words[at - 1].text) in BEARING
            acts = not passive and word in DONE and _has_object(text, words, at)
            return None if acts or _is_joined(words, at) else _End(SUFFERED[word], at)
        if word in FUNCTION_WORDS and word not in BEARING and word not in ("more", "other", "others"):
            return None
    return None


def _has_object(text: str, words: Sequence[Token], verb: int) -> bool:
    """Whether something follows that the verb was done to: 40 soldiers killed 12 villagers."""
    if verb + 1 >= len(words) or text[words[verb].end : words[verb + 1].start].strip():
        return False
    following = fold(words[verb + 1].text)
    return following in ("a", "an", "the", "at", "about", "some", "more", "nearly") or following[0].isdecimal()


def _is_joined(words: Sequence[Token], at: int) -> bool:
    """Whether the number counts two sorts together: 12 killed or injured."""
    after = [fold(w.text) for w in words[at + 1 : at + 3]]
    return len(after) == 2 and after[0] in ("and", "or") and after[1] in SUFFERED


def _done(text: str, words: Sequence[Token], first: int, amount: Amount) -> _End | None:
    """What is said to have been done to a number: killing at least five people, a death toll of 40."""
    before = [n for n, w in enumerate(words[:first]) if w.end <= amount.hedge_start]
    if before and before[-1] + 1 <= first and not text[words[before[-1]].end : amount.hedge_start].strip():
        word = fold(words[before[-1]].text)
        undone = before[-1] > 0 and fold(words[before[-1] - 1].text) in UNDONE
        if word in DONE and not undone and amount.unit not in MEASURES:
            return _End(DONE[word], before[-1])
    standing = STANDING.search(text, words[0].start, amount.hedge_start)
    if standing and (standing[0].lower().startswith("death") or amount.unit in ("", *PEOPLE)):
        return _End(SUFFERED.get(fold(standing["fate"] or ""), "dead"), first)
    if before and fold(words[before[-1]].text) in PULLED and amount.unit in PEOPLE:
        behind = [fold(w.text) for w in words[first + 1 : first + 4]]
        return _End("rescued", first) if {"from", "alive"} & set(behind) else None
    if amount.unit == BODY and any(fold(w.text) in FOUND for w in words):
        return _End("dead", first)
    return None


def _adds(words: Sequence[Token], first: int, after: int) -> bool:
    """Whether the number is added to another one."""
    beside = [w.key for w in words[max(0, first - 2) : first]] + [w.key for w in words[after : after + 1]]
    return any(word in FURTHER for word in beside) or "more" in [w.key for w in words[after : after + 1]]


def _counted(words: Sequence[Token], after: int, end: _End) -> str:
    """The key of who is counted: the noun behind the number, if any stands there."""
    stop = end.at if end.at >= after else after + 3
    run: list[Token] = []
    for word in words[after:stop]:
        apart = word.start > (run[-1] if run else words[after - 1]).end + 1
        if apart or (word.rarity == 0 and word.key not in ("other", "others")):
            break
        run.append(word)
    plural = next((w for w in run if w.key in PEOPLE or w.text.endswith("s")), None)
    return plural.key if plural else ""
