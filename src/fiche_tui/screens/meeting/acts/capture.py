"""Capture (« consigner »), one key each, in any step."""

import secrets

from fiche_tui.drawing.results.talk_card import about_words
from fiche_tui.keys.acts import act
from fiche_tui.language.translation import _
from fiche_tui.screens.kit.dialogs import Ask, AskFields, AskText, Field
from fiche_tui.screens.meeting.meeting_desk import MeetingDesk
from fiche_tui.workshop import commands as c
from fiche_tui.workshop.values import CaptureKind


class Capture:
    """Writes down what people say. Enter alone stores; who and when can come later."""

    def __init__(self, desk: MeetingDesk) -> None:
        self._desk = desk

    @act("workshop.note")
    async def note(self) -> None:
        """Ask what is written down, then write it."""
        choices = [
            ("1", _("une note"), CaptureKind.NOTE),
            ("2", _("un suivi : quoi, qui, pour quand"), CaptureKind.ACTION),
            ("3", _("une décision"), CaptureKind.DECISION),
            ("4", _("un sujet à reprendre"), CaptureKind.TOPIC),
        ]
        kind = await self._desk.ask(Ask(self._titled(_("Consigner")), [], choices))
        if kind is CaptureKind.NOTE:
            await self._write_line(CaptureKind.NOTE, _("Note"), _("Note consignée."))
        elif kind is CaptureKind.ACTION:
            await self._write_with_owner(CaptureKind.ACTION, _("Suivi"), _("Quoi?"), _("Suivi consigné."))
        elif kind is CaptureKind.TOPIC:
            await self.revisit()
        elif kind is CaptureKind.DECISION:
            await self.decision()

    @act("workshop.decision")
    async def decision(self) -> None:
        """Write down a decision, which numbers itself."""
        number = self._desk.state.decisions_numbered + 1
        title = _("Déc. {n}").format(n=number)
        done = _("Déc. {n} consignée.").format(n=number)
        await self._write_with_owner(CaptureKind.DECISION, title, _("Nous décidons de…"), done)

    @act("workshop.revisit")
    async def revisit(self) -> None:
        """Keep a topic for later."""
        await self._write_line(CaptureKind.TOPIC, _("Sujet à reprendre"), _("Sujet gardé pour plus tard."))

    async def _write_line(self, kind: CaptureKind, title: str, done: str) -> None:
        about = self._desk.about()
        text = await self._desk.ask(AskText(self._titled(title), _("En une phrase")))
        if text is not None:
            self._desk.do(c.Write(secrets.token_hex(4), kind, text, about=about), done)

    async def _write_with_owner(self, kind: CaptureKind, title: str, label: str, done: str) -> None:
        about = self._desk.about()
        later = _("peut venir plus tard")
        fields = [
            Field("text", label),
            Field("who", _("Qui?"), hint=later),
            Field("due", _("Pour quand?"), hint=later),
        ]
        answers = await self._desk.ask(AskFields(self._titled(title), fields))
        if answers is not None:
            said, who, due = answers["text"], answers["who"], answers["due"]
            self._desk.do(c.Write(secrets.token_hex(4), kind, said, who, due, about), done)

    def _titled(self, title: str) -> str:
        """Return the title of a dialog, with the role that is talked about."""
        about = about_words(self._desk.state, self._desk.about())
        return _("{title} · {about}").format(title=title, about=about) if about else title
