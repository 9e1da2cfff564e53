"""Bytes into documents. The only place with file formats; `fetch.py` is the only file that may download.

Every reader takes bytes and a name and returns a Read: bad input never hides good input.
"""
