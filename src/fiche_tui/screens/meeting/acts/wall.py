"""What the wall shows: asked when the workshop opens, and again wherever the answer matters and is missing."""

from fiche_tui.language.translation import _
from fiche_tui.screens.kit.desk import WorkshopDesk
from fiche_tui.screens.kit.wall import wall_question
from fiche_tui.workshop import commands as c
from fiche_tui.workshop import facts as f
from fiche_tui.workshop.values import Wall


async def ask_about_the_wall(desk: WorkshopDesk) -> None:
    """Ask what the wall shows unless it is known. Unanswered, ``State.wall_mirrors`` takes it for the same screen."""
    if desk.state.wall is not None or desk.state.final_at:
        return
    wall = await desk.ask(wall_question())
    if wall is not None:
        desk.do(c.Record(f.WallDeclared(wall)), wall_words(wall))


def wall_words(wall: Wall) -> str:
    """Return what an answer changes."""
    return {
        Wall.SAME: _("Les notes privées ne s’ouvriront pas et les bulletins se saisiront masqués."),
        Wall.TWO: _("Votre écran montre tout; l’écran projeté montre la vue de la salle."),
        Wall.NONE: _("Votre écran montre tout."),
    }[wall]
