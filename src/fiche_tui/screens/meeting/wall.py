"""What the wall shows: asked when the workshop opens, and again wherever the answer matters and is missing."""

from collections.abc import Callable

from fiche_tui.language.translation import _
from fiche_tui.screens.kit.wall import wall_question
from fiche_tui.screens.meeting.base import WorkshopBase
from fiche_tui.workshop import commands as c
from fiche_tui.workshop import facts as f
from fiche_tui.workshop.values import Wall


class WallQuestion(WorkshopBase):
    """Asks about the wall. Without an answer, ``State.wall_mirrors`` takes it for the same screen."""

    def knowing_the_wall(self, go_on: Callable[[], object]) -> None:
        """Go on once the wall was asked about; at once when it is known, and all the same when Escape says nothing."""
        if self.session.state.wall is not None or self.session.state.final_at:
            go_on()
            return

        def said(wall: Wall | None) -> None:
            if wall is not None:
                self.attempt_then_show(c.Record(f.WallDeclared(wall)), wall_words(wall))
            go_on()

        self.app.push_screen(wall_question(), said)


def wall_words(wall: Wall) -> str:
    """What an answer changes."""
    return {
        Wall.SAME: _("Les notes privées ne s’ouvriront pas et les bulletins se saisiront masqués."),
        Wall.TWO: _("Votre écran montre tout; le mur montre la vue de la salle."),
        Wall.NONE: _("Votre écran montre tout."),
    }[wall]
