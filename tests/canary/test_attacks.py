"""Attacks on every page at once: forged forms, foreign addresses, names that carry headers."""

from urllib.parse import urlsplit

import pytest
from django.forms import ModelForm
from django.test import Client

from ratsverbund.ui.jinja import environment
from tests.canary import forms, walk

pytestmark = pytest.mark.django_db
OUTSIDERS = ("stranger", "outsider")
# What only operations set, whatever a form may send along.
NEVER_TYPED = {"published_at", "released_at", "state", "basis", "roles", "is_active", "created_by"}


FORGED = "mitgeschickt"
WILD = ("\x00", "9" * 400, "\u202e\U0001f600{0.__class__} %(x)s {{ 7 * 7 }}" * 1_000)
# What these pages keep is the own, or of no town: persons, and accounts that hold no role yet.
OWN = ("/konten/ich/", "/mein/", "/personen/", "/konten/neu/")


def test_who_has_no_right_here_changes_nothing_by_sending_the_forms_of_those_who_have(
    scene, walked
):
    sent = forms.collected(walked("clerk"), walked("administrator"))
    clients = {role: walk.visitor(scene.cast[role]) for role in OUTSIDERS}

    done = [
        (role, form.address)
        for form in sent
        if not form.address.startswith(OWN)
        for role, client in clients.items()
        if forms.changes(client, form, except_at=scene.elsewhere)
    ]

    assert len({form.address for form in sent}) > 40
    assert done == []


def test_a_form_sent_twice_or_with_more_than_it_offers_breaks_nothing_and_sets_nothing(
    scene, walked
):
    client = walk.visitor(scene.cast["clerk"])
    broken, set_along = [], []

    for form in forms.collected(walked("clerk")):
        offered = dict(form.fields)
        forged = dict.fromkeys(NEVER_TYPED - set(offered), FORGED)
        answered, recorded = forms.sent(client, form.address, offered | forged, offered)
        broken += [form.address for status in answered if status >= 500]
        set_along += [form.address for _ in range(recorded.count(FORGED))]

    assert broken == []
    assert set_along == []


def test_no_form_breaks_by_what_is_written_into_it(scene, walked):
    client = walk.visitor(scene.cast["clerk"])
    broken = []

    for form in forms.collected(walked("clerk")):
        bodies = [dict(form.fields) | dict.fromkeys(form.texts, words) for words in WILD]
        answered, _recorded = forms.sent(client, form.address, *bodies, {})
        broken += [f"{form.address}: {status}" for status in answered if status >= 500]

    assert broken == []


def test_no_page_leads_to_a_foreign_address_it_is_given(scene):
    client = walk.visitor(scene.cast["clerk"])
    asked = [route for _name, route in walk.all_routes() if "<" not in route and "(" not in route]
    query = "&".join(f"{name}=//evil.example/" for name in ("next", "back", "zurueck", "url"))

    answers = {route: walk.ask(client, f"/{route}?{query}") for route in asked}

    led = {route: answer.headers.get("Location", "/") for route, answer in answers.items()}
    assert {route: place for route, place in led.items() if urlsplit(place).netloc} == {}


def test_a_forged_host_gets_no_page(client):
    assert client.get("/konto/login/", headers={"host": "evil.example"}).status_code == 400


@pytest.mark.parametrize("part", ["..", "%2e%2e", "..%2f..%2fetc%2fpasswd", "%00", "....//"])
def test_no_address_leads_out_of_the_folder_of_laws(client, part):
    places = [f"/recht/{part}/", f"/recht/heinsberg/{part}/", f"/static/{part}/settings.py"]

    assert [client.get(place).status_code for place in places] == [404, 404, 404]


def test_no_form_is_taken_without_its_token(scene):
    client = Client(enforce_csrf_checks=True, raise_request_exception=False)
    client.force_login(scene.cast["clerk"])
    asked = [(name, walk.addresses(name, route)[0]) for name, route in walk.all_routes()]

    taken = [name for name, address in asked if client.post(address).status_code not in REFUSED]

    assert taken == []


def test_no_form_of_a_model_lets_anyone_type_what_operations_set():
    typed = [
        (form.__qualname__, name)
        for form in ModelForm.__subclasses__()
        if form.__module__.startswith("ratsverbund.")
        for name in form.base_fields
        if name in NEVER_TYPED
    ]

    assert typed == []


@pytest.mark.parametrize("place", ["//example.org/", "https://example.org/", "\\\\example.org"])
def test_choosing_a_language_leads_to_no_foreign_address(client, place):
    answer = client.get("/sprache/en/", {"next": place})

    assert answer.headers["Location"] == "/"


@pytest.mark.parametrize("name", ['a"; filename="b.html', "a\r\nX-Evil: yes.pdf", "\u202efdp.exe"])
def test_the_name_of_a_file_stays_a_name(scene, name):
    file = scene.road.file
    type(file.file).objects.filter(pk=file.file_id).update(name=name)

    answer = Client(raise_request_exception=False).get(f"/buergerinfo/anlagen/{file.pk}/")

    said = answer.headers.get("Content-Disposition", "")
    assert answer.status_code == 200
    assert "X-Evil" not in answer.headers
    assert said.startswith("attachment;")


def test_words_somebody_wrote_stay_words_even_where_a_page_translates_them():
    page = environment().from_string("{{ _(written) }}")

    assert page.render(written='<script>"&') == "&lt;script&gt;&quot;&amp;"


REFUSED = (403, 404, 405)
