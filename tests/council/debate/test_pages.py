"""The pages of a debate: the list of speakers, motions, speaking times."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from ratsverbund.council.debate import operations
from ratsverbund.council.debate.models import Floor, Speech
from ratsverbund.council.decisions.tally import Tally
from tests.council.debate.asking import ask
from tests.queries import statements

pytestmark = pytest.mark.django_db


def test_a_clerk_keeps_the_list_on_the_page(client, hall):
    client.force_login(hall.clerk)
    address = reverse("debate:floor", args=[hall.item.pk])
    sent = {"person": hall.people[0].pk, "capacity": "member"}

    client.post(address, sent)
    twice = client.post(address, sent)
    speech = hall.item.speeches.get()
    client.post(reverse("debate:speech", args=[speech.pk]), {"act": "start"})
    page = client.get(address)

    assert twice.status_code == 409
    assert "spricht seit" in page.text
    assert timezone.now() - Speech.objects.get().started_at < timedelta(minutes=1)


def test_nobody_has_asked_to_speak_yet(client, hall):
    client.force_login(hall.clerk)

    page = client.get(reverse("debate:floor", args=[hall.item.pk]))

    assert page.status_code == 200
    assert "Niemand ist zum Wort gemeldet." in page.text


def test_a_motion_is_recorded_on_its_page(client, hall):
    client.force_login(hall.clerk)
    address = reverse("debate:motion", args=[hall.item.pk])

    wrong = client.post(address, {"kind": "time_limit", "mover": "CDU", "yes": "20", "no": "1"})
    client.post(
        address, {"kind": "time_limit", "mover": "CDU", "yes": "20", "no": "1", "minutes": "5"}
    )

    assert wrong.status_code == 422
    assert Floor.objects.get(item=hall.item).limit == 300


def test_a_motion_is_chosen_first_and_asks_only_for_its_own(client, hall):
    client.force_login(hall.clerk)
    address = reverse("debate:motion", args=[hall.item.pk])

    pages = [client.get(address, {"art": kind}).text for kind in ("", "time_limit", "secret")]

    names = ("mover", "minutes", "supporters", "organization")
    asked = [[name for name in names if f'name="{name}"' in page] for page in pages]
    assert asked == [[], ["mover", "minutes"], ["mover", "supporters"]]


def test_a_button_of_the_list_sent_twice_acts_once(client, hall):
    client.force_login(hall.clerk)
    first, second = ask(hall, 0), ask(hall, 1)
    address = reverse("debate:speech", args=[second.pk])

    for _again in range(2):
        client.post(address, {"act": "up", "place": second.order})
    moved = list(hall.item.speeches.order_by("order"))
    answers = [client.post(address, {"act": "start"}) for _again in range(2)]

    assert moved == [second, first]
    assert [answer.status_code for answer in answers] == [302, 302]


@pytest.mark.parametrize("name", ["floor", "motion"])
def test_another_town_has_no_business_here(client, hall, name):
    address = reverse(f"debate:{name}", args=[hall.item.pk])

    assert client.get(address).status_code == 302
    client.force_login(hall.other)
    assert client.get(address).status_code == 404


def test_the_pages_ask_the_same_for_one_and_three(client, hall):
    client.force_login(hall.clerk)
    pages = [
        reverse("debate:floor", args=[hall.item.pk]),
        reverse("debate:times", args=[hall.meeting.pk]),
    ]
    ask(hall, 0)
    one = [len(statements(client, page)) for page in pages]
    for number in (1, 2):
        operations.start_speech(ask(hall, number), actor=hall.clerk)

    three = [len(statements(client, page)) for page in pages]

    assert one == three
    assert max(three) <= 5


def test_the_law_behind_a_motion_opens_beside_it(client, hall):
    motion = operations.record_motion(
        hall.item, "end_of_list", mover="CDU", tally=Tally(20, 3, 0), actor=hall.clerk
    )
    client.force_login(hall.clerk)

    page = client.get(reverse("debate:floor", args=[hall.item.pk])).text

    assert page.count("Warum?") == 1
    assert motion.basis["decision"]["reasons"][0]["says"] in page
