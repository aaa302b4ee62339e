"""Addresses: Beschlusskontrolle."""

from django.urls import path

from ratsverbund.council.execution.views import legal, reading, steps, telling

app_name = "execution"

urlpatterns = [
    path("", reading.tasks, name="list"),
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
    path("beschluesse/<int:pk>/widerspruch/", legal.raise_objection, name="raise_objection"),
    path("widersprueche/", legal.objections, name="objections"),
    path("widersprueche/<int:pk>/", legal.objection, name="objection"),
    path(
        "widersprueche/<int:pk>/tagesordnung/", legal.schedule_objection, name="schedule_objection"
    ),
    path("widersprueche/<int:pk>/ruecknahme/", legal.withdraw_objection, name="withdraw_objection"),
    path("widersprueche/<int:pk>/aufsicht/", legal.refer_objection, name="refer_objection"),
    path("widersprueche/<int:pk>/entscheidung/", legal.settle_objection, name="settle_objection"),
    path("dringlich/", legal.urgent_decisions, name="urgent_list"),
    path("dringlich/neu/", legal.draft_urgent, name="draft_urgent"),
    path("dringlich/<int:pk>/", legal.urgent, name="urgent"),
    path("dringlich/<int:pk>.pdf", legal.urgent_pdf, name="urgent_pdf"),
    path("dringlich/<int:pk>/unterschrift/", legal.sign_urgent, name="sign_urgent"),
    path("dringlich/<int:pk>/mitunterschrift/", legal.cosign_urgent, name="cosign_urgent"),
    path("dringlich/<int:pk>/hauptausschuss/", legal.take_urgent, name="take_urgent"),
    path("dringlich/<int:pk>/verwerfen/", legal.discard_urgent, name="discard_urgent"),
    path("dringlich/<int:pk>/vorlegen/", legal.submit_urgent, name="submit_urgent"),
    path("dringlich/<int:pk>/aufheben/", legal.repeal_urgent, name="repeal_urgent"),
    path("presse/", telling.press_notes, name="press_list"),
    path("presse/<int:pk>/", telling.press_note, name="press_note"),
    path("presse/<int:pk>.pdf", telling.press_file, name="press_file"),
    path("presse/<int:pk>.txt", telling.press_text, name="press_text"),
    path("presse/<int:pk>/text/", telling.amend_press, name="amend_press"),
    path("presse/<int:pk>/auswahl/", telling.choose_press, name="choose_press"),
    path("presse/<int:pk>/freigabe/", telling.release_press, name="release_press"),
    path("presse/<int:pk>/ruecknahme/", telling.recall_press, name="recall_press"),
    path("presse/sitzungen/<int:pk>/", telling.draft_press, name="draft_press"),
    path("vorlagen/<int:pk>/unterrichtung/", telling.inform, name="inform"),
]
