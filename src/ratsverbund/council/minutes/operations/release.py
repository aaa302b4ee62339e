"""The public version: checked for what does not belong there, released with a reason."""

from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from ratsverbund.charter.rules.minutes_release import MinutesFacts, minutes_release
from ratsverbund.council.meetings.models import AgendaItem, Meeting
from ratsverbund.council.minutes.events import MinutesReleased
from ratsverbund.council.minutes.models import ItemText, Minutes, NamedSpeakers, PublicMinutes
from ratsverbund.council.minutes.operations.drafting import check_revision, locked, without_words
from ratsverbund.council.minutes.policies import (
    may_release,
    may_set_names,
    may_store,
    may_write,
)
from ratsverbund.council.minutes.queries import known_persons, private_words, whole
from ratsverbund.council.minutes.wording.document import free_texts, written
from ratsverbund.council.minutes.wording.privacy import (
    Leak,
    closed_texts,
    leaks,
    names_of_closed,
)
from ratsverbund.council.papers.models import Paper
from ratsverbund.kernel.calendar import local_day
from ratsverbund.kernel.errors import Conflict, IllegalTransition, InvalidInput, RuleViolated
from ratsverbund.kernel.events import announce
from ratsverbund.kernel.operations import operation, record, store_file
from ratsverbund.kernel.policies import require
from ratsverbund.kernel.states import advance, amend
from ratsverbund.people.bodies.models import Body
from ratsverbund.people.bodies.queries import law_of

State = Minutes.State


@operation("minutes.save_public_text")
def save_public_text(item: AgendaItem, text: str, revision: int, *, actor: Any) -> ItemText:
    """Write how the public reads an item; empty it reads what the minutes say.

    Raises: NotAllowed, IllegalTransition, InvalidInput.
    """
    minutes = locked(item.meeting.minutes)
    require(may_write, actor, minutes)
    if not item.public:
        raise IllegalTransition(
            _("TOP %(number)s ist nichtöffentlich; von ihm erscheint nur die Nummer.")
            % {"number": item.number}
        )
    kept = ItemText.objects.select_for_update(of=("self",)).get(item=item)
    check_revision(kept.public_text, text, kept.revision, revision)
    change = without_words(amend(kept, public_text=text, revision=kept.revision + 1))
    record(save_public_text, kept, actor=actor, change=change)
    return kept


@operation("minutes.release_minutes")
def release_minutes(minutes: Minutes, reason: str, *, actor: Any, objection: str = "") -> Minutes:
    """Release the public version of approved minutes; later corrections need a new release.

    Source: § 52 Abs. 2 GO NRW; § 20 Abs. 2 Hauptsatzung Heinsberg.
    Raises: NotAllowed, IllegalTransition, InvalidInput, RuleViolated, LawUnknown.
    """
    locked(minutes)
    minutes = whole(Minutes.objects.filter(pk=minutes.pk)).select_related("meeting__body").get()
    require(may_release, actor, minutes)
    if not reason.strip():
        raise InvalidInput(_("Nennen Sie den Grund der Freigabe."), "reason")
    meeting = minutes.meeting
    if meeting.kind == Meeting.Kind.FACTION or meeting.published_at is None:
        raise RuleViolated(
            _("Diese Sitzung ist nicht öffentlich bekannt; es gibt nichts freizugeben.")
        )
    content = written(minutes, public=True)
    found = found_leaks(minutes, content)
    facts = MinutesFacts(
        approved=minutes.state in (State.APPROVED, State.PUBLISHED),
        names_from_closed_items=tuple(each.word for each in found if each.why == "closed"),
        objection=objection.strip(),
    )
    decision = minutes_release(law_of(meeting.body, local_day(meeting.starts_at)), facts)
    # Where no charter says so, the same three things still stand against a release.
    stands = not (facts.approved and not facts.names_from_closed_items and not facts.objection)
    if stands if not decision.known else not decision.value:
        raise RuleViolated(refusal(found, decision, facts))
    if private := [each for each in found if each.why == "private"]:
        raise RuleViolated(
            _("Die öffentliche Fassung enthält private Angaben: %(found)s. %(remedy)s")
            % {"found": places(private), "remedy": remedy()}
        )
    fields = {
        "released_at": timezone.now(), "release_reason": reason.strip(),
        "release_basis": decision.as_json(),
    }  # fmt: skip
    if minutes.state == State.PUBLISHED:
        change = amend(minutes, **fields)
    else:
        change = advance(minutes, State.PUBLISHED, **fields)
    publish(meeting, content)
    record(release_minutes, minutes, actor=actor, change=change, basis=decision, reason=reason)
    return minutes


def publish(meeting: Meeting, content: dict[str, Any]) -> None:
    """Put the public version online; the job sets its PDF anew."""
    public, _new = PublicMinutes.objects.update_or_create(
        meeting=meeting,
        defaults={"content": content, "published_at": timezone.now(), "file": None},
    )
    announce(MinutesReleased(public.pk))


def found_leaks(minutes: Any, content: dict[str, Any]) -> list[Leak]:
    """Names of non-public items and private data in the public version.

    Who took part in the meeting may be named there.
    """
    texts = closed_texts(minutes)
    there = {name for row in minutes.record["presence"] for name in (row["family"], row["name"])}
    there |= {f"{row['given']} {row['family']}" for row in minutes.record["presence"]}
    closed = (names_of_closed(texts) | set(known_persons("\n".join(texts)))) - there
    return leaks(free_texts(content), closed, private_words(minutes))


def refusal(found: list[Leak], decision: Any, facts: MinutesFacts) -> str:
    """Why the release is refused, with its source, the places and the remedy."""
    if decision.known:
        says = " ".join(reason.says for reason in decision.reasons) + f" ({decision.citation})"
    elif not facts.approved:
        says = _("Die Niederschrift ist noch nicht genehmigt.")
    else:
        says = facts.objection or _("Sie enthält Namen aus nichtöffentlichen Punkten.")
    closed = [each for each in found if each.why == "closed"]
    return f"{says} {places(closed)}. {remedy()}" if closed else says


def places(found: list[Leak]) -> str:
    """Where the words stand."""
    return ", ".join(f"„{each.word}“ (TOP {each.number})" for each in found)


def remedy() -> str:
    """What to do about it."""
    return _("Schreiben Sie für diesen Punkt einen Wortlaut der öffentlichen Fassung ohne sie.")


@operation("minutes.withdraw_release")
def withdraw_release(minutes: Minutes, reason: str, *, actor: Any) -> Minutes:
    """Take the public version offline, with the reason.

    Raises: NotAllowed, IllegalTransition, InvalidInput.
    """
    minutes = locked(minutes)
    require(may_release, actor, minutes)
    if not reason.strip():
        raise InvalidInput(_("Nennen Sie den Grund."), "reason")
    change = advance(minutes, State.APPROVED)
    public = PublicMinutes.objects.select_for_update(of=("self",)).get(meeting=minutes.meeting_id)
    if public.file:
        amend(public.file, published_at=None)
    amend(public, published_at=None)
    record(withdraw_release, minutes, actor=actor, change=change, reason=reason)
    return minutes


@operation("minutes.hide_paper")
def hide_paper(paper: Paper, *, actor: Any) -> list[Minutes]:
    """Take public versions offline that tell of a paper which became non-public.

    Raises: NotAllowed.
    """
    require(may_store, actor, paper)
    told = Minutes.objects.filter(
        state=State.PUBLISHED, meeting__items__consultation__paper=paper
    ).distinct()
    reason = _("Die Vorlage %(reference)s wurde nichtöffentlich.") % {"reference": paper.reference}
    withdrawn = [withdraw_release(minutes, reason, actor=actor) for minutes in told]
    record(hide_paper, paper, actor=actor, change={"minutes": [each.pk for each in withdrawn]})
    return withdrawn


@operation("minutes.store_public_file")
def store_public_file(public: PublicMinutes, content: bytes, *, actor: Any) -> PublicMinutes:
    """Keep the PDF of a released version, set beforehand from `public` as it was read.

    A version released or withdrawn meanwhile keeps its own.
    """
    read_at = public.published_at
    found = PublicMinutes.objects.select_for_update(of=("self",))
    public = found.select_related("meeting").get(pk=public.pk)
    require(may_store, actor, public)
    if public.published_at is None or public.published_at != read_at or public.file_id:
        record(store_public_file, public, actor=actor, reason="schon gesetzt oder überholt")
        return public
    file = store_file("niederschrift.pdf", "application/pdf", content)
    amend(file, published_at=public.published_at)
    amend(public, file=file)
    record(store_public_file, public, actor=actor, change={"sha256": file.sha256})
    return public


@operation("minutes.name_speakers")
def name_speakers(body: Body, reason: str, *, actor: Any) -> NamedSpeakers:
    """Let public minutes of a body name who spoke, from the next release on.

    Raises: NotAllowed, InvalidInput, Conflict.
    """
    require(may_set_names, actor, body)
    if not reason.strip():
        raise InvalidInput(_("Nennen Sie den Grund."), "reason")
    if NamedSpeakers.objects.filter(body=body).exists():
        raise Conflict(_("Das ist schon so eingestellt. Laden Sie die Seite neu."))
    made = NamedSpeakers.objects.create(body=body, reason=reason, since=timezone.localdate())
    record(name_speakers, made, actor=actor, reason=reason)
    return made


@operation("minutes.leave_speakers_unnamed")
def leave_speakers_unnamed(body: Body, *, actor: Any) -> None:
    """Let public minutes of a body leave out who spoke. Raises: NotAllowed, Conflict."""
    require(may_set_names, actor, body)
    setting = NamedSpeakers.objects.filter(body=body).first()
    if setting is None:
        raise Conflict(_("Das ist schon so eingestellt. Laden Sie die Seite neu."))
    record(leave_speakers_unnamed, setting, actor=actor, change={"since": [setting.since, None]})
    setting.delete()
