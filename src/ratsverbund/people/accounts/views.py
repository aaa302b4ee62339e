"""Accounts and roles for the administration, and the own profile."""

from functools import partial

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from ratsverbund.kernel.policies import require
from ratsverbund.people.accounts import forms, operations, policies, queries
from ratsverbund.people.bodies.roles import roles_of
from ratsverbund.ui.submission import accepted, form_page

ROWS = 50
ACTS = {
    "deactivate": operations.deactivate_account,
    "activate": operations.activate_account,
}


@login_required
def account_list(request):
    """List the accounts of the bodies one administers."""
    require(policies.may_create_account, request.user, None)
    form = forms.AccountSearch(request.GET or None)
    text = form.cleaned_data["q"] if form.is_valid() else ""
    found = queries.accounts_for(request.user, text)
    context = {
        "form": form,
        "page": Paginator(found, ROWS).get_page(request.GET.get("seite")),
        "text": text,
        "kinds": dict(policies.Kind.choices),
        "today": timezone.localdate().isoformat(),
    }
    return render(request, "accounts/account_list.html", context)


@login_required
@never_cache
def create(request):
    """Make an account and show its password once."""
    require(policies.may_create_account, request.user, None)
    form = forms.AccountForm(request.user, request.POST or None)
    made = accepted(form, partial(operations.create_account, actor=request.user))
    if made:
        account, password = made
        context = {"account_made": account, "password": password, "breadcrumb": trail(account)}
        return render(request, "accounts/created.html", context)
    return form_page(
        request, form, title=_("Konto anlegen"), submit=_("Anlegen"),
        back=reverse("accounts:account_list"),
        lead=_("Das Passwort wird zufällig gewählt und einmal angezeigt."),
    )  # fmt: skip


@login_required
def account_page(request, pk):
    """Show an account with its roles."""
    account = seen(request, pk)
    mine = set(policies.bodies_held(request.user, policies.Kind.ADMINISTRATOR))
    context = {
        "account_shown": account,
        "roles": list(queries.roles_of_account(account, request.user)),
        "mine": mine,
        "may_manage": policies.may_manage_account(request.user, account),
        "may_renew": policies.may_renew_password(request.user, account),
        "today": timezone.localdate(),
        "breadcrumb": trail(account),
    }
    return render(request, "accounts/account_page.html", context)


@login_required
def rename(request, pk):
    """Change the name of an account."""
    account = seen(request, pk)
    form = forms.NameForm(request.POST or None, initial={"name": account.name})
    act = partial(operations.update_account, account, person=account.person, actor=request.user)
    return answered(request, account, form, act, _("Namen ändern"), _("Speichern"))


@login_required
@require_POST
def switch(request, pk):
    """Lock an account, or open it again."""
    account = seen(request, pk)
    ACTS.get(request.POST.get("act"), operations.deactivate_account)(account, actor=request.user)
    return redirect("accounts:account_page", pk)


@login_required
@require_POST
@never_cache
def password_link(request, pk):
    """Show a link with which the person sets a new password, once."""
    account = seen(request, pk)
    path = operations.issue_password_link(account, actor=request.user)
    context = {
        "account_shown": account,
        "link": request.build_absolute_uri(path),
        "breadcrumb": trail(account),
    }
    return render(request, "accounts/password_link.html", context)


@login_required
def grant(request, pk):
    """Give an account a role."""
    account = seen(request, pk)
    form = forms.RoleForm(request.user, request.POST or None)
    act = partial(operations.grant_role, account, actor=request.user)
    return answered(request, account, form, act, _("Rolle geben"), _("Geben"))


@login_required
def end_role(request, pk):
    """End a role on a day, or at once."""
    role = get_object_or_404(queries.roles_for(request.user), pk=pk)
    form = forms.RoleEndForm(request.POST or None)
    act = partial(operations.end_role, role, actor=request.user)
    title = _("Rolle „%(role)s“ beenden") % {"role": role}
    return answered(request, role.account, form, act, title, _("Beenden"))


@login_required
def profile(request):
    """Show the own account: roles, view, password, second factor."""
    if request.method == "POST":
        compact = request.POST.get("compact") == "yes"
        operations.set_density(request.user, compact=compact, actor=request.user)
        messages.success(request, _("Die Ansicht ist geändert."))
        return redirect("accounts:profile")
    context = {"roles": roles_of(request.user), "kinds": dict(policies.Kind.choices)}
    return render(request, "accounts/profile.html", context)


def seen(request, pk):
    """The account of an address, for those who may see it."""
    return get_object_or_404(queries.accounts_for(request.user), pk=pk)


def answered(request, account, form, act, title, submit):
    """Return to the account when the operation went through, else show the form."""
    back = reverse("accounts:account_page", args=[account.pk])
    if accepted(form, act):
        return redirect(back)
    return form_page(
        request, form, title=title, submit=submit, back=back, lead=account.name,
        breadcrumb=[*trail(account), {"label": title}],
    )  # fmt: skip


def trail(account):
    """Where a page about an account lies."""
    return [
        {"label": _("Konten"), "address": reverse("accounts:account_list")},
        {"label": account.name, "address": reverse("accounts:account_page", args=[account.pk])},
    ]
