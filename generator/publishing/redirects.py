"""Pages that lead on: short and former addresses."""

from __future__ import annotations

from html import escape

from generator.pages.publication import Redirect, Site
from generator.pages.render import words
from generator.pages.render.address import relative


def redirect(item: Redirect, site: Site) -> str:
    """A page that sends the reader on at once, without a script, and offers the link where that is switched off."""
    link = escape(relative(item.target, item.path))
    canonical = escape(site.identity.url(item.target.partition("#")[0])) or link
    return (
        f'<!doctype html>\n<html lang="zh-CN">\n<head>\n<meta charset="utf-8">\n<title>{words.REDIRECT}</title>\n'
        f'<meta http-equiv="refresh" content="0; url={link}">\n<link rel="canonical" href="{canonical}">\n'
        '<meta name="robots" content="noindex">\n<meta name="viewport" content="width=device-width,initial-scale=1">\n'
        f'</head>\n<body>\n<p>{words.REDIRECT} <a href="{link}">{link}</a></p>\n</body>\n</html>\n'
    )
