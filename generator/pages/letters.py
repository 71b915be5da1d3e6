"""Official letters after GB/T 9704-2012: what each kind says by itself, and what the unit fills in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of letter: the sentence that closes it, and whether it goes up, with the name of who signs it."""

    name: str
    closing: str
    opening: str
    upward: bool = False


KINDS: Final = {
    kind.name: kind
    for kind in (
        Kind(
            "请示",
            "妥否，请批示。",
            "（说明缘由和依据，再写明请求批准的一件事。一文一事，只送一个上级机关。）",
            upward=True,
        ),
        Kind("报告", "特此报告。", "（说明工作情况、结果和下一步打算，不夹带请示事项。）", upward=True),
        Kind("批复", "此复。", "（先引来文标题和发文字号，再逐项表明同意或者不同意，并写明要求。）"),
        Kind("通知", "特此通知。", "（写明依据、事项、时间、责任部门和要求，分条写。）"),
        Kind("函", "特此函告。", "（写明商洽、询问或者答复的事项。）"),
    )
}


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter; what is empty leaves its room for writing.

    ``issuer`` stands as red head and under the text; ``day`` is an ISO date.
    """

    kind: Kind
    title: str
    to: str
    paragraphs: tuple[str, ...]
    issuer: str = ""
    number: str = ""
    signer: str = ""
    day: str = ""
    copies: str = ""


def kind_of(name: str) -> Kind | None:
    """The kind of a letter that a record is, by the word its name ends in."""
    return next((kind for word, kind in KINDS.items() if name.endswith(word)), None)


def title_of(name: str, kind: Kind) -> str:
    """The title of the letter of a record: ``关于……的请示``."""
    about = name.removesuffix(kind.name) or "　　　　"
    return name if about.startswith("关于") else f"关于{about}的{kind.name}"


def read_letter(text: str, kind: Kind, title: str) -> tuple[str, str, tuple[str, ...]]:
    """Title, receiver and paragraphs of a plain text: a title, a line that ends in a colon, then a paragraph a line.

    What it does not say is a hint in brackets, with the sentence that closes this kind of letter.
    """
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    if not lines:
        return title, "", (kind.opening, kind.closing)
    receiver = 1 if len(lines) > 1 and lines[1].endswith(("：", ":")) else 0
    to = lines[1].rstrip("：:") if receiver else ""
    return lines[0], to, tuple(lines[1 + receiver :])
