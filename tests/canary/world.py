"""The world of the canaries: a town with something to hide, and everybody who might ask."""

from types import SimpleNamespace

from django.db.models import OuterRef

from ratsverbund.council.decisions.models import Resolution
from ratsverbund.council.meetings.models import AgendaItem
from ratsverbund.council.papers.models import Paper, PaperVersion
from tests.canary.cast import cast
from tests.canary.places import PLACES
from tests.factories import people
from tests.public import world
from tests.public.hidden import Words, hide

STEM = "Kanarienvogel"


class Secrets(Words):
    """Words that know their place, even if it is used again, and that try to run as code."""

    def __init__(self, stem: str) -> None:
        super().__init__(stem)
        self.place_of: dict[str, str] = {}

    def __call__(self, place: str) -> str:
        """Make the word for a place."""
        word = super().__call__(place)
        self.place_of[word] = place
        return f"={word}<script>"


def build() -> SimpleNamespace:
    """Build the town, its network, its people, and hide a word everywhere."""
    words, town = Secrets(STEM), world.town()
    road = world.road(town, "Kaiserbrücke")
    coming = world.coming(town)
    member = world.membership(town)
    scene = SimpleNamespace(
        body=town.body, council=town.council, road=road, coming=coming, member=member,
        network=member.network, words=words, elsewhere=people.body("Anderswo", slug="anderswo"),
        committee=people.main_committee(town.body),
    )  # fmt: skip
    scene.delegate = member.delegates.get().office.holdings.get().person
    hide(words, town, road, member)
    scene.faction = town.body.organizations.get(organization_type="faction")
    scene.cast = cast(scene)
    for place in PLACES:
        place(words, scene)
    settle()
    return scene


def settle() -> None:
    """Leave the records as operations would: what was resolved is dealt with, papers count."""
    resolved = Resolution.objects.exclude(item=None).values("item")
    AgendaItem.objects.filter(pk__in=resolved).update(state=AgendaItem.State.DEALT)
    newest = PaperVersion.objects.filter(paper=OuterRef("pk")).order_by("-number")
    Paper.objects.filter(versions__isnull=False).update(version=newest.values("number")[:1])
