"""The settings, and what each key of the file may say."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from enum import StrEnum
from types import MappingProxyType
from typing import Any

from fiche_tui.language.translation import LANGUAGES, N_
from fiche_tui.workshop.frozen import frozen
from fiche_tui.workshop.text import normalise

Value = str | bool | int
"""What a key may hold."""

LONGEST = 200
"""Characters of a text."""


PAPERS = ("letter", "a4")
"""The papers to print on, by the names of ``minutes.style.Paper``."""


class Palette(StrEnum):
    """The colours of the screens."""

    LIGHT = "light"
    DARK = "dark"
    CONTRAST = "contrast"
    MONOCHROME = "monochrome"


@frozen
class Settings:
    """The settings, each at its default where the file says nothing; an empty text leaves it to the machine."""

    theme: Palette = Palette.LIGHT
    language: str = ""
    sound: bool = False
    paper: str = "letter"
    sheet: str = ""
    timezone: str = ""
    soon: int = 20
    """Percent of a step that is left when its end is said to be near."""

    grace: int = 3
    """Seconds for which the key of a presentation clicker can be taken back."""

    @property
    def soon_share(self) -> float:
        """Return ``soon`` as a share of the step."""
        return self.soon / 100


@frozen
class Key:
    """A key of the file: its name, what it is about and what it may hold (msgids), and how a value is judged."""

    name: str
    about: str
    expected: str
    read: Callable[[object], Value | None]
    """Returns the value that was meant, ``None`` for what cannot be one."""

    choices: tuple[Value, ...] = ()


def _one_of(words: Mapping[str, Value]) -> Callable[[object], Value | None]:
    return lambda found: words.get(found.strip().lower()) if isinstance(found, str) else None


def _between(least: int, most: int) -> Callable[[object], Value | None]:
    def read(found: object) -> Value | None:
        return found if type(found) is int and least <= found <= most else None

    return read


def _text(found: object) -> Value | None:
    return normalise(found) if isinstance(found, str) and len(found) <= LONGEST else None


def _zone(found: object) -> Value | None:
    text = _text(found)
    if not isinstance(text, str) or not text:
        return text
    # Loaded for a file that names a zone: most do not.
    from fiche_tui.system.local_zone import is_zone

    return text if is_zone(text) else None


_PALETTES: Mapping[str, Value] = {
    **{one.value: one for one in Palette},
    "clair": Palette.LIGHT,
    "sombre": Palette.DARK,
    "contraste": Palette.CONTRAST,
}
_PAPERS: Mapping[str, Value] = {**{one: one for one in PAPERS}, "lettre": "letter"}
_LANGUAGES: Mapping[str, Value] = {"": "", **{one: one for one in LANGUAGES}}

KEYS: Mapping[str, Key] = MappingProxyType(
    {
        key.name: key
        for key in (
            Key(
                "theme",
                N_("Couleurs : light (claires), dark (sombres), contrast (à fort contraste) ou monochrome (aucune)"),
                N_('"light", "dark", "contrast" ou "monochrome"'),
                _one_of(_PALETTES),
                tuple(Palette),
            ),
            Key(
                "language",
                N_("Langue de l’interface; vide : celle de la machine"),
                N_('"fr", "en" ou ""'),
                _one_of(_LANGUAGES),
                ("", *LANGUAGES),
            ),
            Key(
                "sound",
                N_("Un signal à l’approche de la fin d’une étape"),
                N_("true ou false"),
                lambda found: found if isinstance(found, bool) else None,
                (False, True),
            ),
            Key(
                "paper",
                N_("Papier de ce qui s’imprime"),
                N_('"letter" ou "a4"'),
                _one_of(_PAPERS),
                PAPERS,
            ),
            Key(
                "sheet",
                N_("Fiche proposée à un nouvel atelier; vide : la première de la liste"),
                N_("le nom d’une fiche entre guillemets droits (fiche sheet list les donne)"),
                _text,
            ),
            Key(
                "timezone",
                N_("Fuseau horaire d’un nouvel atelier; vide : celui de la machine"),
                N_('un fuseau qui existe, par exemple "America/Toronto"'),
                _zone,
            ),
            Key(
                "soon",
                N_("La fin d’une étape est proche quand il en reste ce pourcentage"),
                N_("un nombre de 5 à 50"),
                _between(5, 50),
            ),
            Key(
                "grace",
                N_("Secondes pour reprendre un geste de la télécommande"),
                N_("un nombre de 1 à 10"),
                _between(1, 10),
            ),
        )
    }
)
"""Every key, in the order of the file."""


def value_of(settings: Settings, name: str) -> Value:
    """Return the value of a key."""
    found: Value = getattr(settings, name)
    return found


def with_value(settings: Settings, name: str, value: Value) -> Settings:
    """Return the settings with another value for a key; KeyError for a key that there is not."""
    changes: dict[str, Any] = {KEYS[name].name: value}
    return replace(settings, **changes)
