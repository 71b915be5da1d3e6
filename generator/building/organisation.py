"""An organisation's own book, started from ours: our content and what builds it, with its own names."""

from __future__ import annotations

import json
import shutil
import subprocess
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path

from generator.building.load import Loaded, load
from generator.building.project import MARKS, ProjectError, absolute, find_project

CONTENT = MARKS
GUIDES = (
    *("CONTRIBUTING.md", "LICENSE"),
    *("docs/language.md", "docs/kinds.md", "docs/settings.md", "docs/hosts.md", "docs/findings.md"),
    "docs/rules.md",
    *("docs/schemas", "docs/pictures"),
)
TOOLS = (
    *(".ci/setup", ".ci/requirements.txt", ".editorconfig", ".gitattributes", ".gitignore"),
    *(".github/workflows/content.yml", ".github/pull_request_template.md"),
    *(".gitlab-ci.yml", ".gitlab/merge_request_templates", ".vscode"),
)
COPIED = (*CONTENT, *GUIDES, *TOOLS)
"""What comes from us and is brought up to date later; the wheel carries it in ``generator/origin``."""

OWN: Mapping[str, str] = {
    "README.md": "README.md",
    "Makefile": "Makefile",
    "mkdocs.yml": "mkdocs.yml",
    "docs/README.md": "docs.md",
    ".github/CODEOWNERS": "CODEOWNERS",
}
"""What is the organisation's own from the start, and the text it starts with."""

RECORD = ".ci/origin.yml"
UPSTREAM = "upstream"
"""The branch that holds our content as it came."""


@dataclass(frozen=True, slots=True)
class Organisation:
    """What an organisation says of itself; texts may be empty."""

    title: str = ""
    site_url: str = ""
    repo_url: str = ""


def ours() -> Path:
    """The folder that holds our content: packed into an installed package, else the repository."""
    package = Path(str(files("generator")))
    packed = package / "origin"
    return packed if packed.is_dir() else package.parent


def start_organisation(folder: Path, wanted: Organisation, source: Path | None = None) -> Loaded:
    """Write an organisation's book into a new or empty folder; nothing is written where it would have errors.

    Returns the book as it was checked. Raises :class:`ProjectError` where the folder holds something or the source
    holds no book.
    """
    target = absolute(folder)
    if target.is_symlink() or (target.exists() and not (target.is_dir() and not any(target.iterdir()))):
        raise ProjectError(f"{folder} 不是空文件夹")
    target.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=".handbooks-", dir=target.parent) as name:
        staged = Path(name) / "book"
        staged.mkdir()
        _take(_origin(source), staged)
        for place, start in OWN.items():
            _write(staged / place, _own(start, wanted))
        loaded = load(find_project(staged))
        if not loaded.failed:
            staged.replace(target)
    return loaded


def update_organisation(folder: Path, source: Path | None = None) -> None:
    """Bring what came from us up to date, on the branch that holds nothing else.

    Raises :class:`ProjectError` where the folder is no organisation's book, or where something could be lost.
    """
    root = absolute(folder)
    if not (root / RECORD).is_file():
        raise ProjectError(f"{folder} 里没有 {RECORD}：不是用 handbooks init 开始的")
    if _git(root, "branch", "--show-current") != UPSTREAM or _git(root, "status", "--porcelain"):
        raise ProjectError(f"先提交全部修改，再运行 git switch {UPSTREAM}：更新只写在这个分支上，不会盖掉本单位的内容")
    origin = _origin(source)
    for name in COPIED:
        _remove(root / name)
    _take(origin, root)


def _git(root: Path, *words: str) -> str:
    try:
        done = subprocess.run(["git", "-C", root, *words], capture_output=True, text=True, check=True, timeout=60)  # noqa: S603, S607 - fixed words
    except (OSError, subprocess.SubprocessError):
        raise ProjectError(f"{root} 不是 git 仓库") from None
    return done.stdout.strip()


def _origin(source: Path | None) -> Path:
    origin = ours() if source is None else absolute(source)
    if not all((origin / mark).is_dir() for mark in CONTENT):
        raise ProjectError(f"{origin} 里没有手册（需要 handbooks/ 和 diagrams/ 两个文件夹）；用 --from 指定")
    return origin


def _take(origin: Path, root: Path) -> None:
    """Copy what comes from us, and note which version it is of."""
    for name in COPIED:
        _copy(origin / name, root / name)
    _write(
        root / RECORD, f"# 内容来自程序的哪一版；handbooks init . --update 认得它。\nversion: {version('handbooks')}\n"
    )


def _copy(source: Path, target: Path) -> None:
    """Copy a file or a folder; links are not followed, so that the check refuses them."""
    target.parent.mkdir(parents=True, exist_ok=True)
    if source.is_dir() and not source.is_symlink():
        shutil.copytree(source, target, symlinks=True)
    elif source.exists() or source.is_symlink():
        shutil.copy2(source, target, follow_symlinks=False)


def _remove(path: Path) -> None:
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="\n")


def _own(start: str, wanted: Organisation) -> str:
    text = (files("generator.building") / "starts" / "organisation" / start).read_text(encoding="utf-8")
    title = wanted.title or "标准化工作手册"
    words = {
        "SITE_URL": _line("site_url", wanted.site_url, "https://example.org/handbooks/"),
        "REPO_URL": _line("repo_url", wanted.repo_url, "https://example.org/repository"),
        "EDIT_URI": _line("edit_uri", "edit/main/" if wanted.repo_url else "", "edit/main/"),
        "TITLE": json.dumps(title, ensure_ascii=False) if start == "mkdocs.yml" else title,
        "VERSION": version("handbooks"),
    }
    for word, value in words.items():
        text = text.replace(word, value)
    return text


def _line(key: str, value: str, example: str) -> str:
    """A setting, or where it has no value an example of it in a comment."""
    return f"{key}: {json.dumps(value, ensure_ascii=False)}" if value else f"# {key}: {example}"
