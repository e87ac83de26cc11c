"""Opposite words for one thing in statements that say the same: exports rose, exports fell."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from compare.checks.corpus_view import CorpusView
from compare.checks.findings import finding, reading
from compare.checks.kinds.claims._expressions import CONTRACTED
from compare.english.words import fold, key
from compare.facts.compared import DAYS, names, other_days, overlap, share_names
from compare.model import Excerpt, Finding, Group, Link, Statement, Token
from compare.packs.rule import Rule
from compare.places import part

SUBJECT = Group
NEAR = 4
"""Words on either side of an opposite among which it must have a neighbour that the other one has, too."""
LEAST_NEGATED = 4
"""Letters of a word before which "un" may make the opposite."""
DENIALS = frozenset(
    "not no never none nobody nothing neither nor without fail refuse deny reject hardly cannot despite although but "
    "unless instead than insufficient insufficiently inadequate lack lacks lacking little less".split()
)
"""Words that turn a statement round, or set two things against each other: what is opposite then may be the same."""


@dataclass(frozen=True, slots=True)
class Options:
    """Rows of opposites, two sides set apart by a bar; the score a link needs, the share of words in common, 0..1."""

    rows: tuple[str, ...] = (
        "rise, rose, risen, increase, climb, grow, grew, grown, gain "
        "| fall, fell, fallen, decrease, drop, decline, shrink",
        "convict, guilty | acquit, innocent",
        "murder | manslaughter",
        "first-degree | second-degree, third-degree",
        "approve, adopt, accept, endorse | reject, refuse, dismiss",
        "uphold, upheld | overturn, quash",
        "impose, introduce | lift, abolish, scrap",
        "ban, forbid, prohibit | allow, permit",
        "resume | suspend, halt",
        "reopen | close, shut",
        "confirm | deny, denied",
        "survive | die, died, dead",
        "win, won, hold, held, keep, kept, retain | lose, lost",
        "stay, remain | leave, left, quit, resign",
        "sign | veto",
        "welcome | regret, condemn",
        "double | halve, triple",
        "triple | halve",
        "spring | autumn, winter",
        "summer | autumn, winter",
        "majority | minority",
        "import | export",
        "buy, bought | sell, sold",
        "man, husband, brother, father, son, boy | woman, wife, sister, mother, daughter, girl",
        "north, northern, northeast, northeastern, northwest, northwestern, north-east, north-west, north-eastern, "
        "north-western | south, southern, southeast, southeastern, southwest, southwestern, south-east, south-west, "
        "south-eastern, south-western",
        "east, eastern, northeast, northeastern, southeast, southeastern, north-east, south-east, north-eastern, "
        "south-eastern | west, western, northwest, northwestern, southwest, southwestern, north-west, south-west, "
        "north-western, south-western",
        "inside | outside",
        "maximum | minimum",
        "morning | afternoon, evening",
    )
    score: float = 0.6
    shared: float = 0.5


Sides = tuple[frozenset[str], frozenset[str]]


def faults(options: Options) -> Iterator[str]:
    """What is wrong with the rows of a rule, one fault each."""
    for row in options.rows:
        sides = [[word.strip() for word in side.split(",")] for side in row.split("|")]
        if len(sides) != 2 or not all(word for side in sides for word in side):
            yield f"{row!r} is no row; expected words on either side of a bar, such as: rise, grow | fall, shrink"


def find(rule: Rule, subject: Group, view: CorpusView) -> Iterator[Finding]:
    """One finding for each row of which the statements print both sides."""
    found: dict[Sides, dict[Any, Excerpt]] = defaultdict(dict)
    nouns: dict[Sides, list[str]] = defaultdict(list)
    for link in subject.links:
        if _comparable(link, rule.options, view):
            for sides in [*map(_sides, rule.options.rows), *_negated(link)]:
                for noun, word, place in _opposed(link, sides):
                    known = found[sides].setdefault(word.order, place)
                    found[sides][word.order] = min(known, place, key=lambda e: (len(e.text), e.order))
                    nouns[sides].append(noun)
    for sides, places in sorted(found.items(), key=lambda item: sorted(item[1])):
        printed: dict[str, list[Excerpt]] = defaultdict(list)
        for place in places.values():
            printed[" ".join(place.text.split())].append(place)
        noun = max(sorted(nouns[sides]), key=nouns[sides].count)
        shown = [reading(text, same, view) for text, same in sorted(printed.items())]
        yield finding(rule, shown, view, subject=noun, key=sorted(printed), confidence=0.75)


@lru_cache(maxsize=256)
def _sides(row: str) -> Sides:
    """Keys of the words of both sides."""
    one, _, other = row.partition("|")
    left, right = (frozenset(key(word.strip()) for word in side.split(",")) for side in (one, other))
    return left, right


def _negated(link: Link) -> Iterator[Sides]:
    """Words that stand in one statement, and with "un" before them in the other: safe, unsafe."""
    texts = [{t.text.lower() for t in side.tokens} for side in (link.left, link.right)]
    for here, there in (texts, texts[::-1]):
        for word in sorted(here):
            bare = word.removeprefix("un")
            if len(bare) >= LEAST_NEGATED and bare != word and bare in there - here and word not in there:
                one, other = sorted((frozenset({key(bare)}), frozenset({key(word)})), key=sorted)
                yield one, other


def _comparable(link: Link, options: Options, view: CorpusView) -> bool:
    """Whether both sides report one occasion, say much the same of the same names, and deny nothing."""
    left, right = link.left, link.right
    if link.score < options.score or not view.one_occasion(left.excerpt, right.excerpt):
        return False
    if view.corrects(left.excerpt, right.excerpt) or other_days(left, right):
        return False
    if not share_names(left, right) and (names(left) or names(right)):
        return False
    return overlap(left, right) >= options.shared


def _opposed(link: Link, sides: Sides) -> Iterator[tuple[str, Excerpt, Excerpt]]:
    """The noun that both statements say something of, and the opposite with the words up to it, of either."""
    one, other = (_only(statement, sides) for statement in (link.left, link.right))
    if one is None or other is None or one[1] == other[1]:
        return
    here, there = _near(link.left, one[0]), _near(link.right, other[0])
    common = [{t.key for t in here[n]} & {t.key for t in there[n]} for n in (0, 1)]
    if _other_subjects(link.left.tokens[one[0]], here[0], there[0]):
        return
    for statement, at, near in ((link.left, one[0], here), (link.right, other[0], there)):
        shared = [t for side, keys in zip(near, common, strict=True) for t in side if t.key in keys]
        if shared:
            word = statement.tokens[at]
            opposite = part(statement.excerpt, word.start, word.end)
            yield _first(here, common), opposite, _phrase(statement, at, shared)


def _other_subjects(word: Token, here: Sequence[Token], there: Sequence[Token]) -> bool:
    """Whether a verb has a noun of its own before it on either side: prices rose, wages fell."""
    keys = {t.key for t in here}, {t.key for t in there}
    return word.part == "verb" and bool(keys[0] - keys[1]) and bool(keys[1] - keys[0])


def _first(near: tuple[list[Token], list[Token]], common: Sequence[set[str]]) -> str:
    """The first common noun, as printed: what rose, or where it is north of."""
    return next(t.text for side, keys in zip(near, common, strict=True) for t in side if t.key in keys)


def _only(statement: Statement, sides: Sides) -> tuple[int, int] | None:
    """Where the one word of the row stands, and on which side of it; None where there are more, or a denial."""
    words = statement.tokens
    denied = any(fold(t.text) in DENIALS and t.key not in sides[0] | sides[1] for t in words)
    if denied or any(CONTRACTED.search(t.text) for t in words):
        return None
    found = [(n, side) for n, t in enumerate(words) for side in (0, 1) if t.key in sides[side]]
    return found[0] if len(found) == 1 else None


def _near(statement: Statement, at: int) -> tuple[list[Token], list[Token]]:
    """The nouns and verbs before and behind a word, in the order of the text."""
    words = statement.tokens
    sides = words[max(0, at - NEAR) : at], words[at + 1 : at + 1 + NEAR]
    before, behind = (
        [t for t in side if t.rarity > 0 and t.part in ("noun", "verb") and not _is_aside(t)] for side in sides
    )
    return before, behind


def _is_aside(word: Token) -> bool:
    """Whether it is a word of grammar, the name of a day, or a unit in two letters."""
    return word.rarity == 0 or len(word.text) < 3 or fold(word.text) in DAYS


def _phrase(statement: Statement, at: int, shared: Sequence[Token]) -> Excerpt:
    """The words from the opposite to the nouns that both statements have beside it."""
    words = [statement.tokens[at], *shared]
    return part(statement.excerpt, min(t.start for t in words), max(t.end for t in words))
