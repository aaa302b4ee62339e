"""Addresses: Anregungen und Beschwerden."""

from django.urls import path

from ratsverbund.council.petitions.letterbox import pages as citizens
from ratsverbund.council.petitions.views import reading, steps, writing

app_name = "petitions"

urlpatterns = [
    path("", reading.petitions, name="list"),
    path("liste.xlsx", reading.export, name="export"),
    path("neu/", writing.register, name="register"),
    path("einreichen/<slug:slug>/", citizens.submit, name="submit"),
    path("stand/<str:secret>/", citizens.status, name="status"),
    path("eingang/<int:pk>/", writing.intake, name="intake"),
    path("eingang/<int:pk>/verwerfen/", writing.discard, name="discard"),
    path("schreiben/<int:pk>.pdf", reading.letter, name="letter"),
    path("<int:pk>/", reading.petition, name="petition"),
    path("<int:pk>/einordnen/", steps.triage, name="triage"),
    path("<int:pk>/ergaenzen/", steps.complete, name="complete"),
    path("<int:pk>/weiterleiten/", steps.forward, name="forward"),
    path("<int:pk>/absehen/", steps.refrain, name="refrain"),
    path("<int:pk>/tagesordnung/", steps.schedule, name="schedule"),
    path("<int:pk>/einladen/", steps.invite, name="invite"),
    path("<int:pk>/sprecher/", steps.speaker, name="speaker"),
    path("<int:pk>/anhoerung/", steps.hearing, name="hearing"),
    path("<int:pk>/ueberweisung/", steps.outcome, name="outcome"),
    path("<int:pk>/nachricht/", steps.answer, name="answer"),
    path("<int:pk>/entscheidung/", steps.decision, name="decision"),
    path("<int:pk>/ruecknahme/", steps.withdraw, name="withdraw"),
    path("<int:pk>/loeschen/", steps.anonymise, name="anonymise"),
]
