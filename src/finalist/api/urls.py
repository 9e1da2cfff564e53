"""Every address of the API. Imported when the first request for one comes: a page does not wait for it."""

from finalist.api.app import api

urlpatterns = api.urls[0]
