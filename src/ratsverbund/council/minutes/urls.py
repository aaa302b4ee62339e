"""Addresses: Niederschriften."""

from django.urls import path

from ratsverbund.council.minutes import views
from ratsverbund.council.minutes.periods import pages

app_name = "minutes"

urlpatterns = [
    path("", views.minutes_list, name="list"),
    path("frist/<slug:slug>/", pages.period, name="period"),
    path("sitzung/<int:pk>/", views.begin, name="begin"),
    path("sitzung/<int:pk>/oeffentlich/", views.public, name="public"),
    path("sitzung/<int:pk>/oeffentlich.pdf", views.public_pdf, name="public_pdf"),
    path("<int:pk>/", views.minutes, name="minutes"),
    path("<int:pk>/niederschrift.pdf", views.pdf, name="pdf"),
    path("<int:pk>/bemerkungen/", views.remarks, name="remarks"),
    path("<int:pk>/vorlegen/", views.finish, name="finish"),
    path("<int:pk>/zurueckholen/", views.reopen, name="reopen"),
    path("<int:pk>/unterzeichnen/", views.sign, name="sign"),
    path("<int:pk>/zuleiten/", views.send, name="send"),
    path("<int:pk>/einwendung/", views.object_to, name="object"),
    path("<int:pk>/genehmigung/", views.approve, name="approve"),
    path("<int:pk>/freigabe/", views.release, name="release"),
    path("<int:pk>/zuruecknehmen/", views.withdraw, name="withdraw"),
    path("<int:pk>/namen/", views.names, name="names"),
    path("punkte/<int:pk>/", views.item, name="item"),
    path("punkte/<int:pk>/oeffentlich/", views.public_text, name="public_text"),
    path("punkte/<int:pk>/erklaerung/", views.statement, name="statement"),
    path("punkte/<int:pk>/berichtigung/", views.correct, name="correct"),
    path("punkte/<int:pk>/auszug.pdf", views.extract, name="extract"),
    path("erklaerungen/<int:pk>/streichen/", views.drop_statement, name="drop_statement"),
    path("einwendungen/<int:pk>/", views.answer, name="answer"),
    path("zuleitungen/<int:pk>/", views.retry, name="retry"),
    path("berichtigungen/<int:pk>/bestaetigen/", views.confirm, name="confirm"),
]
