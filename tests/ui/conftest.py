"""A way to draw a few lines of a template, without any page."""

import pytest
from django.template import engines


@pytest.fixture(autouse=True)
def _plain_static_files(settings):
    settings.STORAGES = {
        **settings.STORAGES,
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
    }


@pytest.fixture
def draw():
    """Draw lines that use `ui` and `pictures`, and close up the space between the words."""

    def drawn(lines, **context):
        source = (
            '{% import "ui/components.html" as ui %}{% import "ui/pictures.html" as pictures %}'
        )
        template = engines["jinja2"].env.from_string(source + lines)
        return " ".join(template.render(context).split())

    return drawn
