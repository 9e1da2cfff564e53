"""The post: mail that goes out, and drafts that go into one's own mailbox. Only when a person clicked on that letter.

Beside ingest/fetch.py the only place that reaches the network; services/sending.py is the only one that calls it.
"""
