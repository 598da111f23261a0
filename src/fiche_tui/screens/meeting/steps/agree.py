"""Five fingers on the whole portrait: the level required first, the count, the reservations word for word."""

import secrets

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.events import Resize
from textual.widgets import Static

from fiche_tui.drawing.agreement import agreement_lines
from fiche_tui.drawing.fingers import required_words
from fiche_tui.keys.acts import act
from fiche_tui.keys.bindings import act_bindings, arrow_bindings
from fiche_tui.language.translation import _
from fiche_tui.screens.kit.desk import Outcome
from fiche_tui.screens.kit.dialogs import Ask
from fiche_tui.screens.kit.drawn import page_of
from fiche_tui.screens.kit.entry import AskFields, AskText, Field
from fiche_tui.screens.kit.help_with_typing import Names
from fiche_tui.screens.kit.prose import Prose
from fiche_tui.screens.kit.step_body import StepBody, View
from fiche_tui.screens.meeting.steps.counted_hands import COUNTS, CountedHands, counts_from
from fiche_tui.workshop import commands as c
from fiche_tui.workshop import facts as f
from fiche_tui.workshop.values import AgreementRule, Reservation


class AgreeBody(StepBody):
    """The portrait, the level required, the fingers by level, the reservations: drawn as one page."""

    HINTS = ("agree.fingers", "agree.reservation", "agree.level", "workshop.note")
    BINDINGS = [
        *arrow_bindings("scroll"),
        *act_bindings("agree"),
    ]

    def compose(self) -> ComposeResult:
        """From what is agreed on to what is held back."""
        with VerticalScroll(can_focus=False):
            yield Prose(id="agreement", markup=False)

    def on_resize(self, event: Resize) -> None:
        """Lay the fingers out for the rows that there are now."""
        super().on_resize(event)
        self.draw_again()

    def action_scroll(self, lines: int) -> None:
        """Read the reservations that do not fit."""
        self.query_one(VerticalScroll).scroll_relative(y=lines, animate=False)

    def draw(self, view: View) -> None:
        """Draw the portrait and what was counted."""
        shown = self.query_one("#agreement", Static)
        # The scrollbar's column is always kept free: a page drawn one column wider may be one row shorter and need no
        # scrollbar, so that what is shown would depend on what was shown before.
        width = self.query_one(VerticalScroll).scrollable_content_region.width
        shown.update(page_of(agreement_lines(view.state, width, self.steady_rows)))

    @act("agree.fingers")
    async def count_fingers(self) -> None:
        """Ask for six numbers, from 0 fingers to 5."""
        answers = await self.desk.ask(
            CountedHands(
                _("Accord à cinq doigts"),
                _("Combien à 0, 1, 2, 3, 4 et 5 doigts?"),
                "0 0 1 3 5 3",
                6,
                self.desk.state,
                wrong=_("Écrivez six nombres, de 0 doigt à 5 doigts : par exemple 0 0 1 3 5 3."),
                lines=[required_words(self.desk.state.agreement_rule)],
            )
        )
        if answers is not None:
            fact = f.FingersCounted(counts_from(answers[COUNTS], 6) or ())
            self.desk.do(c.Record(fact), _("Les doigts sont comptés."))

    @act("agree.reservation")
    async def add_reservation(self) -> None:
        """Ask for the words, then with or without a name; Escape goes one question back, and nothing typed is lost.

        What is refused is asked for again, as it was typed.
        """
        text: str | None = ""
        while True:
            text = await self.desk.ask(AskText(_("Réserve"), _("Mot pour mot"), text or "", wraps=True))
            if text is None or not text.strip():
                return
            name = await self._ask_name(text)
            if name is None:
                continue
            fact = f.ReservationRecorded(Reservation(secrets.token_hex(4), text, name))
            if self.desk.do(c.Record(fact), _("La réserve est consignée.")) is not Outcome.REFUSED:
                return

    async def _ask_name(self, text: str) -> str | None:
        """Return the name, empty for none; ``None`` to go back to the words."""
        choices = [("1", _("sans nom"), False), ("2", _("avec le nom"), True)]
        while True:
            named = await self.desk.ask(Ask(_("Avec ou sans nom?"), [text], choices))
            if not named:
                return None if named is None else ""
            names = Names(self.desk.state.people)
            name = await self.desk.ask(AskText(_("Réserve"), _("Nom"), lines=[text], help=names))
            if name is not None:
                return name

    @act("agree.level")
    async def change_level(self) -> None:
        """Change the level required, before asking."""
        rule = self.desk.state.agreement_rule
        answers = await self.desk.ask(
            AskFields(
                _("Niveau d’accord exigé"),
                [
                    Field("floor", _("Aucune main sous combien de doigts?"), str(rule.floor)),
                    Field("majority", _("La majorité à combien de doigts ou plus?"), str(rule.majority_at)),
                ],
            )
        )
        if answers is None:
            return
        levels = counts_from(f"{answers['floor']} {answers['majority']}", 2)
        if levels is None:
            self.desk.say(_("Écrivez deux nombres de 0 à 5."), refused=True)
            return
        rule = AgreementRule(*levels)
        self.desk.do(c.Record(f.AgreementRuleSet(rule)), required_words(rule))
