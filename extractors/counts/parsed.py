"""The text of a parsed sentence, without putting it together anew each time."""

from __future__ import annotations

from spacy.tokens import Doc

KEY = "text"


def text_of(doc: Doc) -> str:
    """What was parsed. spaCy joins all tokens at each `doc.text`: a sentence of many figures asks for it often."""
    if KEY not in doc.user_data:
        doc.user_data[KEY] = doc.text
    text: str = doc.user_data[KEY]
    return text
