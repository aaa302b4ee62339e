"""Forms of the steps of a case."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ratsverbund.network.members.queries import in_list

NONE = ("", _("keine Angabe"))


class ReasonForm(forms.Form):
    """A step back with its reason."""

    reason = forms.CharField(label=_("Grund"), widget=forms.Textarea(attrs={"rows": 4}))


class BillingForm(forms.Form):
    """Where the network's invoices go."""

    billing_address = forms.CharField(
        label=_("Rechnungsanschrift"),
        widget=forms.Textarea(attrs={"rows": 4}),
        max_length=400,
        required=False,
    )
    buyer_reference = forms.CharField(
        label=_("Leitweg-ID"),
        required=False,
        max_length=60,
        help_text=_("Steht bei der Kämmerei, zum Beispiel 04011000-12345-03."),
    )


class SignForm(forms.Form):
    """The signature under a declaration."""

    on = forms.DateField(label=_("Unterzeichnet am"), initial=timezone.localdate)
    effective_on = forms.DateField(
        label=_("Mitglied ab"),
        required=False,
        help_text=_("Leer: ab dem Tag, an dem die Geschäftsstelle bestätigt."),
    )
    scan = forms.FileField(
        label=_("Unterschriebene Erklärung"),
        required=False,
        help_text=_(
            "PDF, höchstens 20 MB. Ohne Datei gilt die Erklärung als hier abgegeben, mit Ihrem "
            "Konto und dem Tag."
        ),
    )

    checked = forms.BooleanField(label=_("Ich habe die Grundlage geprüft"), required=False)

    def __init__(self, *args: Any, recognised: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not recognised:
            del self.fields["checked"]

    def upload(self) -> tuple[str, bytes] | None:
        """Name and bytes of the scan, if there is one."""
        scan = self.cleaned_data.get("scan")
        return (scan.name, scan.read()) if scan else None


class ConfirmForm(forms.Form):
    """The day a membership is confirmed."""

    on = forms.DateField(label=_("Bestätigt am"), initial=timezone.localdate)


class BasisForm(forms.Form):
    """What a paper decides about joining, and who is to vote there."""

    network = forms.TypedChoiceField(label=_("Netzwerk"), coerce=int)
    proposal = forms.TypedChoiceField(label=_("Beschlussvorschlag zum Beitritt"), coerce=int)
    delegate_proposal = forms.TypedChoiceField(
        label=_("Beschlussvorschlag zur Vertretung"), coerce=int, required=False, empty_value=None
    )
    office = forms.TypedChoiceField(
        label=_("Vertreten durch das Amt"),
        coerce=int,
        required=False,
        empty_value=None,
        help_text=_("Das Mandat bleibt beim Amt, auch wenn es jemand anderes übernimmt."),
    )
    person = forms.TypedChoiceField(
        label=_("oder durch die Person"), coerce=int, required=False, empty_value=None
    )

    def __init__(self, *args: Any, paper: Any, networks: Any = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if networks is None:
            del self.fields["network"]
        else:
            self.offer("network", [(each.pk, str(each)) for each in networks])
        proposals = [(row["id"], worded(row)) for row in paper.proposal_rows]
        self.offer("proposal", proposals)
        self.offer("delegate_proposal", [NONE, *proposals])
        self.offer("office", [NONE, *((row["id"], row["name"]) for row in paper.office_rows)])
        self.offer("person", [NONE, *((row["id"], in_list(row)) for row in paper.person_rows)])

    def offer(self, name: str, choices: list[tuple[Any, Any]]) -> None:
        """Set the choices of a field."""
        self.fields[name].choices = choices  # type: ignore[attr-defined]


def worded(row: dict[str, Any]) -> str:
    """A proposed resolution in a list: who is to decide what."""
    text = row["text"] if len(row["text"]) < 90 else f"{row['text'][:88]} …"
    return f"{row['organization'] or '–'}: {text}"
