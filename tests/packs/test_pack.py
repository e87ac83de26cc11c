"""Rule packs as an editor writes them: what is accepted, and how each fault is named."""

from __future__ import annotations

from dataclasses import fields
from datetime import date
from pathlib import Path

import pytest

from compare.checks.kinds.figures import figure
from compare.checks.kinds.own import pattern
from compare.errors import PackError, UsageError
from compare.model import Term, TermEntry, ToldApart
from compare.packs.pack import choose, compile_packs, read_packs
from compare.packs.rule import Pattern
from compare.plugins import load, names
from compare.resources import find_pack, pack_names

HOUSE = Path(__file__).resolve().parents[2] / "rules" / "house.yaml"
FIGURE = """\
version: 1
rules:
  - id: figure-differs
    kind: figure
    severity: error
    category: contradiction
    message: "{noun}: {readings}"
    why: Two outlets must not print different figures.
"""


def faults(*packs: str) -> list[str]:
    """What is reported of these packs, named a.yaml, b.yaml, and so on."""
    with pytest.raises(PackError) as caught:
        compile_packs([(f"{name}.yaml", text) for name, text in zip("abc", packs, strict=False)])
    return caught.value.faults


def test_a_rule_is_compiled_with_the_options_of_its_kind() -> None:
    (rule,) = compile_packs([("a.yaml", FIGURE + "    hedges: [about, some]\n    aliases: [number-differs]\n")]).rules
    assert rule.options == figure.Options(hedges=("about", "some"))
    assert (rule.id, rule.severity, rule.aliases, rule.place) == (
        "figure-differs",
        "error",
        ("number-differs",),
        "a.yaml:3",
    )


def test_off_is_a_severity_and_not_a_boolean() -> None:
    (rule,) = compile_packs([("a.yaml", FIGURE.replace("severity: error", "severity: off"))]).rules
    assert rule.severity == "off"


def test_an_unknown_option_is_named_with_its_line_and_what_the_kind_takes() -> None:
    (fault,) = faults(FIGURE + "    hedge: [about]\n")
    assert fault.startswith("a.yaml:9: unknown option 'hedge'; figure takes: hedges, nouns, units; any rule takes: ")


def test_all_faults_of_all_files_are_reported_at_once() -> None:
    first = FIGURE.replace("severity: error", "severity: eror") + "    hedges: about\n    why: again\n"
    second = FIGURE.replace("kind: figure", "kind: figures").replace("{readings}", "{reading}")
    assert faults(first, second) == [
        "a.yaml:5: expected one of error, warning, note, off; found 'eror'",
        "a.yaml:9: expected a list, found 'about'",
        "a.yaml:10: repeated key 'why'; it stands in line 8",
        f"b.yaml:4: no kind called 'figures'; there are: {', '.join(names('compare.checks.kinds'))}",
        "b.yaml:7: unknown {reading} in message; there are: count, difference, noun, readings, suggestion",
    ]


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("", "a.yaml:1: the file is empty"),
        ("version: 1\nrules: [\n", "a.yaml:3: not YAML: expected the node content, but found '<stream end>'"),
        ("rules: []\n", "a.yaml:1: no version; expected: version: 1"),
        ("version: 2\n", "a.yaml:1: unknown version; expected: version: 1"),
        (
            "version: 1\nrule: []\n",
            "a.yaml:2: unknown key 'rule'; a pack takes: about, concepts, exceptions, rules, version",
        ),
        ("version: 1\nrules: figure\n", "a.yaml:2: expected a list, found 'figure'"),
        ("version: 1\nrules: [figure]\n", "a.yaml:2: expected keys and values, found 'figure'"),
        (
            "version: 1\nrules:\n  - id: x\n    kind: pattern\n",
            "a.yaml:3: the rule has no severity, category, message, why, pattern",
        ),
        (
            FIGURE.replace("{noun}: {readings}", "{noun"),
            "a.yaml:7: message: expected '}' before end of string",
        ),
        (FIGURE + "    units: [1]\n", "a.yaml:9: expected text, found '1'"),
    ],
)
def test_a_fault_is_named_with_its_line(text: str, fault: str) -> None:
    assert faults(text) == [fault]


def test_a_pattern_that_re2_does_not_know() -> None:
    rule = FIGURE.replace("kind: figure", "kind: pattern") + r"    pattern: '(\w+) \1'" + "\n"
    assert faults(rule) == [r"a.yaml:9: not a pattern that RE2 knows: invalid escape sequence: \1"]


def test_a_pattern_option_that_is_no_boolean() -> None:
    rule = FIGURE.replace("kind: figure", "kind: pattern") + "    pattern: x\n    case: no\n"
    assert faults(rule) == ["a.yaml:10: expected true or false, found 'no'"]
    (good,) = compile_packs([("a.yaml", rule.replace("case: no", "case: false"))]).rules
    assert good.options == pattern.Options(Pattern("x"), case=False)


@pytest.mark.parametrize("pattern", ["''", "'x*'"])
def test_a_pattern_that_matches_nothing_at_all(pattern: str) -> None:
    text = FIGURE.replace("kind: figure", "kind: pattern").replace("\n    hedges: [about]", "")
    (fault,) = faults(text + f"    pattern: {pattern}\n")
    assert "matches where nothing is; it must match some text" in fault


PATTERN = FIGURE.replace("kind: figure", "kind: pattern") + "    pattern: less\n"


@pytest.mark.parametrize("braces", ["{noun:d}", "{noun:{foo}}", "{noun!z}", "{noun!r:>3}"])
def test_a_name_in_a_message_stands_for_itself_alone(braces: str) -> None:
    expected = "expected {noun}, with nothing behind the name"
    assert faults(PATTERN.replace("{noun}", braces)) == [f"a.yaml:7: unknown {braces} in message; {expected}"]
    unsettled = f'    unsettled_message: "{braces}"\n'
    assert faults(PATTERN + unsettled) == [f"a.yaml:10: unknown {braces} in unsettled_message; {expected}"]


def test_doubled_braces_in_a_message_are_braces() -> None:
    (rule,) = compile_packs([("a.yaml", PATTERN.replace("{noun}:", "{{x:d}}"))]).rules
    assert rule.message == "{{x:d}} {readings}"


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("version: 1\nabout: \0x\n", "a.yaml:2: not YAML: the character U+0000 may not stand in it"),
        (
            "version: 1\nrules: " + "[" * 3000 + "]" * 3000,
            "a.yaml:1: not YAML: lists or keys are nested too deeply; expected four levels, as in the shipped packs",
        ),
        ("version: 1\n? [about]\n: x\n", "a.yaml:2: expected a name before the colon, found a list"),
        (
            PATTERN + "    ? {case: x}\n    : true\n",
            "a.yaml:10: expected a name before the colon, found keys and values",
        ),
        ("version: " + "1" * 5000, f"a.yaml:1: expected a whole number from 0 to 1000000, found '{'1' * 60}…'"),
        (
            PATTERN + '    suggestion: "\\ud800"\n',
            r"a.yaml:10: '\ud800' has half of a character in it, which cannot be printed",
        ),
        ('version: 1\nabout: "\\U00110000"\n', "a.yaml:2: not YAML: the escape names no character"),
        (PATTERN + "    case: !!bool yes\n", "a.yaml:10: expected true or false, found 'yes'"),
        (PATTERN.replace("kind: pattern", "kind: [pattern]"), "a.yaml:4: expected text, found a list"),
    ],
    ids=["NUL", "nested", "list as key", "keys as key", "digits", "surrogate", "escape", "tag", "kind"],
)
def test_what_no_pack_holds_is_named_with_its_line(text: str, fault: str) -> None:
    assert faults(text) == [fault]


def test_true_and_false_in_capitals() -> None:
    packs = [compile_packs([("a.yaml", PATTERN + f"    case: {x}\n")]) for x in ("True", "TRUE", "False", "FALSE")]
    assert [pack.rules[0].options.case for pack in packs] == [True, True, False, False]


@pytest.mark.parametrize(
    ("kind", "option", "fault"),
    [
        ("date", "shared: .nan", "expected a number from 0 to 1000000, found '.nan'"),
        ("date", "shared: .inf", "expected a number from 0 to 1000000, found '.inf'"),
        ("date", "shared: 1e999", "expected a number from 0 to 1000000, found '1e999'"),
        ("date", "shared: 0x10", "expected a number from 0 to 1000000, found '0x10'"),
        ("date", "shared: -1", "expected a number from 0 to 1000000, found '-1'"),
        ("date", "shared: 50", "expected a number from 0 to 1, found '50'"),
        ("date", "score: 1.01", "expected a number from 0 to 1, found '1.01'"),
        ("count", "words: -5", "expected a whole number from 0 to 1000000, found '-5'"),
        ("toll", "days: 99999999999", "expected a whole number from 0 to 1000000, found '99999999999'"),
        ("announced-count", "within: -3", "expected a whole number from 0 to 1000000, found '-3'"),
        ("announced-count", "within: 0o17", "expected a whole number from 0 to 1000000, found '0o17'"),
    ],
)
def test_a_number_that_an_option_cannot_mean(kind: str, option: str, fault: str) -> None:
    assert faults(FIGURE.replace("kind: figure", f"kind: {kind}") + f"    {option}\n") == [f"a.yaml:9: {fault}"]


@pytest.mark.parametrize(
    ("kind", "option", "value"),
    [
        ("date", "shared: 0", 0.0),
        ("date", "shared: 1", 1.0),
        ("name", "likeness: 100", 100.0),
        ("attribution", "likeness: 87.5", 87.5),
        ("toll", "days: 0", 0),
    ],
)
def test_the_ends_of_what_an_option_takes(kind: str, option: str, value: float) -> None:
    (rule,) = compile_packs([("a.yaml", FIGURE.replace("kind: figure", f"kind: {kind}") + f"    {option}\n")]).rules
    assert getattr(rule.options, option.partition(":")[0]) == value


@pytest.mark.parametrize("name", ["''", '"a\\nb"', "a b", "'a,b'"])
def test_the_name_of_a_rule_is_one_word(name: str) -> None:
    shown = {"''": "''", '"a\\nb"': r"'a\nb'", "a b": "'a b'", "'a,b'": "'a,b'"}[name]
    fault = f"{shown} is no name; expected one word, such as figure-differs"
    assert faults(PATTERN.replace("id: figure-differs", f"id: {name}")) == [f"a.yaml:3: id: {fault}"]
    assert faults(PATTERN + f"    aliases: [{name}]\n") == [f"a.yaml:10: aliases: {fault}"]


def test_a_name_may_be_in_any_script() -> None:
    (rule,) = compile_packs([("a.yaml", PATTERN.replace("id: figure-differs", "id: số-khác_1.2"))]).rules
    assert rule.id == "số-khác_1.2"


@pytest.mark.parametrize(("key", "line"), [("message", 7), ("why", 8)])
def test_a_text_of_a_rule_that_says_nothing(key: str, line: int) -> None:
    text = "\n".join(f"    {key}: ' '" if f" {key}:" in part else part for part in PATTERN.split("\n"))
    assert faults(text) == [f"a.yaml:{line}: {key} is empty"]


@pytest.mark.parametrize("since", ["2026-02-31", "2026-02-01 10:00:00"])
def test_a_day_that_there_is_not(since: str) -> None:
    text = f"version: 1\nconcepts:\n  - id: a\n    terms:\n      - {{text: x, status: admitted, since: {since}}}\n"
    assert faults(text) == [f"a.yaml:5: expected a date such as 2026-12-31, found '{since}'"]


def test_a_term_without_text() -> None:
    text = "version: 1\nconcepts:\n  - id: toll\n    terms:\n      - {text: ' ', status: deprecated}\n"
    assert faults(text) == ["a.yaml:5: the term's text is empty"]


def test_an_id_stands_once_over_all_packs() -> None:
    assert faults(FIGURE, FIGURE) == ["b.yaml:3: id 'figure-differs' is taken; it stands in a.yaml:3"]


def test_a_termbase() -> None:
    text = """\
version: 1
concepts:
  - id: flood-duty
    source: {nl: hoogwaterplicht}
    definition: Duty of the river towns
    terms:
      - {text: vital and constant, status: preferred, since: 2024-05-06}
      - {text: essential and constant, status: deprecated}
"""
    assert compile_packs([("a.yaml", text)]).terms == (
        TermEntry(
            "flood-duty",
            (
                Term("vital and constant", "preferred", date(2024, 5, 6)),
                Term("essential and constant", "deprecated"),
            ),
            (("nl", "hoogwaterplicht"),),
            "Duty of the river towns",
        ),
    )


def test_faults_in_a_termbase() -> None:
    text = """\
version: 1
concepts:
  - id: flood-duty
    label: x
    terms:
      - {text: vital, status: prefered}
      - {txt: vital, status: deprecated, since: soon}
  - id: harbour
"""
    assert faults(text) == [
        "a.yaml:4: unknown key 'label'; a concept takes: definition, definition_source, "
        "id, note, other, source, subject_field, terms",
        "a.yaml:6: expected one of preferred, admitted, deprecated, superseded; found 'prefered'",
        "a.yaml:7: expected a date such as 2026-12-31, found 'soon'",
        "a.yaml:7: the term has no text",
        "a.yaml:7: unknown key 'txt'; a term takes: language, note, other, part_of_speech, since, source, status, text",
        "a.yaml:8: the concept has no terms",
    ]


def test_a_file_that_cannot_be_read(tmp_path: Path) -> None:
    absent, latin = tmp_path / "absent.yaml", tmp_path / "latin.yaml"
    latin.write_bytes(b"version: 1 # caf\xe9\n")
    with pytest.raises(PackError) as caught:
        read_packs([absent, latin])
    assert caught.value.faults == [
        f"{absent}: no such file",
        f"{latin}:1: not UTF-8: byte 0xe9 at offset 16",
    ]


def test_rules_are_chosen_by_id_or_alias() -> None:
    rules = compile_packs([("a.yaml", FIGURE + "    aliases: [number-differs]\n")]).rules
    assert choose(rules, select=["number-differs"]) == rules
    assert choose(rules, ignore=["number-differs"]) == ()
    with pytest.raises(UsageError, match="no rule called 'figures'; there are: figure-differs"):
        choose(rules, select=["figures"])


def test_the_shipped_packs_have_a_rule_of_every_kind_but_those_for_rules_of_ones_own() -> None:
    pack = read_packs(find_pack(name) for name in pack_names())
    unused = set(names("compare.checks.kinds")) - {rule.kind for rule in pack.rules}
    assert sorted(unused) == ["occurrence", "python", "sequence", "substitution"]
    assert [rule.id for rule in pack.rules if len(rule.why.split()) < 8] == []
    assert [rule.id for rule in pack.rules if not rule.finds] == []
    assert [name for name, text in pack.about if not text] == []


def test_the_documentation_names_every_option_of_every_kind() -> None:
    table = (
        (Path(__file__).resolve().parents[2] / "docs" / "rules.md").read_text(encoding="utf-8").partition("## Kinds")[2]
    )
    rows = [line.strip("| ").split("|") for line in table.splitlines() if line.startswith("| `")]
    said = {kind.split("`")[1]: options.split("`")[1::2] for kind, _, options in ([*row, ""][:3] for row in rows)}
    kinds = {name: load("compare.checks.kinds", name) for name in names("compare.checks.kinds")}
    assert {name: sorted(options) for name, options in said.items()} == {
        name: sorted(f.name for f in fields(kind.Options)) for name, kind in kinds.items()
    }


def test_all_that_may_be_said_of_a_concept() -> None:
    text = """\
version: 1
concepts:
  - id: flood-duty
    definition: Duty of the river towns
    definition_source: Congress of 2024
    subject_field: water law
    note: settled
    source: {nl: [hoogwaterplicht, waterplicht]}
    other: ['<admin type="projectSubset">dykes</admin>']
    terms:
      - text: vital and constant
        status: preferred
        since: 2024-05-06
        part_of_speech: adjective
        note: in full at the first mention
        source: Herald
        other: ['<termNote type="termType">fullForm</termNote>']
      - {text: vitaal, status: admitted, language: nl}
exceptions:
  - forms: [river autonomy, self-reliance]
    why: two principles
"""
    pack = compile_packs([("a.yaml", text)])
    assert pack.terms == (
        TermEntry(
            id="flood-duty",
            terms=(
                Term(
                    "vital and constant",
                    "preferred",
                    date(2024, 5, 6),
                    part_of_speech="adjective",
                    note="in full at the first mention",
                    source="Herald",
                    other=('<termNote type="termType">fullForm</termNote>',),
                ),
                Term("vitaal", "admitted", language="nl"),
            ),
            source=(("nl", "hoogwaterplicht"), ("nl", "waterplicht")),
            definition="Duty of the river towns",
            definition_source="Congress of 2024",
            subject_field="water law",
            note="settled",
            other=('<admin type="projectSubset">dykes</admin>',),
        ),
    )
    assert pack.told_apart == (ToldApart(("river autonomy", "self-reliance"), "two principles"),)
    assert [t.place for t in pack.terms[0].terms] == ["a.yaml:11", "a.yaml:18"]


def test_more_faults_in_a_termbase() -> None:
    text = """\
version: 1
concepts:
  - id: a
    definition: ' '
    source: {nl: 3}
    terms:
      - {text: x, status: preferred}
      - {text: y, status: preferred}
      - {text: z, status: preferred, language: nl}
  - {id: b, definition_source: here, other: x, terms: []}
exceptions:
  - {why: x}
  - {forms: x}
"""
    assert faults(text) == [
        "a.yaml:4: definition is empty",
        "a.yaml:5: expected text, found '3'",
        "a.yaml:10: definition_source without a definition",
        "a.yaml:10: expected a list, found 'x'",
        "a.yaml:12: the exception has no forms",
        "a.yaml:13: expected a list, found 'x'",
    ]
    assert faults(text.replace("' '", "A").replace("3}", "drie}").partition("  - {id: b")[0]) == [
        "a.yaml:3: the concept has more than one preferred term in 'en'"
    ]


OWN = """\
version: 1
rules:
  - id: own
    kind: {kind}
    severity: note
    category: house-style
    message: "{{readings}}"
    why: Our style book says so and gives its reasons.
    {options}
"""


@pytest.mark.parametrize(
    ("kind", "options", "fault"),
    [
        ("substitution", "swaps: []", "swaps is empty; expected pairs such as: utilise => use"),
        ("substitution", "swaps: [utilise]", "'utilise' is no pair; expected: utilise => use"),
        ("occurrence", "pattern: very", "neither most nor least is said; expected one of them, such as: most: 1"),
        (
            "occurrence",
            "{pattern: very, most: 1, least: 2}",
            "most is 1, which is less than least, 2",
        ),
        (
            "occurrence",
            "{pattern: very, least: 0}",
            "least is 0, which asks for nothing; expected 1 or more",
        ),
        ("name", "likeness: 101", "likeness is 101; expected a number from 0 to 100"),
        ("attribution", "likeness: 100.5", "likeness is 100.5; expected a number from 0 to 100"),
        ("sequence", "steps: []", "steps is empty; expected words and parts of speech, such as: [less, <noun>]"),
        (
            "sequence",
            "steps: [less, <nouns>]",
            "unknown part of speech '<nouns>'; there are: "
            "<noun>, <verb>, <adjective>, <adverb>, <other>, <any>, <name>, <number>",
        ),
        (
            "sequence",
            "steps: ['a b']",
            "'a b' is no step; expected a word, words set apart by |, or a part of speech in < >",
        ),
        (
            "opposite",
            "rows: ['rise, grow']",
            "'rise, grow' is no row; expected words on either side of a bar, such as: rise, grow | fall, shrink",
        ),
        ("sequence", "steps: [very?]", "every step may be left out; expected one without ?"),
        (
            "style",
            "quotations: true",
            "no style is said; expected one of dialect, ise, quotation_marks, apostrophes, dashes, ellipsis, "
            "serial_comma, or profiles: true",
        ),
        (
            "ambiguous",
            "{forms: [Congo], meanings: [a => x]}",
            "fewer than two meanings; expected two or more such as: the treaty of 1973 => 1973, peace, war",
        ),
        (
            "ambiguous",
            "forms: [Congo]\n    meanings: ['b =>', 'a => x', 'c => y']",
            "'b =>' is no meaning; expected: the treaty of 1973 => 1973, peace, war",
        ),
        (
            "ambiguous",
            "forms: [Congo]\n    meanings: ['b => ,', 'a => x', 'c => y']",
            "'b => ,' is no meaning; expected: the treaty of 1973 => 1973, peace, war",
        ),
        (
            "ambiguous",
            "forms: [Congo]\n    meanings: ['a => x', 'a => y']",
            "the meaning 'a' stands twice; expected all its words in one, set apart by commas",
        ),
        (
            "python",
            "function: acronyms",
            "no function called 'acronyms'; there are: none; a package registers one under "
            '[project.entry-points."compare.functions"]',
        ),
    ],
)
def test_options_that_do_not_go_together_are_named_with_the_rule(kind: str, options: str, fault: str) -> None:
    said = "\n    ".join(options.strip("{}").split(", ")) if options.startswith("{") else options
    assert faults(OWN.format(kind=kind, options=said)) == [f"a.yaml:3: {fault}"]


def test_a_kind_is_known_by_its_former_name() -> None:
    text = (
        "version: 1\nrules:\n- {id: plain, kind: swap, severity: note, category: house-style, message: m, why: w,\n"
        "   swaps: [utilise => use]}\n"
    )
    assert [rule.kind for rule in compile_packs([("desk.yaml", text)]).rules] == ["substitution"]
