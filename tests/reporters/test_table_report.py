"""What an editor reads on a terminal."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from sample_reports import VNS, WVR, article, excerpt, finding, many_outlets, report, three_outlets
from wcwidth import wcswidth

from compare.model import Outlet, Report
from compare.reporters import table
from compare.reporters._screen import paint, words, wrap
from compare.reporters._style import Style

REPORTS = {"three outlets": three_outlets(), "fourteen outlets": many_outlets()}


def screen(given: Report, width: int = 100, **style: bool) -> str:
    return table.render(given, Style(width=width, **style))


def spelling_notes(number: int) -> Report:
    ours, theirs = article("a", VNS, "colour " * number), article("b", WVR, "color " * number)
    notes = [
        finding(
            "house-style",
            "note",
            f"word {n}",
            [
                (f"colour{n}", [VNS], [excerpt(ours, "colour", nth=n)]),
                (f"color{n}", [WVR], [excerpt(theirs, "color", nth=n)]),
            ],
        )
        for n in range(number)
    ]
    return report([VNS, WVR], [ours, theirs], findings=notes)


def test_one_column_an_outlet_on_a_common_terminal() -> None:
    assert screen(three_outlets()) == (
        "5 articles · VNS (ours) 000 003 004 · WVR 001 · VNN 002 · same occasion: 002 003 · undated: 4\n"
        "\n"
        "#  DO      WHAT                VNS                   WVR                    VNN\n"
        "MUST FIX\n"
        "1  SETTLE  designation of      key and regular ×3    essential and regular  crucial and regular\n"
        "            foreign affairs     [003 ¶1; 004 ¶1 ¶2]   [001 ¶1]               [002 ¶1]\n"
        "           concept split       regular and critical\n"
        "                                ×2 [000 ¶1 ¶2]\n"
        "QUERY\n"
        "2  ASK     Nguyễn Mạnh Cường   Permanent Deputy      Standing Deputy        –\n"
        "           office differs       Secretary [003 ¶2]    Secretary [001 ¶2]\n"
        "           → Permanent Deputy\n"
        "            Secretary\n"
        "–: nothing like it there\n"
        "NOTE\n"
        "3 house style · VNS v WVR, VNN · Việt Nam / Vietnam\n"
        "\n"
        "4 statements compared with a counterpart in another article\n"
        "1 must fix · 1 query · 1 note · all rows: --all · the sentences: --format html -o report.html\n"
        "\n"
        "1 PROBLEM\n"
        "desk/empty.txt: the file is empty\n"
    )


def test_who_says_it_otherwise_is_told_from_who_says_nothing() -> None:
    given = three_outlets()
    (vnn,) = [a for a in given.articles if a.id == "002"]
    split, office, style = given.findings
    shown = screen(replace(given, findings=(split, replace(office, otherwise=(excerpt(vnn, "grows"),)), style)))
    assert "  Standing Deputy        cf. [002 ¶2]\n" in shown
    assert "\ncf.: the sentence there has none of these wordings, and may say the same as one of them\nNOTE\n" in shown
    assert "–: nothing" not in shown


def test_a_line_for_each_reading_where_outlets_do_not_fit_side_by_side() -> None:
    assert screen(many_outlets(), 80) == (
        "14 articles · W01 a01 · W02 a02 · W03 a03 · W04 a04 · W05 a05 · W06 a06\n"
        "  W07 a07 · W08 a08 · W09 a09 · W10 a10 · W11 a11 · W12 a12 · W13 a13 · W14 a14\n"
        "  undated: 14\n"
        "\n"
        "#  DO   WHAT            READING  WHERE\n"
        "MUST FIX\n"
        "1  ASK  people          12 ×10   W01 a01 ¶1; W02 a02 ¶1; W04 a04 ¶1; W05 a05 ¶1;\n"
        "        figure differs            W07 a07 ¶1; W08 a08 ¶1 +4\n"
        "                        14 ×4    W03 a03 ¶1; W06 a06 ¶1; W09 a09 ¶1; W12 a12 ¶1\n"
        "\n"
        "14 statements compared with a counterpart in another article\n"
        "1 must fix · 0 queries · 0 notes · the sentences: --format html -o report.html\n"
    )


@pytest.mark.parametrize("name", REPORTS)
@pytest.mark.parametrize("everything", [False, True])
def test_no_line_is_wider_than_the_terminal(name: str, *, everything: bool) -> None:
    for width in range(60, 201):
        lines = screen(REPORTS[name], width, everything=everything).split("\n")
        assert max(wcswidth(line) for line in lines) <= width


def test_width_is_counted_in_columns_of_the_screen() -> None:
    decomposed = "Ho\u0302\u0300 Chi\u0301 Minh"
    ours, theirs = (
        article("a", VNS, f"{decomposed} met 習近平國家主席."),
        article("b", WVR, "Hồ Chí Minh met Xi."),
    )
    given = report(
        [VNS, WVR],
        [ours, theirs],
        findings=[
            finding(
                "name-differs",
                "error",
                "name",
                [
                    (decomposed, [VNS], [excerpt(ours, decomposed)]),
                    ("習近平國家主席", [VNS], [excerpt(ours, "習近平國家主席")]),
                    ("Xi", [WVR], [excerpt(theirs, "Xi")]),
                ],
            )
        ],
    )
    rows = screen(given, 70).split("\n")[3:6]
    assert rows == [
        "MUST FIX",
        "1  ASK  name          Ho\u0302\u0300 Chi\u0301 Minh [a ¶1]     Xi [b ¶1]",
        "        name differs  習近平國家主席 [a ¶1]",
    ]


def test_what_an_article_says_cannot_steer_the_terminal() -> None:
    ours, theirs = article("a", VNS, "12\x1b[2J\x07 dead"), article("b", WVR, "14\u202e dead")
    given = report(
        [VNS, WVR],
        [ours, theirs],
        findings=[
            finding(
                "figure-differs",
                "error",
                "people",
                [
                    ("12\x1b[2J\x07", [VNS], [excerpt(ours, "12\x1b[2J\x07")]),
                    ("14\u202e", [WVR], [excerpt(theirs, "14\u202e")]),
                ],
            )
        ],
    )
    text = screen(given)
    assert r"12\x1b[2J\x07 [a ¶1]" in text
    assert r"14\u202e [b ¶1]" in text
    assert not re.search(r"[\x00-\x09\x0b-\x1f\u202e]", text)


def test_colour_only_where_it_is_asked_for_and_it_moves_nothing() -> None:
    plain, coloured = screen(three_outlets()), screen(three_outlets(), colour=True)
    assert "\x1b" not in plain
    assert "\x1b[1;31mMUST FIX\x1b[0m" in coloured
    uncoloured = re.sub(r"\x1b\[[\d;]*m", "", coloured)
    assert [line.rstrip() for line in uncoloured.split("\n")] == plain.split("\n")


def test_everything_shows_notes_as_rows() -> None:
    text = screen(three_outlets(), everything=True)
    assert "3  ASK     diacritics          Việt Nam [003 ¶2]     Vietnam [001 ¶1]       Vietnam [002 ¶2]" in text
    assert "--all" not in text


def test_notes_are_one_line_for_a_rule_and_its_outlets() -> None:
    assert screen(spelling_notes(3)).split("\n")[2:4] == [
        "NOTE",
        "1–3 house style · VNS v WVR · colour0 / color0; colour1 / color1; colour2 / color2",
    ]


def test_a_long_line_of_notes_is_cut_and_says_so() -> None:
    lines = screen(spelling_notes(30), 80).split("\n")
    assert lines[3].startswith("1–30 house style · VNS v WVR · colour0 / color0;")
    assert lines[4].endswith(" …")
    assert lines[5] == ""


def test_rows_past_the_fortieth_are_counted() -> None:
    notes = spelling_notes(46)
    given = replace(notes, findings=tuple(replace(f, severity="warning") for f in notes.findings))
    assert "… 6 more rows: --all" in screen(given)
    assert "more row" not in screen(replace(given, findings=given.findings[:44]))
    assert "\n43  " not in screen(given)
    assert "\n43  ASK" in screen(given, everything=True)


def test_nothing_parallel_is_said_and_not_called_clean() -> None:
    given = report([VNS, WVR], [article("a", VNS, "Rain."), article("b", WVR, "Snow.")])
    assert screen(given) == (
        "2 articles · VNS (ours) a · WVR b · undated: 2\n"
        "\n"
        "no statement of one article was found in another: nothing could be compared\n"
        "0 must fix · 0 queries · 0 notes\n"
    )


def test_agreement_says_how_much_was_compared() -> None:
    given = replace(three_outlets(), findings=(), problems=())
    assert "4 statements compared with a counterpart in another article; no rule found a difference" in screen(given)


def test_one_article_and_none() -> None:
    alone = report([VNS], [article("a", VNS, "Rain.")])
    assert "one article alone: there was nothing to compare it with" in screen(alone)
    assert "no article could be read: nothing was compared" in screen(report([], []))


def test_an_article_named_after_its_outlet_is_named_once() -> None:
    herald = replace(WVR, name="herald", short="herald")
    courier = replace(WVR, name="courier", short="courier")
    one, other = article("herald", herald, "12 dead"), article("courier", courier, "14 dead")
    readings = [("12", [herald], [excerpt(one, "12")]), ("14", [courier], [excerpt(other, "14")])]
    given = report([courier, herald], [other, one], findings=[finding("figure-differs", "error", "people", readings)])
    assert screen(given).split("\n")[0] == "2 articles · courier · herald · undated: 2"
    assert "14 [¶1]  12 [¶1]" in screen(given)


def test_a_long_quotation_is_cut_down_to_where_it_differs() -> None:
    start = "“Carrying out in full the resolution that the Congress adopted in January, with a view to "
    end = " the standing of the country in the region and in the world by the middle of the century”"
    ours, theirs = (
        article("a", VNS, f"{start}strengthening{end}"),
        article("b", WVR, f"{start}promoting{end}"),
    )
    readings = [
        (ours.text, [VNS], [excerpt(ours, ours.text)]),
        (theirs.text, [WVR], [excerpt(theirs, theirs.text)]),
    ]
    given = report([VNS, WVR], [ours, theirs], findings=[finding("quotation-differs", "error", "title", readings)])
    assert "“ … view to strengthening the standing … ” [a ¶1]" in screen(given, 200)
    assert "“ … view to promoting the standing … ” [b ¶1]" in screen(given, 200)


def test_a_note_on_many_outlets_counts_them() -> None:
    given = many_outlets()
    (toll,) = given.findings
    text = screen(replace(given, findings=(replace(toll, severity="note"),)))
    assert "1 figure differs · 14 outlets · 12 / 14\n" in text


def test_an_occasion_that_all_share_is_not_spelled_out() -> None:
    given = many_outlets()
    text = screen(replace(given, occasions=(tuple(a.id for a in given.articles),)), 200)
    assert "W14 a14 · same occasion: all · undated: 14\n" in text


def test_an_occasion_is_named_by_short_names_where_ids_are_long() -> None:
    stems = {"Herald": "2026-02-07-ferry-fire-in-lisbon", "Courier": "2026-02-08-fire-on-the-aurora", "Post": "Post"}
    articles = tuple(article(stem, Outlet(outlet, outlet), "A ferry burned.") for outlet, stem in stems.items())
    outlets = tuple(Outlet(name, name) for name in sorted(stems))
    given = replace(many_outlets(), outlets=outlets, articles=articles, findings=(), links=(), groups=(), concepts=())
    text = screen(replace(given, occasions=(tuple(sorted(stems.values())),)), 200)
    assert "· same occasion: Herald Courier Post · undated: 3\n" in text


def test_a_cell_has_the_words_that_the_outlet_prints() -> None:
    ours, theirs = article("a", VNS, "the Ports Bureau of Lisbon"), article("b", WVR, "the Lisbon Ports Bureau")
    places = [excerpt(ours, "Ports Bureau of Lisbon"), excerpt(theirs, "Lisbon Ports Bureau")]
    other = [excerpt(theirs, "the")]
    given = report(
        [VNS, WVR],
        [ours, theirs],
        findings=[
            finding(
                "rendering-differs",
                "error",
                "bureau",
                [("Lisbon Ports Bureau", [VNS, WVR], places), ("Ports Office", [WVR], other)],
            )
        ],
    )
    row = next(line for line in screen(given).splitlines() if line.startswith("1 "))
    assert "Ports Bureau of" in row
    assert "Lisbon Ports" in row


def test_a_cell_has_the_form_of_a_number_that_the_outlet_prints() -> None:
    ours, theirs = article("a", VNS, "about €3bn and 12 homes"), article("b", WVR, "about 3 billion euros and 14 homes")
    given = report(
        [VNS, WVR],
        [ours, theirs],
        findings=[
            finding(
                "figure-differs",
                "warning",
                "dyke",
                [
                    ("about €3bn", [VNS, WVR], [excerpt(ours, "€3bn"), excerpt(theirs, "3 billion euros")]),
                    ("14 homes", [WVR], [excerpt(theirs, "14")]),
                ],
                category="contradiction",
            )
        ],
    )
    assert re.findall(r"about €3bn|about 3 billion euros|14 homes", screen(given, width=120)) == [
        "about €3bn",
        "about 3 billion euros",
        "14 homes",
    ]


def test_a_word_as_wide_as_its_column_is_not_cut() -> None:
    lines = [wrap(words(text), 9, indent=" ") for text in ("Wednesday", "on Sunday", "on Wednesday")]
    assert [[paint(line, colour=False) for line in one] for one in lines] == [
        ["Wednesday"],
        ["on Sunday"],
        ["on", " Wednesda", " y"],
    ]
