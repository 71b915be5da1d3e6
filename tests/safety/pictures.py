"""Pictures to test with: sound ones, and those that are built to harm."""

import struct
import zlib
from io import BytesIO

from PIL import Image

SECRET = b"SECRET"
HEAD = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 40 20">'
LINE = '<path d="M0 0H40"/>'


def saved(image, kind, **options):
    stream = BytesIO()
    image.save(stream, kind, **options)
    return stream.getvalue()


def png(size=(6, 4), mode="RGB", **options):
    return saved(Image.new(mode, size), "PNG", **options)


def jpeg(size=(6, 4), mode="RGB", **options):
    return saved(Image.new(mode, size), "JPEG", **options)


def svg(inside, head=HEAD):
    return f"{head}{inside}</svg>".encode()


def chunk(name, data):
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


def bare_png(width, height, data=b"", *more):
    """A PNG of one bit a pixel with the given size, packed pixels and further chunks."""
    header = struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    parts = [chunk(b"IHDR", header), *more, chunk(b"IDAT", data), chunk(b"IEND", b"")]
    return b"\x89PNG\r\n\x1a\n" + b"".join(parts)


def located():
    """A photograph that tells where it was taken, turned by its notes."""
    notes = Image.Exif()
    notes[0x0112], notes[0x010F] = 6, SECRET.decode()
    notes.get_ifd(0x8825).update({1: "N", 2: (39.0, 54.0, 0.0), 3: "E", 4: (116.0, 23.0, 0.0)})
    return jpeg((60, 40), exif=notes, comment=SECRET, icc_profile=SECRET * 40)


def moving():
    frames = [Image.new("L", (6, 4), grey) for grey in (0, 255)]
    return saved(frames[0], "PNG", save_all=True, append_images=frames[1:])


GIF = saved(Image.new("P", (6, 4)), "GIF")
TEXTS = (
    chunk(b"tEXt", b"Comment\0" + SECRET),
    chunk(b"zTXt", b"Comment\0\0" + zlib.compress(SECRET * 9)),
    chunk(b"eXIf", b"II*\0" + SECRET),
)
ROWS = zlib.compress(b"\0\0" * 4)

BROKEN = {
    "empty.png": (b"", "HB532"),
    "empty.jpg": (b"", "HB532"),
    "text.png": (b"<script>alert(1)</script>", "HB532"),
    "gif.png": (GIF, "HB532"),
    "jpeg.png": (jpeg(), "HB532"),
    "png.jpg": (png(), "HB532"),
    "svg.png": (svg(LINE), "HB532"),
    "webp.jpeg": (saved(Image.new("RGB", (6, 4)), "WEBP"), "HB532"),
    "zeros.png": (bytes(1000), "HB532"),
    "front.png": (b"GIF89a" + png(), "HB532"),
    "begun.png": (png()[:8], "HB533"),
    "header.png": (png()[:33], "HB533"),
    "half.png": (png((300, 300))[:150], "HB533"),
    "half.jpg": (jpeg((300, 300))[:600], "HB533"),
    "begun.jpg": (jpeg()[:4], "HB533"),
    "crc.png": (png().replace(b"IHDR\0\0\0\x06", b"IHDR\0\0\0\x07"), "HB533"),
    "nothing.png": (bare_png(0, 0), "HB533"),
    "few-pixels.png": (bare_png(4000, 4000, zlib.compress(b"\0")), "HB533"),
    "wide.png": (bare_png(0x7FFFFFFF, 1), "HB535"),
    "negative.png": (bare_png(0xFFFFFFFF, 0xFFFFFFFF), "HB535"),
    "bomb.png": (bare_png(50_000, 50_000, zlib.compress(bytes(6251 * 500))), "HB535"),
    "bomb.jpg": (jpeg((5000, 4200), "L"), "HB535"),
    "notes-bomb.png": (bare_png(8, 4, ROWS, chunk(b"zTXt", b"a\0\0" + zlib.compress(bytes(80 << 20)))), "HB533"),
    "moving.png": (moving(), "HB536"),
    "large.png": (png() + bytes(5 << 20), "HB534"),
    "large.jpg": (jpeg() + bytes(5 << 20), "HB534"),
    "large.svg": (svg(f"<!--{'x' * (1 << 20)}-->{LINE}"), "HB534"),
    "icon.gif": (GIF, "HB531"),
    "page.pdf": (b"%PDF-1.7", "HB531"),
    "shape.svgz": (b"\x1f\x8b", "HB531"),
    "PHOTO.JPG": (jpeg(), "HB531"),
    "noending": (png(), "HB531"),
}
"""Files that are no picture of the book, by name, with the code that is told where the chapter shows them."""

HARMLESS = {
    "located.jpg": located(),
    "notes.png": bare_png(8, 4, ROWS, *TEXTS),
    "tail.png": png() + b"<html><script>" + SECRET + b"</script>",
    "archive.png": png() + b"PK\x03\x04" + SECRET,
    "tail.jpg": jpeg() + b"<?php " + SECRET,
    "comment.jpg": jpeg(comment=b"<script>" + SECRET),
    "profile.png": png(icc_profile=SECRET * 40),
    "palette.png": png(mode="P"),
    "deep.png": png(mode="I;16"),
    "two.png": png(mode="1"),
    "clear.png": png(mode="LA"),
    "print.jpg": jpeg(mode="CMYK"),
    "large.jpg": jpeg((4000, 3000), "L"),
    "thread.png": png((5000, 1), "L"),
}
"""Pictures that carry more than a picture: what is published of them does not."""

SVG = {
    "script": ("<script>alert(1)</script>", "<script"),
    "script-far": ('<script href="https://example.org/x.js"/>', "<script"),
    "handler": ('<path onclick="x()" d=""/>', 'onclick="x()"'),
    "handler-capital": ('<path onLoad="x()" d=""/>', 'onLoad="x()"'),
    "foreign": ("<foreignObject><p xmlns='http://www.w3.org/1999/xhtml'/></foreignObject>", "<foreignObject"),
    "html": ("<b xmlns='http://www.w3.org/1999/xhtml'/>", "<b"),
    "html-prefix": ('<h:script xmlns:h="http://www.w3.org/1999/xhtml">x</h:script>', "<h:script"),
    "no-namespace": ('<path xmlns="" d=""/>', "<path"),
    "style": ("<style>@import 'https://example.org/a.css'</style>", "<style"),
    "image": ('<image href="https://example.org/a.png"/>', "<image"),
    "image-data": ('<image xlink:href="data:image/png;base64,AA"/>', "<image"),
    "image-file": ('<image href="file:///etc/passwd"/>', "<image"),
    "use": ('<g id="a"><use href="#a"/></g>', "<use"),
    "use-far": ('<use xlink:href="other.svg#a"/>', "<use"),
    "link": ('<a href="javascript:alert(1)"><path d=""/></a>', "<a"),
    "animate": ('<animate attributeName="href" to="javascript:alert(1)"/>', "<animate"),
    "set": ('<set attributeName="onclick" to="x()"/>', "<set"),
    "handler-element": ('<handler type="x">y</handler>', "<handler"),
    "filter": ('<filter id="f"><feImage href="/etc/passwd"/></filter>', "<filter"),
    "pattern": ('<pattern id="p"><path d="" fill="url(#p)"/></pattern>', "<pattern"),
    "mask": ('<mask id="m"/>', "<mask"),
    "switch": ("<switch/>", "<switch"),
    "nested": ("<svg/>", "<svg"),
    "fill-far": ('<path fill="url(https://example.org/a#b)"/>', 'fill="url(https://example.org/a#b)"'),
    "fill-file": ("<path fill='url(file:///etc/passwd#b)'/>", "fill='url(file:///etc/passwd#b)'"),
    "fill-relative": ('<path fill="url(a.svg#b)"/>', 'fill="url(a.svg#b)"'),
    "fill-escaped": ('<path fill="u\\72l(//a)"/>', 'fill="u\\72l(//a)"'),
    "style-far": ('<path style="fill:url(//example.org)"/>', 'style="fill:url(//example.org)"'),
    "style-import": ('<path style="@import url(x)"/>', 'style="@import url(x)"'),
    "style-behaviour": ('<path style="behavior:url(#x)"/>', 'style="behavior:url(#x)"'),
    "style-binding": ('<path style="-moz-binding:none"/>', 'style="-moz-binding:none"'),
    "style-expression": ('<path style="stroke-width:expression(1)"/>', 'style="stroke-width:expression(1)"'),
    "style-variable": ('<path style="--a:1"/>', 'style="--a:1"'),
    "style-comment": ('<path style="fill:/**/red"/>', 'style="fill:/**/red"'),
    "style-animation": ('<path style="animation:a 1s"/>', 'style="animation:a 1s"'),
    "filter-look": ('<path filter="url(#f)"/>', 'filter="url(#f)"'),
    "cursor": ('<path cursor="url(x)"/>', 'cursor="url(x)"'),
    "base": ('<g xml:base="https://example.org/"/>', 'xml:base="https://example.org/"'),
    "gradient-far": ('<linearGradient href="a.svg#b"/>', 'href="a.svg#b"'),
    "gradient-script": ('<linearGradient xlink:href="javascript:x"/>', 'xlink:href="javascript:x"'),
    "gradient-itself": ('<linearGradient id="a" href="#a"/>', 'href="#a"'),
    "marker-itself": ('<marker id="m"><path marker-end="url(#m)"/></marker>', 'marker-end="url(#m)"'),
    "clip-itself": ('<clipPath id="c"><path clip-path="url(#c)"/></clipPath>', 'clip-path="url(#c)"'),
    "huge": ('<rect width="1e300"/>', 'width="1e300"'),
    "not-a-number": ('<rect width="nan"/>', 'width="nan"'),
    "endless": ('<path d="M0 0L-Infinity 0"/>', 'd="M0 0L-Infinity 0"'),
    "font": ('<text font-size="9999999">a</text>', 'font-size="9999999"'),
    "opacity": ('<path style="opacity:red"/>', 'style="opacity:red"'),
    "path": ('<path d="M0 0Z5 5"/>', 'd="M0 0Z5 5"'),
    "points": ('<polygon points="1 2 3"/>', 'points="1 2 3"'),
    "percent": ('<rect width="%"/>', 'width="%"'),
    "turn": ('<path transform="rotate()"/>', 'transform="rotate()"'),
    "negative-font": ('<text font-size="-3">a</text>', 'font-size="-3"'),
    "box": ('<marker viewBox="0 0 1"/>', 'viewBox="0 0 1"'),
    "id": ('<path id="a b&quot;&gt;"/>', 'id="a b&quot;&gt;"'),
    "unknown": ('<path fancy="1"/>', 'fancy="1"'),
    "stray": ("<g>words</g>", "words"),
    "processing": ('<?xml-stylesheet href="a.css"?>', "<?xml-stylesheet"),
    "deep": ("<g>" * 60 + "</g>" * 60, "<g"),
}
"""What no SVG may hold, with the text that the finding points at."""

SVG_WHOLE = {
    "entity": ('<!DOCTYPE svg [<!ENTITY a "x">]>\n' + HEAD + "<text>&a;</text></svg>", "HB537", 1, 1),
    "laughs": (
        '<!DOCTYPE s [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>' + HEAD + "&b;</svg>",
        "HB537",
        1,
        1,
    ),
    "outside-entity": ('<!DOCTYPE s [<!ENTITY a SYSTEM "file:///etc/passwd">]>' + HEAD + "&a;</svg>", "HB537", 1, 1),
    "outside-dtd": ('<!DOCTYPE svg PUBLIC "x" "https://example.org/svg.dtd">\n' + HEAD + "</svg>", "HB537", 1, 1),
    "unknown-entity": (HEAD + "\n<text>&copy;</text></svg>", "HB538", 2, 7),
    "open": (HEAD + "\n<g>", "HB538", 2, 4),
    "twice": (HEAD + '\n<path d="" d=""/></svg>', "HB538", 2, 12),
    "two-roots": (HEAD + "</svg>\n<svg/>", "HB538", 2, 1),
    "no-svg": ('<html xmlns="http://www.w3.org/1999/xhtml"/>', "HB537", 1, 1),
    "no-namespace": ('<svg viewBox="0 0 1 1"/>', "HB537", 1, 1),
    "no-size": ('<svg xmlns="http://www.w3.org/2000/svg"/>', "HB537", 1, 1),
    "no-area": ('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 0 5"/>', "HB537", 1, 1),
    "vast": ('<svg xmlns="http://www.w3.org/2000/svg" width="99999" height="1"/>', "HB537", 1, 1),
    "box": ('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 inf 1"/>', "HB537", 1, 41),
    "many": (HEAD + LINE * 20_001 + "</svg>", "HB537", 1, len(HEAD) + 19_999 * len(LINE) + 1),
    "glyph": (HEAD + "\n<text>好🚩</text></svg>", "HB902", 2, 8),
    "bidi": (HEAD + "\n<text>a&#x202e;b</text></svg>", "HB107", 2, 8),
    "text": ("no picture", "HB538", 1, 1),
    "empty": ("", "HB538", 1, 1),
}
"""Whole files that are no SVG of the book, with a code and its line and column in the file."""
