"""`ratsverbund account …`: accounts and roles for administrators, dry run unless --apply."""

import json
from datetime import date
from typing import Any

from django.core.management.base import BaseCommand
from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from ratsverbund.kernel.errors import NotThere
from ratsverbund.kernel.operations import plain
from ratsverbund.kernel.policies import SYSTEM
from ratsverbund.people.accounts import operations
from ratsverbund.people.accounts.models import Account, Role
from ratsverbund.people.bodies.models import Body
from ratsverbund.people.organizations.models import Organization

KINDS = "; ".join(f"{kind.value}: {kind.label}" for kind in Role.Kind)
# What a dry run says, from what the verb would have answered.
WOULD = {
    "create": "Unter {email} würde ein Konto für {name} angelegt.",
    "grant": "{email} bekäme die Rolle „{role}“, vom {start:%d.%m.%Y} an.",
    "end": "{email} verlöre die Rolle „{role}“, letzter Tag {end:%d.%m.%Y}.",
    "lock": "Das Konto {email} würde gesperrt.",
    "unlock": "Das Konto {email} würde entsperrt.",
    "link": "Für {email} entstünde ein Link, mit dem sich einmal ein neues Passwort setzen lässt.",
}


class Command(BaseCommand):
    """Make accounts, give and end roles, lock, and print links for new passwords."""

    help = "Konten und Rollen: anlegen, vergeben, beenden, sperren"

    def add_arguments(self, parser: Any) -> None:
        """Offer the verbs."""
        verbs = parser.add_subparsers(dest="verb", required=True)
        create = with_email(verbs, "create", "ein Konto mit zufälligem Passwort anlegen")
        create.add_argument("name", help="Name, wie er auf den Seiten steht")
        roles = verbs.add_parser("roles", help="Konten mit ihren Rollen auflisten")
        roles.add_argument("--body", help="nur bei dieser Körperschaft (Kurzadresse)")
        for name, told in (("grant", "eine Rolle geben"), ("end", "eine Rolle beenden")):
            role_options(with_email(verbs, name, told))
        with_email(verbs, "lock", "ein Konto sperren")
        with_email(verbs, "unlock", "es entsperren")
        with_email(verbs, "link", "Link für ein neues Passwort")
        for name, verb in verbs.choices.items():
            verb.add_argument("--json", action="store_true", help="als JSON ausgeben")
            if name != "roles":
                verb.add_argument("--apply", action="store_true", help="ausführen")
                verb.add_argument("--actor", help="E-Mail-Adresse des handelnden Kontos")

    def handle(self, *args: Any, **options: Any) -> None:
        """Do what was asked, in a transaction that only --apply keeps."""
        if options["verb"] == "roles":
            return self.roles(options)
        actor = account_of(options["actor"]) if options["actor"] else SYSTEM
        with transaction.atomic():
            answer = getattr(self, options["verb"])(options, actor)
            if not options["apply"]:
                transaction.set_rollback(True)
                would = WOULD[options["verb"]].format(**options | answer)
                answer = {"applied": False, "email": options["email"], "would": would}
        if options["json"]:
            self.stdout.write(json.dumps(plain(answer), ensure_ascii=False))
        elif not options["apply"]:
            self.stdout.write(answer["would"])
        else:
            self.stdout.write("\t".join(str(value) for value in answer.values()))
        self.stderr.write("Ausgeführt" if options["apply"] else "Nichts geändert (--apply)")
        return None

    def create(self, options: dict[str, Any], actor: Any) -> dict[str, Any]:
        """Make an account and print its password once."""
        account, password = operations.create_account(
            options["email"], options["name"], actor=actor
        )
        return {"email": account.email, "password": password}

    def grant(self, options: dict[str, Any], actor: Any) -> dict[str, Any]:
        """Give a role from a day on, today if none is named."""
        start = options["day"] or timezone.localdate()
        account, body = account_of(options["email"]), body_of(options["body"])
        organization = organization_of(body, options["organization"])
        role = operations.grant_role(
            account, options["kind"], body, organization=organization, start=start, actor=actor
        )
        return {"email": account.email, "role": str(role), "start": start}

    def end(self, options: dict[str, Any], actor: Any) -> dict[str, Any]:
        """End a role on a day, at once if none is named."""
        account, body = account_of(options["email"]), body_of(options["body"])
        held = Role.objects.on(timezone.localdate()).filter(
            account=account, kind=options["kind"], body=body
        )
        if organization := organization_of(body, options["organization"]):
            held = held.filter(organization=organization)
        role = held.first()
        if role is None:
            raise NotThere(f"{account} hat diese Rolle bei {body} heute nicht.")
        ended = operations.end_role(role, end=options["day"], actor=actor)
        return {"email": account.email, "role": str(ended), "end": ended.end}

    def lock(self, options: dict[str, Any], actor: Any) -> dict[str, Any]:
        """Lock an account."""
        account = operations.deactivate_account(account_of(options["email"]), actor=actor)
        return {"email": account.email, "active": account.is_active}

    def unlock(self, options: dict[str, Any], actor: Any) -> dict[str, Any]:
        """Open a locked account."""
        account = operations.activate_account(account_of(options["email"]), actor=actor)
        return {"email": account.email, "active": account.is_active}

    def link(self, options: dict[str, Any], actor: Any) -> dict[str, Any]:
        """Print the path of a link that sets a new password once."""
        account = account_of(options["email"])
        return {
            "email": account.email,
            "path": operations.issue_password_link(account, actor=actor),
        }

    def roles(self, options: dict[str, Any]) -> None:
        """One line per role that runs today."""
        running = Role.objects.on(timezone.localdate()).select_related(
            "account", "body", "organization"
        )
        if options["body"]:
            running = running.filter(body=body_of(options["body"]))
        rows = [
            {
                "email": role.account.email,
                "role": role.kind,
                "body": role.body.slug,
                "organization": role.organization.name if role.organization else "",
                "active": role.account.is_active,
            }
            for role in running.order_by("account__email", "kind")
        ]
        if options["json"]:
            self.stdout.write(json.dumps(rows, ensure_ascii=False, indent=2))
            return
        for row in rows:
            self.stdout.write("\t".join(str(value) for value in row.values()))


def with_email(verbs: Any, name: str, told: str) -> Any:
    """Offer a verb that acts on one account."""
    verb = verbs.add_parser(name, help=told, description=told)
    verb.add_argument("email", help="E-Mail-Adresse des Kontos")
    return verb


def role_options(verb: Any) -> None:
    """Ask which role where, for which organization, and the day."""
    verb.add_argument("kind", choices=Role.Kind.values, metavar="rolle", help=KINDS)
    verb.add_argument("body", help="Kurzadresse, etwa heinsberg")
    verb.add_argument("--organization", metavar="NAME", help="nur für dieses Gremium")
    verb.add_argument(
        "--day", type=date.fromisoformat, metavar="JJJJ-MM-TT", help="erster oder letzter Tag"
    )


def organization_of(body: Body, name: str | None) -> Organization | None:
    """The organization of a body by its full or short name today. Raises: NotThere."""
    if not name:
        return None
    running = Organization.objects.on(timezone.localdate()).filter(body=body)
    found = running.filter(Q(name__iexact=name) | Q(short_name__iexact=name)).first()
    if found is None:
        raise NotThere(
            f"Ein Gremium „{name}“ hat {body} heute nicht. Bitte den Namen nennen, wie er auf der "
            "Seite „Gremien“ steht."
        )
    return found


def account_of(address: str) -> Account:
    """The account with this e-mail address. Raises: NotThere."""
    account = Account.objects.filter(email__iexact=address).first()
    if account is None:
        raise NotThere(f"Ein Konto „{address}“ gibt es nicht.")
    return account


def body_of(slug: str) -> Body:
    """The body with this address. Raises: NotThere."""
    body = Body.objects.filter(slug=slug).first()
    if body is None:
        raise NotThere(f"Eine Körperschaft „{slug}“ gibt es nicht.")
    return body
