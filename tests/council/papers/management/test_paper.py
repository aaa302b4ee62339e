"""The command `ratsverbund paper`."""

import io
import json
import re

import pytest
from django.core.management import call_command

from ratsverbund.council.papers import operations
from ratsverbund.council.papers.models import Paper
from ratsverbund.kernel.errors import NotAllowed, NotThere
from ratsverbund.kernel.models import AuditEntry
from tests.factories import people

EXACT = ["title", "reference", "reasoning", "proposals", "financial_effect", "unplaced", "warnings"]


@pytest.fixture
def file(tmp_path, seed, council, committee):
    place = tmp_path / "vorlage.txt"
    place.write_bytes(seed)
    return place


def run(*arguments):
    """Run the command; return what it says on stdout and on stderr."""
    out, err = io.StringIO(), io.StringIO()
    call_command("paper", *map(str, arguments), stdout=out, stderr=err)
    return out.getvalue(), err.getvalue()


def test_without_apply_it_reads_and_makes_nothing(file):
    out, err = run("import", file, "--body", "heinsberg")

    assert "Beschlussvorschlag (Haupt- und Finanzausschuss): Der Beitritt" in out
    assert "Nichts angelegt (--apply)" in err
    assert Paper.objects.count() == 0


def test_the_json_has_the_promised_keys_first(file):
    answer = json.loads(run("import", file, "--body", "heinsberg", "--json")[0])

    assert list(answer)[:7] == EXACT
    assert [each["organization"] for each in answer["proposals"]] == [
        "Haupt- und Finanzausschuss",
        "Rat",
    ]
    assert "paper" not in answer


def test_with_apply_it_makes_a_draft_and_names_it(file, town):
    answer = json.loads(run("import", file, "--body", "heinsberg", "--json", "--apply")[0])

    paper = Paper.objects.get()
    assert (answer["paper"], paper.state, paper.body) == (paper.pk, "draft", town)


def test_a_named_account_acts_with_its_own_rights(file, clerk, outsider):
    run("import", file, "--body", "heinsberg", "--apply", "--actor", clerk.email)

    assert AuditEntry.objects.get(operation="papers.import_paper").actor_id == clerk.pk
    with pytest.raises(NotAllowed):
        run("import", file, "--body", "heinsberg", "--apply", "--actor", outsider.email)


@pytest.mark.parametrize(
    "arguments",
    [
        ("import", "gibt-es-nicht.txt", "--body", "heinsberg"),
        ("list", "--body", "nirgendwo"),
        ("show", "2099/1", "--body", "heinsberg"),
    ],
)
def test_what_does_not_exist_is_said(town, arguments):
    with pytest.raises(NotThere):
        run(*arguments)


def test_an_unknown_account_is_said(file):
    with pytest.raises(NotThere):
        run("import", file, "--body", "heinsberg", "--apply", "--actor", "x@example.org")


def test_papers_are_listed_one_a_line(draft, clerk):
    operations.release_paper(draft, actor=clerk)

    out, _err = run("list", "--body", "heinsberg")
    listed = json.loads(run("list", "--body", "heinsberg", "--json")[0])

    assert re.split(" {2,}|(?<=001) +", out.strip()) == [
        "2026/001",
        "02.03.2026",
        "zur Beratung freigegeben",
        "Beitritt zum Netzwerk",
    ]
    assert [each["reference"] for each in listed] == ["2026/001"]


def test_a_paper_is_shown_with_its_way(draft):
    out, _err = run("show", draft.pk, "--body", "heinsberg")
    shown = json.loads(run("show", draft.pk, "--body", "heinsberg", "--json")[0])

    assert "1. Haupt- und Finanzausschuss entscheidet (noch nicht beraten)" in out
    assert [station["name"] for station in shown["stations"]] == [
        "Haupt- und Finanzausschuss",
        "Rat der Stadt Heinsberg",
    ]


def test_a_body_of_the_same_name_is_not_mixed_up(draft):
    people.body("Heinsberg", slug="heinsberg-2")

    assert json.loads(run("list", "--body", "heinsberg-2", "--json")[0]) == []
