"""Addresses of a council over its term, below `wahlperiode/`."""

from django.urls import path

from ratsverbund.people.terms import views

app_name = "terms"
urlpatterns = [
    path("<slug:slug>/", views.overview, name="overview"),
    path("<slug:slug>/aenderung/<str:kind>/", views.change, name="change"),
    path("<slug:slug>/reserveliste/", views.reserve, name="reserve"),
    path("reserveliste/<int:pk>/uebergehen/", views.decline, name="decline"),
    path("reserveliste/<int:pk>/nachruecken/", views.succeed, name="succeed"),
]
