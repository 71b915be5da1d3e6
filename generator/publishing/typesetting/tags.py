"""The tag tree of a printed book (ISO 32000-1, 14.8): one element for each element of the document that says something.

WeasyPrint's own tree has one for each box, so that what goes over a page is two tables and a head that is repeated
is said again. Here the pieces of one element on all pages and lines come together.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

import pydyf
from weasyprint.formatting_structure.boxes import LineBox, MarginBox, ReplacedBox, TextBox
from weasyprint.layout.absolute import AbsolutePlaceholder

from generator.publishing.typesetting.marks import is_hidden

BLOCKS: Final = {
    "section": "Sect",
    "article": "Art",
    "main": "Div",
    "nav": "TOC",
    "blockquote": "BlockQuote",
    "p": "P",
    "figcaption": "P",
    "ul": "L",
    "ol": "L",
    "dl": "L",
    "table": "Table",
    "caption": "Caption",
    "thead": "THead",
    "tbody": "TBody",
    "tfoot": "TFoot",
    "tr": "TR",
    "td": "TD",
    "a": "Link",
    "aside": "Note",
    **{f"h{level}": f"H{level}" for level in range(1, 7)},
}
"""What the elements of the document are; others belong to the element around them."""
_GROUPS: Final = frozenset({"Document", "Sect", "Art", "Div", "TOC", "L", "LI", "Table", "THead", "TBody", "TR"})
"""What holds no text of its own: text right in it becomes a paragraph."""
_EAGER: Final = frozenset({"Table", "THead", "TBody", "TFoot", "TR", "TH", "TD"})
"""What is there even if it says nothing, so that tables stay regular."""
_SCOPES: Final = {"row": "/Row", "rowgroup": "/Row"}
_POINTS: Final = 0.75


@dataclass
class _Node:
    """An element of the tree; ``kids`` are numbers of marked content with their page, annotations, or other nodes."""

    kind: str
    parent: _Node | None
    element: Any = None
    kids: list[Any] = field(default_factory=list)
    attributes: dict[str, Any] = field(default_factory=dict)
    object: Any = None

    def child(self, kind: str, element: Any = None) -> _Node:
        made = _Node(kind, self, element)
        self.kids.append(made)
        return made


@dataclass(frozen=True, slots=True)
class _Content:
    page: int
    number: int


@dataclass(frozen=True, slots=True)
class _Annotation:
    page: int
    object: Any


def add_tags(pdf: Any, document: Any, pdf_version: object, page_streams: Sequence[Any]) -> None:
    """Give a PDF its tag tree: takes the place of the function of this name in WeasyPrint."""
    del pdf_version
    tree = _Tree()
    for number, (page, stream) in enumerate(zip(document.pages, page_streams, strict=True)):
        tree.read_page(page._page_box, number, stream._tags)  # noqa: SLF001 - their names
        stream._tags = {}  # noqa: SLF001
    _write(pdf, tree.root, len(page_streams))


class _Tree:
    """The tree while the pages are read, in order."""

    def __init__(self) -> None:
        self.root = _Node("Document", None)
        self._nodes: dict[tuple[Any, str], _Node] = {}

    def read_page(self, page: Any, number: int, marked: dict[Any, int]) -> None:
        """Add what a page shows; ``marked`` holds the number of each box with content."""
        self._page, self._marked, self._height = number, marked, page.margin_height()
        for child in page.children:
            if not isinstance(child, MarginBox):
                self._read(child, self.root)

    def _read(self, box: Any, parent: _Node) -> None:
        if isinstance(box, AbsolutePlaceholder):
            box = box._box  # noqa: SLF001
        if is_hidden(box):
            return
        node = parent if isinstance(box, (LineBox, TextBox)) else self._node_of(box, parent)
        if box.link_annotation is not None and node.kind == "Link":
            self._annotate(box, node)
        if isinstance(box, (TextBox, ReplacedBox)):
            self._add_content(box, node)
        for child in box.children:
            self._read(child, node)

    def _annotate(self, box: Any, node: _Node) -> None:
        said = " ".join("".join(box.element.itertext()).split()) or box.element.get("title", "")
        box.link_annotation["F"] = 4
        box.link_annotation["Contents"] = pydyf.String(said)
        if box.element.get("title"):
            node.attributes["Alt"] = pydyf.String(said)
        node.kids.append(_Annotation(self._page, box.link_annotation))

    def _add_content(self, box: Any, node: _Node) -> None:
        number = self._marked.get(box)
        if number is None:
            return
        if node.kind in _GROUPS:
            node = self._known(box.element, "text", "P", node)
        node.kids.append(_Content(self._page, number))

    def _node_of(self, box: Any, parent: _Node) -> _Node:
        """The node of a box: that of its element, which may have begun on an earlier page, or that around it."""
        element, tag = box.element, str(box.element_tag or "")
        if element is None or ("::" in tag and not tag.endswith("::marker")):
            return parent
        if tag.endswith("::marker"):
            item = self._nodes.get((element, "LI"))
            return self._known(element, "marker", "Lbl", item) if item else parent
        if isinstance(box, ReplacedBox):
            return self._figure(box, parent)
        if tag in {"li", "dt", "dd"}:
            return self._item(element, tag, parent)
        if tag == "th":
            return self._cell(box, parent, _head_kind(element))
        if tag == "td":
            return self._cell(box, parent, "TD")
        kind = BLOCKS.get(tag)
        if kind == "L" and parent.kind in {"TOC", "TOCI"}:
            kind = "TOC"
        return self._known(element, "", kind, parent) if kind else parent

    def _known(self, element: Any, part: str, kind: str, parent: _Node) -> _Node:
        key = (element, part)
        if key not in self._nodes:
            self._nodes[key] = parent.child(kind, element)
        return self._nodes[key]

    def _item(self, element: Any, tag: str, parent: _Node) -> _Node:
        if parent.kind in {"TOC", "TOCI"}:
            return self._known(element, "", "TOCI", parent)
        if tag == "dd":
            items = [kid for kid in parent.kids if isinstance(kid, _Node) and kid.kind == "LI"]
            return self._known(element, "", "LBody", items[-1] if items else parent)
        item = self._known(element, "LI", "LI", parent)
        return self._known(element, "", "Lbl" if tag == "dt" else "LBody", item)

    def _cell(self, box: Any, parent: _Node, kind: str) -> _Node:
        node = self._known(box.element, "", kind, parent)
        table = {"O": "/Table"}
        if kind == "TH":
            table["Scope"] = _SCOPES.get(box.element.get("scope", ""), "/Column")
        if box.colspan != 1:
            table["ColSpan"] = box.colspan
        if box.rowspan != 1:
            table["RowSpan"] = box.rowspan
        if len(table) > 1:
            node.attributes["A"] = pydyf.Dictionary(table)
        return node

    def _figure(self, box: Any, parent: _Node) -> _Node:
        node = self._known(box.element, "", "Figure", parent)
        node.attributes["Alt"] = pydyf.String(box.element.get("alt") or "")
        left, top = box.content_box_x(), self._height - box.content_box_y()
        frame = (left, top - box.height, left + box.width, top)
        node.attributes["A"] = pydyf.Dictionary(
            {"O": "/Layout", "BBox": pydyf.Array(round(edge * _POINTS, 2) for edge in frame)}
        )
        return node


def _head_kind(element: Any) -> str:
    """A head over all rows below it heads no column: read it as a cell, as the rows are read."""
    return "TD" if element.get("scope") == "rowgroup" else "TH"


def _write(pdf: Any, root: _Node, pages: int) -> None:
    """Write the tree and the table that leads from content back to it."""
    _prune(root)
    for table in _tables(root):
        _free_row_heads(table)
    numbers: list[dict[int, Any]] = [{} for _ in range(pages)]
    annotations: list[tuple[Any, Any]] = []
    parent_tree = pydyf.Dictionary({"Nums": pydyf.Array()})
    pdf.add_object(parent_tree)
    top = pydyf.Dictionary({"Type": "/StructTreeRoot", "ParentTree": parent_tree.reference})
    pdf.add_object(top)
    _write_node(pdf, root, top, numbers, annotations)
    top["K"] = pydyf.Array([root.object.reference])
    for page, content in enumerate(numbers):
        parent_tree["Nums"].extend((page, pydyf.Array(content[number] for number in sorted(content))))
    for number, (reference, annotation) in enumerate(annotations, start=pages):
        parent_tree["Nums"].extend((number, reference))
        annotation["StructParent"] = number
    top["ParentTreeNextKey"] = pages + len(annotations)
    pdf.catalog["StructTreeRoot"] = top.reference
    pdf.catalog["ViewerPreferences"] = pydyf.Dictionary({"DisplayDocTitle": "true"})
    pdf.catalog["MarkInfo"] = pydyf.Dictionary({"Marked": "true"})


def _prune(node: _Node) -> bool:
    """Leave out what says nothing; tells whether something is left."""
    node.kids = [kid for kid in node.kids if not isinstance(kid, _Node) or _prune(kid)]
    if any(isinstance(kid, _Node) for kid in node.kids):
        node.kids = list(_in_spans(node))
    return bool(node.kids) or node.kind in _EAGER


def _in_spans(node: _Node) -> Iterator[Any]:
    """The kids of a node that holds text and elements in turns, runs of text as elements, to keep the order."""
    span: _Node | None = None
    for kid in node.kids:
        if not isinstance(kid, _Content):
            span = None
            yield kid
        elif span is None:
            span = _Node("Span", node, kids=[kid])
            yield span
        else:
            span.kids.append(kid)


def _tables(node: _Node) -> Iterator[_Node]:
    if node.kind == "Table":
        yield node
    for kid in node.kids:
        if isinstance(kid, _Node):
            yield from _tables(kid)


def _free_row_heads(table: _Node) -> None:
    """Where heads outnumber what they head, such as in a table of one row, those of the rows are read as cells."""
    cells = [kid for row in _rows(table) for kid in row.kids]
    heads = [cell for cell in cells if cell.kind == "TH"]
    if 2 * len(heads) > len(cells):
        for cell in heads:
            if cell.element.get("scope") == "row":
                cell.kind = "TD"
                cell.attributes.get("A", {}).pop("Scope", None)


def _rows(node: _Node) -> Iterator[_Node]:
    for kid in node.kids:
        if isinstance(kid, _Node):
            yield from [kid] if kid.kind == "TR" else _rows(kid)


def _page(node: _Node) -> int | None:
    """The page that a node begins on: that of the first content in it."""
    for kid in node.kids:
        page = _page(kid) if isinstance(kid, _Node) else kid.page
        if page is not None:
            return page
    return None


def _write_node(pdf: Any, node: _Node, parent: Any, numbers: list[dict[int, Any]], annotations: list[Any]) -> None:
    written = pydyf.Dictionary({"Type": "/StructElem", "S": f"/{node.kind}", "P": parent.reference, **node.attributes})
    pdf.add_object(written)
    node.object = written
    page = _page(node)
    if page is not None:
        written["Pg"] = pdf.page_references[page]
    kids = pydyf.Array()
    for kid in node.kids:
        match kid:
            case _Node():
                _write_node(pdf, kid, written, numbers, annotations)
                kids.append(kid.object.reference)
            case _Content():
                numbers[kid.page][kid.number] = written.reference
                kids.append(_content(pdf, kid, page))
            case _Annotation():
                annotations.append((written.reference, kid.object))
                pointer = {"Type": "/OBJR", "Obj": kid.object.reference, "Pg": pdf.page_references[kid.page]}
                kids.append(pydyf.Dictionary(pointer))
    written["K"] = kids


def _content(pdf: Any, kid: _Content, page: int | None) -> Any:
    if kid.page == page:
        return kid.number
    return pydyf.Dictionary({"Type": "/MCR", "Pg": pdf.page_references[kid.page], "MCID": kid.number})
