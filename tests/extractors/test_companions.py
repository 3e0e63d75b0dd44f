"""Partners known only by the company they keep, in invented sentences."""

import pytest

from extractors.agencies.mentions import find_agencies
from extractors.model import Context
from extractors.page.layout import lay_out


def names(text: str) -> list[str]:
    return [agency.name for agency in find_agencies(lay_out(text), Context())]


@pytest.mark.parametrize(
    ("said", "partners"),
    [
        ("Taking part were the Toledo Police Department, Bright Sample Days and the FBI.", ["Bright Sample Days"]),
        (
            "We thank the FBI, Houses of Calm, Mock Harbor Light and the Secret Service.",
            ["Houses of Calm", "Mock Harbor Light"],
        ),
        ("Nine women were offered services from Bright Sample Days.", ["Bright Sample Days"]),
        ("Thanks go to the FBI, Jordan Examplar and the Secret Service.", []),
        ("He is wanted by the FBI, Toledo Municipal Court and the Secret Service.", []),
        ("The FBI came. Bright Sample Days are ahead.", []),
        ("He worked with Jordan Examplar.", []),
        ("Taking part were the FBI, Stolen Sample Squad, and the Secret Service.", []),
        ("They met at the FBI, Mock Harbor Drive, and left.", []),
    ],
)
def test_company(said: str, partners: list[str]) -> None:
    known = {"Toledo Police Department", "FBI", "Secret Service"}
    assert [name for name in names(said) if name not in known] == partners


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ("Agents of HSI New Orleans arrested nine men.", "HSI New Orleans"),
        ("Agents of Homeland Security Investigations Houston came.", "Homeland Security Investigations Houston"),
        ("HSI will go on with its work.", "HSI"),
        ("Agents of HSI Toledo Task Force came.", "HSI Toledo Task Force"),
    ],
)
def test_a_field_office_is_named_with_its_city(said: str, name: str) -> None:
    assert names(said) == [name]
