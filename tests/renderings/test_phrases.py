"""Where a rendering begins and ends, which come first, and phrases that differ in number, order or a mark."""

from __future__ import annotations

from compare.model import Concept
from compare.products.report import compare_texts


def concepts(**texts: str) -> list[dict[str, int]]:
    """The discovered concepts, best first: forms with how often each is printed."""
    return [forms(c) for c in compare_texts(texts).concepts]


def forms(concept: Concept) -> dict[str, int]:
    return {r.form: len(r.excerpts) for r in concept.renderings}


def printed(found: list[dict[str, int]]) -> set[str]:
    """Every form of every concept."""
    return {form for concept in found for form in concept}


def test_a_preposition_of_several_words_is_one_form() -> None:
    found = concepts(
        a="The union will allocate resources commensurate with the growing role of its northern ports.",
        b="The union will allocate resources in line with the growing role of its northern ports.",
    )
    assert {"commensurate with": 1, "in line with": 1} in found
    assert printed(found).isdisjoint({"line", "commensurate"})


def test_the_same_preposition_before_other_words_is_no_rendering() -> None:
    found = concepts(
        a="The union will allocate resources in line with the growing role of its northern ports.",
        b="The union will allocate resources in line with the growing debt of its northern ports.",
    )
    assert "in line with" not in printed(found)


def test_a_verb_is_a_rendering_only_with_its_object() -> None:
    found = concepts(
        a="Foreign trade must promote a pioneering role in drawing on the resources of the northern ports.",
        b="Foreign trade must play a pioneering role in drawing on the resources of the northern ports.",
    )
    assert {"play a pioneering role": 1, "promote a pioneering role": 1} in found
    assert printed(found).isdisjoint({"promote", "play"})


def test_a_phrase_takes_in_what_only_one_side_adds() -> None:
    found = concepts(
        a="The ministers promised to review rules and to perfect the state's legal system and legal documents "
        "from the capital to the villages.",
        b="The ministers promised to review rules and to perfect the legal framework for ports and trade.",
    )
    assert {"legal framework": 1, "legal system and legal documents": 1} in found


def test_what_both_sides_add_is_no_part_of_the_phrase() -> None:
    found = concepts(
        a="Foreign trade must show a new mindset and new aspirations of the Portuguese nation in the coming years.",
        b="Foreign trade must show a new mindset and growth aspirations of the Portuguese nation in the coming years.",
    )
    assert {"growth aspirations": 1, "new aspirations": 1} in found


def test_owners_are_no_part_of_what_differs() -> None:
    found = concepts(
        a="The union supports resources that suit the country's growing stature in the northern sea.",
        b="The union supports resources that suit the nation's new stature in the northern sea.",
    )
    assert {"growing stature": 1, "new stature": 1} in found


def test_two_owners_of_one_thing_are_no_renderings() -> None:
    found = concepts(
        a="The union wants to raise the country's position in the trade of the northern sea.",
        b="The union wants to raise Lisbon's position in the trade of the northern sea.",
    )
    assert not any("position" in form for form in printed(found))


def test_members_of_a_list_are_two_things_where_the_second_is_cut_short() -> None:
    found = concepts(
        a="The treaty serves national defence in the northern sea. It serves national construction and defence.",
        b="The treaty serves national construction in the northern sea.",
    )
    assert not any({"national defence", "national construction"} <= set(c) for c in found)


def test_the_shorter_pair_stands_for_the_longer_one() -> None:
    found = concepts(
        a="Anna Berg, Standing Deputy Secretary of the Port Committee, opened the new harbour of Lisbon. "
        "The Standing Deputy Secretary praised the crews of the ferries.",
        b="Anna Berg, Permanent Deputy Secretary of the Port Committee, opened the new harbour of Lisbon. "
        "The Permanent Deputy Secretary praised the crews of the ferries.",
    )
    assert [set(c) for c in found if "Standing" in str(c)] == [
        {"Standing Deputy Secretary", "Permanent Deputy Secretary"}
    ]


def test_a_dash_ties_a_name_together() -> None:
    found = concepts(
        a="The union sent its ships to the harbour of Upper Port–Royal, the treaty says, in the spring.",
        b="The union sent its ships to the harbour of Lower Port–Louis, the treaty says, in the spring.",
    )
    assert not any(form.endswith("Port") for form in printed(found))


def test_a_phrase_does_not_end_in_an_adverb() -> None:
    found = concepts(
        a="Trade plays a pioneering role in proactively preventing war and raising the country's standing.",
        b="Trade plays a proactive role in preventing war and raising the country's standing.",
    )
    assert not any(form.endswith("proactively") for form in printed(found))


def test_a_name_and_its_noun() -> None:
    found = concepts(
        a="The victory led to the signing of the Geneva Accords on trade in the northern sea.",
        b="The victory led to the signing of the Geneva Agreement on trade in the northern sea.",
    )
    assert {"Geneva Accords": 1, "Geneva Agreement": 1} in found


def test_apostrophes_of_two_kinds_are_one_row() -> None:
    found = concepts(a="Lisbon’s harbour and Porto’s quay are closed.", b="Faro's beach is open.")
    assert {"’": 2, "'": 1} in found


def test_one_kind_of_apostrophe_is_none() -> None:
    assert printed(concepts(a="Lisbon's harbour is closed.", b="Faro's beach is open.")).isdisjoint({"'", "’"})


def test_a_compound_in_two_words_and_with_a_hyphen() -> None:
    found = concepts(
        a="This belongs to the history of nation building.", b="Those were the early years of nation-building."
    )
    assert {"nation building": 1, "nation-building": 1} in found


def test_a_compound_before_a_noun_is_another_construction() -> None:
    found = concepts(a="They spoke of nation building.", b="The nation-building plan began.")
    assert found == []


def test_number_of_a_phrase_without_determiner() -> None:
    found = concepts(a="The treaty defends national interests.", b="This is a duty and national interest.")
    assert {"national interest": 1, "national interests": 1} in found


def test_a_counted_thing_and_several_of_them_are_no_renderings() -> None:
    assert concepts(a="Ministers agreed on key tasks.", b="Ministers agreed on a key task.") == []
    found = concepts(a="Ministers agreed on regular tasks.", b="Trade is a key and regular task.")
    assert "regular tasks" not in printed(found)


def test_order_of_a_phrase_wherever_it_stands() -> None:
    found = concepts(a="Ports grew in the period of renovation.", b="Trade fell throughout the renovation period.")
    assert {"period of renovation": 1, "renovation period": 1} in found


def test_an_adjective_is_not_the_noun_it_comes_from() -> None:
    found = concepts(a="A history of economics came out.", b="The economic history sold well.")
    assert not any({"economic history", "history of economics"} <= forms.keys() for forms in found)


def test_nouns_and_gerunds_of_the_same_actions() -> None:
    found = concepts(
        a="He called for the institutionalisation and concretisation of the plan.",
        b="Institutionalising rules comes first: institutionalizing and concretizing the treaty is a task.",
    )
    assert {"institutionalisation and concretisation": 1, "institutionalizing and concretizing": 1} in found


def test_nouns_of_two_actions_are_no_gerunds_of_others() -> None:
    assert concepts(a="He spoke of promotion and adoption.", b="She spoke of promoting and learning.") == []


def test_what_both_are_of_belongs_to_a_phrase_with_a_word_more() -> None:
    found = concepts(
        a="The union acts as an active and responsible member of the northern community in all its treaties.",
        b="The union acts as a responsible member of the northern community in all its treaties.",
    )
    assert {
        "active and responsible member of the northern community": 1,
        "responsible member of the northern community": 1,
    } in found


def test_a_hyphen_between_spaces_parts_two_phrases() -> None:
    found = concepts(
        a="The union opened the Northern Ports Forum - Lisbon Herald on Monday in the new harbour.",
        b="The union opened the Northern Ports Meeting - Lisbon Herald on Monday in the new harbour.",
    )
    assert {"Northern Ports Forum": 1, "Northern Ports Meeting": 1} in found


def test_a_phrase_is_not_cut_off_from_the_figure_that_measures_it() -> None:
    found = concepts(
        a="A strong 5.4 magnitude tremor shook the northern ports of Portugal and damaged a lighthouse there.",
        b="A heavy tremor shook the northern ports of Portugal and damaged a lighthouse there.",
    )
    assert printed(found).isdisjoint({"magnitude tremor"})


def test_a_counted_noun_is_whole() -> None:
    found = concepts(
        a="The gunners fired three tank shells at the old northern lighthouse of the port on Monday.",
        b="The gunners fired three tank rounds at the old northern lighthouse of the port on Monday.",
    )
    assert {"tank rounds": 1, "tank shells": 1} in found


def test_a_phrase_holds_no_date() -> None:
    found = concepts(
        a="Guests spoke about the concert in the capital on May 14 and praised the northern choirs.",
        b="Guests spoke about the concert on May 14 and praised the northern choirs.",
    )
    assert not [form for form in printed(found) if "May" in form]


def test_a_noun_and_a_verb_are_no_phrase() -> None:
    found = concepts(
        a="The tremor broke roofs and caused panic in the northern ports of Portugal.",
        b="The tremor broke walls and caused panic in the northern ports of Portugal.",
    )
    assert printed(found).isdisjoint({"roofs and caused", "walls and caused"})


def test_two_actions_are_a_phrase() -> None:
    found = concepts(
        a="Foreign trade serves the cause of building and safeguarding the Republic and its northern ports.",
        b="Foreign trade serves the cause of construction and safeguarding of the Republic and its northern ports.",
    )
    assert {"building and safeguarding": 1, "construction and safeguarding": 1} in found


def test_a_phrase_takes_in_the_adjective_that_a_comma_parts_from_it() -> None:
    found = concepts(
        a="The congress promised developing a broad, high-level trade strategy drawing on the strength of all ports.",
        b="The congress promised developing a broad trade policy strategy drawing on the strength of all ports.",
    )
    assert {"broad trade policy strategy": 1, "broad, high-level trade strategy": 1} in found


def test_two_people_are_no_renderings_of_one_name() -> None:
    text = "About thirty people were in the school, {} said in the northern port on Monday evening."
    assert printed(concepts(a=text.format("Mr Reis"), b=text.format("Mr Novak"))).isdisjoint({"Mr Reis", "Mr Novak"})


def test_one_name_in_two_spellings_is_one_person() -> None:
    text = "About thirty people were in the school, {} said in the northern port on Monday evening."
    found = concepts(a=text.format("Mr Yevmenov"), b=text.format("Mr Evmenov"))
    assert {"Mr Evmenov": 1, "Mr Yevmenov": 1} in found or {"Evmenov": 1, "Yevmenov": 1} in found


def test_the_verb_of_a_headline_is_no_noun() -> None:
    found = concepts(
        a="Strong quake hits Portugal's northern ports", b="Strong quake strikes Portugal's northern ports"
    )
    assert printed(found).isdisjoint({"quake hits", "quake strikes", "Strong quake hits", "Strong quake strikes"})


def test_what_one_concept_says_is_said_with_less_confidence_by_the_next() -> None:
    first, *others = compare_texts(
        {
            "a": "The congress praised the strategic autonomy of the ports.\n\n"
            "Guests spoke of real strategic autonomy.",
            "b": "The congress praised the strategic self-reliance of the ports.\n\n"
            "Guests spoke of real strategic self-reliance.",
        }
    ).concepts
    assert forms(first) == {"strategic autonomy": 2, "strategic self-reliance": 2}
    assert all(c.confidence < first.confidence for c in others)


def test_spelling_and_order_are_the_surface_channel() -> None:
    report = compare_texts(
        {
            "a": "The union backs the period of renovation in the harbour colour scheme of the key and regular plan.",
            "b": "The union backs the renovation period in the harbor color scheme of the crucial and regular plan.",
        }
    )
    channels = {tuple(sorted(forms(c))): c.channel for c in report.concepts}
    assert channels["crucial and regular", "key and regular"] == "wording"
    assert channels["period of renovation", "renovation period"] == "surface"
    assert channels["color", "colour"] == "surface"


def test_adjectives_between_commas_belong_to_one_phrase() -> None:
    text = "The council wants a {} diplomatic service that can guard the northern ports in every season."
    found = concepts(a=text.format("modern, professional and lean"), b=text.format("modern, professional"))
    assert {
        "modern, professional and lean diplomatic service": 1,
        "modern, professional diplomatic service": 1,
    } in found
