"""A project that somebody else wrote: what its settings, its corpus.yaml and its links may have run and read."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest
from ferry import Run

import compare
from compare.config import Config, load
from compare.corpus import sources
from compare.errors import PackError

SECRET = "Captain Rua lost the harbour key."
"""What lies where nothing may be read; no message holds a word of it."""
BACK = "goes back by '..' from a folder that it leaves open; name that folder, or allow it with --allow-outside"


def write(path: Path, text: str = "A ferry burned in Lisbon on Tuesday.\n") -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


@pytest.fixture
def listed(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The folders that are listed from now on, in full."""
    found: list[str] = []

    def telling(listing: Callable[[str], object]) -> Callable[..., object]:
        def told(path: str = ".") -> object:
            found.append(os.path.abspath(path))
            return listing(path)

        return told

    for name in ("listdir", "scandir"):
        monkeypatch.setattr(os, name, telling(getattr(os, name)))
    return found


@pytest.fixture
def desk(tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project that git looks after, beside what is none of its business."""
    write(tmp_path / "vault" / "secret.txt", SECRET)
    write(tmp_path / "vault" / "secret.yaml", f"version: 1\nrules: {SECRET}\n")
    (tmp_path / "desk").mkdir()
    os.replace(tmp_path / "news", tmp_path / "desk" / "news")
    write(tmp_path / "desk" / ".git" / "config.txt", SECRET)
    monkeypatch.chdir(tmp_path / "desk")
    return tmp_path / "desk"


def settings(text: str, *, of: Path | None = None) -> None:
    write(of or Path("concordant.toml"), text)


# What is run


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('select = []\nengine = "spark"\n', "2: engine says what is run {}: give --engine spark, {}"),
        ('master = "local[1]"\n', "1: master says what is run {}: give --master …, {}"),
        (
            'spark_conf = ["spark.pyspark.python=./own.sh"]\n',
            "1: spark_conf says what is run {}: give --spark-conf …, {}",
        ),
        ('neural = "models/own"\n', "1: neural says what is run {}: give --neural …, {}"),
    ],
)
@pytest.mark.parametrize("verb", [("report", "news"), ("rules",), ("terms", "list"), ("check", "news", "--exit-zero")])
def test_a_project_does_not_say_what_is_run(
    run: Run, own_settings: Path, verb: tuple[str, ...], text: str, said: str
) -> None:
    settings(text)
    rest = ("on this machine, which a project's settings may not", f"or set it in your own settings, {own_settings}")
    assert run(*verb) == (2, "", f"concordant: concordant.toml:{said.format(*rest)}\n")


def test_nor_does_one_further_up_or_in_a_pyproject(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    write(Path("pyproject.toml"), '[project]\nname = "news"\n\n[tool.concordant]\nengine = "spark"\n')
    monkeypatch.chdir("news")
    code, out, err = run("report", ".")
    assert (code, out) == (2, "")
    assert err.startswith(
        f"concordant: {Path.cwd().parent / 'pyproject.toml'}:5: engine says what is run on this machine"
    )


def test_every_such_line_is_told(run: Run) -> None:
    settings('engine = "spark"\nspark_conf = ["spark.pyspark.python=./own.sh"]\nrules = ["../terms.yaml"]\n')
    code, _, err = run("report", "news")
    assert code == 2
    assert [line.split(" ")[1] for line in err.splitlines()] == [
        "concordant.toml:1:",
        "concordant.toml:2:",
        "concordant.toml:3:",
    ]


def test_the_local_engine_and_everything_else_may_be_set(run: Run) -> None:
    settings('engine = "local"\nmin_score = 0.6\npaths = ["news"]\nselect = ["figure-differs"]\n')
    assert run("report", "--quiet")[0] == 0


def test_isolated_takes_no_notice_of_any(run: Run, own_settings: Path) -> None:
    settings('engine = "spark"\nrules = ["../terms.yaml"]\n')
    settings('engine = "spark"\nignore = ["marks"]\n', of=own_settings)
    assert run("report", "news", "--isolated", "--quiet")[0] == 0
    assert load(".", isolated=True, overrides={}) == Config()


# The user's own settings


def test_a_user_may_say_what_is_run(own_settings: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    settings(
        'engine = "spark"\nmaster = "spark://head:7077"\nspark_conf = ["a.b=c"]\nneural = "models/own"\n',
        of=own_settings,
    )
    assert load(".", isolated=False, overrides={}) == Config(
        engine="spark", master="spark://head:7077", spark_conf=("a.b=c",), neural="models/own"
    )


def test_the_command_line_over_the_project_over_the_user(
    own_settings: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    settings(
        'min_score = 0.1\nselect = ["marks"]\nignore = ["names"]\nrules = ["house", "mine.yaml"]\n', of=own_settings
    )
    settings('min_score = 0.2\nselect = ["figure-differs"]\n')
    mine = str(own_settings.parent / "mine.yaml")
    found = load(".", isolated=False, overrides={"min_score": 0.3, "rules": ("theirs.yaml",)})
    assert found == Config(
        rules=("house", mine, "theirs.yaml"), min_score=0.3, select=("figure-differs",), ignore=("names",)
    )


def test_rules_of_the_project_take_the_place_of_the_users(own_settings: Path, desk: Path) -> None:
    settings('rules = ["house", "mine.yaml"]\n', of=own_settings)
    settings('rules = ["house", "typography"]\n')
    assert load(".", isolated=False, overrides={}).rules == ("house", "typography")


@pytest.mark.parametrize("said", ['engine = "local"\n', None])
def test_settings_of_spark_count_with_spark_alone(own_settings: Path, desk: Path, said: str | None) -> None:
    settings('engine = "spark"\nmaster = "spark://head:7077"\nspark_conf = ["a.b=c"]\n', of=own_settings)
    if said:
        settings(said)
    overrides = {} if said else {"engine": "local"}
    assert load(".", isolated=False, overrides=overrides) == Config()
    assert load(".", isolated=False, overrides={"engine": "spark"}).master == "spark://head:7077"


def test_options_of_spark_without_spark_are_still_refused(run: Run) -> None:
    said = "--master, --spark-conf, --archive and --columns go with --engine spark, not with --engine local"
    assert run("report", "news", "--master", "local[1]", "--quiet") == (2, "", f"concordant: {said}\n")


def test_users_settings_are_found_where_the_system_has_them(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    settings("min_score = 0.4\n", of=tmp_path / "home" / ".config" / "concordant" / "concordant.toml")
    settings("min_score = 0.9\n", of=tmp_path / "concordant" / "concordant.toml")
    for elsewhere in ("", ".", "concordant"):  # the base directory specification has absolute ones only
        monkeypatch.setenv("XDG_CONFIG_HOME", elsewhere)
        assert load(".", isolated=False, overrides={}).min_score == 0.4


def test_the_folder_of_the_users_settings_is_no_project(own_settings: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    settings('neural = "models/own"\n', of=own_settings)
    monkeypatch.chdir(own_settings.parent)
    assert load(".", isolated=False, overrides={}).neural == "models/own"


def test_a_fault_in_the_users_settings_has_its_line(own_settings: Path, run: Run) -> None:
    settings("\nmin_scor = 1\n", of=own_settings)
    assert run("report", "news")[::2] == (
        2,
        f"concordant: {own_settings}:2: unknown key 'min_scor'; did you mean 'min_score'?\n",
    )


def test_files_of_the_users_settings_may_lie_anywhere(own_settings: Path, desk: Path, run: Run) -> None:
    write(own_settings.parent / "mine.yaml", "version: 1\nrules: []\n")
    settings('rules = ["house", "mine.yaml"]\n', of=own_settings)
    assert run("report", "news", "--quiet")[0] == 0


def test_python_sets_what_it_likes(desk: Path) -> None:
    write(desk.parent / "mine.yaml", "version: 1\nrules: []\n")
    made = compare.report(["news", "../vault/secret.txt"], config=Config(rules=("house", "../mine.yaml")))
    assert [a.id for a in made.articles] == ["courier", "herald", "secret"]


# What is read: settings


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('rules = ["house", "../vault/secret.yaml"]\n', "rules names '../vault/secret.yaml', which lies outside {}"),
        ('paths = ["news", "../vault"]\n', "paths names '../vault', which lies outside {}"),
        ('paths = ["../vault/*.txt"]\n', "paths names '../vault/*.txt', which lies outside {}"),
        ('paths = ["/**/*.txt"]\n', "paths names '/**/*.txt', which lies outside {}"),
        ('paths = ["/et[c]/**/*.txt"]\n', "paths names '/et[c]/**/*.txt', which lies outside {}"),
        ('paths = ["/etc/**/*.txt"]\n', "paths names '/etc/**/*.txt', which lies outside {}"),
        ('paths = ["news/../../**"]\n', "paths names 'news/../../**', which lies outside {}"),
        ('rules = ["/**/*.yaml"]\n', "rules names '/**/*.yaml', which lies outside {}"),
        ('paths = [".git/*.txt"]\n', "paths names '.git/*.txt', which lies in .git, of which nothing is read\n"),
        ('paths = ["new*/../../vault/*.txt"]\n', f"paths names 'new*/../../vault/*.txt', which {BACK}\n"),
        ('paths = ["**/../../vault/*.txt"]\n', f"paths names '**/../../vault/*.txt', which {BACK}\n"),
        ('paths = ["new*/../news/*.txt"]\n', f"paths names 'new*/../news/*.txt', which {BACK}\n"),
        ('waivers = "../vault/secret.yaml"\n', "waivers names '../vault/secret.yaml', which lies outside {}"),
        ('baseline = "../vault/new.json"\n', "baseline names '../vault/new.json', which lies outside {}"),
        ('paths = [".git"]\n', "paths names '.git', which lies in .git, of which nothing is read\n"),
        (
            'paths = [".git/config.txt"]\n',
            "paths names '.git/config.txt', which lies in .git, of which nothing is read\n",
        ),
        ('paths = [".env"]\n', "paths names '.env', which is of no format that is read here (.md, .txt)\n"),
        ('paths = ["news/*"]\n', "paths names 'news/*', and news/key is of no format that is read here (.md, .txt)\n"),
        ('rules = ["./.env"]\n', "rules names './.env', which is of no format that is read here (.yaml, .yml)\n"),
        ('waivers = ".env"\n', "waivers names '.env', which is of no format that is read here (.yaml, .yml)\n"),
        ('rules = ["a\\u0000.yaml"]\n', "rules takes a list of texts, not ['a\\x00.yaml']\n"),
        ('baseline = ".env"\n', "baseline names '.env', which is of no format that is read here (.json)\n"),
    ],
)
def test_settings_name_what_is_the_projects(desk: Path, run: Run, text: str, said: str) -> None:
    write(desk / ".env", SECRET)
    write(desk / "news" / "key", SECRET)
    settings(text)
    code, out, err = run("report", "--quiet")
    outside = f"the project ({desk}); move it there, or allow it with --allow-outside\n"
    assert (code, out) == (2, "")
    assert err == f"concordant: concordant.toml:1: {said.format(outside)}"


def test_no_pattern_of_the_settings_looks_outside(
    desk: Path, run: Run, monkeypatch: pytest.MonkeyPatch, listed: list[str]
) -> None:
    """Neither at the root of the disk nor through a link to it is any folder listed."""
    (desk / "news" / "all").symlink_to("/")
    settings('paths = ["/**/*.txt"]\n')
    assert run("check", "--quiet")[0] == 2
    assert listed == []
    outside = f"lies outside the project ({desk}); move it there, or allow it with --allow-outside"
    for pattern in ("**/*.txt", "news/**", "news/*/*.txt", "news/[a]*/etc/*.txt"):
        settings(f'paths = ["{pattern}"]\n')
        said = f"concordant: concordant.toml:1: paths names '{pattern}', and news/all {outside}\n"
        assert run("check", "--quiet") == (2, "", said)
        assert [folder for folder in listed if not folder.startswith(str(desk))] == []


@pytest.mark.parametrize(
    "pattern", ["news/*.txt", "**/*.txt", "n?ws/**/*.txt", "*/*.txt", "./news/../new[s]/*.txt", "news/*", "l*/*.txt"]
)
def test_patterns_inside_the_project_are_read(desk: Path, run: Run, pattern: str) -> None:
    (desk / "link").symlink_to("news", target_is_directory=True)
    settings(f'paths = ["{pattern}"]\n')
    code, out, err = run("report", "--quiet", "--format", "json")
    assert (code, err) == (0, "")
    assert [a["id"] for a in json.loads(out)["articles"]] == ["courier", "herald"]


def test_a_project_in_a_folder_with_signs_of_patterns(desk: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    os.rename(desk, desk.parent / "desk[1]*")
    monkeypatch.chdir(desk.parent / "desk[1]*")
    settings('waivers = "new.yaml"\nbaseline = "new.json"\npaths = ["news"]\n')
    assert run("report", "--quiet")[::2] == (0, "")


def test_a_user_may_allow_patterns_outside(desk: Path, run: Run) -> None:
    settings('paths = ["../vault/*.txt", "new*/../news/*.txt"]\n')
    code, out, err = run("report", "--quiet", "--format", "json", "--allow-outside")
    assert (code, err) == (0, "")
    assert [a["id"] for a in json.loads(out)["articles"]] == ["courier", "herald", "secret"]


def test_absolute_paths_and_links_in_the_settings_are_held_to_the_same(desk: Path, run: Run) -> None:
    (desk / "terms.yaml").symlink_to("../vault/secret.yaml")
    write(desk / "mine.yaml", "version: 1\nrules: []\n")
    (desk / "ours.yaml").symlink_to(desk / "mine.yaml")
    settings(f'rules = ["house",\n "terms.yaml", "{desk.parent}/vault/secret.yaml", "{desk}/mine.yaml", "ours.yaml"]\n')
    outside = f"which lies outside the project ({desk}); move it there, or allow it with --allow-outside"
    assert run("rules")[::2] == (
        2,
        f"concordant: concordant.toml:1: rules names 'terms.yaml', {outside}\n"
        f"concordant: concordant.toml:1: rules names '{desk.parent}/vault/secret.yaml', {outside}\n",
    )


def test_settings_in_a_folder_reach_as_far_as_git_does(desk: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    write(desk / "shared.yaml", "version: 1\nrules: []\n")
    settings('rules = ["house", "../shared.yaml"]\npaths = ["../news"]\n', of=desk / "sport" / "concordant.toml")
    monkeypatch.chdir(desk / "sport")
    assert run("report", "--quiet")[0] == 0
    os.rename(desk / ".git", desk / "git")
    code, _, err = run("report", "--quiet")
    assert code == 2
    assert err.splitlines()[0] == (
        f"concordant: concordant.toml:1: rules names '../shared.yaml', which lies outside the project ({desk}/sport); "
        "move it there, or allow it with --allow-outside"
    )


def test_a_worktree_is_a_project_too(desk: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    write(desk / "trees" / "a" / ".git", "gitdir: ../../.git/worktrees/a\n")
    settings('rules = ["../../mine.yaml"]\n', of=desk / "trees" / "a" / "concordant.toml")
    monkeypatch.chdir(desk / "trees" / "a")
    assert f"outside the project ({desk}/trees/a)" in run("rules")[2]


def test_allow_outside_lifts_the_place_and_nothing_else(desk: Path, run: Run) -> None:
    write(desk.parent / "shared.yaml", "version: 1\nrules: []\n")
    settings('rules = ["house", "../shared.yaml"]\npaths = ["news"]\n')
    assert run("report", "--quiet")[0] == 2
    assert run("report", "--allow-outside", "--quiet")[0] == 0
    assert run("terms", "list", "--allow-outside")[0] == 0
    settings('paths = [".git/config.txt"]\n')
    assert run("report", "--allow-outside")[::2] == (
        2,
        "concordant: concordant.toml:1: paths names '.git/config.txt', which lies in .git, of which nothing is read\n",
    )


def test_what_the_command_line_names_is_free(desk: Path, run: Run) -> None:
    write(desk.parent / "shared.yaml", "version: 1\nrules: []\n")
    (desk / "link.txt").symlink_to("../vault/secret.txt")
    names = ("../vault/secret.txt", "../vault", "../vault/*.txt", ".git/config.txt", "link.txt")
    for name in names:
        assert run("report", "news", name, "--rules", "../shared.yaml", "--quiet")[0] == 0


# What is read: corpus.yaml


def test_corpus_yaml_lists_what_is_the_projects(desk: Path, run: Run) -> None:
    write(desk / "news" / "key", SECRET)
    (desk / "news" / "vault").symlink_to("../../vault")
    (desk / "news" / "spring").mkdir()
    lines = [
        "{path: ../.git/config.txt, id: a}",
        "{path: ../../vault/secret.txt, id: b}",
        f"{{path: {desk.parent}/vault/secret.txt, id: c}}",
        "{path: vault/secret.txt, id: d}",
        "{path: key, id: e}",
        "{path: spring, id: f}",
        "{path: ../news/herald.txt, id: g}",
        f"{{path: {desk}/news/courier.txt, id: h}}",
    ]
    write(desk / "news" / "corpus.yaml", "version: 1\narticles:\n" + "".join(f"- {line}\n" for line in lines))
    outside = f"lies outside the project ({desk}); move it there, or allow it with --allow-outside"
    code, out, err = run("check", ".", "--format", "github", "--quiet")
    assert (code, out, err.splitlines()) == (
        2,
        "",
        [
            "concordant: news/corpus.yaml:3: path '../.git/config.txt' lies in .git, of which nothing is read",
            f"concordant: news/corpus.yaml:4: path '../../vault/secret.txt' {outside}",
            f"concordant: news/corpus.yaml:5: path '{desk.parent}/vault/secret.txt' {outside}",
            f"concordant: news/corpus.yaml:6: path 'vault/secret.txt' {outside}",
            "concordant: news/corpus.yaml:7: path 'key' is of no format that is read here (.md, .txt)",
            "concordant: news/corpus.yaml:8: path 'spring' is a folder; an article is a file (.md, .txt)",
        ],
    )


def listing(path: Path, article: str) -> None:
    write(path / "corpus.yaml", f"version: 1\narticles:\n- {{path: {article}, id: x}}\n")


def reach_of(*paths: str) -> list[str]:
    return [s.id for s in sources(paths)[0]]


def test_a_corpus_alone_reaches_its_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    write(Path("shared/a.txt"))
    write(Path("news/feb/b.txt"))
    listing(Path("news"), "../shared/a.txt")
    with pytest.raises(PackError) as caught:
        sources(["news"])
    assert caught.value.faults == [
        f"news/corpus.yaml:3: path '../shared/a.txt' lies outside the project ({tmp_path}/news); "
        "move it there, or allow it with --allow-outside"
    ]
    assert [s.id for s in sources(["news"], reach="anywhere")[0]] == ["feb/b", "x"]
    assert reach_of("news/feb") == ["b"]
    assert reach_of(".") == ["news/feb/b", "x"]  # the folder that is named holds both
    settings("", of=Path("concordant.toml"))
    assert reach_of("news") == ["feb/b", "x"]  # the folder of the settings does


def test_of_nested_corpora_each_is_held_to_the_project(desk: Path) -> None:
    listing(desk / "news", "feb/a.txt")
    listing(desk / "news" / "feb", "../../../vault/secret.txt")
    write(desk / "news" / "feb" / "a.txt")
    with pytest.raises(
        PackError, match=r"^news/feb/corpus\.yaml:3: path '\.\./\.\./\.\./vault/secret\.txt' lies outside"
    ):
        sources(["news"])


def test_a_corpus_that_only_describes_one_file_has_nothing_read(desk: Path) -> None:
    listing(desk / "news", "../../vault/secret.txt")
    assert reach_of("news/herald.txt") == ["herald"]


def test_a_project_behind_a_link_is_the_same_project(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (desk.parent / "tmp").symlink_to(desk, target_is_directory=True)
    listing(desk / "news", "../shared.txt")
    write(desk / "shared.txt")
    assert reach_of(f"{desk.parent}/tmp/news") == ["courier", "herald", "x"]
    monkeypatch.chdir(desk.parent / "tmp" / "news")
    assert reach_of(".") == ["courier", "herald", "x"]


# What is read: links

AWAY = "a link to what lies outside the folder and its project; move it there, or allow it with --allow-outside"


def test_links_that_lead_out_of_the_project_are_not_read(desk: Path, run: Run) -> None:
    write(desk / "wires" / "a.txt", "A ferry burned on Monday in Porto.\n")
    write(desk / "key", SECRET)
    for name, target in {
        "out.txt": "../../vault/secret.txt",
        "git.txt": "../.git/config.txt",
        "key.txt": "../key",
        "wire.txt": "../wires/a.txt",
        "round.txt": "round.txt",
        "folder": "../../vault",
    }.items():
        (desk / "news" / name).symlink_to(target)
    code, out, err = run("report", "news", "--quiet", "--format", "json")
    assert (code, err.splitlines()) == (
        2,
        [
            "concordant: news/git.txt: a link to what lies in .git, of which nothing is read",
            "concordant: news/key.txt: a link to what is of no format that is read here (.md, .txt)",
            f"concordant: news/out.txt: {AWAY}",
            "concordant: news/round.txt: cannot be read: Too many levels of symbolic links",
        ],
    )
    assert "Rua" not in out
    assert '"id": "wire"' in out


def test_a_pattern_reaches_no_further_through_links(desk: Path, run: Run) -> None:
    (desk / "news" / "out.txt").symlink_to("../../vault/secret.txt")
    (desk / "news" / "vault").symlink_to("../../vault")
    for pattern in ("news/*", "news/**/*.txt", "n*/*"):
        code, out, err = run("report", pattern, "--quiet")
        assert (code, "Rua" in out) == (2, False)
        assert f"concordant: news/out.txt: {AWAY}" in err.splitlines()
        assert f"concordant: news/vault/secret.txt: {AWAY}" in err.splitlines()
        assert run("report", pattern, "--allow-outside", "--quiet")[0] == 0


def test_links_among_settings_name_their_line(desk: Path, run: Run) -> None:
    (desk / "news" / "out.txt").symlink_to("../../vault/secret.txt")
    settings('\npaths = ["news/*.txt"]\n')
    assert run("report", "--quiet")[::2] == (
        2,
        f"concordant: concordant.toml:2: paths names 'news/*.txt', and news/out.txt lies outside the project ({desk}); "
        "move it there, or allow it with --allow-outside\n",
    )


@pytest.mark.parametrize("paths", [("news",), ("news/herald.txt", "news/courier.txt")])
def test_files_beside_the_articles_are_no_way_out(desk: Path, run: Run, paths: tuple[str, ...]) -> None:
    corpus = desk / "news" / "corpus.yaml"
    corpus.symlink_to("../../vault/secret.yaml")
    assert run("report", *paths, "--quiet")[::2] == (2, f"concordant: news/corpus.yaml: {AWAY}\n")
    corpus.unlink()
    for name in ("waivers.yaml", "baseline.json"):
        (desk / "news" / name).symlink_to("../../vault/secret.yaml")
        assert run("report", *paths, "--quiet") == (2, "", f"concordant: news/{name}: {AWAY}\n")
        (desk / "news" / name).unlink()


def test_nor_is_a_link_in_the_place_of_the_settings(desk: Path, run: Run) -> None:
    write(desk.parent / "vault" / "secret.toml", f'neural = "{SECRET}"\n')
    for name in ("concordant.toml", "pyproject.toml"):
        (desk / name).symlink_to("../vault/secret.toml")
        assert run("rules") == (2, "", f"concordant: {name}: {AWAY}\n")
        (desk / name).unlink()
    write(desk / "shared" / "concordant.toml", 'select = ["figure-differs"]\n')
    (desk / "concordant.toml").symlink_to("shared/concordant.toml")
    assert run("report", "news", "--quiet")[0] == 0


def test_decisions_are_not_written_through_a_link(desk: Path, run: Run) -> None:
    (desk / "news" / "waivers.yaml").symlink_to("../../vault/new.yaml")
    run("report", "news", "--quiet", "--waivers", "mine.yaml")
    code, _, err = run("stet", "1", "news", "--why", "both", "--by", "Mai", "--quiet")
    assert (code, err) == (2, f"concordant: news/waivers.yaml: {AWAY}\n")
    assert not (desk.parent / "vault" / "new.yaml").exists()


# Every verb


@pytest.mark.parametrize(
    "command",
    [
        ("report",),
        ("check", "--focus", "news/herald.txt"),
        ("review", "news/herald.txt"),
        ("review", "--serve"),
        ("queries",),
        ("explain", "1"),
        ("stet", "1", "--why", "both"),
        ("decisions", "list"),
        ("decisions", "drop", "1"),
        ("baseline", "create"),
    ],
)
@pytest.mark.parametrize("change", ["settings", "corpus"])
def test_every_verb_obeys(desk: Path, run: Run, command: tuple[str, ...], change: str) -> None:
    settings('paths = ["news"]\n')
    if change == "settings":
        settings('paths = ["news"]\nwaivers = "../vault/secret.yaml"\n')
        said = "concordant.toml:2: waivers names '../vault/secret.yaml', which lies outside the project"
    else:
        listing(desk / "news", "../../vault/secret.txt")
        said = "news/corpus.yaml:3: path '../../vault/secret.txt' lies outside the project"
    code, out, err = run(*command)
    assert (code, out) == (2, "")
    last = err.splitlines()[-1]
    assert last == f"concordant: {said} ({desk}); move it there, or allow it with --allow-outside"


@pytest.mark.parametrize(
    "command",
    [("terms", "suggest", "news"), ("terms", "history", "x", "news", "--rules", "t.yaml"), ("compare", "news")],
)
def test_so_do_those_that_take_no_decisions(desk: Path, run: Run, command: tuple[str, ...]) -> None:
    write(desk / "t.yaml", "version: 1\nconcepts:\n- {id: x, terms: [{text: engine, status: preferred}]}\n")
    listing(desk / "news", "../../vault/secret.txt")
    code, out, err = run(*command, "--quiet")
    assert (code, out) == (2, "")
    assert err.startswith("concordant: news/corpus.yaml:3: path '../../vault/secret.txt' lies outside the project")


@pytest.mark.parametrize("verb", ["explain", "stet"])
def test_what_a_report_named_is_looked_at_again_before_it_is_used(desk: Path, run: Run, verb: str) -> None:
    rules = write(desk / "mine.yaml", "version: 1\nrules: []\n")
    settings('rules = ["house", "mine.yaml"]\n')
    assert run("report", "news", "--quiet")[0] == 0
    rules.unlink()
    rules.symlink_to("../vault/secret.yaml")
    code, out, err = run(verb, "1", *(["--why", "both"] if verb == "stet" else []))
    outside = f"outside the project ({desk}); move it there, or allow it with --allow-outside"
    assert (code, out) == (2, "")
    assert err == f"concordant: concordant.toml:1: rules names 'mine.yaml', which lies {outside}\n"


def test_settled_terms_go_to_no_file_elsewhere(desk: Path, own_settings: Path) -> None:
    from compare.products.deciding import kept
    from compare.web.corpus import termbase_of

    (desk / "news" / "terms.yaml").symlink_to("../../vault/secret.yaml")
    (waivers,) = kept(["news"], Config()).waivers
    with pytest.raises(PackError, match=f"^news/terms.yaml: {AWAY}$"):
        termbase_of(Config(), waivers, None)
    assert termbase_of(Config(), waivers, "news/terms.yaml").shown == "news/terms.yaml"
