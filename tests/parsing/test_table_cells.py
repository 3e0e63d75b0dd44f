"""The cells of a page's tables, each in its column. The pages are invented."""

from __future__ import annotations

from selectolax.lexbor import LexborHTMLParser

from pipeline.parse.lines import lines_of


def lines(table: str) -> list[str]:
    body = LexborHTMLParser(f"<table>{table}</table>").body
    assert body is not None
    return lines_of(body)


def row(*cells: str) -> str:
    return f"<tr>{''.join(cell if cell.startswith('<') else f'<td>{cell}</td>' for cell in cells)}</tr>"


def test_an_empty_cell_keeps_its_column() -> None:
    assert lines(row("County", "Arrests", "Rescues") + row("Lucas", "", "3")) == [
        "County | Arrests | Rescues",
        "Lucas |  | 3",
    ]


def test_a_spacer_before_the_words_or_around_one_cell_is_no_column() -> None:
    assert lines(row("", "2019", "2020") + row("", "Held in Lucas", "")) == ["2019 | 2020", "Held in Lucas"]


def test_a_cell_is_said_in_all_it_spans() -> None:
    assert lines(row("Year", '<td colspan="2">2019</td>') + row("Lucas", "4", "5")) == [
        "Year | 2019 | 2019",
        "Lucas | 4 | 5",
    ]
    assert lines(row('<td rowspan="2">Ohio</td>', "Lucas", "4") + row("Stark", "5") + row("Iowa", "Linn", "6")) == [
        "Ohio | Lucas | 4",
        "Ohio | Stark | 5",
        "Iowa | Linn | 6",
    ]


def test_a_span_beyond_reason_or_of_no_number_is_kept_small() -> None:
    assert lines(row("Lucas", '<td colspan="x">4</td>')) == ["Lucas | 4"]
    assert lines(row("Lucas", '<td colspan="90000">4</td>'))[0].count("|") == 20
