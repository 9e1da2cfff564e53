"""How an answer or a story is built: its parts, its numbers, what is missing."""
