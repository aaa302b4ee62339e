"""Made-up examples for the page that shows every component."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

from django import forms
from django.contrib.messages import SUCCESS
from django.contrib.messages.storage.base import Message
from django.core.paginator import Paginator


class ExampleForm(forms.Form):
    """One field of every kind."""

    title = forms.CharField(label="Betreff", help_text="So, wie er auf der Tagesordnung steht.")
    reasoning = forms.CharField(label="Begründung", widget=forms.Textarea(attrs={"rows": 4}))
    day = forms.DateField(label="Sitzungstag", help_text="Frühestens in sieben Tagen.")
    moment = forms.DateTimeField(label="Beginn", required=False)
    votes = forms.IntegerField(label="Ja-Stimmen", min_value=0)
    body = forms.ChoiceField(
        label="Gremium",
        choices=[("", "Bitte wählen"), ("hfa", "Haupt- und Finanzausschuss"), ("rat", "Rat")],
    )
    public = forms.ChoiceField(
        label="Öffentlichkeit",
        choices=[("yes", "öffentlich"), ("no", "nichtöffentlich")],
        widget=forms.RadioSelect,
    )
    offices = forms.MultipleChoiceField(
        label="Mitzeichnung",
        choices=[("1", "Kämmerei"), ("2", "Bauamt")],
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    file = forms.FileField(label="Anlage", help_text="PDF, DOCX oder TXT, höchstens 20 MB.")
    release = forms.BooleanField(label="Ich habe die Vorlage geprüft.")


class FilterForm(forms.Form):
    """What a list is narrowed down by."""

    word = forms.CharField(label="Suchwort", required=False)
    state = forms.ChoiceField(
        label="Stand", choices=[("", "alle"), ("open", "offen")], required=False
    )


DECISION = {
    "institution": "Mitgliedsbeitrag",
    "value": "2000.00",
    "unit": "EUR",
    "reasons": [
        {
            "citation": "Beitragsordnung § 2 Abs. 1",
            "version": "01.01.2021",
            "says": "Bis einschließlich 100.000 Einwohner gilt der feste Jahresbeitrag.",
            "value": "2.000,00 €",
            "children": [
                {
                    "citation": "Statistisches Landesamt, Stand 31.12.2022",
                    "version": "",
                    "says": "Einwohnerzahl der Stadt",
                    "value": 43163,
                    "children": [],
                },
            ],
        },
        {
            "citation": "Bescheid des Landes",
            "version": "01.01.2021",
            "says": "Die Übernahme durch das Land endete mit dem Jahr 2023.",
            "value": None,
            "children": [],
        },
    ],
    "open_points": ["Oberhalb von 100.000 Einwohnern ist nichts geregelt."],
    "needs": ["Einwohnerzahl zum 31.12.2023"],
    "law_hash": "9f2c41d7aa03b6c8",
}

ERROR = {
    "title": "Der Stand hat sich geändert",
    "message": "Frau Beispiel hat die Vorlage um 09:12 Uhr gespeichert.",
    "remedy": "Laden Sie die Seite neu. Ihr Text steht weiter im Formular.",
}

GROUPS = [
    {"name": "Linke", "yes": 2, "abstentions": 1},
    {"name": "SPD", "yes": 9, "absent": 1},
    {"name": "Grüne", "yes": 5},
    {"name": "FDP", "yes": 2, "no": 1},
    {"name": "CDU", "yes": 17, "no": 3, "abstentions": 1},
    {"name": "FW", "no": 2},
    {"name": "Bürgermeister", "yes": 1},
]

TODAY = date(2024, 9, 24)
STATIONS = [
    {"day": date(2021, 3, 4), "label": "Vorlage eingebracht", "state": "done"},
    {"day": date(2021, 3, 18), "label": "Haupt- und Finanzausschuss", "state": "done"},
    {"day": date(2021, 3, 24), "label": "Rat", "state": "done"},
    {"day": date(2021, 5, 10), "label": "Beitrittserklärung", "state": "done"},
    {"day": date(2021, 11, 2), "label": "Bestätigung", "state": "current"},
    {"day": date(2022, 1, 1), "label": "Mitglied", "state": "open"},
]
EXAMPLES = {
    "decision": DECISION,
    "groups": GROUPS,
    "stations": STATIONS,
    "today": TODAY,
    "start": datetime(2024, 9, 24, 7, 30, tzinfo=UTC),
    "amount": Decimal("2000"),
    "missed": timedelta(hours=7, minutes=45),
    "counts": {"yes": 36, "no": 6, "abstentions": 2, "absent": 1},
    "stops": [
        {"label": "Ausschuss für Stadtentwicklung", "state": "done", "day": date(2024, 9, 3)},
        {"label": "Haupt- und Finanzausschuss", "state": "current", "day": date(2024, 9, 24)},
        {"label": "Rat", "state": "open", "day": date(2024, 10, 2)},
    ],
    "due": [
        {"day": date(2024, 9, 20), "label": "Niederschrift unterzeichnen"},
        {"day": date(2024, 9, 27), "label": "Ladung zum Rat versenden"},
        {"day": date(2024, 9, 27), "label": "Vorlage 0225 mitzeichnen"},
        {"day": date(2024, 10, 15), "label": "Rechnung des Netzwerks prüfen"},
    ],
    "tasks": [
        {
            "title": "Ladung zum Rat versenden",
            "address": "#",
            "hint": "fällig am Fr, 27.09.2024; die Frist beträgt sieben volle Tage",
            "state": "bald fällig",
            "tone": "warning",
        },
        {
            "title": "Niederschrift unterzeichnen",
            "address": "#",
            "hint": "war fällig am Fr, 20.09.2024",
            "state": "überfällig",
            "tone": "danger",
        },
        {"title": "Anlage 2 lesen", "address": "#", "state": "erledigt", "tone": "success"},
    ],
    "steps": [
        {"label": "Datei", "state": "done", "address": "#"},
        {"label": "Erkanntes prüfen", "state": "current"},
        {"label": "Beratungsfolge", "state": "open"},
        {"label": "Freigabe", "state": "open"},
    ],
    "page": Paginator(range(230), 20).page(5),
    "notes": [
        Message(SUCCESS, "Die Vorlage 0225/2020-2025 ist freigegeben."),
    ],
    "old": "Der Rat beschließt den Beitritt zum 01.01.2021.\nEr kostet 1.500 Euro.",
    "new": "Der Rat beschließt den Beitritt zum 01.01.2022.\nEr kostet 2.000 Euro im Jahr.",
}
