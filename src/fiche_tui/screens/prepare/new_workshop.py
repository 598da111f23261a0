"""A new workshop in three questions: its title, its sheet, its agenda. Everything else waits in Prepare."""

from collections.abc import Callable

from textual.content import Content

from fiche_tui.language.translation import _
from fiche_tui.screens.kit.base import FicheScreen, why_not
from fiche_tui.screens.kit.dialogs import Choose, Show
from fiche_tui.screens.kit.kept_entry import KeptText
from fiche_tui.screens.prepare.words import preset_words
from fiche_tui.session.creation import create
from fiche_tui.sheet.known import KnownSheet, known_sheets
from fiche_tui.store.workshop import Workshop
from fiche_tui.system.machine import local_timezone
from fiche_tui.workshop import Refusal
from fiche_tui.workshop.sheet import Sheet
from fiche_tui.workshop.text import normalise
from fiche_tui.workshop.values import Details

LONGEST_TITLE = 200


class NewWorkshop:
    """The three questions, over a screen. Escape goes one question back, with what was answered still there."""

    def __init__(self, screen: FicheScreen[None], made: Callable[[Workshop], None]) -> None:
        self._screen = screen
        self._made = made
        self._title = ""
        self._known = known_sheets(screen.fiche.workshops.sheets_folder)
        self._usable = [one for one in self._known if one.reading.sheet and one.reading.sheet.presets]

    def ask_title(self) -> None:
        """The first question."""

        def kept(title: str) -> str:
            self._title = normalise(title)
            return "" if self._title else _("Donnez un titre à l’atelier, par exemple « Rôles de la table ».")

        def answered(title: str | None) -> None:
            if title is not None:
                self._ask_sheet()

        dialog = KeptText(
            self._placed(_("Nouvel atelier"), 1), _("Titre"), self._title, keep=kept, max_length=LONGEST_TITLE
        )
        self._screen.app.push_screen(dialog, answered)

    @property
    def _one_sheet(self) -> bool:
        return len(self._known) == 1 and bool(self._usable)

    def _placed(self, title: str, place: int) -> str:
        """A question with its place among those that are asked."""
        total = 2 if self._one_sheet else 3
        return f"{title} · {_('{n} sur {total}').format(n=min(place, total), total=total)}"

    def _ask_sheet(self) -> None:
        if self._one_sheet:
            self._ask_preset(self._usable[0])
            return

        def answered(sheet_id: str | None) -> None:
            if sheet_id is None:
                self.ask_title()
                return
            chosen = next(one for one in self._known if one.source.id == sheet_id)
            if chosen in self._usable:
                self._ask_preset(chosen)
            else:
                self._screen.app.push_screen(Show(chosen.words, chosen.problems), lambda _result: self._ask_sheet())

        options = [(one.source.id, one.words) for one in self._known]
        self._screen.app.push_screen(Choose(self._placed(_("Quelle fiche?"), 2), options), answered)

    def _ask_preset(self, chosen: KnownSheet, refusal: str = "") -> None:
        sheet = chosen.reading.sheet
        assert sheet is not None

        def answered(preset: str | None) -> None:
            if preset is not None:
                self._create(chosen, sheet, preset)
            elif len(self._known) > 1:
                self._ask_sheet()
            else:
                self.ask_title()

        options = [(preset.id, preset_words(sheet, preset)) for preset in sheet.presets]
        dialog = Choose(self._placed(_("Quel déroulement?"), 3), options, lines=[sheet.title, *_warnings(refusal)])
        self._screen.app.push_screen(dialog, answered)

    def _create(self, chosen: KnownSheet, sheet: Sheet, preset: str) -> None:
        fiche = self._screen.fiche
        made: list[Workshop] = []

        def act() -> Refusal | None:
            result = create(
                fiche.workshops,
                fiche.clock,
                sheet,
                chosen.source.data,
                Details(self._title),
                preset=preset,
                timezone=local_timezone(),
            )
            if isinstance(result, Refusal):
                return result
            made.append(result)
            return None

        refusal = why_not(act)
        if made:
            self._made(made[0])
        else:
            # The answers are still there: once there is room on the disk, Enter goes on.
            self._ask_preset(chosen, refusal)


def _warnings(refusal: str) -> list[Content]:
    return [Content(f"✗ {refusal}").stylize("bold $text-error")] if refusal else []
