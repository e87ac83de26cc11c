"""People, their offices and abbreviations: renderings that a name gives away, without any link."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from itertools import combinations
from typing import Any, Literal

from compare.english.words import FUNCTION_WORDS, fold, key
from compare.model import Analysis, Article, Channel, Concept, Excerpt, Person, Rendering
from compare.places import excerpt

CONFIDENCE = {"name": 0.38, "office": 0.6, "abbreviation": 0.6}
CAPITALS = 0.2
"""Trust in forms that differ in capitals alone: certain, and seldom of interest."""
MORE = 0.5
"""What an office counts that differs by a word more: at its second mention it is cut short."""
CAPITAL = r"[A-ZÀ-ỸĐ][\w’'-]{0,60}"
"""A capitalised word. The bound keeps what runs on without spaces from being read anew at every letter."""
LONG = rf"{CAPITAL}(?:\s+(?:(?:of|and|for|the)\s+)*{CAPITAL}){{1,7}}"
INTRODUCED = re.compile(rf"(?P<long>{LONG})(?:\s+\((?P<short>[A-Z]{{2,8}})\)|,\s+or\s+(?P<or>[A-Z]{{2,8}})(?![\w/-]))")
NAME = re.compile(rf"(?P<long>{LONG})")
SHORT = re.compile(r"(?<![\w/-])[A-Z]{2,8}(?![\w/-])")


@dataclass(frozen=True, slots=True)
class Mention:
    """A place where somebody or something is named. `introduces` marks "Vietnam News Agency (VNA)"."""

    kind: Literal["name", "office", "abbreviation"]
    subject: str
    form: str
    excerpt: Excerpt
    introduces: bool = False

    @property
    def order(self) -> tuple[Any, ...]:
        return (self.kind, self.subject, self.excerpt.order, self.form)


def subject_of(mention: Mention) -> tuple[str, str]:
    """What mentions are gathered by."""
    return mention.kind, mention.subject


def mentions(analysis: Analysis) -> Iterator[Mention]:
    """Every full name, every office of a named person, every abbreviation and what it is introduced as."""
    article = analysis.article
    full = {f.name for s in analysis.statements for f in s.facts if isinstance(f, Person) and len(f.name.split()) > 1}
    for statement in analysis.statements:
        if statement.id != statement.sentence:
            continue
        for person in (f for f in statement.facts if isinstance(f, Person)):
            if len(person.name.split()) > 1:
                yield Mention("name", person.name, person.excerpt.text, person.excerpt)
            for office in person.offices:
                yield Mention("office", _full_name(person.name, full), office.text, office)
        start, end = statement.excerpt.start, statement.excerpt.end
        yield from _abbreviations(article, start, end)


def _abbreviations(article: Article, start: int, end: int) -> Iterator[Mention]:
    """Every abbreviation from `start` to `end`, every name of several words, and those that introduce one."""
    taken: list[tuple[int, int]] = []
    for match in INTRODUCED.finditer(article.text, start, end):
        short = match["short"] or match["or"]
        if _abbreviates(short, match["long"]):
            taken.append(match.span())
            yield _long(article, match, short, introduces=True)
    for match in NAME.finditer(article.text, start, end):
        if not _in_any(match.span(), taken):
            yield _long(article, match, _initials(match["long"]).upper(), introduces=False)
    for match in SHORT.finditer(article.text, start, end):
        if not _in_any(match.span(), taken):
            yield Mention("abbreviation", match.group(), match.group(), excerpt(article, *match.span()))


def _in_any(span: tuple[int, int], taken: Iterable[tuple[int, int]]) -> bool:
    return any(a <= span[0] and span[1] <= b for a, b in taken)


def _long(article: Article, match: re.Match[str], short: str, *, introduces: bool) -> Mention:
    """The name that the abbreviation stands for, at its place."""
    start, end = match.span("long")
    start += 4 if match["long"].startswith("The ") else 0
    end -= 2 if match["long"].endswith(("'s", "’s")) else 0
    place = excerpt(article, start, end)
    return Mention("abbreviation", short, place.text, place, introduces)


def _full_name(name: str, full: set[str]) -> str:
    """The one full name in the article that ends in this one; the name itself where there is none, or are two."""
    longer = [f for f in sorted(full) if f == name or f.endswith(f" {name}")]
    return longer[0] if len(longer) == 1 else name


def _abbreviates(short: str, long: str) -> bool:
    """Whether the letters of the abbreviation begin words of the name, in order."""
    initials = iter(_initials(long, every=True))
    return all(letter.lower() in initials for letter in short)


def _initials(name: str, *, every: bool = False) -> str:
    """First letters of the words of a name, all of an abbreviation in it: UN Fund for Ports and Ferries, unfpf.

    Of function words only where `every` asks for it.
    """
    words = [w.removesuffix("'s") for w in name.replace("’", "'").replace(".", "").split()]
    return "".join(fold(w) if w.isupper() else fold(w)[:1] for w in words if every or w.lower() not in FUNCTION_WORDS)


def concepts(found: Sequence[Mention]) -> Iterator[Concept]:
    """What one person is called in more than one way, and an abbreviation with what it stands for."""
    return _concepts(found) if found[0].kind != "office" else iter(())


def offices(found: Sequence[Mention]) -> Iterator[Concept]:
    """What one office of a person is called in more than one way."""
    return _concepts(found) if found[0].kind == "office" else iter(())


def _concepts(found: Sequence[Mention]) -> Iterator[Concept]:
    kind, subject = subject_of(found[0])
    if kind == "abbreviation":
        groups = _abbreviated(found)
    elif kind == "office":
        groups = _alike(found)
    else:
        groups = [list(found)]
    for group in groups:
        places: dict[str, list[Excerpt]] = defaultdict(list)
        for mention in group:
            places[" ".join(mention.form.split())].append(mention.excerpt)
        if len(places) > 1:
            ranked = sorted(places.items(), key=lambda item: (-len(item[1]), item[0]))
            renderings = tuple(Rendering(form, tuple(where)) for form, where in ranked)
            name = blake2b("\x1f".join([kind, subject, *sorted(places)]).encode(), digest_size=6).hexdigest()
            channel: Channel = "wording" if kind == "office" else "surface"
            yield Concept(name, ranked[0][0], renderings, 0, _confidence(kind, places), "discovered", channel=channel)


def _confidence(kind: str, forms: Iterable[str]) -> float:
    """Half of what the kind is worth where an office only has a word more, or less, than another."""
    bags = {frozenset(_content(form)) for form in forms}
    if len({form.lower() for form in forms}) == 1:
        return CAPITALS
    nested = kind == "office" and all(a <= b or b <= a for a, b in combinations(bags, 2))
    return CONFIDENCE[kind] * (MORE if nested else 1)


def _abbreviated(found: Sequence[Mention]) -> list[list[Mention]]:
    """The abbreviation and the name that some article introduces it for, where not every article prints both."""
    names = {_words(m.form) for m in found if m.introduces}
    group = [m for m in found if m.form == m.subject or _words(m.form) in names]
    long = {m.excerpt.article for m in group if m.form != m.subject}
    short = {m.excerpt.article for m in group if m.introduces or m.form == m.subject}
    return [group] if names and long != short else []


def _words(name: str) -> tuple[str, ...]:
    return tuple(key(w) for w in name.split())


def _alike(found: Sequence[Mention]) -> list[list[Mention]]:
    """Offices of one person that name one office.

    Two that share more than half of their words do, or, where no article prints both, any word: an article
    that prints both tells of two offices.
    """
    groups: list[list[Mention]] = []
    for mention in sorted(found, key=lambda m: (len(m.form), m.order)):
        home = next((g for g in groups if all(_one_office(mention, other) for other in g)), None)
        if home is None:
            groups.append(home := [])
        home.append(mention)
    return groups


def _one_office(one: Mention, other: Mention) -> bool:
    a, b = _content(one.form), _content(other.form)
    apart = one.excerpt.article != other.excerpt.article
    return len(a & b) * 2 > len(a | b) or (apart and bool(a & b))


def _content(form: str) -> set[str]:
    return {key(w) for w in re.findall(r"[\w-]+", form) if w.lower() not in FUNCTION_WORDS}
