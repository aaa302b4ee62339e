"""The voting system of an organization, and what is voted with it."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from ratsverbund.council.decisions.models import VotingSystem
from ratsverbund.council.decisions.operations import drop_system, name_system, record_vote
from ratsverbund.council.decisions.tally import Tally
from ratsverbund.kernel.errors import (
    Conflict,
    InvalidInput,
    NotAllowed,
    RuleViolated,
)
from ratsverbund.kernel.models import AuditEntry
from tests.factories import council, people

pytestmark = pytest.mark.django_db

ADMITTED = date(2023, 9, 27)
NAMED = {"name": "Beispielsystem", "admission": "Z 4711", "admitted_on": ADMITTED}


def named(town, **fields):
    """Name a system of the council."""
    typed = NAMED | {"reason": "Beschluss des Rates", "actor": town.clerk} | fields
    return name_system(town.council, **typed)


def electronic(town, mode):
    """Vote electronically in a meeting of today."""
    start = datetime.combine(timezone.localdate(), datetime.min.time(), tzinfo=UTC)
    meeting = council.meeting(town.council, start, mode=mode)
    council.present(meeting, 45)
    item = council.item(meeting)
    return record_vote(
        item, Tally(30, 10, 5, electronic=True), actor=town.clerk, at=start + timedelta(hours=1)
    )


def test_a_system_is_named_with_its_admission_ground_and_reason(town):
    system = named(town)

    entry = AuditEntry.objects.get(operation="decisions.name_system")
    assert (str(system), system.reason) == ("Beispielsystem (Z 4711)", "Beschluss des Rates")
    assert system.basis["decision"]["reasons"][0]["citation"] == "§ 2 DigiSiVO NRW"
    assert entry.reason == "Beschluss des Rates"


@pytest.mark.parametrize(
    "fields", [{"admission": " "}, {"admitted_on": None}, {"name": ""},
               {"admitted_on": date(2999, 1, 1)}],
)  # fmt: skip
def test_a_council_in_nrw_has_no_system_without_an_admission(town, fields):
    with pytest.raises(RuleViolated, match="§ 2 DigiSiVO NRW"):
        named(town, **fields)

    assert not VotingSystem.objects.exists()


def test_a_town_without_such_a_provision_names_none(town):
    elsewhere = people.body("Anderswo", state_code="16")
    rat = people.organization(elsewhere)

    with pytest.raises(RuleViolated, match="nicht geregelt"):
        name_system(rat, **NAMED, reason="Wunsch", actor=people.clerk(elsewhere))


def test_strangers_name_no_system_and_a_reason_is_needed(town):
    with pytest.raises(NotAllowed):
        named(town, actor=town.other)
    with pytest.raises(InvalidInput):
        named(town, reason=" ")


def test_a_new_system_ends_the_one_before_and_none_is_ended_twice(town):
    first = named(town)
    second = named(town, name="Neues System")

    drop_system(second, "Zulassung erloschen", actor=town.clerk)

    first.refresh_from_db()
    assert first.end == timezone.localdate()
    with pytest.raises(Conflict):
        drop_system(second, "noch einmal", actor=town.clerk)
    with pytest.raises(NotAllowed):
        drop_system(named(town), "fremd", actor=town.other)


def test_what_an_admitted_system_counted_is_recorded_with_it(town):
    system = named(town)

    vote = electronic(town, "hybrid").vote

    assert (vote.method, vote.system, vote.get_method_display()) == (
        "device", system, "elektronisch",
    )  # fmt: skip


@pytest.mark.parametrize("mode", ["hybrid", "digital"])
def test_without_a_system_nobody_votes_electronically(town, mode):
    with pytest.raises(RuleViolated, match="§ 2 DigiSiVO NRW"):
        electronic(town, mode)


def test_in_person_nothing_is_regulated_so_nobody_votes_electronically(town):
    named(town)

    with pytest.raises(RuleViolated, match="nicht geregelt"):
        electronic(town, "present")


def test_the_page_says_why_and_takes_the_name(client, town):
    client.force_login(people.administrator(town.body))
    address = reverse("decisions:system", args=[town.council.pk])

    before = client.get(address).text
    refused = client.post(address, {"name": "X", "admission": "", "reason": "y"})
    client.post(address, NAMED | {"reason": "Beschluss"})
    after = client.get(address).text
    client.post(reverse("decisions:drop_system", args=[town.council.pk]), {"reason": "Ende"})

    assert "Ausgeschaltet." in before
    assert "keine Vorschrift hinterlegt" in before
    assert refused.status_code == 422
    assert "Eingeschaltet für digitale und hybride Sitzungen: Beispielsystem" in after
    assert VotingSystem.objects.get().end == timezone.localdate()


def test_the_page_of_a_system_is_closed_to_others(client, town):
    address = reverse("decisions:system", args=[town.council.pk])

    assert client.get(address).status_code == 302
    client.force_login(town.other)
    assert client.get(address).status_code == 404


def test_who_may_not_name_a_system_reads_why(client, town):
    address = reverse("decisions:system", args=[town.council.pk])
    client.force_login(people.role("mayor", town.body))

    page = client.get(address).text
    refused = client.post(address, NAMED | {"reason": "Beschluss"})

    assert "Ein System benennt die Schriftführung oder die Administration." in page
    assert refused.status_code == 403
