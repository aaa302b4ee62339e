"""A member's calendar feed and e-mail settings."""

from datetime import datetime
from secrets import token_urlsafe
from typing import Any

from django.utils import timezone

from ratsverbund.council.desk.models import Feed, Preference
from ratsverbund.council.desk.policies import may_keep_own
from ratsverbund.council.desk.queries import feed_of, fingerprint, preference_of
from ratsverbund.kernel.operations import operation, record
from ratsverbund.kernel.policies import require
from ratsverbund.kernel.states import amend


@operation("desk.make_feed")
def make_feed(*, actor: Any) -> str:
    """Set up the calendar feed with a fresh secret and return it; an earlier one ends."""
    feed = feed_of(actor)
    require(may_keep_own, actor, feed)
    secret = token_urlsafe(32)
    feed.secret_hash, feed.made_at, feed.used_at = fingerprint(secret), timezone.now(), None
    feed.save()
    record(make_feed, feed, actor=actor, change={"made_at": feed.made_at})
    return secret


@operation("desk.revoke_feed")
def revoke_feed(*, actor: Any) -> Feed:
    """End the calendar feed: its address answers as if it had never been."""
    feed = feed_of(actor)
    require(may_keep_own, actor, feed)
    feed.secret_hash, feed.made_at, feed.used_at = "", None, None
    feed.save()
    record(revoke_feed, feed, actor=actor, change={"made_at": None})
    return feed


@operation("desk.note_feed_use")
def note_feed_use(feed: Feed, *, actor: Any) -> Feed:
    """Keep when the feed was last asked for; once an hour is enough."""
    require(may_keep_own, actor, feed)
    change = amend(feed, used_at=timezone.now())
    record(note_feed_use, feed, actor=actor, change=change)
    return feed


@operation("desk.set_preference")
def set_preference(
    rhythm: str, *, actor: Any, invitation: bool, late: bool, result: bool
) -> Preference:
    """Say when and about what a member wants an e-mail; nothing of the past is told."""
    preference = preference_of(actor)
    require(may_keep_own, actor, preference)
    before = preference.rhythm
    if before == Preference.Rhythm.NEVER:
        preference.told_until = timezone.now()
    preference.rhythm = rhythm
    preference.invitation, preference.late, preference.result = invitation, late, result
    preference.save()
    change = {"rhythm": [before, rhythm], "invitation": invitation, "late": late, "result": result}
    record(set_preference, preference, actor=actor, change=change)
    return preference


@operation("desk.note_told")
def note_told(preference: Preference, until: datetime, *, actor: Any) -> Preference:
    """Keep up to when a member has been told what is new."""
    preference = Preference.objects.select_for_update().get(pk=preference.pk)
    require(may_keep_own, actor, preference)
    change = amend(preference, told_until=until)
    record(note_told, preference, actor=actor, change=change)
    return preference
