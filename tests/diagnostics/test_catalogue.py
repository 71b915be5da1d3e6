"""The catalogue and its long answers: every code is whole in both languages."""

from __future__ import annotations

import re

import pytest

from generator.diagnostics import catalogue
from generator.diagnostics.explain import explain

NAMES = re.compile(r"(?<!\{)\{(\w+)\}")
ENTRIES = list(catalogue().values())


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry.code)
def test_an_entry_is_whole(entry):
    assert re.fullmatch(r"HB\d{3}", entry.code)
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", entry.name)
    assert set(NAMES.findall(entry.message.zh)) == set(NAMES.findall(entry.message.en))
    assert set(NAMES.findall(entry.hint.zh)) == set(NAMES.findall(entry.hint.en))
    assert re.search("[一-鿿]", entry.message.zh)
    assert not re.search("[一-鿿]", NAMES.sub("", entry.message.en.partition(":")[0]))
    assert entry.reason.zh
    assert entry.reason.en
    assert entry.bad.strip()
    assert entry.good.strip()
    assert entry.bad != entry.good


def test_names_stand_once():
    assert len({entry.name for entry in ENTRIES}) == len(ENTRIES)


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry.code)
def test_every_code_is_explained(entry, language):
    text = explain(entry.code, language)
    assert text.startswith(f"{entry.code} {entry.name}\n")
    assert entry.reason.text(language) in text
    assert not NAMES.search(entry.title(language))


def test_a_code_is_found_by_its_name_and_in_small_letters():
    assert explain("hb133", "zh") == explain("swallowed-comment", "zh") == explain("HB133", "zh")


def test_an_unknown_code_names_the_nearest():
    with pytest.raises(ValueError, match="HB133"):
        explain("HB1333", "zh")
    with pytest.raises(ValueError, match="duplicate-key"):
        explain("duplicate-keys", "zh")


def test_examples_show_hidden_characters():
    assert "<U+202E>" in explain("HB107", "zh")
