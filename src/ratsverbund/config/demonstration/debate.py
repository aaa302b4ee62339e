"""A list of speakers and a motion in the meeting that runs; all persons are fictional."""

from ratsverbund.config.demonstration.world import DEMONSTRATION, World
from ratsverbund.council.debate.models import Motion, Speech
from ratsverbund.council.debate.operations import (
    ask_to_speak,
    end_speech,
    record_motion,
    start_speech,
)
from ratsverbund.council.debate.queries import people_there
from ratsverbund.council.decisions.tally import Tally
from ratsverbund.council.meetings.models import AgendaItem, Meeting

OFFICER = "Amtsleitung Verkehr (fiktiv)"


def speak(world: World) -> None:
    """Two have spoken, one speaks, two wait; the time of each is limited."""
    item = AgendaItem.objects.select_related("meeting").get(
        meeting__body=world.heinsberg,
        meeting__state=Meeting.State.RUNNING,
        title="Tempo 30 vor der Grundschule",
    )
    there = list(people_there(item))
    heard = ask_to_speak(
        item, name=OFFICER, capacity=Speech.Capacity.ADMINISTRATION, actor=DEMONSTRATION
    )
    end_speech(start_speech(heard, actor=DEMONSTRATION), actor=DEMONSTRATION)
    first, second, *_waiting = [
        ask_to_speak(item, person=each, actor=DEMONSTRATION) for each in there[:4]
    ]
    end_speech(start_speech(first, actor=DEMONSTRATION), actor=DEMONSTRATION)
    votes = Tally(len(there) - 4, 2, 0)
    record_motion(
        item, Motion.Kind.TIME_LIMIT, mover="SPD", tally=votes, minutes=3, actor=DEMONSTRATION
    )
    start_speech(second, actor=DEMONSTRATION)
