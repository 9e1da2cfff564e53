"""What a file is made of, apart from its words: what a parser stumbles over."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Anatomy:
    """size: bytes; pages: 0 when the format has none; columns: 1 when nothing speaks for more; aside: text of headers,
    footers and text boxes; raw: the words in the order in which the file holds them, "" when that is all there is.
    """

    format: str
    size: int
    pages: int = 0
    columns: int = 1
    tables: int = 0
    pictures: int = 0
    tagged: bool | None = None
    aside: str = ""
    raw: str = ""
    headings: tuple[str, ...] = ()
    odd_headings: tuple[str, ...] = ()
