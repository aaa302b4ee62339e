"""The citizens' letter box: the one thing a stranger may write."""

import secrets
from datetime import date
from hashlib import sha256
from ipaddress import ip_address, ip_network

from django.utils import timezone
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _

from ratsverbund.council.petitions.letterbox.queries import sent_lately
from ratsverbund.council.petitions.models import PetitionIntake
from ratsverbund.kernel.errors import InvalidInput
from ratsverbund.people.bodies.models import Body

PER_HOUR = 5


class TooMany(InvalidInput):
    """The same source has sent too much within an hour."""

    status = 429


def send_petition(
    body: Body,
    *,
    address_of_sender: str,
    subject: str,
    wording: str,
    name: str,
    address: str,
    email: str = "",
    resident_since: date | None = None,
    cosigners: str = "",
) -> str:
    """Put a citizen's petition into the letter box and return the secret of its status page.

    It is no registered operation: the strangers' role cannot write the audit, which begins when
    the office picks the petition up. Raises: TooMany.
    """
    source = origin(address_of_sender)
    if sent_lately(source) >= PER_HOUR:
        raise TooMany(
            _("Von Ihrem Anschluss kamen in der letzten Stunde schon %(number)s Eingaben. Bitte "
              "versuchen Sie es später noch einmal oder schreiben Sie einen Brief; Ihr Text steht "
              "noch hier.") % {"number": PER_HOUR}
        )  # fmt: skip
    secret = secrets.token_urlsafe(24)
    PetitionIntake.objects.create(
        body=body,
        subject=subject,
        wording=wording,
        name=name,
        address=address,
        email=email,
        resident_since=resident_since,
        cosigners=cosigners,
        token_hash=hashed(secret),
        source=source,
    )
    return secret


def hashed(secret: str) -> str:
    """What is kept of a secret link."""
    return sha256(secret.encode()).hexdigest()


def origin(address: str) -> str:
    """A name for a connection that nobody can turn back, and that changes with the day."""
    try:
        found = ip_address(address)
    except ValueError:
        network = "unknown"
    else:
        network = str(ip_network((found, 64 if found.version == 6 else 32), strict=False))
    return salted_hmac(f"petitions {timezone.localdate()}", network).hexdigest()
