"""Articles into statements: what is one, where it begins and ends, and who is speaking."""

from __future__ import annotations

import pytest

from compare.model import Analysis
from compare.places import excerpt, paragraphs
from compare.statements.segment import segment, words_apart
from tests.articles import article


def sentences(text: str) -> list[str]:
    return [s.excerpt.text for s in segment(article("a", text)) if s.id == s.sentence]


def clauses(text: str) -> list[str]:
    return [s.excerpt.text for s in segment(article("a", text)) if s.kind == "clause"]


def test_an_abbreviation_before_a_number_ends_no_sentence() -> None:
    text = "The Politburo adopted Resolution No. 59 on trade. It takes effect in Jan. 2026."
    assert sentences(text) == ["The Politburo adopted Resolution No. 59 on trade.", "It takes effect in Jan. 2026."]


def test_no_at_the_end_of_an_answer_does() -> None:
    assert sentences("The minister simply said No. Everybody else agreed.") == [
        "The minister simply said No.",
        "Everybody else agreed.",
    ]


def test_a_closing_quotation_mark_stays_with_its_sentence() -> None:
    text = "“We will rebuild the port.” The mayor spoke for an hour."
    assert sentences(text) == ["“We will rebuild the port.”", "The mayor spoke for an hour."]


def test_a_quotation_with_its_speaker_is_one_statement() -> None:
    assert sentences("“We will rebuild the port,” the mayor said.") == ["“We will rebuild the port,” the mayor said."]


@pytest.mark.parametrize(
    ("printed", "states"),
    [
        ("HÀ NỘI — The minister opened the port on Monday.", "The minister opened the port on Monday."),
        ("GENEVA, March 3 (Reuters) - Talks began again today.", "Talks began again today."),
        (" date 2026-02-07 HUẾ — The bridge was closed again.", "The bridge was closed again."),
        ("The bridge was closed again. — VNA/VNS", "The bridge was closed again."),
        ("# The bridge is closed for good", "The bridge is closed for good"),
    ],
)
def test_dateline_signature_and_markup_are_set_apart(printed: str, states: str) -> None:
    assert sentences(printed) == [states]


def test_furniture_and_bylines_are_no_statements() -> None:
    text = "The port reopened on Monday.\n![]() |\n<br>\n| | |\nShips came back at once.\nTran Thuong"
    assert sentences(text) == ["The port reopened on Monday.", "Ships came back at once."]


def test_a_paragraph_of_a_word_or_two_is_a_statement() -> None:
    text = "Latest\n\nThe port reopened on Monday.\n\nRead more\n\nPeace now!\n\nThe ships came back at once."
    assert [(s.excerpt.text, s.kind) for s in segment(article("a", text))] == [
        ("Latest", "heading"),
        ("The port reopened on Monday.", "sentence"),
        ("Read more", "heading"),
        ("Peace now!", "sentence"),
        ("The ships came back at once.", "sentence"),
    ]


@pytest.mark.parametrize(
    ("text", "apart"),
    [
        ("The port reopened on Monday.\nPeace now!\nShips came back at once.", 0),
        ("HÀ NỘI — The port reopened on Monday.", 2),
        ("The port reopened on Monday.\n![The mayor](mayor.jpg)\nShips came back at once. — VNA/VNS", 5),
        ("The port reopened on Monday.\nTran Thuong", 2),
    ],
)
def test_every_word_stands_in_a_statement_or_is_counted(text: str, apart: int) -> None:
    here = article("a", text)
    assert words_apart(Analysis(here, segment(here))) == apart


def test_words_that_no_space_parts_state_nothing() -> None:
    assert sentences("港口于周一重新开放。\n\n船只立即返回。") == []


def test_captions_and_headings_have_their_kind() -> None:
    text = "Port reopens after the strike\n\nThe port reopened.\n\nThe mayor opens the gate. (Photo: AP)\n"
    kinds = {s.excerpt.text: s.kind for s in segment(article("a", text))}
    assert kinds["Port reopens after the strike"] == "heading"
    assert kinds["The port reopened."] == "sentence"
    assert kinds["The mayor opens the gate."] == "caption"


def test_offsets_refer_to_the_raw_file() -> None:
    raw = "\ufeffMột câu ở đây.\r\n\r\nThe port was reopened. Ships came back.\r\n"
    here = article("a", raw)
    for statement in segment(here):
        assert raw[statement.excerpt.start : statement.excerpt.end] == statement.excerpt.text
        for token in statement.tokens:
            assert raw[token.start : token.end] == token.text
    assert sentences(raw)[1:] == ["The port was reopened.", "Ships came back."]


def test_what_is_said_is_a_clause_apart_from_who_says_so() -> None:
    text = "The minister noted that the port needs new cranes; the old city council will pay."
    assert clauses(text) == [
        "The minister noted that",
        "the port needs new cranes;",
        "the old city council will pay.",
    ]


def test_the_last_comma_of_a_list_parts_no_clause() -> None:
    assert clauses("The law protects unity, peace, and territorial integrity of the old kingdom.") == []


def test_a_pronoun_stands_for_the_last_speaker() -> None:
    text = "Minister Anna Berg said the port is safe. He added that ships may enter it."
    assert [s.speaker for s in segment(article("a", text)) if s.id == s.sentence] == [
        "Minister Anna Berg",
        "Minister Anna Berg",
    ]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        (
            "Minister Anna Berg spoke first. Mayor Joana Prates asked for calm. “Nobody is in danger,” she said.",
            "Mayor Joana Prates",
        ),
        ("Anna Berg, a nurse who saw it, said Prates had run away. “He fell,” she said.", "Anna Berg"),
        ("One of the guests, the baker Anna Berg, said she had heard nothing. “I slept,” she said.", "Anna Berg"),
        ("The mayor of Porto, Joana Prates, said it rained. “I slept,” she said.", "Joana Prates"),
        ("Anna Berg said it rained. Beside her stood Ines Karvonen, who lives there. “I slept,” she said.", "she"),
        ("Anna Berg said it rained. The government said No. The roof leaks, the government said.", "the government"),
        ("Minister Anna Berg said it rained. The roof leaks, the minister said.", "Minister Anna Berg"),
    ],
    ids=[
        "whom the sentence before begins with",
        "with a clause between",
        "with a comma between",
        "not a town",
        "one of two",
        "a body",
        "an office",
    ],
)
def test_the_speaker_of_the_last_sentence_is(text: str, speaker: str) -> None:
    assert [s.speaker for s in segment(article("a", text)) if s.id == s.sentence][-1] == speaker


@pytest.mark.parametrize("end", ["\n", "\r", "\u2028"], ids=ascii)
def test_a_wrapped_text_has_paragraphs_between_blank_lines(end: str) -> None:
    first = (
        "The port was closed for a week after the crane fell, and then\n"
        "it was opened again by the mayor, who had come down from the\n"
        "town hall with two of her deputies and a band of the harbour\n"
        "police."
    ).replace("\n", end)
    text = f"{first}{end}{end}Ships came back."
    assert [text[a:b] for a, b in paragraphs(text)] == [first, "Ships came back."]
    assert sentences(text) == [first, "Ships came back."]


def test_an_excerpt_knows_its_line_column_and_paragraph() -> None:
    here = article("a", "One line.\nAnother one.\n\nThe third paragraph.")
    place = excerpt(here, 28, 33)
    assert (place.text, place.line, place.column, place.paragraph) == ("third", 4, 5, 3)


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\v", "\f", "\x85", "\u2028", "\u2029"], ids=ascii)
def test_every_line_end_parts_lines_and_paragraphs(end: str) -> None:
    raw = f"The port was reopened.{end}{end}Ships came back at once. Crews cheered.{end}"
    here = article("a", raw)
    assert sentences(raw) == ["The port was reopened.", "Ships came back at once.", "Crews cheered."]
    crews = segment(here)[2].excerpt
    assert raw[crews.start : crews.end] == "Crews cheered."
    assert (crews.line, crews.column, crews.paragraph) == (3, 26, 2)


def test_a_page_begins_behind_a_line_end_and_is_no_line_more() -> None:
    crews = segment(article("a", "The port was reopened.\n\fCrews cheered it for hours."))[1].excerpt
    assert (crews.text, crews.line, crews.column, crews.paragraph) == ("Crews cheered it for hours.", 2, 1, 2)


@pytest.mark.parametrize("rule", ["-" * 10_000 + " Read more", "* " * 5_000 + "x", "(" + "A" * 5_000 + "1)"])
def test_long_runs_of_one_sign_are_read_at_once(rule: str) -> None:
    text = f"The port was reopened.\n{rule}\nShips came back at once."
    assert "Ships came back at once." in sentences(text)


def test_a_sentence_of_very_many_clauses_is_parted_like_a_short_one() -> None:
    text = "; ".join(f"the old crane number{n} fell" for n in range(20_000)) + "."
    found = segment(article("a", text))
    assert [s.excerpt.text for s in found[1:3]] == ["the old crane number0 fell;", "the old crane number1 fell;"]
    assert [t.text for t in found[-1].tokens] == ["the", "old", "crane", "number19999", "fell"]
    assert len(found) == 20_001


@pytest.mark.parametrize("text", ["", " \n ", "\ufeff"])
def test_a_blank_text_states_nothing(text: str) -> None:
    assert sentences(text) == []


def test_verses_that_end_in_commas_are_a_statement_each() -> None:
    lines = [
        "The children of Uzza, the children of Paseah, the children of Besai,",
        "The children of Asnah,",
        "the children of Meunim, the children of Nephusim, the children of Bakbuk,",
        "The children of Bazluth, the children of Mehida,",
        "the children of Barkos.",
    ]
    assert sentences("\n".join(lines)) == lines
