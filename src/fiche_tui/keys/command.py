"""What a command of the table is made of, and the contexts that the table is cut into."""

from collections.abc import Mapping
from types import MappingProxyType

from fiche_tui.language.translation import N_
from fiche_tui.workshop.frozen import frozen


@frozen
class Command:
    """What a key does: its stable id, its keys in Textual's names, and its words as msgids.

    ``keys`` is empty for what has no key of its own: a menu and the palette run it. ``also`` holds other words that
    people look for it by, shown nowhere.
    """

    id: str
    keys: str
    label: str
    tooltip: str
    group: str
    same_as: str = ""
    help_only: bool = False
    also: str = ""

    @property
    def each_key(self) -> tuple[str, ...]:
        """Return the keys one by one, the main one first."""
        return tuple(self.keys.split(",")) if self.keys else ()


GROUPS: Mapping[str, str] = MappingProxyType(
    {
        "global": N_("Partout"),
        "workshop": N_("Pendant la rencontre"),
        "clock": N_("Quand l’horloge est l’écran"),
        "adjust": N_("Ajuster la liste"),
        "count": N_("Dépouiller"),
        "ballot": N_("Dans un bulletin"),
        "station": N_("Au poste de vote"),
        "own": N_("Votre bulletin"),
        "hands": N_("À main levée"),
        "reveal": N_("Dévoiler"),
        "talk": N_("Parcourir ce qui mérite qu’on en parle"),
        "vote": N_("Voter"),
        "carry": N_("Porter"),
        "agree": N_("Accord"),
        "close": N_("Relire"),
        "home": N_("Accueil"),
        "sheets": N_("Fiches"),
        "settings": N_("Réglages"),
        "prepare": N_("Préparer"),
        "families": N_("Familles"),
        "agenda": N_("Déroulement"),
        "roster": N_("Présences"),
        "earlier": N_("Ce que nous avions dit"),
        "minutes": N_("Compte rendu"),
    }
)
"""The contexts in the order of the help, with their headings as msgids."""
