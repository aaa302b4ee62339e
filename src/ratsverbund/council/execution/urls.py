"""Addresses: Beschlusskontrolle."""

from django.urls import path

from ratsverbund.council.execution.appeals import pages as appeals
from ratsverbund.council.execution.objections import pages as objections
from ratsverbund.council.execution.periods import pages as periods
from ratsverbund.council.execution.publicity import pages as publicity
from ratsverbund.council.execution.urgency import pages as urgency
from ratsverbund.council.execution.views import reading, steps

app_name = "execution"

urlpatterns = [
    path("", reading.tasks, name="list"),
    path("fristen/", periods.periods, name="periods"),
    path("fristen/<slug:slug>/", periods.set_periods, name="set_periods"),
    path("liste.xlsx", reading.export, name="export"),
    path("uebertragen/", steps.assign_chosen, name="assign_chosen"),
    path("abgeben/", steps.transfer_chosen, name="transfer_chosen"),
    path("aufgaben/<int:pk>/", reading.task, name="task"),
    path("aufgaben/<int:pk>/uebertragen/", steps.assign, name="assign"),
    path("aufgaben/<int:pk>/bearbeiten/", steps.amend, name="amend"),
    path("aufgaben/<int:pk>/frist/", steps.extend, name="extend"),
    path("aufgaben/<int:pk>/abgeben/", steps.transfer, name="transfer"),
    path("aufgaben/<int:pk>/bericht/", steps.report, name="report"),
    path("aufgaben/<int:pk>/bestaetigen/", steps.accept, name="accept"),
    path("aufgaben/<int:pk>/zurueckgeben/", steps.give_back, name="give_back"),
    path("aufgaben/<int:pk>/entfallen/", steps.drop, name="drop"),
    path("aufgaben/<int:pk>/tagesordnung/", steps.schedule_report, name="schedule_report"),
    path("berichte/<int:pk>/veroeffentlichen/", steps.release_note, name="release_note"),
    path("berichte/<int:pk>.pdf", reading.note_file, name="note_file"),
    path("beschluesse/<int:pk>/aufgabe/", steps.add, name="add"),
    path("beschluesse/<int:pk>/widerspruch/", objections.raise_objection, name="raise_objection"),
    path("einspruchsfristen/<int:pk>/ende/", appeals.end_period, name="end_appeal_period"),
    path("einspruchsfristen/<int:pk>/einspruch/", appeals.appeal, name="record_appeal"),
    path("widersprueche/", objections.objections, name="objections"),
    path("widersprueche/<int:pk>/", objections.objection, name="objection"),
    path(
        "widersprueche/<int:pk>/tagesordnung/",
        objections.schedule_objection,
        name="schedule_objection",
    ),
    path(
        "widersprueche/<int:pk>/ruecknahme/",
        objections.withdraw_objection,
        name="withdraw_objection",
    ),
    path("widersprueche/<int:pk>/aufsicht/", objections.refer_objection, name="refer_objection"),
    path(
        "widersprueche/<int:pk>/entscheidung/", objections.settle_objection, name="settle_objection"
    ),
    path("dringlich/", urgency.urgent_decisions, name="urgent_list"),
    path("dringlich/neu/", urgency.draft_urgent, name="draft_urgent"),
    path("dringlich/<int:pk>/", urgency.urgent, name="urgent"),
    path("dringlich/<int:pk>.pdf", urgency.urgent_pdf, name="urgent_pdf"),
    path("dringlich/<int:pk>/unterschrift/", urgency.sign_urgent, name="sign_urgent"),
    path("dringlich/<int:pk>/mitunterschrift/", urgency.cosign_urgent, name="cosign_urgent"),
    path("dringlich/<int:pk>/hauptausschuss/", urgency.take_urgent, name="take_urgent"),
    path("dringlich/<int:pk>/verwerfen/", urgency.discard_urgent, name="discard_urgent"),
    path("dringlich/<int:pk>/vorlegen/", urgency.submit_urgent, name="submit_urgent"),
    path("dringlich/<int:pk>/aufheben/", urgency.repeal_urgent, name="repeal_urgent"),
    path("presse/", publicity.press_notes, name="press_list"),
    path("presse/<int:pk>/", publicity.press_note, name="press_note"),
    path("presse/<int:pk>.pdf", publicity.press_file, name="press_file"),
    path("presse/<int:pk>.txt", publicity.press_text, name="press_text"),
    path("presse/<int:pk>/text/", publicity.amend_press, name="amend_press"),
    path("presse/<int:pk>/auswahl/", publicity.choose_press, name="choose_press"),
    path("presse/<int:pk>/freigabe/", publicity.release_press, name="release_press"),
    path("presse/<int:pk>/ruecknahme/", publicity.recall_press, name="recall_press"),
    path("presse/sitzungen/<int:pk>/", publicity.draft_press, name="draft_press"),
    path("vorlagen/<int:pk>/unterrichtung/", publicity.inform, name="inform"),
]
