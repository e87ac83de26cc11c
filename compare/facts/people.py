"""People by name, with the offices that stand beside the name."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from compare.english.words import fold, rarity
from compare.facts.dates import DAYS, MONTHS
from compare.model import Article, Person, Statement, Token
from compare.places import excerpt

HEADS = frozenset(
    """
    president premier executive minister secretary ambassador chief director spokesman spokeswoman spokesperson chairman
    chairwoman chairperson chair governor mayor chancellor commissioner commander envoy member head leader
    king queen prince princess pope bishop archbishop senator judge prosecutor attorney sheriff captain colonel
    admiral lieutenant sergeant professor coach manager founder editor reporter analyst adviser advisor photographer
    specialist expert officer official correspondent journalist representative delegate legislator lawmaker
    """.split()
)
"""Words that name an office."""
MODIFIERS = frozenset(
    "former acting late deputy vice foreign prime senior lead first policy party defence defense".split()
)
"""Words of an office that are printed small before its name."""
INSTITUTION = frozenset(
    """
    ministry committee congress party department council assembly agency office university government army police
    court union nations commission organisation organization association institute foundation group company corp
    inc affairs defence defense security health justice finance foreign national state federal central international
    republic kingdom province district city county
    """.split()
)
CALENDAR = frozenset([*DAYS, *MONTHS])
LINKS = frozenset({"of", "for", "the", "and"})
PARTICLES = frozenset("bin al van von der de da del di".split())
RARE_NAME = 0.7
"""Rarity from which one capitalised word behind an office is a name, not the first word of a sentence."""
PERIODS = frozenset("day week month year night today yesterday tomorrow".split())
MOST_FIELD = 2
"""Small nouns before an office that say what it is for."""
MOST_BEFORE, MOST_BEHIND, MOST_NAME = 4, 8, 4
"""Words before and behind the word that names an office, and words of a name."""

Span = tuple[int, int]


def people(article: Article, statement: Statement) -> Iterator[Person]:
    """People named in a statement together with an office, each place once."""
    words = statement.tokens
    taken: set[int] = set()
    for group in _groups(article.text, words, _offices(article.text, words)):
        offices = [(o.start, o.end) for o in group]
        name = _name_before(article.text, words, group[0].start)
        if name is None:
            name = _name_in_apposition(article.text, words, group[-1].end)
        if name is None:
            name = _name_behind(article.text, words, group[-1].before_name)
            offices[-1] = (group[-1].start, group[-1].before_name)
        if name and not taken & set(range(name[0], name[1] + 1)):
            taken |= set(range(name[0], name[1] + 1))
            printed = tuple(excerpt(article, words[a].start, _bare_end(words[b])) for a, b in offices)
            where = excerpt(article, words[name[0]].start, _bare_end(words[name[1]]))
            yield Person(where, fold(where.text), printed)


@dataclass(frozen=True, slots=True)
class _Office:
    """An office as a range of words; `before_name` is its last word if a name follows without a comma."""

    start: int
    end: int
    before_name: int


def _offices(text: str, words: Sequence[Token]) -> list[_Office]:
    """Each office with the words that belong to it: Deputy Minister of Foreign Affairs."""
    found: list[_Office] = []
    for place, word in enumerate(words):
        if not _is_head(word) or (found and place <= found[-1].end):
            continue
        end = place
        while end + 1 < len(words) and _is_head(words[end + 1]) and _gap(text, words, end) == " ":
            end += 1
        start = _field(text, words, _begin(text, words, place, found), found)
        start = _begin(text, words, start, found)
        found.append(_Office(start, *_complement(text, words, end)))
    return found


def _begin(text: str, words: Sequence[Token], place: int, found: Sequence[_Office]) -> int:
    """Where the words before an office that belong to it begin."""
    start = place
    while start > 0 and place - start < MOST_BEFORE and _belongs(text, words, start - 1, found):
        start -= 1
    return start


def _field(text: str, words: Sequence[Token], start: int, found: Sequence[_Office]) -> int:
    """Where an office begins that names its field in small nouns: the fire chief, the transport minister."""
    first = start
    while first > 0 and start - first < MOST_FIELD and _gap(text, words, first - 1) == " ":
        word = words[first - 1]
        taken = found and first - 1 <= found[-1].end
        if taken or not _is_field(word):
            break
        first -= 1
    return first


def _is_field(word: Token) -> bool:
    """Whether a small word may say what an office is for: transport, ex-transport."""
    bare = word.text.removeprefix("ex-")
    noun = word.part == "noun" or bare != word.text
    return noun and bare.isalpha() and bare.islower() and word.key not in PERIODS


def _is_head(word: Token) -> bool:
    return fold(word.text).removeprefix("ex-") in HEADS


def _belongs(text: str, words: Sequence[Token], before: int, found: Sequence[_Office]) -> bool:
    word = words[before]
    free = (not found or before > found[-1].end) and fold(word.text) not in CALENDAR
    return free and _gap(text, words, before) == " " and _is_of_office(word)


def _is_of_office(word: Token) -> bool:
    return (word.text[0].isupper() and word.rarity > 0) or fold(word.text) in MODIFIERS


def _complement(text: str, words: Sequence[Token], end: int) -> tuple[int, int]:
    """Where an office ends that goes on with "of the", and where, if the name of its holder follows at once."""
    limit = end + MOST_BEHIND
    last = before_name = at = end
    while at + 1 < len(words) and _gap(text, words, at) == " " and (at < limit or _goes_on(words, at)):
        at += 1
        word = words[at]
        if word.key in LINKS and not (at == end + 1 and word.key not in ("of", "for")):
            if word.key == "and" and _is_office_next(words, at):
                break
            continue
        if at == end + 1 or not word.text[0].isupper():
            break
        if before_name == last and (last == end or _is_common(text, word)):
            before_name = at
        last = at
    return last, before_name


def _goes_on(words: Sequence[Token], at: int) -> bool:
    """Whether a name goes on: the Hunan Provincial Committee is not cut behind Hunan."""
    return words[at].text[0].isupper() and words[at + 1].text[0].isupper()


def _is_office_next(words: Sequence[Token], joint: int) -> bool:
    """Whether "and" begins another office: Secretary of the Committee and Deputy Minister."""
    return any(_is_head(w) for w in words[joint + 1 : joint + 4])


def _groups(text: str, words: Sequence[Token], offices: Sequence[_Office]) -> list[list[_Office]]:
    """Offices that are listed together: member of A, Secretary of B, and Minister of C."""
    groups: list[list[_Office]] = []
    for office in offices:
        between = text[words[groups[-1][-1].end].end : words[office.start].start] if groups else "."
        if re.fullmatch(r",?\s+(?:and\s+)?(?:the\s+|a\s+|an\s+)?", between) and ("," in between or "and" in between):
            groups[-1].append(office)
        else:
            groups.append([office])
    return groups


def _name_before(text: str, words: Sequence[Token], office: int) -> Span | None:
    """The name in "Nguyễn Mạnh Cường, member of …"."""
    end = office - 1
    while end >= 0 and words[end].key in ("the", "a", "an"):
        end -= 1
    if end < 0 or _gap(text, words, end).strip() != ",":
        return None
    start = end
    while (
        start > 0
        and end - start + 1 < MOST_NAME
        and _gap(text, words, start - 1) == " "
        and _may_be_name(text, words[start - 1])
    ):
        start -= 1
    return _name(text, words, start, end)


def _name_behind(text: str, words: Sequence[Token], office: int) -> Span | None:
    """The name in "Deputy Minister Nguyễn Mạnh Cường"."""
    start = end = office + 1
    if start >= len(words) or _gap(text, words, office) != " ":
        return None
    while (
        end + 1 < len(words)
        and end - start + 1 < MOST_NAME
        and _gap(text, words, end) == " "
        and _may_be_name(text, words[end + 1])
    ):
        end += 1
    while end > start and fold(words[end].text) in PARTICLES:
        end -= 1
    return _name(text, words, start, end)


def _name_in_apposition(text: str, words: Sequence[Token], office: int) -> Span | None:
    """The name in "the Mayor of Ashford, Anna Lindqvist, said"."""
    start = office + 1
    if start >= len(words) or _gap(text, words, office) != ", ":
        return None
    end = start
    while end + 1 < len(words) and end - start + 1 < MOST_NAME and _gap(text, words, end) == " ":
        if not _may_be_name(text, words[end + 1]):
            return None
        end += 1
    behind = text[words[end].end : words[end].end + 1]
    return _name(text, words, start, end) if end > start and behind in (",", ".", "") else None


def _may_be_name(text: str, word: Token) -> bool:
    folded = fold(word.text)
    other = folded in INSTITUTION or folded in HEADS or folded in DAYS
    return folded in PARTICLES or (word.text[0].isupper() and not other)


def _name(text: str, words: Sequence[Token], start: int, end: int) -> Span | None:
    """The span, if it can be a person's name."""
    if not all(_may_be_name(text, w) for w in words[start : end + 1]) or not words[start].text[0].isupper():
        return None
    if start == end and rarity(words[start].text.removesuffix("’s").removesuffix("'s")) < RARE_NAME:
        return None
    return start, end


def _is_common(text: str, word: Token) -> bool:
    """Whether a capitalised word is none of a name: an institution, or printed small elsewhere in the article."""
    folded = fold(word.text).removesuffix("'s")
    if folded in INSTITUTION:
        return True
    return 0 < word.rarity < 0.9 and re.search(rf"(?<=\s){re.escape(word.text.lower())}\b", text) is not None


def _gap(text: str, words: Sequence[Token], left: int) -> str:
    return text[words[left].end : words[left + 1].start]


def _bare_end(word: Token) -> int:
    return word.end - 2 if word.text.endswith(("'s", "’s")) else word.end
