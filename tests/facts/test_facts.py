"""Facts as values: figures, dates, people, quotations, lists."""

from __future__ import annotations

import textwrap
from decimal import Decimal
from pathlib import Path

import pytest
import textblob
from hypothesis import given, settings
from hypothesis import strategies as st
from wordfreq import zipf_frequency

from compare.english.currencies import CODES, WORDS, unit
from compare.facts.extract import facts
from compare.model import Date, Figure, ListFact, Person, Quotation, Toll
from compare.statements.segment import segment
from tests.articles import article


def found(kind: type, text: str) -> list:  # type: ignore[type-arg]  # one kind of fact, named by the caller
    here = article("a", text)
    whole = [s for s in segment(here) if s.id == s.sentence]
    return [fact for s in whole for fact in facts(here, s) if isinstance(fact, kind)]


@pytest.mark.parametrize(
    ("text", "value", "unit", "hedge"),
    [
        ("The ferry fire killed 12 people on Tuesday.", "12", "peopl", None),
        ("The ferry fire killed about forty-two sailors.", "42", "sailor", "about"),
        ("More than 1,250 houses were damaged.", "1250", "hous", "more than"),
        ("The children of Zattu, nine hundred forty and five.", "945", "", None),
        ("It was forty and two thousand three hundred and threescore men.", "42360", "men", None),
        ("Exports rose by 3.5 percent last year.", "3.5", "%", None),
        ("They paid US$2.4 billion for it.", "2400000000.0", "$", None),
        ("They paid €3bn for it.", "3000000000", "€", None),
        ("They paid $3.2m for it.", "3200000.0", "$", None),
        ("They paid 40 million euros for it.", "40000000", "€", None),
        ("The road is 20 kilometres long.", "20", "km", None),
        ("A 6.1-magnitude quake hit the island.", "6.1", "magnitude", None),
        ("A quake measuring 6.1 struck the island.", "6.1", "magnitude", None),
        ("Strand, 34, was arrested.", "34", "age", None),
        ("A 34-year-old man was arrested.", "34", "age", None),
        ("A ten-year-old boy was found.", "10", "age", None),
        ("Ines Karvonen, seven years old, was found.", "7", "age", None),
        ("He took 4.7m crowns.", "4700000.0", "crown", None),
        ("It lent 600m dorri.", "600000000", "dorri", None),
        ("It lies 14km from Porto.", "14", "km", None),
        ("The agency gave its magnitude as 5.9 later.", "5.9", "magnitude", None),
        ("The Phase III trial ended.", "3", "phase", None),
        ("The third-biggest bank closed.", "3", "rank, largest", None),
        ("The tax will go up to 17 per cent.", "17", "%", None),
        ("Up to 17 per cent stayed at home.", "17", "%", "up to"),
        ("Korsund lost 1-3 at home.", "1", "result", None),
        ("The bill passed 312–298.", "312", "result", None),
        ("The shells fell at about 3:45 p.m. on the school.", "945", "time of day", "about"),
        ("The shells fell at 15:45 on the school.", "945", "time of day", None),
        ("The shells fell at noon.", "720", "time of day", None),
        ("It struck at 9:37 CEST.", "457", "time of day, UTC", None),
        ("It struck at 07:37 IST.", "457", "time of day, IST", None),
        ("The shells fell at 3.45pm on the school.", "945", "time of day", None),
        ("Three artillery shells landed near the school.", "3", "shell", None),
    ],
)
def test_figures(text: str, value: str, unit: str, hedge: str | None) -> None:
    (figure,) = found(Figure, text)
    assert (figure.value, figure.unit, figure.hedge) == (Decimal(value), unit, hedge)


@pytest.mark.parametrize(
    ("text", "value", "unit", "printed"),
    [
        ("The bridge cost VND50 billion.", "50e9", "VND", "VND50 billion"),
        ("The bridge cost 50 billion VND.", "50e9", "VND", "50 billion VND"),
        ("The bridge cost 50bn đồng.", "50e9", "VND", "50bn đồng"),
        ("The bridge cost 50 billion dong.", "50e9", "VND", "50 billion dong"),
        ("The bridge cost 1.2tn ₫.", "1.2e12", "VND", "1.2tn ₫"),
        ("The bridge cost 500,000đ.", "500000", "VND", "500,000đ"),
        ("The bridge cost €50m.", "50e6", "€", "€50m"),
        ("The bridge cost 50 € million.", "50e6", "€", "50 € million"),
        ("The bridge cost 50 USD million.", "50e6", "$", "50 USD million"),
        ("The bridge cost US$1,200m.", "1200e6", "$", "US$1,200m"),
        ("The bridge cost $1.2B.", "1.2e9", "$", "$1.2B"),
        ("The bridge cost fifty million dong.", "50e6", "VND", "fifty million dong"),
        ("It was a $50-million bridge.", "50e6", "$", "$50-million"),
        ("It was a 50-million-dollar bridge.", "50e6", "$", "50-million-dollar"),
        ("The ticket cost 3,000,000 yen.", "3e6", "¥", "3,000,000 yen"),
        ("The ticket cost 2000 yen.", "2000", "¥", "2000 yen"),
        ("The ticket cost Rs. 500 crore.", "5e9", "Rs", "Rs. 500 crore"),
        ("The ticket cost Rs.500.", "500", "Rs", "Rs.500"),
        ("The ticket cost 500kr.", "500", "kr", "500kr"),
        ("The ticket cost SEK 500.", "500", "SEK", "SEK 500"),
        ("The ticket cost R50m.", "50e6", "ZAR", "R50m"),
        ("The ticket cost R$50.", "50", "BRL", "R$50"),
        ("The ticket cost HK$50.", "50", "HKD", "HK$50"),
        ("The ticket cost NT$ 50.", "50", "TWD", "NT$ 50"),
        ("The ticket cost S$50.", "50", "SGD", "S$50"),
        ("The ticket cost 50 million Hong Kong dollars.", "50e6", "HKD", "50 million Hong Kong dollars"),
        ("The ticket cost 300 Swiss francs.", "300", "CHF", "300 Swiss francs"),
        ("The ticket cost CHF20.", "20", "CHF", "CHF20"),
        ("The ticket cost RM50 million.", "50e6", "MYR", "RM50 million"),
        ("The ticket cost Rp 50,000.", "50000", "IDR", "Rp 50,000"),
        ("The ticket cost 500 zł.", "500", "PLN", "500 zł"),
        ("The ticket cost 5 000 Kč.", "5000", "CZK", "5 000 Kč"),
        ("The ticket cost 5 000 Ft.", "5000", "HUF", "5 000 Ft"),
        ("The ticket cost ₹50 lakh.", "50e5", "INR", "₹50 lakh"),
        ("The ticket cost 25,000 ₽.", "25000", "RUB", "25,000 ₽"),
        ("The ticket cost ₺25.", "25", "TRY", "₺25"),
        ("The ticket cost ₴25.", "25", "UAH", "₴25"),
        ("The ticket cost ₩25,000.", "25000", "KRW", "₩25,000"),
        ("The ticket cost 25,000 won.", "25000", "KRW", "25,000 won"),
        ("The ticket cost 50 million euro a year.", "50e6", "€", "50 million euro"),
        ("The ticket cost 50 euro, not more.", "50", "€", "50 euro"),
        ("She paid a 300-euro fine.", "300", "€", "300-euro"),
        ("It cost 5 million Egyptian pounds of the state's money.", "5e6", "EGP", "5 million Egyptian pounds"),
        ("The ticket cost TRY3.5 million.", "3.5e6", "TRY", "TRY3.5 million"),
        ("The ticket cost 50 ALL, or 3.5 million ALL a year for a whole school.", "3.5e6", "ALL", "3.5 million ALL"),
        ("The ticket cost $50 AUD.", "50", "A$", "$50 AUD"),
        ("In 2019 VND 50 billion was paid.", "50e9", "VND", "VND 50 billion"),
        ("They paid VND 816 000 000.", "816e6", "VND", "VND 816 000 000"),
        ("They paid 816 000 euros.", "816000", "€", "816 000 euros"),
        ("They paid half a million dollars.", "500000", "$", "half a million dollars"),
        ("It was a half-million-dollar bridge.", "500000", "$", "a half-million-dollar"),
        ("They paid two and a half billion euros.", "2.5e9", "€", "two and a half billion euros"),
        ("They paid a quarter of a million pounds.", "250000", "£", "a quarter of a million pounds"),
        ("They paid three-quarters of a million yen.", "750000", "¥", "three-quarters of a million yen"),
        ("They paid a million and a half dollars.", "1.5e6", "$", "a million and a half dollars"),
        ("They paid 2½ million dollars.", "2.5e6", "$", "2½ million dollars"),
        ("They paid $2 1/2 million.", "2.5e6", "$", "$2 1/2 million"),
        ("They paid $1 million and a half share of the profit.", "1e6", "$", "$1 million"),
        ("They paid Ft 90 million.", "90e6", "HUF", "Ft 90 million"),
        ("They paid Kr90m.", "90e6", "kr", "Kr90m"),
        ("They paid Fr. 90 million.", "90e6", "franc", "Fr. 90 million"),
        ("They paid 90 million CFA francs.", "90e6", "CFA", "90 million CFA francs"),
        ("They paid CFA 90 million.", "90e6", "CFA", "CFA 90 million"),
        ("They paid Sh90 million.", "90e6", "shilling", "Sh90 million"),
        ("They paid LE90m.", "90e6", "EGP", "LE90m"),
        ("They paid L.E. 90 million.", "90e6", "EGP", "L.E. 90 million"),
        ("They paid E£90 million.", "90e6", "EGP", "E£90 million"),
        ("They paid KD 90 million.", "90e6", "KWD", "KD 90 million"),
        ("They paid JD 5,000.", "5000", "JOD", "JD 5,000"),
        ("They paid BD 5,000.", "5000", "BHD", "BD 5,000"),
        ("They paid Bs. 90 million.", "90e6", "Bs", "Bs. 90 million"),
        ("They paid Br90 million.", "90e6", "Br", "Br90 million"),
        ("They paid Nu.90 million.", "90e6", "BTN", "Nu.90 million"),
        ("They paid N90bn.", "90e9", "NGN", "N90bn"),
        ("They paid K5,000.", "5000", "K", "K5,000"),
        ("They paid P2.5 billion.", "2.5e9", "P", "P2.5 billion"),
        ("They paid Q7.50 for it.", "7.50", "GTQ", "Q7.50"),
        ("They paid 90 million riyals.", "90e6", "riyal", "90 million riyals"),
    ],
)
def test_sums_of_money(text: str, value: str, unit: str, printed: str) -> None:
    figure = found(Figure, text)[-1]
    assert (figure.value, figure.unit, figure.money and figure.money.text) == (Decimal(value), unit, printed)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ALL 50 states joined.", [("50", "state")]),
        ("ALL 50 million people joined.", [("50 million", "peopl")]),
        ("The TOP 10 clubs met.", [("10", "club")]),
        ("The TOP 10,000 players met.", [("10,000", "player")]),
        ("They TRY 3 times.", [("3", "time")]),
        ("He carried a PEN 2 years ago.", [("2", "year")]),
        ("The USA 50 years on.", [("50", "year")]),
        ("It made NATO 32 members strong.", [("32", "member")]),
        ("COP28 ended without a deal.", []),
        ("The price of RON 95 petrol rose.", [("95", "petrol")]),
        ("The aim of SDG 13 is to cool the earth.", [("13", "")]),
        ("Of those who stood 50 won seats.", [("50", "seat")]),
        ("Of those who stood 1,200 won.", [("1,200", "won")]),
        ("The 20 euro countries agreed.", [("20", "countri")]),
        ("She had three dollar bills.", [("three", "bill")]),
        ("The calf weighs 50 pounds of hope.", [("50", "pound")]),
        ("The wall is 500 ft high.", [("500", "ft")]),
        ("He took the R50 road.", []),
        ("Nurses wore N95 masks.", []),
        ("Makers sold N95 million masks.", [("million", "mask")]),
        ("A K9 unit found C4, and D8 and L2 caches.", []),
        ("The gene P53 and the protein C4b came up.", []),
        ("The virus H1N1 spread in Q3.", []),
        ("In Q3 500 shops closed.", [("500", "shop")]),
        ("In Q3 500 million was lost.", [("500 million", "")]),
        ("The train K5,000 ducks saw.", []),
        ("The isotope Kr 85 was found.", [("85", "")]),
        ("It has 50,000 Le Monde readers.", [("50,000", "reader")]),
        ("They met KD 10,000 times.", [("10,000", "time")]),
    ],
)
def test_what_is_no_money_stays_what_it_is(text: str, expected: list[tuple[str, str]]) -> None:
    figures = found(Figure, text)
    assert [(f.excerpt.text, f.unit) for f in figures] == expected
    assert [f.money for f in figures] == [None] * len(expected)


@pytest.mark.parametrize(
    "text",
    [
        "They paid several million dollars.",
        "They paid a few million dollars.",
        "They paid tens of millions of dollars.",
        "They paid tens of million dollars.",
        "They paid a couple of million dollars.",
        "They paid a million or two dollars.",
        "Several hundred people and a few dozen dogs marched.",
    ],
)
def test_a_vague_number_is_no_figure(text: str) -> None:
    assert found(Figure, text) == []


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("Half a million people marched.", "500000", "peopl"),
        ("Half a dozen men marched.", "6", "men"),
        ("A dozen and a half men marched.", "18", "men"),
        ("Two and a half thousand men marched.", "2500", "men"),
        ("A million of the men marched.", "1000000", ""),
        ("A million and a half of the rest marched.", "1000000", ""),
        ("Two men and a half-finished boat came.", "2", "men"),
        ("The half went to 40 million voters.", "40000000", "voter"),
    ],
)
def test_halves_of_counts(text: str, value: str, unit: str) -> None:
    (figure,) = found(Figure, text)
    assert (figure.value, figure.unit) == (Decimal(value), unit)


def test_several_hundred_dead_are_a_toll() -> None:
    (toll,) = found(Toll, "The storm killed several hundred people.")
    assert (toll.low, toll.high) == (200, 999)


def test_a_currency_with_a_stop_ends_no_sentence() -> None:
    here = article("a", "They paid Rs. 500 and L.E. 90 million. They got 50 Bs. Nobody knew.")
    assert [s.excerpt.text for s in segment(here) if s.id == s.sentence] == [
        "They paid Rs. 500 and L.E. 90 million.",
        "They got 50 Bs.",
        "Nobody knew.",
    ]


LINES = textwrap.fill("The villages along the river lie low, and the water rose faster than anybody thought. " * 10, 72)
WRAPPED = (
    f"The harbour master of the old town of Tavira told us today that {{}}\n{{}} of the villages were cut off.\n{LINES}"
)


@pytest.mark.parametrize(
    ("before", "behind", "values"),
    [
        ("816", "000", ["816000"]),
        ("12", "500 people", ["12500"]),
        ("12 500", "people", ["12500"]),
        ("12", "500 alone", ["12", "500"]),
        ("in 2019", "500 people", ["500"]),
        ("page 12", "300 people", ["12", "300"]),
    ],
)
def test_a_line_that_ends_within_a_number(before: str, behind: str, values: list[str]) -> None:
    text = WRAPPED.format(before, behind)
    assert [f.value for f in found(Figure, text)] == [Decimal(v) for v in values]


def test_a_paragraph_ends_a_number() -> None:
    assert [f.value for f in found(Figure, "The storm drove out 12\n\n500 people fled.")] == [12, 500]


def test_a_price_is_no_year() -> None:
    assert found(Date, "The ticket cost 2000 VND, and more than the 2000 yen of old.") == []
    assert [d.year for d in found(Date, "In 2019 $500 million was paid.")] == [2019]


@pytest.mark.parametrize("space", [" ", "\u00a0", "\u2007", "\u2009", "\u202f", "\u2003", "\u205f", "\u3000"])
@pytest.mark.parametrize(
    ("text", "printed", "value"),
    [
        ("The toll rose to 816_000.", "816_000", "816000"),
        ("The storm drove out 12_500 people.", "12_500", "12500"),
        ("The storm drove out about 12_500.", "12_500", "12500"),
        ("The town has 1_234_567 inhabitants.", "1_234_567", "1234567"),
        ("The road is 12_500 km long.", "12_500", "12500"),
        ("A stadium of 50_000 seats.", "50_000", "50000"),
        ("A 50_000-seat stadium.", "50_000-seat", "50000"),
        ("In 2019 500_000 people fled.", "500_000", "500000"),
        ("On Monday 12_500 people marched.", "12_500", "12500"),
        ("Nobody saw that 12_500 were missing.", "12_500", "12500"),
        ("They bought 12_500 new red bricks.", "12_500", "12500"),
    ],
)
def test_digits_in_groups_are_one_number(text: str, printed: str, value: str, space: str) -> None:
    (figure,) = found(Figure, text.replace("_", space))
    assert (figure.excerpt.text, figure.value) == (printed.replace("_", space), Decimal(value))


def test_a_range_of_numbers_in_groups() -> None:
    (figure,) = found(Figure, "From 12 500 to 13 500 people came.")
    assert (figure.value, figure.upper) == (Decimal(12500), Decimal(13500))


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("In 2019 500 people died.", ["500"]),
        ("On page 12 300 people are named.", ["12", "300"]),
        ("There were between 10 100 metre runners.", ["10", "100"]),
        ("A Boeing 737 800 passengers know.", ["737", "800"]),
        ("Call 0912 345 678 for tickets.", ["912", "345", "678"]),
        ("Call 912 345 678 people said.", ["912", "345", "678"]),
        ("The hall (+84 912 345 678) has seats.", ["84", "912", "345", "678"]),
        ("The boxes had the numbers 12 500 30 on them.", ["12", "500", "30"]),
        ("The boxes were of 12 50 300 grams.", ["12", "50", "300"]),
        ("The boxes were of 12 5000 300 grams.", ["12", "5000", "300"]),
        ("The dice showed 12 500 and nothing else.", ["12", "500"]),
        ("By May 12 500 people had fled.", ["500"]),
    ],
)
def test_numbers_beside_each_other_stay_two(text: str, values: list[str]) -> None:
    assert [f.value for f in found(Figure, text)] == [Decimal(v) for v in values]


@settings(max_examples=100, deadline=None)
@given(st.integers(1000, 10**12), st.sampled_from(" \u00a0\u2007\u2009\u202f"))
def test_a_number_is_the_same_with_commas_and_with_spaces(number: int, space: str) -> None:
    printed = f"{number:,}".replace(",", space)
    (figure,) = found(Figure, f"The harbour towns have {printed} lamps.")
    assert (figure.value, figure.excerpt.text, figure.unit) == (Decimal(number), printed, "lamp")


@settings(max_examples=100, deadline=None)
@given(st.sampled_from(sorted(CODES)), st.integers(2, 900))
def test_every_code_is_read_before_and_behind_its_number(code: str, number: int) -> None:
    for text in (
        f"They paid {code}{number} million.",
        f"They paid {code} {number}bn.",
        f"They paid {number}mn {code}.",
    ):
        (figure,) = found(Figure, text)
        assert (figure.unit, figure.money and figure.money.text) == (unit(code), text[len("They paid ") : -1])


def test_codes_that_are_words_are_those_of_the_word_lists() -> None:
    table = Path(textblob.__file__).parent / "en" / "en-lexicon.txt"
    lexicon = {line.split()[0] for line in table.read_text(encoding="utf-8").splitlines() if line.strip()}
    known = {c for c in CODES if zipf_frequency(c.lower(), "en", wordlist="small") or c.lower() in lexicon}
    assert sorted(known - {"USD", "EUR", "AUD"}) == sorted(WORDS)


def test_years_days_and_a_bare_one_are_no_figures() -> None:
    assert found(Figure, "One of them came back on July 26, 2020, and one in 1954.") == []


def test_metres_are_no_millions() -> None:
    assert found(Figure, "They won the 400m hurdles.") == []


def test_an_ordinal_says_so() -> None:
    (figure,) = found(Figure, "The 14th Congress ended on Friday.")
    assert (figure.value, figure.ordinal, figure.unit) == (Decimal(14), True, "congress")


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("It opens on 26 July 2020 at noon.", (2020, 7, 26, None)),
        ("It opens on July 26 at noon.", (None, 7, 26, None)),
        ("It opens on Saturday at noon.", (None, None, None, 5)),
        ("The accords of 1954 hold.", (1954, None, None, None)),
        ("Written on 2026-02-07 in the port.", (2026, 2, 7, None)),
    ],
)
def test_dates(text: str, date: tuple[int | None, ...]) -> None:
    (seen,) = found(Date, text)
    assert (seen.year, seen.month, seen.day, seen.weekday) == date


def test_offices_stand_behind_a_name() -> None:
    (person,) = found(
        Person, "Nguyễn Mạnh Cường, member of the Central Committee and Deputy Minister of Transport, spoke."
    )
    assert person.name == "nguyen manh cuong"
    assert [o.text for o in person.offices] == ["member of the Central Committee", "Deputy Minister of Transport"]


def test_an_office_before_a_name_ends_where_the_name_begins() -> None:
    text = "Foreign affairs matter. Deputy Minister of Foreign Affairs Nguyen Manh Cuong spoke."
    (person,) = found(Person, text)
    assert (person.excerpt.text, [o.text for o in person.offices]) == (
        "Nguyen Manh Cuong",
        ["Deputy Minister of Foreign Affairs"],
    )


def test_the_first_word_of_a_sentence_is_no_name() -> None:
    assert found(Person, "They asked the minister. Specifically, the minister refused.") == []


def test_a_day_is_no_part_of_a_name_and_a_body_is_named_to_its_end() -> None:
    text = "On Monday Anna Lindqvist, head of the Press Office of the CPT Ashford Harbour Provincial Committee, spoke."
    (person,) = found(Person, text)
    assert person.excerpt.text == "Anna Lindqvist"
    assert [o.text for o in person.offices] == [
        "head of the Press Office of the CPT Ashford Harbour Provincial Committee"
    ]


def test_quotations_and_those_nested_in_them() -> None:
    seen = found(Quotation, "She said: “He told us 'never again' and left.” It was late.")
    assert [(q.excerpt.text, q.marks) for q in seen] == [
        ("He told us 'never again' and left.", "“”"),
        ("never again", "''"),
    ]


def test_apostrophes_open_no_quotation() -> None:
    assert found(Quotation, "The host countries' ports and the city's cranes aren't old.") == []


@pytest.mark.parametrize(
    ("text", "members"),
    [
        ("It calls for peace, friendship and cooperation.", ["peace", "friendship", "cooperation"]),
        ("It is a key and regular task.", ["key", "regular"]),
        ("It needs a modern, professional and streamlined service.", ["modern", "professional", "streamlined"]),
        (
            "They are a friend, a reliable partner and an active and responsible member.",
            ["friend", "reliable partner", "active and responsible member"],
        ),
        ("They upheld old principles, namely peace, unity and trade.", ["peace", "unity", "trade"]),
    ],
)
def test_lists(text: str, members: list[str]) -> None:
    assert [m.text for m in found(ListFact, text)[0].members] == members


def test_clauses_joined_by_and_are_no_list() -> None:
    assert found(ListFact, "The ships left the port and sailed away.") == []


@pytest.mark.parametrize(
    ("text", "value", "upper"),
    [
        ("Between five and six people drowned.", "5", "6"),
        ("From 10 to 12 people drowned.", "10", "12"),
        ("It killed 10–12 people.", "10", "12"),
    ],
)
def test_a_range_has_two_ends(text: str, value: str, upper: str) -> None:
    (figure,) = found(Figure, text)
    assert (figure.value, figure.upper) == (Decimal(value), Decimal(upper))


def test_a_share_before_and_now_is_no_range() -> None:
    figures = found(Figure, "The tax went from 15 to 19 per cent.")
    assert [(f.value, f.upper, f.unit) for f in figures] == [(Decimal(15), None, "%"), (Decimal(19), None, "%")]


def test_numbers_side_by_side_are_not_added_up() -> None:
    assert [f.value for f in found(Figure, "It took two, three or four days.")] == [Decimal(2), Decimal(3), Decimal(4)]


@pytest.mark.parametrize(
    "text", ["①②③④ people came to the port.", "²²²² ships were seen there.", "ﾞ ﾞ ﾞ was printed there."]
)
def test_odd_digits_and_marks_stop_nothing(text: str) -> None:
    assert found(Date, text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The fire killed 38 people.", [("38", "dead", "38", "38", "peopl")]),
        ("At least 41 died in the fire.", [("At least 41", "dead", "41", "None", "")]),
        ("Five dead, dozens injured in Lima", [("Five", "dead", "5", "5", ""), ("dozens", "injured", "24", "99", "")]),
        ("It left about 40 people wounded.", [("about 40", "injured", "34.00", "46.00", "peopl")]),
        ("The death toll rose to 120 on Monday.", [("120", "dead", "120", "120", "")]),
        ("Up to 20 miners are missing.", [("Up to 20", "missing", "0", "20", "miner")]),
        ("Police arrested one man.", [("one", "arrested", "1", "1", "man")]),
        ("Nine people lost their lives.", [("Nine", "dead", "9", "9", "peopl")]),
        ("Divers recovered 12 bodies.", [("12", "dead", "12", "12", "bodi")]),
        ("The number of fatalities stands at 52.", [("52", "dead", "52", "52", "")]),
        ("They pulled 140 people from the water.", [("140", "rescued", "140", "140", "peopl")]),
        ("In all 19 people are still being sought.", [("19", "missing", "19", "19", "peopl")]),
        ("The quake toll reaches 61.", [("61", "dead", "61", "61", "")]),
        ("Nine bodies met to discuss it.", []),
        ("In Porto 25 people sought work.", []),
        ("They pulled 12 people into the debate.", []),
        ("Three more people died.", []),
        ("12 people were killed or injured.", []),
        ("The ban killed 3 days of talks.", []),
        ("The 14 people who saw it fled.", []),
    ],
)
def test_tolls(text: str, expected: list[tuple[str, ...]]) -> None:
    tolls = found(Toll, text)
    assert [(t.excerpt.text, t.outcome, str(t.low), str(t.high), t.who) for t in tolls] == expected
