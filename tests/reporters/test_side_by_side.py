"""Articles side by side, in every form: nothing lost, differences marked, readable with and without colour."""

from __future__ import annotations

import csv as csv_reader
import io
import json as json_reader
import re
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import jsonschema
import pytest
from sample_comparisons import nothing_parallel, three_articles, two_articles

from compare import plugins
from compare.reporters import side_by_side
from compare.reporters._style import Style
from compare.views import Comparison
from tests.articles import article
from tests.linked import analysis, comparison

FORMATS = ("csv", "html", "json", "markdown", "table")
SCHEMA = json_reader.loads((Path(side_by_side.__file__).parent / "comparison.schema.json").read_text("utf-8"))


def rendered(name: str, found: Comparison, style: Style | None = None) -> str:
    text: str = plugins.load("compare.reporters.side_by_side", name).render(found, style or Style())
    return text


def test_forms_are_found_by_name_and_are_no_forms_of_a_report() -> None:
    assert plugins.names("compare.reporters.side_by_side") == FORMATS
    assert plugins.names("compare.reporters") == (*FORMATS, "xlsx")


def test_table_has_a_column_an_article_and_marks_that_read_without_colour() -> None:
    assert rendered("table", two_articles(), Style(width=80)) == (
        "    Herald                                 Courier\n"
        "\n"
        "1   –                                      ¶1 Nobody was hurt.\n"
        "\n"
        "2 ~ ¶1 Diplomacy is a “_key_ and           ¶2 Diplomacy is a _crucial_ and\n"
        "    regular” task.                         regular task of the *state*, [and\n"
        "                                           the minister spoke of peace].\n"
        "\n"
        "3 = ¶2 The port reopened on Monday.        ¶3 The port reopened on Monday.\n"
        "\n"
        "4   ¶3 All ships <b>sail</b> again.        –\n"
        "\n"
        "5   ¶4 =SUM(A1) is what the mayor said.    –\n"
        "\n"
        "= word for word · ~ in part · *only here* · _other words elsewhere_ · [outside\n"
        "what is compared]\n"
        "Herald: 2 of 4 statements matched, 2 only there\n"
        "Courier: 2 of 3 statements matched, 1 only there\n"
    )


def test_colour_takes_the_place_of_the_signs() -> None:
    text = rendered("table", two_articles(), Style(width=80, colour=True))
    assert (
        "2 ~ \x1b[2m¶1\x1b[0m Diplomacy is a “\x1b[4;36mkey\x1b[0m and regular”    "
        "\x1b[2m¶2\x1b[0m Diplomacy is a \x1b[4;36mcrucial\x1b[0m and\n"
        "    task.                                  regular task of the \x1b[1;35mstate\x1b[0m, \x1b[2mand the\x1b[0m\n"
        "                                           \x1b[2mminister spoke of peace\x1b[0m.\n"
    ) in text
    assert "*" not in text


def test_articles_stand_under_each_other_where_columns_would_be_too_narrow() -> None:
    text = rendered("table", two_articles(), Style(width=44))
    assert text.startswith(
        "1   Courier ¶1 Nobody was hurt.\n"
        "\n"
        "2 ~ Herald ¶1 Diplomacy is a “_key_ and\n"
        "    regular” task.\n"
        "    Courier ¶2 Diplomacy is a _crucial_ and\n"
        "    regular task of the *state*, [and the\n"
        "    minister spoke of peace].\n"
        "\n"
        "3 = Herald ¶2 The port reopened on Monday.\n"
    )


@pytest.mark.parametrize("width", [40, 63, 80, 200])
@pytest.mark.parametrize("colour", [False, True])
def test_no_line_is_wider_than_asked_for(width: int, colour: bool) -> None:  # noqa: FBT001  # pytest hands it over
    text = rendered("table", three_articles(), Style(width=width, colour=colour, explain=True))
    bare = re.sub(r"\x1b\[[\d;]*m", "", text)
    assert max(map(len, bare.splitlines())) <= width
    assert not re.search(r" $", bare, re.MULTILINE)


def test_what_stands_whole_above_is_abridged_in_a_later_row() -> None:
    text = rendered("table", three_articles(), Style(width=90))
    assert "[and the\n" in text
    assert (
        "4 ~ –                            ¶2 […] the minister spoke    ¶2 The minister spoke of\n"
        "                                 of peace.                    peace.\n"
    ) in text
    alone = replace(three_articles(), rows=three_articles().rows[3:])
    assert "¶2 [Diplomacy is a crucial" in rendered("table", alone, Style(width=90))


def test_explain_says_why_under_each_row() -> None:
    text = rendered("table", two_articles(), Style(width=80, explain=True))
    assert (
        "    0.812 in part · log-odds +1.46 · prior: before any evidence (−0.29) · words:\n"
        "      diplomacy, regular task (+2.25) · rival: the port reopened (−0.50)\n"
    ) in text
    assert "    0.970 the same\n" in text
    assert "0.812" not in rendered("table", two_articles(), Style(width=80))
    assert "<li>0.970 the same</li>" in rendered("html", two_articles(), Style(explain=True))
    assert "| 0.970 the same |\n" in rendered("markdown", two_articles(), Style(explain=True))


def test_reasons_of_several_links_name_their_sides_in_the_order_of_the_columns() -> None:
    found = three_articles()
    merged = replace(found.rows[1], links=(*found.rows[1].links, *found.rows[3].links))
    text = rendered("table", replace(found, rows=(merged,)), Style(explain=True))
    assert "0.812 in part Herald ¶1 – Courier ¶2 “Diplomacy is a … of the state”\n" in text
    assert "0.700 in part Courier ¶2 “the minister spoke of peace” – Gazette ¶2\n" in text


@pytest.mark.parametrize("name", ["table", "markdown", "html"])
def test_nothing_parallel_is_said(name: str) -> None:
    text = rendered(name, nothing_parallel())
    assert "no statement of one article was found in another: nothing is parallel" in text.lower()
    assert "Ships sail." in text
    assert "It rained." in text


def test_markdown_is_bold_where_nothing_answers() -> None:
    text = rendered("markdown", two_articles())
    assert text.startswith(
        "# Side by side: Herald, Courier\n"
        "\n"
        "| # | Herald | Courier |\n"
        "| --- | --- | --- |\n"
        "| 1 | – | Nobody was hurt. <sub>¶1</sub> |\n"
        "| 2 \\~ | Diplomacy is a “*key* and regular” task. <sub>¶1</sub> | Diplomacy is a *crucial* and regular task "
        "of the **state**, <sub>and the minister spoke of peace</sub>. <sub>¶2</sub> |\n"
    )
    assert "All ships &lt;b&gt;sail&lt;/b&gt; again." in text
    assert text.endswith(
        "Herald: 2 of 4 statements matched, 2 only there.  \nCourier: 2 of 3 statements matched, 1 only there.\n"
    )


def test_csv_is_plain_text_with_score_and_relation() -> None:
    rows = list(csv_reader.reader(io.StringIO(rendered("csv", two_articles()))))
    assert rows[0] == ["row", "Herald", "Courier", "relation", "score", "why", "where"]
    assert rows[2] == [
        "2",
        "Diplomacy is a “key and regular” task.",
        "Diplomacy is a crucial and regular task of the state, and the minister spoke of peace.",
        "partial",
        "0.8124",
        "prior: before any evidence (-0.29); rival: the port reopened (-0.50); "
        "words: diplomacy, regular task (+2.25); neighbour: a statement beside them (+0.00)",
        "Herald ¶1; Courier ¶2",
    ]
    assert rows[5] == ["5", "'=SUM(A1) is what the mayor said.", "", "", "", "", "Herald ¶4"]


def test_articles_called_like_another_column_keep_theirs() -> None:
    found = comparison([analysis(article(name, "It rained.")) for name in ("score", "row")], [])
    assert list(found.to_frame().columns) == ["row", "score (article)", "row (article)", "relation", "score", "why"]


@pytest.mark.parametrize("found", [two_articles(), three_articles(), nothing_parallel()], ids=["two", "three", "none"])
def test_json_is_what_its_schema_says(found: Comparison) -> None:
    jsonschema.validate(json_reader.loads(rendered("json", found)), SCHEMA)


def test_json_has_spans_marks_words_and_reasons() -> None:
    found = json_reader.loads(rendered("json", two_articles()))
    assert [(a["label"], a["statements"], a["matched"]) for a in found["articles"]] == [
        ("Herald", 4, 2),
        ("Courier", 3, 2),
    ]
    row = found["rows"][1]
    assert (row["number"], row["relation"], row["score"]) == (2, "partial", 0.8124)
    (said,) = row["cells"][1]["statements"]
    assert (said["article"], said["start"], said["paragraph"], said["kind"]) == ("Courier", 17, 2, "sentence")
    text = " " * said["start"] + said["text"]
    assert [(text[m["start"] : m["end"]], m["kind"]) for m in row["cells"][1]["marks"]] == [
        ("crucial", "replaced"),
        ("state", "only here"),
        ("and the minister spoke of peace", "not linked"),
    ]
    (link,) = row["links"]
    assert link["right"]["text"] == "Diplomacy is a crucial and regular task of the state"
    assert [16, 19, 32, 39] in link["words"]
    assert link["reasons"][1] == {"kind": "rival", "text": "the port reopened", "weight": -0.5}


class Outline(HTMLParser):
    """The text in each kind of mark; fails on a tag that is not closed in order."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.marked: dict[str, list[str]] = {"b": [], "u": []}
        self.tags: list[tuple[str, dict[str, str | None]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in ("meta", "input"):
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if "p" in self.open and self.open[-1] in self.marked:
            self.marked[self.open[-1]].append(data)


def test_html_is_whole_inert_and_marked() -> None:
    text = rendered("html", three_articles(), Style(explain=True))
    page = Outline()
    page.feed(text)
    assert page.open == []
    assert page.marked == {"b": ["state"], "u": ["key", "crucial"]}
    assert "All ships &lt;b&gt;sail&lt;/b&gt; again." in text
    assert {tag for tag, _ in page.tags} & {"script", "link", "img", "iframe"} == set()
    assert not any(name in ("src", "onclick") for _, attributes in page.tags for name in attributes)
    assert re.findall(r"https?:|url\(", text) == []
    assert "<li><b>desk/absent.txt</b>: no such file</li>" in text
    assert 'id="only-unmatched"><span>unmatched <b>6</b>' in text


def test_only_keeps_the_numbers_and_says_what_is_left_out() -> None:
    found = two_articles()
    numbers = {kind: [row.number for row in found.only(kind).rows] for kind in ("differing", "matched", "unmatched")}
    assert numbers == {"differing": [2], "matched": [2, 3], "unmatched": [1, 4, 5]}
    text = rendered("table", found.only("differing"), Style(width=80))
    assert "Nobody was hurt" not in text
    assert "4 rows left out · Herald: 2 of 4 statements matched, 2 only there\n" in text
    run = json_reader.loads(rendered("json", found.only("differing")))
    assert (run["hidden"], run["run"]["options"]) == (4, {"min_score": "0.5", "only": "differing"})


def test_text_cannot_steer_the_terminal() -> None:
    evil = analysis(article("Herald", "Ships \x1b[31msail\x1b[0m \u202eagain."))
    for colour in (False, True):
        text = rendered("table", comparison([evil, evil], []), Style(colour=colour))
        assert "\x1b[31m" not in text
        assert "\u202e" not in text
        assert r"Ships \x1b[31msail\x1b[0m \u202eagain." in text


def test_wide_letters_keep_the_columns_apart() -> None:
    left = analysis(article("Herald", "港口 reopened. " + "Việt Nam said so and the port is open again for ships."))
    right = analysis(article("Courier", "It rained."))
    text = rendered("table", comparison([left, right], []), Style(width=80))
    assert "1   ¶1 港口 reopened. Việt Nam said so     –\n" in text
