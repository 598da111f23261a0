"""Capture (« consigner »), one key each, in any step; and what opens over the workshop: roster, agenda, minutes."""

import secrets

from fiche_tui.language.translation import _
from fiche_tui.screens.kit.dialogs import Ask, AskFields, AskText, Field
from fiche_tui.screens.meeting.base import WorkshopBase
from fiche_tui.screens.results.talk_card import about_words
from fiche_tui.workshop import commands as c
from fiche_tui.workshop.values import CaptureKind


class CaptureActions(WorkshopBase):
    """What people write down. Enter alone stores; who and when can come later."""

    def action_note(self) -> None:
        """Write down a note or an action."""

        def chosen(kind: CaptureKind | None) -> None:
            if kind is CaptureKind.NOTE:
                self._ask_one_line(CaptureKind.NOTE, _("Note"), _("Note consignée."))
            elif kind is CaptureKind.ACTION:
                self._ask_with_owner(CaptureKind.ACTION, _("Action"), _("Quoi?"), _("Action consignée."))
            elif kind is CaptureKind.TOPIC:
                self.action_revisit()
            elif kind is CaptureKind.DECISION:
                self.action_decision()

        self.app.push_screen(
            Ask(
                self._titled(_("Consigner")),
                [],
                [
                    ("1", _("une note"), CaptureKind.NOTE),
                    ("2", _("une action : quoi, qui, pour quand"), CaptureKind.ACTION),
                    ("3", _("une décision"), CaptureKind.DECISION),
                    ("4", _("un sujet à reprendre"), CaptureKind.TOPIC),
                ],
            ),
            chosen,
        )

    def action_decision(self) -> None:
        """Write down a decision, which numbers itself."""
        number = self.session.state.decisions_numbered + 1
        title = _("Déc. {n}").format(n=number)
        done = _("Déc. {n} consignée.").format(n=number)
        self._ask_with_owner(CaptureKind.DECISION, title, _("Nous décidons de…"), done)

    def action_revisit(self) -> None:
        """Keep a topic for later."""
        self._ask_one_line(CaptureKind.TOPIC, _("Sujet à reprendre"), _("Sujet gardé pour plus tard."))

    def _ask_one_line(self, kind: CaptureKind, title: str, done: str) -> None:
        about = self.about()

        def written(text: str | None) -> None:
            if text is not None:
                self.attempt_then_show(c.Write(secrets.token_hex(4), kind, text, about=about), done)

        self.app.push_screen(AskText(self._titled(title), _("En une phrase")), written)

    def _ask_with_owner(self, kind: CaptureKind, title: str, label: str, done: str) -> None:
        about = self.about()

        def written(answers: dict[str, str] | None) -> None:
            if answers is not None:
                said, who, due = answers["text"], answers["who"], answers["due"]
                command = c.Write(secrets.token_hex(4), kind, said, who, due, about)
                self.attempt_then_show(command, done)

        later = _("peut venir plus tard")
        fields = [
            Field("text", label),
            Field("who", _("Qui?"), hint=later),
            Field("due", _("Pour quand?"), hint=later),
        ]
        self.app.push_screen(AskFields(self._titled(title), fields), written)

    def _titled(self, title: str) -> str:
        """The title of a dialog, with the role that is talked about."""
        about = about_words(self.session.state, self.about())
        return _("{title} · {about}").format(title=title, about=about) if about else title

    def action_roster(self) -> None:
        """Who is here, who comes, who leaves."""
        from fiche_tui.screens.roster.screen import RosterScreen

        self.app.push_screen(RosterScreen(self.session), self._come_back)

    def action_agenda(self) -> None:
        """See and change the agenda."""
        from fiche_tui.screens.agenda.screen import AgendaScreen

        self.app.push_screen(AgendaScreen(self.session), self._come_back)

    def action_export(self) -> None:
        """Read the minutes as they stand, and store them in a file."""
        from fiche_tui.screens.minutes.screen import MinutesScreen

        self.app.push_screen(MinutesScreen(self.session), self._come_back)

    def action_recap(self) -> None:
        """« Où en sommes-nous? », one screen for whoever arrives late."""
        from fiche_tui.screens.kit.dialogs import Show
        from fiche_tui.screens.meeting.recap import recap

        self.app.push_screen(Show(_("Où en sommes-nous?"), recap(self.session.state)))

    def _come_back(self, _result: None) -> None:
        self.refresh_state()
