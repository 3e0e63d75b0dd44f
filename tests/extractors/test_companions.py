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
        # What they do for those found shows them, or that they are said to be organisations,
        ("Bright Sample Days offered beds to nine women.", ["Bright Sample Days"]),
        ("Bright Sample Days, which shelters girls, was called.", ["Bright Sample Days"]),
        ("Nine girls are in the care of Mock Harbor Light.", ["Mock Harbor Light"]),
        ("Nine girls were referred to One More Sample Child.", ["One More Sample Child"]),
        ("Brightmarks, a victim-assistance program, was called.", ["Brightmarks"]),
        (
            "Two nonprofit agencies, Calm Harbor Ohio and Mock Harbor Light, came.",
            ["Calm Harbor Ohio", "Mock Harbor Light"],
        ),
        ("Bright Sample Corporation served as a front.", []),
        ("Bright Sample Days served as a front.", []),
        ("Toledo, a city that serves all, was quiet.", []),
        ("The Jordan, a shelter founder, was thanked.", []),
        ("Thanks go to the FBI, Jordan Examplar and the Secret Service.", []),
        ("Thanks go to the FBI, Grace Sample House and the Secret Service.", ["Grace Sample House"]),
        ("Thanks go to the FBI, Grace Sample Examplar and the Secret Service.", []),
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
        ("The Toledo FBI Field Office came.", "Toledo FBI Field Office"),
        ("The Sample FBI Field Office came.", "FBI Field Office"),
    ],
)
def test_a_field_office_is_named_with_its_city(said: str, name: str) -> None:
    assert names(said) == [name]


@pytest.mark.parametrize(
    ("said", "found"),
    [
        # Newspapers write a city's police small.
        (
            "Toledo police arrested nine men, and Lima police took part.",
            ["Toledo Police Department", "Lima Police Department"],
        ),
        ("A Toledo police officer and a Lima police report were there.", []),
        ("Sample police arrested nine men.", []),
        # A new task force is not one of a place called so.
        ("New Capital Task Force Meets", ["Capital Task Force"]),
        ("The New Haven Task Force met.", ["New Haven Task Force"]),
        # A town's sheriff is not that of a county of its name.
        (
            "The sheriff's offices of Jacksonville and Nassau County came.",
            ["Jacksonville Sheriff's Office", "Nassau County Sheriff's Office"],
        ),
        # Of a local prosecutor's office only the area goes on with its name.
        (
            "They went to the Polk County District Attorney's Office for Review.",
            ["Polk County District Attorney's Office"],
        ),
        ("The Department of Alcohol and Other Examples paid.", ["Department of Alcohol and Other Examples"]),
        ("The Nowhere Department of Crime Victim Services paid.", ["Nowhere Department of Crime Victim Services"]),
        ("The Governor's Office to Combat Examples paid.", ["Governor's Office to Combat Examples"]),
    ],
)
def test_names_in_full(said: str, found: list[str]) -> None:
    assert names(said) == found
