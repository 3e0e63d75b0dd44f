"""Letterheads whose area and office stand on two lines, and who speaks, in invented releases."""

import pytest

from extractors.agencies.mentions import find_agencies, find_publisher
from extractors.model import Context
from extractors.page.layout import lay_out
from extractors.reader import read

TOLD = "Detectives arrested nine men on Friday after they had answered notices on the internet, it was said today."


@pytest.mark.parametrize(
    ("head", "publisher", "home"),
    [
        ("STATE OF OHIO\nDEPARTMENT OF THE ATTORNEY GENERAL", "Ohio Department of the Attorney General", "OH"),
        ("State of New Jersey\nOffice of the Attorney General", "New Jersey Office of the Attorney General", "NJ"),
        ("Office of the Attorney General\nState of Delaware", "Delaware Office of the Attorney General", "DE"),
        ("CITY OF BOISE\nPOLICE DEPARTMENT", "Boise Police Department", "Boise, ID"),
        ("Lucas County\nSheriff's Office", "Lucas County Sheriff's Office", "Lucas County, OH"),
        ("Springfield Mock Works\nPolice Department", None, None),
    ],
)
def test_a_letterhead_of_two_lines(head: str, publisher: str | None, home: str | None) -> None:
    reading = read(f"{head}\n\nMarch 4, 2022\n\n{TOLD}")
    assert (reading.publisher, reading.home) == (publisher, home)


def test_a_federal_office_is_named_with_its_district() -> None:
    text = f"THE UNITED STATES ATTORNEY'S OFFICE\nU.S. Attorney's Office, District of Idaho\n\n{TOLD}"
    page = lay_out(text)
    assert (
        find_publisher(page, find_agencies(page, Context()), Context()) == "U.S. Attorney's Office, District of Idaho"
    )


@pytest.mark.parametrize(
    ("head", "publisher"),
    [
        ("FBI Toledo\nMay 3, 2021", "FBI Toledo"),
        ("Federal Bureau of Investigation\nFBI Toledo Announces Results", "FBI Toledo"),
        # In the list of those who helped it has not issued it.
        ("Lucas County Sheriff's Office\nThose who helped:\nFBI Toledo", "Lucas County Sheriff's Office"),
    ],
)
def test_a_field_office_issues_under_its_own_letterhead(head: str, publisher: str) -> None:
    assert read(f"{head}\n\n{TOLD}").publisher == publisher


def test_a_task_force_that_speaks_is_the_publisher() -> None:
    text = (
        "The Lucas County Human Trafficking Task Force, which the Toledo Police Department leads, today released its "
        "report.\n\nVictims: 9"
    )
    assert read(text).publisher == "Lucas County Human Trafficking Task Force"


@pytest.mark.parametrize(
    ("said", "publisher"),
    [("This office thanks them.", "Ohio Attorney General's Office"), ("He thanks them.", "Ohio Attorney General")],
)
def test_a_title_speaks_for_an_office_that_the_text_names(said: str, publisher: str) -> None:
    assert read(f"Ohio Attorney General\n\nMarch 4, 2022\n\n{TOLD} {said}").publisher == publisher


@pytest.mark.parametrize(
    ("head", "publisher"),
    [
        ("FBI Omaha Division", "FBI Omaha Division"),
        # A title stands for its office.
        ("Lucas County Prosecutor", "Lucas County Prosecutor's Office"),
        ("San Diego City Attorney", "San Diego City Attorney's Office"),
        # A department above one of its own bodies.
        ("Department of Homeland Security\nU.S. Secret Service", "U.S. Secret Service"),
        # Bars divide a line, whose last piece is the site's name.
        ("News | Sting ends | Toledo Police Department", "Toledo Police Department"),
    ],
)
def test_the_body_of_a_letterhead(head: str, publisher: str) -> None:
    assert read(f"{head}\n\n{TOLD}").publisher == publisher


OWNERS = {
    "OFFICE OF THE DISTRICT ATTORNEY, LEHIGH COUNTY": "Lehigh County Office of the District Attorney",
    "District Attorney of Lehigh County": "Lehigh County District Attorney's Office",
    "County of Lehigh\nDistrict Attorney": "Lehigh County District Attorney's Office",
    "Commonwealth of Pennsylvania - Office of Attorney General": "Pennsylvania Office of Attorney General",
    "Office of the District Attorney, Lehigh Valley": None,
    "Office of the Attorney General of Georgia": "Office of the Attorney General of Georgia",
    "Friends of Lehigh County": None,
}


@pytest.mark.parametrize(("line", "publisher"), OWNERS.items())
def test_an_office_whose_area_stands_behind_it(line: str, publisher: str | None) -> None:
    assert read(f"{line}\nNovember 10, 2021\n\nAllentown, Pa. - Ten men were arrested.").publisher == publisher
