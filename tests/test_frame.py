"""The frame of the repository: locks, targets, layers, sizes, editor settings and the set-up script."""

import ast
import json
import os
import re
import shutil
import subprocess
import sys
import tomllib
from fnmatch import fnmatch
from graphlib import TopologicalSorter
from pathlib import Path

import grimp
import pytest

ROOT = Path(__file__).parent.parent
LOCKS = (".ci/requirements.txt", ".ci/requirements-test.txt")
MODULES = sorted((ROOT / "generator").rglob("*.py"))
TOP_LEVEL = {
    *("handbooks", "diagrams", "organisation", "generator", "tests", "benchmarks", "docs"),
    *("mkdocs.yml", "pyproject.toml", "Makefile", "LICENSE"),
    *("README.md", "README.zh-CN.md", "CHANGELOG.md", "CONTRIBUTING.md"),
}


def text(path: str) -> str:
    return (ROOT / path).read_text(encoding="utf-8")


def pins(lock: str) -> dict[str, str]:
    """The version of each package of a lock, by name and condition."""
    entries = re.findall(r"^(\S+)==(\S+?)( ;.*?)?( \\)?$", text(lock), re.MULTILINE)
    return {name + condition: version for name, version, condition, _ in entries}


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_holds_pinned_hashed_packages_and_no_address(lock):
    for entry in re.split(r"\n(?=\S)", text(lock).strip()):
        assert re.fullmatch(r"[a-z0-9._-]+==[^\s/:]+( ; [^\\]+)?( \\\n    --hash=sha256:[0-9a-f]{64})+", entry), entry


def test_the_test_lock_holds_the_runtime_lock():
    assert pins(LOCKS[0])
    assert pins(LOCKS[0]).items() <= pins(LOCKS[1]).items()


def test_the_npm_lock_holds_digests_and_no_address():
    lock = json.loads(text(".ci/npm/package-lock.json"))
    packages = {name: entry for name, entry in lock["packages"].items() if name}
    assert packages
    assert all(entry["integrity"].startswith("sha512-") and "resolved" not in entry for entry in packages.values())
    assert "://" not in json.dumps(lock)


def test_every_dependency_says_why_it_is_there():
    lines = text("pyproject.toml").splitlines()
    dependencies = [line for line in lines if re.match(r'  "[a-z0-9-]+[>=<].*",', line)]
    assert len(dependencies) > 10
    assert [line for line in dependencies if not re.search(r", +# \w", line)] == []


def test_help_lists_every_target():
    declared = re.search(r"^\.PHONY: (.*)$", text("Makefile"), re.MULTILINE)
    assert declared
    targets = {target for target in declared[1].split() if not target.startswith("system")}
    listed = subprocess.run(["make", "-s", "help"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    assert {line.split()[1] for line in listed.splitlines()} == targets


def test_the_top_level_holds_what_the_design_names():
    files = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    top = {line.split("/")[0] for line in files.splitlines()}
    assert {name for name in top if not name.startswith(".")} <= TOP_LEVEL


def test_the_layers_are_those_the_package_tells():
    layers = tomllib.loads(text("pyproject.toml"))["tool"]["importlinter"]["contracts"][0]["layers"]
    told = re.findall(r"``(\w+)``", ast.get_docstring(ast.parse(text("generator/__init__.py"))) or "")
    assert [layer.strip("()") for layer in reversed(layers) if "scoring" not in layer] == told


def test_the_diagrams_folder_does_not_hide_the_diagrams_package():
    assert list((ROOT / "diagrams").rglob("__init__.py")) == []


def test_modules_and_functions_stay_small():
    for module in MODULES:
        source = module.read_text(encoding="utf-8")
        assert source.count("\n") <= 600, module
        for node in ast.walk(ast.parse(source)):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                assert (node.end_lineno or 0) - node.lineno < 80, f"{module}: {node.name}"


def test_no_modules_import_each_other():
    """Then each of them can be imported first; an import within a function counts like one at the top."""
    graph = grimp.build_graph("generator", exclude_type_checking_imports=True, cache_dir=None)
    imported = {module: graph.find_modules_directly_imported_by(module) for module in graph.modules}
    assert len(list(TopologicalSorter(imported).static_order())) == len(MODULES)


def test_every_content_file_meets_the_schema_of_its_kind_in_the_editor():
    schemas = json.loads(text(".vscode/settings.json"))["yaml.schemas"]
    files = [*(ROOT / "diagrams").rglob("*.yml"), *(ROOT / "handbooks").rglob("*.yml")]
    assert files
    for file in files:
        kind = re.match(r"kind: (\S+)", file.read_text(encoding="utf-8"))
        path = file.relative_to(ROOT).as_posix()
        met = [Path(schema).stem for schema, pattern in schemas.items() if fnmatch(path, pattern)]
        assert met == [kind[1] if kind else "process"], path


@pytest.mark.parametrize("path", ["/mkdocs.yml", "/generator/", "/.ci/", "/Makefile", "/pyproject.toml", "/.github/"])
def test_configuration_and_code_have_owners(path):
    assert re.search(rf"^{re.escape(path)} +@\S+", text(".github/CODEOWNERS"), re.MULTILINE)


def test_ci_runs_the_tests():
    assert text(".ci/run").splitlines()[-1] == "exec make test"
    assert os.access(ROOT / ".ci/run", os.X_OK)


class Machine:
    """A system with nothing but a few programs: real ones by link, others as one-line scripts."""

    def __init__(self, folder: Path):
        self.bin = folder / "bin"
        self.bin.mkdir()
        for name in ("cat", "env", "grep", "id", "mktemp", "python3", "rm", "sh"):
            (self.bin / name).symlink_to(sys.executable if name == "python3" else shutil.which(name) or name)

    def program(self, name: str, script: str) -> None:
        (self.bin / name).unlink(missing_ok=True)
        (self.bin / name).write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
        (self.bin / name).chmod(0o755)

    def set_up(self, *options: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            ["/bin/sh", ROOT / ".ci/setup", *options],
            env={"PATH": str(self.bin)},
            capture_output=True,
            text=True,
            check=False,
        )


@pytest.fixture
def machine(tmp_path):
    return Machine(tmp_path)


def test_set_up_is_silent_and_installs_nothing_where_all_is_there(machine, tmp_path):
    for name in ("dot", "qpdf", "chromium", "npm", "pdftotext"):
        machine.program(name, "")
    machine.program("fc-list", "echo 'Noto Serif CJK SC'; echo 'Noto Sans CJK SC'; echo 'LXGW WenKai'")
    machine.program("apt-get", f"touch {tmp_path}/called")
    done = machine.set_up("--test")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    assert not (tmp_path / "called").exists()


def test_set_up_names_what_is_missing_on_a_system_it_does_not_know(machine):
    machine.program("qpdf", "")
    done = machine.set_up()
    assert done.returncode == 1
    assert "graphviz fonts-noto-cjk fonts-lxgw-wenkai\n" in done.stderr
    assert "qpdf" not in done.stderr
    assert "chromium" not in done.stderr
    assert "no apt-get" in done.stderr


def test_set_up_says_which_command_an_administrator_must_run(machine):
    machine.program("id", "echo 1000")
    machine.program("apt-get", "exit 9")
    done = machine.set_up("--test")
    assert done.returncode == 1
    assert "apt-get install graphviz qpdf fonts-noto-cjk fonts-lxgw-wenkai chromium npm poppler-utils" in done.stderr


def test_set_up_uses_sudo_where_it_is_not_root(machine, tmp_path):
    machine.program("id", "echo 1000")
    machine.program("sudo", f'echo "$*" >> {tmp_path}/calls')
    machine.program("apt-get", "exit 9")
    done = machine.set_up()
    install = "env DEBIAN_FRONTEND=noninteractive apt-get -y install --no-install-recommends"
    assert done.returncode == 1
    assert "still not found" in done.stderr
    assert (tmp_path / "calls").read_text(encoding="utf-8").splitlines() == [
        "env DEBIAN_FRONTEND=noninteractive apt-get -y update",
        f"{install} graphviz qpdf fonts-noto-cjk fonts-lxgw-wenkai",
    ]


def test_set_up_shows_why_apt_failed(machine):
    machine.program("id", "echo 0")
    machine.program("apt-get", "echo no network; exit 100")
    done = machine.set_up()
    assert done.returncode == 1
    assert "no network" in done.stderr
    assert "graphviz" in done.stderr


def test_set_up_refuses_other_options(machine):
    assert machine.set_up("--tests").returncode == 2
