"""A decision with its reasons as a PDF, to go with a file."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import override
from django.views.decorators.http import require_safe

from ratsverbund.charter.decision import Decision, Reason, Unknown
from ratsverbund.charter.engine import Rule
from ratsverbund.charter.works import Bundle
from ratsverbund.kernel.downloads import PDF, download
from ratsverbund.kernel.errors import InvalidInput
from ratsverbund.kernel.pdf import render
from ratsverbund.public.law.forms.facts import STAND, FactsForm
from ratsverbund.public.law.queries.examples import examples_of, told
from ratsverbund.public.law.queries.places import town
from ratsverbund.public.law.views.calculation import answer, chosen, day_of, existing, given
from ratsverbund.ui.formats import write_day

TEMPLATE = Path(__file__).parents[1] / "annex.typ"


@require_safe
def annex(request: HttpRequest, bundle: str, institution: str) -> HttpResponse:
    """Send the answer to a question with its tree of reasons. Raises: InvalidInput."""
    home, rule = town(bundle), existing(institution)
    example = chosen(request.GET, examples_of(home.bundle, institution))
    form = FactsForm(given(request.GET, example), rule)
    decision = answer(home, rule, form)
    if decision is None:
        raise InvalidInput(_("Mit diesen Angaben gibt es keine Antwort. Bitte zuerst berichtigen."))
    day = day_of(form)
    with override("de"):
        content = content_of(home.bundle, rule, form, decision)
        pdf = render(TEMPLATE, content, title=rule.title, created=day)
    return download(pdf, f"{bundle}-{institution}-{day}.pdf", PDF)


def content_of(
    bundle: Bundle, rule: Rule[Any, Any], form: FactsForm, decision: Decision[Any]
) -> dict[str, Any]:
    """What the template sets, as plain values."""
    unknown = decision.value.reason if isinstance(decision.value, Unknown) else ""
    return {
        "body": bundle.title,
        "title": rule.title,
        "labels": [
            [_("Recht vom"), write_day(day_of(form))],
            [_("Prüfsumme des Rechts"), decision.as_json()["law_hash"][:16]],
        ],
        "note": _("Anlage: Begründung. Eigene Kurzfassung je Norm, nicht der amtliche Text."),
        "answer": unknown or told(decision),
        "facts": [[str(form.fields[name].label), said] for name, said in typed(form)],
        "reasons": [branch(one) for one in decision.reasons],
        "open": [*decision.open_points, *(form.title_of(name) for name in decision.needs)],
        "words": [_("Antwort"), _("Angaben"), _("Gründe"), _("Noch offen")],
    }


def typed(form: FactsForm) -> Iterator[tuple[str, str]]:
    """Yield the facts that were given, in the words of the form."""
    for name, field in form.fields.items():
        given = form.data.get(name)
        if name != STAND and given:
            words = dict(getattr(field, "choices", ()))
            yield (
                name,
                str(words.get(given, {"true": _("ja"), "false": _("nein")}.get(given, given))),
            )


def branch(reason: Reason) -> dict[str, Any]:
    """A reason with the wording of its version, and the reasons below it."""
    return {
        "says": reason.says,
        "citation": f"{reason.citation} ({reason.citation.version})",
        "wording": reason.citation.text,
        "children": [branch(one) for one in reason.children],
    }
