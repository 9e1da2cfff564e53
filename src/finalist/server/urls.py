"""Every address: the pages, and the API beside them."""

from django.urls import include, path

urlpatterns = [path("", include("finalist.web.urls"))]
handler404 = "finalist.web.views.trouble.not_there"
handler500 = "finalist.web.views.trouble.broken"
handler403 = "finalist.web.views.trouble.refused"
handler400 = "finalist.web.views.trouble.malformed"
