"""Words for which the house has others: a list of pairs."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from compare.checks.corpus_view import CorpusView
from compare.checks.findings import finding, reading
from compare.model import Analysis, Excerpt, Finding
from compare.packs.rule import Rule
from compare.places import excerpt

SUBJECT = Analysis
ARROW = re.compile(r"\s*(?:=>|→)\s*")


@dataclass(frozen=True, slots=True)
class Options:
    """Pairs, `utilise => use`; whether capitals count, and whether what stands in quotation marks is left alone."""

    swaps: tuple[str, ...]
    case: bool = False
    quotations: bool = False


def find(rule: Rule, subject: Analysis, view: CorpusView) -> Iterator[Finding]:
    """One finding for each form that the house does not use, with all its places in the article."""
    options: Options = rule.options
    for pair in options.swaps:
        wrong, right = _sides(pair)
        flags = 0 if options.case else re.IGNORECASE
        places: dict[str, list[Excerpt]] = defaultdict(list)
        for match in re.finditer(rf"(?<!\w){re.escape(wrong)}(?!\w)", subject.article.text, flags):
            place = excerpt(subject.article, *match.span())
            if options.quotations or not view.is_quoted(place):
                places[place.text].append(place)
        for text, found in sorted(places.items()):
            begins = text[0].isupper() and not wrong[0].isupper()
            suggestion = right[:1].upper() + right[1:] if begins else right
            shown = reading(text, found, view)
            yield finding(rule, [shown], view, subject=text, key=[subject.article.id, text], suggestion=suggestion)


def faults(options: Options) -> Iterator[str]:
    """What is wrong with the pairs of a rule, one fault each."""
    if not options.swaps:
        yield "swaps is empty; expected pairs such as: utilise => use"
    for pair in options.swaps:
        sides = ARROW.split(pair.strip())
        if len(sides) != 2 or not all(sides):
            yield f"{pair!r} is no pair; expected: utilise => use"


def _sides(pair: str) -> tuple[str, str]:
    wrong, right = ARROW.split(pair.strip())
    return wrong, right
