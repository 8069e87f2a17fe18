"""Where do templates, styles and scripts lie, in a checkout and in an installed wheel?"""

import hashlib
import importlib.resources
import mimetypes
import re
from functools import cache
from pathlib import Path

from flask import Blueprint, Response, abort

PACKAGE = Path(__file__).resolve().parent.parent

blueprint = Blueprint("assets", __name__)


def folder(name: str) -> Path:
    """The folder `templates` or `static`: beside the package's modules (a wheel), else in its parent (a checkout)."""
    inside = PACKAGE / name
    return inside if inside.is_dir() else PACKAGE.parent / name


def htmx_file() -> Path:
    """htmx as its package carries it."""
    return Path(str(importlib.resources.files("js_lib_htmx") / "static/htmx/htmx.min.js"))


def contents(name: str) -> bytes:
    """What is sent under a name, without the comments of our own files.

    The one stylesheet is written in parts, joined in the order of their names.
    """
    if name == "htmx.js":
        return htmx_file().read_bytes()
    if name == "style.css":
        parts = [part.read_bytes() for part in sorted((folder("static") / "style").glob("*.css"))]
        return re.sub(rb"/\*.*?\*/\s*", b"", b"\n".join(parts), flags=re.DOTALL)
    data = (folder("static") / name).read_bytes()
    return re.sub(rb"(?m)^\s*//.*\n|\s+// .*$", b"", data) if name.endswith(".js") else data


@cache
def fingerprint(name: str) -> str:
    """Twelve digits that change with what is sent under a name, so that browsers may keep it for ever."""
    return hashlib.sha256(contents(name)).hexdigest()[:12]


def asset_url(name: str) -> str:
    """The address of a style or script, with its fingerprint."""
    return f"/static/{name}?v={fingerprint(name)}"


@cache
def program() -> str:
    """Twelve digits that are others where the program has other files, as after an update."""
    roots = (PACKAGE, folder("templates"), folder("static"))
    files = sorted(file for root in roots for file in root.rglob("*.*") if file.parent.name != "__pycache__")
    told = repr([(file.name, file.stat().st_size) for file in files])
    return hashlib.sha256(told.encode()).hexdigest()[:12]


LONGEST = 80
"""Longer names are not looked for: a file's may have 255 bytes."""


@blueprint.get("/static/<name>")
def asset(name: str) -> Response:
    """A style or script; nothing but what lies in the folder itself."""
    if (
        name.startswith(".")
        or len(name) > LONGEST
        or not (name in {"style.css", "htmx.js"} or (folder("static") / name).is_file())
    ):
        abort(404)
    response = Response(contents(name), mimetype=mimetypes.guess_type(name)[0])
    response.cache_control.max_age = 31_536_000
    response.cache_control.immutable = True
    response.cache_control.public = True
    return response
