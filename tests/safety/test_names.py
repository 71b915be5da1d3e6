"""Links and odd, hidden or clashing names are refused before anything is read, in a book and for a single file."""

import os
import shutil
import unicodedata
from pathlib import Path

import pytest

from generator.building.build import build
from generator.building.load import load, load_file
from generator.building.project import find_project
from generator.diagnostics import Severity, catalogue
from generator.diagnostics.emitters import FORMATS, emit
from tests.examples import write_example

BASE = Path(__file__).parents[1] / "base_project"
FLOW = "title: 例子\nbasis: 支部工作条例 11\nconfidence: A\nsteps:\n  - {do: 甲, by: 支委会, records: 批复}\n"
PROCESSES = "diagrams/processes"
HIDDEN = "绝密内容"


@pytest.fixture
def root(tmp_path):
    shutil.copytree(BASE, tmp_path / "book")
    (tmp_path / "outside").mkdir()
    (tmp_path / "outside/secret.yml").write_text(FLOW.replace("例子", HIDDEN), encoding="utf-8")
    return tmp_path / "book"


def told(root):
    return [(found.code, found.span.path) for found in load(find_project(root, "2026-11-22")).findings]


@pytest.mark.parametrize(
    ("place", "target"),
    [
        (f"{PROCESSES}/link.yml", "../../../outside/secret.yml"),
        (f"{PROCESSES}/link.yml", "examine.yml"),
        (f"{PROCESSES}/link.yml", "/etc/passwd"),
        (f"{PROCESSES}/link.yml", "nowhere"),
        (f"{PROCESSES}/link.yml", "link.yml"),
        (f"{PROCESSES}/linked", "../../../outside"),
        (f"{PROCESSES}/linked", "."),
        ("handbooks/branch/link.md", "/proc/self/environ"),
        ("handbooks/linked", "branch"),
        ("handbooks/branch/picture.png", "/etc/passwd"),
    ],
)
def test_a_link_is_refused_wherever_it_leads(root, place, target):
    (root / place).symlink_to(target)
    assert told(root) == [("HB103", place)]
    made = build(find_project(root, "2026-11-22"))
    assert made.publication is None


@pytest.mark.parametrize("folder", ["diagrams", "handbooks", PROCESSES, "handbooks/branch", "handbooks/registers"])
def test_a_folder_of_content_is_no_link(root, folder):
    (root / folder).rename(root.parent / "moved")
    (root / folder).symlink_to(root.parent / "moved")
    assert ("HB103", folder) in told(root)


def test_a_link_on_the_way_to_a_file_given_by_its_path(root):
    (root / PROCESSES / "linked").symlink_to("../../../outside")
    (root / PROCESSES / "link.yml").symlink_to("../../../outside/secret.yml")
    loaded = load(find_project(root, "2026-11-22"))
    for path in (root / PROCESSES / "linked/secret.yml", root / PROCESSES / "link.yml"):
        found = load_file(loaded, path)
        assert found.definition is None
        assert [item.code for item in found.findings] == ["HB103"]


def test_outside_the_project_only_the_file_itself_is_no_link(root, tmp_path):
    (tmp_path / "way").symlink_to("outside")
    (tmp_path / "link.yml").symlink_to("outside/secret.yml")
    loaded = load(find_project(root, "2026-11-22"))
    assert load_file(loaded, tmp_path / "way/secret.yml").definition is not None
    assert [item.code for item in load_file(loaded, tmp_path / "link.yml").findings] == ["HB103"]


ODD = [
    " a", "a ", "a b", "-rf", "--help", "_a", "a\tb", "a\nb", "a\x1b[31m", "a\x7f", "a\u202eb", "a\u200fb", "a\u2028b",
    "a\u00a0b", "a\u3000b", "a\u200bb", "con", "NUL", "com1", "lpt9.old", "aux", "a:b", "a?b", "a*b", "a|b", "a<b>c",
    'a"b', "a\\b", "a'b", "a`b", "a$b", "${HOME}", "$(id)", "{{a}}", "{%a%}", "a&b", "a;b", "a#b", "a%2e", "~a", "a~1",
    "é".replace("é", "e\u0301"), "ガ".replace("ガ", "カ\u3099"), "文" * 60, "a" * 200, "🚩", "javascript:alert(1)",
]  # fmt: skip


def test_odd_names_are_refused(root):
    for name in ODD:
        (root / PROCESSES / f"{name}.yml").write_text(FLOW, encoding="utf-8")
    assert sorted(told(root)) == sorted(("HB150", f"{PROCESSES}/{name}.yml") for name in ODD)


def test_odd_folders_are_refused_with_all_that_is_in_them(root):
    names = [name for name in ODD if name != "lpt9.old"]
    for name in names:
        (root / "handbooks" / name).mkdir()
        (root / "handbooks" / name / "page.md").write_text("no front matter", encoding="utf-8")
    assert sorted(told(root)) == sorted(("HB150", f"handbooks/{name}") for name in names)


@pytest.mark.parametrize("name", [b"\xff.yml", b"a\x80b.md", b"\xb3\xcc\xd0\xf2.txt", b"\xed\xa0\x80.yml", b"\xc0\xaf"])
@pytest.mark.parametrize("output", list(FORMATS))
def test_a_name_that_is_not_utf_8_is_refused_and_can_be_told(root, name, output):
    path = os.path.join(os.fsencode(root / PROCESSES), name)  # noqa: PTH118 - bytes
    with open(path, "wb") as stream:  # noqa: PTH123 - bytes
        stream.write(FLOW.encode())
    loaded = load(find_project(root, "2026-11-22"))
    assert [found.code for found in loaded.findings] == ["HB150"]
    assert emit(loaded.findings, output, "zh", loaded.source_line).encode()
    given = load_file(loaded, Path(os.fsdecode(path)))
    assert [found.code for found in given.findings] == ["HB150"]
    assert emit(given.findings, output, "en", loaded.source_line).encode()


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("step.yml", "Step.yml"),
        ("step.yml", "STEP.yml"),
        ("straße.yml", "STRASSE.yml"),
        ("é.yml", unicodedata.normalize("NFD", "é.yml")),
        ("abc.yml", "ａｂｃ.yml"),
    ],
)
def test_names_that_some_systems_take_for_the_same_are_refused(root, first, second):
    for name in (first, second):
        (root / PROCESSES / name).write_text(FLOW, encoding="utf-8")
    assert {code for code, _ in told(root)} & {"HB150", "HB151"}


def test_folders_clash_too(root):
    (root / "diagrams/Processes").mkdir()
    assert [code for code, _ in told(root)] == ["HB151"]


@pytest.mark.parametrize("name", ["handbooks/branch/index.md", "handbooks/roles/handbook.yml", "handbooks/p01/a.md"])
def test_the_site_keeps_its_own_addresses(root, name):
    (root / name).parent.mkdir(exist_ok=True)
    shutil.copy(root / "handbooks/branch/accept-member.md", root / name)
    assert "HB150" in {code for code, _ in told(root)}


@pytest.mark.parametrize("name", ["换届选举", "annual-report", "2026", "P01", "a_b.c", "É", "文" * 38])
def test_plain_names_are_fine(root, name):
    (root / PROCESSES / f"{name}.yml").write_text(FLOW, encoding="utf-8")
    assert not {code for code, _ in told(root)} & {"HB150", "HB151", "HB152"}


@pytest.mark.parametrize("name", ["a.yaml", "a.YML", "a.Md", "a.markdown"])
def test_a_file_that_would_be_left_out_for_its_ending_is_told(root, name):
    (root / PROCESSES / name).write_text(FLOW, encoding="utf-8")
    found = load(find_project(root, "2026-11-22")).findings
    assert [(item.code, item.severity) for item in found] == [("HB152", Severity.WARNING)]


@pytest.mark.parametrize("name", ["notes.txt", "notes 2.txt", "a.yml~", "#a.yml#", ".a.yml.swp", ".DS_Store"])
def test_what_editors_and_systems_leave_is_passed_over(root, name):
    (root / PROCESSES / name).write_text("x", encoding="utf-8")
    assert told(root) == []


def test_pipes_and_folders_with_the_name_of_a_file_are_told_and_do_not_stop_anybody(root):
    os.mkfifo(root / PROCESSES / "pipe.yml")
    (root / PROCESSES / "folder.yml").mkdir()
    assert told(root) == [("HB102", f"{PROCESSES}/pipe.yml")]


def test_folders_stand_in_each_other_to_a_limit(root):
    deep = root / PROCESSES / "/".join("a" * 40)
    deep.mkdir(parents=True)
    assert [code for code, _ in told(root)] == ["HB150"]


@pytest.mark.parametrize("code", ["HB150", "HB151", "HB152"])
def test_the_examples_of_the_catalogue(root, code):
    write_example(catalogue()[code].bad, root)
    assert code in {found for found, _ in told(root)}
    for path in (root / PROCESSES).glob("*xample.*"):
        path.unlink()
    write_example(catalogue()[code].good, root)
    assert not any(found.startswith("HB1") for found, _ in told(root))


@pytest.mark.parametrize("path", ["processes/facts", "roots/roots", "logic/logics", "matrices/matrices"])
def test_a_drawing_is_not_named_like_a_section_of_its_page(tmp_path: Path, path: str) -> None:
    """Two elements of one page would have the same id."""
    root = tmp_path / "book"
    shutil.copytree(BASE, root)
    file = root / f"diagrams/{path}.yml"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text("title: 例子\nsteps:\n  - {do: 登记, by: 支委会}\n", encoding="utf-8")
    found = [each for each in load(find_project(root, "2026-11-22")).findings if each.span.path.endswith(file.name)]
    assert [each.code for each in found] == ["HB150"]
