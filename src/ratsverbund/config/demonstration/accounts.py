"""One account for each role of the demonstration, with a password that is new at every start."""

import secrets
from datetime import date

from ratsverbund.config.demonstration.allowances import council_of
from ratsverbund.config.demonstration.world import DEMONSTRATION, World
from ratsverbund.config.frame import demo_address
from ratsverbund.people.accounts.models import Account, Role
from ratsverbund.people.accounts.operations import create_account, grant_role
from ratsverbund.people.bodies.models import Body
from ratsverbund.people.organizations.models import Membership, Organization
from ratsverbund.people.persons.models import Person

START = date(2020, 11, 1)
Kind = Role.Kind
MANDATE = 24
NAMES = {
    Kind.CLERK: "Sabine Schriftführung (Demo)",
    Kind.CHAIR: "Viktor Vorsitz (Demo)",
    Kind.MAYOR: "Bürgermeisteramt (Demo)",
    Kind.MEMBER: "Mara Mandat (Demo)",
    Kind.NETWORK_OFFICE: "Geschäftsstelle (Demo)",
    Kind.ADMINISTRATOR: "Administration (Demo)",
}


def renew(world: World) -> list[dict[str, str]]:
    """Give every demonstration account a fresh random password and return them all."""
    rows = []
    for kind, name in NAMES.items():
        account = Account.objects.filter(email=demo_address(kind)).first()
        if account is None:
            account, _ = create_account(
                demo_address(kind), name, person=person_of(world, kind), actor=DEMONSTRATION
            )
            for body, organization in scopes(world, kind):
                grant_role(
                    account,
                    kind,
                    body,
                    organization=organization,
                    start=START,
                    actor=DEMONSTRATION,
                )
        password = secrets.token_urlsafe(12)
        account.set_password(password)
        account.save(update_fields=["password"])
        rows.append({"role": str(kind.label), "email": account.email, "password": password})
    return rows


def person_of(world: World, kind: str) -> Person | None:
    """Whose account it is: the mayor's, or a member's (SPD, one committee, deputy in another)."""
    if kind == Kind.MAYOR:
        chairs = Membership.objects.filter(role=Membership.Role.CHAIR)
        council = Organization.Type.COUNCIL
        return chairs.get(
            organization__body=world.heinsberg, organization__organization_type=council
        ).person
    return council_of(world.heinsberg)[MANDATE] if kind == Kind.MEMBER else None


def scopes(world: World, kind: str) -> list[tuple[Body, Organization | None]]:
    """Where each role is held: both towns, the main committee, or the network."""
    towns = [world.heinsberg, world.musterstadt]
    if kind == Kind.NETWORK_OFFICE:
        return [(world.network.body, None)]
    if kind == Kind.CHAIR:
        committees = Organization.objects.filter(body__in=towns, short_name__in=["HFA", "Rat"])
        return [(committee.body, committee) for committee in committees.select_related("body")]
    return [(town, None) for town in towns]
