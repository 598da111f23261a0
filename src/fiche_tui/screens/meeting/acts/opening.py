"""What is asked once, when a workshop is first animated: the wall, and who holds the keyboard."""

from fiche_tui.keys.acts import act
from fiche_tui.language.translation import _
from fiche_tui.screens.meeting.acts.earlier import Earlier
from fiche_tui.screens.meeting.acts.wall import ask_about_the_wall
from fiche_tui.screens.meeting.meeting_desk import MeetingDesk
from fiche_tui.workshop import commands as c
from fiche_tui.workshop import facts as f


class Opening:
    """The questions of the opening; Escape leaves each for later."""

    def __init__(self, desk: MeetingDesk, earlier: Earlier) -> None:
        self._desk = desk
        self._earlier = earlier

    async def ask(self) -> None:
        """Ask what the projector shows, once; then who types, once; then offer what was said in an earlier meeting."""
        if self._desk.state.wall is None and not self._desk.state.final_at:
            await ask_about_the_wall(self._desk)
            if self._desk.state.wall is None:
                self._desk.say(_("Sans réponse, rien de privé ne s’affiche : bulletins masqués, notes fermées."))
            elif not self._desk.state.keyboard:
                await self.scribe()
        await self._earlier.offer()

    @act("workshop.scribe")
    async def scribe(self) -> None:
        """Ask who holds the keyboard today, with a card of six keys for that person."""
        from fiche_tui.screens.kit.entry import AskText
        from fiche_tui.screens.kit.help_with_typing import Names

        card = _(
            "Six touches suffisent :\n"
            "c  note, suivi        d  décision     j  sujet à reprendre\n"
            "u  annuler            n  suivante     ?  aide"
        )
        name = await self._desk.ask(
            AskText(
                _("Qui prend les notes aujourd’hui?"),
                _("Nom, ou « moi »"),
                self._desk.state.keyboard,
                hint=_("Entrée seule : moi"),
                lines=[card],
                help=Names(self._desk.state.people),
            )
        )
        if name is not None:
            by = name.strip() or _("moi")
            self._desk.do(c.Record(f.KeyboardHeld(by)), _("Prise de notes : {by}.").format(by=by))
