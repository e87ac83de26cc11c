"""baseline.json: what was in print when the checking began. It is generated, an entry a line."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby
from typing import Any, Literal

from compare.decisions.judge import about
from compare.decisions.keys import contents, decision_on, words
from compare.errors import PackError
from compare.model import Article, Decision, Finding, Outcome, PlaceKey

VERSION = 1
TAKES: Mapping[str, type] = {
    "rule": str, "subject": str, "readings": list, "contents": dict, "places": dict, "fingerprint": str,
}  # fmt: skip
Change = Literal["update", "accept new", "prune"]


def compiled(text: str, shown: str) -> tuple[Decision, ...]:
    """The entries in the text of a baseline.json. `shown` names it. Raises PackError with every fault."""
    try:
        root = json.loads(text.removeprefix("\ufeff"))
    except json.JSONDecodeError as error:
        raise PackError([f"{shown}:{error.lineno}: not JSON: {error.msg}; {MEND}"]) from error
    except RecursionError as error:
        raise PackError([f"{shown}:1: not JSON: nested too deeply; {MEND}"]) from error
    except ValueError as error:  # Python reads no whole number of thousands of digits
        raise PackError([f"{shown}: holds a number of thousands of digits; {MEND}"]) from error
    if not isinstance(root, dict) or root.get("version") != VERSION or not isinstance(root.get("entries"), list):
        raise PackError([f'{shown}:1: expected {{"version": {VERSION}, "entries": […]}}; {MEND}'])
    faults = [f"{shown}: entry {n}: {_fault(e)}; {MEND}" for n, e in enumerate(root["entries"], 1) if _fault(e)]
    if faults:
        raise PackError(faults)
    return tuple(_decision(entry, shown) for entry in root["entries"])


MEND = "`concordant baseline create` makes it anew"


def _fault(entry: Any) -> str:
    if not isinstance(entry, dict):
        return "expected keys and values"
    wrong = [name for name, kind in TAKES.items() if not isinstance(entry.get(name), kind)]
    lists = [entry.get("readings"), *(entry["places"].values() if "places" not in wrong else ())]
    texts = [t for texts in lists if isinstance(texts, list) for t in texts]
    if not wrong and all(isinstance(x, list) for x in lists):
        texts += entry["contents"].values()
        return "" if all(isinstance(t, str) for t in texts) else "expected texts"
    return f"missing or of another type: {', '.join(wrong or ['places'])}"


def _decision(entry: Mapping[str, Any], shown: str) -> Decision:
    return Decision(
        decision="baseline",
        rule=entry["rule"],
        subject=entry["subject"],
        readings=tuple(entry["readings"]),
        places=tuple(k for article, texts in sorted(entry["places"].items()) for k in _keys(article, texts)),
        contents=tuple(sorted(entry["contents"].items())),
        fingerprint=entry["fingerprint"],
        file=shown,
    )


def _keys(article: str, texts: Sequence[str]) -> Iterable[PlaceKey]:
    for text, equal in groupby(sorted(map(words, texts))):
        yield from (PlaceKey(article, text, n) for n, _ in enumerate(equal, start=1))


def text_of(entries: Iterable[Decision]) -> str:
    """What the file holds with these entries."""
    lines = [json.dumps(_entry(e), ensure_ascii=False) for e in sorted(entries, key=lambda e: (e.rule, e.fingerprint))]
    body = "[\n" + ",\n".join(f"  {line}" for line in lines) + "\n ]" if lines else "[]"
    return f'{{"version": {VERSION},\n "entries": {body}}}\n'


def _entry(decision: Decision) -> dict[str, Any]:
    keys = sorted(decision.places, key=lambda p: p.order)
    return {
        "rule": decision.rule,
        "subject": decision.subject,
        "readings": list(decision.readings),
        "contents": dict(decision.contents),
        "places": {article: [k.words for k in found] for article, found in groupby(keys, key=lambda p: p.article)},
        "fingerprint": decision.fingerprint,
    }


def taken_down(findings: Iterable[Finding], articles: Sequence[Article]) -> tuple[Decision, ...]:
    """An entry for each of the findings."""
    digests = contents(articles)
    return tuple(decision_on(f, "baseline", digests) for f in findings)


def changed(
    entries: Iterable[Decision],
    change: Change,
    *,
    findings: Sequence[Finding],
    outcomes: Iterable[Outcome],
    articles: Sequence[Article],
) -> tuple[Decision, ...]:
    """The entries after a change. None of the three takes in anything new but `accept new`.

    `prune` takes out what is fixed; the others write down anew where the rest stands today, too. What was not seen
    this time stays as it is.
    """
    by_entry = {o.decision: o for o in outcomes}
    kept = [e for e in entries if e not in by_entry or by_entry[e].status != "fixed"]
    if change == "prune":
        return tuple(kept)
    wanted = ("new", "baselined") if change == "accept new" else ("baselined",)
    today = [f for f in findings if f.status in wanted and f.severity != "off"]
    fresh = taken_down(today, articles)
    unmet = [e for e, hits in zip(kept, about(kept, today, articles), strict=True) if not hits]
    return tuple({(e.rule, e.fingerprint): e for e in [*unmet, *fresh]}.values())
