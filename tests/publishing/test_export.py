"""The exported tree builds with plain MkDocs and Material, to the same pages."""

import os
import subprocess
import sys

from generator.publishing.export import export
from tests.publishing import sample


def files(folder):
    return {path.relative_to(folder).as_posix(): path for path in sorted(folder.rglob("*")) if path.is_file()}


def test_plain_mkdocs_builds_the_tree_to_the_same_pages(published, tmp_path):
    assert export(sample.site(), tmp_path) == ()
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
