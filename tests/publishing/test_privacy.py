"""What is published is looked through once more: marks cannot hide a number from the check that readers would see."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

from generator.cli import main
from generator.diagnostics import catalogue
from generator.publishing.privacy import in_folder, in_html
from tests.examples import write_example

BASE = Path(__file__).parents[1] / "base_project"


@pytest.mark.parametrize(
    ("html", "found"),
    [
        ("<p>电话138<b>0013</b>8000</p>", ("手机号",)),
        ("<td>138001</td><td>38000</td>", ()),
        ('<img alt="电话13800138000">', ("手机号",)),
        ('<a href="mailto:someone&#64;example.org">信</a>', ("电子邮箱地址",)),
        ('<path d="M 13800138000 0">', ()),
        ("<script>var a = 13800138000;</script>", ()),
        ("<p>某<i>某</i>甲</p>", ("不得公开的词",)),
    ],
)
def test_words_and_attributes_of_a_page(html, found):
    assert in_html(html, ("某某甲",)) == found


def test_the_files_of_a_site(tmp_path):
    (tmp_path / "a").mkdir()
    (tmp_path / "a/index.html").write_text("<p>卡6222020000000000000</p>", encoding="utf-8")
    (tmp_path / "index.json").write_text('["写信a@example.org"]', encoding="utf-8")
    (tmp_path / "theme.js").write_text("// licence: a@example.org", encoding="utf-8")
    assert list(in_folder(tmp_path)) == [("a/index.html", "银行卡号"), ("index.json", "电子邮箱地址")]


@pytest.mark.parametrize(("which", "code"), [("good", 0), ("bad", 1)])
def test_nothing_is_exchanged_where_personal_data_would_be_published(which, code, tmp_path):
    root = tmp_path / "book"
    shutil.copytree(BASE, root)
    (root / "site").mkdir()
    (root / "site/last.html").write_text("上一次", encoding="utf-8")
    write_example(getattr(catalogue()["HB908"], which), root)
    result = CliRunner().invoke(main, ["--project", str(root), "--as-of", "2026-11-22", "build"])
    assert result.exit_code == code, result.stderr
    assert ("HB908" in result.stderr, "HB909" in result.stderr) == (bool(code), bool(code))
    assert (root / "site/last.html").exists() is bool(code)
