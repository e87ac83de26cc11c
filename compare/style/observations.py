"""Where an article had a choice of form, and what the corpus chose: house styles, and offices of people."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from compare.english.dialect import variety
from compare.english.words import fold
from compare.facts.observed import seen
from compare.model import (
    Analysis,
    Excerpt,
    Habit,
    ListFact,
    Observation,
    Person,
    Quotation,
    Rendering,
    Statement,
    Token,
)
from compare.names.phonetic import plain
from compare.places import line_around
from compare.style.compounds import apostrophes, hyphens, open_compounds

MARK_NAMES = {'"': "double", "“": "double", "”": "double", "'": "single", "‘": "single", "’": "single"}
POSSESSIVE = re.compile(r"['’]s?$")
CONJUNCTION = re.compile(r"(?P<comma>,?)\s+(?:and|or)\s+$")
LONGEST_PLAIN = 2
"""Words of the members in lists whose comma before the last one is a matter of style, not of clarity."""


def observe(analysis: Analysis) -> Iterator[Observation]:
    """Every place in one article where house styles, or the names of offices, may part."""
    sentences = [s for s in analysis.statements if s.id == s.sentence]
    for statement in sentences:
        prose = statement.kind != "heading"
        yield from _dialect(analysis, statement)
        yield from _diacritics(analysis, statement)
        if prose:
            yield from _case(analysis, statement)
            yield from _titles(analysis, statement)
        yield from hyphens(analysis, statement)
        yield from open_compounds(analysis, statement)
        yield from apostrophes(analysis, statement)
    yield from _facts(analysis)


def habits(observations: Sequence[Observation]) -> Iterator[Habit]:
    """The habit that observations of one subject amount to, where more than one form is printed."""
    forms: dict[str, list[Excerpt]] = defaultdict(list)
    for item in observations:
        forms[item.form].append(item.excerpt)
    if len(forms) < 2:
        return
    first = observations[0]
    if first.feature == "diacritics" and not any(c.isalpha() and not c.isascii() for form in forms for c in form):
        return
    if first.feature == "hyphen" and not any("-" in form for form in forms):
        return
    ranked = sorted(forms.items(), key=lambda item: (-len(item[1]), item[0]))
    renderings = tuple(Rendering(form, tuple(sorted(set(p), key=lambda e: e.order))) for form, p in ranked)
    labels = [o.label for o in observations]
    label = max(sorted(set(labels)), key=labels.count)
    yield Habit(first.feature, first.subject, label, renderings)


def subject_of(observation: Observation) -> tuple[str, str]:
    """What observations are gathered by: the key of the step that makes habits."""
    return observation.feature, observation.subject


def _dialect(analysis: Analysis, statement: Statement) -> Iterator[Observation]:
    for token in statement.tokens:
        if token.text.islower():
            for subject, form in variety(token.text):
                yield seen("dialect", subject, form, analysis, token.start, token.end)


def _diacritics(analysis: Analysis, statement: Statement) -> Iterator[Observation]:
    """Capitalised words, and pairs of short ones that others print as one (Việt Nam, Vietnam)."""
    names = [t for t in statement.tokens if _is_name(t)]
    for token in names:
        if not _in_longer_name(analysis.article.text, token):
            name = POSSESSIVE.sub("", token.text)
            yield seen("diacritics", fold(name), name, analysis, token.start, token.start + len(name))
    for one, two in zip(statement.tokens, statement.tokens[1:], strict=False):
        if _is_name(one) and _is_name(two) and len(one.text) < 6 and len(two.text) < 6 and two.start == one.end + 1:
            form = analysis.article.text[one.start : two.end]
            if not form.isascii():
                yield seen("diacritics", fold(form).replace(" ", ""), form, analysis, one.start, two.end)


def _is_name(token: Token) -> bool:
    return token.text[0].isupper() and len(token.text) > 1 and token.rarity > 0


def _in_longer_name(text: str, token: Token) -> bool:
    """Whether another capitalised word follows: "Vietnam News Agency" is spelt as the agency spells it."""
    return bool(re.match(r" [A-Z]", text[token.end : token.end + 2])) and token.text.isascii()


def _case(analysis: Analysis, statement: Statement) -> Iterator[Observation]:
    """Pairs of words of which the first is capitalised within a sentence: Party congress, Party Congress."""
    text = analysis.article.text
    for number, (one, two) in enumerate(zip(statement.tokens[1:], statement.tokens[2:], strict=False)):
        after = text[two.end : two.end + 2]
        title = len(after) > 1 and after[0] == " " and after[1].isupper()
        before = statement.tokens[number]
        if before.text[0].isupper() and text[before.end : one.start] == " ":
            continue
        word = len(two.text) > 3 and two.text.isalpha() and two.rarity > 0
        if one.text.istitle() and word and not title and text[one.end : two.start] == " ":
            form = text[one.start : two.end]
            yield seen("case", fold(form), form, analysis, one.start, two.end)


def _titles(analysis: Analysis, statement: Statement) -> Iterator[Observation]:
    """Common nouns behind "the" within a sentence, that stand alone: the minister, the Minister."""
    text = analysis.article.text
    for one, two, three in zip(statement.tokens, statement.tokens[1:], [*statement.tokens[2:], None], strict=False):
        alone = three is None or text[two.end : three.start] != " " or three.text.islower()
        if (
            (one.key == "the" and one.text[0].islower() and two.part == "noun" and two.text[1:].islower() and alone)
            and text[one.end : two.start] == " "
            and not (three and three.part == "noun" and three.start == two.end + 1)
        ):
            noun = POSSESSIVE.sub("", two.text)
            yield seen("case", fold(noun), f"the {noun}", analysis, two.start, two.start + len(noun))


def _facts(analysis: Analysis) -> Iterator[Observation]:
    found = {fact for s in analysis.statements for fact in s.facts}
    text = analysis.article.text
    quoted = [f.excerpt for f in found if isinstance(f, Quotation)]
    titled = {f for s in analysis.statements if s.kind == "heading" for f in s.facts}  # single marks are usual there
    for fact in found:
        if isinstance(fact, Person):
            yield from _offices(fact)
        elif isinstance(fact, Quotation) and fact not in titled and not _is_nested(fact, quoted, text):
            form = MARK_NAMES.get(fact.marks[:1])
            if form:
                yield Observation("quotation marks", "marks", "marks", form, fact.excerpt)
        elif isinstance(fact, ListFact) and _is_plain(fact):
            joint = CONJUNCTION.search(text, fact.members[-2].end, fact.members[-1].start)
            if joint:
                form = "serial comma" if joint["comma"] else "no serial comma"
                yield Observation("serial comma", "comma", "comma", form, fact.excerpt)


def _offices(person: Person) -> Iterator[Observation]:
    name = fold(person.name)
    if len(name.split()) > 1:
        for office in person.offices:
            spoken = " ".join(map(plain, name.split()))
            yield Observation("office", spoken, person.excerpt.text, " ".join(office.text.split()), office)


def _is_nested(fact: Quotation, quoted: Iterable[Excerpt], text: str) -> bool:
    """Whether the quotation stands in another, also in one that runs over several sentences."""
    place = fact.excerpt
    before = text[line_around(text, place.start - 1, place.start - 1)[0] : place.start - 1]
    opened = before.count("“") > before.count("”") or before.count('"') % 2 == 1
    return (fact.marks[:1] in "'‘" and opened) or any(
        q.start <= place.start and place.end <= q.end and q.order != place.order for q in quoted
    )


def _is_plain(fact: ListFact) -> bool:
    """Whether three or more members are of one length in words, but for what may follow the last."""
    lengths = [len(m.text.split()) for m in fact.members]
    alike = len(set(lengths[:-1])) == 1 and lengths[0] <= lengths[-1] <= lengths[0] + 1
    return len(lengths) > 2 and alike and lengths[0] <= LONGEST_PLAIN
