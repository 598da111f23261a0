"""The style rules of every screen, in files by subject. Their colours are variables of the theme (``themes.py``).

One list for all screens, parsed once. Where two rules are equally specific the later one wins, so what is general
comes first.
"""

from pathlib import Path, PurePath

FOLDER = Path(__file__).parent / "styles"

STYLESHEETS: list[str | PurePath] = [
    FOLDER / f"{name}.tcss" for name in ("frame", "lists", "dialogs", "meeting", "pages")
]
"""For ``CSS_PATH`` of an app that shows our screens or parts of them."""
