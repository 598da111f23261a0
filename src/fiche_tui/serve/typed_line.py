"""A line that somebody types, before any page is drawn."""

import os

LONGEST = 4096
"""Characters of a line that are read; nobody answers at such length."""


def read_line(reads: int = 0) -> str:
    """Return the next line of a descriptor without its end, empty at the end of the input.

    One byte at a time, so that nothing of what follows is taken from whoever reads next.
    """
    # A terminal may send a return alone; in a pipe it goes before the end of the line, which would be one more line.
    ends = (b"", b"\n", b"\r") if os.isatty(reads) else (b"", b"\n")
    held = bytearray()
    while len(held) < LONGEST and (one := os.read(reads, 1)) not in ends:
        held += one
    return held.decode("utf-8", "replace").strip()
