"""Dialogs that stay open until what was typed is kept: a refusal is read beside the text, and nothing is lost."""

from collections.abc import Callable, Sequence

from fiche_tui.screens.kit.dialog import Text
from fiche_tui.screens.kit.entry import LONGEST, AskFields, AskText, Field, too_long
from fiche_tui.screens.kit.helped import Help


class KeptText(AskText):
    """One text that ``keep`` stores. ``keep`` returns why not, or an empty text once it is stored.

    ``verb`` says what Enter does, where that is not « enregistrer ».
    """

    def __init__(
        self,
        title: Text,
        label: Text,
        value: str = "",
        *,
        keep: Callable[[str], str],
        multiline: bool = False,
        max_length: int = LONGEST,
        hint: Text = "",
        lines: Sequence[Text] = (),
        wraps: bool = False,
        help: Help | None = None,
        verb: str = "",
    ) -> None:
        super().__init__(title, label, value, multiline, max_length, hint, lines=lines, wraps=wraps, help=help)
        self._keep = keep
        self._verb = verb

    def keys_shown(self) -> list[tuple[str, str]]:
        """Return what stores, under its own verb, and what cancels."""
        (store, verb), *others = super().keys_shown()
        return [(store, self._verb or verb), *others]

    def action_store(self) -> None:
        """Store, or say why not and keep the text."""
        if refusal := too_long(self._typed(), self._most) or self._keep(self._typed()):
            self.warn(refusal)
        else:
            self.dismiss(self._typed())


class KeptFields(AskFields):
    """A few lines that ``keep`` stores, as ``KeptText``."""

    def __init__(
        self,
        title: Text,
        fields: Sequence[Field],
        *,
        keep: Callable[[dict[str, str]], str],
        lines: Sequence[Text] = (),
        max_length: int = LONGEST,
    ) -> None:
        super().__init__(title, fields, lines=lines, max_length=max_length)
        self._keep = keep

    def action_store(self) -> None:
        """Store every text, or say why not and keep them."""
        if (typed := self.short_enough()) is None:
            return
        if refusal := self._keep(typed):
            self.warn(refusal)
        else:
            self.dismiss(typed)
