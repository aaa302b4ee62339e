"""The demonstration's facts agree with the official register, and its members hang together."""

import csv
import tomllib
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]
FACTS = ROOT / "src" / "ratsverbund" / "config" / "demonstration"
REGISTER = ROOT.parent / "shared" / "data" / "gemeinden_de_2025-08-31.csv"
DAYS = ("2024-12-31", "2022-12-31")


def read(name: str) -> dict:
    return tomllib.loads((FACTS / name).read_text("utf-8"))


def municipalities() -> Iterator[dict]:
    for lines in read("municipalities.toml")["municipalities"].values():
        yield from lines


def networks() -> dict:
    return read("network_members.toml")["networks"]


def test_every_fact_is_the_one_of_the_official_register():
    with REGISTER.open(encoding="utf-8-sig", newline="") as file:
        official = {line["ags"]: line for line in csv.DictReader(file)}

    listed = list(municipalities())

    assert listed == [
        {
            "ags": key,
            "ars": official[key]["ars"],
            "name": official[key]["name"],
            "designation": official[key]["name_official"].partition(", ")[2],
            "kind": official[key]["kind"],
            "district": official[key]["district"],
            "population": {day: int(official[key][f"population_{day}"]) for day in DAYS},
        }
        for key in (line["ags"] for line in listed)
    ]


def test_every_day_of_a_population_has_a_source():
    assert sorted(read("municipalities.toml")["sources"]) == sorted(DAYS)


def test_keys_and_names_are_unique():
    listed = list(municipalities())

    assert len({line["ags"] for line in listed}) == len(listed)
    assert len({line["name"] for line in listed}) == len(listed)


def test_eisenach_keeps_its_former_key():
    assert [
        (former["ags"], former["former"], former["until"])
        for former in read("municipalities.toml")["former_keys"]
    ] == [("16063105", "16056000", date(2021, 6, 30))]


@pytest.mark.parametrize("network", ["innenstadt-nrw", "innenstaedte-erfolgreich-machen"])
def test_every_member_is_a_municipality_of_the_table_and_stands_once(network):
    names = {line["ags"]: line["name"] for line in municipalities()}

    members = networks()[network]["members"]

    assert [member["name"] for member in members] == [names[member["ags"]] for member in members]
    assert len({member["ags"] for member in members}) == len(members)


def test_the_network_grows_as_its_sources_say():
    joined = [member["joined"] for member in networks()["innenstadt-nrw"]["members"]]

    def count(day: date) -> int:
        return sum(start <= day for start in joined)

    assert count(date(2013, 4, 30)) == 78
    assert count(date(2021, 2, 28)) == 105
    assert count(date(2021, 12, 31)) == 130
    assert len(joined) == 131


def test_heinsberg_has_not_joined_yet():
    members = networks()["innenstadt-nrw"]["members"]

    assert [member for member in members if member["name"] == "Heinsberg"] == []


def test_only_sourced_days_of_joining_are_not_marked_fictional():
    sourced = {
        name: [line["name"] for line in network["members"] if not line.get("joined_fictional")]
        for name, network in networks().items()
    }

    assert sourced == {
        "innenstadt-nrw": ["Haltern am See"],
        "innenstaedte-erfolgreich-machen": [
            "Eisenach",
            "Gotha",
            "Mühlhausen/Thüringen",
            "Sondershausen",
        ],
    }


def test_a_member_that_chairs_had_joined_before_and_chairs_follow_each_other():
    network = networks()["innenstadt-nrw"]
    joined = {member["ags"]: member["joined"] for member in network["members"]}
    chairs = network["chairs"]

    assert all(joined[chair["ags"]] <= chair["start"] for chair in chairs)
    assert [(chair["name"], chair["start"], chair.get("end")) for chair in chairs] == [
        ("Bocholt", date(2009, 7, 14), date(2016, 11, 30)),
        ("Gelsenkirchen", date(2016, 12, 1), date(2019, 12, 31)),
        ("Münster", date(2020, 1, 1), None),
    ]
