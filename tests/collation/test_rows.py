"""Which sentences stand side by side, in what order, and what is marked in them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from compare.collation.rows import rows
from compare.model import Analysis, Link, WordLink
from compare.views import Cell, Row
from tests.articles import article
from tests.linked import analysis, link, part

SIGNS = {"only here": ("*", "*"), "replaced": ("_", "_"), "moved": ("{", "}"), "not linked": ("[", "]")}


def said(cell: Cell) -> str:
    """The cell's sentences with the marks as signs."""
    texts = []
    for s in cell.statements:
        text, at = "", s.excerpt.start
        for mark in (m for m in cell.marks if s.excerpt.start <= m.start < s.excerpt.end):
            text += s.excerpt.text[at - s.excerpt.start : mark.start - s.excerpt.start]
            text += s.excerpt.text[mark.start - s.excerpt.start : mark.end - s.excerpt.start].join(SIGNS[mark.kind])
            at = mark.end
        texts.append(text + s.excerpt.text[at - s.excerpt.start :])
    return " / ".join(texts)


def board(analyses: Sequence[Analysis], links: Sequence[Link]) -> list[tuple[str, ...]]:
    """The bare text of every cell, row by row."""
    return [
        tuple(" / ".join(s.excerpt.text for s in cell.statements) for cell in row.cells)
        for row in rows(analyses, links)
    ]


def letters(**texts: str) -> dict[str, Analysis]:
    """Articles whose sentences are letters, one a line."""
    return {name: analysis(article(name, "\n".join(text))) for name, text in texts.items()}


def pairs(found: dict[str, Analysis], *named: str) -> list[Link]:
    """Links between sentences named as article, letter, article, letter: `AaBb`."""
    by_name = {n + s.excerpt.text: s for n, a in found.items() for s in a.statements}
    return [link(by_name[name[:2]], by_name[name[2:]]) for name in named]


def test_rows_follow_the_first_article_and_lose_nothing_of_the_second() -> None:
    found = letters(A="abc", B="uvwxyz")
    assert board(list(found.values()), pairs(found, "AaBx", "AcBv")) == [
        ("a", "x"),
        ("", "y"),
        ("", "z"),
        ("b", ""),
        ("", "u"),
        ("c", "v"),
        ("", "w"),
    ]


def test_where_nothing_is_linked_the_articles_stand_one_after_the_other() -> None:
    found = letters(A="ab", B="uv", C="x")
    assert board(list(found.values()), []) == [
        ("a", "", ""),
        ("b", "", ""),
        ("", "u", ""),
        ("", "v", ""),
        ("", "", "x"),
    ]


def test_one_sentence_against_two_stands_with_both() -> None:
    found = letters(A="ab", B="uvw")
    assert board(list(found.values()), pairs(found, "AaBu", "AaBw", "AbBv")) == [("a", "u / w"), ("b", "v")]
    assert board([found["B"], found["A"]], pairs(found, "AaBu", "AaBw")) == [
        ("u", "a"),
        ("v", ""),
        ("w", "a"),
        ("", "b"),
    ]


def test_second_and_third_article_share_a_row_without_the_first() -> None:
    found = letters(A="ab", B="uvw", C="xyz")
    linked = pairs(found, "AaBu", "BvCy", "BuCx")
    assert board(list(found.values()), linked) == [
        ("a", "u", "x"),
        ("", "v", "y"),
        ("", "w", ""),
        ("", "", "z"),
        ("b", "", ""),
    ]


def test_a_later_article_keeps_its_own_order_between_two_of_its_rows() -> None:
    found = letters(A="ab", B="uvw", C="xyz")
    assert board(list(found.values()), pairs(found, "AaBu", "BvCx", "BwCz")) == [
        ("a", "u", ""),
        ("", "v", "x"),
        ("", "", "y"),
        ("", "w", "z"),
        ("b", "", ""),
    ]


def test_a_third_article_that_is_linked_to_both_stands_with_each_of_them() -> None:
    found = letters(A="ab", B="u", C="x")
    assert board(list(found.values()), pairs(found, "AaBu", "AbCx", "BuCx")) == [("a", "u", "x"), ("b", "", "x")]


def test_order_of_columns_is_the_order_given() -> None:
    found = letters(A="ab", B="u", C="x")
    linked = pairs(found, "AaBu", "AbCx")
    assert board([found["C"], found["A"], found["B"]], linked) == [("", "a", "u"), ("x", "b", "")]


def test_parts_of_one_sentence_that_say_different_things_are_kept_apart() -> None:
    one = analysis(article("A", "The port reopened."))
    two = analysis(article("B", "The port reopened, and the mayor thanked the crews."))
    three = analysis(article("C", "The mayor thanked the crews."))
    (whole,) = two.statements
    opened = part(two.article, "The port reopened", of=whole)
    thanked = part(two.article, "the mayor thanked the crews", of=whole)
    links = [link(one.statements[0], opened), link(thanked, three.statements[0])]
    found = rows([one, two, three], links)
    assert [[said(cell) for cell in row.cells] for row in found] == [
        ["The port reopened.", "The port reopened, [and the mayor thanked the crews].", ""],
        ["", "[The port reopened, and] the mayor thanked the crews.", "The mayor thanked the crews."],
    ]


def test_several_links_of_two_sentences_are_taken_in_the_order_of_the_text() -> None:
    one = analysis(article("A", "The port reopened.\nThe mayor thanked the crews."))
    two = analysis(article("B", "The port reopened, and the mayor thanked the crews."))
    three = analysis(article("C", "Thanked were the crews when the port reopened."))
    (whole,), (last,) = two.statements, three.statements
    opened = part(two.article, "The port reopened", of=whole)
    thanked = part(two.article, "the mayor thanked the crews", of=whole)
    links = [
        link(one.statements[0], opened),
        link(one.statements[1], thanked),
        link(opened, part(three.article, "when the port reopened", of=last)),
        link(thanked, part(three.article, "Thanked were the crews", of=last)),
    ]
    found = rows([one, two, three], links)
    assert [bool(row.cells[2].statements) for row in found] == [True, False]
    assert rows([one, two, three], links[::-1]) == found


def test_a_part_inside_a_whole_that_is_linked_leaves_nothing_out() -> None:
    a = analysis(article("A", "The port reopened, the mayor wept, and ships sailed."))
    b = analysis(article("B", "The port reopened, the mayor wept, and ships sailed.\nThe mayor wept."))
    (whole,) = a.statements
    wept = part(a.article, "the mayor wept", of=whole)
    (row,) = rows([a, b], [link(whole, b.statements[0]), link(wept, b.statements[1])])
    assert said(row.cells[0]) == "The port reopened, the mayor wept, and ships sailed."


def two(left: str, right: str, answers: dict[str, str]) -> Row:
    a, b = analysis(article("A", left)), analysis(article("B", right))
    (row,) = rows([a, b], [link(a.statements[0], b.statements[0], answers)])
    return row


def test_words_are_marked_by_what_answers_to_them() -> None:
    row = two(
        "Foreign affairs are a crucial and regular task.",
        "Foreign affairs are a “key and regular” task, he said.",
        {"crucial": "key"},
    )
    assert [said(cell) for cell in row.cells] == [
        "Foreign affairs are a _crucial_ and regular task.",
        "Foreign affairs are a “_key_ and regular” task, *he said*.",
    ]
    assert row.kinds == ("matched", "differing")


def test_a_marked_phrase_stays_whole_and_grammar_alone_is_not_marked() -> None:
    row = two("The ships stay in the port.", "Ships of the coast guard stay in that port.", {})
    assert [said(cell) for cell in row.cells] == [
        "The ships stay in the port.",
        "Ships of the *coast guard* stay in that port.",
    ]
    row = two("He spoke.", "He spoke of peace and of trust.", {})
    assert said(row.cells[1]) == "He spoke of *peace and of trust*."


@pytest.mark.parametrize("word", ["not", "no", "never", "must", "all"])
def test_words_that_turn_the_sense_are_marked(word: str) -> None:
    assert said(two("They agreed.", f"They {word} agreed.", {}).cells[1]) == f"They *{word}* agreed."


@pytest.mark.parametrize(
    ("left", "right", "answers"),
    [
        ("The country's Le Hoai.", "the country’s Lê Hoài.", {"country's": "country’s", "Le": "Lê", "Hoai": "Hoài"}),
        ("They organise favourable tours.", "They organize favorable tours.", {"organise": "organize"}),
        ("The fleet has 17 ships.", "The fleet has seventeen ships.", {}),
        ("It cost 17,000 euros.", "It cost seventeen thousand euros.", {}),
        ("They met on 7 February.", "They met on February 7.", {}),
    ],
)
def test_the_shape_of_words_and_figures_is_no_difference(left: str, right: str, answers: dict[str, str]) -> None:
    answers |= {"favourable": "favorable"}
    assert [said(cell) for cell in two(left, right, answers).cells] == [left, right]


def test_words_written_as_one_are_the_same() -> None:
    a, b = analysis(article("A", "Viet Nam grows.")), analysis(article("B", "Vietnam grows."))
    plain = link(a.statements[0], b.statements[0])
    words = (WordLink(0, 4, 0, 7, 0.7), WordLink(5, 8, 0, 7, 0.7), *plain.words)
    for columns in ([a, b], [b, a]):
        (row,) = rows(columns, [replace(plain, words=words)])
        assert [cell.marks for cell in row.cells] == [(), ()]


@pytest.mark.parametrize(
    ("left", "right", "marked"),
    [
        (
            "The army attacked the rebels.",
            "The rebels attacked the army.",
            ["The {army} attacked the {rebels}.", "The {rebels} attacked the {army}."],
        ),
        (
            "On Friday the port reopened for ships.",
            "The port reopened for ships on Friday.",
            ["On {Friday} the port reopened for ships.", "The port reopened for ships on {Friday}."],
        ),
        ("Shot by police.", "Shot at police.", ["Shot _by_ police.", "Shot _at_ police."]),
        ("He said it was all.", "He said that was all.", ["He said _it_ was all.", "He said _that_ was all."]),
    ],
)
def test_order_and_grammar_make_other_words(left: str, right: str, marked: list[str]) -> None:
    row = two(left, right, {})
    assert [said(cell) for cell in row.cells] == marked
    assert row.kinds == ("matched", "differing")


def test_what_two_share_here_and_there_has_no_order() -> None:
    a = analysis(article("A", "The army attacked the rebels of the north at dawn."))
    b = analysis(article("B", "Rebels wrote that nobody had attacked an army."))
    (row,) = rows([a, b], [link(a.statements[0], b.statements[0], relation="partial")])
    assert said(row.cells[0]) == "The army attacked the rebels of the *north at dawn*."


def test_grammar_that_says_little_is_not_marked_beside_what_says_more() -> None:
    row = two("The ships stay in the port today.", "Ships stay in that port.", {"the": "that"})
    assert [said(cell) for cell in row.cells] == ["The ships stay in the port *today*.", "Ships stay in that port."]


def test_the_same_words_in_the_same_order_are_word_for_word() -> None:
    row = two("The army attacked the rebels.", "The army attacked the rebels.", {})
    assert (row.kinds, row.is_word_for_word) == (("matched",), True)
    row = two("The fleet has 17 ships.", "The fleet has seventeen ships.", {})
    assert (row.kinds, row.is_word_for_word) == (("matched", "differing"), False)


def test_what_is_left_out_goes_with_its_grammar_and_punctuation() -> None:
    a = analysis(article("A", "When it rained, the port closed, and (so he said) ships sank in it."))
    b = analysis(article("B", "The port closed."))
    closed = part(a.article, "the port closed", of=a.statements[0])
    (row,) = rows([a, b], [link(closed, b.statements[0])])
    assert said(row.cells[0]) == "[When it rained,] the port closed, [and (so he said) ships sank in it]."


def test_of_several_words_that_answer_the_same_one_counts() -> None:
    a, b = analysis(article("A", "Crews were saved.")), analysis(article("B", "Crews and sailors were saved."))
    plain = link(a.statements[0], b.statements[0])
    linked = replace(plain, words=(*plain.words, WordLink(0, 5, 10, 17, 0.6)))
    (row,) = rows([a, b], [linked])
    assert [said(cell) for cell in row.cells] == ["Crews were saved.", "Crews and _sailors_ were saved."]


def test_of_three_articles_a_word_is_plain_unless_one_has_another() -> None:
    a, b, c = (
        analysis(article(name, text))
        for name, text in (("A", "A key task today."), ("B", "A key task."), ("C", "A vital task."))
    )
    links = [
        link(a.statements[0], b.statements[0]),
        link(a.statements[0], c.statements[0], {"key": "vital"}),
        link(b.statements[0], c.statements[0], {"key": "vital"}),
    ]
    (row,) = rows([a, b, c], links)
    assert [said(cell) for cell in row.cells] == ["A _key_ task *today*.", "A _key_ task.", "A _vital_ task."]


def test_two_parts_together_answer_to_one_sentence() -> None:
    a = analysis(article("A", "Fire broke out and sailors were saved."))
    b = analysis(article("B", "Fire broke out.\nSailors were saved."))
    links = [
        link(a.statements[0], s, relation="partial", score=score)
        for s, score in zip(b.statements, (0.9, 0.6), strict=True)
    ]
    (row,) = rows([a, b], links)
    assert [said(cell) for cell in row.cells] == [
        "Fire broke out and sailors were saved.",
        "Fire broke out. / Sailors were saved.",
    ]
    assert (row.relation, row.score, row.kinds) == ("partial", 0.6, ("matched",))


@st.composite
def linked_articles(draw: st.DrawFn) -> tuple[list[Analysis], list[Link]]:
    """Two to four articles of up to five sentences, with any links among them."""
    names = "ABCD"[: draw(st.integers(2, 4))]
    found = letters(**{name: "uvwxyz"[: draw(st.integers(0, 5))] for name in names})
    own = {name: analysis.statements for name, analysis in found.items()}
    every = [(x, y) for n, a in enumerate(names) for b in names[n + 1 :] for x in own[a] for y in own[b]]
    chosen = draw(st.lists(st.sampled_from(every), unique=True, max_size=12)) if every else []
    return draw(st.permutations(list(found.values()))), [link(x, y) for x, y in chosen]


@given(linked_articles())
@settings(max_examples=150, deadline=None)
def test_no_sentence_and_no_link_is_lost_and_order_of_links_says_nothing(
    made: tuple[list[Analysis], list[Link]],
) -> None:
    analyses, links = made
    found = rows(analyses, links)
    standing = [{s.id for row in found for s in row.cells[n].statements} for n in range(len(analyses))]
    assert standing == [{s.id for s in a.statements} for a in analyses]
    assert {x.order for row in found for x in row.links} == {x.order for x in links}
    assert rows(analyses, links[::-1]) == found
    leading = [s.id for row in found for s in row.cells[0].statements]
    assert leading == [s.id for s in analyses[0].statements]
    assert all(any(cell.statements for cell in row.cells) for row in found)
