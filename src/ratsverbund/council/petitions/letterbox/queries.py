"""What strangers may ask of the letter box: how much they sent, and where their petition stands."""

from dataclasses import dataclass
from datetime import date
from hashlib import sha256

from django.db import connection
from django.db.models import QuerySet
from django.db.models.functions import Now

from ratsverbund.people.bodies.models import Body


@dataclass(frozen=True)
class Standing:
    """Where a petition stands, with nothing of its content."""

    body: int
    code: str
    received_on: date
    state: str
    moved_on: date | None
    answer_until: date | None


def sent_lately(source: str) -> int:
    """How often a source has sent within the last hour."""
    with connection.cursor() as cursor:
        cursor.execute("select petitions_sent_lately(%s)", [source])
        return int(cursor.fetchone()[0])


def standing_of(secret: str) -> Standing | None:
    """Where the petition behind a secret link stands; none for every other link."""
    hashed = sha256(secret.encode()).hexdigest()
    with connection.cursor() as cursor:
        cursor.execute("select * from petitions_status(%s)", [hashed])
        row = cursor.fetchone()
    return Standing(*row) if row else None


def public_bodies() -> QuerySet[Body]:
    """Municipalities that take petitions."""
    return Body.objects.filter(kind=Body.Kind.MUNICIPALITY, published_at__lte=Now())
