"""`ratsverbund story accession` plays the whole road, tells it as JSON, and leaves nothing."""

import json
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command

from ratsverbund.kernel.errors import NotThere
from ratsverbund.network.members.models import Network

SEED = Path(__file__).resolve().parents[2].parent / "shared" / "seeds" / "000_2e2c10275b076306.txt"

pytestmark = pytest.mark.django_db


def played(*arguments):
    """Play the story and return what it prints."""
    out = StringIO()
    call_command("story", "accession", *arguments, stdout=out, stderr=StringIO())
    return out.getvalue()


def test_the_heinsberg_paper_leads_to_a_confirmed_membership_with_dues():
    told = json.loads(played("--paper", str(SEED), "--json"))

    votes = [
        (vote["yes"], vote["no"], vote["abstentions"], vote["result"], vote["label"])
        for vote in told["votes"]
    ]
    assert votes == [
        (15, 0, 0, "adopted", "einstimmig beschlossen"),
        (43, 0, 2, "adopted", "einstimmig beschlossen"),
    ]
    assert told["membership"] == {
        "state": "confirmed",
        "authority": "2021-05-19",
        "declaration": "2021-05-25",
        "confirmation": "2021-06-01",
        "since": "2021-06-01",
    }
    assert told["delegate"]["office"] == "Technischer Beigeordneter"
    parts = {year["year"]: (year["member"], year["payer"]) for year in told["assessments"]}
    assert [parts[year] for year in (2021, 2022, 2023)] == [
        ("0.00", "Land Nordrhein-Westfalen")
    ] * 3
    assert parts[2024] == ("2000.00", None)
    assert all(year["reasons"] for year in told["assessments"])
    assert not Network.objects.exists()


def test_the_story_is_told_step_by_step_with_citations():
    lines = played().splitlines()

    firsts = [line.split()[0] for line in lines]
    assert firsts[:6] == [
        "Vorlage", "Beschluss", "Beschluss", "Erklärung", "Bestätigung", "Vertretung",
    ]  # fmt: skip
    assert all("§ 50" in line for line in lines[1:3])


def test_a_file_that_is_not_there_is_named():
    with pytest.raises(NotThere, match="gibt es nicht"):
        played("--paper", "/nirgends/vorlage.txt")
