"""Addresses of the law, below `recht/`; a norm keeps its address for ever."""

from django.urls import path, re_path

from ratsverbund.public.law.views import (
    annex,
    calculation,
    comparison,
    explorer,
    files,
    programs,
    shelf,
)

app_name = "law"
urlpatterns = [
    path("", shelf.overview, name="shelf"),
    path("<slug:bundle>/", shelf.bundle, name="bundle"),
    path("<slug:bundle>/pruefung/", shelf.conflicts, name="check"),
    path("<slug:bundle>/abdeckung/", shelf.coverage, name="coverage"),
    path("<slug:bundle>/vergleich/", comparison.comparison, name="comparison"),
    path("<slug:bundle>/normen.json", programs.standing, name="standing"),
    path("<slug:bundle>/vergleich.json", programs.difference, name="difference"),
    path("<slug:bundle>/rechnen/<slug:institution>/angaben.json", programs.facts, name="facts"),
    path("<slug:bundle>/rechnen/<slug:institution>/begruendung.pdf", annex.annex, name="annex"),
    path("<slug:bundle>/rechnen/", calculation.questions, name="questions"),
    path("<slug:bundle>/rechnen/<slug:institution>.json", calculation.answer_file, name="answer"),
    path("<slug:bundle>/rechnen/<slug:institution>/", calculation.calculation, name="calculation"),
    path("<slug:bundle>/<slug:work>/", explorer.explorer, name="explorer"),
    path("<slug:bundle>/<slug:work>/<str:stand>/", explorer.explorer, name="explorer_on"),
    path("<slug:bundle>/<slug:work>/<str:stand>/akoma-ntoso.xml", files.akoma_file, name="akoma"),
    path("<slug:bundle>/<slug:work>/<str:stand>/fassung.pdf", files.pdf_file, name="pdf"),
    re_path(
        r"^(?P<bundle>[-\w]+)/(?P<work>[-\w]+)/(?P<stand>[-\d]+)/(?P<place>.+)$",
        explorer.norm,
        name="norm",
    ),
]
