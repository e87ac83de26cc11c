"""The page a copy chief opens: complete, inert, and marked where the articles part."""

from __future__ import annotations

import re
from base64 import b64encode
from dataclasses import replace
from hashlib import sha256
from html.parser import HTMLParser

import pytest
from sample_reports import (
    VNS,
    WVR,
    article,
    excerpt,
    finding,
    link,
    many_outlets,
    report,
    statement,
    three_outlets,
)

from compare.model import Concept, Rendering, Report
from compare.reporters import html
from compare.reporters._style import Style

VOID = {"meta", "br", "link", "img", "input", "hr"}


class Outline(HTMLParser):
    """Every start tag with its attributes; fails on a tag that is not closed in order."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def outline(page: str) -> list[tuple[str, dict[str, str | None]]]:
    parser = Outline()
    parser.feed(page)
    parser.close()
    assert parser.open == []
    return parser.tags


def page(given: Report) -> str:
    return html.render(given, Style())


@pytest.mark.parametrize("given", [three_outlets(), many_outlets(), report([], [])])
def test_the_page_is_well_formed_and_fetches_nothing(given: Report) -> None:
    tags = outline(page(given))
    (script,) = re.findall(r"<script>(.*?)</script>", page(given), re.DOTALL)
    digest = b64encode(sha256(script.encode()).digest()).decode()
    policy = {
        "http-equiv": "Content-Security-Policy",
        "content": f"default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-{digest}'; base-uri 'none'",
    }
    assert ("meta", policy) in tags
    assert not {tag for tag, _ in tags} & {"link", "img", "iframe", "object"}
    assert not [a for _, a in tags if any(k == "src" or k.startswith("on") for k in a)]
    assert all((a["href"] or "").startswith("#") for tag, a in tags if tag == "a")
    assert "url(" not in page(given)
    assert "@import" not in page(given)


def test_links_within_the_page_lead_somewhere_and_names_are_distinct() -> None:
    tags = outline(page(three_outlets()))
    ids = [a["id"] for _, a in tags if "id" in a]
    assert len(ids) == len(set(ids))
    assert {(a["href"] or "")[1:] for tag, a in tags if tag == "a"} <= set(ids)
    assert [tag for tag, _ in tags if tag in ("header", "nav", "main", "footer")] == [
        "header",
        "nav",
        "main",
        "footer",
    ]


def test_what_an_article_says_is_never_markup() -> None:
    attack = "12 <script>alert(1)</script> \"quoted\" & <b onclick='x'>dead</b>"
    ours = replace(article("a", VNS, attack), title="<img src=x>", path="<i>.txt", language='en" onload="x')
    outlet = replace(WVR, name="<u>Wire</u>", short="<s>W")
    theirs = article("b", outlet, "14 dead")
    readings = [(attack, [VNS], [excerpt(ours, attack)]), ("14", [outlet], [excerpt(theirs, "14")])]
    written = page(
        report(
            [VNS, outlet],
            [ours, theirs],
            findings=[finding("<r>", "error", "<subject>", readings, suggestion="<x>")],
        )
    )
    assert [tag for tag, _ in outline(written)].count("script") == 1
    assert not {tag for tag, _ in outline(written)} & {"img", "u", "s", "r", "x", "subject"}
    assert "&lt;script&gt;alert(1)&lt;/script&gt; &quot;quoted&quot; &amp;" in written
    assert "→ <i>&lt;x&gt;</i>" in written
    assert not [a for _, a in outline(written) if "onload" in a or "onclick" in a]


def test_a_row_opens_to_the_sentences_with_the_difference_marked() -> None:
    written = page(three_outlets())
    assert (
        "<figure><figcaption><b>VNS 003 ¶2</b> Story 003</figcaption>\n"
        '<blockquote lang="en">The <mark><b>Permanent</b> Deputy Secretary</mark> of Việt Nam spoke.'
        "</blockquote></figure>"
    ) in written
    assert "The <mark><b>Standing</b> Deputy Secretary</mark> spoke.</blockquote>" in written
    assert written.count("<details class=") == 3
    assert "<details open" not in written


def test_a_statement_is_preferred_to_its_paragraph_as_the_place_shown() -> None:
    ours = article("a", VNS, "It rained. The fire killed 12 people. Nobody spoke.")
    theirs = article("b", WVR, "The fire killed 14 people. Nobody spoke.")
    given = report(
        [VNS, WVR],
        [ours, theirs],
        links=[link(statement(ours, "The fire killed 12 people."), statement(theirs, "The fire killed 14 people."))],
        findings=[
            finding(
                "figure-differs",
                "error",
                "people",
                [("12", [VNS], [excerpt(ours, "12")]), ("14", [WVR], [excerpt(theirs, "14")])],
            )
        ],
    )
    assert '<blockquote lang="en">The fire killed <mark>12</mark> people.</blockquote>' in page(given)
    alone = page(replace(given, links=(), groups=()))
    assert (
        '<blockquote lang="en">It rained. The fire killed <mark>12</mark> people. Nobody spoke.</blockquote>' in alone
    )


def test_a_long_paragraph_is_cut_around_the_evidence_at_words() -> None:
    ours = article("a", VNS, "lorem " * 200 + "killed 12 people " + "ipsum " * 200)
    theirs = article("b", WVR, "14")
    readings = [("12", [VNS], [excerpt(ours, "12")]), ("14", [WVR], [excerpt(theirs, "14")])]
    written = page(report([VNS, WVR], [ours, theirs], findings=[finding("f", "error", "p", readings)]))
    (shown,) = re.findall(r'<blockquote lang="en">(… lorem .*? …)</blockquote>', written)
    assert " killed <mark>12</mark> people ipsum " in shown
    assert len(shown) < 500


def test_places_in_one_sentence_are_marked_in_one_sentence() -> None:
    ours = article("a", VNS, "Key and regular work is key.")
    theirs = article("b", WVR, "crucial")
    readings = [
        ("key", [VNS], [excerpt(ours, "Key"), excerpt(ours, "key")]),
        ("crucial", [WVR], [excerpt(theirs, "crucial")]),
    ]
    written = page(report([VNS, WVR], [ours, theirs], findings=[finding("f", "error", "p", readings)]))
    assert "<mark>Key</mark> and regular work is <mark>key</mark>." in written


def test_the_picture_counts_who_differs_on_what() -> None:
    written = page(three_outlets())
    (said,) = re.findall(r"<desc>(.*?)</desc>", written)
    assert said == (
        "VNS v WVR: terminology 2, house-style 1; VNS v VNN: terminology 1, house-style 1; "
        "VNS with itself: terminology 1; WVR v VNN: terminology 1"
    )
    assert re.findall(r'<text class="sum".*?>(\d+)</text>', written) == ["3", "2", "1", "1"]


def test_no_picture_where_nobody_differs() -> None:
    lone = article("a", VNS, "It grows [TO COME].")
    given = report([VNS], [lone], findings=[finding("residue", "error", "x", [("x", [VNS], [excerpt(lone, "TO")])])])
    assert "<svg" not in page(given)
    assert 'href="#overview"' not in page(given)
    assert 'id="chooser"' not in page(given)


@pytest.mark.parametrize(("number", "heads"), [(12, 13), (13, 2)])
def test_up_to_twelve_outlets_have_a_column_each_for_their_renderings(number: int, heads: int) -> None:
    outlets = [replace(WVR, name=f"Outlet {n:02}", short=f"O{n:02}") for n in range(number)]
    articles = [article(f"a{n:02}", outlet, "It is key.") for n, outlet in enumerate(outlets)]
    said = Concept("c", "key", (Rendering("key", tuple(excerpt(a, "key") for a in articles)),), 0, 0.5, "discovered")
    table = page(report(outlets, articles, concepts=[said])).partition('<table class="concepts')[2]
    assert table.partition("</thead>")[0].count("<th ") == heads


def test_renderings_stand_by_outlet_with_counts() -> None:
    written = page(three_outlets())
    assert (
        '<td><span class="outlet">VNS</span><span class="said"><span class="form">key and regular</span>'
        ' <span class="times">×3</span></span>'
        '<span class="said"><span class="form">regular and critical</span>'
        ' <span class="times">×2</span></span></td>'
    ) in written


def test_articles_show_how_many_pairs_were_compared() -> None:
    written = page(three_outlets())
    (row,) = re.findall(r'<tr><th scope="row">003.*?</tr>', written)
    assert re.findall(r'<td class="number-cell">(.*?)</td>', row) == [
        '<span class="none">0</span>',
        "",
        '<span class="none">0</span>',
        "2",
        '<span class="none">0</span>',
        "<b>2</b>",
    ]


def test_silence_is_explained() -> None:
    given = report([VNS, WVR], [article("a", VNS, "Rain."), article("b", WVR, "Snow.")])
    assert "no statement of one article was found in another: nothing could be compared." in page(given)
