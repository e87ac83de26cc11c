"""What findings and articles are known by from one day to the next."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from hashlib import blake2b

from compare.english.words import even
from compare.model import Article, Decision, DecisionKind, Excerpt, Finding, PlaceKey


def words(text: str) -> str:
    """The text as decisions compare it: in small letters, white space and quotation style evened out."""
    return even(text).casefold()


def content(article: Article) -> str:
    """Digest of the article's text as decisions compare it."""
    return blake2b(words(article.text).encode(), digest_size=8).hexdigest()


def contents(articles: Iterable[Article]) -> dict[str, str]:
    """The digest of each article, by its id."""
    return {a.id: content(a) for a in articles}


def place_keys(evidence: Iterable[Excerpt]) -> tuple[PlaceKey, ...]:
    """A key for each place, sorted; equal words of one article are numbered."""
    counts = Counter((e.article, words(e.text)) for e in evidence)
    return tuple(PlaceKey(article, text, n) for (article, text) in sorted(counts) for n in _upto(counts[article, text]))


def _upto(count: int) -> range:
    return range(1, count + 1)


def decision_on(finding: Finding, decision: DecisionKind, digests: Mapping[str, str]) -> Decision:
    """A decision on the finding, with all that it is known again by; who made it and why is for the caller to add.

    `digests` are the articles' contents, by id.
    """
    there = {e.article for e in finding.evidence}
    return Decision(
        decision=decision,
        rule=finding.rule,
        subject=" ".join(finding.subject.split()),
        readings=tuple(" ".join(r.text.split()) for r in finding.readings),
        places=place_keys(finding.evidence),
        contents=tuple((article, digests[article]) for article in sorted(there)),
        fingerprint=finding.fingerprint,
    )
