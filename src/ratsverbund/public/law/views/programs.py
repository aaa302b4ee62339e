"""The law for programs: what the command line prints as JSON, at an address."""

from datetime import date
from typing import Any

from django.http import HttpRequest, JsonResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from ratsverbund.charter.cases import cases_of
from ratsverbund.charter.compare import compare
from ratsverbund.charter.facts import schema
from ratsverbund.charter.law import Law
from ratsverbund.charter.show import norm_entry, norms_of
from ratsverbund.kernel.errors import NotThere
from ratsverbund.public.law.queries.places import town
from ratsverbund.public.law.views.calculation import existing
from ratsverbund.public.law.views.frame import day_in

LAYOUT: dict[str, Any] = {"ensure_ascii": False, "indent": 2}


@require_safe
def standing(request: HttpRequest, bundle: str) -> JsonResponse:
    """Send the norms in force on a day, all or one, as `ratsverbund law show --json` does."""
    law = Law(town(bundle).bundle, asked_day(request, "stand"))
    norm = request.GET.get("norm", "")
    norms = norms_of(law, norm)
    if not norms:
        raise NotThere(
            _("Die Norm „%(norm)s“ gibt es in „%(bundle)s“ nicht. Bitte so angeben: hs/§8(3)a.")
            % {"norm": norm, "bundle": bundle}
        )
    return answered([norm_entry(law, one) for one in norms])


@require_safe
def difference(request: HttpRequest, bundle: str) -> JsonResponse:
    """Send what differs between two days, as `ratsverbund law diff --json` does."""
    book = town(bundle).bundle
    before, after = (Law(book, asked_day(request, name)) for name in ("von", "bis"))
    return answered(compare(before, after, cases_of(book.name)).as_json())


@require_safe
def facts(request: HttpRequest, bundle: str, institution: str) -> JsonResponse:
    """Send the schema of a question's facts, as `ratsverbund law facts` does."""
    town(bundle)
    rule = existing(institution)
    return answered({"title": rule.title, **schema(rule.facts)})


def asked_day(request: HttpRequest, name: str) -> date:
    """Return a day from the address, else today. Raises: NotThere."""
    return day_in(request.GET[name]) if name in request.GET else timezone.localdate()


def answered(value: Any) -> JsonResponse:
    """Answer with readable JSON."""
    return JsonResponse(value, safe=False, json_dumps_params=LAYOUT)
