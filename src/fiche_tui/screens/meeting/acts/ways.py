"""The ways to answer the round that is open: on paper, at this laptop, by raised hands; and a ballot opened again."""

from collections.abc import Awaitable, Callable

from fiche_tui.keys.acts import act
from fiche_tui.language.translation import _
from fiche_tui.screens.kit.dialogs import Ask
from fiche_tui.screens.meeting.acts.door import Door
from fiche_tui.screens.meeting.acts.hands import Hands
from fiche_tui.screens.meeting.acts.rounds import Rounds
from fiche_tui.screens.meeting.acts.station import Station
from fiche_tui.screens.meeting.acts.taking_out import TakingOut
from fiche_tui.screens.meeting.meeting_desk import MeetingDesk
from fiche_tui.workshop.hands import hands_refusal
from fiche_tui.workshop.results import pending_round
from fiche_tui.workshop.state import State
from fiche_tui.workshop.voters import station_refusal

Way = tuple[str, str, Callable[[], Awaitable[None]]]


class Ways:
    """One menu of what is possible for the round at hand, in whatever step."""

    def __init__(
        self, desk: MeetingDesk, rounds: Rounds, station: Station, hands: Hands, door: Door, taking_out: TakingOut
    ) -> None:
        self._desk = desk
        self._rounds = rounds
        self._station = station
        self._hands = hands
        self._door = door
        self._taking_out = taking_out

    @act("count.ways")
    async def choose(self) -> None:
        """Ask how the room answers, then open that."""
        state = self._desk.state
        if pending_round(state) is None and not self._door.is_possible:
            self._desk.say(_("Aucun tour n’est ouvert : personne n’a à répondre."))
            return
        way = await self._desk.ask(Ask(_("Façons de répondre"), [], self._ways(state)))
        if way is not None:
            await way()

    def _ways(self, state: State) -> list[Way]:
        # A way keeps its digit where another one is not possible: hands learn it.
        last: list[Way] = []
        if self._door.is_possible:
            last.append(("5", self._door.words, self._door.choose))
        pending, refusal = pending_round(state), station_refusal(state)
        if pending is None:
            return last
        slips = pending.asked.by_counts
        keyed = _("feuilles de compilation, saisies ici") if slips else _("bulletins de papier, saisis ici")
        again = _("rouvrir une feuille par son numéro") if slips else _("rouvrir un bulletin par son numéro")
        ways: list[Way] = [("1", keyed, self._rounds.key_in_any)]
        # A wall that shows the ballots may have been unplugged since: the station asks.
        if refusal is None or refusal.code == "station-on-the-wall":
            station = _("poste de vote : cet ordinateur passe de main en main")
            ways.append(("2", station, self._station.pass_around))
        if hands_refusal(state) is None:
            ways.append(("3", _("à main levée, un rôle à la fois, devant tout le monde"), self._hands.count))
        if self._taking_out.is_possible:
            last.append(("6", _("retirer le bulletin d’un compte, devant le groupe"), self._taking_out.choose))
        return [*ways, ("4", again, self._rounds.reopen_one), *last]
