"""Addresses of the registers, below `register/`."""

from django.urls import path

from ratsverbund.people.registers import views

app_name = "registers"
urlpatterns = [
    path("kontakt/", views.own_contacts, name="own_contacts"),
    path("kontakt/<int:pk>/", views.contacts, name="contacts"),
    path("ehrungen/<int:pk>/entziehen/", views.revoke, name="revoke"),
    path("interessen/<int:pk>/", views.declaration, name="declaration"),
    path("interessen/<int:pk>/veroeffentlichen/", views.publish, name="publish"),
    path("interessen/<int:pk>/angaben.pdf", views.declaration_file, name="declaration_file"),
    path("<slug:slug>/ehrungen/", views.honours, name="honours"),
    path("<slug:slug>/ehrungen/neu/", views.confer, name="confer"),
    path("<slug:slug>/interessen/", views.interests, name="interests"),
    path("<slug:slug>/interessen/anfordern/", views.ask, name="ask"),
]
