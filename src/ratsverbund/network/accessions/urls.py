"""Addresses of cases: the way of a body into a network."""

from django.urls import path

from ratsverbund.network.accessions.views import cases, steps

app_name = "cases"

urlpatterns = [
    path("", cases.case_list, name="list"),
    path("vorlage/<int:pk>/", steps.prepare, name="prepare"),
    path("<int:pk>/", cases.case, name="case"),
    path("<int:pk>/grundlage/", steps.change, name="change"),
    path("<int:pk>/rechnung/", steps.bill, name="bill"),
    path("<int:pk>/erklaerung/", steps.sign, name="sign"),
    path("<int:pk>/bestaetigung/", steps.confirm, name="confirm"),
    path("<int:pk>/ablehnung/", steps.decline, name="decline"),
    path("<int:pk>/ruecknahme/", steps.withdraw, name="withdraw"),
    path("<int:pk>/schreiben/<slug:kind>.pdf", cases.letter, name="letter"),
]
