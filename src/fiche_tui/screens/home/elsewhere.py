"""What home leads to that is about no workshop in particular: the sheets, a guide, a look at the machine.

Its screens are imported when they are opened: the list comes up without them.
"""

from fiche_tui.keys.acts import act
from fiche_tui.language.translation import _
from fiche_tui.screens.home.desk import HomeDesk
from fiche_tui.sheet.library import guides

MEETING_GUIDE = "animer.md"


class Elsewhere:
    """The screens beside the list."""

    def __init__(self, desk: HomeDesk) -> None:
        self._desk = desk

    @act("home.sheets")
    async def sheets(self) -> None:
        from fiche_tui.screens.sheets.screen import SheetsScreen

        await self._desk.open(SheetsScreen())

    @act("home.guide")
    async def guide(self) -> None:
        from fiche_tui.screens.program.help import GuideScreen

        path = next((one for one in guides() if one.name == MEETING_GUIDE), None)
        if path is None:
            self._desk.say(_("Le guide n’a pas été trouvé. Réinstallez le programme."), refused=True)
        else:
            await self._desk.open(GuideScreen(path.read_text(encoding="utf-8")))

    @act("global.doctor")
    def doctor(self) -> None:
        self._desk.fiche.show_doctor()

    @act("global.card")
    async def card(self) -> None:
        await self._desk.fiche.save_card()

    @act("global.settings")
    def settings(self) -> None:
        self._desk.fiche.show_settings()
