"""Names are compared whole, and a row has the renderings of all who have one."""

from __future__ import annotations

from collections.abc import Mapping

from compare.products.report import compare_texts


def rows(**texts: str) -> list[dict[str, str]]:
    """What the report says is rendered differently: each outlet's form."""
    found = [f for f in compare_texts(texts).findings if f.rule == "rendering-differs"]
    return [{o: r.text for r in f.readings for o in r.outlets} for f in found]


def forms(**texts: str) -> set[str]:
    """Every form of every concept."""
    return {r.form for c in compare_texts(texts).concepts for r in c.renderings}


def test_a_name_is_not_cut_before_what_the_other_has_an_answer_to() -> None:
    found = rows(
        a="The ministers proclaimed the opening of the Year of Weirs and Bridges on Monday in Ashford.",
        b="On Monday in Ashford the ministers proclaimed the opening of the Year of Weirs and Crossings.",
    )
    assert found == [{"a": "Year of Weirs and Bridges", "b": "Year of Weirs and Crossings"}]


def test_a_word_that_stands_elsewhere_in_the_other_name_is_part_of_it() -> None:
    found = rows(
        a="The call went out to the National Harbour Front, which has eleven thousand members in Ashford.",
        b="The call went out to the National Front for Harbours, which has eleven thousand members in Ashford.",
        c="The call went out to the National Front for Ports, which has eleven thousand members in Ashford.",
    )
    same = "National Front for Harbours"
    assert found == [{"a": same, "b": same, "c": "National Front for Ports"}]


def test_a_small_word_before_a_name_is_no_part_of_it() -> None:
    printed = forms(
        a="Half of the money goes to the towns and half to a new Harbour Repair and Good Roads Fund in Ashford.",
        b="Half of the money goes to the towns and half to the Harbour Repair and Better Roads Fund in Ashford.",
    )
    assert {"Harbour Repair and Good Roads Fund", "Harbour Repair and Better Roads Fund"} <= printed


def test_two_towns_joined_to_a_third_are_no_renderings() -> None:
    found = rows(
        a="Trains between Tarrow and Castle Edge will be suspended until Friday, the railway said on Monday.",
        b="Trains between Tarrow and Lindal will be suspended until Friday, the railway said on Monday.",
    )
    assert found == []


def test_the_owner_of_one_name_is_no_part_of_it() -> None:
    found = rows(
        a="The ministers presented Lisbon's National Harbour Plan on Monday and asked for eleven million euros.",
        b="The ministers presented the National Harbour Strategy on Monday and asked for eleven million euros.",
    )
    assert found == [{"a": "National Harbour Plan", "b": "National Harbour Strategy"}]


THREE: Mapping[str, str] = {
    "a": "On this basis the Village Flood Protection Programme will be widened from 840 to 1,240 villages.",
    "b": "The Rural Flood Protection Programme, at present covering 840 villages, is to be extended to 1,240.",
    "c": "On this basis the Village Flood Defence Scheme will be widened from 840 to 1,240 villages.",
}


def test_each_outlet_may_have_its_own_name_for_one_thing() -> None:
    assert rows(**THREE) == [
        {
            "a": "Village Flood Protection Programme",
            "b": "Rural Flood Protection Programme",
            "c": "Village Flood Defence Scheme",
        }
    ]


def test_a_name_in_small_letters_is_a_rendering_where_two_others_print_it_as_a_name() -> None:
    found = rows(
        a="Preparation for the Tenth National Congress, to be held in the spring of 2027, is a task of all members.",
        b="Preparation for the Tenth National Congress, scheduled for the spring of 2027, is a task of all members.",
        c="Preparation for the tenth harbour congress, due in the spring of 2027, is a task of all members.",
    )
    assert found == [{"a": "Tenth National Congress", "b": "Tenth National Congress", "c": "tenth harbour congress"}]


def test_a_description_in_small_letters_is_no_rendering_of_a_name() -> None:
    found = rows(
        a="The Ashford Harbour Council will vote on the ferries in the spring of 2027, the mayor said.",
        b="The Ashford Harbour Council will vote on the ferries in the spring of 2027, the mayor said.",
        c="The local council will vote on the ferries in the spring of 2027, the mayor said.",
    )
    assert found == []


def test_what_is_said_in_quotation_marks_is_no_title() -> None:
    found = rows(
        a='The mayor of Ashford looked at the river and said: "There is hardly any bank left".',
        b='The mayor of Ashford looked at the river and said: "There is scarcely any meadow left".',
    )
    assert found == []
