"""Addresses of bodies, below `koerperschaften/`."""

from django.urls import path

from ratsverbund.people.bodies.views import body, register

app_name = "bodies"
urlpatterns = [
    path("", body.body_list, name="body_list"),
    path("neu/", body.create, name="create"),
    path("einlesen/", register.upload, name="register_upload"),
    path("einlesen/vorlage.xlsx", register.template, name="register_template"),
    path("einlesen/<int:pk>/", register.register, name="register"),
    path("einlesen/<int:pk>/entscheiden/", register.decide, name="register_decide"),
    path("einlesen/<int:pk>/ergebnis.xlsx", register.result, name="register_result"),
    path("<slug:slug>/", body.body_page, name="body_page"),
    path("<slug:slug>/bearbeiten/", body.update, name="update"),
    path("<slug:slug>/einwohner/", body.add_population, name="add_population"),
    path("<slug:slug>/schluessel/", body.add_key, name="add_key"),
    path("<slug:slug>/wahlperiode/", body.open_term, name="open_term"),
    path("<slug:slug>/wahlperiode/<int:pk>/ende/", body.close_term, name="close_term"),
]
