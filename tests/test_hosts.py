"""What git hosts run and ask: workflows are sound, may do little, and call commands that are there."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from generator.cli import COMMANDS

ROOT = Path(__file__).parent.parent
BIN = Path(sys.executable).parent
WORKFLOWS = sorted((ROOT / ".github/workflows").glob("*.yml"))
GITLAB = ROOT / ".gitlab-ci.yml"
PINNED = re.compile(r"(?P<action>[\w./-]+)@[0-9a-f]{40} # v\d+\.\d+\.\d+")
WRITING = {"content.yml": {"findings": ["security-events"]}}
"""The jobs that may write, and what."""


def audit(*paths: Path) -> subprocess.CompletedProcess[str]:
    command = [BIN / "zizmor", "--offline", "--pedantic", "--quiet", "--no-progress", *paths]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def read(path: Path) -> dict:
    return yaml.safe_load(path.read_text(encoding="utf-8").replace("\non:", "\n'on':"))


@pytest.mark.parametrize(("schema", "paths"), [("vendor.github-workflows", WORKFLOWS), ("vendor.gitlab-ci", [GITLAB])])
def test_a_host_can_read_them(schema, paths):
    command = [BIN / "check-jsonschema", "--builtin-schema", schema, *paths]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_audit_finds_nothing():
    done = audit(*WORKFLOWS)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize(
    ("sound", "unsound", "told"),
    [
        (r"@[0-9a-f]{40} # v6\.0\.2", "@v6", "unpinned-uses"),
        (r"  pull_request:", "  pull_request_target:", "dangerous-triggers"),
        (r"permissions: \{\}", "permissions: write-all", "excessive-permissions"),
        (r"run: make setup", "run: echo ${{ github.event.pull_request.title }}", "template-injection"),
    ],
)
def test_the_audit_would_find_what_is_wrong(sound, unsound, told, tmp_path):
    text, changed = re.subn(sound, unsound, WORKFLOWS[1].read_text(encoding="utf-8"), count=1)
    assert changed
    path = tmp_path / ".github/workflows/wrong.yml"
    path.parent.mkdir(parents=True)
    path.write_text(text, encoding="utf-8")
    done = audit(path)
    assert done.returncode != 0
    assert told in done.stdout


def test_every_action_is_pinned_by_its_hash_and_everywhere_by_the_same():
    uses = [
        line.split("uses: ")[1]
        for path in WORKFLOWS
        for line in path.read_text("utf-8").splitlines()
        if "uses: " in line
    ]
    assert len(uses) > 5
    assert [use for use in uses if not PINNED.fullmatch(use)] == []
    actions = {use.split("@")[0] for use in uses}
    assert len(set(uses)) == len(actions)


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_a_workflow_may_do_no_more_than_it_must(path):
    text, workflow = path.read_text(encoding="utf-8"), read(path)
    assert "secrets" not in text
    assert set(workflow["on"]) == {"pull_request", "push"}
    assert workflow["permissions"] == {}
    for name, job in workflow["jobs"].items():
        writing = [right for right, level in job["permissions"].items() if level != "read"]
        assert writing == WRITING.get(path.name, {}).get(name, [])
        assert not writing or all("run" not in step and "checkout" not in step["uses"] for step in job["steps"])


def test_they_call_what_is_there():
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    for path in (*WORKFLOWS, GITLAB):
        text = path.read_text(encoding="utf-8")
        assert set(re.findall(r"(?:run:|-) make ([a-z-]+)", text)) <= targets
        assert set(re.findall(r"handbooks (\w+)(?= |\n)", text)) <= set(COMMANDS)
        assert all((ROOT / script).is_file() for script in re.findall(r"run: (\.ci/\w+)", text))


def test_a_proposal_is_asked_for_its_source_and_for_what_became_of_opinions():
    asked = (ROOT / ".github/pull_request_template.md").read_text(encoding="utf-8")
    for words in ("依据", "意见来源", "采纳情况", "国家秘密", "工作秘密", "个人信息", "待核"):
        assert words in asked
    assert (ROOT / ".gitlab/merge_request_templates/Default.md").read_text(encoding="utf-8") == asked


def test_everything_but_the_content_and_its_explanations_has_owners():
    files = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    top = {line.split("/")[0] for line in files.splitlines()}
    owned = re.findall(r"^/([^/\s]+)/? +@\S+", (ROOT / ".github/CODEOWNERS").read_text("utf-8"), re.MULTILINE)
    open_to_all = {
        "handbooks",
        "diagrams",
        "organisation",
        "README.md",
        "README.zh-CN.md",
        "CONTRIBUTING.md",
        "CHANGELOG.md",
    }
    assert top - open_to_all == set(owned)
