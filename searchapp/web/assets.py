"""Where do templates, styles and scripts lie, in a checkout and in an installed wheel?"""

from __future__ import annotations

import hashlib
import importlib.resources
import mimetypes
from functools import cache
from pathlib import Path

from flask import Blueprint, Response, abort, url_for

PACKAGE = Path(__file__).resolve().parent.parent

blueprint = Blueprint("assets", __name__)


def folder(name: str) -> Path:
    """The folder `templates` or `static`: beside the package's modules (a wheel), else in its parent (a checkout)."""
    inside = PACKAGE / name
    return inside if inside.is_dir() else PACKAGE.parent / name


def htmx_file() -> Path:
    """htmx as its package carries it."""
    return Path(str(importlib.resources.files("js_lib_htmx") / "static/htmx/htmx.min.js"))


@cache
def fingerprint(path: Path) -> str:
    """Twelve digits that change with the file, so that browsers may keep it for ever."""
    return hashlib.sha256(path.read_bytes()).hexdigest()[:12]


def asset_url(name: str) -> str:
    """The address of a style or script, with its fingerprint."""
    path = htmx_file() if name == "htmx.js" else folder("static") / name
    return url_for("assets.asset", name=name, v=fingerprint(path))


@blueprint.get("/static/<name>")
def asset(name: str) -> Response:
    """A style or script; nothing but what lies in the folder itself."""
    path = htmx_file() if name == "htmx.js" else folder("static") / name
    if name.startswith(".") or not path.is_file():
        abort(404)
    response = Response(path.read_bytes(), mimetype=mimetypes.guess_type(name)[0])
    response.cache_control.max_age = 31_536_000
    response.cache_control.immutable = True
    response.cache_control.public = True
    return response
