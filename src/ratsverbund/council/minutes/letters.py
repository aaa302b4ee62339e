"""The e-mail that tells a member of minutes: which meeting, never what was said."""

from django.core.mail import EmailMessage
from django.utils.translation import gettext as _
from django.utils.translation import override

from ratsverbund.council.minutes.models import Minutes
from ratsverbund.people.accounts.models import Account
from ratsverbund.ui.formats import write_date


def minutes_mail(minutes: Minutes, account: Account) -> EmailMessage:
    """The whole e-mail to one member."""
    meeting = minutes.meeting
    with override("de"):
        words = {
            "name": account,
            "meeting": meeting.organization,
            "day": write_date(meeting.starts_at),
        }
        subject = _("Niederschrift: %(meeting)s, %(day)s") % words
        text = (
            _(
                "Guten Tag, %(name)s,\n\ndie Niederschrift der Sitzung %(meeting)s vom %(day)s ist "
                "Ihnen zugeleitet. Sie lesen sie nach der Anmeldung in Ratsverbund unter "
                "„Niederschriften“.\n\nEinwendungen sind dort bis zur Genehmigung möglich."
            )
            % words
        )
    mark = f"<niederschrift-{minutes.pk}-{account.pk}@ratsverbund>"
    return EmailMessage(subject, text, to=[account.email], headers={"Message-ID": mark})
