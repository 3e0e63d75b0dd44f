"""What happened in another country is in no area; what was charged or is only from there is the release's."""

import pytest
from placed import area

HEAD = "Ohio State Patrol\n\nTroopers ended a sting across the state of Ohio.\n\n"


@pytest.mark.parametrize(
    ("sentence", "place"),
    [
        ("Police in Bogota, Colombia arrested 9 men.", None),
        ("9 children were found in another country, Mexico.", None),
        ("Nationwide, 9 children were found.", "US"),
        ("9 men born in Mexico were arrested.", "OH"),
        ("9 men were arrested in Toledo and brought from Canada.", "Toledo, OH"),
        ("9 men were arrested in Albuquerque, New Mexico.", "Albuquerque, NM"),
    ],
)
def test_abroad(sentence: str, place: str | None) -> None:
    assert area(HEAD + sentence, "9", "Ohio State Patrol") == place


def test_what_follows_shares_of_several_towns_is_of_none_of_them() -> None:
    told = "Nine of the arrests were made in Toledo, eight in Dayton and five in Akron. Agents served 14 warrants too."
    assert area(HEAD + told, "14", "Ohio State Patrol") == "OH"


def test_a_total_over_all_is_the_drives() -> None:
    told = "A drive all over the nation ended. In Toledo six men were held.\n\nIn all, 281 arrests were made."
    assert area(f"Toledo Police Department\n\n{told}", "281", "Toledo Police Department") == "US"


@pytest.mark.parametrize(
    ("sentence", "place"),
    [
        ("9 girls were found, eight in Ohio and one in Iowa.", "US"),
        ("9 arrests: Toledo 5, Dayton 3, Akron 1", "OH"),
        ("Officers of the Toledo Police Department arrested 9 men.", "Toledo, OH"),
    ],
)
def test_a_total_is_of_all_its_shares(sentence: str, place: str) -> None:
    assert area(HEAD + sentence, "9", "Ohio State Patrol") == place
