"""Has the annotator changed? Its version is a hash of its code and tables: whatever could change findings changes it.

Comments, docstrings, blank lines and the breaking of lines are left out, so that explaining the code or formatting it
annotates nothing anew.
"""

import ast
import hashlib
import io
import tokenize
from collections.abc import Iterator
from functools import cache
from pathlib import Path

_ROOM = Path(__file__).parent


@cache
def code_version() -> str:
    """Twelve hexadecimal digits that stand for the code and the tables of this room."""
    made = hashlib.sha256()
    for path in sorted(_ROOM.rglob("*")):
        if path.suffix in (".py", ".txt", ".tsv"):
            text = path.read_text(encoding="utf-8")
            made.update(f"{path.relative_to(_ROOM).as_posix()}\0".encode())
            made.update((bare_code(text) if path.suffix == ".py" else text).encode())
    return made.hexdigest()[:12]


def bare_code(source: str) -> str:
    """Python source without comments and docstrings, its runs of white space as single spaces."""
    lines = source.splitlines(keepends=True)
    for (row, start), (last, end) in sorted([*_docstrings(source), *_comments(source)], reverse=True):
        lines[row - 1 : last] = [lines[row - 1][:start] + lines[last - 1][end:]]
    return " ".join("".join(lines).split())


_Stretch = tuple[tuple[int, int], tuple[int, int]]
"""From and to: the row from 1, the column in characters from 0, end exclusive."""


def _comments(source: str) -> Iterator[_Stretch]:
    for token in tokenize.generate_tokens(io.StringIO(source).readline):
        if token.type == tokenize.COMMENT:
            yield token.start, token.end


def _docstrings(source: str) -> Iterator[_Stretch]:
    """Strings that stand as statements by themselves; `ast` counts columns in bytes."""
    lines = source.splitlines()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant) and isinstance(node.value.value, str):
            row, last = node.lineno, node.end_lineno or node.lineno
            end = len(lines[last - 1].encode()[: node.end_col_offset].decode())
            yield (row, node.col_offset), (last, end)
