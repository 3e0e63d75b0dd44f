"""Organisations of a release: which, under what name, in what role. All texts are invented."""

from __future__ import annotations

import pytest
from test_agency_rules import page_of

from extractors.agencies.mentions import find_agencies, find_publisher
from extractors.agencies.names import fold, level_of
from extractors.model import Context, Span


def names(text: str, context: Context = Context()) -> list[str]:  # noqa: B008 (frozen)
    return [agency.name for agency in find_agencies(page_of(text), context)]


def publisher(text: str, context: Context = Context()) -> str | None:  # noqa: B008 (frozen)
    page = page_of(text)
    return find_publisher(page, find_agencies(page, context), context)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The police departments of Ames, Ankeny and Des Moines came.",
         ["Ames Police Department", "Ankeny Police Department", "Des Moines Police Department"]),
        ("The Ames, Ankeny, and Des Moines Police Departments came.",
         ["Ames Police Department", "Ankeny Police Department", "Des Moines Police Department"]),
        ("The sheriffs of Polk and Jasper counties came.",
         ["Polk County Sheriff's Office", "Jasper County Sheriff's Office"]),
        ("Polk County Sheriff Jordan Examplar and Ames Police Chief Robin Examplar spoke.",
         ["Polk County Sheriff's Office", "Ames Police Department"]),
        ("A letter went to the Office of Polk County Attorney Jordan Examplar.", ["Polk County Attorney's Office"]),
        ("The Polk County DA’s Office charged him.", ["Polk County District Attorney's Office"]),
        ("Agents of U.S. Immigration and Customs Enforcement’s Homeland Security Investigations came.",
         ["U.S. Immigration and Customs Enforcement's Homeland Security Investigations"]),
        ("A member of the U.S. Marshals Service Fugitive Task Force found him.",
         ["U.S. Marshals Service Fugitive Task Force"]),
        ("The Kansas Department of Labor and the Ames Police Department paid.",
         ["Kansas Department of Labor", "Ames Police Department"]),
        ("The Kansas Department of Health and Human Services paid.",
         ["Kansas Department of Health and Human Services"]),
        ("The Amesbury, Mass., Police Department called.", ["Amesbury, Mass., Police Department"]),
    ],
)  # fmt: skip
def test_full_names(text: str, found: list[str]) -> None:
    assert names(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "He was held in the Polk County Jail and tried in Polk County Superior Court.",
        "Call the National Human Trafficking Hotline or Polk County Crime Stoppers.",
        "The Law Office of Jordan Examplar called Examplar Elected National DA Association.",
        "Assistant District Attorney Jordan Examplar of the Special Victims Bureau tried the case.",
        "The sheriff's office and the police department asked a task force for help.",
        "Ask the Office of the District Attorney or the Civil Division of the Polk County attorney.",
    ],
)
def test_no_organisation(text: str) -> None:
    assert names(text) == []


def test_one_organisation_is_listed_once_under_its_fullest_name() -> None:
    text = (
        "Ames PD and the FBI met. The Ames Police Department (APD) thanked the Federal Bureau of Investigation (FBI)."
    )
    assert names(text) == ["Ames Police Department", "Federal Bureau of Investigation"]
    assert names("The FBI came.") == ["FBI"]


def test_a_shortened_name_joins_the_long_one() -> None:
    text = "The Polk County Human Trafficking Task Force met. The Human Trafficking Task Force has six members."
    assert names(text) == ["Polk County Human Trafficking Task Force"]


def test_an_abbreviation_that_the_release_defines_is_no_second_organisation() -> None:
    text = "The Polk Accountability Task Force (POLKA) met. Officers of the POLKA Task Force spoke."
    assert names(text) == ["Polk Accountability Task Force"]


def test_a_list_under_headings_by_level_of_government() -> None:
    lines = [
        "Task force partners:",
        "Federal",
        "Federal Bureau of Investigation",
        "State",
        "Kansas Highway Patrol (KHP)",
        "City",
    ]
    lines += ["Ames Police Department", "Non-Government", "Bright Sample Days", "Mock Harbor (meals, clothing)"]
    found = find_agencies(page_of("\n".join(lines)), Context())
    assert [(agency.name, agency.level) for agency in found] == [
        ("Federal Bureau of Investigation", "federal"),
        ("Kansas Highway Patrol", "state"),
        ("Ames Police Department", "city"),
        ("Bright Sample Days", "non-government"),
        ("Mock Harbor", "non-government"),
    ]


def test_spans_are_of_the_first_mention_in_the_text_as_it_is() -> None:
    text = "Deputies of the Polk County Sheriff’s Office came. The Polk County Sheriff’s Office thanked them."
    (agency,) = find_agencies(page_of(text), Context())
    assert agency.span == Span(16, 44)
    assert agency.span.of(text) == "Polk County Sheriff’s Office"


def test_roles() -> None:
    text = (
        "Ames Police Department\n"
        "The operation was led by the Polk County Sheriff's Office with the Boone Police Department. "
        "The Polk County District Attorney's Office filed charges."
    )
    assert {agency.name: agency.role for agency in find_agencies(page_of(text), Context())} == {
        "Ames Police Department": "issuing",
        "Polk County Sheriff's Office": "leading",
        "Boone Police Department": "partnering",
        "Polk County District Attorney's Office": "prosecuting",
    }


@pytest.mark.parametrize(
    ("text", "issued"),
    [
        ("Nine Held in Sting - The Brooklyn District Attorney’s Office\nHOME\nNine were held.",
         "Brooklyn District Attorney's Office"),
        ("Nine Held in Sting | Polk County State's Attorney\nNine were held.",
         "Polk County State's Attorney's Office"),
        ("AMES POLICE DEPARTMENT\nNine were held.", "Ames Police Department"),
        ("UNITED STATES ATTORNEY'S OFFICE\nMiddle District of Georgia\nNine were held.",
         "United States Attorney's Office, Middle District of Georgia"),
        ("FBI Newark\nNine were held by the FBI.", "FBI Newark"),
        ("ICE Newsroom\nNine were held.", "U.S. Immigration and Customs Enforcement"),
        ("Nine held\nThe Boone Police Department helped.\nThis message was sent by Ames Police Department.",
         "Ames Police Department"),
        ("Nine held\nPolk County Sheriff Jordan Examplar announced today that nine were held. "
         "The FBI helped. The FBI will stay.", "Polk County Sheriff's Office"),
        ("Nine held - DA News\nThe Ames Police Department held nine. The Ames Police Department thanked the "
         "Polk County District Attorney's Office.", "Polk County District Attorney's Office"),
        # A partner thanked at the end of a short release issued nothing, with a day below the headline or without.
        ("Two Operations\nTwo operations have been held by the Examplar Task Force.\nNine women were rescued.\n"
         "Agents of the FBI serve on it with officers of the Ames Police Department.", None),
        ("Two Operations\nMay 2, 2017\nTwo operations have been held by the Examplar Task Force.\nNine women were "
         "rescued.\nAgents of the FBI serve on it with officers of the Ames Police Department.", None),
        # Whom a federal body's release tells of below has not issued it.
        ("HSI held nine men in raids.\nOne of them was found with the help of the Ames Police Department.", None),
        ("Agents held nine men in raids.\nOne of them was found with the help of the Ames Police Department.",
         "Ames Police Department"),
        ("Nine were held.", None),
    ],
)  # fmt: skip
def test_publisher(text: str, issued: str | None) -> None:
    assert publisher(text) == issued


def test_one_of_a_list_of_those_who_took_part_is_no_publisher() -> None:
    text = "Ten Men Held\nTen men were held after work by agents, the {}Ames Police Department{}.\nThey are in jail."
    assert publisher(text.format("Polk County Sheriff's Office, the ", " and the Ankeny Police Department")) is None
    assert publisher(text.format("", "")) == "Ames Police Department"
    listed = (
        "EAGAN, Minn. - Agents arrested nine men in a sting.\nAgencies taking part:\n- Minnesota State Patrol\n"
        "- Eagan Police Department\n- Edina Police Department\n"
    )
    assert publisher(listed) is None


def test_the_context_tells_the_publisher_where_the_text_does_not() -> None:
    known = Context(publisher="Ames Police Department")
    (agency,) = find_agencies(page_of("Nine were held."), known)
    assert (agency.name, agency.role, agency.span) == ("Ames Police Department", "issuing", Span(-1, -1))
    assert publisher("Nine were held.", known) == "Ames Police Department"
    assert publisher("Boone Police Department\nNine were held.", known) == "Boone Police Department"
    assert publisher("Nine were held.", Context(publisher="ames_ia")) is None


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ames PD", "City of Ames Police Department"),
        ("LA County Sheriff's Department", "Los Angeles County Sheriff's Office"),
        ("U.S. Marshal's Service", "United States Marshals Service"),
        ("Office of the Kansas Attorney General", "Kansas Attorney General's Office"),
        ("Kings County District Attorney", "Brooklyn District Attorney's Office"),
        (
            "U.S. Attorney for the Middle District of Georgia",
            "United States Attorney's Office, Middle District of Georgia",
        ),
        ("Ada County's Sheriff", "Ada County Sheriff's Office"),
        ("Ada County Dept. of Justice", "Ada County Department of Justice"),
        ("SMCO Narcotics Task Force", "San Mateo County Narcotics Task Force"),
        ("Saint Cloud Police", "St. Cloud Police Department"),
        ("Mount Vernon Police", "Mt. Vernon Police Department"),
        ("Human Trafficking Taskforce", "Human Trafficking Task Force"),
        ("Ohio ICAC Task Force", "Ohio Internet Crimes Against Children Task Force"),
        ("Exampleton Regional Human Trafficking Task Force", "Exampleton Human Trafficking Task Force"),
        ("Ada County DA", "Ada County District Attorney"),
        ("Ada County DA's Office", "Ada County District Attorney's Office"),
        ("U.S. Marshal Service Exampleton Task Force", "U.S. Marshals Service Exampleton Task Force"),
        ("Harris County Criminal District Attorney", "Harris County District Attorney's Office"),
        ("U.S. Attorney's Office of the Southern District of Ohio", "U.S. Attorney, Southern District of Ohio"),
        ("Nashville Metropolitan Police Department", "Nashville Police Department"),
        ("Ada County Sheriff-Coroner Department", "Ada County Sheriff's Office"),
        ("District Attorneys of Ada and Boise Counties", "District Attorney of Ada and Boise Counties"),
        ("Ohio Attorney Generals", "Ohio Attorney General's Office"),
        ("OC 4 Kids", "OC4 Kids"),
        ("Prosecutors of Ada County", "Prosecutor of Ada County"),
        ("Ohio State Attorney General", "Ohio Attorney General"),
        ("State's Attorney for Ada County", "State Attorney for Ada County"),
        ("Ada County Probation Department", "Ada County Probation"),
        ("New York County District Attorney", "Manhattan District Attorney"),
        ("Richmond County District Attorney", "Staten Island District Attorney"),
    ],
)
def test_spellings_that_fold_to_one(one: str, other: str) -> None:
    assert fold(one) == fold(other)


def test_names_that_stay_apart() -> None:
    assert fold("Polk County Sheriff's Office") != fold("Polk County Sheriff's Office Human Trafficking Task Force")
    assert fold("Ames Police Department") != fold("Ames Fire Department")


@pytest.mark.parametrize(
    ("name", "ruled", "level"),
    [
        ("Arizona Department of Public Safety", "place", "state"),
        ("New York City Police Department", "place", "city"),
        ("Polk County Human Trafficking Task Force", "place", "county"),
        ("U.S. Department of Labor", "unstated", "federal"),
        ("Department of Labor", "unstated", None),
        ("Navajo Nation Police Department", "place", "tribal"),
        ("Salvation Army", "non-government", "non-government"),
    ],
)
def test_levels_of_government(name: str, ruled: str, level: str | None) -> None:
    assert level_of(name, ruled) == level


def test_a_long_hostile_line_is_read_in_linear_time() -> None:
    text = "Ames Police Department and " * 3000 + "A, " * 20000 + "Office of the " * 5000
    assert names(text) == ["Ames Police Department"]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Agents of the Ames-St. Paul Airport Police Department came.", ["Ames-St. Paul Airport Police Department"]),
        ("HAWAI'I DEPARTMENT OF THE ATTORNEY GENERAL", ["Hawai'i Department of the Attorney General"]),
        ("Write to One State Police Plaza Drive; the Iowa State Police came.", ["Iowa State Police"]),
        ("It was led by the Ada County Major Crimes Task Force.", ["Ada County Major Crimes Task Force"]),
        ("Maj. Examplar and Major Ames Task Force members came.", ["Ames Task Force"]),
    ],
)
def test_names_are_read_whole(text: str, names: list[str]) -> None:
    assert [agency.name for agency in find_agencies(page_of(f"{text}\nNine men were held.\n"), Context())] == names
