"""Addresses of amendments of charters."""

from django.urls import path

from ratsverbund.council.charters.views import drafting, reading, steps

app_name = "charters"

urlpatterns = [
    path("", reading.amendments, name="list"),
    path("neu/", drafting.new, name="new"),
    path("<int:pk>/", reading.amendment, name="amendment"),
    path("<int:pk>/entwurf/", drafting.change, name="change"),
    path("<int:pk>/entwurf.toml", reading.draft_file, name="draft_file"),
    path("<int:pk>/wirkung/", reading.effects, name="effects"),
    path("<int:pk>/wirkung.json", reading.effects_file, name="effects_file"),
    path("<int:pk>/wirkung.xlsx", reading.effects_sheet, name="effects_sheet"),
    path("<int:pk>/vorgaenge.json", reading.questions_file, name="questions_file"),
    path("<int:pk>/durchrechnung/", drafting.simulate, name="simulate"),
    path("<int:pk>/vorlage/", steps.submit, name="submit"),
    path("<int:pk>/ausfertigung/", steps.order, name="order"),
    path("<int:pk>/bekanntmachung/", steps.complete, name="complete"),
    path("<int:pk>/ruecknahme/", steps.withdraw, name="withdraw"),
]
