"""The code of a meeting: short, said aloud, typed by everybody, and worth nothing on its own."""

CONSONANTS = "BDFGKMNPRTV"
VOWELS = "AEU"
DIGITS = "23456789"
"""No letter or digit that is taken for another one, read from afar or heard."""


def new_code() -> str:
    """Return a code such as « KAPE-27 »: two syllables and two digits. It keeps nothing secret."""
    # The facilitator's program alone makes codes: whoever types one is spared the OpenSSL that ``secrets`` loads.
    import secrets

    word = "".join(secrets.choice(CONSONANTS) + secrets.choice(VOWELS) for _syllable in range(2))
    return f"{word}-{secrets.choice(DIGITS)}{secrets.choice(DIGITS)}"


def plain_code(text: str) -> str:
    """Return a code as it is compared: capitals and digits alone, so that « kape 27 » is « KAPE-27 »."""
    return "".join(character for character in text.upper() if character.isascii() and character.isalnum())
