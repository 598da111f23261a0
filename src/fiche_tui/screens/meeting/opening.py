"""What is asked once, when a workshop is first animated: the wall, and who holds the keyboard."""

from collections.abc import Callable

from fiche_tui.language.translation import _
from fiche_tui.screens.kit.dialogs import AskText
from fiche_tui.screens.meeting.earlier import EarlierActions
from fiche_tui.screens.meeting.wall import WallQuestion
from fiche_tui.workshop import commands as c
from fiche_tui.workshop import facts as f


class OpeningQuestions(EarlierActions, WallQuestion):
    """The questions of the opening; Escape leaves each for later."""

    def ask_opening_questions(self) -> None:
        """Ask what the projector shows, once; then who types, once; then offer what was said in an earlier meeting."""
        if self.session.state.wall is None and not self.session.state.final_at:
            self.knowing_the_wall(self._ask_who_types)
        else:
            self.offer_earlier()

    def _ask_who_types(self) -> None:
        state = self.session.state
        if state.wall is None:
            self.status.say(_("Sans réponse, rien de privé ne s’affiche : bulletins masqués, notes fermées."))
            self.offer_earlier()
        elif not state.keyboard:
            self._ask_scribe(self.offer_earlier)
        else:
            self.offer_earlier()

    def action_scribe(self) -> None:
        """Ask who holds the keyboard today, with a card of six keys for that person."""
        self._ask_scribe(lambda: None)

    def _ask_scribe(self, then: Callable[[], None]) -> None:

        def held(name: str | None) -> None:
            if name is not None:
                by = name.strip() or _("l’animation")
                self.attempt_then_show(c.Record(f.KeyboardHeld(by)), _("Prise de notes : {by}.").format(by=by))
            then()

        card = _(
            "Six touches suffisent :\n"
            "c  note ou action     d  décision     j  sujet à reprendre\n"
            "u  annuler            n  suivante     ?  aide"
        )
        self.app.push_screen(
            AskText(
                _("Qui prend les notes aujourd’hui?"),
                _("Nom, ou « moi »"),
                self.session.state.keyboard or _("moi"),
                lines=[card],
            ),
            held,
        )
