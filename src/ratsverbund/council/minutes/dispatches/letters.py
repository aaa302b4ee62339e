"""The e-mail that tells a member of minutes: which meeting, never what was said."""

from email.utils import format_datetime

from django.core.mail import EmailMessage
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from ratsverbund.council.minutes.models import MinutesDispatch
from ratsverbund.ui.formats import write_date


def minutes_mail(dispatch: MinutesDispatch) -> EmailMessage:
    """The whole e-mail to one member; its id stays the same through every try."""
    meeting = dispatch.minutes.meeting
    with override("de"):
        words = {
            "name": dispatch.name,
            "meeting": meeting.organization,
            "day": write_date(meeting.starts_at),
            "where": where(dispatch),
        }
        subject = _("Niederschrift: %(meeting)s, %(day)s") % words
        text = (
            _(
                "Guten Tag, %(name)s,\n\ndie Niederschrift der Sitzung %(meeting)s vom %(day)s ist "
                "Ihnen zugeleitet. Sie lesen sie nach der Anmeldung %(where)s\n\n"
                "Einwendungen sind dort bis zur Genehmigung möglich."
            )
            % words
        )
    mark = f"<niederschrift-{dispatch.minutes_id}-{dispatch.account_id}@ratsverbund>"
    begun = timezone.localtime(dispatch.begun_at)
    headers = {"Message-ID": mark, "Date": format_datetime(begun)}
    return EmailMessage(subject, text, to=[dispatch.address], headers=headers)


def where(dispatch: MinutesDispatch) -> str:
    """The address of the minutes, or in words where no address is configured."""
    if not dispatch.link:
        return _("unter „Niederschriften“.")
    return _("hier:\n%(link)s") % {"link": dispatch.link}
