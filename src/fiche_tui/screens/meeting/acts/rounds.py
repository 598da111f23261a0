"""Rounds of ballots: opening, keying in, revealing. A reveal takes one question, never on the key for the next step."""

from collections.abc import Mapping

from fiche_tui.keys.acts import act
from fiche_tui.language.sentences import error_sentence, refusal_sentence
from fiche_tui.language.translation import _, ngettext
from fiche_tui.screens.kit.desk import Outcome
from fiche_tui.screens.kit.dialogs import Ask, Confirm
from fiche_tui.screens.meeting.acts.voters import confirm_voters, may_reveal_more
from fiche_tui.screens.meeting.acts.wall import ask_about_the_wall
from fiche_tui.screens.meeting.meeting_desk import MeetingDesk
from fiche_tui.session.session import Session
from fiche_tui.store.errors import StoreError
from fiche_tui.workshop import commands as c
from fiche_tui.workshop import facts as f
from fiche_tui.workshop.keying.common import number_of
from fiche_tui.workshop.results import pending_round
from fiche_tui.workshop.sheet import StepKind
from fiche_tui.workshop.state import RoundStatus
from fiche_tui.workshop.values import Purpose

KINDS_WITH_ROUNDS = (StepKind.ASSESS, StepKind.COUNT, StepKind.REVEAL, StepKind.VOTE)
"""Steps in which a round may be opened by hand."""


class Rounds:
    """What the facilitator does with the rounds, in whatever step."""

    def __init__(self, desk: MeetingDesk) -> None:
        self._desk = desk

    @property
    def _session(self) -> Session:
        return self._desk.session

    @act("count.ballots")
    async def key_in_any(self) -> None:
        """Key in the ballots of the round at hand; of a revealed one, ask about a ballot that comes late."""
        one = self._desk.round_at_hand()
        if one is None:
            self._desk.say(_("Aucun tour n’est ouvert : il n’y a pas de bulletin à saisir."))
        else:
            await self.key_in(one.asked.number)

    @act("count.reopen")
    async def reopen_one(self) -> None:
        """Ask for the number of a paper, and reopen it."""
        pending = pending_round(self._desk.state)
        if pending is None:
            self._desk.say(_("Aucun tour n’est ouvert : il n’y a pas de bulletin à rouvrir."))
            return
        from fiche_tui.screens.kit.entry import AskText

        title = _("Rouvrir une feuille") if pending.asked.by_counts else _("Rouvrir un bulletin")
        text = await self._desk.ask(AskText(title, _("Numéro écrit au coin")))
        if text is None:
            return
        if name := number_of(text):
            await self.key_in(pending.asked.number, name)
        else:
            self._desk.say(_("Écrivez le numéro du bulletin, en chiffres."), refused=True)

    async def key_in(self, number: int, name: str = "") -> None:
        """Open the keyboard of a round; ``name`` reopens one ballot."""
        found = self._desk.state.round(number)
        if found is None or not found.pending:
            if found and found.status is RoundStatus.REVEALED and self._desk.state.final_at is None:
                await self._note_a_late_one(number)
            else:
                self._desk.say(_("Ce tour ne reçoit plus de bulletins."), refused=True)
            return
        if found.status is RoundStatus.CLOSED and not self._reopen(number):
            return
        from fiche_tui.screens.ballots.screen import BallotScreen

        # Without an answer the papers are keyed masked, as on a wall that shows them.
        await ask_about_the_wall(self._desk)
        said = await self._desk.open(BallotScreen(self._session, number, name))
        self._session.rounds.refresh_turnout(number)
        if said:
            self._desk.say(said)

    def _reopen(self, number: int) -> bool:
        return self._desk.carry_out(lambda: self._session.rounds.reopen(number)) is Outcome.DONE

    async def _note_a_late_one(self, number: int) -> None:
        # A ballot found after the reveal is a fact that the minutes report, and no more than that.
        text = _(
            "Le tour {n} est dévoilé : un bulletin qui arrive maintenant n’est pas compté. "
            "Si vous le notez, le compte rendu le dira, et cela ne s’annule pas."
        )
        question = Confirm(
            _("Un bulletin en retard?"), text.format(n=number), _("noter qu’il est arrivé"), _("ne rien noter")
        )
        if await self._desk.ask(question):
            fact = f.LateBallotReceived(number)
            self._desk.do(c.Record(fact), _("Noté : un bulletin reçu après le dévoilement, non compté."))

    async def reveal(self, number: int) -> None:
        """Ask the room once whether a ballot is left, then reveal."""
        found = self._desk.state.round(number)
        turnout = self._session.rounds.refresh_turnout(number)
        if not (turnout.holds or turnout.people or turnout.unfinished):
            self._desk.say(refusal_sentence("empty-box", {"round": number}), refused=True)
            return
        if turnout.unfinished:
            # Said before the question: a yes to it would be refused.
            self._desk.say(refusal_sentence("ballot-unfinished", {"ballots": turnout.unfinished}), refused=True)
            return
        if found and not await may_reveal_more(self._desk, found, turnout):
            return
        from fiche_tui.screens.results.before_reveal import before_the_reveal

        question = Confirm(
            _("Dévoiler?"),
            before_the_reveal(self._desk.state, found, turnout) if found else "",
            _("dévoiler, sans retour"),
            _("attendre"),
        )
        if not await self._desk.ask(question):
            return
        try:
            broken = self._session.rounds.unreadable(number)
        except StoreError as error:
            self._desk.say(error_sentence(error.code, error.values), refused=True)
            return
        if broken:
            # Nobody's ballots are left aside without a word.
            agreed = await self._desk.ask(_without(broken))
            if not agreed:
                return
        self._desk.carry_out(lambda: self._session.rounds.reveal(number, tuple(broken)), _("Dévoilé."))

    @act("workshop.round")
    async def open_or_give_up(self) -> None:
        """Open the round of this step when it could not open by itself; give up the one that is open."""
        state = self._desk.state
        pending = pending_round(state)
        if pending:
            await self._give_up(pending.asked.number)
        elif state.step is None or state.step.kind not in KINDS_WITH_ROUNDS:
            self._desk.say(_("Un tour s’ouvre à une étape d’évaluation ou de vote."))
        else:
            purpose = Purpose.VOTE if state.step.kind is StepKind.VOTE else Purpose.ASSESS
            if self._desk.do(c.OpenRound(purpose), _("Le tour est ouvert.")) is Outcome.DONE:
                await confirm_voters(self._desk, 0)

    async def _give_up(self, number: int) -> None:
        turnout = self._session.rounds.turnout(number)
        text = ngettext(
            "Le tour {n} est ouvert, avec {ballots} bulletin. L’abandonner met ce bulletin de côté.",
            "Le tour {n} est ouvert, avec {ballots} bulletins. L’abandonner met ces bulletins de côté.",
            turnout.ballots,
        )
        if not turnout.ballots:
            begun = turnout.people or turnout.unfinished or turnout.damaged
            text = (
                _("Le tour {n} est ouvert. L’abandonner met de côté ce que l’urne contient.")
                if begun
                else _("Le tour {n} est ouvert, et son urne est vide.")
            )
        question = Confirm(
            _("Abandonner ce tour?"),
            text.format(n=number, ballots=turnout.ballots),
            _("abandonner le tour"),
            _("le garder"),
        )
        if await self._desk.ask(question):
            self._desk.do(c.Record(f.RoundCancelled(number)), _("Le tour est abandonné."))


def _without(broken: Mapping[str, StoreError]) -> Ask[bool]:
    """Return the question whether to reveal without the boxes that cannot be read."""
    first = next(iter(broken.values()))
    alone = len(broken) == 1
    title = ngettext("Une urne est illisible", "{n} urnes sont illisibles", len(broken)).format(n=len(broken))
    lines = [
        error_sentence(first.code, first.values),
        _("Sans elle, ses bulletins ne comptent pas dans ce tour; le compte rendu le dira.")
        if alone
        else _("Sans elles, leurs bulletins ne comptent pas dans ce tour; le compte rendu le dira."),
    ]
    wait = _("attendre, et la faire réparer") if alone else _("attendre, et les faire réparer")
    go_on = _("dévoiler sans elle, sans retour") if alone else _("dévoiler sans elles, sans retour")
    return Ask(title, lines, [("1", wait, False), ("2", go_on, True)])
