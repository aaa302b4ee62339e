"""Days so far off that nobody can mean them are refused by every form."""

import pytest
from django import forms

from ratsverbund.people.terms.forms import DayForm

ASKED = "Geben Sie ein Jahr zwischen 1800 und 2199 an."


class Moment(forms.Form):
    """A form with a day and a moment."""

    day = forms.DateField()
    at = forms.DateTimeField()


@pytest.mark.parametrize("day", ["0001-01-01", "1799-12-31", "2200-01-01", "9999-12-31"])
def test_a_day_nobody_can_mean_is_refused(day):
    form = Moment({"day": day, "at": f"{day} 12:00"})

    assert form.errors == {"day": [ASKED], "at": [ASKED]}


@pytest.mark.parametrize("day", ["1800-01-01", "2199-12-31"])
def test_days_of_old_charters_and_far_plans_are_taken(day):
    assert Moment({"day": day, "at": f"{day} 12:00"}).errors == {}


def test_the_forms_of_the_house_ask_it():
    assert DayForm({"tag": "0001-01-01"}).errors == {"tag": [ASKED]}
