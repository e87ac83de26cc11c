"""When articles count as reports of one occasion, where nobody says so."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from compare.products.report import compare_articles
from tests.articles import article

FIRE = (
    "A fire destroyed the old library of Ashford on Tuesday, the mayor said. Nobody knows what will come of it. "
    "Its books were insured. Readers left flowers. The council meets next week.",
    "On Tuesday the old library of Ashford was destroyed by a fire, the fire brigade said. It burned all night. "
    "Engines came from Lydd. Rain helped in the end. A school was closed. Traffic stands still.",
)


def occasions(left: str, right: str, *days: date) -> tuple[tuple[str, ...], ...]:
    both = [article("a", left), article("b", right)]
    return compare_articles(
        [replace(x, published=d) for x, d in zip(both, days or (None, None), strict=True)]
    ).occasions


def test_leads_with_a_rare_name_and_one_day_tell_of_one_occasion() -> None:
    assert occasions(*FIRE) == (("a", "b"),)


def test_articles_of_two_weeks_do_not() -> None:
    assert occasions(*FIRE, date(2024, 3, 5), date(2024, 3, 6)) == (("a", "b"),)
    assert occasions(*FIRE, date(2024, 3, 5), date(2024, 3, 19)) == ()


def test_three_days_between_two_stories_are_few_enough_and_four_are_not() -> None:
    assert occasions(*FIRE, date(2024, 3, 5), date(2024, 3, 8)) == (("a", "b"),)
    assert occasions(*FIRE, date(2024, 3, 5), date(2024, 3, 9)) == ()


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (FIRE[0], FIRE[1].replace("Tuesday", "Friday")),
        (FIRE[0], FIRE[1].replace("Ashford", "Canterbury")),
        (FIRE[0].replace("on Tuesday", "at last"), FIRE[1]),
    ],
    ids=["another day", "another town", "no day"],
)
def test_leads_without_name_or_day_in_common_do_not(left: str, right: str) -> None:
    assert occasions(left, right) == ()


def speech(speaker: str) -> str:
    return (
        f"{speaker} said the bridge at Ashford would open in May. {speaker} said the road to Lydd would follow. "
        f"{speaker} said the harbour of Folkestone needed dredging."
    )


def report(speaker: str) -> str:
    return (
        f"{speaker} said the Ashford bridge is to open in May and cost little. "
        f"{speaker} said that the road to Lydd was next on his list. "
        f"{speaker} said Folkestone needed its harbour dredged. He left at noon. Few clapped."
    )


def test_one_speaker_who_says_much_the_same_is_one_occasion_and_two_are_not() -> None:
    assert occasions(speech("Okafor"), report("Okafor")) == (("a", "b"),)
    assert occasions(speech("Okafor"), report("Adeyemi")) == ()


def test_a_quotation_word_for_word_tells_of_one_occasion() -> None:
    left = (
        "The bill passed. Few had expected it. Lobbyists were furious. Unions cheered. Rain fell outside. "
        "“We must think of our children and theirs,” Prime Minister Kari Moen told reporters in Drammen."
    )
    right = (
        "Norway has a new law. It was a long night. Tempers ran high. Two members slept. Nobody left early. "
        "Prime Minister Kari Moen said: “We must think of our children and theirs.”"
    )
    assert occasions(left, right) == (("a", "b"),)
    assert occasions(left, right.replace("children and theirs", "parents and of theirs")) == ()


def test_what_a_third_article_reports_with_both_is_one_occasion_where_they_are_linked() -> None:
    third = (
        "The library of Ashford is gone: fire took it on Tuesday, the fire brigade said. Engines came from Lydd. "
        "Its books were insured, the mayor said. Readers left flowers. A school was closed."
    )
    one, other = FIRE[0].replace("on Tuesday", "at last"), FIRE[1]
    texts = {"a": one, "b": other, "c": third}
    assert occasions(one, other) == ()
    assert compare_articles([article(n, t) for n, t in texts.items()]).occasions == (("a", "b", "c"),)
    apart = {"a": one, "b": other, "c": "Cricket will be played at Lydd in summer."}
    assert compare_articles([article(n, t) for n, t in apart.items()]).occasions == ()


LIFT = (
    "A cable car stopped above the Varda gorge on Sunday, and 23 people hung in the air for hours. "
    "Nobody was hurt. Rescuers from Lindal climbed up to the cabins with ropes. "
    "The manager, Ines Karvonen, spoke of a broken wheel. The lift at Soder was built in 1998. Blankets and tea "
    "were waiting below. Skiers had filmed it.",
    "It took the whole night. Ropes were let down from the cabins into the Varda gorge, and one by one "
    "guests came to the ground. Ines Karvonen, the manager of the lift in Soder, believes a wheel broke. "
    "A child slept through it all. A doctor was there. Nobody will pay for the ride. "
    "Rescuers from Lindal climbed up to the cabins with ropes.",
)


def test_the_less_is_said_again_the_more_names_must_be_common() -> None:
    assert occasions(*LIFT) == (("a", "b"),)
    elsewhere = LIFT[1].replace("Varda", "Tresk").replace("Ines Karvonen", "Olga Brandt").replace("Soder", "Ulm")
    assert occasions(LIFT[0], elsewhere) == ()


def test_a_story_that_goes_on_has_the_names_and_another_day() -> None:
    next_days = [text.replace("on Sunday, and", "on Wednesday, and") for text in LIFT]
    assert next_days[0] != LIFT[0]
    theirs = LIFT[1].replace("the whole night", "the whole night of Sunday")
    assert occasions(LIFT[0], theirs) == (("a", "b"),)
    assert occasions(next_days[0], theirs) == ()


NAMES = (
    "Rescuers from Lindal climbed up to the cabins of the cable car at Soder with ropes. "
    "Ines Karvonen spoke of a wheel. The Varda gorge lay in fog. Olga Brandt filmed it. Tresk sent blankets. "
    "Kolm sent tea.",
    "Kolm and Tresk had sent what they could. A child slept through it all. Olga Brandt put the pictures on line. "
    "Fog hung in the Varda gorge. Ines Karvonen believes it was the wheel. "
    "Rescuers from Lindal climbed up to the cabins of the cable car at Soder with ropes. "
    "Nobody will pay. A doctor came. It took the night. Skiers waved. Children "
    "cried. Nobody was hurt. Guests sang.",
)


def test_stories_that_share_nearly_all_names_are_of_one_occasion() -> None:
    assert occasions(*NAMES) == (("a", "b"),)
    spelt = NAMES[1].replace("Karvonen", "Karvonnen").replace("Brandt", "Brandtt")
    assert occasions(NAMES[0], spelt) == (("a", "b"),)
    others = NAMES[1].replace("Varda", "Ulm").replace("Ines Karvonen", "Per Lund").replace("Olga Brandt", "Jo Fry")
    assert occasions(NAMES[0], others.replace("Tresk", "Lydd").replace("Kolm", "Ely")) == ()
