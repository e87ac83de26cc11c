"""What an outlet's profile makes of its style, beside the rule that compares habits."""

from __future__ import annotations

from compare.config import Config, Profile
from compare.products.report import compare_texts

TEXTS = {
    "Herald": "The harbour board recognised the colour of the ferries. It will organise a favourable timetable.",
    "Courier": "The harbor board recognized the color of the ferries. It will organize a favorable timetable.",
}
MIXED = {
    "Herald": "The harbour board praised the colour of the ferries. The harbor is to be painted in that colour.",
    "Courier": "The harbour board met on Monday, and nobody spoke of the ferries.",
}
BRITISH = Profile("Herald", dialect="british", ise="-ise")


def found(texts: dict[str, str], *profiles: Profile) -> list[tuple[str, str]]:
    report = compare_texts(texts, config=Config(profiles=profiles))
    return [(f.rule, f.message) for f in report.findings]


def test_habits_that_a_profile_states_part_nobody() -> None:
    ((rule, message),) = found(TEXTS)
    assert (rule, message) == (
        "house-style",
        "Courier v Herald: American spelling, -ize (Courier) / British spelling, -ise (Herald)",
    )
    assert found(TEXTS, BRITISH) == []


def test_a_profile_that_states_one_of_two_habits_leaves_the_other() -> None:
    assert found(TEXTS, Profile("Herald", dialect="british")) == [
        ("house-style", "Courier v Herald: -ise (Herald) / -ize (Courier)")
    ]


def test_what_departs_from_a_profile_is_said_once_with_what_to_write() -> None:
    ((rule, _),) = [f for f in found(MIXED) if "Herald" in f[1]]
    assert rule == "house-style"
    assert found(MIXED, BRITISH) == [("style-departed", "write “harbour”, not harbor (Herald)")]


def test_a_profile_can_change_a_report_and_is_among_its_options() -> None:
    report = compare_texts(TEXTS, config=Config(profiles=(BRITISH,)))
    assert report.run.options == (("profile", "Herald: dialect = british, ise = -ise"),)
