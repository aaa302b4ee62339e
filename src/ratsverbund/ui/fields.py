"""How the fields of a Django form become accessible controls."""

import copy
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.forms import BoundField, Form
from django.utils.dateparse import parse_date, parse_datetime
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

INPUT = "kern-form-input__input"
SELECT = "kern-form-input__select"
NATIVE_TYPES = {
    forms.DateTimeInput: ("datetime-local", "%Y-%m-%dT%H:%M", parse_datetime),
    forms.DateInput: ("date", "%Y-%m-%d", parse_date),
}


def kind_of(field: BoundField) -> str:
    """Name the way a field is drawn: check, choices, select, several, file, text or group."""
    widget = field.field.widget
    if isinstance(widget, forms.RadioSelect | forms.CheckboxSelectMultiple):
        return "choices"
    if isinstance(widget, forms.CheckboxInput):
        return "check"
    if isinstance(widget, forms.SelectMultiple):
        return "several"
    if isinstance(widget, forms.Select):
        return "select"
    if isinstance(widget, forms.FileInput):
        return "file"
    return "group" if isinstance(widget, forms.MultiWidget | forms.SelectDateWidget) else "text"


def control(field: BoundField) -> SafeString:
    """Draw the control of a field with its classes, its hint and its error wired up."""
    kind = kind_of(field)
    base = {"check": "kern-form-check__checkbox", "select": SELECT}.get(kind, INPUT)
    css = f"{base} {base}--error" if field.errors else base
    if kind == "several":
        css += " rv-select-several"
    return field.as_widget(_widget(field), {"class": f"{css} {_own_class(field)}".strip()})


def options(field: BoundField) -> list[dict[str, Any]]:
    """List the choices of a field with what each input needs."""
    return [
        {
            "type": choice.data["type"],
            "name": choice.data["name"],
            "value": choice.data["value"],
            "label": choice.data["label"],
            "id": choice.id_for_label,
            "checked": choice.data["selected"],
            "disabled": field.field.disabled or "disabled" in choice.data["attrs"],
        }
        for choice in field
    ]


def faults(field: BoundField) -> list[str]:
    """Say of each fault of a field what is wrong and what to do, naming the field."""
    return [
        _missing(field) if _usual(field, fault) else str(message)
        for fault in field.errors.as_data()
        for message in fault.messages
    ]


def fault_count(form: Form) -> int:
    """Count what has to be corrected in a form."""
    return sum(len(faults) for faults in form.errors.values())


def _widget(field: BoundField) -> Any:
    """Use the browser's own day field, unless it would swallow what was typed."""
    widget: Any = field.field.widget
    for family, (native, pattern, parse) in NATIVE_TYPES.items():
        if isinstance(widget, family) and widget.input_type == "text":
            value = field.value()
            if isinstance(value, str) and value and not _readable(parse, value):
                return widget
            widget = copy.copy(widget)
            widget.input_type, widget.format = native, pattern
            return widget
    return widget


def _readable(parse: Any, value: str) -> bool:
    try:
        return parse(value) is not None
    except ValueError:
        return False


def _usual(field: BoundField, fault: ValidationError) -> bool:
    usual = forms.Field.default_error_messages["required"]
    return fault.code == "required" and fault.message == usual


def _missing(field: BoundField) -> str:
    sentence = {
        "check": _("„%s“ ist nicht bestätigt. Bitte setzen Sie das Häkchen."),
        "choices": _("„%s“ fehlt. Bitte wählen Sie aus."),
        "select": _("„%s“ fehlt. Bitte wählen Sie aus."),
        "several": _("„%s“ fehlt. Bitte wählen Sie aus."),
        "file": _("„%s“ fehlt. Bitte wählen Sie eine Datei aus."),
    }.get(kind_of(field), _("„%s“ fehlt. Bitte füllen Sie das Feld aus."))
    return sentence % field.label


def _own_class(field: BoundField) -> str:
    return str(field.field.widget.attrs.get("class", ""))
