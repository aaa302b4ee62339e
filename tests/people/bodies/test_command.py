"""`ratsverbund register import` and `ratsverbund body list`."""

import json

import pytest
from django.core.management import call_command

from ratsverbund.kernel.errors import InvalidInput, NotThere
from ratsverbund.people.bodies.models import Body
from tests.factories import people

pytestmark = pytest.mark.django_db

LIST = "AGS;Name;Einwohner;Stichtag\n05370016;Heinsberg;43163;31.12.2024\n"


@pytest.fixture
def file(tmp_path):
    """A list of one town."""
    file = tmp_path / "liste.csv"
    file.write_text(LIST)
    return file


def test_a_dry_run_tells_every_row_and_changes_nothing(file, capsys):
    call_command("register", "import", str(file))

    lines = capsys.readouterr()
    assert (lines.out.split(), Body.objects.count()) == (["2", "neu", "05370016", "Heinsberg"], 0)
    assert "Nichts übernommen (--apply): 1 neu" in lines.err


def test_apply_takes_the_list_over_and_says_so_in_json(file, capsys):
    call_command("register", "import", str(file), "--apply", "--json")

    answer = json.loads(capsys.readouterr().out)
    assert (answer["applied"], answer["counts"]["new"], Body.objects.count()) == (True, 1, 1)
    assert answer["rows"] == [
        {"row": 2, "key": "05370016", "name": "Heinsberg", "outcome": "new", "remarks": []}
    ]
    assert answer["created"] == [{"slug": "heinsberg", "name": "Gemeinde Heinsberg"}]


def test_a_faulty_row_is_shown_and_keeps_everything_out(file, capsys):
    file.write_text(LIST + "0537;Unsinn;viele;31.12.2024\n")

    with pytest.raises(InvalidInput, match="Fehlerhafte Zeilen: 1"):
        call_command("register", "import", str(file), "--apply")

    faulty = capsys.readouterr().out.splitlines()[1]
    assert (faulty.split()[:4], Body.objects.count()) == (["3", "FEHLER", "0537", "Unsinn"], 0)


def test_a_missing_file_is_said_with_exit_code_three(tmp_path):
    with pytest.raises(NotThere) as refused:
        call_command("register", "import", str(tmp_path / "fehlt.csv"))

    assert refused.value.exit_code == 3


def test_what_was_created_is_named_with_the_address_other_commands_ask_for(file, capsys):
    file.write_text("AGS;Name\n05370016;Stadt Heinsberg\n")

    call_command("register", "import", str(file), "--apply")

    assert capsys.readouterr().out.splitlines()[1:] == ["Angelegt: heinsberg  Stadt Heinsberg"]
    assert Body.objects.get().short_name == "Heinsberg"


def test_body_list_shows_address_name_and_law(capsys):
    people.body("Heinsberg", slug="heinsberg", charter="heinsberg")

    call_command("body", "list", "--json")

    assert json.loads(capsys.readouterr().out) == [
        {"body": "heinsberg", "name": "Stadt Heinsberg", "kind": "municipality", "law": "heinsberg"}
    ]
