"""The way of a paper: order, roles, and stations that an agenda already holds."""

import pytest

from ratsverbund.council.papers import operations
from ratsverbund.council.papers.models import Consultation
from ratsverbund.council.papers.wording import Stop
from ratsverbund.kernel.errors import Conflict, IllegalTransition, InvalidInput, NotAllowed
from tests.factories import people


def test_stations_that_stay_keep_their_rows(draft, clerk, council, committee):
    before = set(draft.consultations.values_list("pk", flat=True))

    stations = operations.set_consultations(
        draft, [Stop(council, True), Stop(committee)], actor=clerk
    )

    assert {station.pk for station in stations} == before
    assert [each.organization for each in draft.consultations.order_by("order")] == [
        council,
        committee,
    ]


def test_a_preparing_committee_speaks_about_the_proposal_of_who_decides(
    draft, clerk, town, council
):
    building = people.organization(town, "Bauausschuss", "committee")

    stations = operations.set_consultations(
        draft, [Stop(building), Stop(council, True)], actor=clerk
    )

    assert [station.proposal.organization for station in stations] == [council, council]


def test_a_station_on_an_agenda_stays(draft, clerk, council):
    draft.consultations.filter(order=1).update(state=Consultation.State.SCHEDULED)

    with pytest.raises(Conflict):
        operations.set_consultations(draft, [Stop(council, True)], actor=clerk)


def test_organizations_of_other_bodies_do_not_consult(draft, clerk):
    foreign = people.organization(people.body("Anderswo"))

    with pytest.raises(InvalidInput):
        operations.set_consultations(draft, [Stop(foreign)], actor=clerk)


def test_a_withdrawn_paper_has_no_way(draft, clerk, council):
    operations.withdraw_paper(draft, "Grund", on=draft.day, actor=clerk)

    with pytest.raises(IllegalTransition):
        operations.set_consultations(draft, [Stop(council)], actor=clerk)


def test_a_member_sets_no_way(draft, member, council):
    with pytest.raises(NotAllowed):
        operations.set_consultations(draft, [Stop(council)], actor=member)
