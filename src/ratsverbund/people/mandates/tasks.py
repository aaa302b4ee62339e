"""Job entry points: look through a long file and say how far that is."""

from django.core.cache import cache
from procrastinate.contrib.django import app

from ratsverbund.kernel.policies import SYSTEM
from ratsverbund.people.bodies.models import Body
from ratsverbund.people.mandates import operations
from ratsverbund.people.mandates.changes.preview import looked_at
from ratsverbund.people.mandates.models import MandateChange
from ratsverbund.people.mandates.queries import progress_key, roster_of
from ratsverbund.people.mandates.sheets import read_list


@app.task(name="mandates.look_through")
def look_through(change: int) -> None:
    """Compare a long file with what is known, and keep what would become of each line."""
    found = MandateChange.objects.select_related("file").get(pk=change)
    if found.state != MandateChange.State.PROPOSED or found.file is None:
        return
    links, key = found.links, progress_key(found)
    reading = read_list(bytes(found.file.content), found.sheet)
    roster = roster_of(Body.objects.filter(pk=found.body_id))
    preview = looked_at(roster, links, reading, lambda done: cache.set(key, done))
    operations.keep_preview(found, preview, links, actor=SYSTEM)
