"""What is not public, or not yet told, stays away from who does not sit or stand in there."""

import io
import zipfile
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from pypdf import PdfReader

from ratsverbund.council.agendas.models import Supplement
from ratsverbund.council.desk import queries
from ratsverbund.council.desk.models import OfflineRelease, Reply, SubstituteRequest
from ratsverbund.council.desk.operations import mark_item, write_note
from ratsverbund.council.desk.tidings.news import news
from ratsverbund.council.meetings.models import Meeting
from ratsverbund.council.papers.models import PaperFile
from ratsverbund.kernel.errors import NotAllowed
from ratsverbund.people.accounts.models import Account, Role
from tests.council.desk.files import file_of
from tests.factories import council, people

WORD, LATE = "Kanarienvogelweide", "Eisvogelnest"


@pytest.fixture
def house(town):
    """A council that meets in a week with a secret paper and a supplement nobody has issued.

    Anna sits there and Bernd is her deputy; Cem has an account but no seat.
    """
    town.rat = people.organization(town.body, "Rat", "council")
    seat = people.membership(town.rat, town.anna, on_behalf_of=town.cdu)
    people.deputy(seat, town.bernd)
    town.meeting = council.meeting(
        town.rat, timezone.now() + timedelta(days=7), state=Meeting.State.CONVENED,
        convened_on=timezone.localdate() - timedelta(days=7),
    )  # fmt: skip
    paper = council.paper(town.body, f"{WORD} kaufen", public=False)
    council.item(town.meeting, title="Offenes")
    station = council.consultation(paper, town.rat)
    town.secret = council.item(town.meeting, station, public=False, title=WORD)
    town.file = file_of(town.secret, public=False, content=WORD.encode(), title=WORD)
    Supplement.objects.create(meeting=town.meeting, number=1)
    town.late = council.item(town.meeting, title=LATE, late=True, supplement=1)
    town.seat = seat
    OfflineRelease.objects.create(body=town.body, reason="Beschluss", since=timezone.now())
    return town


def told(client, account, house):
    """Everything the pages about the meeting, its papers and files tell an account."""
    client.force_login(account)
    of_meeting = ("meeting", "copy", "taken", "listing", "bundle")
    places = [reverse(f"desk:{name}", args=[house.meeting.pk]) for name in of_meeting]
    places += [reverse(f"desk:{name}") for name in ("mine", "news", "notes")]
    places += [f"{reverse('desk:search')}?q={word}" for word in (WORD, LATE)]
    for name in ("read", "difference", "taken_item"):
        for item in (house.secret, house.late):
            places.append(reverse(f"desk:{name}", args=[house.meeting.pk, item.pk]))
    paper = house.secret.consultation.paper_id
    places += [reverse(f"papers:{name}", args=[paper]) for name in ("paper", "print", "pdf")]
    places += [reverse("papers:list"), reverse("papers:attachment", args=[house.file.pk])]
    found = "".join(words(client.get(place)) for place in places)
    return found.replace(f'value="{WORD}"', "").replace(f'value="{LATE}"', "")


def words(answer):
    """The text of an answer, also of a PDF and an archive."""
    if answer.content.startswith(b"%PDF"):
        return "".join(page.extract_text() for page in PdfReader(io.BytesIO(answer.content)).pages)
    if answer.content.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(answer.content)) as archive:
            return "".join(f"{n}{archive.read(n)}" for n in archive.namelist() if ".pdf" not in n)
    return answer.content.decode(errors="replace")


def fresh(account):
    return Account.objects.get(pk=account.pk)


def test_who_sits_there_reads_the_secret_paper_and_nothing_that_was_not_issued(client, house):
    found = told(client, house.member, house)

    assert (WORD in found, LATE in found) == (True, False)


@pytest.mark.parametrize("who", ["deputy", "colleague"])
def test_who_does_not_sit_there_reads_neither(client, house, who):
    found = told(client, getattr(house, who), house)

    assert (WORD in found, LATE in found) == (False, False)


def test_a_deputy_who_has_promised_to_stand_in_reads_it(client, house):
    reply = Reply.objects.create(meeting=house.meeting, membership=house.seat, state="absent")
    SubstituteRequest.objects.create(
        reply=reply, person=house.bernd, state="accepted", basis={"value": "Bernd"}
    )

    assert WORD in told(client, house.deputy, house)


def test_an_issued_supplement_is_read_by_all(client, house):
    Supplement.objects.update(issued_at=timezone.now())

    found = [told(client, one, house) for one in (house.member, house.deputy)]

    assert [LATE in each for each in found] == [True, True]


def test_a_file_that_is_not_public_stays_with_those_inside_though_its_paper_is_public(
    client, house
):
    paper = house.secret.consultation.paper
    type(paper).objects.filter(pk=paper.pk).update(public=True, published_at=timezone.now())
    place = reverse("papers:attachment", args=[house.file.pk])

    answered = []
    for account in (house.member, house.deputy):
        client.force_login(account)
        answered.append(client.get(place).status_code)

    assert answered == [200, 404]
    assert PaperFile.objects.get(pk=house.file.pk).public is False


def test_own_notes_stay_when_the_mandate_ends_but_the_title_goes(client, house):
    write_note(house.secret, "meine Worte", actor=house.member)
    yesterday = timezone.localdate() - timedelta(days=1)
    Role.objects.filter(account=house.member).update(end=yesterday)

    client.force_login(house.member)
    page = client.get(reverse("desk:notes")).content.decode()
    hits = queries.found_for(fresh(house.member), {"q": "Worte"})

    assert ("meine Worte" in page, WORD in page) == (True, False)
    assert [(hit.title, hit.address) for hit in hits] == [
        ("Punkt, den Sie nicht mehr öffnen können", reverse("desk:notes"))
    ]


def test_who_lost_the_mandate_may_still_drop_an_own_note(client, house):
    note = write_note(house.secret, "meine Worte", actor=house.member)
    Role.objects.filter(account=house.member).update(end=timezone.localdate() - timedelta(days=1))
    client.force_login(house.member)

    answer = client.post(reverse("desk:drop", args=[note.pk]))

    assert answer.headers["Location"] == reverse("desk:notes")
    assert queries.own_notes(fresh(house.member)).count() == 0


def test_no_mark_and_no_note_on_an_item_one_may_not_read(house):
    for act in (lambda: mark_item(house.secret, read=True, actor=house.deputy),
                lambda: write_note(house.secret, "x", actor=house.deputy)):  # fmt: skip
        with pytest.raises(NotAllowed):
            act()


def test_news_and_unread_papers_count_only_what_one_may_read(house):
    unread = {
        who: queries.coming(fresh(getattr(house, who))).get(pk=house.meeting.pk).unread
        for who in ("member", "deputy")
    }

    assert unread == {"member": 1, "deputy": None}
    assert [one.title for one in news(fresh(house.deputy)) if WORD in one.title] == []
