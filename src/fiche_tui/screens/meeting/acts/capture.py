"""Capture (« consigner »), one key each, in any step."""

import secrets
from collections.abc import Mapping

from fiche_tui.drawing.results.talk_card import about_words
from fiche_tui.keys.acts import act
from fiche_tui.language.deadlines import deadline
from fiche_tui.language.translation import N_, _
from fiche_tui.screens.kit.help_with_typing import Deadlines, Names
from fiche_tui.screens.meeting.capture_dialog import Captured, CaptureDialog
from fiche_tui.screens.meeting.meeting_desk import MeetingDesk
from fiche_tui.workshop import commands as c
from fiche_tui.workshop.values import CaptureKind

_TITLES: Mapping[CaptureKind, str] = {
    CaptureKind.NOTE: N_("Note"),
    CaptureKind.ACTION: N_("Suivi"),
    CaptureKind.DECISION: N_("Déc. {n}"),
    CaptureKind.TOPIC: N_("Sujet à reprendre"),
}
_DONE: Mapping[CaptureKind, str] = {
    CaptureKind.NOTE: N_("Note consignée."),
    CaptureKind.ACTION: N_("Suivi consigné."),
    CaptureKind.DECISION: N_("Déc. {n} consignée."),
    CaptureKind.TOPIC: N_("Sujet gardé pour plus tard."),
}


class Capture:
    """Writes down what people say. Enter alone stores; who and when can come later."""

    def __init__(self, desk: MeetingDesk) -> None:
        self._desk = desk

    @act("workshop.note")
    async def note(self) -> None:
        """Write down a note, or with its kind changed anything else."""
        await self._write(CaptureKind.NOTE)

    @act("workshop.decision")
    async def decision(self) -> None:
        """Write down a decision, which numbers itself."""
        await self._write(CaptureKind.DECISION)

    @act("workshop.revisit")
    async def revisit(self) -> None:
        """Keep a topic for later."""
        await self._write(CaptureKind.TOPIC)

    async def _write(self, kind: CaptureKind) -> None:
        about = self._desk.about()

        def keep(said: Captured) -> str:
            if said.kind is CaptureKind.NOTE and (said.who.strip() or said.due.strip()):
                return _("Une note n’a ni responsable ni date. ↑ et → : en faire un suivi.")
            due = deadline(said.due, self._desk.today, self._desk.state.sheet.lang)
            done = self._numbered(_DONE[said.kind])
            return self._desk.keep(c.Write(secrets.token_hex(4), said.kind, said.text, said.who, due, about), done)

        names = Names(self._desk.state.people)
        deadlines = Deadlines(self._desk.today, self._desk.state.sheet.lang)
        await self._desk.ask(CaptureDialog(kind, lambda kind: self._titled(kind, about), names, deadlines, keep=keep))

    def _titled(self, kind: CaptureKind, about: str) -> str:
        """Return the title of a kind, with the role that is talked about."""
        title = self._numbered(_TITLES[kind])
        words = about_words(self._desk.state, about)
        return _("{title} · {about}").format(title=title, about=words) if words else title

    def _numbered(self, sentence: str) -> str:
        return _(sentence).format(n=self._desk.state.decisions_numbered + 1)
