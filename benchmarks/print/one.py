"""One book printed in a process of its own: ``python one.py ITEMS FILE [profile]`` tells its pages as JSON.

With ``profile`` it tells also the part of its time that is spent in our own code, on top of the typesetting engine.
"""

from __future__ import annotations

import json
import sys
from cProfile import Profile
from pathlib import Path
from pstats import Stats

sys.path.insert(0, str(Path(__file__).parents[2]))

from dataclasses import replace
from io import BytesIO

from pikepdf import Pdf

from generator.pages.publication import Manual, Part
from generator.publishing.pdf import pdf
from tests.publishing import sample

PART = 20
"""How many items a part holds."""
OURS = "/generator/"


def book(items: int) -> Manual:
    """A book of items as they are in handbooks: a drawing, steps, a wide matrix, numbers and prose."""
    first = sample.develop()
    pages = [
        replace(first, path=f"branch/item-{number}.html", title=f"第{number}条", code=f"B{number}")
        for number in range(items)
    ]
    parts = tuple(
        Part(f"第{at // PART + 1}编", "共性要素", "一句话", tuple(pages[at : at + PART]))
        for at in range(0, items, PART)
    )
    return sample.manual(parts=parts)


def main(items: int, file: Path, *, profiled: bool) -> None:
    """Print a book into a file."""
    manual, profile = book(items), Profile()
    content = profile.runcall(pdf, manual) if profiled else pdf(manual)
    file.write_bytes(content)
    with Pdf.open(BytesIO(content)) as opened:
        told = {"pages": len(opened.pages)}
    print(json.dumps({**told, **({"own": own(Stats(profile))} if profiled else {})}))


def own(stats: Stats) -> float:
    """The part of the time that our own functions take, with what they call that is not the engine's."""
    mine = sum(own_time for (file, _, _), (_, _, own_time, _, _) in stats.stats.items() if OURS in file)
    for (file, _, _), (_, _, _, _, callers) in stats.stats.items():
        if file == "~" or "pikepdf" in file:
            mine += sum(called[3] for (caller, _, _), called in callers.items() if OURS in caller)
    return mine / stats.total_tt


if __name__ == "__main__":
    main(int(sys.argv[1]), Path(sys.argv[2]), profiled="profile" in sys.argv)
