"""One file a noun; a view parses, calls one service, and presents (25 lines at most)."""
