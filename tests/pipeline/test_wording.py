"""Numbers with their nouns."""

from pipeline.wording import counted


def test_one_is_singular_and_all_else_plural() -> None:
    assert [counted(number, "release") for number in (0, 1, 2, 1204)] == [
        "0 releases",
        "1 release",
        "2 releases",
        "1,204 releases",
    ]
