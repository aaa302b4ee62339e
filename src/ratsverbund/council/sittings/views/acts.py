"""What each button of the cockpit does."""

from collections.abc import Callable
from functools import partial
from typing import Any

from django.http import Http404
from django.utils.translation import gettext as _

from ratsverbund.council.decisions import operations as decisions
from ratsverbund.council.decisions.models import Vote
from ratsverbund.council.meetings import operations as meetings
from ratsverbund.council.meetings.models import AgendaItem
from ratsverbund.council.sittings import forms, operations
from ratsverbund.council.sittings.queries import one_arrival, one_exclusion, one_item
from ratsverbund.council.sittings.views.stage import Stage
from ratsverbund.kernel.errors import InvalidInput, LawUnknown, NotThere, RuleViolated


def run(stage: Stage, form: Any, actor: Any) -> Any:
    """Do once what a sound form asks for; what the law forbids comes back on the form."""
    typed = form.cleaned_data
    act = partial(ACTS[typed["act"]], stage, form, actor)
    try:
        return operations.accept_once(stage.meeting, typed["key"], typed["act"], act, actor=actor)
    except (RuleViolated, LawUnknown) as error:
        raise InvalidInput(str(error)) from error


def item_of(stage: Stage, form: Any) -> AgendaItem:
    """The item a button stands at."""
    found = one_item(stage.meeting, form.cleaned_data["item"])
    if found is None:
        raise NotThere(_("Diesen Punkt gibt es in der Sitzung nicht. Laden Sie die Seite neu."))
    return found


def call(stage: Stage, form: Any, actor: Any) -> Any:
    """Call an item."""
    return operations.call_item(item_of(stage, form), actor=actor, at=form.moment())


def defer(stage: Stage, form: Any, actor: Any) -> Any:
    """Put the item aside until later."""
    reason = form.cleaned_data["reason"]
    return operations.defer_item(item_of(stage, form), reason, actor=actor, at=form.moment())


def pause(stage: Stage, form: Any, actor: Any) -> Any:
    """Interrupt the meeting."""
    reason = form.cleaned_data["reason"]
    return operations.pause_meeting(stage.meeting, reason, actor=actor, at=form.moment())


def resume(stage: Stage, form: Any, actor: Any) -> Any:
    """Go on after a break."""
    return operations.resume_meeting(stage.meeting, actor=actor, at=form.moment())


def part(public: bool, stage: Stage, form: Any, actor: Any) -> Any:
    """Dismiss the public or let it in again."""
    return operations.switch_part(stage.meeting, public=public, actor=actor, at=form.moment())


def find_quorum(stage: Stage, form: Any, actor: Any) -> Any:
    """Record whether the organization can decide."""
    return operations.find_quorum(stage.meeting, actor=actor, at=form.moment())


def presence(stage: Stage, form: Any, actor: Any) -> Any:
    """Let somebody come, go, or stand in."""
    typed, at = form.cleaned_data, form.moment()
    if typed["stand_in"]:
        seat, person = (int(part) for part in typed["stand_in"].split(":"))
        return stand_in(stage, seat, person, typed["ruling"], at, actor)
    if typed["prevented"]:
        seat, person = (int(part) for part in typed["prevented"].split(":"))
        held, one = offered(stage, seat, person)
        return operations.record_prevented(
            stage.meeting, held, one, typed["reason"], actor=actor, at=at
        )
    leaving = [
        row
        for place in stage.places
        if (row := place.now)
        and (row.pk == typed["go"] or place.party == typed["faction_go"] != "")
    ]
    if leaving:
        return meetings.dismiss_all(stage.meeting, leaving, actor=actor, at=at)
    coming = [
        place.seat
        for place in stage.places
        if place.now is None
        and (place.seat.pk == typed["come"] or place.party == typed["faction_come"] != "")
    ]
    if not coming:
        raise InvalidInput(_("Das ist schon festgehalten. Laden Sie die Seite neu."))
    return meetings.admit_all(stage.meeting, coming, actor=actor, at=at)


def stand_in(stage: Stage, seat: int, person: int, ruling: str, at: Any, actor: Any) -> Any:
    """Seat the person a rule offers."""
    held, one = offered(stage, seat, person)
    return operations.seat_substitute(stage.meeting, held, one, actor=actor, at=at, ruling=ruling)


def offered(stage: Stage, seat: int, person: int) -> tuple[Any, Any]:
    """An empty seat and one of those who could take it. Raises: InvalidInput."""
    for offer in stage.offers.get(seat, []):
        if offer.person.pk == person:
            held = next(place.seat for place in stage.places if place.seat.pk == seat)
            return held, offer.person
    raise InvalidInput(_("Diese Vertretung ist nicht mehr möglich. Laden Sie die Seite neu."))


def correct(stage: Stage, form: Any, actor: Any) -> Any:
    """Put a time right."""
    moment, _colon, row = form.cleaned_data["row"].partition(":")
    chosen = one_arrival(stage.meeting, int(row))
    reason = form.cleaned_data["reason"]
    return operations.correct_presence(chosen, moment, form.moment(), reason, actor=actor)


def exclude(stage: Stage, form: Any, actor: Any) -> Any:
    """Keep somebody out of the item, by the law or by a vote."""
    typed, item = form.cleaned_data, item_of(stage, form)
    person = next(one for one in stage.persons if one.pk == typed["person"])
    found = {"actor": actor, "facts": form.facts(), "place": typed["place"]}
    if tally := form.counted():
        return operations.decide_bias(item, person, typed["reason"], tally, **found)
    return meetings.exclude_member(item, person, typed["reason"], **found)


def lift(stage: Stage, form: Any, actor: Any) -> Any:
    """Take an exclusion back."""
    exclusion = one_exclusion(stage.meeting, form.cleaned_data["item"])
    if exclusion is None:
        raise NotThere(_("Diese Ausschließung gibt es nicht mehr. Laden Sie die Seite neu."))
    return meetings.lift_exclusion(exclusion, form.cleaned_data["reason"], actor=actor)


def vote(stage: Stage, form: Any, actor: Any) -> Any:
    """Record the votes on the item or on an amendment."""
    typed, item, tally = form.cleaned_data, item_of(stage, form), form.settled()
    told = {
        "actor": actor, "at": form.moment(), "topic": typed["topic"],
        "second_call": typed.get("second_call", False),
    }  # fmt: skip
    if typed["purpose"] == Vote.Purpose.AMENDMENT:
        return decisions.vote_on_motion(item, tally, typed["subject"], **told)
    return decisions.record_vote(
        item, tally, majority=typed["majority"], text=typed["text"],
        despite=typed.get("despite", ""), **told,
    )  # fmt: skip


def adjourn(stage: Stage, form: Any, actor: Any) -> Any:
    """Adjourn the item."""
    return decisions.adjourn_item(item_of(stage, form), form.cleaned_data["reason"], actor=actor)


def drop(stage: Stage, form: Any, actor: Any) -> Any:
    """Declare the item pointless."""
    item, reason = item_of(stage, form), form.cleaned_data["reason"]
    return decisions.declare_pointless(item, reason, actor=actor)


def take_note(stage: Stage, form: Any, actor: Any) -> Any:
    """Record that the organization took note."""
    return decisions.take_note(item_of(stage, form), actor=actor)


def close(stage: Stage, form: Any, actor: Any) -> Any:
    """Close the meeting."""
    typed = form.cleaned_data
    at = form.moment() if typed["at"] or typed["waited"] else None
    adjourn_open = typed["adjourn_open"]
    return operations.close_sitting(stage.meeting, actor=actor, at=at, adjourn_open=adjourn_open)


ACTS: dict[str, Callable[..., Any]] = {
    "call": call,
    "defer": defer,
    "pause": pause,
    "resume": resume,
    "dismiss": partial(part, False),
    "readmit": partial(part, True),
    "find_quorum": find_quorum,
    "presence": presence,
    "correct": correct,
    "exclude": exclude,
    "lift": lift,
    "vote": vote,
    "unanimous": vote,
    "unopposed": vote,
    "adjourn": adjourn,
    "drop": drop,
    "take_note": take_note,
    "close": close,
}


def form_for(stage: Stage, typed: Any) -> Any:
    """The form an act is typed on."""
    act = typed.get("act", "")
    if act not in ACTS:
        raise Http404
    made: dict[str, Callable[..., Any]] = {
        "presence": stage.presence_form, "correct": stage.correction_form,
        "exclude": stage.bias_form, "vote": stage.vote_form,
        "unanimous": stage.one_word_form, "unopposed": stage.one_word_form,
        "close": partial(forms.CloseForm, meeting=stage.meeting),
    }  # fmt: skip
    return made.get(act, partial(forms.WhyForm, meeting=stage.meeting))(typed)
