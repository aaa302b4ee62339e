"""The Jinja environment in which every page is drawn."""

from collections.abc import Callable
from functools import wraps
from html import escape
from typing import Any

from django.contrib.messages import get_messages
from django.templatetags.static import static
from django.urls import reverse
from django.utils import timezone, translation
from jinja2 import Environment, StrictUndefined, pass_context

from ratsverbund.ui import formats, pictures
from ratsverbund.ui.difference import difference
from ratsverbund.ui.fields import control, fault_count, faults, kind_of, options


def environment(**settings: Any) -> Environment:
    """Make the environment that the template backend asks for."""
    settings.update(undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    settings.setdefault("autoescape", True)
    settings["extensions"] = [*settings.get("extensions", []), "jinja2.ext.i18n"]
    made = Environment(**settings)  # noqa: S701 - autoescape is set above
    made.install_gettext_callables(  # type: ignore[attr-defined]
        escaped(translation.gettext), escaped(translation.ngettext), newstyle=True,
        pgettext=escaped(translation.pgettext),
    )  # fmt: skip
    made.filters.update({name: at_runtime(write) for name, write in formats.FILTERS.items()})
    made.globals.update(
        url=address,
        static=static,
        now=timezone.now,
        language=language,
        messages_of=get_messages,
        control=control,
        kind_of=kind_of,
        options=options,
        faults=faults,
        fault_count=fault_count,
        difference=difference,
        chamber=pictures.chamber,
        vote_bar=pictures.vote_bar,
        due_strip=pictures.due_strip,
        time_axis=pictures.time_axis,
        consultation_path=pictures.consultation_path,
    )
    return made


def escaped(translate: Callable[..., str]) -> Callable[..., str]:
    """Escape what is translated, which Jinja takes for markup: it may be words somebody wrote."""

    @wraps(translate)
    def translated(*words: Any) -> str:
        return escape(translate(*words), quote=False).replace('"', "&quot;")

    return translated


def at_runtime(write: Callable[..., str]) -> Callable[..., str]:
    """Keep the compiler from freezing a constant in the language of its first reader."""

    @pass_context
    @wraps(write)
    def written(_context: object, *args: Any, **kwargs: Any) -> str:
        return write(*args, **kwargs)

    return written


def address(name: str, *args: Any, **kwargs: Any) -> str:
    """Return the address of a named page."""
    return reverse(name, args=args or None, kwargs=kwargs or None)


def language() -> str:
    """Return the language of this page, `de` or `en`."""
    return (translation.get_language() or "de").split("-")[0]
