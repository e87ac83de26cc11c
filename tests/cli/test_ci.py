"""The hook, the action and the examples of docs/ci.md: valid, and run as far as that goes without a network."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
from ferry import FERRY, TERMS, write
from jsonschema import Draft7Validator
from ruamel.yaml import YAML

from compare.cli import main

ROOT = Path(__file__).resolve().parents[2]
COMMAND = f"{sys.executable} -m compare.cli"
CLEAN = "In Porto a bridge was closed after an accident on a ferry.\n"
RULED_OUT = "In Porto a bridge was closed after an accident in the machine room of a ferry.\n"


def loaded(text: str) -> Any:
    return YAML(typ="safe").load(text)


def examples() -> list[Any]:
    page = (ROOT / "docs" / "ci.md").read_text(encoding="utf-8")
    return [loaded(block) for block in re.findall(r"^```yaml\n(.*?)^```", page, re.DOTALL | re.MULTILINE)]


def faults(kind: str, value: Any) -> list[str]:
    """What the schema that the package check-jsonschema (Apache-2.0) carries has against the value."""
    text = files("check_jsonschema").joinpath(f"builtin_schemas/vendor/{kind}.json").read_text(encoding="utf-8")
    return [f"{list(e.path)}: {e.message[:80]}" for e in Draft7Validator(json.loads(text)).iter_errors(value)]


def git(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    who = ["-c", "user.name=a", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false"]
    return subprocess.run(["git", *who, *arguments], cwd=folder, check=False, capture_output=True, text=True)


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A newsroom's repository with a termbase, its articles committed on main; the working directory."""
    folder = tmp_path / "newsroom"
    agreed = FERRY["courier"].replace("14", "12").replace("pay", "answer")
    write(folder / "articles", {"herald": FERRY["herald"], "courier": agreed})
    (folder / "terms.yaml").write_text(TERMS, encoding="utf-8")
    (folder / "concordant.toml").write_text('rules = ["house", "terms.yaml"]\n', encoding="utf-8")
    monkeypatch.chdir(folder)
    monkeypatch.setenv("PYTHONPATH", str(ROOT))
    git(folder, "init", "-q", "-b", "main")
    git(folder, "add", "-A")
    git(folder, "commit", "-q", "-m", "in print")
    return folder


def action() -> Any:
    return loaded((ROOT / "action.yml").read_text(encoding="utf-8"))


def act(
    folder: Path, *, runs: str, bin_: Path, values: dict[str, str], **variables: str
) -> subprocess.CompletedProcess[str]:
    """A step of the action, run by bash as a runner would; `bin_` comes first in PATH."""
    made = action()
    inputs = {name: said["default"] for name, said in made["inputs"].items()} | values
    (step,) = [s for s in made["runs"]["steps"] if s["name"] == runs]
    stated = {
        k: re.sub(r"\$\{\{ inputs\.([\w-]+) \}\}", lambda m: inputs[m[1]], v) for k, v in step.get("env", {}).items()
    }
    environment = {**os.environ, **stated, **variables, "PATH": f"{bin_}:{os.environ['PATH']}"}
    command = ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", step["run"]]
    return subprocess.run(command, cwd=folder, env=environment, check=False, capture_output=True, text=True)


def _env(step: Any) -> list[tuple[str, str]]:
    return list(step.get("env", {}).items())


@pytest.fixture
def bin_(tmp_path: Path) -> Path:
    """A folder with the command, and with a python that only says what it is asked for."""
    folder = tmp_path / "bin"
    folder.mkdir()
    for name, line in {"concordant": f'exec {COMMAND} "$@"', "python": 'printf "%s\\n" "$@"'}.items():
        (folder / name).write_text(f"#!/bin/sh\n{line}\n", encoding="utf-8")
        (folder / name).chmod(0o755)
    return folder


def test_the_action_and_the_examples_are_valid() -> None:
    workflow, gitlab, hooks = examples()
    assert faults("github-actions", action()) == []
    assert faults("github-workflows", workflow) == []
    assert faults("gitlab-ci", gitlab) == []
    assert faults("github-actions", {**action(), "runs": {"using": "composite"}}) != []
    (ours,) = [s for s in workflow["jobs"]["check"]["steps"] if "concordant" in s.get("uses", "")]
    assert set(ours["with"]) <= set(action()["inputs"])
    (hook,) = loaded((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    assert hooks["repos"][0]["hooks"][0]["id"] == hook["id"]


def test_the_commands_of_the_gitlab_example_are_understood(repository: Path) -> None:
    _, gitlab, _ = examples()
    git(repository, "update-ref", "refs/remotes/origin/main", "HEAD")
    write(repository / "articles", {"new": RULED_OUT})
    command = gitlab["articles"]["script"][-1].replace("$CI_DEFAULT_BRANCH", "main").replace('"', "").split()
    assert main(command[1:]) == 1
    issues = json.loads((repository / "quality.json").read_text(encoding="utf-8"))
    assert [(i["check_name"], i["location"]["path"]) for i in issues] == [("term-not-preferred", "articles/new.txt")]
    assert (repository / "junit.xml").read_text(encoding="utf-8").count("<failure ") == 1


def test_the_action_installs_this_package(repository: Path, bin_: Path) -> None:
    run = act(repository, runs="Install concordant", bin_=bin_, values={}, GITHUB_ACTION_PATH="/a path/of it")
    assert run.stdout.splitlines() == [
        "-m",
        "pip",
        "install",
        "--quiet",
        "--disable-pip-version-check",
        "/a path/of it",
    ]


def test_the_action_annotates_what_a_pull_request_brings(repository: Path, bin_: Path, tmp_path: Path) -> None:
    git(repository, "update-ref", "refs/remotes/origin/main", "HEAD")
    summary = tmp_path / "summary.md"
    variables = {"GITHUB_BASE_REF": "main", "GITHUB_STEP_SUMMARY": str(summary)}
    values = {"paths": "articles\n", "output": "a b.sarif\njunit:junit.xml"}
    write(repository / "articles", {"fine": CLEAN})
    run = act(repository, runs="Check the articles", bin_=bin_, values=values, **variables)
    assert (run.returncode, run.stderr, run.stdout) == (0, "", "concordant: 0 annotations, and no more\n")
    write(repository / "articles", {"new": RULED_OUT})
    run = act(repository, runs="Check the articles", bin_=bin_, values=values, **variables)
    assert (run.returncode, run.stderr) == (1, "")
    assert run.stdout.startswith("::error file=articles/new.txt,line=1,endLine=1,col=55,endColumn=67,title=")
    assert [line for line in summary.read_text(encoding="utf-8").splitlines() if line.endswith("articles")] == [
        "0 errors, 0 warnings, 0 notices in 3 articles",
        "1 error, 0 warnings, 0 notices in 4 articles",
    ]
    (result,) = json.loads((repository / "a b.sarif").read_text(encoding="utf-8"))["runs"][0]["results"]
    assert result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == "articles/new.txt"
    assert (repository / "junit.xml").exists()
    never = {**values, "fail-on": "never"}
    assert act(repository, runs="Check the articles", bin_=bin_, values=never, **variables).returncode == 0


def test_what_stands_in_an_input_is_no_command(repository: Path, bin_: Path) -> None:
    run = act(repository, runs="Check the articles", bin_=bin_, values={"paths": '$(touch x) "; touch x #'})
    assert run.returncode == 2
    assert not (repository / "x").exists()


def hooked(folder: Path, tmp_path: Path) -> None:
    """Install the hook as it is shipped, but run by this interpreter instead of one that is fetched."""
    (hook,) = loaded((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    entry = hook["entry"].replace("concordant", COMMAND, 1)
    local = {**hook, "entry": entry, "language": "system", "args": ["articles"]}
    (folder / ".pre-commit-config.yaml").write_text(json.dumps({"repos": [{"repo": "local", "hooks": [local]}]}))
    run = subprocess.run([sys.executable, "-m", "pre_commit", "install"], cwd=folder, check=False, capture_output=True)
    assert run.returncode == 0, run.stdout + run.stderr


def test_the_hook_holds_a_commit_until_its_article_fits(
    repository: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PRE_COMMIT_HOME", str(tmp_path / "pre-commit"))
    hooked(repository, tmp_path)
    write(repository / "articles", {"new": RULED_OUT})
    git(repository, "add", "-A")
    run = git(repository, "commit", "-m", "new")
    assert run.returncode == 1
    assert "→ engine room" in run.stdout + run.stderr
    write(repository / "articles", {"new": CLEAN})
    git(repository, "add", "-A")
    run = git(repository, "commit", "-m", "new")
    assert run.returncode == 0, run.stdout + run.stderr
    assert "Passed" in run.stdout + run.stderr
