"""Finalist: from the invitation to a second interview to a signed offer, on your own machine."""
