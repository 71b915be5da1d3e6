"""The SVG writer and its two skins."""

from xml.etree import ElementTree as ET

from generator.drawing.svg import element, number, write
from generator.drawing.tokens import Colour, stylesheet


def test_text_and_attributes_are_escaped():
    text = write(element("text", "<a> & \"b\" 'c'", data_node='x"><script>'), "print")
    parsed = ET.fromstring(text)  # noqa: S314 - our own text
    assert parsed.text == "<a> & \"b\" 'c'"
    assert parsed.get("data-node") == 'x"><script>'


def test_numbers_are_short_and_attributes_keep_their_order():
    assert [number(value) for value in (1.0, 2.345, -0.001, 10, 0.1 + 0.2)] == ["1", "2.35", "0", "10", "0.3"]
    assert write(element("rect", y=1, x=2.5, rx=None, class_="a"), "print") == '<rect y="1" x="2.5" class="a"/>'


def test_print_writes_colours_and_web_adds_classes():
    box = element("rect", fill=Colour.PAPER, stroke=Colour.RED, class_="outline")
    assert write(box, "print") == f'<rect class="outline" fill="#ffffff" stroke="{Colour.RED.literal}"/>'
    assert write(box, "web") == (f'<rect class="outline f-paper s-red" fill="#ffffff" stroke="{Colour.RED.literal}"/>')


def test_links_are_for_the_web_only():
    link = element("g", element("a", element("text", "步骤"), href="#s1"))
    assert "<a" not in write(link, "print")
    assert "步骤" in write(link, "print")
    assert '<a href="#s1">' in write(link, "web")


def test_the_style_sheet_knows_every_colour_in_both_schemes():
    for sheet in (stylesheet(), stylesheet(standalone=True)):
        for colour in Colour:
            assert f"--drawing-{colour.token}:{colour.literal}" in sheet
            assert f"--drawing-{colour.token}:{colour.dark}" in sheet
            assert f".f-{colour.token}{{fill:var(--drawing-{colour.token})}}" in sheet
            assert f".s-{colour.token}{{stroke:var(--drawing-{colour.token})}}" in sheet
    assert "prefers-color-scheme" in stylesheet(standalone=True)


def _luminance(colour: str) -> float:
    channels = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def test_text_colours_have_the_contrast_of_wcag_aa_on_both_grounds():
    for ink in (Colour.INK, Colour.GREY, Colour.RED, Colour.BACK):
        for ground in (Colour.PAPER, Colour.BAND):
            for one, two in ((ink.literal, ground.literal), (ink.dark, ground.dark)):
                low, high = sorted((_luminance(one), _luminance(two)))
                assert (high + 0.05) / (low + 0.05) >= 4.5, (ink, ground)
