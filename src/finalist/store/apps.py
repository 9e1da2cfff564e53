"""The one Django application of Finalist."""

from django.apps import AppConfig


class StoreConfig(AppConfig):
    """Models and migrations under the label `store`."""

    name = "finalist.store"
    label = "store"
    default_auto_field = "django.db.models.BigAutoField"
