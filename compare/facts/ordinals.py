"""Which in a row an event was: the third fire this year, her second term."""

from __future__ import annotations

from collections.abc import Iterator

from compare.english.words import fold
from compare.model import Figure, Statement
from compare.places import part

LONGEST = 5
"""Words behind the number in which what is counted is named."""
LEADS = frozenset("the a an its his her their our my this 's".split())
PERIODS = frozenset(
    "day week month year quarter half term-time centuri decad season time place round part parti floor person hand "
    "stage phase minut hour night".split()
)
"""Keys of nouns of which an ordinal says where in a row, not how often something happened."""
OF = "in order: "
"""What the subject of a tally of ordinals begins with."""


def occurrences(statement: Statement) -> Iterator[Figure]:
    """Every ordinal that counts events, once for each noun it may count, as the unit.

    The excerpt runs to the last noun: "second attack on a school", of attacks and of schools.
    """
    for fact in statement.facts:
        if isinstance(fact, Figure) and fact.ordinal:
            nouns, end = _named(statement, fact)
            whole = part(statement.excerpt, fact.excerpt.start, end)
            for noun in nouns:
                yield Figure(whole, fact.value, None, OF + noun, None, True)


def _named(statement: Statement, fact: Figure) -> tuple[list[str], int]:
    """Keys of the nouns behind an ordinal, and where the last one ends; none in a name, or of a period."""
    words, base = statement.tokens, statement.excerpt.start
    at = next(n for n, w in enumerate(words) if w.start >= fact.excerpt.start)
    nouns: list[str] = []
    end = fact.excerpt.end
    if at == 0 or fold(words[at - 1].text) not in LEADS or fact.excerpt.text[0].isupper():
        return [], end
    for number, word in enumerate(words[at + 1 : at + 1 + LONGEST]):
        gap = statement.excerpt.text[words[at + number].end - base : word.start - base]
        if gap.strip() or word.part == "verb" or (word.text[0].isupper() and not word.text.isupper()):
            break
        if word.part == "noun":
            nouns.append(word.key)
            end = word.end
    return ([] if set(nouns) & PERIODS else nouns), end
