"""How does a loop over postings run without the interpreter, and without waiting for memory?

Numba compiles it at its first call for the types that it is given, and keeps the result beside the module or, where
that can't be written to, in the user's cache folder. Compiled loops hold no lock of the interpreter, so that threads
search side by side. What they are given is not checked again: arrays of an index come from blocks whose checksums fit.

A list of documents ascends, but with gaps that no processor foresees: what stands beside each document lies in a line
of memory of its own. A loop that asks for the lines of documents which come later works on while they are fetched
(Callahan, Kennedy and Porterfield, "Software prefetching", ASPLOS 1991).
"""

from collections.abc import Callable
from typing import Any, TypeVar, cast

import numba
from llvmlite import ir
from numba import types
from numba.core import cgutils
from numba.extending import intrinsic

F = TypeVar("F", bound=Callable[..., Any])

DISTANCE = 32
"""So many documents ahead is early enough for memory, and late enough that lines are still there when needed."""

_READ, _KEEP, _DATA = 0, 3, 1


def compiled(loop: F) -> F:
    """The function, to be compiled at its first call."""
    try:
        return cast(F, numba.njit(cache=True, nogil=True, error_model="numpy")(loop))
    except RuntimeError:  # there is no folder in which compiled code could be kept: each process compiles anew
        return cast(F, numba.njit(nogil=True, error_model="numpy")(loop))


def _fetch(_context: Any, array: Any, row: Any) -> Any:
    def made(context: Any, builder: Any, signature: Any, given: Any) -> Any:
        kind = signature.args[0]
        own = context.make_array(kind)(context, builder, given[0])
        shape, strides = (_unpacked(builder, part, kind.ndim) for part in (own.shape, own.strides))
        indices = [given[1], *[ir.Constant(given[1].type, 0)] * (kind.ndim - 1)]
        place = _place(context, builder, own.data, shape, strides, kind.layout, indices)
        byte, number = ir.IntType(8).as_pointer(), ir.IntType(32)
        kinds = ir.FunctionType(ir.VoidType(), [byte, number, number, number])
        prefetch = builder.module.declare_intrinsic("llvm.prefetch", [byte], kinds)
        how = [ir.Constant(number, n) for n in (_READ, _KEEP, _DATA)]
        builder.call(prefetch, [builder.bitcast(place, byte), *how])
        return context.get_dummy_value()

    return types.void(array, row), made


_unpacked: Any = cgutils.unpack_tuple
_place: Any = cgutils.get_item_pointer2

fetch = cast(Callable[[Any, Any], None], intrinsic(_fetch))
"""For compiled loops: ask for the memory of a row of an array that has this row."""
