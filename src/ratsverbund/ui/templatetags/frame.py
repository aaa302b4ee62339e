"""Put Django templates, such as those of allauth, into the frame of our own pages."""

from django import template
from django.forms import BaseForm
from django.template.base import NodeList, Parser, Token
from django.template.context import Context
from django.template.loader import get_template
from django.utils.safestring import SafeString, mark_safe

register = template.Library()


class FrameNode(template.Node):
    """The title and the content of a page, drawn inside the frame."""

    child_nodelists = ("title", "main")

    def __init__(self, title: NodeList, main: NodeList) -> None:
        self.title = title
        self.main = main

    def render(self, context: Context) -> SafeString:
        """Draw the page around what the template says."""
        content = {
            "title": self.title.render(context).strip(),
            "content": self.main.render(context),
        }
        page = get_template("ui/account.html").render(content, context.get("request"))
        return mark_safe(page)  # noqa: S308 - drawn escaped


@register.tag
def frame(parser: Parser, token: Token) -> FrameNode:
    """Read {% frame %} title {% main %} content {% endframe %}."""
    title = parser.parse(("main",))
    parser.delete_first_token()
    main = parser.parse(("endframe",))
    parser.delete_first_token()
    return FrameNode(title, main)


@register.simple_tag
def form_fields(form: BaseForm) -> SafeString:
    """Draw the fields of a form as everywhere else."""
    return mark_safe(get_template("ui/form.html").render({"form": form}))  # noqa: S308 - drawn escaped
