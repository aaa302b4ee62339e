"""Forms: every field is labelled, hinted and told what is wrong."""

from datetime import date

from django import forms
from lxml.html import fromstring

from ratsverbund.ui.fields import control, faults, options


class SampleForm(forms.Form):
    """Fields of the kinds that differ."""

    title = forms.CharField(label="Betreff", help_text="Kurz.")
    day = forms.DateField(label="Tag")
    bodies = forms.MultipleChoiceField(
        label="Gremien", choices=[("1", "Rat")], widget=forms.CheckboxSelectMultiple
    )
    sure = forms.BooleanField(label="Geprüft")
    note = forms.CharField(label="Notiz", required=False, widget=forms.Textarea)


def page(draw, form):
    return fromstring(draw("{{ ui.form_fields(form) }}", form=form))


def test_a_control_is_described_by_its_hint_and_its_error(draw):
    drawn = page(draw, SampleForm({}))

    described = drawn.get_element_by_id("id_title").get("aria-describedby").split()

    assert [drawn.get_element_by_id(name).text_content().strip() for name in described] == [
        "Kurz.",
        "„Betreff“ fehlt. Bitte füllen Sie das Feld aus.",
    ]


def test_the_summary_of_errors_leads_to_each_field(draw):
    drawn = page(draw, SampleForm({}))

    links = drawn.xpath("//div[@role='alert']//a/@href")

    assert links == ["#id_title", "#id_day", "#id_bodies", "#id_sure"]
    assert all(drawn.get_element_by_id(link[1:]) is not None for link in links)


def test_a_form_that_was_not_sent_shows_no_errors(draw):
    assert page(draw, SampleForm()).xpath("//*[@role='alert']") == []


def test_required_is_said_in_words(draw):
    labels = page(draw, SampleForm()).xpath("//label[@for='id_title' or @for='id_note']")

    assert [label.text_content() for label in labels] == ["Betreff Pflichtangabe", "Notiz"]


def test_a_day_is_asked_with_the_browsers_own_field():
    form = SampleForm(initial={"day": date(2024, 9, 24)})

    field = fromstring(control(form["day"]))

    assert (field.get("type"), field.get("value")) == ("date", "2024-09-24")


def test_a_day_that_no_browser_would_show_stays_as_it_was_typed():
    form = SampleForm({"day": "31.02.2024"})

    field = fromstring(control(form["day"]))

    assert (field.get("type"), field.get("value")) == ("text", "31.02.2024")


def test_several_choices_are_boxes_to_tick():
    (choice,) = options(SampleForm({"bodies": ["1"]})["bodies"])

    assert (choice["type"], choice["name"], choice["checked"]) == ("checkbox", "bodies", True)


def test_an_error_of_ones_own_is_left_alone():
    form = SampleForm({"day": "morgen"})

    assert faults(form["day"]) == ["Bitte ein gültiges Datum eingeben."]


def test_what_a_user_typed_is_escaped(draw):
    drawn = draw("{{ ui.form_fields(form) }}", form=SampleForm({"title": "<script>"}))

    assert "<script>" not in drawn


def test_any_form_is_drawn_by_our_renderer(draw):
    drawn = fromstring(draw("{{ form }}", form=SampleForm()))

    assert drawn.get_element_by_id("id_title").get("class") == "kern-form-input__input"
