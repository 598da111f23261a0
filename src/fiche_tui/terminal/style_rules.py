"""Style rules that are read once for a theme: stock Textual reads them all again when the app starts."""

from textual.css.stylesheet import Stylesheet


class StyleRules(Stylesheet):
    """Keeps what was parsed until a variable changes."""

    def __init__(self, *, variables: dict[str, str]) -> None:
        super().__init__(variables=variables)
        self._parsed_with = variables

    def set_variables(self, variables: dict[str, str]) -> None:
        """Forget what was parsed only where it was parsed with other values."""
        if variables != self._parsed_with:
            self._parsed_with = variables
            super().set_variables(variables)

    def reparse(self) -> None:
        """Parse what is not yet parsed with these variables. Raises as ``parse`` does."""
        self.parse()
