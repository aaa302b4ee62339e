"""Notes: private, shared with the Fraktion, from two devices at once."""

from datetime import timedelta
from uuid import uuid4

import pytest
import typst
from django.utils import timezone

from ratsverbund.council.desk import queries, tasks
from ratsverbund.council.desk.models import Note
from ratsverbund.council.desk.operations import (
    drop_note,
    look_at,
    mark_item,
    quote_page,
    settle_rival,
    write_note,
)
from ratsverbund.kernel.errors import Conflict, InvalidInput, NotAllowed
from ratsverbund.kernel.models import AuditEntry
from ratsverbund.people.accounts.models import Account, Role
from ratsverbund.people.organizations.models import Membership
from tests.council.desk.files import file_of
from tests.factories import council, people
from tests.queries import statements

WORD = "Kanarienvogelweide"


def fresh(account):
    return Account.objects.get(pk=account.pk)


def texts(account):
    return [note.text for note in queries.notes_for(fresh(account))]


def test_a_private_note_is_read_by_its_author_only(town, item):
    write_note(item, WORD, actor=town.member)

    readers = (town.member, town.colleague, town.rival, town.clerk)
    assert [texts(one) for one in readers] == [[WORD], [], [], []]


def test_a_shared_note_is_read_by_the_own_fraktion(town, item):
    write_note(item, WORD, actor=town.member, faction=town.cdu)

    readers = (town.member, town.colleague, town.rival, town.clerk)
    assert [texts(one) for one in readers] == [[WORD], [WORD], [], []]


def test_who_leaves_the_fraktion_no_longer_reads_what_others_share(town, item):
    write_note(item, WORD, actor=town.member, faction=town.cdu)
    yesterday = timezone.localdate() - timedelta(days=1)
    Membership.objects.filter(organization=town.cdu, person=town.cem).update(end=yesterday)

    assert texts(town.colleague) == []


def test_who_has_no_mandate_any_more_keeps_own_notes_but_reads_no_others(town, item):
    write_note(item, "meine", actor=town.colleague)
    write_note(item, WORD, actor=town.member, faction=town.cdu)
    yesterday = timezone.localdate() - timedelta(days=1)
    Role.objects.filter(account=town.colleague).update(end=yesterday)

    assert texts(town.colleague) == ["meine"]


def test_nobody_shares_with_a_foreign_fraktion(town, item):
    with pytest.raises(NotAllowed):
        write_note(item, WORD, actor=town.member, faction=town.spd)


def test_nobody_notes_on_a_meeting_he_may_not_open(town, item):
    stranger = people.role("member", people.body("Anderswo"))

    with pytest.raises(NotAllowed):
        write_note(item, WORD, actor=stranger)


def test_nobody_changes_anothers_note(town, item):
    note = write_note(item, WORD, actor=town.member, faction=town.cdu)

    with pytest.raises(NotAllowed):
        write_note(item, "anders", actor=town.colleague, note=note, revision=1)


def test_a_shared_note_stays_with_the_fraktion_its_author_left(town, item):
    note = write_note(item, WORD, actor=town.member, faction=town.cdu)
    yesterday = timezone.localdate() - timedelta(days=1)
    Membership.objects.filter(organization=town.cdu, person=town.anna).update(end=yesterday)

    with pytest.raises(NotAllowed):
        drop_note(note, actor=fresh(town.member))


def test_an_empty_note_is_refused_with_what_to_do(town, item):
    with pytest.raises(InvalidInput):
        write_note(item, "  ", actor=town.member)


def test_a_change_made_on_another_device_keeps_both_texts(town, item):
    note = write_note(item, "erste", actor=town.member)
    write_note(item, "zweite", actor=town.member, note=note, revision=1)

    rival = write_note(item, "dritte", actor=town.member, note=note, revision=1)

    assert (rival.rival_id, texts(town.member)) == (note.pk, ["zweite", "dritte"])


def test_a_conflict_is_settled_by_one_text(town, item):
    note = write_note(item, "erste", actor=town.member)
    rival = write_note(item, "dritte", actor=town.member, note=note, revision=0)

    settle_rival(rival, "beides", actor=town.member)

    assert texts(town.member) == ["beides"]
    with pytest.raises(Conflict):
        settle_rival(note, "noch einmal", actor=town.member)


def test_a_note_that_arrives_twice_is_kept_once(town, item):
    key = uuid4()
    first = write_note(item, WORD, actor=town.member, key=key)

    again = write_note(item, WORD, actor=town.member, key=key)

    assert (again.pk, Note.objects.count()) == (first.pk, 1)


def test_the_key_of_another_member_reveals_nothing(town, item):
    key = uuid4()
    write_note(item, WORD, actor=town.member, key=key)

    with pytest.raises(NotAllowed):
        write_note(item, "anders", actor=town.colleague, key=key)


def test_a_dropped_note_leaves_no_word(town, item):
    note = write_note(item, WORD, actor=town.member)

    drop_note(note, actor=town.member)

    note.refresh_from_db()
    assert (note.text, texts(town.member)) == ("", [])


def test_no_word_of_a_note_reaches_the_audit(town, item):
    note = write_note(item, WORD, actor=town.member)
    rival = write_note(item, f"{WORD} zwei", actor=town.member, note=note, revision=0)
    settle_rival(rival, f"{WORD} drei", actor=town.member)
    drop_note(note, actor=town.member)

    kept = [
        f"{one.subject_label}{one.change}{one.reason}{one.basis}"
        for one in AuditEntry.objects.filter(operation__startswith="desk.")
    ]
    assert len(kept) == 4
    assert [one for one in kept if WORD in one] == []


ADDRESSES = (
    "/", "/mein/", "/mein/?ansicht=vergangen", "/mein/neues/", "/mein/notizen/", "/mein/geraet/",
    f"/mein/suche/?q={WORD}", "/mein/sitzungen/{meeting}/",
    "/mein/sitzungen/{meeting}/lesen/{item}/",
    "/mein/sitzungen/{meeting}/mitnahme/", "/mein/sitzungen/{meeting}/mitnahme/{item}/",
    "/mein/sitzungen/{meeting}/mitnahme/liste.json", "/sitzungen/{meeting}/", "/vorlagen/{paper}/",
)  # fmt: skip


@pytest.mark.parametrize("who", ["colleague", "rival", "clerk"])
@pytest.mark.parametrize("address", ADDRESSES)
def test_no_word_of_a_private_note_is_on_a_page_of_another(client, town, item, who, address):
    write_note(item, WORD, actor=town.member)
    client.force_login(getattr(town, who))

    page = client.get(
        address.format(meeting=item.meeting_id, item=item.pk, paper=item.consultation.paper_id),
        follow=True,
    )

    assert page.status_code in (200, 404)
    assert page.content.decode().replace(f'value="{WORD}"', "").count(WORD) == 0


def test_my_copy_of_anothers_notes_does_not_exist(town, item):
    write_note(item, WORD, actor=town.member)

    own, other = (texts(one) for one in (town.member, town.colleague))

    assert (own, other) == ([WORD], [])


def test_marks_are_kept_and_taken_off(town, item):
    mark_item(item, actor=town.member, read=True, flagged=True)

    mark = mark_item(item, actor=town.member, flagged=False)

    assert (mark.read_at is not None, mark.flagged) == (True, False)


def test_marks_and_looks_need_the_right_to_open(town, item):
    stranger = people.role("member", people.body("Anderswo"))

    for act in (
        lambda: mark_item(item, actor=stranger, read=True),
        lambda: look_at(item.meeting, actor=stranger),
    ):
        with pytest.raises(NotAllowed):
            act()


def test_a_note_is_written_changed_and_dropped_on_the_page(client, town, item):
    client.force_login(town.member)
    address = f"/mein/punkte/{item.pk}/notiz/"
    client.post(address, {"text": "eins"})
    note = Note.objects.get()
    client.post(address, {"text": "zwei", "note": note.pk, "revision": 1, "faction": town.cdu.pk})
    note.refresh_from_db()
    shared = (note.text, note.faction)

    client.post(f"/mein/notizen/{note.pk}/verwerfen/")

    assert shared == ("zwei", town.cdu)
    assert texts(town.member) == []


def test_a_device_learns_whether_its_note_was_kept_or_stands_beside_another(client, town, item):
    note = write_note(item, "eins", actor=town.member)
    write_note(item, "zwei", actor=town.member, note=note, revision=1)
    client.force_login(town.member)
    fields = {"text": "drei", "note": note.pk, "revision": 1, "key": str(uuid4())}

    answer = client.post(
        f"/mein/punkte/{item.pk}/notiz/", fields, headers={"Accept": "application/json"}
    ).json()

    assert answer["state"] == "conflict"
    page = client.get(answer["address"]).content.decode()
    assert page.count("später angekommene Fassung") >= 1


def test_the_difference_of_two_texts_is_settled_on_the_page(client, town, item):
    note = write_note(item, "eins", actor=town.member)
    rival = write_note(item, "zwei", actor=town.member, note=note, revision=0)
    client.force_login(town.member)

    client.post(f"/mein/notizen/{rival.pk}/abgleich/", {"text": "eins und zwei"})

    assert texts(town.member) == ["eins und zwei"]


@pytest.mark.parametrize("number", [1, 3])
def test_reading_asks_five_statements(client, town, item, meeting, number):
    for place in range(number):
        write_note(item, f"Notiz {place}", actor=town.member, faction=town.cdu)
        council.item(meeting, title=f"Punkt {place}")
    client.force_login(town.member)

    sent = statements(client, f"/mein/sitzungen/{meeting.pk}/lesen/{item.pk}/")

    assert len(sent) <= 5
    assert len(statements(client, f"/mein/sitzungen/{meeting.pk}/mitnahme/{item.pk}/")) <= 5
    assert len(statements(client, "/mein/notizen/")) <= 5


def page_of(*lines):
    """A PDF of one page with lines of text."""
    sheet = typst.compile("\n\n".join(lines).encode())
    assert isinstance(sheet, bytes)
    return sheet


def test_a_note_on_a_page_shows_the_words_around_what_it_speaks_of(client, town, item):
    filler = " ".join(f"Wort{number}" for number in range(60))
    sheet = page_of(filler, "Die Folgekosten betragen 12 000 Euro im Jahr.", filler)
    plan = file_of(item, public=True, content=sheet)
    note = write_note(item, "Folgekosten nachfragen!", actor=town.member, file=plan, page=1)

    tasks.quote_page(note=note.pk)

    note.refresh_from_db()
    assert "Folgekosten betragen" in note.passage
    assert note.passage.startswith("… ")
    assert AuditEntry.objects.filter(change__icontains="betragen").count() == 0
    client.force_login(town.member)
    for address in (f"/mein/sitzungen/{item.meeting_id}/lesen/{item.pk}/", "/mein/notizen/"):
        assert "Folgekosten betragen" in client.get(address).content.decode()


def test_a_note_without_a_file_shows_the_words_of_the_printed_paper(town, item):
    note = write_note(item, "Wie teuer?", actor=town.member, page=1)

    tasks.quote_page(note=note.pk)

    note.refresh_from_db()
    assert item.consultation.paper.title.split()[0] in note.passage


def test_a_scan_or_a_page_that_is_not_there_shows_only_the_number(town, item):
    plan = file_of(item, public=True)
    notes = [
        write_note(item, "Was?", actor=town.member, file=plan, page=1),
        write_note(item, "Was?", actor=town.member, page=99),
    ]

    for note in notes:
        tasks.quote_page(note=note.pk)

    assert set(Note.objects.values_list("passage", flat=True)) == {""}


def test_the_words_of_a_page_go_with_the_note_and_nobody_else_writes_them(town, item):
    note = write_note(item, "Was?", actor=town.member, page=1)
    tasks.quote_page(note=note.pk)

    with pytest.raises(NotAllowed):
        quote_page(note, "fremd", actor=town.member)
    drop_note(note, actor=town.member)

    note.refresh_from_db()
    assert (note.text, note.passage) == ("", "")
