"""How soon an edit of one YAML file is visible in a preview of 300 pages.

The peer is the same preview without its memory: the first build, which reads and makes everything. What is allowed is
three seconds. The edit changes a limit of a process; the page is asked again and again until it says so.
"""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
from contextlib import suppress
from itertools import cycle
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.request import urlopen

from measure import Row, single

ROOT = Path(__file__).resolve().parents[2]
BASE = ROOT / "tests/base_project"
PAGES = 300
PART = 25
ALLOWED = 3.0
PROCESS = Path("diagrams/processes/accept-probationary-member.yml")
PATIENCE = 300
"""How many seconds the first build may take."""


def run() -> list[Row]:
    """The seconds until an edit is seen, and the seconds of the processor that it takes."""
    with TemporaryDirectory() as name:
        project = Path(name) / "book"
        fill(project)
        address = f"127.0.0.1:{free_port()}"
        words = (sys.executable, "-m", "generator.cli", "--project", project, "serve", "--address", address)
        server = subprocess.Popen(words, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        try:
            page = f"http://{address}/branch/accept-member.html"
            first = until(page, "1个月内")
            edits = [edit(server.pid, project / PROCESS, page, months) for months in (2, 5, 7)]
        finally:
            server.terminate()
            server.wait()
    waits, work = zip(*edits, strict=True)
    return [
        Row(f"an edit is seen in a preview of {PAGES} pages", waits, [first], "the first build of the same preview"),
        Row("seconds of the processor for that", work, [ALLOWED], "what is allowed"),
        single("seconds of the longest wait", max(waits), ALLOWED, "what is allowed"),
    ]


def fill(project: Path) -> None:
    """The small project with the prose of the book as chapters."""
    shutil.copytree(BASE, project)
    texts = sorted((ROOT / "handbooks").glob("*/*.md"))
    names = []
    for number, path in zip(range(PAGES), cycle(texts), strict=False):
        body = path.read_text(encoding="utf-8").split("---\n", 2)[2]
        names.append(f"chapter-{number:03}")
        plain = "\n".join(line for line in body.splitlines() if "](" not in line)
        text = f"---\nkind: chapter\ntitle: 第{number}章\nreviewed: 2026-11-22\n---\n{plain}\n"
        (project / "handbooks/branch" / f"{names[-1]}.md").write_text(text, encoding="utf-8")
    handbook = project / "handbooks/branch/handbook.yml"
    text = handbook.read_text(encoding="utf-8").rstrip()
    shares = (", ".join(names[start : start + PART]) for start in range(0, PAGES, PART))
    parts = (f"  - {{title: 第{n}部分, id: part-{n}, chapters: [{share}]}}" for n, share in enumerate(shares, 1))
    handbook.write_text("\n".join((text, *parts, "")), encoding="utf-8")


def edit(process: int, path: Path, page: str, months: int) -> tuple[float, float]:
    """Change the limit; the seconds until the page says so, and those of the processor that it took."""
    text = path.read_text(encoding="utf-8")
    line = next(line for line in text.splitlines() if "after preview" in line)
    before = seconds_of(process)
    path.write_text(text.replace(line, f"        within: {months}个月 after preview"), encoding="utf-8")
    return until(page, f"{months}个月内"), seconds_of(process) - before


def until(page: str, words: str) -> float:
    """How many seconds it takes until a page says the words."""
    start = time.perf_counter()
    while time.perf_counter() - start < PATIENCE:
        with suppress(OSError), urlopen(page, timeout=PATIENCE) as answer:  # noqa: S310 - our own
            if words in answer.read().decode():
                return time.perf_counter() - start
        time.sleep(0.05)
    raise TimeoutError(page)


def seconds_of(process: int) -> float:
    """The seconds of the processor that a process and its ended children have taken."""
    fields = Path(f"/proc/{process}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
    return sum(map(int, fields[11:15])) / os.sysconf("SC_CLK_TCK")


def free_port() -> int:
    """A port that nobody listens at."""
    with socket.socket() as asked:
        asked.bind(("127.0.0.1", 0))
        return int(asked.getsockname()[1])
