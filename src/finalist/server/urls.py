"""Every address: the pages, and the API beside them."""

from typing import Any

from django.urls import URLResolver, include, path
from django.urls.resolvers import RoutePattern
from django.utils.datastructures import MultiValueDict
from django.utils.translation import get_language


class LaterResolver(URLResolver):
    """Addresses whose module is imported when the first request for one comes (half a second that no page waits for).

    They have no names: looking a page's address up by its name must not import them either.
    """

    def _populate(self) -> None:
        language = get_language()
        nothing: Any = MultiValueDict()
        self._reverse_dict[language] = nothing
        self._namespace_dict[language] = {}  # type: ignore[attr-defined]
        self._app_dict[language] = {}  # type: ignore[attr-defined]
        self._populated = True


urlpatterns = [path("", include("finalist.web.urls")), LaterResolver(RoutePattern("api/"), "finalist.api.urls")]
handler404 = "finalist.web.views.trouble.not_there"
handler500 = "finalist.web.views.trouble.broken"
handler403 = "finalist.web.views.trouble.refused"
handler400 = "finalist.web.views.trouble.malformed"
