"""The content security policy of the site, as configuration for the servers it is put on.

Scripts are the site's own files and the few that stand in its pages, by their hash; nothing comes from another host.
The theme sets styles within pages and keeps its icons as ``data:`` images.
"""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Iterable, Mapping
from hashlib import sha256
from pathlib import Path
from typing import Final

FOLDER: Final = "csp"
"""The folder of the site that holds the configuration."""
SERVERS: Final[Mapping[str, str]] = {
    "nginx.conf": 'add_header Content-Security-Policy "{policy}" always;\n',
    "apache.conf": 'Header always set Content-Security-Policy "{policy}"\n',
}
"""The line of each server's configuration."""

_INLINE: Final = re.compile(rb"<script(?![^>]*(?:\ssrc=|application/json))[^>]*>(.*?)</script>", re.DOTALL)


def write_policy(site: Path) -> None:
    """Write the policy of a built site into it, once for each kind of server."""
    stated = policy(path.read_bytes() for path in sorted(site.rglob("*.html")))
    (site / FOLDER).mkdir()
    for name, line in SERVERS.items():
        (site / FOLDER / name).write_text(line.format(policy=stated), encoding="utf-8", newline="\n")


def policy(pages: Iterable[bytes]) -> str:
    """The policy under which pages work: what runs in them is named by its hash."""
    scripts = {script for page in pages for script in _INLINE.findall(page)}
    hashes = sorted(f"'sha256-{b64encode(sha256(script).digest()).decode()}'" for script in scripts)
    rules = (
        "default-src 'none'",
        " ".join(("script-src 'self'", *hashes)),
        "style-src 'self' 'unsafe-inline'",
        "img-src 'self' data:",
        "font-src 'self'",
        "connect-src 'self'",
        "worker-src 'self'",
        "base-uri 'none'",
        "form-action 'none'",
        "frame-ancestors 'self'",
    )
    return "; ".join(rules)
