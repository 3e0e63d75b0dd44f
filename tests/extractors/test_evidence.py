"""The words shown for a figure. All texts and names are invented."""

from extractors.counts.evidence import LONGEST, evidence
from extractors.model import Number, Span
from extractors.reader import read


def test_number_stays_where_a_name_is_masked() -> None:
    text = "Deputy Two Examplar and NINETEEN suspects met Jordan Examplar, 26, of Springfield."
    start = text.index("NINETEEN")
    number = Number(Span(start, start + 8), Span(start, start + 8), 19)
    name = text.index("Jordan")
    shown, at = evidence(text, Span(0, len(text)), number, (Span(name, name + len("Jordan Examplar")),))
    assert at.of(shown) == "NINETEEN"
    assert "Jordan" not in shown
    assert "[name]" in shown


def test_long_sentence_is_cut_between_words_around_the_number() -> None:
    text = "word " * 100 + "and 12 suspects were arrested " + "word " * 100
    (count,) = read(text).counts
    assert len(count.evidence) <= LONGEST + 40
    assert count.evidence_number.of(count.evidence) == "12"
    assert "12 suspects were arrested" in count.evidence
    assert not count.evidence.startswith("ord ")
