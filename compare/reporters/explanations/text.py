"""An explanation for a terminal: both sides in full, what lined them up, the rule, and how to let it stand."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from compare.model import SIGNS, Excerpt, Outcome, Reading, SignKind
from compare.reporters import _reasons
from compare.reporters._places import outlets_of, places
from compare.reporters._rows import ACTIONS, SCREEN, counted, rule_words
from compare.reporters._screen import Words, legible, paint, wrap
from compare.reporters._screen import words as toned
from compare.reporters._style import Style
from compare.views import Explanation, Setting

MOST_SENTENCES, MOST_LINKS = 4, 3
"""Sentences of a reading, and links, that are shown unless everything is asked for."""
MOST_PLACES = 3
"""Places that show a sign."""
ORDER: Mapping[SignKind, str] = {
    "quoted": "in quotation marks ({where})",
    "named": "named a {noun} ({where})",
    "everywhere": "printed by every outlet compared",
    "capitalised": "capitalised ({where})",
    "spoken": "in reports of what somebody said",
}
Said = list[tuple[str, str]]


def render(explanation: Explanation, style: Style) -> str:
    """The explanation within the style's width."""
    parts = [_head(explanation), *_sides(explanation, style), _links(explanation, style), _rule(explanation)]
    parts += [_decided(explanation), _silence(explanation)]
    lines = ["\n".join(_broken(part, style)) for part in parts if part]
    return "\n\n".join(lines) + "\n"


def _broken(part: Iterable[tuple[str, Words]], style: Style) -> Iterator[str]:
    """Each entry within the width; what it begins with is its indent, and two columns more from its second line."""
    for indent, said in part:
        lines = wrap(said, style.width - len(indent), indent="  ")
        yield from (indent + paint(line, colour=style.colour) for line in lines)


def _head(explanation: Explanation) -> list[tuple[str, Words]]:
    found = explanation.finding
    where = ACTIONS[found.action] if len(found.readings) > 1 or found.action != "FIX" else "the place"
    facts = f"{found.id} · {rule_words(found)} · {found.category} · {found.action}: {where}"
    tone = found.severity if found.severity != "off" else ""
    advice = [("", toned(f"→ {found.suggestion}", "strong"))] if found.suggestion is not None else []
    severity = SCREEN.get(found.severity, "off").upper()
    return [("", [*toned(severity, tone), *toned(found.message, "strong")]), *advice, ("", toned(facts, "quiet"))]


def _sides(explanation: Explanation, style: Style) -> Iterator[list[tuple[str, Words]]]:
    outlets = outlets_of(explanation.report)
    for item, sentences in explanation.sides:
        shown = sentences if style.everything else sentences[:MOST_SENTENCES]
        count = f" ×{len(item.evidence)}" if len(item.evidence) > 1 else ""
        part: list[tuple[str, Words]] = [("", toned(f"{item.text}{count}", "strong"))]
        for sentence in shown:
            label = toned(places([sentence], outlets), "quiet")
            part.append(("  ", [*label, *_marked(sentence, item, colour=style.colour)]))
        more = len(sentences) - len(shown)
        part += [("  ", toned(f"and {counted(more, 'more sentence')}: --all", "quiet"))] if more else []
        yield part


def _marked(sentence: Excerpt, item: Reading, *, colour: bool) -> Said:
    """The sentence with the places of the reading set off, unless they are all of it; by stars where colour is not."""
    inside = [e for e in item.evidence if sentence.article == e.article and sentence.start < e.end <= sentence.end]
    inside = [e for e in inside if e.start >= sentence.start and (e.start, e.end) != (sentence.start, sentence.end)]
    said: Said = []
    at = sentence.start
    for place in sorted(inside, key=lambda e: e.order):
        if place.start < at:
            continue
        said.append((sentence.text[at - sentence.start : place.start - sentence.start], ""))
        mark = "" if colour else "*"
        said.append((f"{mark}{place.text}{mark}", "replaced"))
        at = place.end
    said.append((sentence.text[at - sentence.start :], ""))
    return _joined(said)


def _joined(pieces: Iterable[tuple[str, str]]) -> Said:
    """The pieces as words; one that goes on without a space stays with the word before it."""
    found: Said = []
    glued = False
    for text, tone in pieces:
        fresh = toned(text, tone)
        if glued and fresh and not text[0].isspace():
            word, before = found.pop()
            first, own = fresh.pop(0)
            found.append((word + first, before or own))
        found += fresh
        glued = bool(found) and not text[-1:].isspace() and bool(text)
    return found


def _links(explanation: Explanation, style: Style) -> list[tuple[str, Words]]:
    if len({e.article for e in explanation.finding.evidence}) < 2:
        return []
    if not explanation.links:
        return [("", toned("Not lined up: no link joins two of these sentences.", "quiet"))]
    outlets = outlets_of(explanation.report)
    shown = explanation.links if style.everything else explanation.links[:MOST_LINKS]
    part: list[tuple[str, Words]] = [("", toned("Lined up by", "strong"))]
    for link in shown:
        sides = " – ".join(places([s.excerpt], outlets) for s in (link.left, link.right))
        part.append(("  ", toned(" · ".join([f"{sides} {_reasons.relation(link)}", *_reasons.reasons(link)]))))
    more = len(explanation.links) - len(shown)
    return [*part, *([("  ", toned(f"and {counted(more, 'more link')}: --all", "quiet"))] if more else [])]


def order_words(explanation: Explanation) -> str:
    """Why the row stands where it does; empty where only its severity and category say so."""
    found, outlets = explanation.finding, outlets_of(explanation.report)
    said = []
    for sign in sorted(found.signs, key=lambda s: (s.kind == "spoken", (*SIGNS, s.kind).index(s.kind))):
        where = places(sign.evidence, outlets, most=MOST_PLACES)
        said.append(ORDER[sign.kind].format(noun=sign.noun, where=where))
    near = [f for f in explanation.report.findings if f.id in found.beside]
    said += [f"named side by side with {f.subject} [{f.id}]" for f in near]
    return "; ".join(said)


def _rule(explanation: Explanation) -> list[tuple[str, Words]]:
    found, rule = explanation.finding, explanation.rule
    lines = [
        f"Finds: {rule.finds}",
        f"Why: {found.why}",
        f"Fired: {explanation.because}",
        f"Severity: {explanation.grounds}",
        *([f"Order: {said}"] if (said := order_words(explanation)) else []),
        *_options(rule.options),
        f"In full: concordant rules {found.rule}",
    ]
    head = toned(f"Rule {found.rule}, kind {rule.kind}, {rule.place}", "strong")
    return [("", head), *(("  ", toned(line)) for line in lines)]


def _options(options: Sequence[Setting]) -> list[str]:
    said = [f"{o.name} = {o.value}{'' if o.is_set else ' (default)'}" for o in options]
    return [f"Options: {'; '.join(said)}"] if said else []


def decisions_on(explanation: Explanation) -> list[Outcome]:
    """The decisions that are for the finding."""
    return [o for o in explanation.report.outcomes if explanation.finding.id in o.findings]


def _decided(explanation: Explanation) -> list[tuple[str, Words]]:
    lines = [
        f"{o.decision.place}: {o.decision.decision}; {o.decision.by}: {o.decision.why}"
        for o in decisions_on(explanation)
    ]
    return [("", toned("Decided", "strong")), *(("  ", toned(line)) for line in lines)] if lines else []


def _silence(explanation: Explanation) -> list[tuple[str, Words]]:
    if not explanation.silence or explanation.finding.status in ("waived", "held"):
        return []
    return [("", toned("To let it stand", "strong")), ("  ", [(legible(explanation.silence), "")])]
