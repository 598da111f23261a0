"""What is asked once, when a workshop is first animated: the wall, and who holds the keyboard."""

from fiche_tui.i18n import _
from fiche_tui.screens.workshop_base import WorkshopBase
from fiche_tui.widgets.dialogs import Ask, AskText
from fiche_tui.workshop import commands as c
from fiche_tui.workshop import facts as f
from fiche_tui.workshop.values import Wall


class OpeningQuestions(WorkshopBase):
    """The two questions of the opening; Escape leaves each for later."""

    def ask_opening_questions(self) -> None:
        """Ask what the projector shows, once; then who types, once."""
        if self.session.state.wall is not None or self.session.state.final_at:
            return
        self.app.push_screen(
            Ask(
                _("Le mur montre-t-il la même chose que votre écran?"),
                [],
                [
                    ("1", _("oui, la même"), Wall.SAME),
                    ("2", _("non, j’ai deux écrans"), Wall.TWO),
                    ("3", _("pas de projecteur"), Wall.NONE),
                ],
            ),
            self._wall_said,
        )

    def _wall_said(self, wall: Wall | None) -> None:
        if wall is None:
            return
        said = {
            Wall.SAME: _("Les notes privées ne s’ouvriront pas et les bulletins se saisiront masqués."),
            Wall.TWO: _("Votre écran montre tout; le mur montre la vue de la salle."),
            Wall.NONE: _("Votre écran montre tout."),
        }[wall]
        self.attempt_then_show(c.Record(f.WallDeclared(wall)), said)
        if not self.session.state.keyboard:
            self.action_scribe()

    def action_scribe(self) -> None:
        """Ask who holds the keyboard today, with a card of six keys for that person."""

        def held(name: str | None) -> None:
            if name is not None:
                by = name.strip() or _("l’animation")
                self.attempt_then_show(c.Record(f.KeyboardHeld(by)), _("Au clavier : {by}.").format(by=by))

        card = _(
            "Six touches suffisent :\n"
            "c  note ou action     d  décision     j  sujet à reprendre\n"
            "u  annuler            n  suivante     ?  aide"
        )
        self.app.push_screen(
            AskText(
                _("Qui tient le clavier aujourd’hui?"),
                _("Nom, ou « moi »"),
                self.session.state.keyboard or _("moi"),
                lines=[card],
            ),
            held,
        )
