"""Termbases there and back: nothing is lost on the way, and what other tools write is read."""

from __future__ import annotations

import contextlib
import zipfile
from datetime import date
from io import BytesIO
from pathlib import Path
from xml.sax.saxutils import escape

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from compare.errors import UsageError
from compare.model import Problem, Term, TermEntry
from compare.packs.pack import compile_packs
from compare.termbase.document import EMPTY, added
from compare.termbase.formats import csv, tbx, xlsx

SAMPLES = Path(__file__).parent / "samples"
FORMATS = {"tbx": tbx, "csv": csv, "xlsx": xlsx}
WHOLE = """\
version: 1
concepts:
  - id: 14th-congress
    definition: "What the 14th Congress called foreign affairs: <key> & \\"regular\\""
    definition_source: Resolution 59
    subject_field: diplomacy
    note: "=HYPERLINK(1)"
    source: {vi: [trọng yếu, "thường xuyên"], fr: clé}
    other:
      - '<langSec xml:lang="vi"><descrip type="definition">nhiệm vụ</descrip></langSec>'
      - '<transacGrp><transac type="transactionType">origination</transac><date>2026-01-19</date></transacGrp>'
    terms:
      - text: key and regular
        status: preferred
        since: 2026-01-19
        part_of_speech: adjective
        note: use it in the first sentence
        source: Viet Nam News
        other: ['<termNote type="termType">fullForm</termNote>']
      - {text: regular and critical, status: superseded}
      - {text: " key  and regular", status: deprecated}
      - {text: Việt Nam, status: admitted, language: en-GB}
      - {text: quan trọng, status: preferred, language: vi}
  - id: no forms yet
    terms: []
"""


def concepts(text: str) -> tuple[TermEntry, ...]:
    """The concepts of a termbase."""
    return compile_packs([("terms.yaml", text)]).terms


@pytest.mark.parametrize("name", FORMATS)
def test_all_that_a_termbase_says_comes_back(name: str) -> None:
    before = concepts(WHOLE)
    back = FORMATS[name].read(FORMATS[name].write(before), f"a.{name}")
    assert (back.entries, back.problems) == (before, ())
    assert concepts(added(EMPTY, back.entries)) == before


LINES = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Cn", "Co"]), min_size=1, max_size=12)
TEXTS = LINES.filter(lambda t: bool(t.strip()) and not t.startswith("since: ") and "\ufeff" not in t)
OTHER = st.sampled_from(
    ['<descrip type="context">A &lt;b&gt;</descrip>', '<termNote type="termType">acronym</termNote>', "<x />"]
)
TERMS = st.builds(
    Term,
    text=TEXTS,
    status=st.sampled_from(["preferred", "admitted", "deprecated", "superseded"]),
    since=st.none() | st.dates(date(1900, 3, 1), date(2100, 1, 1)),
    language=st.just("en"),
    part_of_speech=st.none() | TEXTS,
    note=st.none() | TEXTS,
    source=st.none() | TEXTS,
    other=st.lists(OTHER, unique=True).map(lambda o: tuple(sorted(o))),
)
ENTRIES = st.builds(
    TermEntry,
    id=TEXTS.map(str.strip).filter(lambda t: t[:1] not in "'=+-@"),
    terms=st.lists(TERMS, max_size=3).map(
        lambda ts: tuple(t for n, t in enumerate(ts) if t.status != "preferred" or n == 0)
    ),
    source=st.lists(st.tuples(st.sampled_from(["fr", "vi"]), TEXTS), max_size=2).map(
        lambda s: tuple(sorted(s, key=lambda pair: pair[0]))
    ),
    definition=st.none() | TEXTS,
    subject_field=st.none() | TEXTS,
    note=st.none() | TEXTS,
)


@settings(max_examples=60, deadline=None)
@given(st.lists(ENTRIES, min_size=1, max_size=3, unique_by=lambda e: e.id))
def test_whatever_it_says_comes_back(made: list[TermEntry]) -> None:
    before = concepts(added(EMPTY, made))
    assert before == tuple(sorted(made, key=lambda e: e.id))
    for name, form in FORMATS.items():
        assert form.read(form.write(before), name).entries == before


LAID_OUT = st.lists(
    st.sampled_from([" ", "  ", "\t", "\n", "\n\t\t\t", "\r\n    "])
    | st.sampled_from(["'", '"', "“", ":", ": ", "#", " #", "- ", "?", "%", "&", "*", "!", "|", ">", "{", "}", "@"])
    | st.sampled_from(["true", "12", "2026-02-07", "~", "null", "không", "漢字", "🛶", "\u00a0", "\u2028", "\x85"])
    | st.text("abcdefg é", min_size=1, max_size=8)
    | st.sampled_from(["a dyke and a mill " * 40, "dyke\t" * 60, "polder " * 20 + "\n\t"]),
    min_size=1,
    max_size=8,
).map("".join)
SAID = LAID_OUT.filter(lambda t: bool(t.strip()))


def laid_out(made: list[dict[str, str]], space: str = "") -> bytes:
    """TBX with these texts set between tabs and line ends; `space` says what becomes of white space."""

    def part(tag: str, said: str, kind: str = "") -> str:
        named = f' type="{kind}"' if kind else ""
        text = escape(said, {"\r": "&#13;"})
        return f"<{tag}{named}{space}>\n\t\t\t\t{text}\n\t\t\t</{tag}>"

    concepts = "".join(
        f'\n\t<conceptEntry id="c{n}">{part("descrip", said["definition"], "definition")}{part("note", said["note"])}\n'
        f'\t\t<langSec xml:lang="en">\n\t\t\t<termSec>{part("term", said["term"])}'
        f"{part('descrip', said['context'], 'context')}</termSec></langSec></conceptEntry>"
        for n, said in enumerate(made)
    )
    return f"<tbx><text><body>{concepts}</body></text></tbx>".encode()


@settings(max_examples=80, deadline=None)
@given(
    st.lists(st.fixed_dictionaries(dict.fromkeys(["definition", "note", "term", "context"], SAID)), max_size=2),
    st.sampled_from(["", ' xml:space="preserve"', ' xml:space="default"']),
)
def test_what_is_imported_comes_back_from_every_format(made: list[dict[str, str]], space: str) -> None:
    first = tbx.read(laid_out(made, space), "a.tbx")
    assert first.problems == ()
    held = concepts(added(EMPTY, first.entries))
    assert held == first.entries
    for name, form in FORMATS.items():
        back = form.read(form.write(held), name)
        assert (back.entries, back.problems) == (held, ())


def test_layout_is_no_part_of_what_a_file_says() -> None:
    (entry,) = tbx.read((SAMPLES / "laid-out.tbx").read_bytes(), "laid-out.tbx").entries
    assert entry == TermEntry(
        id="dyke-duty",
        terms=(
            Term(
                "vital and constant",
                "preferred",
                note='Never: "vital, and constant"',
                other=('<descrip type="context">A <hi>vital</hi> and <hi>constant</hi> task</descrip>',),
            ),
        ),
        definition="Duty of the river towns to keep dry what lies behind their dykes, in winter and in summer, "
        "whatever the weather and the state of the town's own purse, for as long as there are towns on the river",
        note="one line\n\tanother line",
    )
    assert concepts(added(EMPTY, [entry])) == (entry,)
    assert tbx.read(tbx.write([entry]), "back.tbx").entries == (entry,)


def test_white_space_that_counts_is_marked() -> None:
    (one,) = concepts('version: 1\nconcepts:\n  - {id: a, terms: [{text: "dyke  reeve", status: admitted}]}\n')
    assert '<term xml:space="preserve">dyke  reeve</term>' in tbx.write([one]).decode()
    (one,) = concepts("version: 1\nconcepts:\n  - {id: a, terms: [{text: dyke reeve, status: admitted}]}\n")
    assert "<term>dyke reeve</term>" in tbx.write([one]).decode()


def test_long_texts_stand_on_one_line() -> None:
    long = "a\tdyke: a mill " * 30
    text = added(EMPTY, [TermEntry("a", (Term(long, "admitted"),), definition=long)])
    assert [line[:14] for line in text.splitlines()] == [
        "version: 1", "concepts:", "  - id: a", "    definition", "    terms:", "      - text: ", "        status",
    ]  # fmt: skip
    assert concepts(text)[0].definition == long


TWO = b"""<tbx><text><body><conceptEntry id="c1"><langSec xml:lang="en">
  <termSec><term>vital</term><termNote type="administrativeStatus">preferredTerm-admn-sts</termNote></termSec>
  <termSec><term>essential</term><termNote type="administrativeStatus">preferredTerm</termNote>
    <note>in speeches</note></termSec></langSec>
  <langSec xml:lang="nl"><termSec><term>vitaal</term><termNote type="administrativeStatus">preferredTerm</termNote>
  </termSec></langSec></conceptEntry></body></text></tbx>"""
KEPT = '<termNote type="administrativeStatus">preferredTerm-admn-sts</termNote>'


def test_of_two_preferred_terms_the_second_is_admitted_and_nothing_lost() -> None:
    found = tbx.read(TWO, "a.tbx")
    assert found.problems == ()
    assert found.remarks == (
        Problem(
            "a.tbx",
            "c1: 'vital' and 'essential' are preferred in 'en'; one can be, so 'essential' is admitted, and its own "
            "status kept among other",
        ),
    )
    assert found.entries == (
        TermEntry(
            "c1",
            (
                Term("vital", "preferred"),
                Term("essential", "admitted", note="in speeches", other=(KEPT,)),
                Term("vitaal", "preferred", language="nl"),
            ),
        ),
    )
    held = concepts(added(EMPTY, found.entries))
    for name, form in FORMATS.items():
        back = form.read(form.write(held), name)
        assert (back.entries, back.problems, back.remarks) == (found.entries, (), ())


def test_two_preferred_terms_of_a_spreadsheet() -> None:
    found = csv.read(b"concept,term,status\nc1,vital,preferred\nc1,essential,preferred\nc2,dyke,preferred\n", "a.csv")
    assert [(t.text, t.status, t.other) for e in found.entries for t in e.terms] == [
        ("vital", "preferred", ()),
        ("essential", "admitted", (KEPT,)),
        ("dyke", "preferred", ()),
    ]
    assert [p.reason.partition(";")[0] for p in found.remarks] == ["c1: 'vital' and 'essential' are preferred in 'en'"]


def test_a_preferred_term_in_each_of_two_languages_is_no_clash() -> None:
    found = csv.read(b"concept,term,status,language\nc1,vital,preferred,en\nc1,vitaal,preferred,nl\n", "a.csv")
    assert (found.remarks, [t.status for t in found.entries[0].terms]) == ((), ["preferred", "preferred"])


def test_the_same_concepts_are_the_same_bytes() -> None:
    one, two = (xlsx.write(concepts(WHOLE)) for _ in range(2))
    assert one == two
    with zipfile.ZipFile(BytesIO(one)) as archive:
        assert {i.date_time for i in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert archive.namelist()[0] == "[Content_Types].xml"


def test_tbx_is_basic_of_2019() -> None:
    (one,) = concepts(
        "version: 1\nconcepts:\n  - id: 3d\n    terms: [{text: a, status: preferred, since: 2024-05-06}]\n"
    )
    assert (
        tbx.write([one]).decode()
        == """\
<?xml version="1.0" encoding="UTF-8"?>
<tbx style="dca" type="TBX-Basic" xml:lang="en" xmlns="urn:iso:std:iso:30042:ed-2">
  <tbxHeader>
    <fileDesc>
      <sourceDesc>
        <p>Written by concordant</p>
      </sourceDesc>
    </fileDesc>
  </tbxHeader>
  <text>
    <body>
      <conceptEntry id="_x0033_d">
        <langSec xml:lang="en">
          <termSec>
            <term>a</term>
            <termNote type="administrativeStatus">preferredTerm-admn-sts</termNote>
            <note>since: 2024-05-06</note>
          </termSec>
        </langSec>
      </conceptEntry>
    </body>
  </text>
</tbx>
"""
    )


def test_the_form_that_glossary_tools_write() -> None:
    found = tbx.read((SAMPLES / "toolkit.tbx").read_bytes(), "toolkit.tbx")
    assert found.problems == ()
    assert found.about == "River towns glossary"
    assert found.entries == (
        TermEntry(
            "dyke-reeve",
            (Term("dyke reeve", "admitted", other=('<note from="translator">not: dyke warden</note>',)),),
            (("nl", "dijkgraaf"),),
        ),
        TermEntry("polder-board", (Term("polder board", "deprecated"),)),
    )


def test_tbx_basic_of_2008() -> None:
    found = tbx.read((SAMPLES / "basic-2008.tbx").read_bytes(), "basic-2008.tbx")
    assert found.problems == ()
    assert found.entries == (
        TermEntry(
            id="c1",
            terms=(
                Term(
                    "vital and constant",
                    "preferred",
                    part_of_speech="adjective",
                    other=(
                        '<descrip type="context">A vital and constant task.</descrip>',
                        '<termNote type="termType">phraseologicalUnit</termNote>',
                        '<termSec id="c1-en1" />',
                        '<transacGrp><transac type="transactionType">origination</transac><transacNote target="mb" '
                        'type="responsibility">M. Bakker</transacNote><date>2024-05-06</date></transacGrp>',
                    ),
                ),
                Term("essential and constant", "deprecated", source="Herald"),
            ),
            source=(("nl", "hoogwaterplicht"),),
            definition="Duty of the river towns to defend what lies behind their dykes",
            definition_source="Congress of river towns, 2024",
            subject_field="water law",
            note="settled by the congress",
            other=(
                '<langSec xml:lang="nl"><descrip type="definition">Plicht van de rivierensteden</descrip></langSec>',
            ),
        ),
    )
    assert tbx.read(tbx.write(found.entries), "back.tbx").entries == found.entries


def test_data_categories_as_elements() -> None:
    found = tbx.read((SAMPLES / "basic-dct.tbx").read_bytes(), "basic-dct.tbx")
    assert found.problems == (Problem("basic-dct.tbx", "<back> is not read"),)
    (entry,) = found.entries
    assert (entry.definition, entry.definition_source) == ("Towns that keep a dyke together", "Dyke act")
    assert [(t.text, t.status, t.part_of_speech, t.other) for t in entry.terms] == [
        ("dyke union", "preferred", "noun", ('<termNote type="grammaticalGender">neuter</termNote>',)),
        ("dyke league", "superseded", None, ('<termNote type="usageNote">until 1953</termNote>',)),
    ]


def test_a_status_that_nobody_knows_is_said_and_kept() -> None:
    raw = b"""<tbx><text><body><conceptEntry id="a"><langSec><termSec><term>dyke</term>
      <termNote type="administrativeStatus">cherishedTerm</termNote></termSec><termSec/></langSec></conceptEntry>
      </body></text></tbx>"""
    found = tbx.read(raw, "a.tbx")
    assert [p.reason for p in found.problems] == [
        "a: the status 'cherishedTerm' of 'dyke' is not known; it is taken as admitted",
        "a: a section in 'en' without a term is not read",
    ]
    assert found.entries[0].terms[0].other == ('<termNote type="administrativeStatus">cherishedTerm</termNote>',)


@pytest.mark.parametrize(
    ("raw", "says"),
    [
        (b"<tbx>", "a.tbx:1: not XML: no element found"),
        (b"<html/>", "a.tbx: not TBX: its root is 'html'; expected tbx, or martif in older files"),
        (
            b'<!DOCTYPE tbx [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><tbx>&b;</tbx>',
            "a.tbx: defines or fetches entities, which is not allowed: ",
        ),
        (
            b'<!DOCTYPE tbx [<!ENTITY f SYSTEM "file:///etc/passwd">]><tbx>&f;</tbx>',
            "a.tbx: defines or fetches entities, which is not allowed: ",
        ),
    ],
)
def test_what_is_no_tbx_or_a_trick_is_refused(raw: bytes, says: str) -> None:
    with pytest.raises(UsageError) as caught:
        tbx.read(raw, "a.tbx")
    assert str(caught.value).startswith(says)


def test_a_spreadsheet_with_what_is_needed_alone() -> None:
    raw = "Term;Status;Language;Since\nvital;preferred;;2024-05-06\nessential;Deprecated;en;\nvitaal;;nl;\n".encode(
        "utf-8-sig"
    )
    found = csv.read(raw, "a.csv")
    assert found.problems == ()
    assert [(e.id, [t.text for t in e.terms], e.source) for e in found.entries] == [
        ("vital", ["vital"], ()),
        ("essential", ["essential"], ()),
        ("vitaal", [], (("nl", "vitaal"),)),
    ]
    assert found.entries[0].terms[0].since == date(2024, 5, 6)


def test_faults_of_a_spreadsheet_are_named_with_their_row() -> None:
    raw = b"concept,term,status,since,definition,colour\na,x,nice,,one,\na,y,admitted,soon,two,\na,,admitted,,,red\n"
    found = csv.read(raw, "a.csv")
    assert [f"{p.path}: {p.reason}" for p in found.problems] == [
        "a.csv:1: unknown column 'colour'; not read",
        "a.csv:3: another definition than a.csv:2; not read",
        "a.csv:2: status 'nice'; expected one of preferred, admitted, deprecated, superseded; term not read",
        "a.csv:3: since 'soon'; expected a date such as 2026-01-19; term not read",
        "a.csv:4: no term; not read",
    ]
    with pytest.raises(UsageError, match=r"a.csv:1: no column 'term'; there may be: concept, term, language"):
        csv.read(b"word\nx\n", "a.csv")


def test_no_cell_of_csv_is_run_as_a_formula() -> None:
    (one,) = concepts("version: 1\nconcepts:\n  - {id: a, terms: [{text: '=1+1', status: preferred}]}\n")
    assert csv.write([one]).splitlines()[1].startswith(b"a,'=1+1,en,preferred")


def test_a_workbook_as_office_programs_write_it() -> None:
    parts = {
        "xl/workbook.xml": '<workbook xmlns:r="r"><sheets><sheet name="Glossary" r:id="rId7"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": '<r><Relationship Id="rId7" Target="worksheets/sheet9.xml"/></r>',
        "xl/sharedStrings.xml": "<sst><si><t>Term</t></si><si><t>Since</t></si><si><t>Status</t></si>"
        "<si><r><t>vital </t></r><r><t>and constant</t></r></si><si><t>preferred</t></si></sst>",
        "xl/worksheets/sheet9.xml": '<worksheet><sheetData><row><c r="A1" t="s"><v>0</v></c>'
        '<c r="C1" t="s"><v>1</v></c><c r="D1" t="s"><v>2</v></c></row>'
        '<row><c r="A2" t="s"><v>3</v></c><c r="C2"><v>45418</v></c>'
        '<c r="D2" t="s"><v>4</v></c></row></sheetData></worksheet>',
    }
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, text in parts.items():
            archive.writestr(name, text)
    assert xlsx.read(out.getvalue(), "a.xlsx").entries == (
        TermEntry("vital-and-constant", (Term("vital and constant", "preferred", date(2024, 5, 6)),)),
    )


def test_what_is_no_workbook() -> None:
    with pytest.raises(UsageError, match=r"a.xlsx: not an XLSX workbook: File is not a zip file"):
        xlsx.read(b"term\n", "a.xlsx")
    whole = xlsx.write(concepts(WHOLE))
    for start in range(40, len(whole), 97):
        broken = whole[:start] + b"\x00\xff<" + whole[start + 3 :]
        with contextlib.suppress(UsageError):
            assert xlsx.read(broken, "a.xlsx").entries


def test_elements_nested_too_deeply() -> None:
    with pytest.raises(UsageError, match=r"a.tbx: elements are nested too deeply"):
        tbx.read(b"<tbx>" + b"<a>" * 9000 + b"</a>" * 9000 + b"</tbx>", "a.tbx")


def test_what_cannot_be_written_is_said() -> None:
    bad = concepts('version: 1\nconcepts:\n  - {id: a, terms: [{text: "a\\x01", status: preferred}]}\n')
    for form in (tbx, xlsx):
        with pytest.raises(UsageError, match=r"the character U\+0001 cannot be written"):
            form.write(bad)
    raw = concepts("version: 1\nconcepts:\n  - {id: a, other: [see c2], terms: [{text: a, status: preferred}]}\n")
    with pytest.raises(UsageError, match=r"terms.yaml:3: other: 'see c2' is no element of TBX"):
        tbx.write(raw)
