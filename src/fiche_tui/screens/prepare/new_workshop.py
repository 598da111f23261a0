"""A new workshop in three questions: its title, its sheet, its agenda. Everything else waits in Prepare."""

from textual.content import Content

from fiche_tui.language.translation import _
from fiche_tui.screens.kit.base import Program, why_not
from fiche_tui.screens.kit.desk import Desk
from fiche_tui.screens.kit.dialogs import Choose, Show
from fiche_tui.screens.kit.kept_entry import KeptText
from fiche_tui.screens.prepare.words import preset_words
from fiche_tui.session.creation import create
from fiche_tui.settings.file import timezone_of_new
from fiche_tui.sheet.known import KnownSheet, known_sheets
from fiche_tui.store.workshop import Workshop
from fiche_tui.system.local_zone import no_zone
from fiche_tui.workshop.commands import Refusal
from fiche_tui.workshop.sheet import Sheet
from fiche_tui.workshop.text import normalise
from fiche_tui.workshop.values import Details

LONGEST_TITLE = 200
QUESTIONS = 3


class NewWorkshop:
    """The three questions, over a screen. Escape goes one question back, with what was answered still there."""

    def __init__(self, desk: Desk, fiche: Program) -> None:
        self._desk = desk
        self._fiche = fiche
        self._title = ""
        self._sheet = fiche.settings.sheet
        self._known = known_sheets(fiche.workshops.sheets_folder)
        self._usable = [one for one in self._known if one.reading.sheet and one.reading.sheet.presets]

    async def ask(self) -> Workshop | None:
        """Ask everything; return the workshop once it is on disk, ``None`` when it was given up."""
        while await self._ask_title():
            while chosen := await self._ask_sheet():
                if made := await self._ask_preset(chosen):
                    return made
        return None

    async def _ask_title(self) -> bool:
        def kept(title: str) -> str:
            self._title = normalise(title)
            return "" if self._title else _("Donnez un titre à l’atelier, par exemple « Rôles de la table ».")

        title = self._placed(_("Nouvel atelier"), 1)
        dialog = KeptText(title, _("Titre"), self._title, keep=kept, max_length=LONGEST_TITLE)
        return await self._desk.ask(dialog) is not None

    def _placed(self, title: str, place: int) -> str:
        # A question says its place among those that are asked.
        return f"{title} · {_('{n} sur {total}').format(n=place, total=QUESTIONS)}"

    async def _ask_sheet(self) -> KnownSheet | None:
        options = [(one.source.id, one.words) for one in self._known]
        title = self._placed(_("Quelle fiche?"), 2)
        while sheet_id := await self._desk.ask(Choose(title, options, selected=self._sheet)):
            self._sheet = sheet_id
            chosen = next(one for one in self._known if one.source.id == sheet_id)
            if chosen in self._usable:
                return chosen
            await self._desk.ask(Show(chosen.words, chosen.problems))
        return None

    async def _ask_preset(self, chosen: KnownSheet) -> Workshop | None:
        sheet = chosen.reading.sheet
        assert sheet is not None
        options = [(preset.id, preset_words(sheet, preset)) for preset in sheet.presets]
        title, lines = self._placed(_("Quel déroulement?"), 3), [Content(sheet.title)]
        while (preset := await self._desk.ask(Choose(title, options, lines=lines))) is not None:
            made = self._create(chosen, sheet, preset)
            if not isinstance(made, str):
                return made
            # The answers are still there: once there is room on the disk, Enter goes on.
            lines = [Content(sheet.title), Content(f"✗ {made}").stylize("bold $text-error")]
        return None

    def _create(self, chosen: KnownSheet, sheet: Sheet, preset: str) -> Workshop | str:
        # The workshop, or why there is none.
        made: list[Workshop] = []
        zone = timezone_of_new(self._fiche.settings, self._fiche.clock.now())
        if zone is None:
            return no_zone()

        def create_one() -> Refusal | None:
            result = create(
                self._fiche.workshops,
                self._fiche.clock,
                sheet,
                chosen.source.data,
                Details(self._title),
                preset=preset,
                timezone=zone,
            )
            if isinstance(result, Refusal):
                return result
            made.append(result)
            return None

        return why_not(create_one) or made[0]
