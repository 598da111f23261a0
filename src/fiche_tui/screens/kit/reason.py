"""A reason that goes in the minutes."""

from fiche_tui.language.sentences import refusal_sentence
from fiche_tui.screens.kit.entry import AskText


class Reason(AskText):
    """Why something was decided so: it goes in the minutes, so an empty one is asked again."""

    def action_store(self) -> None:
        """Answer with the reason."""
        if self._typed().strip():
            super().action_store()
        else:
            self.warn(refusal_sentence("no-reason", {}))
