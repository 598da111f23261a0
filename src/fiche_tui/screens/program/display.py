"""What a room needs of the display: that the last row can read it, in colours that the projector shows."""

from collections.abc import Callable
from typing import Any

from textual.app import App

from fiche_tui.language.translation import N_, _
from fiche_tui.screens.kit import themes
from fiche_tui.screens.kit.dialogs import Ask, Show
from fiche_tui.screens.program.room_test import size_advice
from fiche_tui.terminal.program import TerminalApp

NAMES = {
    themes.LIGHT: N_("clair, pour un projecteur"),
    themes.DARK: N_("sombre"),
    themes.CONTRAST: N_("contraste élevé"),
    themes.MONOCHROME: N_("monochrome, sans aucune couleur"),
}
"""What each palette is called."""


def display_question() -> Ask[str]:
    """Return the question on what to see to; it dismisses the id of a command, ``size``, or ``None``."""
    choices = [
        ("1", _("essai de lecture : la dernière rangée lit-elle ceci?"), "global.room_test"),
        ("2", _("couleurs"), "global.colours"),
        ("3", _("taille des caractères"), "size"),
    ]
    return Ask(_("Affichage"), [], choices)


def size_words(columns: int, rows: int) -> str:
    """Return how far this size can be read, and how a terminal is made to write larger or smaller."""
    size = _("Ce terminal a {columns} colonnes et {rows} rangées.").format(columns=columns, rows=rows)
    how = _(
        "Le terminal choisit la taille, pas le programme. Dans presque tous : Ctrl et + agrandit, Ctrl et − réduit "
        "(sur un Mac, Cmd). Gardez au moins 80 colonnes et 24 rangées."
    )
    return f"{size} {size_advice(rows)}\n\n{how}"


async def ask_display(app: App[Any], show_room_test: Callable[[], None], ask_about_colours: Callable[[], Any]) -> None:
    """Ask what to see to, then see to it."""
    chosen = await app.push_screen_wait(display_question())
    if chosen == "global.room_test":
        show_room_test()
    elif chosen == "global.colours":
        await ask_about_colours()
    elif chosen == "size":
        await app.push_screen_wait(Show(_("Taille des caractères"), size_words(*app.size)))


async def ask_colours(app: TerminalApp[Any], say: Callable[[str], None]) -> None:
    """Ask which palette, of those that can be read on this terminal, and say which one is in use."""
    offered = themes.readable(app.few_colours, app.no_colours)
    if len(offered) == 1:
        say(_("Ce terminal ne montre aucune couleur : la palette monochrome y reste."))
        return
    lead = [_("Maintenant : {colours}").format(colours=_(NAMES[app.theme]) if app.theme in NAMES else app.theme)]
    if app.few_colours:
        lead.append(_("Ce terminal n’a que 16 couleurs : les autres palettes ne s’y liraient pas."))
    choices = [(str(place), _(NAMES[theme]), theme) for place, theme in enumerate(offered, start=1)]
    theme = await app.push_screen_wait(Ask(_("Couleurs"), lead, choices))
    if theme:
        app.theme = theme
        say(_("Couleurs : {colours}.").format(colours=_(NAMES[theme])))
