"""Handing over one dispatch: begun, sent outside any transaction, then recorded."""

from smtplib import SMTPException, SMTPRecipientsRefused

from django.core.mail import EmailMessage
from django.utils import timezone
from django.utils.translation import gettext as _

from ratsverbund.council.invitations import operations, queries
from ratsverbund.council.invitations.models import Contact, Dispatch
from ratsverbund.council.invitations.post.letters import letter
from ratsverbund.council.invitations.post.message import body, message
from ratsverbund.council.meetings.models import AgendaItem
from ratsverbund.kernel.models import StoredFile
from ratsverbund.kernel.pdf import PdfFailed
from ratsverbund.kernel.policies import SYSTEM

Channel = Contact.Channel


def hand_over(dispatch: Dispatch) -> None:
    """Send one dispatch; one that was begun before is never sent again by itself."""
    if dispatch.state != Dispatch.State.QUEUED:
        return
    dispatch = operations.begin_dispatch(dispatch, actor=SYSTEM)
    items = queries.documents(dispatch.invitation.meeting)
    if dispatch.channel == Channel.LETTER:
        write_letter(dispatch, items)
        return
    content = body(dispatch, items).encode()
    if dispatch.channel == Channel.MAIL:
        mail = message(dispatch, items, timezone.localtime())
        content = mail.message().as_bytes()
        if error := refused(mail):
            operations.fail_dispatch(dispatch, error, actor=SYSTEM)
            return
    operations.confirm_dispatch(dispatch, StoredFile.fingerprint(content), actor=SYSTEM)


def write_letter(dispatch: Dispatch, items: list[AgendaItem]) -> None:
    """Set the letter and keep it until somebody posts it."""
    try:
        content = letter(dispatch, items)
    except PdfFailed as error:
        operations.fail_dispatch(dispatch, str(error), actor=SYSTEM)
        return
    operations.keep_letter(dispatch, content, actor=SYSTEM)


def refused(mail: EmailMessage) -> str:
    """Send an e-mail; answer with a sentence if the mail server does not take it."""
    try:
        mail.send()
    except SMTPRecipientsRefused:
        return _(
            "Der Mailserver nimmt diese Adresse nicht an. Prüfen Sie die Adresse und senden Sie "
            "erneut, oder wählen Sie den Brief."
        )
    except (SMTPException, OSError):
        return _(
            "Der Mailserver war nicht zu erreichen. Senden Sie erneut; hält es an, verständigen "
            "Sie die Administration."
        )
    return ""
