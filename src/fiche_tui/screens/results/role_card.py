"""A role in big, over the table."""

from fiche_tui.screens.kit.dialogs import Show


class RoleCard(Show):
    """The card over the table, nearly as tall as the screen. Enter, Escape or q closes it."""
