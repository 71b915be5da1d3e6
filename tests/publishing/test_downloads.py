"""Every drawing of the site can be taken along as SVG and as PNG; the library of the viewer is the published one."""

import re
from hashlib import sha256
from io import BytesIO
from pathlib import Path

from PIL import Image

from generator.building.build import build
from generator.building.cache import Cache
from generator.building.jobs import Runner
from generator.building.project import find_project
from generator.publishing.downloads import font_files, picture, with_downloads
from generator.publishing.forms.fillable import fillable
from generator.publishing.tree import PANZOOM, asset, tree

BASE = Path(__file__).parents[1] / "base_project"
PUBLISHED = "3ce354ef7b493efb62a4d4acaaf86fa2d6027eb629857a4e144041de1a112c1e"
"""The SHA-256 of dist/panzoom.min.js of @panzoom/panzoom 4.6.2 on npm (https://github.com/timmywil/panzoom)."""
SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} 40" width="{width}" height="40">'
    '<text x="10" y="30" font-size="24" font-family="\'Noto Sans CJK SC\'">{text}</text></svg>'
)


def drawn(text, width=100):
    return picture(SVG.format(text=text, width=width), width, 40, font_files())


def pixels(text):
    with Image.open(BytesIO(drawn(text))) as image:
        assert image.size == (200, 80)
        return image.convert("L").tobytes()


def test_the_library_of_the_viewer_is_the_published_one_with_its_licence():
    assert sha256(asset(PANZOOM).encode()).hexdigest() == PUBLISHED
    assert "Permission is hereby granted" in asset("panzoom-LICENSE.txt")


def test_a_picture_shows_chinese_letters_and_is_the_same_every_time():
    assert pixels("党") != pixels("会")
    assert sum(value < 128 for value in pixels("党")) > 100
    assert drawn("党") == drawn("党")


def test_a_wall_chart_gets_a_picture_that_can_be_opened():
    with Image.open(BytesIO(drawn("党", 200_000))) as image:
        assert image.width * image.height <= 24_500_000


def test_every_drawing_has_its_files_in_the_skin_of_print(tmp_path):
    with Runner(Cache(tmp_path)) as runner:
        publication = build(find_project(BASE, "2026-11-22"), runner=runner).publication
        site = with_downloads(publication.site, runner)
        again = with_downloads(publication.site, runner)
    assert again == site
    files = {download.address: download.content for download in site.downloads}
    assert {"drawings/accept-probationary-member-flow.svg", "drawings/roots-branch.png"} <= files.keys()
    for address, content in files.items():
        if address.endswith(".svg"):
            text = content.decode()
            assert text.startswith("<svg ")
            assert "var(" not in text
            assert "<a " not in text
        elif address.endswith(".png"):
            with Image.open(BytesIO(content)) as image:
                image.verify()
    shown = 'drawings/.+?[.](?:svg|png)|forms/.+?[.](?:pdf|docx|xlsx)|(?<=")f0.[.](?:pdf|docx|xlsx)'
    linked = {link for source in tree(site) for link in re.findall(rf'href="[./]*({shown})" download', source.text)}
    linked = {link if "/" in link else f"forms/{link}" for link in linked}
    assert linked == {address for address in files if address.startswith(("drawings/", "forms/"))}
    kinds = [job.kind for job in runner.ran]
    assert {"pictures", "forms"} <= set(kinds)
    assert kinds.count("faces") == 1
    forms = {address: content for address, content in files.items() if address.startswith("forms/")}
    assert forms.keys() == {f"forms/{code}.{ending}" for code in ("f02", "f03") for ending in ("pdf", "docx", "xlsx")}
    of_the_command = {one.id: fillable(one) for one in publication.site.blanks}
    assert all(forms[f"forms/{code}.pdf"] == content for code, content in of_the_command.items())
