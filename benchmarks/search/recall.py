"""How often the search finds what a query was taken from, first or among the first five, over the book itself.

``python benchmarks/search/recall.py`` prints it for every kind of query. The worker of the site answers, in node.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from shutil import which
from statistics import median
from tempfile import TemporaryDirectory
from typing import Any, Final

ROOT: Final = Path(__file__).parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "benchmarks")]

from measure import Row, single  # noqa: E402 - the folders have just been put on the path

from benchmarks.search.queries import Query, Texts, draw  # noqa: E402
from generator.building.load import load  # noqa: E402
from generator.building.project import find_project  # noqa: E402
from generator.pages.compose import compose  # noqa: E402
from generator.pages.figures import Figures, draw_view  # noqa: E402
from generator.pages.publication import Identity, Site  # noqa: E402
from generator.publishing import search  # noqa: E402
from generator.views.written_logic import logic_of  # noqa: E402

HERE: Final = Path(__file__).parent
EACH: Final = 100
SEED: Final = 8
AT_ONE, AT_FIVE = 0.95, 0.98
"""What we want to reach."""


@dataclass(frozen=True, slots=True)
class Recall:
    """Of one kind: how many queries, and the shares found first and among the first five."""

    kind: str
    queries: int
    first: float
    five: float


@cache
def composed() -> Site:
    """The site of the book; its drawings do not matter to the search and are all the same one."""
    book = load(find_project(ROOT)).book
    some = next(logic for written in book.logics.values() if (logic := logic_of(written, book)))
    one: Figures = draw_view(some)
    return compose(book, Identity("书"), draw=lambda views: [one] * len(views)).site


def ask(files: Iterable[tuple[str, str]], queries: Sequence[str]) -> list[dict[str, Any]]:
    """What the search answers to each query, given the files of an index.

    ``pages`` are best first, ``parts`` those of the best; ``milliseconds`` count without the loading of shards.
    """
    node = which("node")
    if node is None:
        message = "the search is asked through node, which is not installed"
        raise RuntimeError(message)
    with TemporaryDirectory() as name:
        folder = Path(name)
        given = (("worker.js", search.worker()), ("queries.json", json.dumps(queries)), *files)
        for path, text in given:
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            (folder / path).write_text(text, encoding="utf-8")
        done = subprocess.run([node, HERE / "ask.js", folder], capture_output=True, check=True)
    answers: list[dict[str, Any]] = json.loads(done.stdout)
    return answers


def texts(site: Site) -> Texts:
    """What queries are drawn from."""
    return Texts.of(search.documents(site), site.glossary)


def recalls(queries: Sequence[Query], answers: Sequence[Mapping[str, Any]]) -> Iterable[Recall]:
    """The recall of every kind, and of all."""
    for kind in (*dict.fromkeys(query.kind for query in queries), "all"):
        own = [
            (query, found["pages"])
            for query, found in zip(queries, answers, strict=True)
            if kind in {query.kind, "all"}
        ]
        yield Recall(kind, len(own), _share(own, 1), _share(own, 5))


def _share(found: Sequence[tuple[Query, Sequence[str]]], first: int) -> float:
    return sum(query.page in pages[:first] for query, pages in found) / len(found)


def run() -> list[Row]:
    """The shares that are not found first, and not among the first five, beside what is allowed."""
    site = composed()
    queries = draw(texts(site), EACH, SEED)
    *_, all_kinds = recalls(queries, ask(search.files(site), [query.text for query in queries]))
    allowed = "what is allowed"
    return [
        single(f"of {len(queries)} queries the share not found first", 1 - all_kinds.first, 1 - AT_ONE, allowed),
        single("the share not found among the first five", 1 - all_kinds.five, 1 - AT_FIVE, allowed),
    ]


def main() -> None:
    """Print the recall of every kind."""
    site = composed()
    queries = draw(texts(site), EACH, SEED)
    answers = ask(search.files(site), [query.text for query in queries])
    for row in recalls(queries, answers):
        print(f"{row.kind:22}{row.queries:5}{row.first:8.3f}{row.five:8.3f}")
    times = sorted(answer["milliseconds"] for answer in answers)
    print(f"milliseconds: median {median(times):.1f}, 95 % below {times[len(times) * 95 // 100]:.1f}")


if __name__ == "__main__":
    main()
