"""The room's view: where it is shown, and what the facilitator does to it. Published, never written down."""

from dataclasses import replace
from enum import Enum, auto

from fiche_tui.keys.acts import act
from fiche_tui.language.translation import _
from fiche_tui.screens.kit.desk import Outcome
from fiche_tui.screens.kit.dialogs import Ask, Choose
from fiche_tui.screens.meeting.meeting_desk import MeetingDesk
from fiche_tui.system.second_screen import command_to_type, in_tmux, open_in_tmux
from fiche_tui.workshop.room.values import WallView
from fiche_tui.workshop.short_text import shortened
from fiche_tui.workshop.values import CaptureKind

TWO_SIDES = 161
"""Columns from which a pane of tmux leaves 80 to either side."""

LONGEST_DECISION = 60
"""Characters of a decision in the list to choose from."""


class Way(Enum):
    """What can be done about the room's view."""

    HERE = auto()
    TMUX = auto()
    COPY = auto()
    CURTAIN = auto()
    RECAP = auto()
    DECISION = auto()
    STEP = auto()


class Projecting:
    """Shows the room's view here or elsewhere, draws its curtain, enlarges one thing on it."""

    def __init__(self, desk: MeetingDesk) -> None:
        self._desk = desk

    @act("workshop.project")
    async def project(self) -> None:
        way = await self._desk.ask(
            Ask(
                _("Vue de la salle"),
                [_("Sur le deuxième écran, dans un autre terminal, tapez :"), self._command],
                self._ways(),
            )
        )
        wall = self._desk.session.wall
        if way is Way.HERE:
            await self._show_here()
        elif way is Way.TMUX:
            self._open_in_tmux()
        elif way is Way.COPY:
            self._desk.copy(self._command)
            self._desk.say(_("Commande copiée : collez-la dans l’autre terminal."))
        elif way is Way.CURTAIN:
            await self.curtain()
        elif way is Way.RECAP:
            self._show(replace(wall, recap=True, zoom=""), _("L’écran projeté montre où nous en sommes."))
        elif way is Way.STEP:
            self._show(replace(wall, recap=False, zoom=""), _("L’écran projeté montre de nouveau l’étape."))
        elif way is Way.DECISION:
            await self._enlarge_a_decision()

    @act("workshop.curtain")
    async def curtain(self) -> None:
        """Draw the curtain, or open it. Where the room sees this very screen it covers this one."""
        wall = self._desk.session.wall
        if wall.curtain:
            self._show(replace(wall, curtain=False), _("Le rideau est ouvert : la salle voit de nouveau l’étape."))
            return
        told = _("Le rideau est tiré : la salle ne voit que le nom du groupe et l’heure. F4 l’ouvre.")
        if self._show(replace(wall, curtain=True), told) and self._desk.state.wall_mirrors:
            await self._show_here()
            self._show(replace(self._desk.session.wall, curtain=False), _("Le rideau est ouvert."))

    @property
    def _command(self) -> str:
        return command_to_type(self._desk.session.folder.name)

    def _ways(self) -> list[tuple[str, str, Way]]:
        # A way keeps its digit where another one is not possible: hands learn it.
        wall = self._desk.session.wall
        ways = [("1", _("la montrer ici, à la place de mon écran; Échap en revient"), Way.HERE)]
        if in_tmux():
            ways.append(("2", _("l’ouvrir à côté, dans tmux"), Way.TMUX))
        ways.append(("3", _("copier la commande"), Way.COPY))
        ways.append(("4", _("ouvrir le rideau") if wall.curtain else _("tirer le rideau"), Way.CURTAIN))
        if not wall.recap:
            ways.append(("5", _("y montrer où nous en sommes"), Way.RECAP))
        if self._decisions():
            ways.append(("6", _("y montrer une décision en grand"), Way.DECISION))
        if wall.recap or wall.zoom:
            ways.append(("7", _("y montrer de nouveau l’étape"), Way.STEP))
        return ways

    def _decisions(self) -> list[tuple[str, str]]:
        found = [one for one in self._desk.state.captures if one.kind is CaptureKind.DECISION]
        number = _("Déc. {n}")
        return [
            (one.id, f"{number.format(n=one.number)}  {shortened(one.text, LONGEST_DECISION)}")
            for one in reversed(found)
        ]

    async def _enlarge_a_decision(self) -> None:
        chosen = await self._desk.ask(Choose(_("Quelle décision?"), self._decisions()))
        if chosen is not None:
            self._show(replace(self._desk.session.wall, zoom=chosen, recap=False), _("La salle voit cette décision."))

    async def _show_here(self) -> None:
        # Imported when it opens: start-up counts.
        from fiche_tui.screens.room.screen import RoomScreen

        await self._desk.open(RoomScreen(self._desk.session))

    def _open_in_tmux(self) -> None:
        beside = self._desk.columns >= TWO_SIDES
        folder = self._desk.session.folder
        if not open_in_tmux(folder.name, folder.parent, beside=beside):
            self._desk.say(_("tmux n’a pas ouvert la vue : tapez la commande dans un autre terminal."), refused=True)
        elif beside:
            self._desk.say(_("La vue de la salle est ouverte à droite, dans tmux."))
        else:
            self._desk.say(_("La vue de la salle est ouverte dans la fenêtre « fiche » de tmux."))

    def _show(self, wall: WallView, done: str) -> bool:
        """Publish what the wall shows, and say so; return whether it was."""
        return self._desk.carry_out(lambda: self._desk.session.show_on_wall(wall), done) is Outcome.DONE
