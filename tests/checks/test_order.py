"""The official term comes first, terms that are named side by side stand together, whatever the terms are."""

from __future__ import annotations

import pytest

from compare.config import Config
from compare.model import Finding, Report
from compare.products.explanation import explain
from compare.products.report import compare_texts
from compare.reporters import markdown, table
from compare.reporters._style import Style
from compare.reporters.explanations import text

HARBOUR = {
    "Herald": """\
Minister Ana Torvik told the Harbour Council in Lisbon on Monday that the charter of the coastal towns, adopted \
in spring, calls dredging a “steady and shared” task. She said the charter is open to every town on the northern \
coast.

She noted that the charter adds the principles of “water autonomy” and “self-renewal”, and that both guide the \
work of the coastal towns in a time of rising seas. She said the towns will keep the peace of the harbours.

The minister stressed that dredging as a steady and shared task needs the whole coast, and said the money is \
there for it.

Torvik said the Permanent Secretary of the Harbour Council, Olaf Brenner, will see that the charter is carried \
out.

She added that the coastal towns will open a large sailing school in Lisbon and invite the fishing villages to \
join it.
""",
    "Courier": """\
Speaking to the Harbour Council in Lisbon on Monday, Minister Ana Torvik said the charter of the coastal towns, \
which was adopted in spring, calls dredging a “constant and common” task. The charter is open to every town on \
the northern coast, she said.

The charter, she noted, adds the principles of “water independence” and “self-renovation”, and both guide the \
work of the coastal towns in a time of rising seas. The towns will keep the peace of the harbours, she said.

The minister stressed that dredging as a constant and common task needs the whole coast, and said the money is \
there.

Torvik said the Standing Secretary of the Harbour Council, Olaf Brenner, will see that the charter is carried \
out.

The coastal towns will open a big sailing school in Lisbon and invite the fishing villages to join it, she \
added.
""",
    "Post": """\
Minister Ana Torvik on Monday told the Harbour Council in Lisbon that the coastal towns' charter, adopted in \
spring, calls dredging a “steady and common” task. She said the charter is open to every town on the northern \
coast.

She said the charter adds the principles of “water autonomy” and “self-renewal”, which guide the work of the \
coastal towns in a time of rising seas. The towns will keep the peace of the harbours, according to her.

She stressed that dredging as a steady and common task needs the whole coast, and said there is money for it.

The coastal towns will open a large sailing school in Lisbon and invite the fishing villages to join it, Torvik \
said.
""",
}
MOUNTAIN = {
    "Gazette": """\
At the congress of the valley parties in Bern on Friday, President Luca Ferrin described forestry as a “vital \
and lasting” mission, and said the programme of the valleys was written by all of them.

Ferrin said the guiding viewpoints of 'common footing' and 'self-supply' come first, and he urged the valleys to \
hold on to them in hard winters. He said the valleys trust their neighbours.

He affirmed that the programme names forestry a vital and lasting mission because the slopes need it, he said.

He said the valleys would build a strong timber industry with the neighbours.
""",
    "Tribune": """\
President Luca Ferrin on Friday told the congress of the valley parties in Bern that forestry is an “essential \
and enduring” mission, and said the programme of the valleys was written by all of them.

He said the guiding viewpoints of 'shared footing' and 'self-provision' come first, and urged the valleys to \
hold on to them in hard winters. The valleys trust their neighbours, he said.

The programme names forestry an essential and enduring mission because the slopes need it, Ferrin affirmed.

The valleys would build a robust timber industry with the neighbours, he said.
""",
    "Echo": """\
Forestry is a “vital and enduring” mission, President Luca Ferrin told the congress of the valley parties in \
Bern on Friday, and he said the programme of the valleys was written by all of them.

The guiding viewpoints of 'common footing' and 'self-supply' come first, Ferrin said, urging the valleys to hold \
on to them in hard winters. He said the valleys trust their neighbours.

He affirmed that the programme names forestry a vital and enduring mission because the slopes need it, he said.

The valleys would build a strong timber industry with the neighbours, he said.
""",
}


def told(texts: dict[str, str]) -> Report:
    return compare_texts(texts, config=Config())


def first(report: Report, number: int) -> list[set[str]]:
    """The forms of the first rows."""
    shown = [f for f in report.findings if f.severity != "note"][:number]
    return [{r.text for r in found.readings} for found in shown]


def kinds(found: Finding) -> set[str]:
    return {sign.kind for sign in found.signs}


EVENTS = [
    (
        HARBOUR,
        [
            {"steady and shared", "constant and common", "steady and common"},
            {"water autonomy", "water independence"},
            {"self-renewal", "self-renovation"},
        ],
    ),
    (
        MOUNTAIN,
        [
            {"vital and lasting", "essential and enduring", "vital and enduring"},
            {"common footing", "shared footing"},
            {"self-supply", "self-provision"},
        ],
    ),
]


@pytest.mark.parametrize(("texts", "rows"), EVENTS, ids=["harbour", "mountain"])
def test_coined_terms_come_first_and_those_named_side_by_side_stand_together(
    texts: dict[str, str], rows: list[set[str]]
) -> None:
    report = told(texts)
    assert first(report, 3) == rows
    one, other = report.findings[1], report.findings[2]
    assert (one.beside, other.beside) == ((other.id,), (one.id,))
    assert all({"quoted", "named"} <= kinds(f) for f in report.findings[:3])


def test_the_table_and_markdown_say_which_terms_are_named_side_by_side() -> None:
    report = told(HARBOUR)
    printed = table.render(report, Style(width=140, colour=False, everything=False)).splitlines()
    at = printed.index("   named side by side")
    assert printed[at + 1].split()[:4] == ["2", "SETTLE", "water", "autonomy"]
    assert sum("named side by side" in line for line in printed) == 1
    assert markdown.render(report, Style(width=140, colour=False, everything=False)).count("*named side by side*") == 1


def test_an_explanation_says_what_makes_the_order() -> None:
    report = told(HARBOUR)
    said = " ".join(text.render(explain(report, report.findings[1]), Style(width=400, colour=False)).split())
    other = report.findings[2]
    assert (
        "Order: in quotation marks (Courier ¶2; Herald ¶2; Post ¶2); named a principle (Courier ¶2; Herald ¶2; "
        f"Post ¶2); printed by every outlet compared; in reports of what somebody said; named side by side with "
        f"self-renewal [{other.id}]" in said
    )


def test_terms_that_one_article_alone_names_together_are_no_block() -> None:
    apart = {
        outlet: words.replace(" and “self-re", ", later “self-re") if outlet != "Post" else words
        for outlet, words in HARBOUR.items()
    }
    assert [f.beside for f in told(apart).findings] == [()] * len(told(apart).findings)


def test_words_without_a_sign_follow_the_contradictions() -> None:
    plain = {o: w.replace("“", "").replace("”", "") for o, w in HARBOUR.items()}
    plain = {o: w.replace(" task", " work").replace("principles of", "sections on") for o, w in plain.items()}
    report = told(plain)
    assert report.findings[0].rule == "office-differs"
    assert all(not {"quoted", "named"} & kinds(f) for f in report.findings)
