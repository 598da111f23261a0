"""The settings on screen: each with its value and what it is about, changed in the person's own file."""

from collections.abc import Sequence

from textual.content import Content

from fiche_tui.keys.acts import act
from fiche_tui.keys.bindings import act_bindings
from fiche_tui.language.cells import width_of
from fiche_tui.language.item_words import ItemName
from fiche_tui.language.sentences import error_sentence
from fiche_tui.language.translation import _
from fiche_tui.screens.kit.columns import cell, cut
from fiche_tui.screens.kit.dialogs import Ask, Choose
from fiche_tui.screens.kit.kept_entry import KeptText
from fiche_tui.screens.kit.list_screen import ListScreen
from fiche_tui.screens.kit.plain_desk import PlainDesk
from fiche_tui.settings.file import Unchangeable
from fiche_tui.settings.values import KEYS, LONGEST, Value, value_of
from fiche_tui.settings.words import file_words, label_of, value_words
from fiche_tui.sheet.known import known_sheets
from fiche_tui.store.errors import StoreError

FILE = "file"
"""The row of the file itself."""


class SettingsScreen(ListScreen[None]):
    """One row a setting, and one for the file."""

    HINTS = ("settings.change", "global.back", "global.help")
    BINDINGS = act_bindings("settings", "global.back", "global.leave")

    @property
    def item_names(self) -> Sequence[ItemName]:
        """No sheet is at hand."""
        return ()

    def on_mount(self) -> None:
        """Draw, and say what is wrong in the file."""
        super().on_mount()
        self.show_keys()
        if wrong := self.fiche.settings_file.sentences():
            self.status.say(wrong[0], refused=True)

    def draw(self) -> None:
        """The rows: what is set, and to what."""
        self.top.left = _("Réglages")
        labels = {name: label_of(name) for name in (*KEYS, FILE)}
        wide = max(width_of(label) for label in labels.values()) + 3
        room = max(10, self.column.row_width - wide)
        self.rows.show(
            [
                (name, Content.assemble(cell(label, wide), cut(self._value(name), room).stylize("bold")))
                for name, label in labels.items()
            ]
        )
        self.draw_detail()

    def _value(self, name: str) -> str:
        if name == FILE:
            return self.fiche.settings_file.shown
        return value_words(name, value_of(self.fiche.settings, name))

    def draw_detail(self) -> None:
        """What the chosen row is about."""
        chosen = self.selected
        said = file_words(self.fiche.settings_file) if chosen == FILE else f"{_(KEYS[chosen].about)}." if chosen else ""
        self.detail.update(Content(said))

    @act("settings.change")
    async def change(self) -> None:
        """Ask for another value of the chosen row."""
        chosen = self.selected
        if chosen == FILE:
            self._make_file()
        elif chosen == "sheet":
            await self._change_sheet()
        elif KEYS[chosen].choices:
            await self._choose(chosen)
        else:
            await self._type(chosen)

    def _make_file(self) -> None:
        file = self.fiche.settings_file
        try:
            file.write_template()
        except StoreError as error:
            self.status.say(error_sentence(error.code, error.values), refused=True)
        else:
            self.draw_detail()
            self.status.say(file_words(file))

    async def _choose(self, name: str) -> None:
        choices = [
            (str(place), value_words(name, value), place) for place, value in enumerate(KEYS[name].choices, start=1)
        ]
        place = await PlainDesk(self).ask(Ask(label_of(name), [f"{_(KEYS[name].about)}."], choices))
        if place is not None:
            self._say(self._keep(name, KEYS[name].choices[place - 1]), name)

    async def _change_sheet(self) -> None:
        known = [(one.source.id, one.words) for one in known_sheets(self.fiche.workshops.sheets_folder)]
        dialog = Choose(label_of("sheet"), known, selected=self.fiche.settings.sheet)
        if chosen := await PlainDesk(self).ask(dialog):
            self._say(self._keep("sheet", chosen), "sheet")

    async def _type(self, name: str) -> None:
        key = KEYS[name]

        def keep(typed: str) -> str:
            text = typed.strip()
            meant = key.read(int(text) if text.isdecimal() and len(text) <= LONGEST else text)
            if meant is None:
                return _("« {typed} » ne convient pas. Écrivez {expected}.").format(
                    typed=text, expected=_(key.expected)
                )
            return self._keep(name, meant)

        value = str(value_of(self.fiche.settings, name))
        dialog = KeptText(label_of(name), _(key.about), value, keep=keep, max_length=LONGEST)
        if await PlainDesk(self).ask(dialog) is not None:
            self._say("", name)

    def _keep(self, name: str, value: Value) -> str:
        """Keep a value; return the sentence on why not, empty once it is on disk."""
        try:
            self.fiche.change_setting(name, value)
        except Unchangeable:
            wrong = self.fiche.settings_file.sentences()
            by_hand = _("Ce réglage se change dans le fichier lui-même : {path}")
            return wrong[0] if wrong else by_hand.format(path=self.fiche.settings_file.shown)
        except StoreError as error:
            return error_sentence(error.code, error.values)
        return ""

    def _say(self, refusal: str, name: str) -> None:
        later = name == "language" and not refusal
        done = _("Enregistré. La langue changera à la prochaine ouverture.") if later else _("Enregistré.")
        self.draw()
        self.status.say(refusal or done, refused=bool(refusal))
