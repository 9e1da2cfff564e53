"""Names of rows: short, unguessable, readable in an address, and made where the row is made (a phone, say)."""

import secrets

ALPHABET = "23456789abcdefghjkmnpqrstuvwxyz"
LENGTH = 12


def new_id() -> str:
    """Twelve characters out of 31, about 59 bits; without those that are taken for one another."""
    return "".join(secrets.choice(ALPHABET) for _ in range(LENGTH))
