"""A petitioner is forgotten everywhere: no table and no stored file holds the name."""

import io
from datetime import date, timedelta

import pytest
from django.db import connection
from psycopg import sql
from pypdf import PdfReader

from ratsverbund.council.debate.operations import (
    ask_to_speak,
    end_speech,
    forget_speaker,
    start_speech,
)
from ratsverbund.council.decisions.operations import take_note
from ratsverbund.council.meetings.models import Meeting
from ratsverbund.council.meetings.operations import close_meeting
from ratsverbund.council.minutes import operations
from ratsverbund.council.minutes.forgetting.operations import forget_names
from ratsverbund.council.minutes.forgetting.wording import MARK, pattern_of, without
from ratsverbund.council.minutes.models import Minutes, PublicMinutes
from ratsverbund.council.minutes.queries import private_words
from ratsverbund.council.petitions import operations as petitions
from ratsverbund.kernel.errors import NotAllowed
from ratsverbund.kernel.models import AuditEntry, StoredFile
from ratsverbund.kernel.policies import SYSTEM
from ratsverbund.people.persons.models import Person
from tests.factories import council
from tests.factories import minutes as made
from tests.factories import petitions as make

NAMES = ("Petersilie", "Kresse")
TEXT = "Frau Petersilie trägt vor, dass dort eine Bank fehlt; Kurt Kresse ergänzt."


@pytest.fixture
def town(db):
    """Heinsberg with its complaints committee."""
    place = make.town()
    council.single_clerk(place.body)
    return place


@pytest.fixture
def heard(town):
    """A petition whose petitioners spoke in a committee's meeting that is over."""
    petition = make.before_committee(town, make.register(town, cosigners=("Kurt Kresse",)))
    item = make.hearing_of(petition).item
    meeting = item.meeting
    Meeting.objects.filter(pk=meeting.pk).update(
        state=Meeting.State.RUNNING, convened_on=date(2026, 3, 1)
    )
    council.published(Meeting.objects.get(pk=meeting.pk))
    council.published(item)
    council.present(Meeting.objects.get(pk=meeting.pk), 9)
    petitions.invite_petitioner(petition, on=date(2026, 3, 2), actor=town.clerk)
    for name, capacity in (("Petra Petersilie", "petitioner"), ("Kurt Kresse", "guest")):
        speech = ask_to_speak(item, name=name, capacity=capacity, actor=town.clerk)
        end_speech(start_speech(speech, actor=town.clerk), actor=town.clerk)
    petitions.record_hearing(petition, timedelta(minutes=5), actor=town.clerk)
    petition.refresh_from_db()
    take_note(item, actor=town.clerk)
    return petition


def closed(town, petition):
    """The petition answered, the meeting closed."""
    petitions.refer_petition(petition, "refer", target=town.council, actor=town.clerk)
    petition.refresh_from_db()
    petitions.answer_petition(petition, "Beraten.", on=date(2026, 3, 20), actor=town.clerk)
    meeting = make.hearing_of(petition).item.meeting
    close_meeting(meeting, at=make.EVENING + timedelta(hours=1), actor=SYSTEM)
    meeting.refresh_from_db()
    return meeting


def told(meeting, petition):
    """A draft of the minutes in which somebody wrote the names."""
    minutes = made.draft(meeting)
    item = make.hearing_of(petition).item
    operations.save_text(item, TEXT, 0, actor=SYSTEM)
    operations.save_remarks(minutes, "Petra Petersilie kam später.", 0, actor=SYSTEM)
    return minutes


def anonymise(town, petition, settings, run_jobs):
    """Forget the persons of a petition, with all that follows."""
    settings.PETITION_RETENTION_MONTHS = 1
    gone = petitions.anonymise_petition(petition, actor=town.clerk)
    run_jobs()
    return gone


def everything():
    """Every text and every byte of every table, by table and column."""
    with connection.cursor() as cursor:
        cursor.execute(
            "select table_name, column_name, data_type from information_schema.columns where"
            " table_schema = 'public' and data_type in"
            " ('text', 'character varying', 'json', 'jsonb', 'bytea', 'ARRAY')"
        )
        for table, column, kind in cursor.fetchall():
            names = {"column": sql.Identifier(column), "table": sql.Identifier(table)}
            cursor.execute(sql.SQL("select {column} from {table}").format(**names))
            for (value,) in cursor.fetchall():
                yield f"{table}.{column}", said(value, kind)


def said(value, kind):
    """What a value says; a PDF in its words."""
    if kind != "bytea" or value is None:
        return str(value)
    content = bytes(value)
    pages = PdfReader(io.BytesIO(content)).pages if content.startswith(b"%PDF") else ()
    return content.decode("latin-1") + "".join(page.extract_text() for page in pages)


def places():
    """Where one of the names still stands."""
    found = {place for place, text in everything() if any(n in text for n in NAMES)}
    return sorted(found)


def test_after_approval_no_table_and_no_file_holds_the_name(town, heard, settings, run_jobs):
    meeting = closed(town, heard)
    told(meeting, heard)
    minutes = operations.finish_minutes(Minutes.objects.get(meeting=meeting), actor=SYSTEM)
    operations.sign_minutes(minutes, as_chair=False, actor=made.KEEPER)
    operations.sign_minutes(minutes, as_chair=True, actor=made.CHAIR)
    operations.send_minutes(minutes, actor=SYSTEM)
    operations.approve_minutes(minutes, made.approving(meeting), actor=SYSTEM)
    item = make.hearing_of(heard).item
    operations.save_public_text(item, "Frau Petersilie trägt vor.", 1, actor=SYSTEM)
    operations.release_minutes(minutes, "Öffentliches Interesse", actor=SYSTEM)
    run_jobs()
    old = PublicMinutes.objects.get().file
    before = places()

    anonymise(town, heard, settings, run_jobs)

    public = PublicMinutes.objects.get()
    pages = PdfReader(io.BytesIO(bytes(public.file.content))).pages
    assert "kernel_storedfile.content" in before
    assert places() == []
    assert MARK in "".join(page.extract_text() for page in pages)
    assert MARK in str(public.content)
    forgotten = StoredFile.objects.get(pk=old.pk)
    assert (bytes(forgotten.content), forgotten.sha256) == (b"", old.sha256)
    assert AuditEntry.objects.filter(operation="minutes.forget_names").count() == 1


def test_a_draft_forgets_without_a_mark(town, heard, settings, run_jobs):
    minutes = told(closed(town, heard), heard)

    anonymise(town, heard, settings, run_jobs)

    minutes.refresh_from_db()
    assert places() == []
    assert minutes.corrections.count() == 0
    assert [row["as"] for item in minutes.record["items"] for row in item["speakers"]] == [
        "petitioner", "guest",
    ]  # fmt: skip


def test_a_draft_made_later_never_learns_the_name(town, heard, settings, run_jobs):
    meeting = closed(town, heard)

    anonymise(town, heard, settings, run_jobs)
    minutes = made.draft(meeting)

    assert places() == []
    assert private_words(minutes) == []


def test_minutes_name_petitioners_by_what_they_are(town, heard):
    minutes = made.draft(closed(town, heard))

    names = [row["name"] for item in minutes.record["items"] for row in item["speakers"]]
    assert names == ["Petentin oder Petent", "Gast"]


def test_the_audit_knows_petitioners_and_guests_by_what_they_are(heard):
    labels = AuditEntry.objects.filter(subject_type="debate.Speech")

    assert set(labels.values_list("subject_label", flat=True)) == {"Petentin oder Petent", "Gast"}


def test_nobody_takes_a_name_out_by_hand(town, heard):
    minutes = made.draft(closed(town, heard))
    speech = make.hearing_of(heard).item.speeches.first()

    with pytest.raises(NotAllowed):
        forget_names(minutes, pattern_of(["Petra Petersilie"]), actor=town.clerk)
    with pytest.raises(NotAllowed):
        forget_speaker(speech, actor=town.clerk)


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Petra  Petersilie spricht.", "[Name entfernt] spricht."),
        ("Herrn Petersilie wird gedankt.", "[Name entfernt] wird gedankt."),
        ("Die Petersiliengasse bleibt.", "Die Petersiliengasse bleibt."),
        ({"a": ["PETRA PETERSILIE", 3]}, {"a": ["[Name entfernt]", 3]}),
    ],
)
def test_only_the_name_goes(text, left):
    assert without(pattern_of(["Petra Petersilie"], ["Petersilie"]), text) == left


def test_who_sat_there_keeps_a_name_like_the_petitioners(town, heard, settings, run_jobs):
    meeting = closed(town, heard)
    sitting = meeting.attendances.order_by("pk").first().person
    Person.objects.filter(pk=sitting.pk).update(given_name="Paul", family_name="Petersilie")
    minutes = told(meeting, heard)
    operations.save_remarks(minutes, "Petra Petersilie und Herr Petersilie.", 1, actor=SYSTEM)

    anonymise(town, heard, settings, run_jobs)

    minutes.refresh_from_db()
    assert minutes.remarks == "[Name entfernt] und Herr Petersilie."
    assert minutes.texts.get().text == TEXT.replace("Kurt Kresse", "[Name entfernt]")


def test_another_meeting_loses_the_full_name_only(town, heard, settings, run_jobs):
    closed(town, heard)
    other = made.held(town.council, 23, starts_at=make.EVENING + timedelta(days=7))
    minutes = made.draft(other)
    operations.save_remarks(minutes, "Frau Petersilie, Petra Petersilie.", 0, actor=SYSTEM)

    anonymise(town, heard, settings, run_jobs)

    minutes.refresh_from_db()
    assert minutes.remarks == "Frau Petersilie, [Name entfernt]."
