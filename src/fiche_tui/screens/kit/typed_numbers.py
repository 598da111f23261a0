"""Numbers as people type them."""

_AZERTY = "&é\"'(-è_çà"  # not shown


def number_of(text: str) -> int | None:
    """Return the whole number that was typed, 0 or more, or ``None``; the unshifted AZERTY row counts as digits."""
    typed = text.strip()
    if typed and all(letter in _AZERTY for letter in typed):
        typed = "".join(str((_AZERTY.index(letter) + 1) % 10) for letter in typed)
    return int(typed) if typed.isascii() and typed.isdigit() and len(typed) <= 6 else None
