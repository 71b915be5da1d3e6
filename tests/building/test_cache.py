"""The cache: what was kept is read back whole or not at all, and it is never a reason to fail."""

import os
import shutil

import pytest

from generator.building import cache as module
from generator.building.cache import FOLDER, Cache

KEY = "0" * 64


@pytest.fixture
def cache(tmp_path):
    return Cache(tmp_path)


def test_what_is_kept_is_read_back_as_it_was(cache):
    cache.put("prints", KEY, b"\x00content\n")
    assert cache.get("prints", KEY) == b"\x00content\n"
    assert cache.get("prints", "1" * 64) is None
    assert cache.get("drawings", KEY) is None


@pytest.mark.parametrize("length", range(0, 40, 3))
def test_an_entry_that_was_cut_off_is_none(cache, tmp_path, length):
    cache.put("prints", KEY, b"content!")
    path = tmp_path / FOLDER / "prints" / KEY
    assert path.stat().st_size == 40
    path.write_bytes(path.read_bytes()[:length])
    assert cache.get("prints", KEY) is None


@pytest.mark.parametrize("at", [0, 31, 32, 39])
def test_an_entry_with_a_changed_byte_is_none(cache, tmp_path, at):
    cache.put("prints", KEY, b"content!")
    path = tmp_path / FOLDER / "prints" / KEY
    content = bytearray(path.read_bytes())
    content[at] ^= 1
    path.write_bytes(content)
    assert cache.get("prints", KEY) is None


def test_a_cache_that_cannot_be_written_is_empty(cache, tmp_path):
    (tmp_path / ".cache").write_text("a file", encoding="utf-8")
    cache.put("prints", KEY, b"content")
    cache.remember("prints", {"branch": {"content": "1"}})
    cache.prune("prints")
    assert cache.get("prints", KEY) is None
    assert cache.last("prints") == {}


def test_a_write_that_fails_leaves_no_file(cache, tmp_path, monkeypatch):
    def fail(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(module.Path, "replace", fail)
    cache.put("prints", KEY, b"content")
    assert list((tmp_path / FOLDER / "prints").iterdir()) == []


def test_the_inputs_of_the_last_time_are_remembered_job_by_job(cache):
    cache.remember("prints", {"branch": {"content": "1"}, "project": {"content": "2"}})
    cache.remember("prints", {"branch": {"content": "3", "fonts": "4"}})
    assert cache.last("prints") == {"branch": {"content": "3", "fonts": "4"}, "project": {"content": "2"}}


@pytest.mark.parametrize("content", ["", "{", "[]", '{"branch": 1}', '{"branch": []}', "null"])
def test_a_memory_that_cannot_be_read_is_none(cache, tmp_path, content):
    cache.remember("prints", {"branch": {"content": "1"}})
    (tmp_path / FOLDER / "prints/last.json").write_text(content, encoding="utf-8")
    assert cache.last("prints") == {}


def test_the_results_used_last_are_kept(cache, tmp_path, monkeypatch):
    monkeypatch.setattr(module, "KEPT", 2)
    cache.remember("drawings", {"a": {"view": "1"}})
    for age, name in enumerate("abcd"):
        cache.put("drawings", name, b"x")
        os.utime(tmp_path / FOLDER / "drawings" / name, (age, age))
    assert cache.get("drawings", "a") == b"x"
    cache.prune("drawings")
    assert [name for name in "abcd" if cache.get("drawings", name)] == ["a", "d"]
    assert cache.last("drawings") == {"a": {"view": "1"}}
    shutil.rmtree(tmp_path / ".cache")
    cache.prune("drawings")


def test_results_do_not_grow_without_end(cache, tmp_path, monkeypatch):
    monkeypatch.setattr(module, "KEPT_BYTES", 100)
    for age, name in enumerate("abcd"):
        cache.put("prints", name, bytes(10))
        os.utime(tmp_path / FOLDER / "prints" / name, (age, age))
    cache.prune("prints")
    assert [name for name in "abcd" if cache.get("prints", name)] == ["c", "d"]
