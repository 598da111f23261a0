"""One person after the other at the « poste de vote »: who sits down, a ballot in that name, then the next person."""

from collections.abc import Callable

from fiche_tui.drawing.own_ballot_asked import NOTHING_KEPT, STORED
from fiche_tui.drawing.paper import Paper
from fiche_tui.keys.acts import act
from fiche_tui.language.sentences import error_sentence
from fiche_tui.language.translation import _
from fiche_tui.screens.ballots.desk import BallotDesk
from fiche_tui.screens.ballots.own_ballot import OwnBallotScreen
from fiche_tui.screens.ballots.own_filling import Left
from fiche_tui.screens.ballots.station_names import StationNames
from fiche_tui.screens.kit.dialog import one_line
from fiche_tui.screens.kit.dialogs import Ask, Confirm
from fiche_tui.session.ballot_door import BallotDoor
from fiche_tui.session.session import Session
from fiche_tui.store.errors import FacilitationLost, StoreError
from fiche_tui.workshop.ballots import Round
from fiche_tui.workshop.keying.paper import strips_of
from fiche_tui.workshop.question import question_of
from fiche_tui.workshop.voters import voters_of


class SittingDown:
    """Hands the screen from one person to the next. ``rest`` makes it deaf to what the last one still types."""

    def __init__(self, desk: BallotDesk, session: Session, asked: Round, rest: Callable[[], None]) -> None:
        self._desk = desk
        self._session = session
        self._asked = asked
        self._door: BallotDoor = session.rounds.station(asked)
        self._rest = rest

    @act("station.begin")
    async def begin(self) -> None:
        """Ask who sits down, then show an empty ballot; not where another session has the round by now."""
        self._desk.say("")
        if not self._session.still_mine():
            self._refuse(FacilitationLost("", ""))
            return
        voters = voters_of(self._session.state)
        if not voters:
            await self._fill("")
            return
        try:
            voted = self._door.voted(voter.id for voter in voters)
        except StoreError as error:
            self._refuse(error)
            return
        voter = await self._desk.open(StationNames(voters, voted))
        if voter and voter in voted:
            await self._replace_or_withdraw(voter)
        elif voter:
            await self._fill(voter)

    @act("global.back", "global.leave")
    async def end(self) -> None:
        """Ask for the facilitator; Enter alone stays here."""
        lines = [_("Appelez la personne qui anime. Les bulletins déposés restent dans l’urne.")]
        choices = [("1", _("continuer à voter"), False), ("2", _("j’anime : revenir à la rencontre"), True)]
        if await self._desk.ask(Ask(_("Terminer le poste de vote?"), lines, choices)):
            self._desk.leave()

    async def _replace_or_withdraw(self, voter: str) -> None:
        """A ballot lies in the box in that name: another one in its place, or none."""
        name = next((one.name for one in voters_of(self._session.state) if one.id == voter), "")
        lines = [
            _("Un bulletin est déjà déposé à ce nom. Il ne s’affiche pas."),
            _("Il compte tant qu’un nouveau ne prend pas sa place."),
        ]
        choices = [("1", _("en remplir un nouveau, vide"), "replace"), ("2", _("le retirer de l’urne"), "withdraw")]
        what = await self._desk.ask(Ask(one_line(name), lines, choices))
        if what == "replace":
            await self._fill(voter)
        elif what == "withdraw":
            await self._withdraw(voter)

    async def _withdraw(self, voter: str) -> None:
        text = _("Ses réponses seront effacées. Un autre pourra être rempli tant que le tour est ouvert.")
        if await self._desk.ask(Confirm(_("Retirer ce bulletin?"), text, _("le retirer"), _("le garder"))):
            self._desk.carry_out(lambda: self._door.envelope(voter).withdraw(), _("Bulletin retiré de l’urne."))
            self._hand_over()

    async def _fill(self, voter: str) -> None:
        state = self._session.state
        try:
            envelope = self._door.envelope(voter)
        except StoreError as error:
            self._refuse(error)
            return
        paper = Paper(self._asked, strips_of(state, self._asked), state.sheet, False, question_of(state))
        screen = OwnBallotScreen(paper, envelope.put, self._session.clock, named=bool(voter))
        left = await self._desk.open(screen) or Left.GIVEN_UP
        self._desk.say(_(STORED) if left is Left.PUT else _(NOTHING_KEPT[left.value]), refused=left is Left.UNSURE)
        self._hand_over()

    def _hand_over(self) -> None:
        """The next person comes: nothing of the last one stays, not even the keys still on their way."""
        self._rest()
        self._desk.draw()

    def _refuse(self, error: StoreError) -> None:
        self._desk.say(error_sentence(error.code, error.values), refused=True)
