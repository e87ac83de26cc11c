"""Which statements are linked, which words in them, and that nothing else changes that."""

from __future__ import annotations

from math import exp

from hypothesis import given, settings
from hypothesis import strategies as st
from pytest import approx

from compare.config import Config
from compare.model import Article, Link
from compare.products.report import compare_articles
from tests.articles import article

HERALD = """The ferry Aurora caught fire off Lisbon on Tuesday and twelve sailors were rescued.

The harbour master ordered all passenger ships to stay in port until the wind drops.

Prosecutors opened an inquiry into the shipping company's safety records.

The mayor thanked the volunteers who had brought blankets to the quay."""

COURIER = """Volunteers who took blankets to the quay were thanked by the mayor.

Safety records of the shipping company are the subject of an inquiry, prosecutors announced.

Off Lisbon on Tuesday a fire broke out on the ferry Aurora; twelve sailors were saved.

Passenger ships must remain in port until the wind drops, the harbour master has ordered."""

GAZETTE = "The national orchestra will play Mahler and Brahms in the botanical garden this summer."


def linked(*articles: Article) -> set[tuple[str, str]]:
    """The linked sentences, by article and first word."""
    report = compare_articles(articles)
    return {(_name(x, "left"), _name(x, "right")) for x in report.links}


def _name(link: Link, side: str) -> str:
    excerpt = getattr(link, side).excerpt
    return f"{excerpt.article} ¶{excerpt.paragraph}"


def test_reworded_and_reordered_statements_are_linked_and_others_not() -> None:
    assert linked(article("Courier", COURIER), article("Herald", HERALD)) == {
        ("Courier ¶1", "Herald ¶4"),
        ("Courier ¶2", "Herald ¶3"),
        ("Courier ¶3", "Herald ¶1"),
        ("Courier ¶4", "Herald ¶2"),
    }


def test_three_blocks_rotated_lose_no_link() -> None:
    one, two, three, four = HERALD.split("\n\n")
    turned = "\n\n".join([three, four, one, two])
    report = compare_articles([article("Courier", COURIER), article("Herald", turned)])
    assert sorted((x.left.excerpt.paragraph, x.right.excerpt.paragraph) for x in report.links) == [
        (1, 2),
        (2, 1),
        (3, 3),
        (4, 4),
    ]


THREE = {"Courier": COURIER, "Gazette": GAZETTE, "Herald": HERALD, "Tribune": HERALD.replace("twelve", "ten")}


def told(texts: dict[str, str], names: dict[str, str]) -> dict[frozenset[tuple[str, str]], float]:
    """The score of each link, by the texts it joins, where the articles go by other names."""
    articles = [article(names[name], text) for name, text in texts.items()]
    back = {names[name]: name for name in texts}
    links = compare_articles(articles, config=Config(min_score=0.01)).links
    return {frozenset((back[s.excerpt.article], s.excerpt.text) for s in (x.left, x.right)): x.score for x in links}


@given(names=st.permutations(["a", "b", "c", "d"]))
@settings(max_examples=8, deadline=None)
def test_the_names_of_the_articles_change_no_link(names: list[str]) -> None:
    texts = THREE | {"Gazette": COURIER.replace("Aurora", "Aurorra").replace("quay", "quai")}
    assert told(texts, dict(zip(texts, names, strict=True))) == told(texts, {name: name for name in texts})


def test_one_unrelated_article_changes_no_link() -> None:
    two = article("Courier", COURIER), article("Herald", HERALD)
    alone = compare_articles(two).links
    assert compare_articles([*two, article("Gazette", GAZETTE)]).links == alone


@given(names=st.lists(st.sampled_from(["Lisbon", "Aurora", "Tuesday", "the mayor"]), min_size=1, unique=True))
@settings(max_examples=8, deadline=None)
def test_an_unrelated_article_that_shares_names_changes_no_link(names: list[str]) -> None:
    three = [article("Courier", COURIER), article("Herald", HERALD), article("Tribune", THREE["Tribune"])]
    aside = " ".join(f"The orchestra played Brahms for {name} in the garden." for name in names)
    scores = {(x.left.id, x.right.id): x.score for x in compare_articles(three).links}
    more = compare_articles([*three, article("Aside", aside)]).links
    assert {(x.left.id, x.right.id): x.score for x in more} == scores


def test_sentences_that_are_the_same_words_pair_off_in_their_order() -> None:
    one, other = "Nobody was hurt.", "Foreign affairs are key to the future of the state."
    assert scored(article("a", one), article("b", one))["a ¶1", "b ¶1"].score > 0.9
    repeated = "\n\n".join([other, one, other, one, other])
    assert linked(article("a", repeated), article("b", repeated)) >= {(f"a ¶{n}", f"b ¶{n}") for n in range(1, 6)}
    assert {"verbatim"} <= {r.kind for x in scored(article("a", one), article("b", one)).values() for r in x.reasons}


def test_a_differing_figure_lowers_no_link() -> None:
    one = "The earthquake killed {} people in the northern province of Minho on Tuesday."
    same = compare_articles([article("a", one.format("24")), article("b", one.format("24"))]).links[0]
    other = compare_articles([article("a", one.format("24")), article("b", one.format("35"))]).links[0]
    assert (same.relation, other.relation) == ("same", "same")
    assert other.score > 0.8


def test_a_reporting_formula_carries_no_link() -> None:
    assert linked(
        article("a", "The minister noted that wheat prices would fall."),
        article("b", "The minister noted that orchestras need rehearsal rooms."),
    ) == set()  # fmt: skip


def test_the_clause_that_answers_is_linked_not_the_whole_sentence() -> None:
    one = "The council met for nine hours in a hall without heating, and it abolished the toll on the harbour bridge."
    other = "The toll on the harbour bridge was abolished."
    (link,) = compare_articles([article("a", one), article("b", other)]).links
    assert link.left.excerpt.text == "and it abolished the toll on the harbour bridge."


def test_a_replaced_word_is_linked_through_its_neighbours() -> None:
    one = "Foreign affairs were made a key and regular task of the whole state."
    other = "Foreign affairs were made a crucial and regular task of the whole state."
    (link,) = compare_articles([article("a", one), article("b", other)]).links
    pairs = {
        (one[w.left_start : w.left_end], other[w.right_start : w.right_end])
        for w in link.words
        if one[w.left_start : w.left_end] != other[w.right_start : w.right_end]
    }
    assert pairs == {("key", "crucial")}


def test_a_group_holds_no_two_statements_joined_only_by_a_third() -> None:
    report = compare_articles(
        [
            article("a", "The toll on the harbour bridge was abolished on Monday."),
            article("b", "The toll on the harbour bridge was abolished; the airport tax was doubled by parliament."),
            article("c", "The airport tax was doubled by parliament."),
        ]
    )
    assert sorted([s.excerpt.article for s in g.statements] for g in report.groups) == [["a", "b"], ["b", "c"]]


def scored(*articles: Article, least: float = 0.0) -> dict[tuple[str, str], Link]:
    """Every link that scores at least `least`, by the paragraphs it joins."""
    links = compare_articles(articles, config=Config(min_score=least)).links
    return {(_name(x, "left"), _name(x, "right")): x for x in links}


def test_what_one_article_joins_and_the_other_splits_is_two_links_in_part_that_share_a_side() -> None:
    joined = "The council opened the bridge in June and the mayor closed the tunnel in July."
    split = "The bridge was opened by the council in June.\n\nIn July the tunnel was closed by the mayor."
    report = compare_articles([article("a", joined), article("b", split)])
    assert [(x.left.excerpt.text, x.right.excerpt.text, x.relation) for x in report.links] == [
        (joined, "The bridge was opened by the council in June.", "partial"),
        (joined, "In July the tunnel was closed by the mayor.", "partial"),
    ]


def test_a_name_transliterated_otherwise_carries_a_link() -> None:
    one = "Three shells hit a school in Tervoliya camp."
    assert linked(article("a", one), article("b", "A school in the camp of Tervolya was struck.")) == {("a ¶1", "b ¶1")}
    assert linked(article("a", one), article("b", "A school in the camp of Rafah was struck.")) == set()


def test_a_figure_is_the_same_in_words_and_in_digits() -> None:
    one = "The Zagreb landslide destroyed 1,250 barns."
    words = "In Zagreb one thousand two hundred and fifty stables were lost."
    (link,) = scored(article("a", one), article("b", words)).values()
    assert [r.text for r in link.reasons if r.kind == "figure"] == ["1,250"]
    assert scored(article("a", one), article("b", words.replace("fifty", "sixty"))) == {}


def test_a_compound_shares_its_parts() -> None:
    link = scored(
        article("a", "Nairobi celebrates the railway's 100-year history."),
        article("b", "Nairobi looks back on the railway's history of 100 years."),
    )["a ¶1", "b ¶1"]
    assert [r.text for r in link.reasons if r.kind == "figure"] == ["100-year"]
    assert link.relation == "same"


def test_a_slogan_between_quotation_marks_is_linked_wherever_it_stands() -> None:
    one = "Fishing was declared a “vital and lasting” duty of the province.\n\nPort rules will change next year."
    other = (
        "The governor opened the assembly at noon.\n\n"
        "Fishing is a vital and lasting duty of the province, she said.\n\n"
        "Roads were next.\n\nA fishing duty that is lasting and essential binds every province, her deputy repeated."
    )
    assert linked(article("a", one), article("b", other)) == {("a ¶1", "b ¶2"), ("a ¶1", "b ¶4")}


def test_what_both_articles_repeat_all_over_carries_no_link() -> None:
    formula = "maritime affairs and regional integration"
    ours = "teach serve praise mock fund ban ignore hail join leave buy sing".split()
    theirs = "need mention celebrate fear cite want doubt build seek grant hide own".split()
    one, other = ([f"They {verb} {formula}." for verb in verbs] for verbs in (ours, theirs))
    assert linked(article("a", "\n\n".join(one)), article("b", "\n\n".join(other))) == set()
    assert linked(article("a", one[0]), article("b", other[0])) == {("a ¶1", "b ¶1")}


def test_linked_neighbours_speak_for_a_statement_between_them() -> None:
    around = "The ferry Aurora caught fire off Lisbon on Tuesday.\n\n{}\n\nProsecutors opened an inquiry in Porto."
    one, other = "Nobody aboard was injured in the blaze.", "No passenger was injured, sailors said of the blaze."
    alone = scored(article("a", one + " Lisbon"), article("b", other + " Oporto, Lisbon"))["a ¶1", "b ¶1"]
    between = scored(article("a", around.format(one)), article("b", around.format(other)))["a ¶2", "b ¶2"]
    assert "neighbour" not in {r.kind for r in alone.reasons}
    assert {r.kind: r.weight > 0 for r in between.reasons}["neighbour"]


def test_a_third_article_speaks_for_a_link_and_an_unrelated_one_does_not() -> None:
    one = article("a", "The Porto tannery poured chromium into the river Douro for a decade.")
    other = article("b", "Chromium from a leather works reached the Douro, inspectors of Porto found.")
    both = article("c", "For a decade the Porto tannery let chromium reach the Douro, inspectors found.")
    alone = scored(one, other)["a ¶1", "b ¶1"]
    heard = scored(one, other, both)["a ¶1", "b ¶1"]
    assert heard.score > alone.score
    assert [r.text.split(":")[0] for r in heard.reasons if r.kind == "third article"] == ["c"]
    assert scored(one, other, article("d", GAZETTE))["a ¶1", "b ¶1"] == alone


def test_a_headline_pairs_off_with_the_headline() -> None:
    one = "Harbour toll abolished in Lisbon\n\nThe harbour toll of Lisbon was abolished on Monday by the city council."
    other = "Lisbon abolishes harbour toll\n\nOn Monday the city council abolished the harbour toll of Lisbon."
    assert linked(article("a", one), article("b", other)) == {("a ¶1", "b ¶1"), ("a ¶2", "b ¶2")}


def test_what_the_reasons_weigh_adds_up_to_the_log_odds_of_the_score() -> None:
    for link in scored(article("Courier", COURIER), article("Herald", HERALD)).values():
        odds = exp(sum(r.weight for r in link.reasons))
        assert odds / (1 + odds) == approx(link.score, abs=0.001)


def test_a_lower_least_score_shows_more_links() -> None:
    articles = article("Courier", COURIER), article("Herald", HERALD)
    assert len(scored(*articles, least=0.99)) < len(scored(*articles, least=0.5)) <= len(scored(*articles, least=0.01))


UNRELATED = (
    "The national orchestra will play Mahler and Brahms in the botanical garden this summer.",
    "Beekeepers in Umbria counted fewer swarms than in any spring since records began.",
    "A comet discovered by amateurs in Chile will be visible through binoculars.",
    "The museum bought a Flemish tapestry of the fifteenth century at an auction.",
)


@given(chosen=st.lists(st.sampled_from(UNRELATED), min_size=1, max_size=4, unique=True))
@settings(max_examples=8, deadline=None)
def test_one_unrelated_article_changes_no_link_of_three(chosen: list[str]) -> None:
    three = [article("Courier", COURIER), article("Herald", HERALD), article("Tribune", THREE["Tribune"])]
    assert compare_articles([*three, article("Aside", "\n\n".join(chosen))]).links == compare_articles(three).links
