"""Help: the keys of the screen below first, then all of them, and the guides."""

from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Markdown, Static

from fiche_tui.keys.acts import act
from fiche_tui.keys.bindings import HELP, Command, act_bindings, digit_bindings, hints, keys_shown
from fiche_tui.language.translation import _
from fiche_tui.screens.kit.base import FicheScreen
from fiche_tui.sheet.library import guides


class HelpScreen(FicheScreen[None]):
    """What the keys do, by group. Digits open the guides that ship with the program."""

    DEFAULT_CSS = """
    HelpScreen > VerticalScroll { height: 1fr; padding: 1 3; scrollbar-size-vertical: 1; }
    HelpScreen > VerticalScroll > Static { height: auto; }
    """
    AUTO_FOCUS = "VerticalScroll"
    BINDINGS = [
        *act_bindings("global.back", "global.leave"),
        *digit_bindings("guide"),
    ]

    def __init__(self, here: frozenset[str] = frozenset()) -> None:
        """``here`` holds the ids of the commands that answer on the screen below."""
        super().__init__()
        self._here = here

    def body(self) -> list[VerticalScroll]:
        """The keys and the guides in a place that scrolls."""
        return [VerticalScroll(Static(help_content(self._here), markup=False))]

    def on_mount(self) -> None:
        """Name the screen; its own keys are few."""
        self.top.left = _("Aide")
        self.top.right = _("Échap : revenir")
        self.key_line.keys = (
            ("↑↓", _("lire la suite")),
            ("1-9", _("ouvrir un guide")),
            *hints("global.back"),
        )

    @act("global.back", "global.leave", "global.help")
    def back(self) -> None:
        """Back to where the help was asked, which its own key does too."""
        self.dismiss(None)

    def action_guide(self, number: int) -> None:
        """Open a guide."""
        found = guides()
        if 1 <= number <= len(found):
            self.app.push_screen(GuideScreen(found[number - 1].read_text(encoding="utf-8")))


class GuideScreen(FicheScreen[None]):
    """One guide, as it ships."""

    DEFAULT_CSS = """
    GuideScreen > VerticalScroll { height: 1fr; padding: 0 3; scrollbar-size-vertical: 1; }
    """
    AUTO_FOCUS = "VerticalScroll"
    BINDINGS = act_bindings("global.back", "global.leave")

    def __init__(self, text: str) -> None:
        super().__init__()
        self._text = text

    def body(self) -> list[VerticalScroll]:
        """The text."""
        # Links open a browser on the machine that runs this, which may be a server.
        return [VerticalScroll(Markdown(self._text, open_links=False))]

    def on_mount(self) -> None:
        """Name the screen."""
        self.top.left = _("Guide")
        self.key_line.keys = (("↑↓", _("lire la suite")), *hints("global.back"))

    @act("global.back", "global.leave")
    def back(self) -> None:
        """Back to the help."""
        self.dismiss(None)


EVERYWHERE = ("global", "workshop")
"""Groups whose keys answer in many places: of help, but not what somebody lost on one screen looks for first."""


def help_content(here: frozenset[str] = frozenset()) -> Content:
    """Return the keys of the screen below, the guides, then every other key by group, verbs aligned."""
    width = max(len(keys_shown(one.id)) for _heading, group in HELP for one in group)
    parts: list[Content | str] = []
    own = [one for one in HELP if one[1][0].group not in EVERYWHERE and here & {command.id for command in one[1]}]
    for heading, group in own:
        parts += _group_content(heading, group, width)
    found = guides()
    if found:
        parts += [Content(_("Guides")).stylize("bold $accent"), "\n"]
        for place, path in enumerate(found[:9]):
            parts += [
                f"  {place + 1}        ",
                Content(_guide_title(path.read_text(encoding="utf-8"), path.stem)),
                "\n",
            ]
        parts.append("\n")
    for heading, group in HELP:
        if (heading, group) not in own:
            parts += _group_content(heading, group, width)
    return Content.assemble(*parts)


def _group_content(heading: str, group: tuple[Command, ...], width: int) -> list[Content | str]:
    lines = [_line(one, min(width, 18)) for one in group]
    return [Content(_(heading)).stylize("bold $accent"), "\n", *lines, "\n"]


def _line(one: Command, width: int) -> Content:
    keys = keys_shown(one.id).ljust(width)
    return Content.assemble("  ", Content(keys).stylize("bold"), " ", Content(_(one.tooltip)), "\n")


def _guide_title(text: str, stem: str) -> str:
    first = next((line for line in text.splitlines() if line.startswith("# ")), "")
    return first.removeprefix("# ").strip() or stem
