"""What a content system or a crawler left in the text."""

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
RESIDUE = {
    "image markup": r"!\[[^\]\n]*\]\([^)\n]*\)(?:[ \t]*\|)*",
    "link markup": r"(?<!!)\[[^\]\n]+\]\((?:https?:|/|#)[^)\s]*\)",
    "table markup": r"^[ \t]*\|(?:[-:| \t]*)|[ \t]+\|[ \t]*$",
    "HTML tag": r"</?(?:p|br|div|span|a|b|i|u|em|strong|img|ul|ol|li|h[1-6]|table|tr|td|th|script|style"
    r"|iframe|figure|figcaption|blockquote|section|article|sup|sub|font|hr)(?:\s[^<>\n]{0,300})?/?>",
    "HTML entity": r"&(?:nbsp|amp|quot|apos|lt|gt|[lr][sd]quo|[mn]dash|hellip|#\d{2,5}|#x[0-9a-fA-F]{2,5});",
    "crawler metadata": r"\A\s*(?:date|published|updated|crawled|url|source)\b[ \t]*[:=]?[ \t]*"
    r"(?:\d{4}-\d{2}-\d{2}(?:[T ][\d:.+Z-]+)?|https?://\S+)",
    "control character": r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffd]+",
    "wrong encoding": r"â€[\u0080-\uffff]|Ã[\u00a1-\u00bf]|Â[\u00a0-\u00bf]",
}
NAVIGATION = re.compile(
    r"^[ \t]*(latest|read more|share|home|print|e-?mail|tweet|subscribe|advertisement|related|related news"
    r"|related stories|sign in|log in|menu|skip to content|back to top|share this|follow us|most read"
    r"|most viewed|listen|save)"
    r"[ \t]*(?=\r?$)",
    re.IGNORECASE | re.MULTILINE,
)
MARKDOWN = ("image markup", "link markup", "table markup")


@dataclass(frozen=True, slots=True)
class Options:
    """`edge`: lines from either end of an article in which a navigation word alone in its line is residue."""

    edge: int = 12


def find(rule: Rule, subject: Analysis, view: CorpusView) -> Iterator[Finding]:
    """One finding for each sort of residue in the article, with all its places."""
    sorts: dict[str, list[Excerpt]] = defaultdict(list)
    for sort, place in _places(subject, rule.options.edge):
        sorts[sort].append(place)
    for sort, places in sorts.items():
        texts: dict[str, list[Excerpt]] = defaultdict(list)
        for place in places:
            texts[_shown(place.text)].append(place)
        readings = [reading(", ".join(sorted(texts)), places, view)]
        yield finding(rule, readings, view, subject=sort, key=[subject.article.id, sort])


def _places(analysis: Analysis, edge: int) -> Iterator[tuple[str, Excerpt]]:
    article = analysis.article
    taken: list[tuple[int, int]] = []
    for sort, pattern in RESIDUE.items():
        if sort in MARKDOWN and article.path.endswith(".md"):
            continue
        for match in re.finditer(pattern, article.text, re.MULTILINE):
            start, end = _stripped(article.text, *match.span())
            if not any(a < end and start < b for a, b in taken):
                taken.append((start, end))
                yield sort, excerpt(article, start, end)
    last = article.text.rstrip().count("\n") + 1
    for match in NAVIGATION.finditer(article.text):
        place = excerpt(article, match.start(1), match.end(1))
        if place.line <= edge or place.line > last - edge:
            yield "navigation", place


def _stripped(text: str, start: int, end: int) -> tuple[int, int]:
    """The span without blanks at either end, where anything else is in it."""
    while end - start > 1 and text[start] in " \t\r\n":
        start += 1
    while end - start > 1 and text[end - 1] in " \t\r\n":
        end -= 1
    return start, end


def _shown(text: str) -> str:
    """The text with characters that cannot be seen written out."""
    return "".join(c if c.isprintable() else f"\\x{ord(c):02x}" for c in text)
