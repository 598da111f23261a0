"""An app with our colours and style rules and nothing else, for parts of screens alone."""

from textual.app import App

from fiche_tui.screens.kit import themes
from fiche_tui.screens.kit.stylesheets import STYLESHEETS


class Dressed(App[None]):
    """In the light theme, unless a test sets another one."""

    CSS_PATH = STYLESHEETS

    def __init__(self) -> None:
        super().__init__()
        themes.register(self)
        self.theme = themes.LIGHT

    def get_theme_variable_defaults(self) -> dict[str, str]:
        return themes.variable_defaults()
