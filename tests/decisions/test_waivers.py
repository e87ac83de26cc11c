"""waivers.yaml: faults are named with their line, and what people wrote in it stays."""

from __future__ import annotations

from datetime import date

import pytest

from compare.decisions.editing import edited
from compare.decisions.merge import merged
from compare.decisions.waivers import compiled
from compare.errors import PackError
from compare.model import Decision, PlaceKey

BY_HAND = """\
# our waivers
version: 1

waivers:
# the old one first
- rule: figure-differs   # toll
  decision: stands
  reason: both right
  why: 'police and fire brigade: two counts'
  by: Mai
  decided: 2026-02-01
  readings: ["12", "14"]
  fingerprint: aaaa

- {rule: residue, decision: no-fault, why: of a table, by: N, decided: 2026-02-02, readings: [o], fingerprint: bbbb}
# the end
"""
NEW = Decision(
    decision="hold",
    rule="quotation-differs",
    subject="“Proactively: and …”",
    readings=("it's “one”", "no", "12:30", "#two"),
    places=(PlaceKey("000", "no", 1), PlaceKey("000", "no", 2), PlaceKey("b", "12:30", 1)),
    contents=(("000", "0123456789012345"), ("b", "12e4")),
    fingerprint="0123",
    why="asked: the ministry",
    by="Đỗ Mười",
    decided=date(2026, 3, 1),
    expires=date(2026, 4, 1),
)


def test_what_is_written_is_read_again() -> None:
    text = edited(None, "w.yaml", add=[NEW])
    (read,) = compiled(text, "w.yaml")
    assert read == NEW
    assert (read.file, read.line) == ("w.yaml", 4)


def test_comments_and_order_survive() -> None:
    first, second = compiled(BY_HAND, "w.yaml")
    assert (first.line, first.readings, first.reason) == (6, ("12", "14"), "both right")
    text = edited(BY_HAND, "w.yaml", add=[NEW])
    for remark in ("# our waivers\n", "# the old one first\n", "rule: figure-differs   # toll\n", "# the end\n"):
        assert remark in text
    assert text.index("figure-differs") < text.index("residue") < text.index("quotation-differs")
    assert "- {rule: residue, decision: no-fault, why: of a table, by: N" in text
    assert "why: 'police and fire brigade: two counts'\n" in text
    assert compiled(text, "w.yaml") == (first, second, NEW)


def test_a_decision_takes_the_place_of_another() -> None:
    first, second = compiled(BY_HAND, "w.yaml")
    text = edited(BY_HAND, "w.yaml", add=[NEW], drop=[first])
    assert compiled(text, "w.yaml") == (NEW, second)
    assert "# the old one first" in text
    assert compiled(edited(text, "w.yaml", drop=compiled(text, "w.yaml")), "w.yaml") == ()


@pytest.mark.parametrize("start", ["", "version: 1\n", "version: 1\nwaivers:\n", "version: 1\nwaivers: []\n"])
def test_a_file_without_waivers_takes_the_first(start: str) -> None:
    assert compiled(edited(start, "w.yaml", add=[NEW]), "w.yaml") == (NEW,)


def test_line_ends_and_a_byte_order_mark() -> None:
    text = "\ufeff" + BY_HAND.replace("\n", "\r\n")
    assert len(compiled(text, "w.yaml")) == 2
    made = edited(text, "w.yaml", add=[NEW])
    assert made.count("\n") == made.count("\r\n")
    assert len(compiled(made, "w.yaml")) == 3


def test_every_fault_is_named_with_its_line() -> None:
    text = """\
version: 2
waivers:
  - {rule: a, decision: accept, why: w, by: b, decided: yesterday, readings: [x]}
  - rule: a
    decision: hold
    why: w
    by: b
    decided: 2026-01-01
    readings: [x]
    reson: both right
  - {rule: a, decision: no-fault, reason: both right, why: w, by: b, decided: 2026-01-01, readings: x}
  - rule: a
  - just a text
  - {rule: a, decision: stands, why: "", by: b, decided: 2026-01-01, readings: [x], places: [{words: [x]}]}
"""
    with pytest.raises(PackError) as caught:
        compiled(text, "w.yaml")
    parts = "rule, subject, decision, state, sent_to, reason, why, by, decided, expires, readings, places, fingerprint"
    assert caught.value.faults == [
        "w.yaml:1: version 2 is not known; there is 1",
        "w.yaml:3: decided takes a date such as 2026-12-31, not 'yesterday'",
        "w.yaml:3: decision takes one of stands, not-the-same, no-fault, hold, ask, fixed, not 'accept'",
        "w.yaml:5: hold needs expires: the day on which it comes back",
        f"w.yaml:10: unknown key 'reson'; a waiver takes: {parts}",
        "w.yaml:11: readings takes a list",
        "w.yaml:11: reason is for what stands, not for no-fault; say it under why",
        "w.yaml:12: a waiver needs: decision, why, by, decided, readings",
        f"w.yaml:13: a waiver takes keys and values: {parts}",
        "w.yaml:14: a place needs an article",
        "w.yaml:14: why needs a text",
    ]


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("waivers: [\n", "w.yaml:2: not YAML: expected the node content, but found '<stream end>'"),
        ('waivers: ["\\U00110000"]\n', "w.yaml:1: not YAML: chr() arg not in range(0x110000)"),
        ("- a\n", "w.yaml:1: waivers.yaml takes keys and values: version, waivers"),
        ("version: 1\nversion: 1\n", "w.yaml:2: version stands already in line 1"),
        (BY_HAND.replace("residue", "figure-differs").replace("bbbb", "aaaa"),
         "w.yaml:15: decided already in line 6; one of the two must go"),
    ],
)  # fmt: skip
def test_what_cannot_be_a_file_of_waivers(text: str, fault: str) -> None:
    with pytest.raises(PackError) as caught:
        compiled(text, "w.yaml")
    assert caught.value.faults[0] == fault


def test_merging_adds_what_is_new_and_names_what_clashes() -> None:
    first, second = compiled(BY_HAND, "ours.yaml")
    theirs = compiled(edited(BY_HAND, "theirs.yaml", add=[NEW]).replace("of a table", "of a list"), "theirs.yaml")
    found = merged([first, second], theirs)
    assert found.new == (NEW,)
    assert found.alike == (first,)
    ((own, other),) = found.clashes
    assert (own.why, own.place) == ("of a table", "ours.yaml:15")
    assert other.why == "of a list"
