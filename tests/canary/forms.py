"""The forms that pages offer: collected as those who may, sent by those who may not."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import urljoin, urlsplit

import lxml.html
from django.db import transaction
from django.test import Client
from django.urls import resolve

from ratsverbund.kernel.models import AuditEntry
from tests.canary import walk

TYPED = {"date": date(2026, 3, 25).isoformat(), "number": "1", "email": "a@example.org"}


@dataclass(frozen=True)
class Form:
    """A form with everything in it filled in."""

    address: str
    fields: tuple[tuple[str, str], ...]
    texts: tuple[str, ...] = ()


def collected(*walks: walk.Walk) -> list[Form]:
    """Every form that somebody was offered on the way, filled in; each kind of form once."""
    pages = [page for met in walks for page in met.pages.items()]
    found = [form for page in pages for form in forms_of(*page)]
    return list({kind_of(form): form for form in found}.values())


def kind_of(form: Form) -> tuple[Any, ...]:
    """Forms that lead to the same view with the same fields are of a kind."""
    fixed = [value for name, value in form.fields if name in ("act", "verb", "kind")]
    names = [name for name, _value in form.fields]
    return (resolve(urlsplit(form.address).path).func, *names, *fixed)


def forms_of(address: str, page: bytes) -> list[Form]:
    """The forms of one page that are sent, each filled in."""
    return [
        Form(urljoin(address, form.action or ""), tuple(filled(form)), tuple(texts(form)))
        for form in lxml.html.fromstring(page).forms
        if form.method == "POST" and not (form.action or "").startswith("/konto/")
    ]


def filled(form: Any) -> list[tuple[str, str]]:
    """The fields of a form with what stands there, or with something that may."""
    fields = []
    for field in form.inputs:
        if not field.name or field.name == "csrfmiddlewaretoken":
            continue
        value = field.value
        if field.tag == "select":
            value = value or next((each for each in field.value_options if each), "")
        elif field.tag == "input" and field.type in ("checkbox", "radio"):
            value = field.get("value") or "on"
        fields.append((field.name, value or TYPED.get(getattr(field, "type", ""), "Text")))
    return sorted({name: str(value) for name, value in fields}.items())


def texts(form: Any) -> list[str]:
    """The fields in which somebody writes freely."""
    kinds = ("text", "search", "email", "url", "")
    return sorted(
        field.name
        for field in form.inputs
        if field.name and (field.tag == "textarea" or getattr(field, "type", None) in kinds)
    )


def sent(client: Client, address: str, *bodies: dict[str, str]) -> tuple[list[int], str]:
    """Send one after the other; return how each was answered, and what was recorded."""
    with transaction.atomic():
        before = AuditEntry.objects.count()
        answered = [client.post(address, body).status_code for body in bodies]
        entries = AuditEntry.objects.order_by("-pk")[: AuditEntry.objects.count() - before]
        recorded = str([entry.change for entry in entries])
        transaction.set_rollback(True)
    return answered, recorded


def changes(client: Client, form: Form, *, except_at: Any) -> bool:
    """Send a form, and say whether anything was recorded that is not at one's own body."""
    with transaction.atomic():
        before = AuditEntry.objects.count()
        client.post(form.address, dict(form.fields))
        entries = AuditEntry.objects.order_by("-pk")[: AuditEntry.objects.count() - before]
        foreign = [entry for entry in entries if entry.body_id != except_at.pk]
        transaction.set_rollback(True)
    return bool(foreign)
