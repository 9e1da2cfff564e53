"""Models. Today: sentence vectors, read from an installed package; nothing is ever downloaded."""
