"""Addresses of accounts, below `konten/`."""

from django.urls import path

from ratsverbund.people.accounts import views

app_name = "accounts"
urlpatterns = [
    path("", views.account_list, name="account_list"),
    path("ich/", views.profile, name="profile"),
    path("neu/", views.create, name="create"),
    path("<int:pk>/", views.account_page, name="account_page"),
    path("<int:pk>/name/", views.rename, name="rename"),
    path("<int:pk>/sperre/", views.switch, name="switch"),
    path("<int:pk>/kennwort/", views.password_link, name="password_link"),
    path("<int:pk>/rolle/", views.grant, name="grant"),
    path("rollen/<int:pk>/ende/", views.end_role, name="end_role"),
]
