"""An address card: what a vCard says of somebody, as far as an interview needs it."""

from finalist.core.documents.base import Document


class Contact(Document):
    """One person. `uid`: the card's own name for them, stable over exports; `pronounced`: how to say the name; `photo`:
    the bytes of a PNG or JPEG, none when there is no picture."""

    name: str
    email: str = ""
    phone: str = ""
    company: str = ""
    title: str = ""
    about: str = ""
    pronounced: str = ""
    uid: str = ""
    photo: bytes = b""
