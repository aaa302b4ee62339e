"""Addresses of persons, below `personen/`."""

from django.urls import path

from ratsverbund.people.persons import views

app_name = "persons"
urlpatterns = [
    path("", views.person_list, name="person_list"),
    path("neu/", views.create, name="create"),
    path("<int:pk>/", views.person_page, name="person_page"),
    path("<int:pk>/bearbeiten/", views.update, name="update"),
]
