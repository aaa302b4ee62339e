"""Addresses: Entschädigungen."""

from django.urls import path

from ratsverbund.council.allowances import views

app_name = "allowances"

urlpatterns = [
    path("", views.mine, name="mine"),
    path("blatt/<int:year>.pdf", views.statement, name="statement"),
    path("antraege/", views.inbox, name="inbox"),
    path("antraege/<slug:slug>/papier/", views.choose_on_paper, name="choose_on_paper"),
    path("antraege/<slug:slug>/papier/<slug:kind>/", views.enter, name="enter"),
    path("antrag/", views.choose, name="choose"),
    path("antrag/neu/<slug:kind>/", views.submit, name="submit"),
    path("antrag/<int:pk>/", views.claim, name="claim"),
    path("antrag/<int:pk>/korrektur/", views.correct, name="correct"),
    path("antrag/<int:pk>/nachweis/", views.add_proof, name="add_proof"),
    path("antrag/<int:pk>/nachweis/<int:file>/", views.proof, name="proof"),
    path("antrag/<int:pk>/festsetzen/", views.settle, name="settle"),
    path("antrag/<int:pk>/ablehnen/", views.reject, name="reject"),
    path("abrechnung/<slug:slug>/", views.months, name="months"),
    path("abrechnung/<slug:slug>/<int:year>/<int:month>/", views.run, name="run"),
    path("abrechnung/<slug:slug>/<int:year>/<int:month>.xlsx", views.sheet, name="sheet"),
    path("abrechnung/<slug:slug>/<int:year>/<int:month>.pdf", views.run_file, name="run_file"),
    path("fraktionen/<slug:slug>/", views.sessions, name="sessions"),
    path("fraktionen/<slug:slug>/neu/", views.record_session, name="record_session"),
]
