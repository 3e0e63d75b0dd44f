"""Makes corpus/reference/agencies.parquet, the agencies with their identifiers, from the public crosswalk.

    python -m pipeline.reference_agencies AGENCIES_CSV [FOLDER]

AGENCIES_CSV has the columns ori9, name, agency_type, county_fips, place_fips, jurisdiction_name and
address_city (Law Enforcement Agency Identifiers Crosswalk). FOLDER is corpus/reference unless given
and holds states.csv and tribal_lands.csv. See corpus/reference/AGENCIES.md.
"""

from __future__ import annotations

import csv
import re
import sys
from collections.abc import Iterable
from importlib.resources import files
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from extractors.agencies.names import fold
from pipeline.names_of_places import title_case
from pipeline.reference_tribal import tribal_lands

Row = dict[str, str]

AGENCIES = pa.schema(
    [
        pa.field("ori", pa.string()),
        pa.field("name", pa.string(), nullable=False),
        pa.field("type", pa.string(), nullable=False),
        pa.field("state", pa.string(), nullable=False),
        pa.field("county_fips", pa.string(), nullable=False),
        pa.field("place_fips", pa.string()),
        pa.field("key", pa.string(), nullable=False),
    ]
)
TYPES = {
    "local police department": "police",
    "sheriffs office": "sheriff",
    "state law enforcement agency": "state police",
    "federal": "federal",
}
# The crosswalk cuts names at 50 characters and shortens their words.
SPELLINGS = tuple(
    (re.compile(pattern), meant)
    for pattern, meant in (
        (r"\((?:city|county|city and county)\) ", ""),
        (r"\bdept?\.?$|\bdept\b\.?|\bdepart?m?e?n?$", "department"),
        (r"\bpd\b", "police department"),
        (r"\b(?:cnty|cty|co)\b\.?", "county"),
        (r"\btwp\b\.?", "township"),
        (r"\bboro\b", "borough"),
        (r"\bvlg\b", "village"),
        (r"\buniv\b\.?", "university"),
        (r"\bhwy\b|\bhighway ptrl\b|\bhighway pat\b", "highway patrol"),
        (r"\benf\b\.?", "enforcement"),
        (r"\bdiv\b\.?", "division"),
        (r"\bsheriffs? (?=office|department)", "sheriff's "),
        (r"(?<!division of )\bpolice$", "police department"),
        (r"\bmetro police\b", "metropolitan police"),
        (r"\bhighway patrol patrol\b", "highway patrol"),
        (r"\s+", " "),
    )
)


def spelled_out(name: str, city: str) -> str:
    """A crosswalk name with its words in full; where the seat is put behind a complete name, without it."""
    for pattern, meant in SPELLINGS:
        name = pattern.sub(meant, name)
    if city and name.endswith(f" department {city}"):
        name = name.removesuffix(f" {city}")
    return title_case(name.strip()).replace("'S ", "'s ")


def agency_type(row: Row) -> str:
    """The dataset's type of agency; a police force of a campus, railway or tribe is police too."""
    known = TYPES.get(row["agency_type"].strip())
    if known:
        return known
    return "police" if re.search(r"\b(?:police|pd)\b", row["name"]) else "other"


def agencies(rows: list[Row], postal: dict[str, str], tribes: Iterable[Row] = ()) -> pa.Table:
    """One row an agency of a known county, sorted by state, key and identifier."""
    lands = {id(row): land.id for land, own in tribal_lands(rows, postal, tribes).items() for row in own}
    made = []
    for row in rows:
        county, place = row["county_fips"].strip(), row["place_fips"].strip()
        if county[:2] not in postal or len(county) != 5 or not row["name"]:
            continue
        name = spelled_out(row["name"], row["address_city"])
        of_place = len(place) == 5 and not place.startswith("99")
        made.append(
            {
                "ori": row["ori9"] or None,
                "name": name,
                "type": agency_type(row),
                "state": postal[county[:2]],
                "county_fips": county,
                "place_fips": lands.get(id(row)) or (county[:2] + place if of_place else None),
                "key": fold(name),
            }
        )
    made.sort(key=lambda agency: (agency["state"], agency["key"], agency["ori"] or "", agency["county_fips"]))
    return pa.Table.from_pylist(made, schema=AGENCIES)


def main(crosswalk: Path, folder: Path) -> None:
    """Reads the crosswalk and FOLDER/states.csv, writes FOLDER/agencies.parquet."""
    with (folder / "states.csv").open(encoding="utf-8", newline="") as lines:
        postal = {row["fips"]: row["postal"] for row in csv.DictReader(lines)}
    with crosswalk.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    with (folder / "tribal_lands.csv").open(encoding="utf-8", newline="") as lines:
        table = agencies(rows, postal, csv.DictReader(lines))
    pq.write_table(table, folder / "agencies.parquet", compression="zstd")
    print(f"{table.num_rows} agencies")


if __name__ == "__main__":
    if len(sys.argv) not in (2, 3):
        sys.exit(__doc__)
    main(Path(sys.argv[1]), Path(sys.argv[2]) if len(sys.argv) == 3 else Path(str(files("corpus"))) / "reference")
