"""What a network's office keeps: profile, chair, members, delegates."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _

from ratsverbund.kernel.policies import require
from ratsverbund.network.members import forms, operations, policies, queries
from ratsverbund.network.members.models import Network
from ratsverbund.ui.submission import Step, perform


def kept_network(request: HttpRequest, slug: str) -> tuple[Network, str]:
    """The network and its address, for its office."""
    network = get_object_or_404(queries.network_for(request.user), body__slug=slug)
    require(policies.may_keep_members, request.user, network)
    return network, reverse("members:network", args=[slug])


@login_required
def profile(request: HttpRequest, slug: str) -> HttpResponse:
    """Edit a network's profile."""
    network, back = kept_network(request, slug)
    stored = Network.objects.get(pk=network.pk) if request.method == "POST" else network
    form = forms.ProfileForm(request.POST or None, instance=stored)
    step = Step(
        title=_("Profil des Netzwerks"),
        lead=_("Bestehende Mitgliedschaften behalten die Mindestdauer, mit der sie begannen."),
        verb=_("Profil speichern"),
        back=back,
        done=_("Das Profil ist gespeichert."),
    )
    return perform(
        request,
        step,
        form,
        lambda **new: operations.edit_network(network, actor=request.user, **new),
    )


@login_required
def chair(request: HttpRequest, slug: str) -> HttpResponse:
    """Enter a change of the chair."""
    network, back = kept_network(request, slug)
    form = forms.ChairForm(request.POST or None, network=network)
    step = Step(
        title=_("Wechsel des Vorsitzes"),
        lead=_("Der bisherige Vorsitz endet am Tag davor."),
        verb=_("Vorsitz eintragen"),
        back=back,
        done=_("Der Vorsitz ist eingetragen."),
    )
    return perform(
        request,
        step,
        form,
        lambda **new: operations.seat_chair(
            network, new["body"], new["start"], source=new["source"], actor=request.user
        ),
    )


@login_required
def enrol(request: HttpRequest, slug: str) -> HttpResponse:
    """Enter a member whose accession lies outside this house."""
    network, _back = kept_network(request, slug)
    step = Step(
        title=_("Mitglied eintragen"),
        lead=_("Für Beitritte, die nicht über eine Vorlage in diesem System liefen."),
        verb=_("Mitglied eintragen"),
        back=reverse("members:members", args=[slug]),
        done=_("Das Mitglied ist eingetragen."),
    )
    return perform(
        request,
        step,
        forms.EnrolForm(request.POST or None),
        lambda **new: operations.enrol_member(
            network,
            new["body"],
            new["start"],
            source=new["source"],
            member_class=new["member_class"],
            actor=request.user,
        ),
    )


@login_required
def delegate(request: HttpRequest, pk: int) -> HttpResponse:
    """Name who votes for a member."""
    member = get_object_or_404(queries.member_with_choices(request.user), pk=pk)
    require(policies.may_name_delegate, request.user, member)
    form = forms.DelegateForm(request.POST or None, member=member)
    step = Step(
        title=_("Vertretung bestimmen"),
        lead=_(
            "Wer für %(body)s im Netzwerk abstimmt; die bisherige Vertretung endet am Tag davor."
        )
        % {"body": member.body},
        verb=_("Vertretung bestimmen"),
        back=reverse("members:member", args=[pk]),
        done=_("Die Vertretung ist bestimmt."),
    )
    return perform(
        request,
        step,
        form,
        lambda **new: operations.name_delegate(
            member, new["start"], actor=request.user, **queries.chosen_delegate(new)
        ),
    )


@login_required
def end(request: HttpRequest, pk: int) -> HttpResponse:
    """Enter the end of a membership."""
    member = get_object_or_404(queries.member_for(request.user), pk=pk)
    require(policies.may_end_membership, request.user, member)
    step = Step(
        title=_("Mitgliedschaft beenden"),
        lead=_("Die Veranlagungen der Jahre bis dahin bleiben bestehen."),
        facts=[(_("Mitglied"), member.body)],
        decisions=[(_("Warum gibt es eine Mindestdauer?"), queries.earliest_end(member).as_json())],
        verb=_("Mitgliedschaft beenden"),
        back=reverse("members:member", args=[pk]),
        done=_("Das Ende der Mitgliedschaft ist eingetragen."),
    )
    return perform(
        request,
        step,
        forms.EndForm(request.POST or None),
        lambda **new: operations.end_membership(member, actor=request.user, **new),
    )
