"""What can be done, one file a noun and one function a verb; the acting owner comes first. Every skin calls these."""
