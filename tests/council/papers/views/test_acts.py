"""Co-signing, releasing, withdrawing and hiding through the pages."""

from datetime import date

import pytest
from django.urls import reverse

from ratsverbund.council.papers import operations
from ratsverbund.council.papers.models import Paper
from tests.factories import people


def address(name, paper):
    return reverse(f"papers:{name}", args=[paper.pk])


@pytest.fixture
def treasurer(town):
    return people.role("mayor", town, account=people.account("Kämmerin"))


def test_the_release_page_lists_the_checks_and_releases(desk, draft):
    page = desk.get(address("release", draft)).content.decode()
    desk.post(address("release", draft))

    draft.refresh_from_db()
    assert page.count("in Ordnung") == 4
    assert (draft.state, draft.reference) == (Paper.State.RELEASED, "2026/001")


def test_a_blocked_paper_has_no_button_and_is_refused(desk, draft):
    draft.consultations.all().delete()

    page = desk.get(address("release", draft)).content.decode()
    answer = desk.post(address("release", draft))

    assert "verhindert die Freigabe" in page
    assert "Zur Beratung freigeben</span>" not in page
    assert answer.status_code == 422


def test_co_signing_goes_from_request_to_signature(desk, client, draft, treasurer):
    desk.post(address("cosigning", draft), {"accounts": [treasurer.pk]})
    client.force_login(treasurer)
    page = client.get(address("paper", draft)).content.decode()
    client.post(address("answer", draft), {"seen": "1", "note": "Einverstanden."})

    assert address("answer", draft) in page
    assert [(each.account, each.state) for each in draft.cosignatures.all()] == [
        (treasurer, "signed")
    ]


def test_a_refusal_without_a_word_comes_back(client, draft, clerk, treasurer):
    operations.ask_cosignatures(draft, [treasurer], actor=clerk)
    client.force_login(treasurer)

    answer = client.post(address("answer", draft), {"seen": "1", "refuse": "1"})

    assert answer.status_code == 422
    assert "warum Sie nicht mitzeichnen" in answer.content.decode()


def test_asking_nobody_comes_back(desk, draft):
    assert desk.post(address("cosigning", draft), {}).status_code == 422


def test_co_signing_is_ended_with_a_reason(desk, draft, clerk, treasurer):
    operations.ask_cosignatures(draft, [treasurer], actor=clerk)

    desk.post(address("cosigning", draft), {"end": "1", "end-reason": "Urlaub"})

    draft.refresh_from_db()
    assert draft.state == Paper.State.DRAFT


def test_a_paper_is_withdrawn_with_day_and_reason(desk, draft):
    refused = desk.post(address("withdraw", draft), {"on": "2026-03-01", "reason": "Erledigt"})
    desk.post(address("withdraw", draft), {"on": "2026-03-05", "reason": "Erledigt"})

    draft.refresh_from_db()
    assert refused.status_code == 422
    assert (draft.withdrawn_on, draft.withdrawn_reason) == (date(2026, 3, 5), "Erledigt")


def test_a_paper_is_hidden_with_a_reason(desk, draft, clerk):
    operations.release_paper(draft, actor=clerk)

    desk.post(address("hide", draft), {"reason": "Ein Name steht darin."})

    draft.refresh_from_db()
    assert (draft.public, draft.published_at) == (False, None)


@pytest.mark.parametrize("name", ["release", "withdraw", "hide", "cosigning"])
def test_a_member_finds_no_act(client, member, draft, clerk, name):
    operations.release_paper(draft, actor=clerk)
    client.force_login(member)

    assert client.post(address(name, draft)).status_code == 403
