"""The exported tree builds with plain MkDocs and Material, to the same pages."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from generator.publishing.export import export
from tests.publishing import sample


def files(folder):
    return {path.relative_to(folder).as_posix(): path for path in sorted(folder.rglob("*")) if path.is_file()}


def test_plain_mkdocs_builds_the_tree_to_the_same_pages(published, tmp_path):
    export(sample.site(), tmp_path)
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet"]
    ran = subprocess.run(command, cwd=tmp_path, env={**os.environ, "NO_MKDOCS_2_WARNING": "1"}, check=False)
    assert ran.returncode == 0
    ours, theirs = files(published), files(tmp_path / "site")
    assert set(ours) <= set(theirs)
    for name, path in ours.items():
        assert theirs[name].read_bytes() == path.read_bytes(), name


def test_the_tree_is_the_same_each_time_and_leaves_other_files_alone(tmp_path):
    export(sample.site(), tmp_path)
    (tmp_path / "docs" / "old.md").write_text("旧", encoding="utf-8")
    (tmp_path / "README").write_text("自己的", encoding="utf-8")
    first = {name: path.read_bytes() for name, path in files(tmp_path).items()}
    export(sample.site(), tmp_path)
    second = {name: path.read_bytes() for name, path in files(tmp_path).items()}
    assert first.pop("docs/old.md")
    assert first == second


def test_a_tree_that_cannot_be_written_leaves_the_last_one(tmp_path, monkeypatch):
    export(sample.site(), tmp_path)
    first = {name: path.read_bytes() for name, path in files(tmp_path).items()}
    writes = []

    def full(path, *given, **named):
        writes.append(path)
        if len(writes) > 5:
            raise OSError(28, "No space left on device", str(path))
        return write(path, *given, **named)

    write = Path.write_text
    monkeypatch.setattr(Path, "write_text", full)
    with pytest.raises(OSError, match="No space left"):
        export(sample.site(description="新"), tmp_path)
    monkeypatch.undo()
    now = {name: path.read_bytes() for name, path in files(tmp_path).items() if not name.startswith(".staging/")}
    assert now == first
    export(sample.site(description="新"), tmp_path)
    assert not (tmp_path / ".staging").exists()
    assert "新" in (tmp_path / "mkdocs.yml").read_text(encoding="utf-8")
