"""Addresses of imports and changes of seats and offices, below `mandate/`."""

from django.urls import path

from ratsverbund.people.mandates import views

app_name = "mandates"
urlpatterns = [
    path("<slug:slug>/einlesen/", views.upload, name="upload"),
    path("<slug:slug>/vorlage.xlsx", views.template, name="template"),
    path("<slug:slug>/mandate.xlsx", views.export, name="export"),
    path("<slug:slug>/<str:key>.csv", views.export_list, name="export_list"),
    path("aenderungen/<int:pk>/", views.change, name="change"),
    path("aenderungen/<int:pk>/entscheiden/", views.decide, name="decide"),
    path("aenderungen/<int:pk>/zuordnen/", views.link, name="link"),
]
