"""Which articles are compared: those with a candidate for a link, whatever everybody repeats."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from archive import archive, true_pairs
from articles import article
from scale import measured

from compare import pipeline
from compare.alignment import blocking
from compare.engines import local
from compare.model import Article, Problem

FERRY = "The ferry Almirante caught fire in Lisbon harbour on Tuesday."
SAME_FERRY = "Fire broke out on the ferry Almirante in the harbour of Lisbon."
FOOTBALL = "Sporting beat Benfica by two goals in the cup final."


def paired(articles: Sequence[Article]) -> tuple[list[tuple[str, str]], tuple[Problem, ...]]:
    analyses = [found for one in articles for found in pipeline.analyse(one)]
    held = local.carry_out(pipeline._pairing(), {"analyses": analyses}, lambda step, done, total: None)
    return [(p.left, p.right) for p in held["article pairs"]], held["problems"]


def test_articles_with_two_statements_that_may_say_the_same_are_compared() -> None:
    articles = [article("a", FERRY), article("b", SAME_FERRY), article("c", FOOTBALL)]
    assert paired(articles) == ([("a", "b")], ())


def test_one_rare_word_in_statements_on_something_else_pairs_nothing() -> None:
    articles = [article("a", FERRY), article("b", "A museum in Porto has bought a model of the frigate Almirante.")]
    assert paired(articles) == ([], ())


def test_what_everybody_repeats_pairs_nothing_and_is_said() -> None:
    notice = "Follow our Telegram channel for breaking news."
    articles = [article(f"{n:02}", f"{notice}\n\n{FERRY if n < 2 else ''}") for n in range(51)]
    pairs, problems = paired(articles)
    assert pairs == [("00", "01")]
    (said,) = [p.reason for p in problems if p.kind == "cap"]
    assert said.startswith("a statement stands word for word in 51 articles and was not used to pair them: ")


def test_a_statement_few_repeat_pairs_them() -> None:
    notice = "Follow our Telegram channel for breaking news."
    pairs, problems = paired([article(f"{n}", notice) for n in range(3)])
    assert (pairs, problems) == ([("0", "1"), ("0", "2"), ("1", "2")], ())


def test_a_common_word_finds_statements_by_the_word_beside_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(blocking, "MOST_SKETCHES", 2)
    others = [
        article(f"{n}", f"The ferry to {place} was late.") for n, place in enumerate(("Faro", "Sines", "Setubal"))
    ]
    two = [article("a", "The ferry Almirante burns."), article("b", "The ferry Almirante was burning.")]
    pairs, problems = paired([*others, *two])
    assert ("a", "b") in pairs
    assert problems == ()


def test_of_a_large_corpus_more_is_asked_than_of_a_small_one(monkeypatch: pytest.MonkeyPatch) -> None:
    weak = "The owners of the ferry Almirante have sold two older ships to a yard in Turkey this winter."
    articles = [article("a", FERRY), article("b", SAME_FERRY), article("c", weak), article("d", FOOTBALL)]
    assert paired(articles) == ([("a", "b"), ("a", "c"), ("b", "c")], ())
    monkeypatch.setattr(blocking, "SMALL", 0.04)
    assert paired(articles) == ([("a", "b")], ())


def test_what_is_asked_grows_with_the_logarithm_of_the_statements() -> None:
    asked = [
        blocking.least_strength([blocking.DocumentFrequency("00", n // 2), blocking.DocumentFrequency("ff", n // 2)])
        for n in SIZES
    ]
    assert asked == pytest.approx([0.3, 0.3, 0.55, 0.8])


SIZES = (2, 1_000, 10_000, 100_000)


def test_pairs_of_words_that_too_many_share_are_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(blocking, "MOST_SKETCHES", 2)
    places = ("Faro", "Sines", "Setubal", "Tavira")
    _, problems = paired([article(place, f"The Almirante ferry reached {place}.") for place in places])
    assert [p.reason for p in problems] == [
        "2 pairs of neighbouring words stand in more than 2 statements each and were not used to pair articles; "
        "the most frequent, 'almirant ferri', in 4"
    ]


def test_a_generated_archive_is_the_same_each_time_and_its_pairs_are_found() -> None:
    told = list(archive(400, seed=7, boilerplate=True))
    assert told == list(archive(400, seed=7, boilerplate=True))
    assert told != list(archive(400, seed=8, boilerplate=True))
    assert all(a[0].split("-")[0] == b[0].split("-")[0] for a, b in true_pairs(told))
    assert measured(told).recall > 0.93
