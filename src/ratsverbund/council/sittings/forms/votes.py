"""Shape of a vote on the item at hand, in each way votes are taken."""

from dataclasses import replace
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ratsverbund.council.decisions.models import NamedVote, Vote
from ratsverbund.council.decisions.shapes import CountFields, accounted, majorities, topics, votes
from ratsverbund.council.decisions.tally import KINDS, WITHOUT, FactionCount, Tally, roll_call
from ratsverbund.council.sittings.forms.acts import TimedForm
from ratsverbund.kernel.errors import InvalidInput

Method = Vote.Method
METHODS = (Method.COUNTS, Method.FACTIONS, Method.ROLL_CALL, Method.SECRET, Method.DEVICE)
PURPOSES = [pair for pair in Vote.Purpose.choices if pair[0] != Vote.Purpose.PROCEDURAL]


class VoteForm(TimedForm):
    """A vote: on the main motion or an amendment, its topic, and the majority it needs.

    `entitled` are the rows of those who may vote now, each with its Fraktion; a `fixed` topic is
    the only one to choose.
    """

    purpose = forms.ChoiceField(label=_("Worüber?"), choices=PURPOSES, initial="main")
    subject = forms.CharField(
        label=_("Wortlaut des Änderungsantrags"), required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )  # fmt: skip
    topic = topics()
    majority = majorities()
    text = forms.CharField(
        label=_("abweichender Beschluss"), required=False, widget=forms.Textarea(attrs={"rows": 2})
    )
    despite = forms.CharField(label=_("Warum trotz offener Vorberatung?"), required=False)
    second_call = forms.BooleanField(
        label=_("Zweite Einberufung zum selben Gegenstand"), required=False
    )
    missing = forms.BooleanField(label=_("Fehlende Stimmen sind nicht abgegeben"), required=False)

    def __init__(self, *args: Any, entitled: list[Any], fixed: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.entitled = entitled
        topic: Any = self.fields["topic"]
        if fixed:
            topic.choices = [pair for pair in topic.choices if pair[0] == fixed]
        if not self.meeting.earlier:  # type: ignore[attr-defined]
            del self.fields["despite"]
        if not self.meeting.again:  # type: ignore[attr-defined]
            del self.fields["second_call"]
        elif not self.meeting.hinted:  # type: ignore[attr-defined]
            self.fields["second_call"].disabled = True
            self.fields["second_call"].help_text = _(
                "Die Ladung enthielt den Hinweis nach § 49 Abs. 2 GO NRW nicht: Auf die Zahl der "
                "Anwesenden kommt es an."
            )

    def tally(self) -> Tally:
        """The votes as they were given. Raises: InvalidInput."""
        raise NotImplementedError

    def settled(self) -> Tally:
        """The votes, once it is said that those missing were not cast. Raises: InvalidInput."""
        confirmed = self.cleaned_data["missing"]
        return accounted(self.tally(), len(self.entitled), confirmed=confirmed)


class OneWordForm(VoteForm):
    """All who are there say yes, or nobody objects."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["purpose"].required = False

    def tally(self) -> Tally:
        """Everyone's yes; without objection nobody counts."""
        if self.cleaned_data["act"] == "unopposed":
            return Tally(0, 0, 0, unopposed=True)
        return Tally(len(self.entitled), 0, 0)


class CountForm(CountFields, VoteForm):
    """Votes counted by show of hands."""

    field_order = ["yes", "no", "abstentions", "invalid", "ballots"]

    def tally(self) -> Tally:
        """The numbers; at least one must be typed."""
        tally = self.counted()
        if tally is None:
            raise InvalidInput(str(_("Tragen Sie die Stimmen ein.")), "yes")
        return tally


class DeviceForm(CountForm):
    """What the admitted voting system has counted."""

    def tally(self) -> Tally:
        """The numbers as the system shows them."""
        return replace(super().tally(), electronic=True)


class SecretForm(CountForm):
    """Ballots counted after a secret vote; nobody's name is kept."""

    ballots = forms.IntegerField(label=_("abgegebene Stimmzettel"), min_value=0, max_value=999)
    invalid = votes(_("davon ungültig"))
    field_order = ["ballots", "yes", "no", "abstentions", "invalid"]

    def tally(self) -> Tally:
        """The ballots and what stands on them."""
        yes, no, abstentions, invalid = (
            self.cleaned_data[kind] or 0 for kind in (*KINDS, "invalid")
        )
        ballots = self.cleaned_data["ballots"]
        return Tally(yes, no, abstentions, invalid=invalid, ballots=ballots)


class FactionForm(VoteForm):
    """Votes by Fraktion; each begins with all of its own voting yes."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        counts: dict[str, int] = {}
        for row in self.entitled:
            counts[row.party] = counts.get(row.party, 0) + 1
        self.parties = sorted(counts, key=lambda party: (-counts[party], party))
        for place, party in enumerate(self.parties):
            for kind, word in KINDS.items():
                named = f"{party or WITHOUT}: {word}"
                self.fields[f"{kind}_{place}"] = votes(named)
                self.fields[f"{kind}_{place}"].initial = counts[party] if kind == "yes" else 0

    def rows(self) -> list[tuple[str, list[Any]]]:
        """Each Fraktion with its three fields."""
        return [
            (party or str(WITHOUT), [self[f"{kind}_{place}"] for kind in KINDS])
            for place, party in enumerate(self.parties)
        ]

    def tally(self) -> Tally:
        """The numbers of each Fraktion and their sums."""
        typed = self.cleaned_data
        counts = tuple(
            FactionCount(party or str(WITHOUT), *(typed[f"{kind}_{place}"] or 0 for kind in KINDS))
            for place, party in enumerate(self.parties)
        )
        sums = {kind: sum(getattr(each, kind) for each in counts) for kind in KINDS}
        return Tally(**sums, factions=counts)


class RollCallForm(VoteForm):
    """Everyone is called by name, in the order of the alphabet."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for row in self.entitled:
            self.fields[f"p{row.person_id}"] = forms.ChoiceField(
                label=str(row.person), required=False, choices=NamedVote.Choice.choices,
                widget=forms.RadioSelect,
            )  # fmt: skip

    def rows(self) -> list[tuple[str, Any]]:
        """Each name with its field."""
        return [(row.party, self[f"p{row.person_id}"]) for row in self.entitled]

    def tally(self) -> Tally:
        """The choice of each; whoever gave none does not vote."""
        return roll_call(
            {row.person_id: self.cleaned_data[f"p{row.person_id}"] for row in self.entitled}
        )


FORMS: dict[str, type[VoteForm]] = {
    Method.COUNTS: CountForm,
    Method.FACTIONS: FactionForm,
    Method.ROLL_CALL: RollCallForm,
    Method.SECRET: SecretForm,
    Method.DEVICE: DeviceForm,
}
