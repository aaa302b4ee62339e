"""Two offices confirm the same accession at the same moment, on two connections."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date
from threading import Barrier

import pytest
from django.db import connection, connections

from ratsverbund.kernel.errors import IllegalTransition
from ratsverbund.network.accessions import operations
from ratsverbund.network.members.models import Accession, NetworkMember
from tests.factories import network, people

APPEND_ONLY = "alter table kernel_auditentry {} trigger append_only_all"


def switch(word):
    """Turn the trigger that keeps the audit table from being emptied on or off."""
    with connection.cursor() as cursor:
        cursor.execute(APPEND_ONLY.format(word))


@pytest.fixture
def guarded(django_db_setup, django_db_blocker):
    """Arm the audit table again after the committed rows were cleared away."""
    yield
    with django_db_blocker.unblock():
        switch("enable")


@pytest.fixture
def committed(guarded, transactional_db):
    """Let a test commit, and let its rows be cleared away afterwards."""
    yield
    switch("disable")


def test_of_two_confirmations_at_the_same_moment_one_is_refused(committed):
    net = network.network()
    town = people.body("Musterstadt")
    accession = network.accession(
        net, town, state=Accession.State.DECLARED, authorised_on=date(2021, 3, 17),
        declared_on=date(2021, 4, 1),
    )  # fmt: skip
    office = network.network_office(net)
    together = Barrier(2)

    def confirm():
        together.wait(timeout=10)
        try:
            return operations.confirm_accession(accession, actor=office, on=date(2021, 4, 15))
        except IllegalTransition as refusal:
            return refusal
        finally:
            connections.close_all()

    with ThreadPoolExecutor(2) as pool:
        answers = [done.result() for done in [pool.submit(confirm) for _ in range(2)]]

    refusals = [answer for answer in answers if isinstance(answer, IllegalTransition)]
    assert len(refusals) == 1
    assert "ist im Stand „bestätigt“" in str(refusals[0])
    assert NetworkMember.objects.count() == 1
