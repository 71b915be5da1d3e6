"""A build that fails, is killed or meets another one leaves the last good output."""

import json

import pytest

from generator.building import staging as stages
from generator.building import swap as swapping
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
        page(folder / "site", "new")
        exchange(folder, tmp_path, ("site",))
    assert [path.name for path in (tmp_path / "site").iterdir()] == ["index.html"]
    assert (tmp_path / "site/index.html").read_text(encoding="utf-8") == "new"


def test_the_first_output_needs_nothing_to_be_there(tmp_path):
    with staging(tmp_path) as folder:
        page(folder / "site", "new")
        exchange(folder, tmp_path, ("site",))
    assert (tmp_path / "site/index.html").is_file()


def test_nothing_is_left_in_the_staging_folder_even_when_building_fails(tmp_path):
    page(tmp_path / "site", "old")
    with pytest.raises(FileNotFoundError), staging(tmp_path) as folder:
        exchange(page(folder / "half", "new"), tmp_path, ("site",))
    assert [path.name for path in (tmp_path / STAGING).iterdir()] == ["lock"]
    assert (tmp_path / "site/index.html").read_text(encoding="utf-8") == "old"


def test_what_a_killed_build_has_left_is_removed(tmp_path):
    page(tmp_path / STAGING / "killed/site", "half")
    with staging(tmp_path) as folder:
        assert {path.name for path in (tmp_path / STAGING).iterdir()} == {folder.name, "lock"}


def test_there_is_one_build_at_a_time(tmp_path):
    with staging(tmp_path), pytest.raises(ProjectError, match="另一处"), staging(tmp_path):
        pass
    with staging(tmp_path):
        pass


@pytest.fixture(params=[True, False], ids=["in one step", "in two steps"])
def steps(request, monkeypatch):
    if not request.param:
        monkeypatch.setattr(swapping, "_exchanged", lambda one, other: False)  # noqa: ARG005


def outputs(root):
    return [(root / name / "index.html").read_text(encoding="utf-8") for name in ("site", "dist")]


@pytest.fixture
def folder(tmp_path):
    for name in ("site", "dist"):
        page(tmp_path / name, "old")
        page(tmp_path / STAGING / "one" / name, "new")
    return tmp_path / STAGING / "one"


@pytest.mark.usefixtures("steps")
@pytest.mark.parametrize("fails", ["site", "dist"])
def test_an_exchange_that_fails_puts_everything_back(tmp_path, folder, monkeypatch, fails):
    real = swapping.swap

    def refuse(staged, target):
        if target.name == fails:
            raise PermissionError
        real(staged, target)

    monkeypatch.setattr(stages, "swap", refuse)
    with pytest.raises(PermissionError):
        exchange(folder, tmp_path, ("site", "dist"))
    assert outputs(tmp_path) == ["old", "old"]


@pytest.mark.usefixtures("steps")
@pytest.mark.parametrize("swapped", [0, 1, 2])
def test_an_exchange_that_is_killed_is_finished_by_the_next_build(tmp_path, folder, swapped):
    names = ("site", "dist")
    plan = {name: (folder / name).stat().st_ino for name in names}
    (folder / "plan.json").write_text(json.dumps(plan), encoding="utf-8")
    ready = folder.rename(folder.with_name("ready"))
    for name in names[:swapped]:
        swapping.swap(ready / name, tmp_path / name)
    with staging(tmp_path):
        assert outputs(tmp_path) == ["new", "new"]


def test_a_build_that_is_interrupted_in_the_exchange_takes_it_back(tmp_path, folder, monkeypatch):
    real = swapping.swap

    def interrupted(staged, target):
        if (target.name, staged.parent.name) == ("dist", "ready"):
            raise KeyboardInterrupt
        real(staged, target)

    monkeypatch.setattr(stages, "swap", interrupted)
    with pytest.raises(KeyboardInterrupt):
        exchange(folder, tmp_path, ("site", "dist"))
    with staging(tmp_path):
        assert outputs(tmp_path) == ["old", "old"]


def test_between_two_renames_the_next_build_finds_the_new_content(tmp_path, folder):
    (folder / "plan.json").write_text(f'{{"site": {(folder / "site").stat().st_ino}}}', encoding="utf-8")
    ready = folder.rename(folder.with_name("ready"))
    (tmp_path / "site").rename(ready / "site.former")
    with staging(tmp_path):
        assert outputs(tmp_path)[0] == "new"


def test_a_link_in_the_place_of_the_output_is_replaced_and_its_target_stays(tmp_path):
    page(tmp_path / "elsewhere", "mine")
    (tmp_path / "site").symlink_to("elsewhere")
    with staging(tmp_path) as folder:
        page(folder / "site", "new")
        exchange(folder, tmp_path, ("site",))
    assert not (tmp_path / "site").is_symlink()
    assert (tmp_path / "elsewhere/index.html").read_text(encoding="utf-8") == "mine"
    assert [path.name for path in (tmp_path / STAGING).iterdir()] == ["lock"]
