"""Renderings: which forms are one concept, where each is printed, and which forms are two things."""

from __future__ import annotations

from compare.model import Concept
from compare.products.report import compare_texts

HERALD = "The congress affirms that foreign trade is a {} task of the whole state and its ports."


def concepts(**texts: str) -> list[dict[str, int]]:
    """The discovered concepts: forms with how often each is printed."""
    return [forms(c) for c in compare_texts(texts).concepts]


def forms(concept: Concept) -> dict[str, int]:
    return {r.form: len(r.excerpts) for r in concept.renderings}


def test_one_term_in_four_renderings_is_one_concept() -> None:
    found = concepts(
        a=HERALD.format("key and regular"),
        b=HERALD.format("crucial and regular"),
        c=HERALD.format("essential and regular"),
        d=HERALD.format("regular and critical"),
    )
    assert {
        "key and regular": 1,
        "crucial and regular": 1,
        "essential and regular": 1,
        "regular and critical": 1,
    } in found


def test_every_place_is_given_also_where_nothing_is_linked() -> None:
    found = concepts(
        a=HERALD.format("key and regular") + "\n\nElsewhere, a key and regular payment fell due.",
        b=HERALD.format("crucial and regular"),
    )
    assert {"key and regular": 2, "crucial and regular": 1} in found


def test_a_name_keeps_what_belongs_to_it() -> None:
    found = concepts(
        a="The Party Committee of the Ministry of Ports backs the new harbour plan for Lisbon.",
        b="The Party organisation of the Ministry of Ports backs the new harbour plan for Lisbon.",
    )
    assert {
        "Party Committee of the Ministry of Ports": 1,
        "Party organisation of the Ministry of Ports": 1,
    } in found


def test_a_name_of_which_two_words_differ_is_one_name() -> None:
    found = concepts(
        a="The government's Social Agreement for the Fishing Industry, signed in 2021, promises all dockers work.",
        b="The Social Contract for the Fishing Sector, signed in 2021, promises all dockers work.",
    )
    assert {"Social Agreement for the Fishing Industry": 1, "Social Contract for the Fishing Sector": 1} in found


def test_words_in_another_order_are_renderings_of_one_phrase() -> None:
    found = concepts(
        a="The new ships will serve the strategic goals of the country in the northern sea.",
        b="The new ships will serve the country's strategic goals in the northern sea.",
    )
    assert {"strategic goals of the country": 1, "country's strategic goals": 1} in found


def test_two_terms_side_by_side_are_two_things() -> None:
    found = concepts(
        a="The plan rests on strategic autonomy and strategic patience in all foreign markets.",
        b="The plan rests on strategic patience and strategic autonomy in all foreign markets.",
    )
    assert not any({"strategic autonomy", "strategic patience"} <= set(c) for c in found)


def test_minister_and_ministry_are_two_things() -> None:
    found = concepts(
        a="The Minister of Ports opened the new harbour of Lisbon in the presence of the king.",
        b="The Ministry of Ports opened the new harbour of Lisbon in the presence of the king.",
    )
    assert not any({"Minister of Ports", "Ministry of Ports"} <= set(c) for c in found)


def test_a_quoted_term_finds_its_counterpart() -> None:
    found = concepts(
        a="He called 'self-strengthening' a guiding viewpoint of the new foreign policy of the union.",
        b="She called “self-reliance” a guiding viewpoint of the new foreign policy of the union.",
    )
    assert {"self-strengthening": 1, "self-reliance": 1} in found


def test_spellings_of_one_word_are_a_concept() -> None:
    found = concepts(
        a="Nguyễn Văn Hải, Director of the Port, spoke of defence.",
        b="Nguyen Van Hai, Director of the Port, spoke of defense.",
    )
    assert {"defence": 1, "defense": 1} in found
    assert {"Nguyễn Văn Hải": 1, "Nguyen Van Hai": 1} in found


def test_an_abbreviation_goes_with_the_name_it_stands_for_in_every_article() -> None:
    found = concepts(
        a="The Lisbon Port Authority (LPA) closed the quay. The LPA gave no reason.",
        b="Rain fell, the Lisbon Port Authority's spokesman said.",
        c="The LPA will open the quay.",
    )
    assert {"LPA": 2, "Lisbon Port Authority": 2} in found


def test_letters_of_an_abbreviation_within_a_name_are_letters_of_its_abbreviation() -> None:
    found = concepts(
        a="The UN Fund for Ports and Ferries, or UNFPF, closed its office.",
        b="The UN Fund for Ports and Ferries closed its office.",
    )
    assert {"UN Fund for Ports and Ferries": 2} not in found
    assert [f for f in found if "UNFPF" in f] == []

    found = concepts(
        a="The UN Fund for Ports and Ferries, or UNFPF, closed its office.", b="Rain fell. UNFPF closed its office."
    )
    assert {"UN Fund for Ports and Ferries": 1, "UNFPF": 1} in found


def test_an_abbreviation_that_every_article_introduces_is_no_difference() -> None:
    found = concepts(
        a="The Lisbon Port Authority (LPA) closed the quay. The LPA gave no reason.",
        b="The Lisbon Port Authority (LPA) opened the quay. The LPA said nothing.",
    )
    assert [f for f in found if "LPA" in f] == []


def test_a_name_that_another_one_ends_in_is_a_place_of_its_own() -> None:
    text = (
        "The Science Forum of the {0} opened in the old harbour on a rainy day.\n\n"
        "The {0} should become a centre of trade and science by 2030."
    )
    long, short = "Northern Bay Area of Porto, Vila Nova and Faro", "Porto-Vila Nova-Faro Northern Bay Area"
    assert {long: 2, short: 2} in concepts(a=text.format(long), b=text.format(short))


def test_a_term_inside_a_longer_term_is_no_occurrence_of_it() -> None:
    report = compare_texts(
        {
            "a": "The congress stressed “strategic autonomy” and, in trade, self-reliance of the farms.",
            "b": "The congress stressed “strategic self-reliance” and, in trade, self-sufficiency of the farms.",
        }
    )
    for concept in report.concepts:
        for rendering in concept.renderings:
            if rendering.form == "self-reliance":
                assert [e.article for e in rendering.excerpts] == ["a"]
