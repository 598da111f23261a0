"""Rounds of ballots: opening, keying in, revealing. A reveal is asked for once, never on the key for the next step."""

from textual import on

from fiche_tui.language.sentences import error_sentence, refusal_sentence
from fiche_tui.language.translation import _, ngettext
from fiche_tui.screens.kit.dialogs import Ask, AskText, Confirm
from fiche_tui.screens.kit.step_body import StepBody
from fiche_tui.screens.meeting.wall import WallQuestion
from fiche_tui.screens.results.pending_round import before_the_reveal
from fiche_tui.store.errors import StoreError
from fiche_tui.workshop import commands as c
from fiche_tui.workshop import facts as f
from fiche_tui.workshop.keying import number_of
from fiche_tui.workshop.results import last_revealed, pending_round
from fiche_tui.workshop.sheet import StepKind
from fiche_tui.workshop.state import RoundStatus
from fiche_tui.workshop.values import Purpose


class RoundActions(WallQuestion):
    """What the facilitator does with the rounds."""

    @on(StepBody.EnterBallots)
    def enter_ballots_for_a_body(self, event: StepBody.EnterBallots) -> None:
        """A body asks for the keyboard."""
        event.stop()
        self.enter_ballots(event.round_number, event.name)

    def enter_ballots(self, round_number: int, name: str = "") -> None:
        """Key in what the paper says; ``name`` reopens one ballot."""
        self._key_in(round_number, name)

    def action_ballots(self) -> None:
        """Key ballots in, in whatever step, as long as a round is pending."""
        pending = pending_round(self.session.state)
        one = pending or last_revealed(self.session.state)
        if one is None:
            self.status.say(_("Aucun tour n’est ouvert : il n’y a pas de bulletin à saisir."))
        else:
            self._key_in(one.asked.number)

    def _ask_about_a_late_one(self, number: int) -> None:
        """A ballot found after the reveal is a fact that the minutes tell, and no more than that."""

        def answered(agreed: bool | None) -> None:
            if agreed:
                fact = f.LateBallotReceived(number)
                self.attempt_then_show(c.Record(fact), _("Noté : un bulletin reçu après le dévoilement, non compté."))

        text = _(
            "Le tour {n} est dévoilé : un bulletin qui arrive maintenant n’est pas compté. "
            "Le noter le dit au compte rendu, et cela ne s’annule pas."
        )
        question = Confirm(
            _("Un bulletin en retard?"), text.format(n=number), _("noter qu’il est arrivé"), _("ne rien noter")
        )
        self.app.push_screen(question, answered)

    def action_reopen(self) -> None:
        """Ask for the number of a paper, and reopen it, in whatever step."""
        pending = pending_round(self.session.state)
        if pending is None:
            self.status.say(_("Aucun tour n’est ouvert : il n’y a pas de bulletin à rouvrir."))
            return
        asked = pending.asked

        def typed(text: str | None) -> None:
            if text is None:
                return
            if name := number_of(text):
                self._key_in(asked.number, name)
            else:
                self.status.say(_("Écrivez le numéro du bulletin, en chiffres."), refused=True)

        title = _("Rouvrir une feuille") if asked.by_counts else _("Rouvrir un bulletin")
        self.app.push_screen(AskText(title, _("Numéro écrit au coin")), typed)

    def _key_in(self, number: int, name: str = "") -> None:
        found = self.session.state.round(number)
        if found is None or not found.pending:
            if found and found.status is RoundStatus.REVEALED and self.session.state.final_at is None:
                self._ask_about_a_late_one(number)
            else:
                self.status.say(_("Ce tour ne reçoit plus de bulletins."), refused=True)
            return
        if found.status is RoundStatus.CLOSED and not self.attempt(lambda: self.session.rounds.reopen(number)):
            return
        from fiche_tui.screens.ballots.screen import BallotScreen

        def come_back(_result: None) -> None:
            self.session.rounds.refresh_turnout(number)
            self.refresh_state()

        # Without an answer the papers are keyed masked, as on a wall that shows them.
        self.knowing_the_wall(lambda: self.app.push_screen(BallotScreen(self.session, number, name), come_back))

    @on(StepBody.Reveal)
    def reveal_for_a_body(self, event: StepBody.Reveal) -> None:
        """A body asks for a reveal."""
        event.stop()
        self.reveal(event.round_number)

    def reveal(self, round_number: int) -> None:
        """Ask the room once whether a ballot is left, then reveal."""
        number = round_number
        found = self.session.state.round(number)
        turnout = self.session.rounds.refresh_turnout(number)
        if not (turnout.holds or turnout.people or turnout.unfinished):
            self.status.say(refusal_sentence("empty-box", {"round": number}), refused=True)
            return

        def answered(agreed: bool | None) -> None:
            if agreed:
                self._reveal(number)

        self.app.push_screen(
            Confirm(
                _("Dévoiler?"),
                before_the_reveal(self.session.state, found, turnout) if found else "",
                _("dévoiler, sans retour"),
                _("attendre"),
            ),
            answered,
        )

    def _reveal(self, number: int) -> None:
        """Reveal, after asking about the boxes that cannot be read: nobody's ballots are left aside without a word."""
        try:
            broken = self.session.rounds.unreadable(number)
        except StoreError as error:
            self.status.say(error_sentence(error.code, error.values), refused=True)
            return
        if not broken:
            self.attempt_act(lambda: self.session.rounds.reveal(number), _("Dévoilé."))
            return

        def answered(without: bool | None) -> None:
            if without:
                self.attempt_act(lambda: self.session.rounds.reveal(number, tuple(broken)), _("Dévoilé."))

        first = next(iter(broken.values()))
        title = ngettext("Une urne est illisible", "{n} boîtes ne se lisent pas", len(broken)).format(n=len(broken))
        lines = [
            error_sentence(first.code, first.values),
            _("Sans elle, ses bulletins ne comptent pas dans ce tour; le compte rendu le dira.")
            if len(broken) == 1
            else _("Sans elles, leurs bulletins ne comptent pas dans ce tour; le compte rendu le dira."),
        ]
        choices = [("1", _("attendre, et la faire réparer"), False), ("2", _("dévoiler sans elle, sans retour"), True)]
        if len(broken) > 1:
            choices = [
                ("1", _("attendre, et les faire réparer"), False),
                ("2", _("dévoiler sans elles, sans retour"), True),
            ]
        self.app.push_screen(Ask(title, lines, choices), answered)

    def action_round(self) -> None:
        """Open the round that this step is for, when it could not open by itself."""
        state = self.session.state
        pending = pending_round(state)
        if pending:
            self._ask_to_give_up(pending.asked.number)
            return
        purpose = Purpose.VOTE if state.step and state.step.kind is StepKind.VOTE else Purpose.ASSESS
        if state.step is None or state.step.kind not in (
            StepKind.ASSESS,
            StepKind.COUNT,
            StepKind.REVEAL,
            StepKind.VOTE,
        ):
            self.status.say(_("Un tour s’ouvre à l’étape d’évaluer ou de voter."))
            return
        self.attempt_then_show(c.OpenRound(purpose), _("Le tour est ouvert."))

    def _ask_to_give_up(self, number: int) -> None:
        turnout = self.session.rounds.turnout(number)

        def give_up(agreed: bool | None) -> None:
            if agreed:
                self.attempt_then_show(c.Record(f.RoundCancelled(number)), _("Le tour est abandonné."))

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
        self.app.push_screen(
            Confirm(
                _("Abandonner ce tour?"),
                text.format(n=number, ballots=turnout.ballots),
                _("abandonner le tour"),
                _("le garder"),
            ),
            give_up,
        )
