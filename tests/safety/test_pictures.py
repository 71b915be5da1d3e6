"""Pictures of content: shown on the site and in print without what they carry; all others are told at their place."""

import os
from io import BytesIO
from time import process_time

import pytest
from PIL import Image

from generator.building.build import build
from generator.building.limits import FILE, Done
from generator.building.load import load
from generator.building.project import find_project
from generator.diagnostics import catalogue
from generator.publishing import pdf
from generator.publishing.errors import PublishError
from generator.publishing.typesetting.document import Document
from generator.source.files import SourceFile
from generator.source.pictures.raster import read_raster
from generator.source.pictures.svg import read_svg
from generator.source.pictures.svg_path import is_path
from tests.examples import write_example
from tests.safety.pictures import BROKEN, HARMLESS, HEAD, LINE, SECRET, SVG, SVG_WHOLE, jpeg, png, svg

CHAPTER = "handbooks/branch/accept-member.md"
FOLDER = "handbooks/branch/pictures"


@pytest.fixture
def show(root):
    """Show pictures at the end of a chapter, by the way it writes them; returns what is told."""

    def write(*targets, words="图"):
        chapter = root / CHAPTER
        lines = "".join(f"\n![{words}]({target})\n" for target in targets)
        chapter.write_text(chapter.read_text("utf-8") + lines, "utf-8")
        return load(find_project(root, "2026-11-22"))

    return write


@pytest.fixture
def put(root):
    """Put a file into the folder of pictures."""

    def write(name, content):
        path = root / FOLDER / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
        return path

    return write


def places(loaded):
    return [(found.code, found.span.path) for found in loaded.findings]


def pointed(loaded):
    """The text that each finding of the chapter or of a picture points at."""
    texts = []
    for found in loaded.findings:
        line = loaded.sources[found.span.path].line(found.span.line)
        texts.append((found.code, line[found.span.column - 1 : found.span.end_column - 1]))
    return texts


@pytest.mark.parametrize("name", BROKEN)
def test_what_is_no_picture_of_the_book_is_told_where_it_is_shown(show, put, name):
    content, code = BROKEN[name]
    put(name, content)
    loaded = show(f"pictures/{name}")
    assert pointed(loaded) == [(code, f"pictures/{name}")]
    assert places(loaded) == [(code, CHAPTER)]


@pytest.mark.parametrize("name", HARMLESS)
def test_what_a_picture_carries_beside_it_is_not_published(root, show, put, name):
    put(name, HARMLESS[name])
    assert show(f"pictures/{name}").findings == ()
    (picture,) = build(find_project(root, "2026-11-22")).publication.site.pictures.values()
    assert SECRET not in picture.content
    with Image.open(BytesIO(picture.content)) as image:
        image.load()
        assert image.size == (picture.width, picture.height)
        assert max(image.size) <= 2000
        assert not image.getexif()
        assert not {"comment", "icc_profile", "exif", "Comment", "dpi"} & set(image.info)


def test_a_photograph_is_turned_as_its_notes_say(root, show, put):
    put("located.jpg", HARMLESS["located.jpg"])
    show("pictures/located.jpg")
    (picture,) = build(find_project(root, "2026-11-22")).publication.site.pictures.values()
    assert (picture.width, picture.height) == (40, 60)


@pytest.mark.parametrize("name", SVG)
def test_what_an_svg_may_not_hold_is_told_where_it_stands(show, put, name):
    inside, place = SVG[name]
    put("a.svg", svg(f"\n{inside}\n"))
    loaded = show("pictures/a.svg")
    assert ("HB537", place) in pointed(loaded)
    assert {path for _, path in places(loaded)} == {f"{FOLDER}/a.svg"}


@pytest.mark.parametrize("name", SVG_WHOLE)
def test_what_is_no_svg_is_told_in_its_file(name):
    text, code, line, column = SVG_WHOLE[name]
    drawing, found = read_svg(SourceFile("a.svg", text))
    assert drawing is None
    assert [(item.code, item.span.line, item.span.column) for item in found][:1] == [(code, line, column)]


@pytest.mark.parametrize("encoding", ["utf-16", "utf-32", "gbk"])
def test_an_svg_in_another_encoding_is_told(show, put, encoding):
    put("a.svg", f'<?xml version="1.0" encoding="{encoding}"?>{HEAD}<text>好</text></svg>'.encode(encoding))
    assert set(places(show("pictures/a.svg"))) <= {("HB106", f"{FOLDER}/a.svg"), ("HB107", f"{FOLDER}/a.svg")}


def test_an_svg_keeps_its_drawing_and_loses_its_notes():
    notes = 'xmlns:i="http://www.inkscape.org/namespaces/inkscape" i:version="1"'
    text = (
        f'<?xml version="1.0" encoding="UTF-8"?><!-- SECRET -->{HEAD[:-1]} {notes}><metadata><x>SECRET</x></metadata>'
        f'<i:view>SECRET</i:view><g class="SECRET" style="fill:url(#a);stroke:#b40000;-inkscape-stroke:none" '
        f'fill="red">{LINE}<text xml:space="preserve"> 甲 &lt; &#x4e59;</text></g></svg>'
    )
    drawing, found = read_svg(SourceFile("a.svg", text))
    assert found == ()
    assert (drawing.width, drawing.height) == (40, 20)
    assert drawing.text == (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 20" width="40" height="20">'
        '<g fill="url(#a)" stroke="#b40000"><path d="M0 0H40"></path>'
        '<text xml:space="preserve"> 甲 &lt; 乙</text></g></svg>'
    )


@pytest.mark.parametrize(
    ("size", "expected"),
    [
        ('width="10mm" height="20mm"', (38, 76)),
        ('width="50%" viewBox="0 0 30 10"', (30, 10)),
        ('width="90" viewBox="0 0 30 10"', (90, 30)),
        ('height="5" viewBox="-9 -9 30,10"', (15, 5)),
        ('width="1in" height=".5in" viewBox="0 0 9 9"', (96, 48)),
    ],
)
def test_the_size_of_an_svg(size, expected):
    drawing, _ = read_svg(SourceFile("a.svg", f'<svg xmlns="http://www.w3.org/2000/svg" {size}/>'))
    assert (drawing.width, drawing.height) == expected


@pytest.mark.parametrize(
    ("target", "code"),
    [
        ("../registers/a.png", "HB145"),
        ("../../secret.png", "HB145"),
        ("pictures/../../../secret.png", "HB145"),
        ("./pictures/a.png", "HB145"),
        ("/etc/a.png", "HB145"),
        ("pictures//a.png", "HB145"),
        ("pictures/.hidden.png", "HB145"),
        (".git/a.png", "HB145"),
        ("%2e%2e/%2e%2e/secret.png", "HB145"),
        ("..%2f..%2fsecret.png", "HB145"),
        ("https://example.org/a.png", "HB145"),
        ("role:支委会", "HB145"),
        ("pictures/a%00.png", "HB150"),
        ("pictures/a.png?x", "HB150"),
        ("pictures/a.png#x", "HB150"),
        ("pictures\\a.png", "HB150"),
        ("<pictures/a b.png>", "HB150"),
        ("pictures/con.png", "HB150"),
        ("pictures/%ff.png", "HB150"),
        (f"pictures/{'a' * 200}.png", "HB150"),
        ("pictures/nowhere.png", "HB101"),
        ("nowhere/a.png", "HB101"),
        ("accept-member.md/a.png", "HB101"),
        ("handbook.yml", "HB531"),
        ("accept-member.md", "HB531"),
    ],
)
def test_a_picture_lies_below_the_handbook(root, show, put, target, code):
    put("a.png", png())
    for place in ("secret.png", "handbooks/registers/a.png", "handbooks/branch/.hidden.png"):
        (root / place).write_bytes(png())
    found = {item for item, path in places(show(target)) if path == CHAPTER}
    assert found == {code}


def linked(path):
    (path.parent / "real").write_bytes(png())
    path.symlink_to("real")


def outside(path):
    path.symlink_to("/etc/passwd")


def folder(path):
    path.mkdir()


@pytest.mark.parametrize(
    ("make", "code"), [(linked, "HB103"), (outside, "HB103"), (folder, "HB102"), (os.mkfifo, "HB102")]
)
def test_a_picture_is_a_file(root, show, make, code):
    (root / FOLDER).mkdir()
    make(root / FOLDER / "a.png")
    assert (code, CHAPTER) in places(show("pictures/a.png"))


def test_a_folder_of_pictures_is_no_link(root, show):
    (root.parent / "elsewhere").mkdir()
    (root.parent / "elsewhere/a.png").write_bytes(png())
    (root / FOLDER).symlink_to(root.parent / "elsewhere")
    assert places(show("pictures/a.png")) == [("HB103", CHAPTER), ("HB103", FOLDER)]


@pytest.mark.parametrize("words", ["", " ", "&nbsp;"])
def test_a_picture_has_words(show, put, words):
    put("a.png", png())
    assert ("HB147", "pictures/a.png") in pointed(show("pictures/a.png", words=words))


@pytest.mark.parametrize("heading", ["## 题 ![图](pictures/a.png)", "![图](pictures/a.png)\n==="])
def test_a_heading_holds_no_picture(root, show, put, heading):
    put("a.png", png())
    chapter = root / CHAPTER
    chapter.write_text(f"{chapter.read_text('utf-8')}\n{heading}\n", "utf-8")
    assert ("HB148", "pictures/a.png") in pointed(show())


def test_pictures_are_shown_on_the_site_in_print_and_in_the_export(root, run, show, put):
    put("屏幕.png", png((900, 600)))
    put("a.jpg", jpeg((600, 900)))
    put("a.svg", svg(f'<text y="9">好</text>{LINE}'))
    show("pictures/屏幕.png", "pictures/a.jpg", "pictures/a.svg", "pictures/a.svg", words='说"<明')
    done = run("build")
    assert done.exit_code == 0, done.output
    page = (root / "site/branch/accept-member.html").read_text("utf-8")
    assert page.count('alt="说&quot;&lt;明" width="900" height="600" loading="lazy"') == 1
    names = sorted(path.name for path in (root / "site/branch/pictures").iterdir())
    assert [name.split(".")[0] + "." + name.split(".")[2] for name in names] == ["a.jpg", "a.svg", "屏幕.png"]
    assert all(f'src="pictures/{name}"' in page for name in names[:2])
    book = (root / "dist/branch.pdf").read_bytes()
    assert book.count(b"/Subtype/Image") + book.count(b"/Subtype /Image") >= 2
    done = run("export", root.parent / "tree")
    assert done.exit_code == 0, done.output
    tree = root.parent / "tree/docs/branch/pictures"
    for name in names:
        assert (tree / name).read_bytes() == (root / "site/branch/pictures" / name).read_bytes()


@pytest.mark.parametrize(("which", "told"), [("bad", [("HB910", f"{FOLDER}/order.svg")]), ("good", [])])
def test_a_drawing_that_print_cannot_draw_is_told_and_not_left_out(root, which, told):
    write_example(getattr(catalogue()["HB910"], which), root)
    (manual,) = build(find_project(root, "2026-11-22")).publication.manuals
    made = pdf.typeset(pdf.printout(manual), pdf.style())
    found = pdf.findings(manual, Done(made))
    assert [(item.code, item.span.path) for item in found if item.code == "HB910"] == told
    assert [word for code, word in made.told if code != "HB910"] == []


def test_print_is_given_the_pictures_of_the_book_and_nothing_else(root, show, put):
    put("a.png", png())
    show("pictures/a.png")
    (manual,) = build(find_project(root, "2026-11-22")).publication.manuals
    pictures = pdf.printout(manual).pictures
    (known,) = pictures
    assert pdf.typeset(Document(f'<img src="{known}">', pictures=pictures), pdf.style()).told == ()
    for url in ("https://pictures.invalid/branch/other.png", "file:///etc/passwd", known + "?", "data:image/png;,x"):
        with pytest.raises(PublishError):
            pdf.typeset(Document(f'<img src="{url}">', pictures=pictures), pdf.style())


@pytest.mark.parametrize(
    "path",
    [
        "",
        " ",
        "M0 0",
        "m0,0 1 1z",
        "M0 0zM1 1Z",
        "M.5.5-1-1e2",
        "M0 0a1 1 0 01.5.5 1 1 0 1 0 2 2",
        "M 1 2 C 1 2 3 4 5 6",
    ],
)
def test_a_path_is_read_as_it_may_be_written(path):
    assert is_path(path)


@pytest.mark.parametrize(
    "path",
    [
        "L1 1",
        "1 1",
        "M",
        "M1",
        "M0 0L1",
        "M0 0z5",
        "M0 0z 5 5",
        "M0 0H",
        "M0 0 x",
        "M0 0A1 1 0 2 0 1 1",
        "M0 0C1 2",
        "M%",
    ],
)
def test_a_path_that_print_would_stumble_over_is_refused(path):
    assert not is_path(path)


@pytest.mark.parametrize(
    "inside",
    [
        f"<text>{'&#x41;' * 150_000}</text>",
        f'<path d="M0 0l{"1 " * 450_000}"/>',
        f'<path style="{"fill:red;" * 100_000}" fill="x"/>',
        f'<path fill="{"rgb(" * 250_000}"/>',
        "".join(f'<linearGradient id="a{number}" href="#a{number + 1}"/>' for number in range(19_000)),
    ],
    ids=["references", "path", "style", "functions", "chain"],
)
def test_the_largest_drawings_are_read_or_refused_far_below_the_limit(inside):
    start = process_time()
    read_svg(SourceFile("a.svg", f"{HEAD}{inside}</svg>"))
    assert process_time() - start < FILE.seconds / 2


def test_a_picture_that_is_cut_off_is_refused_where_other_programs_allow_it(monkeypatch):
    monkeypatch.setattr("PIL.ImageFile.LOAD_TRUNCATED_IMAGES", True)
    cut = bytes.fromhex("89504e470d0a1a0a0000000d4948445200000002000000010800000000d14920560000000b49444154789c633c")
    refused = read_raster(cut, "png")
    assert getattr(refused, "code", "") == "HB533"
