"""The handlers of dues, run twice and killed between their steps."""

from datetime import date

import pytest
from django.utils import timezone

from ratsverbund.kernel import events
from ratsverbund.kernel.models import Delivery, StoredFile
from ratsverbund.network.accessions import operations
from ratsverbund.network.dues.models import Assessment
from ratsverbund.network.dues.operations import assessment
from tests.network.accessions.test_tasks import killed_then_twice


@pytest.fixture
def confirmed(declared):
    """A membership that was confirmed a moment ago."""
    operations.confirm_accession(declared.accession, actor=declared.bureau, on=date(2021, 4, 15))
    return Delivery.objects.get(state="pending", handler__contains="dues.tasks.membership")


def test_a_confirmed_membership_is_assessed_once_for_each_year(confirmed, monkeypatch):
    killed_then_twice(confirmed, monkeypatch, assessment, "announce")

    assert Assessment.objects.count() == timezone.localdate().year - 2020
    assert sorted(set(Assessment.objects.values_list("revision", flat=True))) == [1]


def test_each_notice_is_written_once(confirmed, monkeypatch):
    events.deliver(confirmed.pk)
    delivery = Delivery.objects.filter(handler__endswith="dues_assessed").first()
    letters = StoredFile.objects.filter(name__startswith="Beitrag-")

    killed_then_twice(delivery, monkeypatch, assessment, "amend")

    assert letters.count() == 6
