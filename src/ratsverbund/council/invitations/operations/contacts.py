"""Where persons get their invitations."""

from typing import Any

from django.utils.translation import gettext as _

from ratsverbund.council.invitations.models import Contact
from ratsverbund.council.invitations.operations.dispatch import check_address
from ratsverbund.council.invitations.policies import may_set_contact
from ratsverbund.kernel.errors import InvalidInput
from ratsverbund.kernel.operations import operation, record
from ratsverbund.kernel.policies import require
from ratsverbund.kernel.states import amend
from ratsverbund.people.persons.models import Person


@operation("invitations.set_contact")
def set_contact(
    person: Person, channel: str, *, actor: Any, email: str = "", address: str = ""
) -> Contact:
    """Say by which way and where somebody gets invitations. Raises: NotAllowed, InvalidInput."""
    require(may_set_contact, actor, person)
    if email:
        check_address(Contact.Channel.MAIL, email)
    if channel == Contact.Channel.LETTER and not address.strip():
        raise InvalidInput(_("Ein Brief braucht eine Anschrift."), "address")
    contact, _made = Contact.objects.select_for_update(of=("self",)).get_or_create(person=person)
    change = amend(contact, channel=channel, email=email, address=address.strip())
    record(set_contact, contact, actor=actor, change={"channel": change.get("channel", channel)})
    return contact
