from __future__ import annotations

from made import release

from pipeline.resolve.duplicates import Copy, find_duplicates
from pipeline.resolve.repeats import At, find_repeated, paragraph_at

BOILERPLATE = "Since it was invented, the unit has freed 120 people."


def at_number(release_id: str, text: str) -> At:
    return At(release_id, 1, text.index("120"))


def test_a_figure_whose_paragraph_stands_in_three_others_of_the_source_is_repeated() -> None:
    texts = {
        f"r{number}": f"News number {number}.\n {BOILERPLATE.upper() if number == 2 else BOILERPLATE}"
        for number in range(4)
    }
    releases = [release(known_as, text) for known_as, text in texts.items()]
    figures = {at_number(known_as, text) for known_as, text in texts.items()}
    assert find_repeated(releases, figures, {}) == figures
    assert find_repeated(releases[:3], sorted(figures)[:3], {}) == set()


def test_another_source_or_a_copy_or_a_revision_does_not_repeat() -> None:
    text = f"News.\n{BOILERPLATE}"
    three = [release(f"r{number}", text) for number in range(3)]
    figure = [at_number("r0", text)]
    assert find_repeated([*three, release("x", text, source_id="elsewhere")], figure, {}) == set()
    assert find_repeated([*three, release("r3", text)], figure, {"r3": "r0"}) == set()
    assert find_repeated([*three, release("r2", text, revision=2)], figure, {}) == set()
    assert find_repeated([*three, release("r3", text)], figure, {}) == set(figure)


def test_a_paragraph_that_differs_in_its_figure_is_not_the_same() -> None:
    texts = [f"News.\n{BOILERPLATE.replace('120', f'12{number}')}" for number in range(5)]
    releases = [release(f"r{number}", text) for number, text in enumerate(texts)]
    assert find_repeated(releases, [at_number("r0", texts[0])], {}) == set()


def test_a_paragraph_is_the_line_of_an_offset() -> None:
    assert [paragraph_at("one\ntwo\nthree", offset) for offset in (0, 4, 12)] == ["one", "two", "three"]


def test_a_copy_points_at_the_first_published_and_that_at_none() -> None:
    copies = [
        Copy("c", "2015-02-01", "same", None),
        Copy("b", "2015-01-01", "same", None),
        Copy("a", None, "same", None),
        Copy("d", "2014-01-01", "other", None),
    ]
    assert find_duplicates(copies) == {"c": "b", "a": "b"}


def test_the_same_body_on_two_pages_is_a_copy_and_no_body_is_not() -> None:
    assert find_duplicates([Copy("a", "2015", "1", "body"), Copy("b", "2015", "2", "body")]) == {"b": "a"}
    assert find_duplicates([Copy("a", "2015", "1", None), Copy("b", "2015", "2", None)]) == {}
