"""What a keyboard sends, and how its keys are written on screen."""

from collections.abc import Mapping
from types import MappingProxyType

from fiche_tui.language.translation import N_, _

DIGIT_ALIASES: Mapping[str, int] = MappingProxyType(
    {
        "ampersand": 1,
        "é": 2,
        "quotation_mark": 3,
        "apostrophe": 4,
        "left_parenthesis": 5,
        "minus": 6,
        "è": 7,
        "underscore": 8,
        "ç": 9,
        "à": 0,
    }
)
"""The unshifted digit row of an AZERTY keyboard, by Textual's key names."""

_KEY_NAMES: Mapping[str, str] = MappingProxyType(
    {
        "space": N_("espace"),
        "enter": N_("Entrée"),
        "escape": N_("Échap"),
        "backspace": "⌫",
        "pagedown": N_("Page suiv."),
        "pageup": N_("Page préc."),
        "question_mark": "?",
        "exclamation_mark": "!",
        "slash": "/",
        "colon": ":",
        "ctrl+p": "Ctrl+P",
        # Where Enter makes a line, an empty one stores; a click on this hint stores at once.
        "ctrl+s": N_("Entrée deux fois"),
        "plus": "+",
        "minus": "-",
        "greater_than_sign": ">",
        "less_than_sign": "<",
        "right_pointing_double_angle_quotation_mark": "»",
        "left_pointing_double_angle_quotation_mark": "«",
        "up": "↑",
        "down": "↓",
        "left": "←",
        "right": "→",
    }
)


def digit_of(key: str) -> int | None:
    """Return 0 to 9 for a digit key (top row, keypad, or unshifted AZERTY row), None for any other key."""
    return int(key) if len(key) == 1 and key in "0123456789" else DIGIT_ALIASES.get(key)


def key_name(key: str) -> str:
    """Return how a key is written on screen, in the interface's language: "Entrée", "espace", "F8", "n"."""
    if key in _KEY_NAMES:
        return _(_KEY_NAMES[key])
    return key.upper() if len(key) > 1 and key[0] == "f" and key[1:].isdigit() else key


def key_called(name: str) -> str:
    """Return the key that is written ``name`` on screen, empty where the name stands for several: « ↑↓ », « 1-4 »."""
    for key in _KEY_NAMES:
        if key_name(key) == name:
            return key
    if len(name) == 1 and name.isalnum():
        return name
    if name.startswith("Ctrl+"):
        return name.lower()
    return name.lower() if name[:1] == "F" and name[1:].isdigit() else ""
