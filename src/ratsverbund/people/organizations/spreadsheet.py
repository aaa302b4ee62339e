"""The members of an organization as a spreadsheet."""

from collections.abc import Iterable
from datetime import date

from django.utils.translation import gettext as _

from ratsverbund.kernel.spreadsheet import Sheet, workbook
from ratsverbund.people.organizations.models import Membership

WIDTHS = (22, 18, 12, 10, 30, 16, 14, 20, 12, 12, 30)


def members_xlsx(members: Iterable[Membership], title: str) -> bytes:
    """Write members with role, vote, Fraktion, days and deputies."""
    return workbook(Sheet(title, _headings(), map(_values, members), WIDTHS))


def _headings() -> list[str]:
    return [
        _("Nachname"), _("Vorname"), _("Titel"), _("Anrede"), _("Funktion"), _("stimmberechtigt"),
        _("Fraktion"), _("auf Vorschlag von"), _("von"), _("bis"), _("Vertretung"),
    ]  # fmt: skip


def _values(member: Membership) -> list[str | date | None]:
    person, proposer = member.person, member.on_behalf_of
    deputies = member.deputies_on  # type: ignore[attr-defined]
    return [
        person.family_name,
        person.given_name,
        person.title,
        person.get_form_of_address_display(),
        member.role_name,
        _("ja") if member.voting_right else _("nein"),
        member.faction_name,  # type: ignore[attr-defined]
        proposer.short_name if proposer else "",
        member.start,
        member.end,
        ", ".join(f"{deputy['given']} {deputy['family']}" for deputy in deputies),
    ]
