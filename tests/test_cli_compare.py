"""``handbooks draw FILE --against OTHER``: another file, or another version in git."""

from __future__ import annotations

import subprocess

PROCESS = "diagrams/processes/probation.yml"


def edited(root):
    """The process with another text of a step; returns the file as it was."""
    path = root / PROCESS
    before = path.read_text("utf-8")
    assert "do: 提出转正申请" in before
    path.write_text(before.replace("do: 提出转正申请", "do: 书面提出转正申请"), "utf-8")
    return before


def test_against_a_file_the_differences_are_drawn_and_told(root, run, tmp_path):
    (tmp_path / "probation.yml").write_text(edited(root), "utf-8")
    result = run("draw", PROCESS, "--against", tmp_path / "probation.yml", "-o", tmp_path / "out.svg")
    assert result.exit_code == 0, result.output
    assert result.stdout.startswith("改动（文字）：")
    svg = (tmp_path / "out.svg").read_text("utf-8")
    assert 'data-change="changed"' in svg
    assert ">改</tspan>" in svg


def test_against_a_revision_of_git(root, run, tmp_path):
    for words in (["init", "-q"], ["add", "-A"], ["-c", "user.name=a", "-c", "user.email=a@b", "commit", "-qm", "one"]):
        subprocess.run(["git", "-C", root, *words], check=True)
    edited(root)
    result = run("draw", PROCESS, "--against", "HEAD:", "-o", tmp_path / "out.svg")
    assert result.exit_code == 0, result.output
    assert result.stdout.count("改动") == 1


def test_what_cannot_be_compared_is_told(run, tmp_path):
    out = tmp_path / "out.svg"
    for other in ("gone.yml", "no-such-revision:", "--output=x:"):
        assert run("draw", PROCESS, f"--against={other}", "-o", out).exit_code == 2
    assert run("draw", PROCESS, "--against", PROCESS, "--page", "a4", "-o", out).exit_code == 2
    assert not out.exists()
