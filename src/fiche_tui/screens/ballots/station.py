"""The « poste de vote »: one laptop passed around, ballot after ballot, nothing of the last one left on the screen."""

from collections.abc import Iterable

from textual.content import Content
from textual.widget import Widget

from fiche_tui.drawing.digits import banner
from fiche_tui.drawing.paper import Paper, room_of
from fiche_tui.keys.bindings import bindings, key_name
from fiche_tui.language.sentences import error_sentence
from fiche_tui.language.translation import _, ngettext
from fiche_tui.screens.ballots.drawing import page, wrapped
from fiche_tui.screens.ballots.own_ballot import Left, OwnBallotScreen
from fiche_tui.screens.ballots.own_words import NOTHING_KEPT, STORED
from fiche_tui.screens.ballots.screen import PaperView
from fiche_tui.screens.ballots.station_names import StationNames
from fiche_tui.screens.kit.base import FicheScreen
from fiche_tui.screens.kit.dialog import one_line
from fiche_tui.screens.kit.dialogs import Ask, Confirm
from fiche_tui.screens.kit.time_words import short_clock
from fiche_tui.session.session import Session
from fiche_tui.store.errors import FacilitationLost, StoreError
from fiche_tui.terminal.program import TerminalApp
from fiche_tui.workshop.agenda import countdown
from fiche_tui.workshop.keying import strips_of
from fiche_tui.workshop.question import question_of
from fiche_tui.workshop.schedule import outlook
from fiche_tui.workshop.voters import voters_of, voters_of_round

REST_SECONDS = 1.0
"""Seconds after a ballot in which no key is answered: what the last person still types must not begin another one."""


class StationScreen(FicheScreen[None]):
    """The screen between two people: it shows the turnout and nothing else, and only the facilitator leaves it."""

    STEADY_STATUS = True
    SMALLEST = (40, 20)
    KEEPS_PROGRAM_OPEN = True
    BINDINGS = bindings("station.begin", "global.back", "global.leave")

    def __init__(self, session: Session, round_number: int) -> None:
        super().__init__()
        found = session.state.round(round_number)
        if found is None:
            raise ValueError(f"no round {round_number}")
        self.session = session
        self.asked = found.asked
        self.door = session.rounds.station(found.asked)

    def body(self) -> Iterable[Widget]:
        """The words to the next person."""
        yield PaperView()

    def on_mount(self) -> None:
        """Show the turnout, and look at the clock each second."""
        self.top.left = _("Poste de vote")
        self.session.rounds.refresh_turnout(self.asked.number)
        self.draw()
        self._show_time()
        self.set_interval(1, self._show_time)

    def show_keys(self) -> None:
        """Two keys: one for the person, one for the facilitator."""
        self.key_line.keys = ((key_name("enter"), _("commencer")), (key_name("escape"), _("fin du poste")))

    def action_begin(self) -> None:
        """Somebody sits down: who, then an empty ballot; not where another session has the round by now."""
        self.status.say("")
        if not self.session.still_mine():
            lost = FacilitationLost("", "")
            self.status.say(error_sentence(lost.code, lost.values), refused=True)
            return
        voters = voters_of(self.session.state)
        if not voters:
            self._open("")
            return
        try:
            voted = self.door.voted(voter.id for voter in voters)
        except StoreError as error:
            self.status.say(error_sentence(error.code, error.values), refused=True)
            return

        def chosen(voter: str | None) -> None:
            if voter in voted:
                self._ask_what_to_do(voter)
            elif voter:
                self._open(voter)

        self.app.push_screen(StationNames(voters, voted), chosen)

    def _ask_what_to_do(self, voter: str) -> None:
        """A ballot lies in the box in that name: another one in its place, or none."""
        name = next((one.name for one in voters_of(self.session.state) if one.id == voter), "")

        def answered(what: str | None) -> None:
            if what == "replace":
                self._open(voter)
            elif what == "withdraw":
                self._ask_to_withdraw(voter)

        lines = [
            _("Un bulletin est déjà déposé à ce nom. Il ne s’affiche pas."),
            _("Il compte tant qu’un nouveau ne prend pas sa place."),
        ]
        choices = [("1", _("en remplir un nouveau, vide"), "replace"), ("2", _("le retirer de l’urne"), "withdraw")]
        self.app.push_screen(Ask(one_line(name), lines, choices), answered)

    def _ask_to_withdraw(self, voter: str) -> None:
        def answered(agreed: bool | None) -> None:
            if agreed:
                self.attempt(lambda: self.door.envelope(voter).withdraw(), _("Bulletin retiré de l’urne."))
                self._rest()

        text = _("Ses réponses seront effacées. Un autre pourra être rempli tant que le tour est ouvert.")
        self.app.push_screen(Confirm(_("Retirer ce bulletin?"), text, _("le retirer"), _("le garder")), answered)

    def _open(self, voter: str) -> None:
        state = self.session.state
        try:
            envelope = self.door.envelope(voter)
        except StoreError as error:
            self.status.say(error_sentence(error.code, error.values), refused=True)
            return
        paper = Paper(self.asked, strips_of(state, self.asked), state.sheet, False, question_of(state))
        screen = OwnBallotScreen(paper, envelope.put, self.session.clock, named=bool(voter))
        self.app.push_screen(screen, self._hand_over)

    def _hand_over(self, how: Left | None) -> None:
        """The next person comes: nothing of the last one stays, not even the keys still on their way."""
        left = how or Left.GIVEN_UP
        self.status.say(_(STORED) if left is Left.PUT else _(NOTHING_KEPT[left.value]), refused=left is Left.UNSURE)
        self._rest()

    def _rest(self) -> None:
        if isinstance(self.app, TerminalApp):
            self.app.forget_typed(REST_SECONDS)
        self.draw()

    def action_back(self) -> None:
        """Ask for the facilitator; Enter alone stays here."""

        def answered(end: bool | None) -> None:
            if end:
                self.dismiss(None)

        lines = [_("Appelez la personne qui anime. Les bulletins déposés restent dans l’urne.")]
        choices = [("1", _("continuer à voter"), False), ("2", _("j’anime : revenir à la rencontre"), True)]
        self.app.push_screen(Ask(_("Terminer le poste de vote?"), lines, choices), answered)

    def action_leave(self) -> None:
        """As Escape."""
        self.action_back()

    def draw(self) -> None:
        """The turnout and the words to the next person."""
        state, people = self.session.state, self.session.rounds.turnout(self.asked.number).people
        found = state.round(self.asked.number)
        voters = voters_of_round(state, found) if found else 0
        self.query_one(PaperView).drawn = lambda width, height: handover_content(people, voters, width, height)

    def _show_time(self) -> None:
        state, at = self.session.state, self.session.clock.now()
        run = state.run
        if run and self.is_attached:
            self.top.right = short_clock(countdown(run, at), outlook(state, at), state)


def handover_content(people: int, voters: int, width: int, height: int) -> Content:
    """« À la personne suivante », and the turnout in big digits: « 6 bulletins sur 12 »."""
    room = room_of(width)
    all_in = bool(voters) and people >= voters
    words = {2: ngettext("bulletin", "bulletins", people), 3: _("sur {n}").format(n=voters) if voters else ""}
    rows = 10 if height >= 36 and width >= 110 else 5
    digits = [
        Content.assemble((line, "$text-accent"), "   ", (words.get(place - (rows // 2 - 2), ""), "bold"))
        for place, line in enumerate(banner(str(people), rows))
    ]
    if all_in:
        said = [_("Tous les bulletins sont déposés."), _("Rendez l’ordinateur à la personne qui anime.")]
    else:
        said = [_("À la personne suivante."), _("Personne d’autre ne regarde l’écran.")]
    first, *others = [wrapped(sentence, room) for sentence in said]
    key = key_name("enter")
    begin = Content(_("{key} : commencer").format(key=key)).stylize("bold $text-accent", 0, len(key))
    lines = [
        *(line.stylize("bold") for line in first),
        *(line for sentence in others for line in sentence),
        Content(""),
        *digits,
        Content(""),
        begin,
    ]
    air = [Content("")] * max(1, (height - len(lines)) // 3)
    indent = "" if width < 60 else " " * 6
    return page([*air, *(Content.assemble(indent, line) for line in lines)], [], width, height)
