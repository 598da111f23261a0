"""Taking the minutes away: a file where one chooses, in the format one chooses, or the terminal's clipboard."""

import os

from fiche_tui.keys.acts import act
from fiche_tui.language.translation import _
from fiche_tui.minutes.exports import Export
from fiche_tui.minutes.markdown import minutes_markdown
from fiche_tui.minutes.style import Paper
from fiche_tui.screens.files.saving import Made, Saving
from fiche_tui.screens.kit.desk import WorkshopDesk
from fiche_tui.screens.kit.menu import numbered
from fiche_tui.screens.minutes.preview import preview

CLIPBOARD = "clipboard"


class TakingAway:
    """The key for saving: what, then where."""

    def __init__(self, desk: WorkshopDesk) -> None:
        self._desk = desk
        self._saving = Saving(desk)

    @act("workshop.export")
    async def export(self) -> None:
        """Ask which format, then where; nothing is written before both are said."""
        kinds = [
            *_kinds(Paper(self._desk.settings.paper)),
            (CLIPBOARD, _("Presse-papiers, pour coller dans un courriel")),
        ]
        chosen = await self._desk.ask(numbered(_("Enregistrer le compte rendu"), kinds))
        if isinstance(chosen, Export):
            state = self._desk.state
            made = Made(chosen.name(state), chosen.content(state), shown=chosen.extension == "html")
            await self._saving.save(made)
        elif chosen == CLIPBOARD:
            self._send()

    def _send(self) -> None:
        # Over the terminal (OSC 52), which never answers whether it took the text: that is said too.
        self._desk.copy(preview(minutes_markdown(self._desk.state)).plain)
        if os.environ.get("TMUX"):
            sentence = _(
                "Envoyé au presse-papiers du terminal. Rien à coller? Dans tmux : « set -g set-clipboard on », "
                "ou s pour un fichier."
            )
        else:
            sentence = _(
                "Envoyé au presse-papiers du terminal. Rien à coller? Ce terminal le refuse : s pour un fichier."
            )
        self._desk.say(sentence)


def _kinds(paper: Paper) -> list[tuple[Export | str, str]]:
    """Return what can be written here, with its words; pages are for that paper."""
    return [
        (Export("md"), _("Texte Markdown, à relire ou à convertir (.md)")),
        (Export("html", paper=paper), _("Page web, à imprimer (.html)")),
        (Export("docx"), _("Document Word (.docx)")),
        (Export("html", short=True, paper=paper), _("Relevé de décisions, une page à imprimer (.html)")),
        (Export("csv"), _("Tous les comptes, pour un tableur (.csv dans un .zip)")),
        (Export("json"), _("Toutes les données, pour un programme (.json)")),
    ]
