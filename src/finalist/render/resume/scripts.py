"""Which scripts a text is written in beyond Latin, Greek and Cyrillic, and where fonts for them lie.

Both sets of fonts are extras, for they are large or needed by few: `rtl` (Amiri for Arabic and Persian, Heebo for
Hebrew) and `cjk` (Noto Sans CJK). Amiri, because it sets lam and alef as two signs: one sign for both comes out of
other programs' readers with its letters swapped.
"""

from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Script:
    """One extra. ranges: of code points, both ends included; modules: packages that hold its fonts."""

    extra: str
    names: str
    ranges: tuple[tuple[int, int], ...]
    modules: tuple[str, ...]
    debian: str


SCRIPTS = (
    Script("rtl", "Arabic, Persian or Hebrew", ((0x0590, 0x08FF), (0xFB1D, 0xFDFF), (0xFE70, 0xFEFE)),
           ("fontpkg_amiri", "fontpkg_heebo"), "fonts-hosny-amiri and fonts-noto-core"),
    Script("cjk", "Chinese, Japanese or Korean", ((0x1100, 0x11FF), (0x2E80, 0xA4CF), (0xAC00, 0xD7FF),
           (0xF900, 0xFAFF), (0xFE30, 0xFE4F), (0xFF00, 0xFFEF), (0x20000, 0x3FFFF)), ("manimgx_fonts_cjk",),
           "fonts-noto-cjk"),
)  # fmt: skip
LATIN = ("font_source_sans_pro", "font_source_serif_pro")


def scripts_in(text: str) -> tuple[Script, ...]:
    """The scripts that the text needs more fonts for."""
    codes = {code for code in map(ord, set(text)) if code >= 0x0590}
    return tuple(one for one in SCRIPTS if any(first <= code <= last for code in codes for first, last in one.ranges))


def folders(modules: tuple[str, ...]) -> tuple[Path, ...]:
    """Where the fonts of these packages lie; those that are not installed are left out."""
    found: list[Path] = []
    for name in modules:
        spec = find_spec(name)
        if spec and spec.submodule_search_locations:
            home = Path(spec.submodule_search_locations[0])
            found.append(home / "files" if (home / "files").is_dir() else home)
    return tuple(found)


def how_to_get(scripts: tuple[Script, ...]) -> str:
    """A sentence on where fonts for these scripts come from."""
    if not scripts:
        return "Install a font that has it"
    extras = ",".join(one.extra for one in scripts)
    debian = ", ".join(one.debian for one in scripts)
    return f'For {" and ".join(one.names for one in scripts)}: pip install "finalist[{extras}]" (Debian: {debian})'
