"""How does a loop over postings run without the interpreter?

Numba compiles it at its first call for the types that it is given, and keeps the result beside the module or, where
that can't be written to, in the user's cache folder. Compiled loops hold no lock of the interpreter, so that threads
search side by side. What they are given is not checked again: arrays of an index come from blocks whose checksums fit.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar, cast

import numba

F = TypeVar("F", bound=Callable[..., Any])


def compiled(loop: F) -> F:
    """The function, to be compiled at its first call."""
    try:
        return cast(F, numba.njit(cache=True, nogil=True, error_model="numpy")(loop))
    except RuntimeError:  # there is no folder in which compiled code could be kept: each process compiles anew
        return cast(F, numba.njit(nogil=True, error_model="numpy")(loop))
