"""Letters: drafted from notes and documents, each sentence bound to its place, and checked whoever wrote them."""
