"""The list of speakers of one item: ask, speak, finish, with the time each may take."""

from typing import Any

from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from ratsverbund.council.competence.models import Matter
from ratsverbund.council.debate.models import Floor, Speech
from ratsverbund.council.debate.policies import may_forget, may_keep_floor
from ratsverbund.council.debate.queries import expert_rights, faction_of, petitioner_time
from ratsverbund.council.meetings.models import AgendaItem, Meeting
from ratsverbund.kernel.errors import Conflict, IllegalTransition, InvalidInput, RuleViolated
from ratsverbund.kernel.operations import operation, record
from ratsverbund.kernel.policies import require
from ratsverbund.kernel.states import advance, amend
from ratsverbund.people.persons.models import Person

Capacity, State = Speech.Capacity, Speech.State


@operation("debate.ask_to_speak")
def ask_to_speak(
    item: AgendaItem,
    *,
    person: Person | None = None,
    name: str = "",
    capacity: str = Capacity.MEMBER,
    actor: Any,
) -> Speech:
    """Put somebody on the list; petitioners go first and have the time the charter gives.

    Source: § 12 Abs. 4, § 13 a Hauptsatzung Heinsberg; § 31 Abs. 1 GO NRW.
    Raises: NotAllowed, IllegalTransition, InvalidInput, Conflict, RuleViolated.
    """
    item = running_item(item, actor)
    floor = floor_for(item)
    refuse_closed(floor)
    name = str(person) if person else " ".join(name.split())
    if not name:
        raise InvalidInput(_("Wählen Sie eine Person oder schreiben Sie den Namen."), "name")
    if person and item.exclusions.filter(person=person).exists():
        raise RuleViolated(
            _(
                "%(name)s ist wegen Befangenheit ausgeschlossen und berät nicht mit "
                "(§ 31 Abs. 1 GO NRW)."
            )
            % {"name": name}
        )
    if person and item.speeches.filter(person=person, state=State.ASKED).exists():
        raise Conflict(_("%(name)s steht schon auf der Rednerliste.") % {"name": name})
    limit, basis = floor.limit, None
    if capacity == Capacity.EXPERT:
        basis = refuse_beyond_monuments(item)
    if capacity == Capacity.PETITIONER:
        limit, basis = time_of_petitioner(item, name)
    last = item.speeches.aggregate(last=Max("order"))["last"] or 0
    speech = Speech.objects.create(
        item=item, person=person, name=name[:120], capacity=capacity, limit=limit,
        faction=faction_of(item, person), order=last + 1, basis=basis,
    )  # fmt: skip
    if capacity == Capacity.PETITIONER:
        reorder(item, [speech, *waiting(item, without=speech)])
    record(ask_to_speak, speech, actor=actor, change={"item": item.pk, "as": capacity})
    return speech


def time_of_petitioner(item: AgendaItem, name: str) -> tuple[int, dict[str, Any]]:
    """The seconds a petitioner has, with their ground. Raises: RuleViolated, LawUnknown."""
    seconds, act = petitioner_time(item, name)
    if not seconds:
        raise RuleViolated(
            _(
                "Petentinnen und Petenten haben hier kein Rederecht (%(citation)s). Lässt das "
                "Gremium die Person sprechen, tragen Sie sie als Gast ein."
            )
            % {"citation": act.citation}
        )
    return seconds, act.as_json()


@operation("debate.move_up")
def move_up(speech: Speech, *, actor: Any) -> Speech:
    """Let somebody speak one place earlier. Raises: NotAllowed, IllegalTransition."""
    speech = locked(speech, actor)
    line = waiting(speech.item)
    place = next((i for i, each in enumerate(line) if each.pk == speech.pk), 0)
    if place:
        line[place - 1], line[place] = line[place], line[place - 1]
        reorder(speech.item, line)
    record(move_up, speech, actor=actor, change={"place": [place + 1, max(place, 1)]})
    return speech


@operation("debate.start_speech")
def start_speech(speech: Speech, *, actor: Any) -> Speech:
    """Give somebody the floor; whoever spoke before has finished.

    Raises: NotAllowed, IllegalTransition.
    """
    speech = locked(speech, actor)
    now = timezone.now()
    for before in speech.item.speeches.filter(state=State.SPEAKING):
        end_speech(before, actor=actor)
    number = speech.item.speeches.aggregate(last=Max("number"))["last"] or 0
    change = advance(speech, State.SPEAKING, started_at=now, number=number + 1)
    record(start_speech, speech, actor=actor, change=change)
    return speech


@operation("debate.end_speech")
def end_speech(speech: Speech, *, actor: Any) -> Speech:
    """Record that somebody has finished. Raises: NotAllowed, IllegalTransition."""
    speech = locked(speech, actor)
    change = advance(speech, State.DONE, ended_at=timezone.now())
    record(end_speech, speech, actor=actor, change=change)
    return speech


@operation("debate.withdraw_speech")
def withdraw_speech(speech: Speech, *, actor: Any) -> Speech:
    """Take somebody off the list. Raises: NotAllowed, IllegalTransition."""
    speech = locked(speech, actor)
    record(withdraw_speech, speech, actor=actor, change=advance(speech, State.WITHDRAWN))
    return speech


@operation("debate.forget_speaker")
def forget_speaker(speech: Speech, *, actor: Any) -> Speech:
    """Keep of a citizen who spoke on a petition only as what. Raises: NotAllowed."""
    speech = Speech.objects.select_for_update(of=("self",)).get(pk=speech.pk)
    require(may_forget, actor, speech)
    with override("de"):
        amend(speech, name=str(speech.get_capacity_display()))
    record(forget_speaker, speech, actor=actor, change={"name": "entfernt"})
    return speech


@operation("debate.forbid_debate")
def forbid_debate(item: AgendaItem, reason: str, *, actor: Any) -> Floor:
    """Lock the list of an item on which the law allows no debate; whoever waits is taken off.

    Raises: NotAllowed, IllegalTransition.
    """
    item = AgendaItem.objects.select_related("meeting").get(pk=item.pk)
    require(may_keep_floor, actor, item)
    floor = floor_for(item)
    change = amend(floor, without_debate=reason, ended=True, list_closed=True)
    withdraw_waiting(item)
    record(forbid_debate, floor, actor=actor, change=change, reason=reason)
    return floor


def running_item(item: AgendaItem, actor: Any) -> AgendaItem:
    """Hold an open item of a running meeting. Raises: NotAllowed, IllegalTransition."""
    item = (
        AgendaItem.objects.select_for_update(of=("self",))
        .select_related("meeting__organization", "meeting__body", "consultation")
        .get(pk=item.pk)
    )
    require(may_keep_floor, actor, item)
    if item.meeting.state != Meeting.State.RUNNING or item.state != AgendaItem.State.OPEN:
        raise IllegalTransition(
            _("Zu „%(item)s“ wird gerade nicht beraten. Rufen Sie den Punkt zuerst auf.")
            % {"item": item}
        )
    return item


def locked(speech: Speech, actor: Any) -> Speech:
    """Hold a speech and its item. Raises: NotAllowed, IllegalTransition."""
    item = running_item(Speech.objects.select_related("item").get(pk=speech.pk).item, actor)
    held = Speech.objects.select_for_update(of=("self",)).get(pk=speech.pk)
    held.item = item
    return held


def floor_for(item: AgendaItem) -> Floor:
    """The list of an item, made when it is first needed."""
    Floor.objects.get_or_create(item=item)
    return Floor.objects.select_for_update().get(item=item)


def refuse_closed(floor: Floor) -> None:
    """Refuse new names where the list is closed or there is no debate. Raises: RuleViolated."""
    if floor.without_debate:
        raise RuleViolated(
            _("Zu diesem Punkt gibt es keine Aussprache: %(why)s") % {"why": floor.without_debate}
        )
    if floor.ended or floor.list_closed:
        raise RuleViolated(_("Die Rednerliste ist geschlossen; das Gremium hat es so beschlossen."))


def refuse_beyond_monuments(item: AgendaItem) -> dict[str, Any]:
    """Let experts on monuments speak on their items only; return the decision.

    Raises: RuleViolated.
    """
    paper = item.consultation.paper_id if item.consultation else None
    about = paper is not None and Matter.objects.filter(paper=paper, kind="monuments").exists()
    act = expert_rights(item.meeting, about)
    if not getattr(act.decision.value, "may_speak", False):
        says = " ".join(reason.says for reason in act.decision.reasons)
        raise RuleViolated(
            _("Sachverständige haben hier kein Rederecht. %(says)s (%(citation)s)")
            % {"says": says, "citation": act.citation}
        )
    return act.as_json()


def waiting(item: AgendaItem, without: Speech | None = None) -> list[Speech]:
    """Who has asked and not yet spoken, in order."""
    line = item.speeches.filter(state=State.ASKED).order_by("order")
    return list(line.exclude(pk=without.pk) if without else line)


def withdraw_waiting(item: AgendaItem) -> None:
    """Take everybody who waits off the list."""
    for each in waiting(item):
        advance(each, State.WITHDRAWN)


def reorder(item: AgendaItem, line: list[Speech]) -> None:
    """Number those who wait anew, behind everybody who has spoken."""
    spoken = item.speeches.exclude(state=State.ASKED).aggregate(last=Max("order"))["last"] or 0
    for place, each in enumerate(line, spoken + 1):
        amend(each, order=place)
