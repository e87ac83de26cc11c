"""People and bodies by name: who speaks, how they are spelt, and which names are not one."""

from __future__ import annotations

import pytest

from compare.checks.kinds.terms._rivals import of_one_person, of_one_rank
from compare.facts.voices import voice
from compare.model import Excerpt, Reading
from compare.names.phonetic import one_name, phonetic_key

QUOTED = "the river takes what we forget"


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("“It is so: {q},” said Anna Berg.", "Anna Berg"),
        ("“It is so: {q},” said the mayor, Anna Berg, on Monday.", "Anna Berg"),
        ("“It is so: {q},” said Rovers manager Olle Strand.", "Olle Strand"),
        ("“It is so: {q},” said Ruritania’s prime minister, Anna Berg.", "Anna Berg"),
        ("“It is so: {q},” Olle Strand, the harbour master, told the crowd.", "Olle Strand"),
        ("“It is so: {q},” President Anna Berg of Ruritania told the crowd.", "President Anna Berg"),
        ("Olle Strand told the crowd: “It is so: {q}.”", "Olle Strand"),
        ("Anna Berg came late. “It is so: {q},” she promised.", "Anna Berg"),
        ("“We are late,” said Anna Berg, a nurse. “It is so: {q}.” She lost her house.", "Anna Berg"),
        ("Olle Strand, who leads the Civic Party, was angry. “It is so: {q},” he said.", "Olle Strand"),
        ('"It is so: {q}," Strand said.', "Strand"),
        ("Anna Berg met Olle Strand. “It is so: {q},” he said.", ""),
        ("“It is so: {q},” said one woman at Lindal station.", ""),
        ("A spokesman said: “It is so: {q}.”", ""),
        ("Strand, she said, had forgotten that “it is so: {q}”.", ""),
        ("On the wall stood “it is so: {q}”.", None),
    ],
)
def test_who_speaks_is_told_around_the_quotation(text: str, speaker: str | None) -> None:
    whole = text.replace("{q}", QUOTED)
    start = whole.index(QUOTED)
    assert voice(whole, start, start + len(QUOTED)) == speaker


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Laila Vorsheva", "Leyla Vorsheva", True),
        ("Milan Lindec", "Milaan Lindets", True),
        ("Elda Vokhran", "Yelda Vochran", True),
        ("Sim Vorsher", "Siim Vorshere", True),
        ("Anna Vorsher", "Anna Vorshere", False),
        ("Viktor Vorshev", "Viktora Vorshev", False),
        ("Teodor Vorshev", "Anton Vorshev", False),
        ("Li Wei", "Li Wai", False),
        ("Anna Berg", "Anna Berg", False),
    ],
)
def test_spellings_of_a_full_name(one: str, other: str, *, same: bool) -> None:
    assert one_name(one, other) is same


def test_all_spellings_of_a_name_meet_under_one_outline() -> None:
    assert {phonetic_key(n) for n in ("Sergei Yevmenov", "Sergey Evmenov", "Serguei Jewmenow")} == {"krk vmnv"}


def readings(forms: dict[str, int]) -> list[Reading]:
    return [
        Reading(text, ("Herald",), tuple(Excerpt("a", n, n + 1, text, 1, 1, 1) for n in range(count)))
        for text, count in forms.items()
    ]


def test_a_deputy_is_no_rendering_of_the_minister() -> None:
    forms = {"Minister of Mines and Lands": 2, "Minister for Mines": 1, "Deputy Minister of Mines": 2}
    assert [r.text for r in of_one_rank(readings(forms))] == ["Minister of Mines and Lands", "Minister for Mines"]


def test_a_doctor_without_her_first_name_is_no_other() -> None:
    assert [r.text for r in of_one_person(readings({"Dr Anna Vorsheva": 2, "Dr Vorsheva": 1}))] == ["Dr Anna Vorsheva"]
    bodies = {"Central Committee": 2, "Central Executive Committee": 1}
    assert [r.text for r in of_one_person(readings(bodies))] == list(bodies)
