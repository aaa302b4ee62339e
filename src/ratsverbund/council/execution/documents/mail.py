"""The e-mail that reminds an office: of a number and a day, never of non-public words."""

from smtplib import SMTPException

from django.core.mail import EmailMessage
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override

from ratsverbund.council.execution.models import Execution, Reminder
from ratsverbund.kernel.site import address_of_site


def reminder_mail(reminder: Reminder) -> EmailMessage:
    """The whole e-mail."""
    execution = reminder.execution
    with override("de"):
        what = execution.what if execution.public else _("nichtöffentliche Aufgabe")
        when = {True: _("ist überfällig seit"), False: _("ist zu erledigen bis")}
        lines = [
            _("Guten Tag,"),
            f"{what} {when[reminder.days > 0]} {reminder.due:%d.%m.%Y}.",
            where(execution),
            execution.body.name,
        ]
        subject = _("Beschlusskontrolle: Frist %(day)s") % {"day": f"{reminder.due:%d.%m.%Y}"}
    mark = f"<erinnerung-{reminder.pk}@ratsverbund>"
    return EmailMessage(
        subject, "\n\n".join(lines) + "\n", to=[reminder.address], headers={"Message-ID": mark}
    )


def where(execution: Execution) -> str:
    """Where the office reports, at the configured address."""
    if site := address_of_site():
        told = _("Berichten Sie nach der Anmeldung unter dieser Adresse:")
        return f"{told}\n{site}{reverse('execution:task', args=[execution.pk])}"
    return _("Berichten Sie nach der Anmeldung unter „Beschlusskontrolle“.")


def send_reminder(reminder: Reminder) -> str:
    """Send a reminder; answer with a sentence if the mail server does not take it."""
    try:
        reminder_mail(reminder).send()
    except (SMTPException, OSError):
        return _("Der Mailserver hat die Erinnerung nicht angenommen.")
    return ""
