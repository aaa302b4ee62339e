"""Form and dissolve organizations: council, committees, Fraktionen, districts."""

from datetime import date
from typing import Any

from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from ratsverbund.kernel.errors import InvalidInput
from ratsverbund.kernel.operations import operation, record
from ratsverbund.kernel.policies import require
from ratsverbund.kernel.sorting import sort_key
from ratsverbund.kernel.states import amend
from ratsverbund.people.bodies.models import Body
from ratsverbund.people.organizations.models import Deputy, Membership, Organization
from ratsverbund.people.organizations.policies import may_keep_organizations


@operation("organizations.create_organization")
def create_organization(body: Body, name: str, *, actor: Any, **fields: Any) -> Organization:
    """Form an organization (Gremium) of a body; its name and members are public.

    Raises: NotAllowed, InvalidInput.
    """
    body = Body.objects.select_for_update().get(pk=body.pk)
    require(may_keep_organizations, actor, body)
    fields["short_name"] = fields.get("short_name") or name[:30]
    refuse_double(body, name, fields.get("organization_type", ""))
    organization = Organization.objects.create(
        body=body, name=name, sort_key=sort_key(name), published_at=timezone.now(), **fields
    )
    record(create_organization, organization, actor=actor, change={"name": [None, name]})
    return organization


@operation("organizations.update_organization")
def update_organization(organization: Organization, *, actor: Any, **fields: Any) -> Organization:
    """Change the name, seats or task of an organization.

    Raises: NotAllowed, InvalidInput.
    """
    body = Body.objects.select_for_update().get(pk=organization.body_id)
    organization = Organization.objects.select_for_update().get(pk=organization.pk)
    require(may_keep_organizations, actor, organization)
    name = fields.get("name", organization.name)
    if name != organization.name:
        refuse_double(body, name, "")
    change = amend(organization, **{**fields, "sort_key": sort_key(name)})
    record(update_organization, organization, actor=actor, change=change)
    return organization


@operation("organizations.close_organization")
def close_organization(organization: Organization, end: date, *, actor: Any) -> Organization:
    """Dissolve an organization: its last day is also that of its members and their deputies.

    Raises: NotAllowed, InvalidInput.
    """
    organization = Organization.objects.select_for_update().get(pk=organization.pk)
    require(may_keep_organizations, actor, organization)
    if organization.start and end < organization.start:
        raise InvalidInput(
            _("{name} besteht erst seit dem {start:%d.%m.%Y}. Bitte einen späteren Tag.").format(
                name=organization, start=organization.start
            ),
            "end",
        )
    running = Q(end=None) | Q(end__gt=end)
    members = Membership.objects.select_for_update().filter(running, organization=organization)
    deputies = Deputy.objects.select_for_update().filter(
        running, membership__organization=organization
    )
    refuse_later(members, deputies, end)
    change = amend(organization, end=end)
    change["memberships"] = [members.count(), 0]
    deputies.update(end=end)
    members.update(end=end)
    record(close_organization, organization, actor=actor, change=change)
    return organization


def refuse_double(body: Body, name: str, organization_type: str) -> None:
    """Refuse a nameless organization, one of the same name, and a second council.

    Raises: InvalidInput.
    """
    if not name.strip():
        raise InvalidInput(_("Bitte den Namen des Gremiums angeben."), "name")
    open_ones = Organization.objects.filter(body=body, end=None)
    if open_ones.filter(name=name).exists():
        raise InvalidInput(
            _("{name} gibt es bei {body} schon. Bitte das vorhandene Gremium nutzen.").format(
                name=name, body=body
            ),
            "name",
        )
    council = Organization.Type.COUNCIL
    if organization_type == council and open_ones.filter(organization_type=council).exists():
        raise InvalidInput(
            _("{body} hat schon einen Rat. Bitte ihn zuerst auflösen.").format(body=body),
            "organization_type",
        )


def refuse_later(members: Any, deputies: Any, end: date) -> None:
    """Refuse a last day before a seat or a deputyship has begun. Raises: InvalidInput."""
    later = members.filter(start__gt=end).first() or deputies.filter(start__gt=end).first()
    if later:
        raise InvalidInput(
            _("{seat} beginnt erst am {start:%d.%m.%Y}. Bitte einen späteren Tag wählen.").format(
                seat=later, start=later.start
            ),
            "end",
        )
