"""A comparison as a frame that knows its chart, its proof and its citations."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

import pandas as pd

from pipeline.comparison.asking import Asked, ask
from pipeline.comparison.explaining import explain
from pipeline.dataset import Dataset

if TYPE_CHECKING:
    import altair as alt


class Compared(pd.DataFrame):
    """The cells of a comparison; what is picked out of it by rows stays one."""

    _metadata: ClassVar[list[str]] = ["dataset"]
    dataset: Dataset

    @property
    def _constructor(self) -> type[Compared]:
        return Compared

    def chart(self) -> alt.TopLevelMixin:
        """Bounds by period, one panel a jurisdiction."""
        from pipeline.comparison.charts import draw

        return draw(pd.DataFrame(self))

    def explain(self) -> pd.DataFrame:
        """The figures behind each cell, one a row, with why each does or does not add."""
        return explain(pd.DataFrame(self), self.dataset)


def compared(dataset: Dataset, measure: Any, **asked: Any) -> Compared:
    """The answer of `ask`, with its proofs. A single place or topic need not stand in a tuple."""
    for name in ("places", "topics"):
        if name in asked:
            asked[name] = (asked[name],) if isinstance(asked[name], str) else tuple(asked[name])
    frame = Compared(ask(dataset, Asked(measure, **asked), proofs=True))
    frame.dataset = dataset
    return frame
