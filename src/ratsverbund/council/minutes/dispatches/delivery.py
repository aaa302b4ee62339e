"""Handing over one e-mail about minutes: begun, sent outside any transaction, then recorded."""

from smtplib import SMTPException, SMTPRecipientsRefused

from django.utils.translation import gettext as _

from ratsverbund.council.minutes.dispatches import operations
from ratsverbund.council.minutes.dispatches.letters import minutes_mail
from ratsverbund.council.minutes.models import MinutesDispatch
from ratsverbund.kernel.models import StoredFile
from ratsverbund.kernel.policies import SYSTEM


def hand_over(dispatch: MinutesDispatch) -> None:
    """Send one e-mail that waits; what another worker has begun is left alone."""
    if dispatch.state != MinutesDispatch.State.QUEUED:
        return
    dispatch = operations.begin_dispatch(dispatch, actor=SYSTEM)
    mail = minutes_mail(dispatch)
    proof = StoredFile.fingerprint(mail.message().as_bytes())
    try:
        mail.send()
    except SMTPRecipientsRefused:
        told = _("Der Mailserver nimmt diese Adresse nicht an. Prüfen Sie sie.")
        operations.fail_dispatch(dispatch, told, final=True, actor=SYSTEM)
    except (SMTPException, OSError):
        told = _("Der Mailserver war nicht zu erreichen.")
        operations.fail_dispatch(dispatch, told, final=False, actor=SYSTEM)
    else:
        operations.confirm_dispatch(dispatch, proof, actor=SYSTEM)
