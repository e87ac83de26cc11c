"""One thing that will happen in one story, and may, must or will not in the other, or was refused."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import product

from compare.checks.corpus_view import CorpusView
from compare.checks.findings import by_wording, finding
from compare.checks.kinds._claims import one_claim
from compare.checks.kinds.claims._expressions import CONTRACTED
from compare.model import Excerpt, Finding, Group, Link, Statement, Token
from compare.packs.rule import Rule
from compare.places import part

SUBJECT = Group
DENIALS = frozenset({"not", "never", "cannot", "neither", "nor"})
CARRIERS = frozenset("be been being have has had is are was were do does did to also still now soon".split())
LINKING = frozenset("be been being have has had is are was were do does did go get make take say said".split())
REFUSING = frozenset({"refus", "declin", "fail"})
"""Keys of verbs that deny the one behind their "to": the court refused to release them."""
COVERT = frozenset("refus declin no none nobody nothing lest without deni reject unless hardli neither nor".split())
"""Keys of words that deny without "not": a statement that has one may say the same the other way round."""
OBLIGED = frozenset({"have", "has", "need", "needs"})
"""Words that make a duty of what stands behind their "to"."""
MOST_BETWEEN = 3
"""Words between a modal verb and the verb that it governs."""


@dataclass(frozen=True, slots=True)
class Options:
    """Modal verbs of one force, a sort each, set apart by commas; the share of words that statements share."""

    sorts: tuple[str, ...] = ("will, would, ’ll, 'll", "may, might, could, can", "must", "should, shall, ought")
    shared: float = 0.5


@dataclass(frozen=True, slots=True)
class Claim:
    """A verb with its modal: which sort of modal that is (none: -1), and whether the verb is denied."""

    verb: str
    sort: int
    denied: bool
    place: Excerpt


def find(rule: Rule, subject: Group, view: CorpusView) -> Iterator[Finding]:
    """One finding for each verb that the statements affirm and deny, or give another modal."""
    places: dict[str, list[Excerpt]] = defaultdict(list)
    for link in subject.links:
        if _comparable(link, rule.options, view):
            for one, other in product(_claims(link.left, rule.options), _claims(link.right, rule.options)):
                if _contradict(one, other):
                    places[one.verb] += [one.place, other.place]
    for verb, found in sorted(places.items()):
        shown = by_wording(found, view)
        key = [verb, *(r.text for r in shown)]
        yield finding(rule, shown, view, subject=shown[0].text.split()[-1], key=key, confidence=0.8)


def _comparable(link: Link, options: Options, view: CorpusView) -> bool:
    """Whether both sides make one claim, and neither denies it in a covert way."""
    covert = any(_is_covert(side.tokens, n) for side in (link.left, link.right) for n in range(len(side.tokens)))
    return not covert and one_claim(link, view, shared=options.shared)


def _is_covert(words: Sequence[Token], at: int) -> bool:
    """Whether the word denies something, and it cannot be told what: the verb behind "refused to" can."""
    return words[at].key in COVERT and not _refuses(words, at)


def _refuses(words: Sequence[Token], at: int) -> bool:
    """Whether the word denies the verb that stands behind "to" behind it."""
    return words[at].key in REFUSING and at + 2 < len(words) and words[at + 1].text == "to"


def _contradict(one: Claim, other: Claim) -> bool:
    """Whether one verb is denied on one side only, or has modals of two sorts."""
    if one.verb != other.verb:
        return False
    return one.denied != other.denied or (one.sort != other.sort and -1 not in (one.sort, other.sort))


def _claims(statement: Statement, options: Options) -> Iterator[Claim]:
    """The verbs of a statement that stand there once, each with its modal and denial."""
    words = statement.tokens
    modals = {form.strip() for row in options.sorts for form in row.split(",")}
    verbs = [n for n, w in enumerate(words) if w.key not in LINKING and w.rarity > 0 and _is_verb(words, n, modals)]
    keys = [words[n].key for n in verbs]
    for n in verbs:
        if keys.count(words[n].key) == 1:
            first, sort, denied = _governed(statement, n, options)
            place = part(statement.excerpt, words[first].start, words[n].end)
            yield Claim(words[n].key, sort, denied, place)


def _is_verb(words: tuple[Token, ...], at: int, modals: set[str]) -> bool:
    """Whether the word is a verb by itself, or by the modal or refusal before it: they would not appeal."""
    before = [w.text.lower() for w in words[max(0, at - 2) : at]]
    led = before[-1:] and (before[-1] in modals or (before[-1] in DENIALS and before[0] in modals))
    return words[at].part == "verb" or bool(led) or (at > 1 and _refuses(words, at - 2))


def _governed(statement: Statement, verb: int, options: Options) -> tuple[int, int, bool]:
    """Where the verb's modal and denial begin, the sort of modal, and whether it is denied."""
    words, base = statement.tokens, statement.excerpt.start
    after = [w.text.lower() for w in words[verb + 1 : verb + 3]]
    forms = {form.strip(): n for n, row in enumerate(options.sorts) for form in row.split(",")}
    first, sort, denied = verb, -1, "not" in after
    for n in range(verb - 1, max(-1, verb - 1 - MOST_BETWEEN), -1):
        word = words[n].text.lower()
        if statement.excerpt.text[words[n].end - base : words[n + 1].start - base].strip():
            break
        if word == "to" and n and _refuses(words, n - 1):
            return n - 1, sort, not denied
        if word == "to" and n and words[n - 1].text.lower() in OBLIGED:
            first, sort = n - 1, forms.get("must", sort)
        elif word in forms and sort < 0:
            first, sort = n, forms[word]
        elif word in forms:
            first = n
        elif word in DENIALS or CONTRACTED.search(word):
            first, denied = n, True
        elif word not in CARRIERS and words[n].part != "adverb":
            break
    return first, sort, denied
