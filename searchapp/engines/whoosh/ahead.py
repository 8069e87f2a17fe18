"""How does a loop not wait for memory of which it knows beforehand that it will be read?

A list of documents ascends, but with gaps that no processor foresees: what stands beside each document lies in a line
of memory of its own. A loop that asks for the lines of documents which come later works on while they are fetched
(Callahan, Kennedy and Porterfield, "Software prefetching", ASPLOS 1991).
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, cast

from llvmlite import ir
from numba import types
from numba.core import cgutils
from numba.extending import intrinsic

from searchapp.engines.whoosh.files import Array

DISTANCE = 32
"""So many documents ahead is early enough for memory, and late enough that lines are still there when needed."""

_READ, _KEEP, _DATA = 0, 3, 1


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

fetch = cast(Callable[[Array, Any], None], intrinsic(_fetch))
"""For compiled loops: ask for the memory of a row of an array that has this row."""
