"""E-mails to members: which meeting and how much is new, never what it is about."""

from collections import Counter
from collections.abc import Sequence

from django.core.mail import EmailMessage
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, override

from ratsverbund.council.desk.models import Preference, SubstituteRequest
from ratsverbund.council.desk.operations import note_told
from ratsverbund.council.desk.tidings.news import Change, grouped, news
from ratsverbund.council.meetings.models import Meeting
from ratsverbund.kernel.policies import SYSTEM
from ratsverbund.kernel.site import address_of_site
from ratsverbund.people.accounts.models import Account
from ratsverbund.ui.formats import write_date, write_time

State = SubstituteRequest.State


def waiting(rhythm: str) -> list[int]:
    """Whom to look for news for: the preferences with this rhythm."""
    found = Preference.objects.filter(rhythm=rhythm, account__is_active=True)
    return list(found.values_list("pk", flat=True))


def tell_one(preference: Preference) -> bool:
    """Write to one member; what was told is noted only after the mail was taken."""
    until = timezone.now()
    found = [
        change
        for change in news(preference.account, since=preference.told_until)
        if getattr(preference, change.matter)
    ]
    if not found:
        return False
    with override("de"):
        text = "\n".join(lines(found, preference))
        EmailMessage(_("Neues zu Ihren Sitzungen"), text, to=[preference.account.email]).send()
    note_told(preference, until, actor=SYSTEM)
    return True


def lines(changes: Sequence[Change], preference: Preference) -> list[str]:
    """The text: a line a meeting, and where to read on."""
    told = [_("Guten Tag, %(name)s,") % {"name": preference.account}, ""]
    for meeting, found in grouped(changes).items():
        one = found[0]
        told.append(f"{one.organization}, {write_date(one.starts_at)}: {counted(found)}")
        if site := address_of_site():
            told.append(site + reverse("desk:meeting", args=[meeting]))
    where = _("Ändern oder abbestellen: Mein Sitzungsdienst, Benachrichtigung.")
    return [*told, "", where]


def counted(changes: Sequence[Change]) -> str:
    """How much of what is new."""
    numbers = Counter(change.matter for change in changes)
    words = {
        "invitation": ngettext("%(n)s Nachricht zur Sitzung", "%(n)s Nachrichten zur Sitzung",
                               numbers["invitation"]),
        "late": ngettext("%(n)s Änderung an den Unterlagen", "%(n)s Änderungen an den Unterlagen",
                         numbers["late"]),
        "result": ngettext("%(n)s Ergebnis", "%(n)s Ergebnisse", numbers["result"]),
    }  # fmt: skip
    return ", ".join(words[kind] % {"n": n} for kind, n in numbers.items())


def letter_about(pk: int, *, answer: bool) -> tuple[int, str, str] | None:
    """A request as it stands now: to which person, subject and text; none if nobody is asked."""
    found = SubstituteRequest.objects.select_related(
        "reply__meeting__organization", "reply__membership__person", "person"
    )
    asked = found.get(pk=pk)
    if not answer and asked.state != State.ASKED:
        return None
    absent = asked.reply.membership.person
    with override("de"):
        if not answer:
            return asked.person_id, _("Bitte um Vertretung"), asking(asked)
        if asked.state == State.WITHDRAWN:
            return asked.person_id, _("Vertretung nicht mehr nötig"), withdrawn(asked)
        return absent.pk, _("Ihre Vertretung"), answered(asked)


def recipients(pk: int, *, answer: bool) -> list[int]:
    """The accounts of the person a letter about a request goes to."""
    letter = letter_about(pk, answer=answer)
    known = Account.objects.filter(person=letter[0] if letter else None, is_active=True)
    return list(known.exclude(person=None).values_list("pk", flat=True))


def write_about(pk: int, account: int, *, answer: bool) -> None:
    """Write to one account about a request."""
    letter = letter_about(pk, answer=answer)
    if letter:
        _person, subject, text = letter
        EmailMessage(subject, text, to=[Account.objects.get(pk=account).email]).send()


def when(meeting: Meeting) -> dict[str, str]:
    """Organization, day, time and place for a sentence."""
    return {
        "meeting": str(meeting.organization), "day": write_date(meeting.starts_at),
        "time": write_time(meeting.starts_at), "place": meeting.place,
    }  # fmt: skip


def asking(asked: SubstituteRequest) -> str:
    """The text to who is asked."""
    return _(
        "%(name)s ist verhindert und bittet Sie um Vertretung: %(meeting)s, %(day)s, %(time)s, "
        "%(place)s.\n\nBitte antworten Sie in Ratsverbund unter „Fällig“."
    ) % {"name": asked.reply.membership.person, **when(asked.reply.meeting)}


def withdrawn(asked: SubstituteRequest) -> str:
    """The text to who is no longer needed."""
    return _("%(name)s kommt nun doch: %(meeting)s, %(day)s. Sie vertreten nicht.") % {
        "name": asked.reply.membership.person, **when(asked.reply.meeting),
    }  # fmt: skip


def answered(asked: SubstituteRequest) -> str:
    """The text to the absent member."""
    words = {"name": asked.person, **when(asked.reply.meeting)}
    if asked.state == State.ACCEPTED:
        return _("%(name)s vertritt Sie: %(meeting)s, %(day)s.") % words
    return _("%(name)s kann Sie nicht vertreten: %(meeting)s, %(day)s.") % words
