"""The readers in somebody else's spaCy pipeline, found by name alone. All texts are invented."""

import spacy

TEXT = (
    "Examplar County Sheriff's Office\nMarch 5, 2019\n"
    "Deputies arrested 12 suspects and rescued three victims on March 2, 2019, in Operation Paper Lantern."
)


def test_components_are_found_by_name() -> None:
    nlp = spacy.blank("en")
    for name in ("tally_counts", "tally_dates", "tally_operations", "tally_agencies"):
        nlp.add_pipe(name)
    doc = nlp(TEXT)
    assert [(s.text, s.label_) for s in doc.spans["tally_counts"]] == [("12", "arrests"), ("three", "rescues")]
    assert [c.number.value for c in doc._.tally_counts] == [12, 3]
    assert "Operation Paper Lantern" in [s.text for s in doc.spans["tally_operations"]]
    assert ("March 2, 2019", "operation") in [(s.text, s.label_) for s in doc.spans["tally_dates"]]
    assert doc.spans["tally_agencies"][0].label_ == "issuing"


def test_a_text_without_figures_has_none() -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("tally_counts")
    doc = nlp("The office of 12 lawyers opened in 2019.")
    assert len(doc.spans["tally_counts"]) == 0
    assert doc._.tally_counts == ()
