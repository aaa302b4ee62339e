"""The forms that pages offer: collected as those who may, sent by those who may not."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import urljoin

import lxml.html
from django.db import transaction
from django.test import Client

from ratsverbund.kernel.models import AuditEntry
from tests.canary import table, walk

TYPED = {"date": date(2026, 3, 25).isoformat(), "number": "1", "email": "a@example.org"}


@dataclass(frozen=True)
class Form:
    """A form with everything in it filled in."""

    address: str
    fields: tuple[tuple[str, str], ...]


def client_of(scene: Any, role: str) -> Client:
    """A browser in which somebody is signed in."""
    client = Client(raise_request_exception=False)
    if account := scene.cast[role]:
        client.force_login(account)
    return client


def collected(scene: Any, *roles: str) -> list[Form]:
    """Every form that one of the roles is offered on any page about the town."""
    found: dict[Form, None] = {}
    for role in roles:
        client = client_of(scene, role)
        for name, route in walk.all_routes():
            if not table.same_for_all(name):
                for address in walk.addresses(name, route):
                    found.update(dict.fromkeys(forms_of(client, address)))
    return list(found)


def forms_of(client: Client, address: str) -> list[Form]:
    """The forms of one page that are sent, each filled in."""
    with transaction.atomic():
        answer = client.get(address)
        transaction.set_rollback(True)
    if answer.status_code != 200 or "html" not in answer.headers["Content-Type"]:
        return []
    forms = lxml.html.fromstring(answer.content).forms
    return [
        Form(urljoin(address, form.action or ""), tuple(filled(form)))
        for form in forms
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


def changes(client: Client, form: Form, *, except_at: Any) -> bool:
    """Send a form, and say whether anything was recorded that is not at one's own body."""
    with transaction.atomic():
        before = AuditEntry.objects.count()
        client.post(form.address, dict(form.fields))
        entries = AuditEntry.objects.order_by("-pk")[: AuditEntry.objects.count() - before]
        foreign = [entry for entry in entries if entry.body_id != except_at.pk]
        transaction.set_rollback(True)
    return bool(foreign)
