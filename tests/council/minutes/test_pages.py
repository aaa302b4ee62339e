"""The pages about minutes: one visit, one stranger, few statements, PDF for everyone."""

import io
from datetime import timedelta

import pikepdf
import pypdf
import pytest
from django.urls import reverse
from django.utils import timezone

from ratsverbund.config.due import due
from ratsverbund.council.meetings.models import Meeting
from ratsverbund.council.minutes import operations
from ratsverbund.council.minutes.models import ItemText, Minutes
from ratsverbund.council.minutes.periods.operations import set_draft_period
from ratsverbund.kernel.errors import NotAllowed
from ratsverbund.kernel.policies import SYSTEM
from tests.factories import council
from tests.factories import minutes as made
from tests.queries import statements

BUDGET = 5
State = Minutes.State
CANARY = "Kanarienweg"


def address(name, *args):
    return reverse(f"minutes:{name}", args=args)


def page(client, name, *args, query=""):
    answer = client.get(address(name, *args) + query)
    assert answer.status_code == 200, answer.status_code
    return " ".join(answer.content.decode().split())


def logged_in(client, account):
    client.force_login(account)
    return client


def test_the_clerk_begins_writes_and_lays_the_minutes_before_the_signatories(client, town, meeting):
    logged_in(client, town.clerk)
    begun = page(client, "begin", meeting.pk)

    client.post(address("begin", meeting.pk))
    minutes = Minutes.objects.get()
    client.post(address("item", meeting.bridge.pk), {"text": "Es ging lange.", "revision": 0})
    client.post(
        address("statement", meeting.bridge.pk),
        {"person": meeting.there[0].person_id, "text": "Ich warne."},
    )
    client.post(address("remarks", minutes.pk), {"text": "Es war laut.", "revision": 0})
    shown = page(client, "minutes", minutes.pk)
    client.post(address("finish", minutes.pk))
    client.post(address("sign", minutes.pk), {"als": "schriftfuehrung"})

    minutes.refresh_from_db()
    assert "Entwurf anlegen" in begun
    assert [shown.count(word) for word in ("Es ging lange.", "Ich warne.", "Es war laut.")] == [
        1, 1, 1,
    ]  # fmt: skip
    assert (minutes.state, minutes.keeper_name) == (State.FINISHED, "Schriftführung")


def test_a_second_tab_gets_both_texts_and_saves_nothing(client, town, meeting):
    made.draft(meeting)
    logged_in(client, town.clerk)
    client.post(address("item", meeting.bridge.pk), {"text": "Erste", "revision": 0})

    answer = client.post(address("item", meeting.bridge.pk), {"text": "Zweite", "revision": 0})

    shown = answer.content.decode()
    assert answer.status_code == 422
    assert ("„Erste“" in shown, "Zweite" in shown) == (True, True)
    assert ItemText.objects.get(item=meeting.bridge).text == "Erste"


def test_saving_while_writing_answers_with_the_next_version(client, town, meeting):
    made.draft(meeting)
    logged_in(client, town.clerk)

    answer = client.post(
        address("item", meeting.bridge.pk), {"text": "Erste", "revision": 0},
        headers={"X-Autosave": "1"},
    )  # fmt: skip

    assert answer.json() == {"revision": 1}


def test_a_statement_is_dropped_from_the_page(client, town, meeting):
    made.draft(meeting)
    said = operations.add_statement(meeting.bridge, meeting.there[0].person, "Nein.", actor=SYSTEM)

    logged_in(client, town.clerk).post(address("drop_statement", said.pk))

    assert meeting.minutes.statements.count() == 0


def test_the_way_from_the_signature_to_the_release_through_the_pages(client, town, meeting):
    minutes = operations.finish_minutes(made.draft(meeting), actor=SYSTEM)
    logged_in(client, town.clerk)
    client.post(address("reopen", minutes.pk), {"reason": "Tippfehler"})
    client.post(address("finish", minutes.pk))
    client.post(address("sign", minutes.pk), {"als": "schriftfuehrung"})
    logged_in(client, town.chair).post(address("sign", minutes.pk), {"als": "vorsitz"})
    logged_in(client, town.clerk).post(address("send", minutes.pk))
    logged_in(client, town.member).post(address("object", minutes.pk), {"text": "So nicht."})
    objection = minutes.objections.get()
    logged_in(client, town.clerk)
    client.post(address("answer", objection.pk), {"answer": "Doch."})
    client.post(address("approve", minutes.pk), {"item": made.approving(meeting).pk})
    client.post(
        address("correct", meeting.bridge.pk), {"old": "a", "new": "b", "reason": "Hörfehler"}
    )
    client.post(address("public_text", meeting.bridge.pk), {"text": "Kurz.", "revision": 0})
    logged_in(client, town.mayor).post(address("names", minutes.pk), {"reason": "Beschluss"})
    client.post(address("release", minutes.pk), {"reason": "Interesse"})
    released = made.fresh(minutes).state
    client.post(address("withdraw", minutes.pk), {"reason": "Fehler"})

    assert released == State.PUBLISHED
    assert made.fresh(minutes).state == State.APPROVED
    assert minutes.corrections.get().new == "b"
    assert ItemText.objects.get(item=meeting.bridge).public_text == "Kurz."


def test_a_mark_is_confirmed_from_the_page(client, town, meeting):
    minutes = made.signed(meeting)
    mark = minutes.corrections.create(
        item=meeting.bridge, cause="vote", old="a", new="b", reason="Zählfehler", made_by="x"
    )

    logged_in(client, town.clerk).post(address("confirm", mark.pk))

    mark.refresh_from_db()
    assert mark.confirmed_at is not None


def test_members_read_minutes_once_they_are_sent(client, town, meeting):
    signed = made.signed(meeting)
    logged_in(client, town.member)
    before = client.get(address("minutes", signed.pk)).status_code

    operations.send_minutes(signed, actor=SYSTEM)

    assert before == 404
    assert "Einwendung erheben" in page(client, "minutes", signed.pk)


def test_strangers_and_other_towns_find_nothing(client, town, meeting):
    minutes = made.approved(meeting)
    asked = [("minutes", minutes.pk), ("pdf", minutes.pk), ("extract", meeting.bridge.pk)]

    away = [client.get(address(*each)).status_code for each in asked]
    logged_in(client, town.other)
    elsewhere = [client.get(address(*each)).status_code for each in asked]

    assert (away, elsewhere) == ([302] * 3, [404] * 3)
    assert client.get(address("public", meeting.pk)).status_code == 404


def test_strangers_read_and_print_the_released_version_only(client, town, meeting, run_jobs):
    made.draft(meeting)
    operations.save_text(meeting.secret, CANARY, 0, actor=SYSTEM)
    minutes = operations.finish_minutes(meeting.minutes, actor=SYSTEM)
    operations.sign_minutes(minutes, as_chair=False, actor=made.KEEPER)
    operations.sign_minutes(minutes, as_chair=True, actor=made.CHAIR)
    operations.send_minutes(minutes, actor=SYSTEM)
    operations.approve_minutes(minutes, made.approving(meeting), actor=SYSTEM)
    operations.release_minutes(minutes, "Interesse", actor=SYSTEM)
    early = client.get(address("public_pdf", meeting.pk)).status_code
    run_jobs()

    shown = page(client, "public", meeting.pk)
    answer = client.get(address("public_pdf", meeting.pk))

    assert early == 404
    assert ("Brücke am Bach" in shown, "N 1" in shown, CANARY in shown) == (True, True, False)
    assert answer["Content-Type"] == "application/pdf"
    assert CANARY not in words(answer.content)


@pytest.mark.parametrize("number", [1, 3])
def test_the_pages_ask_as_much_for_one_as_for_three(client, town, meeting, number):
    minutes = made.sent(meeting)
    for extra in range(1, number):
        made.sent(made.held(town.main, starts_at=made.EVENING.replace(day=extra)))
        council.item(meeting, title=f"Weiterer {extra}")
    logged_in(client, town.clerk)

    asked = {
        name: len(statements(client, address(*each)))
        for name, *each in (("list", "list"), ("minutes", "minutes", minutes.pk))
    }

    assert {name for name, count in asked.items() if count > BUDGET} == set()


def words(content):
    """All streams of a PDF."""
    with pikepdf.open(io.BytesIO(content)) as document:
        streams = [each for each in document.objects if isinstance(each, pikepdf.Stream)]
        return "\n".join(each.read_bytes().decode(errors="replace") for each in streams)


@pytest.mark.parametrize("kind", ["pdf", "extract"])
def test_the_documents_are_set_for_everyone_and_for_the_archive(client, town, meeting, kind):
    minutes = made.signed(meeting)
    number = minutes.pk if kind == "pdf" else meeting.bridge.pk

    answer = logged_in(client, town.clerk).get(address(kind, number))

    with pikepdf.open(io.BytesIO(answer.content)) as document:
        meta = document.open_metadata()
        claimed = (meta["pdfaid:part"], meta["pdfaid:conformance"], meta["pdfuaid:part"])
        tagged = bool(document.Root.MarkInfo.Marked)
    assert (claimed, tagged) == (("3", "A", "1"), True)


def test_what_is_due_leads_each_one_to_their_step(town, meeting):
    asked = {}

    def ask(name, *accounts):
        asked[name] = [
            [line.verb for line in due(account) if line.what == "Niederschrift"]
            for account in accounts
        ]

    minutes = operations.finish_minutes(made.draft(meeting), actor=SYSTEM)
    ask("finished", town.clerk, town.chair, town.mayor)
    operations.sign_minutes(minutes, as_chair=False, actor=made.KEEPER)
    operations.sign_minutes(minutes, as_chair=True, actor=made.CHAIR)
    ask("signed", town.clerk, town.member)
    operations.send_minutes(minutes, actor=SYSTEM)
    item = made.approving(meeting)
    ask("sent", town.clerk, town.member)
    operations.approve_minutes(minutes, item, actor=SYSTEM)
    ask("approved", town.mayor, town.clerk)

    assert asked == {
        "finished": [["Unterzeichnen"], ["Unterzeichnen"], []],
        "signed": [["Zuleiten"], []],
        "sent": [["Genehmigung festhalten"], ["Lesen"]],
        "approved": [["Freigeben"], []],
    }


def test_every_page_of_minutes_with_a_non_public_part_says_so(client, town, meeting):
    minutes = made.draft(meeting)
    operations.save_text(meeting.bridge, "Lange Beratung.\n\n" * 120, 0, actor=SYSTEM)
    logged_in(client, town.clerk)

    whole = pypdf.PdfReader(io.BytesIO(client.get(address("pdf", minutes.pk)).content))
    public = client.get(address("pdf", minutes.pk) + "?fassung=oeffentlich")

    marked = ["NICHTÖFFENTLICH" in leaf.extract_text() for leaf in whole.pages]
    unmarked = [
        "NICHTÖFFENTLICH" in leaf.extract_text()
        for leaf in pypdf.PdfReader(io.BytesIO(public.content)).pages
    ]
    assert (len(marked) > 2, all(marked), any(unmarked)) == (True, True, False)


def test_members_are_told_that_minutes_are_not_sent_yet(client, town, meeting):
    made.draft(meeting)

    shown = page(logged_in(client, town.member), "begin", meeting.pk)

    assert "Die Niederschrift ist Ihnen noch nicht zugeleitet." in shown


def test_the_portal_leads_to_the_public_minutes_only(client, town, meeting):
    link = address("public", meeting.pk)
    minutes = made.approved(meeting)
    before = client.get(reverse("portal:meeting", args=[meeting.pk])).content.decode()

    operations.release_minutes(minutes, "Interesse", actor=SYSTEM)

    after = client.get(reverse("portal:meeting", args=[meeting.pk])).content.decode()
    assert (link in before, link in after) == (False, True)


def test_no_period_for_the_draft_is_assumed_until_a_town_has_set_one(client, town, meeting):
    def day_of_draft():
        return [each.day for each in due(town.clerk) if each.verb == "Entwerfen"]

    begun = timezone.now() - timedelta(days=2)
    Meeting.objects.filter(pk=meeting.pk).update(starts_at=begun, ends_at=begun)
    held = timezone.localdate() - timedelta(days=2)
    before = day_of_draft()
    client.force_login(town.clerk)
    address = f"/niederschriften/frist/{town.body.slug}/"
    without = client.post(address, {"days": 14, "source": ""})
    sent = client.post(address, {"days": 14, "source": "Geschäftsordnung § 20"})

    assert (before, without.status_code, sent.status_code) == ([None], 422, 302)
    assert day_of_draft() == [held + timedelta(days=14)]


def test_the_period_is_not_set_by_members_or_other_towns(client, town):
    for actor in (town.member, town.other, town.chair):
        client.force_login(actor)
        assert client.get(f"/niederschriften/frist/{town.body.slug}/").status_code == 404
        with pytest.raises(NotAllowed):
            set_draft_period(town.body, 14, "x", actor=actor)


def test_an_item_the_minutes_do_not_hold_is_not_found(client, town, meeting):
    made.draft(meeting)
    later = council.item(meeting, title="Nach dem Entwurf")
    client.force_login(town.clerk)

    answer = client.get(reverse("minutes:item", args=[later.pk]))

    assert answer.status_code == 404
