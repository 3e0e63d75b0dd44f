"""A comparison as a frame that knows its chart, its proof and its citations."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

import pandas as pd

from pipeline.comparison.asking import Asked, ask
from pipeline.comparison.explaining import explain
from pipeline.comparison.terms import terms
from pipeline.dataset import Dataset

if TYPE_CHECKING:
    import altair as alt


class Compared(pd.DataFrame):
    """The cells of a comparison; what is picked out of it by rows stays one."""

    _metadata: ClassVar[list[str]] = ["dataset", "asked"]
    dataset: Dataset
    asked: Asked

    @property
    def _constructor(self) -> type[Compared]:
        return Compared

    def chart(self) -> alt.TopLevelMixin:
        """Bounds by period, one panel a jurisdiction, with a line that says which figures it takes in."""
        from pipeline.comparison.charts import draw

        return draw(pd.DataFrame(self), terms(self.asked))

    def explain(self) -> pd.DataFrame:
        """The figures behind each cell, one a row, with why each does or does not add."""
        return explain(pd.DataFrame(self), self.dataset)


def compared(dataset: Dataset, measure: Any, **asked: Any) -> Compared:
    """The answer of `ask`, with its proofs. A single place or topic need not stand in a tuple."""
    for name in ("places", "topics"):
        if name in asked:
            asked[name] = (asked[name],) if isinstance(asked[name], str) else tuple(asked[name])
    question = Asked(measure, **asked)
    frame = Compared(ask(dataset, question, proofs=True))
    frame.dataset, frame.asked = dataset, question
    return frame
