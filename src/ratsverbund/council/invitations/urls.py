"""Addresses: Ladungen."""

from django.urls import path

from ratsverbund.council.invitations import views

app_name = "invitations"

urlpatterns = [
    path("<int:pk>/ladung/", views.meeting, name="meeting"),
    path("<int:pk>/ladung/versenden/", views.invite, name="invite"),
    path("<int:pk>/ladung/nachtrag/", views.supplement, name="supplement"),
    path("<int:pk>/ladung/absage/", views.cancellation, name="cancellation"),
    path("<int:pk>/ladung/meine/", views.mine, name="mine"),
    path("<int:pk>/ladung/mappe/", views.rebind, name="rebind"),
    path("<int:pk>/ladung/mappe/<str:edition>.pdf", views.book, name="book"),
    path("<int:pk>/verwaltung/", views.staff, name="staff"),
    path("verwaltung/<int:pk>/einvernehmen/", views.consent, name="consent"),
    path("ladungen/<int:pk>/nachweis.pdf", views.proof, name="proof"),
    path("ladungen/<int:pk>/abgesandt/", views.posted, name="posted"),
    path("versand/<int:pk>/erneut/", views.retry, name="retry"),
    path("versand/<int:pk>/ruecklauf/", views.bounce, name="bounce"),
    path("versand/<int:pk>/brief.pdf", views.letter, name="letter"),
    path("gleichstellung/<int:pk>/", views.equality, name="equality"),
    path("zustellweg/<int:pk>/", views.contact, name="contact"),
]
