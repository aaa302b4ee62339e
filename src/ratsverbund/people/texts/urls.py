"""Addresses of official wordings, below `texte/`."""

from django.urls import path

from ratsverbund.people.texts import views

app_name = "texts"
urlpatterns = [
    path("<slug:slug>/", views.text_list, name="text_list"),
    path("<slug:slug>/<int:pk>/", views.text, name="text"),
    path("<slug:slug>/<int:pk>/entscheiden/", views.decide, name="decide"),
]
