"""All facts of a statement."""

from __future__ import annotations

from compare.facts.dates import dates
from compare.facts.figures import figures
from compare.facts.lists import lists
from compare.facts.people import people
from compare.facts.quotations import quotations
from compare.facts.tolls import tolls
from compare.model import Article, Fact, Statement

EXTRACTORS = (figures, dates, people, quotations, lists, tolls)


def facts(article: Article, statement: Statement) -> tuple[Fact, ...]:
    """Facts in the order of the text; those of one place in the order of their kinds."""
    found = [fact for extract in EXTRACTORS for fact in extract(article, statement)]
    return tuple(sorted(found, key=lambda f: (f.excerpt.start, f.excerpt.end)))
