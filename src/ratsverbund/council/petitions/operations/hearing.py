"""A petition before the committee: on the agenda, invited, heard, by one speaker."""

import re
from collections.abc import Sequence
from dataclasses import asdict
from datetime import date, timedelta
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from ratsverbund.council.agendas.operations import add_item
from ratsverbund.council.meetings.models import AgendaItem, Meeting
from ratsverbund.council.petitions.models import CoSignatory, Hearing, Petition, PetitionLetter
from ratsverbund.council.petitions.operations.letters import order_letter
from ratsverbund.council.petitions.operations.triage import expect_route, held
from ratsverbund.council.petitions.policies import may_hear
from ratsverbund.council.petitions.queries import hearing_facts, right_to_speak
from ratsverbund.kernel.calendar import format_day, local_day
from ratsverbund.kernel.errors import Conflict, IllegalTransition, InvalidInput, RuleViolated
from ratsverbund.kernel.operations import operation, record
from ratsverbund.kernel.policies import require
from ratsverbund.kernel.states import advance, amend
from ratsverbund.people.organizations.models import Organization

State = Petition.State
LONGEST = timedelta(hours=4)
SHORT_WORD = 3


@operation("petitions.schedule_petition")
def schedule_petition(
    petition: Petition, meeting: Meeting, title: str, *, actor: Any, on: date | None = None
) -> Hearing:
    """Put a petition on the agenda of the complaints committee, under a title without names.

    Raises: NotAllowed, IllegalTransition, InvalidInput, Conflict.
    """
    petition = held(petition, actor)
    before = petition.hearings.filter(dropped_reason="").select_related("item").first()
    if petition.state == State.COMMITTEE and before is not None:
        drop(before)
    else:
        expect_route(petition, Petition.Route.COMMITTEE)
    if (
        meeting.body_id != petition.body_id
        or meeting.organization.task != Organization.Task.PETITIONS
    ):
        raise InvalidInput(_("Wählen Sie eine Sitzung des Beschwerdeausschusses."), "meeting")
    refuse_names(petition, title)
    item = add_item(meeting, actor=actor, title=title.strip(), public=True)
    hearing = Hearing.objects.create(petition=petition, item=item)
    change = {"meeting": meeting.pk, "item": item.pk}
    if petition.state == State.TRIAGED:
        on = on or timezone.localdate()
        change |= advance(petition, State.COMMITTEE, moved_on=on)
    record(schedule_petition, petition, actor=actor, change=change)
    return hearing


def drop(hearing: Hearing) -> None:
    """Let go of an item that was taken off or put off. Raises: Conflict."""
    item = hearing.item
    if item is not None and item.state == AgendaItem.State.OPEN:
        raise Conflict(
            _("Die Eingabe steht schon auf der Tagesordnung: %(item)s.") % {"item": item}
        )
    amend(hearing, dropped_reason=(item.note if item else "") or "Punkt entfallen")


def refuse_names(petition: Petition, title: str) -> None:
    """Keep the petitioners' names out of what everyone reads. Raises: InvalidInput."""
    if not title.strip():
        raise InvalidInput(_("Der Tagesordnungspunkt braucht eine Bezeichnung."), "title")
    signed = " ".join([petition.name, *(each.name for each in petition.cosignatories.all())])
    names = {word for word in re.findall(r"\w+", signed.casefold()) if len(word) > SHORT_WORD}
    if found := names.intersection(re.findall(r"\w+", title.casefold())):
        raise InvalidInput(
            _("Die Bezeichnung ist öffentlich und enthält ein Wort aus den Namen: %(word)s. "
              "Benennen Sie nur die Sache.") % {"word": sorted(found)[0]},
            "title",
        )  # fmt: skip


@operation("petitions.invite_petitioner")
def invite_petitioner(petition: Petition, *, actor: Any, on: date | None = None) -> Hearing:
    """Invite to the hearing; where there is no right to speak, to listen.

    Source: the charter's norm on petitions. Raises: NotAllowed, IllegalTransition, Conflict.
    """
    petition = held(petition, actor)
    hearing = running(petition)
    if hearing.invited_on:
        raise Conflict(_("Die Einladung ist schon geschrieben."))
    meeting = meeting_of(hearing)
    facts = hearing_facts(petition, spokesmen(petition))
    decision = right_to_speak(petition.body, local_day(meeting.starts_at), facts)
    day = on or timezone.localdate()
    change = amend(hearing, invited_on=day, basis=decision.as_json())
    order_letter(petition, PetitionLetter.Kind.INVITATION, day)
    record(invite_petitioner, petition, actor=actor, change=change, basis=decision)
    return hearing


@operation("petitions.name_speaker")
def name_speaker(
    petition: Petition, chosen: Sequence[CoSignatory | None], *, actor: Any
) -> Petition:
    """Name who speaks for all; None is the first signatory, and more than one is refused.

    Source: the charter's norm on petitions. Raises: NotAllowed, IllegalTransition, FactsError.
    """
    petition = held(petition, actor)
    if petition.state not in {State.RECEIVED, State.TRIAGED, State.COMMITTEE}:
        raise IllegalTransition(
            _("%(petition)s ist %(state)s; der Sprecher steht fest.")
            % {"petition": petition, "state": petition.get_state_display()}
        )
    decision = right_to_speak(
        petition.body, timezone.localdate(), hearing_facts(petition, len(chosen))
    )
    speaker = next(iter(chosen), None)
    for each in petition.cosignatories.select_for_update().order_by("speaker", "pk").reverse():
        if each.speaker != (each == speaker):
            amend(each, speaker=each == speaker)
    change = {"speaker": speaker.pk if speaker else "Erstunterzeichner"}
    record(name_speaker, petition, actor=actor, change=change, basis=decision)
    return petition


@operation("petitions.record_hearing")
def record_hearing(
    petition: Petition, spoken: timedelta, *, actor: Any, waived: bool = False
) -> Hearing:
    """Record whether and how long the petitioner spoke; too long is noted, not refused.

    Source: the charter's norm on petitions.
    Raises: NotAllowed, IllegalTransition, InvalidInput, RuleViolated.
    """
    petition = (
        Petition.objects.select_for_update(of=("self",)).select_related("body").get(pk=petition.pk)
    )
    hearing = running(petition)
    meeting = meeting_of(hearing)
    require(may_hear, actor, hearing)
    day = local_day(meeting.starts_at)
    check_spoken(day, spoken, waived)
    named = petition.cosignatories.filter(speaker=True).first()
    facts = hearing_facts(petition, 1 if named else 0, int(spoken.total_seconds()))
    decision = right_to_speak(petition.body, day, facts)
    if decision.known and not decision.settled.minutes and spoken:
        raise RuleViolated(
            _("Ein Recht, vor dem Ausschuss zu sprechen, gibt es an diesem Tag nicht "
              "(%(citation)s). Tragen Sie 0 Minuten ein.") % {"citation": decision.citation}
        )  # fmt: skip
    change = amend(
        hearing,
        held_on=day,
        waived=waived,
        spoken=spoken,
        facts=asdict(facts),
        basis=decision.as_json(),
    )
    if spoken:
        amend(hearing, speaker=(named or petition).name)
    for kept in ("facts", "basis"):  # either may be as the invitation left it
        change.pop(kept, None)
    change |= advance(petition, State.HEARD, moved_on=day)
    record(record_hearing, petition, actor=actor, change=change, basis=decision)
    return hearing


def check_spoken(day: date, spoken: timedelta, waived: bool) -> None:
    """Refuse a hearing that cannot have been."""
    if day > timezone.localdate():
        raise IllegalTransition(
            _("Die Sitzung ist erst am %(day)s. Halten Sie die Anhörung danach fest.")
            % {"day": format_day(day)}
        )
    if not timedelta() <= spoken <= LONGEST:
        raise InvalidInput(_("Die Redezeit liegt zwischen 0 und 240 Minuten."), "minutes")
    if waived and spoken:
        raise InvalidInput(
            _("Wer nicht gesprochen hat, hat keine Redezeit. Wählen Sie eines."), "waived"
        )


def running(petition: Petition) -> Hearing:
    """The hearing the petition waits for. Raises: IllegalTransition."""
    hearing = (
        petition.hearings.filter(dropped_reason="", item__isnull=False)
        .select_related("item__meeting__organization")
        .first()
    )
    if petition.state != State.COMMITTEE or hearing is None:
        raise IllegalTransition(
            _("%(petition)s ist %(state)s; eine Anhörung steht nicht an. Laden Sie die Seite neu.")
            % {"petition": petition, "state": petition.get_state_display()}
        )
    return hearing


def meeting_of(hearing: Hearing) -> Meeting:
    """The committee's meeting."""
    assert hearing.item is not None  # noqa: S101 - asked for in `running`
    return hearing.item.meeting


def spokesmen(petition: Petition) -> int:
    """How many were named to speak in the first signatory's place: none or one."""
    return petition.cosignatories.filter(speaker=True).count()
