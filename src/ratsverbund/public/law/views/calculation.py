"""Worked cases that a citizen can change: a form of facts, and what the law answers."""

from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse, JsonResponse, QueryDict
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from ratsverbund.charter.ask import UnknownInstitution, decide
from ratsverbund.charter.ask import institution as rule_of
from ratsverbund.charter.decision import Decision, FactsError, plain
from ratsverbund.charter.engine import RULES, Rule
from ratsverbund.charter.works import Bundle, Norm
from ratsverbund.kernel.errors import NotThere
from ratsverbund.public.law.forms.facts import STAND, FactsForm, as_query
from ratsverbund.public.law.queries.examples import (
    Example,
    examples_of,
    institutions,
    says_itself,
    speaks,
)
from ratsverbund.public.law.queries.places import Town, town
from ratsverbund.public.law.views.frame import page

EXAMPLE = "beispiel"


@require_safe
def questions(request: HttpRequest, bundle: str) -> HttpResponse:
    """List the questions that can be asked of a town's law."""
    home = town(bundle)
    book = home.bundle
    rows = [(RULES[name], examples_of(book, name)) for name in institutions(book)]
    return page(request, "questions", {"rows": rows}, town=home, here=_("Rechnen Sie selbst"))


@require_safe
def calculation(request: HttpRequest, bundle: str, institution: str) -> HttpResponse:
    """Answer one question with the facts in the address, else with those of an example."""
    home = town(bundle)
    book = home.bundle
    rule = existing(institution)
    examples = examples_of(book, institution)
    example = chosen(request.GET, examples)
    facts = given(request.GET, example)
    form = FactsForm(facts, rule)
    decision = answer(home, rule, form)
    context = {
        "rule": rule,
        "form": form,
        "decision": decision,
        "shown": shown(decision, form) if decision else None,
        "example": example,
        "examples": examples,
        "json": f"{reverse('law:answer', args=[bundle, institution])}?{facts.urlencode()}",
        "pdf": f"{reverse('law:annex', args=[bundle, institution])}?{facts.urlencode()}",
        "cited": cited(home.bundle, decision) if decision else [],
        "needed": [(form.field_named(name), form.title_of(name)) for name in needs(decision)],
        "day": day_of(form),
    }
    return page(request, "calculation", context, town=home, here=rule.title)


@require_safe
def answer_file(request: HttpRequest, bundle: str, institution: str) -> JsonResponse:
    """Answer one question as JSON, as `ratsverbund law decide --json` does."""
    home = town(bundle)
    book = home.bundle
    rule = existing(institution)
    named = EXAMPLE in request.GET
    example = chosen(request.GET, examples_of(book, institution)) if named else None
    form = FactsForm(given(request.GET, example), rule)
    decision = answer(home, rule, form)
    layout: dict[str, Any] = {"ensure_ascii": False, "indent": 2}
    if decision is None:
        found = {"errors": form.errors.get_json_data()}
        return JsonResponse(found, status=422, json_dumps_params=layout)
    return JsonResponse(decision.as_json(), json_dumps_params=layout)


def existing(institution: str) -> Rule[Any, Any]:
    """Return the rule of an institution. Raises: NotThere."""
    try:
        return rule_of(institution)
    except UnknownInstitution:
        raise NotThere(
            _(
                "Die Frage „%(name)s“ kennt niemand. Bitte eine aus der Liste „Rechnen Sie "
                "selbst“ wählen."
            )
            % {"name": institution}
        ) from None


def chosen(asked: QueryDict, examples: list[Example]) -> Example | None:
    """Return the example that an address names, or the first when it gives no facts."""
    if name := asked.get(EXAMPLE):
        return next((one for one in examples if one.case.name == name), None)
    return examples[0] if examples and not asked else None


def given(asked: QueryDict, example: Example | None) -> QueryDict:
    """Return the facts an address gives, or those of an example."""
    if example is None:
        return asked
    stand = (STAND, plain(example.case.on))
    return QueryDict(urlencode([stand, *as_query(example.case.facts)]))


def answer(home: Town, rule: Rule[Any, Any], form: FactsForm) -> Decision[Any] | None:
    """Ask the law, or show in the form why the facts cannot be true."""
    if not form.is_valid():
        return None
    try:
        return decide(home.law(day_of(form)), rule.institution, form.facts)
    except FactsError as fault:
        form.blame(fault)
        return None


def day_of(form: FactsForm) -> Any:
    """Return the day whose law answers: the one asked for, else today."""
    return form.cleaned_data.get(STAND) or timezone.localdate()


def needs(decision: Decision[Any] | None) -> tuple[str, ...]:
    """Return the facts a decision still needs."""
    return decision.needs if decision else ()


def shown(decision: Decision[Any], form: FactsForm) -> dict[str, Any]:
    """Return a decision as the page explains it: in the words people use."""
    found = decision.as_json()
    found["needs"] = [form.title_of(name) for name in decision.needs]
    if decision.label:
        found |= {"value": decision.label, "unit": ""}
    elif not says_itself(decision):
        found["value"] = None
    return found | {"reasons": in_words(found["reasons"])}


def cited(bundle: Bundle, decision: Decision[Any]) -> list[tuple[Norm, str]]:
    """Return the norms a decision rests on, each with the wording of its version."""
    found = {
        reason.citation.norm: reason.citation.text
        for top in decision.reasons
        for reason in top.walk()
    }
    norms = bundle.norms
    return [(norms[name], text) for name, text in found.items() if name in norms and text]


def in_words(reasons: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Leave out lists, records and code words beside reasons; their sentences say them."""
    return [
        reason | {"value": single(reason["value"]), "children": in_words(reason["children"])}
        for reason in reasons
    ]


def single(value: Any) -> Any:
    """Return a value that stands well beside a sentence, or nothing."""
    return value if speaks(value) and not isinstance(value, list) else None
