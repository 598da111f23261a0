"""The end of the meeting where no step comes after, whatever this step is."""

from fiche_tui.keys.acts import act
from fiche_tui.screens.kit.desk import WorkshopDesk


class Closing:
    """Makes the minutes final from the last step, which need not be the one that reads them back."""

    def __init__(self, desk: WorkshopDesk) -> None:
        self._desk = desk

    @act("close.settle")
    async def finalise(self) -> None:
        """Make the minutes final, after one question."""
        from fiche_tui.screens.meeting.steps.close import make_final

        await make_final(self._desk)
