"""The door of the server's accounts: opened with a code for everybody to see, given another code, closed."""

from dataclasses import replace

from fiche_tui.language.sentences import error_sentence
from fiche_tui.language.translation import _
from fiche_tui.screens.kit.dialogs import Ask, Show
from fiche_tui.screens.meeting.doors import accounts_may_come
from fiche_tui.screens.meeting.meeting_desk import MeetingDesk
from fiche_tui.session.meeting_code import new_code
from fiche_tui.store.errors import StoreError
from fiche_tui.system.machine import host
from fiche_tui.workshop.room.values import Way, WayIn


class AccountDoor:
    """Lets the accounts of a shared server into the meeting, each to its own ballot. The wall shows how."""

    def __init__(self, desk: MeetingDesk) -> None:
        self._desk = desk

    @property
    def way(self) -> WayIn | None:
        """How people come in now; ``None`` while the door is closed."""
        return next((one for one in self._desk.session.wall.ways_in if one.code and one.by is Way.ACCOUNT), None)

    @property
    def is_possible(self) -> bool:
        """Whether other accounts may enter this workshop at all."""
        return accounts_may_come(self._desk.session)

    async def choose(self) -> None:
        """Open the door, or ask what to do with one that is open."""
        way = self.way
        if way is None:
            await self._open()
            return
        answer = await self._desk.ask(
            Ask(
                _("La porte est ouverte : code {code}").format(code=way.code),
                [],
                [
                    ("1", _("redire comment entrer"), "say"),
                    ("2", _("donner un autre code; tout le monde entre de nouveau"), "change"),
                    ("3", _("fermer la porte; les bulletins déposés restent"), "close"),
                ],
            )
        )
        if answer == "say":
            await self._tell(way)
        elif answer == "change":
            await self._open()
        elif answer == "close" and self._publish(None):
            self._desk.say(_("La porte est fermée. Les bulletins déposés restent dans l’urne."))

    async def _open(self) -> None:
        code = new_code()
        way = WayIn(_("ssh {host}, puis fiche join {code}").format(host=host(), code=code), code)
        if self._publish(way):
            await self._tell(way)

    async def _tell(self, way: WayIn) -> None:
        lines = (
            _("Sur leur terminal, les gens tapent :"),
            f"    {way.line}",
            _("L’écran projeté le dit aussi. Chaque compte du groupe dépose un bulletin par tour."),
            _("Un compte est lié à son bulletin sur ce serveur; l’administration pourrait le lire."),
        )
        await self._desk.ask(Show(_("La porte est ouverte : code {code}").format(code=way.code), "\n\n".join(lines)))

    def _publish(self, way: WayIn | None) -> bool:
        session = self._desk.session
        others = tuple(one for one in session.wall.ways_in if one.by is not Way.ACCOUNT)
        try:
            session.show_on_wall(replace(session.wall, ways_in=(*((way,) if way else ()), *others)))
        except StoreError as error:
            self._desk.say(error_sentence(error.code, error.values), refused=True)
            return False
        return True
