"""Initials that an article never spells out."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from compare.checks.corpus_view import CorpusView
from compare.checks.findings import finding, reading
from compare.english.words import rarity
from compare.model import Analysis, Article, Excerpt, Finding
from compare.packs.rule import Rule
from compare.places import excerpt

SUBJECT = Analysis
INITIALS = re.compile(r"(?<![\w./’'-])(?:[A-Z]{2,6})(?:s|’s|'s)?(?![\w/’'-])")
SHOUTED = 0.3
"""Share of an article's words in capitals from which capitals are its type, and no abbreviations."""
COMMON = 0.6
"""Rarity below which three letters or more in capitals are a word, set off."""
NUMERAL = re.compile(r"[IVXLC]+")


@dataclass(frozen=True, slots=True)
class Options:
    """Initials that every reader knows."""

    known: tuple[str, ...] = (
        "AI", "AIDS", "AM", "BBC", "CEO", "CIA", "CNN", "DNA", "DVD", "EU", "FBI", "GDP", "GMT", "GPS", "HIV", "HQ",
        "ID", "IQ", "IT", "KO", "MP", "MPs", "NASA", "NATO", "NGO", "OK", "PC", "PDF", "PM", "PR", "TV", "UFO", "UK",
        "UN", "UNESCO", "UNICEF", "US", "USA", "USB", "UTC", "WHO", "VAT", "VIP", "COVID", "AD", "BC", "CE", "BCE",
    )  # fmt: skip


def find(rule: Rule, subject: Analysis, view: CorpusView) -> Iterator[Finding]:
    """One finding for each abbreviation in running text whose words the article never gives."""
    places: dict[str, list[Excerpt]] = defaultdict(list)
    for sentence in (s for s in subject.statements if s.id == s.sentence and s.kind == "sentence"):
        if not _is_shouted(sentence.excerpt.text):
            for match in INITIALS.finditer(subject.article.text, sentence.excerpt.start, sentence.excerpt.end):
                bare = re.sub(r"(?:s|’s|'s)$", "", match[0])
                places[bare].append(excerpt(subject.article, match.start(), match.start() + len(bare)))
    for short, found in places.items():
        if short not in rule.options.known and not NUMERAL.fullmatch(short) and not _is_given(short, subject.article):
            yield finding(rule, [reading(short, found, view)], view, subject=short, key=[subject.article.id, short])


def _is_shouted(text: str) -> bool:
    words: list[str] = re.findall(r"[^\W\d_]{2,}", text)
    return sum(w.isupper() for w in words) >= SHOUTED * len(words)


def _is_given(short: str, article: Article) -> bool:
    """Whether the article explains the initials, prints words that begin with them, or signs with them."""
    text = article.text
    name = re.escape(short)
    if re.search(rf"\(\s*(?:the\s+)?{name}\b|\b{name}(?:’s|'s)?\s*\((?!\w+\))", text):
        return True
    if re.search(rf"(?:[—–-]\s*|/|\(){name}\b|\b{name}/|\b{name}\s*(?:\)|[—–])", text) or re.search(
        rf"^{name}\b", text
    ):
        return True
    return _words_begin(short, text) or (len(short) > 2 and rarity(short.lower()) < COMMON)


def _words_begin(short: str, text: str) -> bool:
    """Whether capitalised words stand together whose first letters are the initials: Foreign Ministry, FM."""
    glue = r"(?:[\s-]+(?:of|for|the|and|on|in|to|de|du|la))*[\s-]+"
    words = glue.join(rf"{letter}[\w’'-]*" for letter in short)
    return re.search(rf"\b{words}", text) is not None
