"""The pages of a PDF as pictures to present with: drawn in a process of its own, as everything hostile may be."""

import subprocess
import sys

from finalist.ingest.picture import MOST_BYTES, SECONDS, bound, png

WIDE = 1280
"""Pixels across a slide: a laptop's screen."""
MOST = 200
"""Slides. Convention: more than anybody shows."""


def page_count(data: bytes) -> int:
    """How many pages it has, MOST at most; 0 when it cannot be read."""
    told = _outside(data, "count")
    return min(int(told), MOST) if told.isdigit() else 0


def page_picture(data: bytes, number: int) -> bytes | None:
    """One page as PNG, counted from 0; None when it cannot be drawn, is too large or takes too long."""
    made = _outside(data, str(number))
    return made if made.startswith(b"\x89PNG") else None


def _outside(data: bytes, asked: str) -> bytes:
    if len(data) > MOST_BYTES:
        return b""
    command = [sys.executable, "-m", "finalist.ingest.deck", asked]
    try:
        done = subprocess.run(command, input=data, capture_output=True, timeout=SECONDS, check=False)
    except (subprocess.TimeoutExpired, OSError):
        return b""
    return done.stdout if done.returncode == 0 else b""


def _drawn(data: bytes, asked: str) -> bytes:
    """Called in the process of its own."""
    import pypdfium2

    deck = pypdfium2.PdfDocument(data)
    if asked == "count":
        return str(len(deck)).encode()
    page = deck[int(asked)]
    wide, high = page.get_size()
    scale = min(WIDE / max(wide, 1), WIDE / max(high, 1))
    drawn = page.render(scale=scale, rev_byteorder=True, may_draw_forms=False).to_numpy()[:, :, :3]
    return png(drawn.tobytes(), drawn.shape[1], drawn.shape[0])


if __name__ == "__main__":
    bound()
    sys.stdout.buffer.write(_drawn(sys.stdin.buffer.read(), sys.argv[1]))
