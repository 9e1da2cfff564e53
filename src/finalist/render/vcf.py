"""Address cards as vCard 3.0 (RFC 2426): same people, same bytes; read back by ingest/vcf.py without loss."""

import base64
import re
from collections.abc import Iterable
from typing import Any

from finalist.core.documents.contact import Contact

PRONOUNCED = "x-finalist-pronounced"
"""No property of vCard 3.0 says how a name is spoken; programs that do not know this one leave it alone. Phones know
X-PHONETIC-FIRST-NAME and -LAST-NAME, which are written beside it."""
_END, _FOLD = "END:VCARD\r\n", 75
_CONTROL = re.compile(r"[\x00-\x09\x0b-\x1f\x7f\x85\u2028\u2029\ud800-\udfff]+")


def cards_bytes(contacts: Iterable[Contact]) -> bytes:
    """The cards one after another; CRLF line ends, lines folded at 75 octets, UTF-8."""
    import vobject

    return b"".join(_card(vobject, contact) for contact in contacts)


def plain(text: str) -> str:
    """The text without characters that would end a line or break a card; line breaks stay, as \\n."""
    return _CONTROL.sub(" ", text.replace("\r\n", "\n").replace("\r", "\n")).strip()


def _card(vobject: Any, contact: Contact) -> bytes:
    card = vobject.vCard()
    name = plain(contact.name) or "?"
    card.add("fn").value = name
    given, _, family = name.rpartition(" ")
    card.add("n").value = vobject.vcard.Name(family=family, given=given)
    values = {
        "uid": contact.uid,
        "email": contact.email,
        "tel": contact.phone,
        "title": contact.title,
        "note": contact.about,
        PRONOUNCED: contact.pronounced,
        **_phonetic(name, plain(contact.pronounced)),
    }
    for key, value in values.items():
        if plain(value):
            card.add(key).value = plain(value)
    if plain(contact.company):
        card.add("org").value = [plain(contact.company)]
    text: str = card.serialize()
    return text.replace(_END, f"{_photo(contact.photo)}{_END}").encode("utf-8")


def _photo(data: bytes) -> str:
    """The PHOTO property, folded; "" for no picture. vobject leaves a long value in one line."""
    if not data:
        return ""
    kind = "PNG" if data.startswith(b"\x89PNG") else "JPEG"
    line = f"PHOTO;ENCODING=b;TYPE={kind}:{base64.b64encode(data).decode()}"
    rest = range(_FOLD, len(line), _FOLD - 1)
    return "\r\n ".join([line[:_FOLD], *(line[at : at + _FOLD - 1] for at in rest)]) + "\r\n"


def _phonetic(name: str, said: str) -> dict[str, str]:
    """The spoken name as phones keep it: word by word where the numbers of words agree, else all of it as one."""
    words = " ".join(said.split()).split(" ")
    if len(words) < 2 or len(words) != len(name.split()):
        return {"x-phonetic-first-name": " ".join(words)}
    return {"x-phonetic-first-name": " ".join(words[:-1]), "x-phonetic-last-name": words[-1]}
