"""Columns of Arrow tables as arrays of numbers."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

Ints = npt.NDArray[np.int64]
Bools = npt.NDArray[np.bool_]


def ints(column: pa.ChunkedArray | pa.Array) -> Ints:
    return np.asarray(column.to_numpy(), dtype="int64")


def bools(column: pa.ChunkedArray) -> Bools:
    return np.asarray(column.to_numpy(), dtype=bool)


def factors(column: pa.ChunkedArray | pa.Array) -> tuple[Ints, list[str]]:
    """A code for each value, -1 for null, and the values the codes stand for, as they come up."""
    whole = column.combine_chunks() if isinstance(column, pa.ChunkedArray) else column
    encoded = whole.dictionary_encode()
    return ints(encoded.indices.fill_null(-1)), encoded.dictionary.to_pylist()


def ranked(column: pa.ChunkedArray) -> Ints:
    """Numbers in the order of the strings, which sort a good deal faster."""
    encoded = column.combine_chunks().dictionary_encode()
    return ints(pc.rank(encoded.dictionary))[ints(encoded.indices)]
