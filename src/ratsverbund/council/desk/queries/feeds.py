"""A member's feed and settings."""

from hashlib import sha256
from typing import Any

from django.utils import timezone

from ratsverbund.council.desk.models import Feed, Preference


def feed_of(actor: Any) -> Feed:
    """The feed of an account, or one that is not set up."""
    return Feed.objects.filter(account=actor.pk).first() or Feed(account=actor)


def fingerprint(secret: str) -> str:
    """What is kept of a secret."""
    return sha256(secret.encode()).hexdigest()


def feed_with_secret(secret: str) -> Feed | None:
    """The feed a secret opens, if its account is not locked."""
    return (
        Feed.objects.filter(secret_hash=fingerprint(secret), account__is_active=True)
        .select_related("account")
        .first()
    )


def preference_of(actor: Any) -> Preference:
    """The settings of an account, or those nobody has changed."""
    found = Preference.objects.filter(account=actor.pk).first()
    return found or Preference(account=actor, told_until=timezone.now())
