"""What a file is made of, apart from its words: what a parser stumbles over."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Anatomy:
    """size: bytes; pages: 0 when the format has none; columns: 1 when nothing speaks for more; aside: text of headers,
    footers and text boxes; raw: the words in the order in which the file holds them, "" when that is all there is;
    shown: the words alone, without addresses that only links hold; links: (words it lies on, address).

    For PDF: unembedded: fonts that the file only names; smallest: points, 0 unknown; bare: pages with a picture and no
    words; joined: signs such as “ﬁ” that its fonts give as letters; apart: lines with words at a wide gap from others.
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
    shown: str = ""
    headings: tuple[str, ...] = ()
    odd_headings: tuple[str, ...] = ()
    links: tuple[tuple[str, str], ...] = ()
    fonts: tuple[str, ...] = ()
    unembedded: tuple[str, ...] = ()
    smallest: float = 0.0
    bare: tuple[int, ...] = ()
    joined: str = ""
    apart: int = 0
