"""The last row of a list of offenses: "Soliciting: 9", "Pandering: 3", "Other: 4"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from extractors.counts.draft import Draft
from extractors.counts.measures import CUSTODIAL

OTHER = re.compile(r"\s{0,9}(?:all )?others?(?: (?:charges?|offenses?|crimes?|violations?|arrests?))?\s{0,9}", re.I)


def name_others(drafts: Sequence[Draft]) -> None:
    """Gives who stands under "other" in rows of offenses another one; what the release is about is not said of them."""
    for before, draft in pairwise(drafts):
        rows = before.row and draft.row and before.heads == draft.heads and before.measure == draft.measure
        told = before.own_offense and draft.measure in CUSTODIAL and not draft.own_offense
        if rows and told and OTHER.fullmatch(draft.after):
            draft.offense, draft.own_offense = "other", True
