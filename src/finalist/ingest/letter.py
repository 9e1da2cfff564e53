"""A letter as plain text: an .eml with its To and Subject lines before the text, or any text file as it is."""

import hashlib
import re
from email import policy
from email.parser import BytesParser

from finalist.core.documents.base import Source
from finalist.core.errors import UserError

_MAIL = re.compile(rb"\A(?:[A-Za-z-]+:[^\n]*\r?\n(?:[ \t][^\n]*\r?\n)*){2,}\r?\n")


def read_letter(data: bytes, name: str, source_id: str = "letter") -> Source:
    """The letter as a Source. Raises UserError when there is no text in it."""
    from finalist.ingest.text import read_text

    mail = name.lower().endswith(".eml") or (_MAIL.match(data) and b"\ncontent-type:" in data[:4000].lower())
    text = _of_mail(data) if mail else read_text(data, name).text
    if not text.strip():
        raise UserError(f"{name}: this letter is empty.", "Name the file that holds the text.")
    return Source(id=source_id, kind="notes", name=name, sha256=hashlib.sha256(data).hexdigest(), text=text)


def _of_mail(data: bytes) -> str:
    """To, Subject and the text of a mail; header words are decoded, HTML becomes text."""
    from finalist.ingest.text import read_text

    message = BytesParser(policy=policy.default).parsebytes(data)
    part = message.get_body(("plain", "html"))
    try:
        body = str(part.get_content()) if part else ""
    except (LookupError, ValueError):
        body = (part.get_payload(decode=True) or b"").decode("utf-8", "replace") if part else ""  # type: ignore[union-attr]
    if part is not None and part.get_content_subtype() == "html":
        body = read_text(body.encode(), "letter.html").text
    heads = [f"{head}: {' '.join(str(message[head]).split())}" for head in ("To", "Subject") if message[head]]
    return "\n".join([*heads, "", body.replace("\r\n", "\n")]).strip("\n") + "\n"
