"""Let every `{{ form }}` be drawn by our own fields."""

from typing import Any

from django.forms.renderers import DjangoTemplates
from django.template.loader import get_template


class FormRenderer(DjangoTemplates):
    """Draw forms with our templates and single widgets with Django's."""

    form_template_name = "ui/form.html"
    field_template_name = "ui/field.html"

    def get_template(self, template_name: str) -> Any:
        """Find our own templates in the Jinja engine."""
        if template_name.startswith("ui/"):
            return get_template(template_name)
        return super().get_template(template_name)
