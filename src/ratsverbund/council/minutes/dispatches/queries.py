"""E-mails about minutes that wait too long: queued and forgotten, or begun and never ended."""

from datetime import datetime, timedelta

from django.db.models import Q, QuerySet

from ratsverbund.council.minutes.models import MinutesDispatch

State = MinutesDispatch.State
# Longer than any try can take: a worker that is alive has answered by then.
FORGOTTEN = timedelta(minutes=10)


def forgotten_dispatches(now: datetime) -> QuerySet[MinutesDispatch]:
    """The e-mails to go on with."""
    before = now - FORGOTTEN
    waits = Q(state=State.QUEUED, queued_at__lt=before)
    begun = Q(state=State.SENDING, begun_at__lt=before)
    return MinutesDispatch.objects.filter(waits | begun).order_by("pk")
