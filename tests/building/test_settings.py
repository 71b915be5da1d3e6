"""The settings of the site are a closed list: nothing of them runs, loads or leads out."""

import pytest

from generator.building.settings import read_settings
from generator.model.settings import SettingsFile
from generator.publishing import settings
from tests.whole_book import ROOT


def told(folder, text):
    (folder / "mkdocs.yml").write_text(text, encoding="utf-8")
    read, _, findings = read_settings(folder)
    assert not findings or read.site_name is None
    return [(found.code, found.span.path, found.span.line) for found in findings]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("hooks: [evil.py]", "HB201"),
        ("INHERIT: ../other.yml", "HB201"),
        ("extra_javascript: [https://example.org/a.js]", "HB201"),
        ("extra_css: [a.css]", "HB201"),
        ("extra_templates: [a.html]", "HB201"),
        ("copyright: <script>alert(1)</script>", "HB201"),
        ("extra: {analytics: {provider: google}}", "HB201"),
        ("extra: {report: javascript:alert(1)}", "HB231"),
        ("extra: {report: 'mailto:a@example.org?bcc=b@example.org'}", "HB231"),
        ("markdown_extensions: [pymdownx.snippets]", "HB201"),
        ("mdx_configs: {a: b}", "HB201"),
        ("edit_uri_template: javascript:alert(1)", "HB201"),
        ("validation: {nav: ignore}", "HB201"),
        ("plugins: [search]", "HB205"),
        ("plugins: [handbooks, macros]", "HB205"),
        ("plugins: [{macros: {module_name: evil}}]", "HB203"),
        ("plugins: {handbooks: {}}", "HB203"),
        ("theme: {name: material, custom_dir: overrides}", "HB201"),
        ("theme: {name: mkdocs}", "HB205"),
        ("theme: {name: material, font: {text: Roboto}}", "HB203"),
        ("theme: readthedocs", "HB205"),
        ("theme: !!python/name:os.system material", "HB119"),
        ("site_name: !!python/object/apply:os.system [id]", "HB119"),
        ("site_name: !ENV HOME", "HB119"),
        ("site_url: javascript:alert(1)", "HB231"),
        ("site_url: //example.org/", "HB231"),
        ("site_url: https://name:word@example.org/", "HB231"),
        ("repo_url: data:text/html,x", "HB231"),
        ('repo_url: https://example.org/"onclick="alert(1)', "HB231"),
        ("edit_uri: javascript:alert(1)", "HB231"),
        ("edit_uri: //example.org/", "HB231"),
        ("edit_uri: /edit/", "HB231"),
        ("docs_dir: /etc", "HB205"),
        ("site_dir: ..", "HB205"),
        ("use_directory_urls: true", "HB205"),
        ("site_name: 手册\nsite_name: 另一本", "HB112"),
        ("- site_name", "HB203"),
        ("# 空", "HB111"),
        ("site_name: [", None),
        ('site_name: "\\u202e"', "HB107"),
    ],
)
def test_what_runs_loads_or_leads_out_is_refused_with_its_place(tmp_path, text, code):
    found = told(tmp_path, text + "\n")
    assert found
    assert all(path == "mkdocs.yml" for _, path, _ in found)
    assert code is None or code in {name for name, _, _ in found}


def test_settings_behind_a_link_are_refused(tmp_path):
    (tmp_path / "real.yml").write_text("site_name: 别处\n", encoding="utf-8")
    (tmp_path / "mkdocs.yml").symlink_to("real.yml")
    read, _, findings = read_settings(tmp_path)
    assert [found.code for found in findings] == ["HB103"]
    assert read.site_name is None


def test_a_link_that_leads_nowhere_is_refused_too(tmp_path):
    (tmp_path / "mkdocs.yml").symlink_to("nowhere.yml")
    assert [found.code for found in read_settings(tmp_path)[2]] == ["HB103"]


@pytest.mark.parametrize(
    "text",
    [
        "site_name: 手册",
        "site_name: <b>手册</b> & '其他'",
        "site_url: https://example.org/a/",
        "site_url: http://localhost:8000/",
        "repo_url: https://example.org/a\nrepo_name: 内容\nedit_uri: edit/main/",
        "edit_uri: '?query=root/path/docs/'",
        "docs_dir: handbooks\nsite_dir: site\nuse_directory_urls: false\nstrict: true",
        "theme: material\nplugins: [handbooks]",
        "theme:\n  name: material\n  language: zh\n  font: false",
    ],
)
def test_what_a_site_may_say_of_itself_is_fine(tmp_path, text):
    assert told(tmp_path, text + "\n") == []


def test_a_project_without_settings_is_fine(tmp_path):
    assert read_settings(tmp_path)[1:] == (None, ())


def test_our_own_settings_are_read_and_nothing_else_reaches_the_engine():
    read, _, findings = read_settings(ROOT)
    assert findings == ()
    assert str(read.site_name) == "党建质量进阶管理系统"
    assert settings.THEME["font"] is False


def test_the_example_of_the_documentation_is_fine_and_holds_every_key(tmp_path):
    page = (ROOT / "docs/settings.md").read_text(encoding="utf-8")
    example = page.split("```yaml\n")[1].split("```")[0]
    assert told(tmp_path, example) == []
    assert [key for key in SettingsFile.model_fields if f"{key}:" not in example] == ["strict"]
