"""A build that fails, is killed or meets another one leaves the last good output."""

from pathlib import Path

import pytest

from generator.building.project import ProjectError
from generator.building.staging import STAGING, exchange, staging


def page(folder, text):
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "index.html").write_text(text, encoding="utf-8")
    return folder


def test_what_is_staged_takes_the_place_of_what_was_there(tmp_path):
    page(tmp_path / "site", "old")
    (tmp_path / "site/left.html").write_text("old", encoding="utf-8")
    with staging(tmp_path) as folder:
        exchange(page(folder / "site", "new"), tmp_path / "site")
    assert [path.name for path in (tmp_path / "site").iterdir()] == ["index.html"]
    assert (tmp_path / "site/index.html").read_text(encoding="utf-8") == "new"


def test_the_first_output_needs_nothing_to_be_there(tmp_path):
    with staging(tmp_path) as folder:
        exchange(page(folder / "site", "new"), tmp_path / "site")
    assert (tmp_path / "site/index.html").is_file()


def test_nothing_is_left_in_the_staging_folder_even_when_building_fails(tmp_path):
    page(tmp_path / "site", "old")
    with pytest.raises(FileNotFoundError), staging(tmp_path) as folder:
        exchange(page(folder / "half", "new") / "nowhere", tmp_path / "site")
    assert list((tmp_path / STAGING).iterdir()) == []
    assert (tmp_path / "site/index.html").read_text(encoding="utf-8") == "old"


def test_what_a_killed_build_has_left_is_removed(tmp_path):
    page(tmp_path / STAGING / "killed/site", "half")
    with staging(tmp_path) as folder:
        assert list((tmp_path / STAGING).iterdir()) == [folder]


def test_there_is_one_build_at_a_time(tmp_path):
    with staging(tmp_path), pytest.raises(ProjectError, match="另一处"), staging(tmp_path):
        pass
    with staging(tmp_path):
        pass


def test_an_exchange_that_fails_puts_the_old_output_back(tmp_path, monkeypatch):
    page(tmp_path / "site", "old")
    staged = page(tmp_path / "staged", "new")
    rename = Path.rename

    def refuse(path, target):
        if path == staged:
            raise PermissionError
        return rename(path, target)

    monkeypatch.setattr(Path, "rename", refuse)
    with pytest.raises(PermissionError):
        exchange(staged, tmp_path / "site")
    assert (tmp_path / "site/index.html").read_text(encoding="utf-8") == "old"
