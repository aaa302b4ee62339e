"""The pages of official wordings, and the command."""

import json

import pytest
from django.core.management import call_command

from ratsverbund.people.texts.models import CharterText
from tests.factories import people
from tests.people.texts.conftest import SEED
from tests.queries import statements

pytestmark = pytest.mark.django_db
PAGE = "/texte/heinsberg/"


def sent(client, content, name="satzung.txt"):
    """Upload a file."""
    form = {"file": people.upload(name, content), "source": "Amtsblatt 1/2021", "valid_from": ""}
    return client.post(PAGE, form)


def test_a_clerk_uploads_looks_confirms_and_withdraws(client, clerk):
    client.force_login(clerk)

    page = client.get(sent(client, SEED.read_bytes(), SEED.name).headers["Location"])
    text = CharterText.objects.get()
    for act in ("confirm", "withdraw"):
        client.post(f"{PAGE}{text.pk}/entscheiden/", {"act": act})

    shown = page.content.decode()
    wanted = [
        "21, dazu 3 eingefügte: § 13a, § 15a, § 19a", "§ 14, § 17, § 19a",
        "§ 7 (1): a bis m (13)", "5. Änderungssatzung vom 30.11.2020", "- 10 -",
    ]  # fmt: skip
    assert [words for words in wanted if words not in shown] == []
    text.refresh_from_db()
    assert text.state == "withdrawn"


def test_the_list_and_a_text_need_few_statements(client, clerk, plain):
    client.force_login(clerk)
    counts = []
    for _round in range(2):
        sent(client, plain)
        counts.append(len(statements(client, PAGE)))

    assert counts[0] == counts[1] <= 5
    assert len(statements(client, f"{PAGE}{CharterText.objects.first().pk}/")) <= 5


def test_an_empty_list_explains_itself(client, clerk):
    client.force_login(clerk)

    assert "Noch keine ist hochgeladen." in client.get(PAGE).content.decode()


def test_an_unreadable_file_comes_back_with_one_sentence(client, clerk):
    client.force_login(clerk)

    answer = sent(client, b"Nur ein Brief", "brief.pdf")

    assert (answer.status_code, CharterText.objects.count()) == (422, 0)
    assert "Der Inhalt ist keine pdf-Datei." in answer.content.decode()


def test_strangers_are_sent_to_sign_in_and_others_refused(client, town):
    before = client.get(PAGE).status_code
    client.force_login(people.account())

    assert (before, client.get(PAGE).status_code) == (302, 403)


def test_the_command_reads_first_and_publishes_on_request(town, tmp_path, plain, capsys):
    file = tmp_path / "satzung.txt"
    file.write_bytes(plain)
    order = ["text", "import", "heinsberg", str(file), "--source", "Amtsblatt", "--json"]

    call_command(*order)
    before = CharterText.objects.count()
    call_command(*order, "--apply")
    capsys.readouterr()
    call_command("text", "list", "heinsberg", "--json")

    rows = json.loads(capsys.readouterr().out)
    assert (before, [row["state"] for row in rows]) == (0, ["confirmed"])


def test_the_command_withdraws(town, clerk, tmp_path, plain):
    file = tmp_path / "satzung.txt"
    file.write_bytes(plain)
    call_command("text", "import", "heinsberg", str(file), "--source", "Amtsblatt", "--apply")
    text = CharterText.objects.get()

    call_command("text", "withdraw", "heinsberg", str(text.pk), "--apply")

    assert CharterText.objects.get().state == "withdrawn"


def test_the_page_of_a_body_leads_a_clerk_there(client, clerk):
    before = PAGE in client.get("/koerperschaften/heinsberg/").content.decode()
    client.force_login(clerk)

    after = PAGE in client.get("/koerperschaften/heinsberg/").content.decode()

    assert (before, after) == (False, True)


def test_the_portal_leads_to_the_law_of_a_town(client, town):
    page = client.get("/buergerinfo/heinsberg/").content.decode()

    assert 'href="/recht/heinsberg/"' in page
