"""The few things our templates can say beyond Django's."""
