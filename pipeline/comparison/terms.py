"""Which figures a comparison takes in, as one line to stand under its table or chart."""

from __future__ import annotations

from pipeline.comparison.asking import Asked, without_offense


def terms(asked: Asked) -> str:
    """The threshold of confidence, the topics, and what else a figure had to be."""
    asked = without_offense(asked)
    sure = f"of confidence {asked.confidence:g} or more" if asked.confidence else "however unsure"
    only = "confirmed, corrected or added by a person" if asked.confirmed else None
    taken = [
        sure,
        f"{'topics' if len(asked.topics) > 1 else 'topic'} {' and '.join(asked.topics)}",
        only,
        asked.where and f"where {asked.where}",
    ]
    return f"Taken in: figures {', '.join(filter(None, taken))}."
