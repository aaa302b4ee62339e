"""Networks, members and dues for tests."""

from datetime import date
from decimal import Decimal

from django.utils import timezone

from ratsverbund.network.dues.models import DuesBand, DuesMeasure, DuesScale
from ratsverbund.network.members.models import Accession, Delegate, Network, NetworkMember
from tests.factories import people


def network(name="Netzwerk Innenstadt NRW", **fields):
    """A network with a minimum term of three years."""
    slug = fields.pop("slug", "innenstadt-nrw")
    own = people.body(name, slug=slug, kind="network")
    own.name = name
    own.save()
    fields = {
        "legal_basis": Network.Basis.WORKING_COMMUNITY,
        "minimum_years": 3,
        "minimum_source": "Testquelle",
        "published_at": timezone.now(),
    } | fields
    return Network.objects.create(body=own, **fields)


def network_office(network):
    """An account of the network's office."""
    return people.role("network_office", network.body)


def accession(network, body, **fields):
    """A prepared accession."""
    return Accession.objects.create(network=network, body=body, **fields)


def member(network, body, start=date(2021, 6, 1), **fields):
    """A member of a network."""
    return NetworkMember.objects.create(network=network, body=body, start=start, **fields)


def delegate(member, office=None, person=None, start=date(2021, 6, 1), **fields):
    """Who votes for a member."""
    return Delegate.objects.create(
        member=member, office=office, person=person, start=start, **fields
    )


def scale(network, amount="2000.00", up_to=100_000, start=date(2009, 1, 1), **fields):
    """2,000 EUR a year up to and including 100,000 inhabitants; above, nothing is regulated."""
    made = DuesScale.objects.create(
        network=network, name="Beitragsordnung", source="Testquelle", start=start, **fields
    )
    DuesBand.objects.create(scale=made, above=0, up_to=up_to, amount=Decimal(amount))
    return made


def taken_over(network, payer, first=2021, last=2023):
    """The Land takes over the members' part for some years."""
    return DuesMeasure.objects.create(
        network=network, kind=DuesMeasure.Kind.SUBSTITUTE_PAYER, first_year=first,
        last_year=last, payer=payer, source="Erlass (Test)",
    )  # fmt: skip
