"""The private note of a step, never on a wall that shows this screen."""

from fiche_tui.keys.acts import act
from fiche_tui.language.translation import _
from fiche_tui.screens.kit.dialogs import Show
from fiche_tui.screens.meeting.acts.wall import ask_about_the_wall
from fiche_tui.screens.meeting.meeting_desk import MeetingDesk
from fiche_tui.workshop.values import Wall


class PrivateNote:
    """Shows the note of the running step."""

    def __init__(self, desk: MeetingDesk) -> None:
        self._desk = desk

    @act("workshop.private_note")
    async def show(self) -> None:
        step = self._desk.state.step
        if step is None or not step.note:
            self._desk.say(_("Cette étape n’a pas de note privée."))
            return
        await ask_about_the_wall(self._desk)
        state = self._desk.state
        if state.wall is Wall.SAME:
            self._desk.say(_("Cet écran est projeté : la note est sur votre feuille d’animation imprimée."))
        elif state.wall_mirrors:
            self._desk.say(_("Cet écran est peut-être projeté : la note reste fermée. v : répondre."))
        elif state.step is not None:
            await self._desk.ask(Show(_("Note privée · {step}").format(step=state.step.title), state.step.note))
