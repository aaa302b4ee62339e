"""Addresses of matters, contracts, delegations and call-ins."""

from django.urls import path

from ratsverbund.council.competence import views

app_name = "competence"

urlpatterns = [
    path("", views.matters, name="matters"),
    path("neu/<slug:slug>/", views.new_matter, name="new_matter"),
    path("angelegenheiten/<int:pk>/", views.matter, name="matter"),
    path("vorlagen/<int:pk>/", views.paper, name="paper"),
    path("uebertragungen/", views.delegations, name="delegations"),
    path("uebertragungen/register.xlsx", views.delegations_file, name="delegations_file"),
    path("uebertragungen/neu/<slug:slug>/", views.new_delegation, name="new_delegation"),
    path("uebertragungen/einlesen/<slug:slug>/", views.import_file, name="import"),
    path("uebertragungen/<int:pk>/ende/", views.end_delegation, name="end_delegation"),
    path("vertraege/", views.contracts, name="contracts"),
    path("vertraege/neu/<slug:slug>/", views.new_contract, name="new_contract"),
    path("vertraege/<int:pk>/", views.contract, name="contract"),
    path("rueckholung/", views.call_ins, name="call_ins"),
    path("rueckholung/neu/<slug:slug>/", views.new_call_in, name="new_call_in"),
    path("rueckholung/<int:pk>/", views.call_in, name="call_in"),
    path("rueckholung/<int:pk>/zurueckziehen/", views.withdraw_call_in, name="withdraw_call_in"),
]
