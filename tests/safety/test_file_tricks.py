"""Files that are none, cannot be read, or change while a book is loaded: each is told, nothing waits or breaks."""

import errno
import os
import socket

import pytest

from generator.building import load as module
from generator.building.load import load, load_file
from generator.building.project import find_project
from generator.building.settings import read_settings
from generator.source import files

PLACES = ["diagrams/processes/trick.yml", "handbooks/branch/trick.md"]
FLOW = "title: 例子\nbasis: 支部工作条例 11\nconfidence: A\nsteps:\n  - {do: 甲, by: 支委会, records: 批复}\n"


def told(root):
    return [(found.code, found.span.path) for found in load(find_project(root, "2026-11-22")).findings]


def pipe(path):
    os.mkfifo(path)


def listening(path):
    """A socket; its short name comes from the folder, as the whole path can be too long for one."""
    here = os.open(path.parent, os.O_RDONLY)
    try:
        with socket.socket(socket.AF_UNIX) as end:
            end.bind(f"/proc/self/fd/{here}/{path.name}")
    finally:
        os.close(here)


def sparse(path):
    with path.open("wb") as stream:
        stream.truncate(64 * 1024**3)


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize(("make", "code"), [(pipe, "HB102"), (listening, "HB102"), (sparse, "HB105")])
def test_what_is_no_file_or_far_too_large_is_told(root, place, make, code):
    make(root / place)
    assert told(root) == [(code, place)]
    assert [found.code for found in load_file(load(find_project(root)), root / place).findings] == [code]


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("number", [errno.EACCES, errno.EIO, errno.ELOOP, errno.ESTALE])
def test_a_file_that_the_system_does_not_give_is_told(root, monkeypatch, place, number):
    (root / place).write_text("title: 甲\n", encoding="utf-8")
    given = os.open

    def refuse(path, flags, mode=0o777, **rest):
        if str(path).endswith(place):
            raise OSError(number, os.strerror(number))
        return given(path, flags, mode, **rest)

    monkeypatch.setattr(files.os, "open", refuse)
    assert told(root) == [("HB104", place)]


def gone(path):
    path.unlink()


def folder(path):
    path.unlink()
    path.mkdir()


def piped(path):
    path.unlink()
    os.mkfifo(path)


def linked(path):
    path.unlink()
    path.symlink_to("/etc/passwd")


def grown(path):
    with path.open("ab") as stream:
        stream.truncate(2 * 1024**3)


def broken(path):
    path.write_bytes(b"\xff\xfe")


def without_folder(path):
    path.unlink()
    for other in path.parent.iterdir():
        other.unlink()
    path.parent.rmdir()


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (gone, "HB101"),
        (folder, "HB102"),
        (piped, "HB102"),
        (linked, "HB103"),
        (grown, "HB105"),
        (broken, "HB106"),
        (without_folder, "HB101"),
    ],
)
@pytest.mark.parametrize("place", ["diagrams/tricks/trick.yml", "handbooks/tricks/trick.md"])
def test_a_file_that_changes_after_the_survey_is_told(root, monkeypatch, change, code, place):
    (root / place).parent.mkdir()
    (root / place).write_text(FLOW, encoding="utf-8")
    survey = module.survey

    def surveyed(project):
        found = survey(project)
        change(root / place)
        return found

    monkeypatch.setattr(module, "survey", surveyed)
    assert (code, place) in told(root)


def test_a_hard_link_is_a_file_like_any_other(root):
    """The system keeps no trace of another name, and git carries none: what counts is what the file holds."""
    secret = root.parent / "secret.yml"
    secret.write_text("root:x:0:0\n", encoding="utf-8")
    (root / PLACES[0]).hardlink_to(secret)
    assert {path for _, path in told(root)} == {PLACES[0]}


@pytest.mark.parametrize(("make", "code"), [(pipe, "HB102"), (sparse, "HB105"), (linked, "HB103")])
def test_settings_that_are_no_file_are_told(root, make, code):
    (root / "mkdocs.yml").write_text("", encoding="utf-8")
    if make is not linked:
        (root / "mkdocs.yml").unlink()
    make(root / "mkdocs.yml")
    assert [found.code for found in read_settings(root)[2]] == [code]
