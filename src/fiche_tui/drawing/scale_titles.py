"""What the scales are called: « aujourd’hui » and « souhaité », or the titles that the sheet chose."""

from fiche_tui.drawing.line import line
from fiche_tui.language.translation import _
from fiche_tui.workshop.sheet import SCALE_TITLE_LENGTH, Sheet


def scale_title(sheet: Sheet, scale_id: str) -> str:
    """Return the title of the scale ``today`` or ``wanted`` inside a sentence or over a column, at most 14 cells."""
    usual = {"today": _("aujourd’hui"), "wanted": _("souhaité")}
    own = sheet.own_title(scale_id)
    if not own:
        return usual.get(scale_id, scale_id)
    small = own if own[1:2].isupper() else own[:1].lower() + own[1:]
    return line(small).cut(SCALE_TITLE_LENGTH).text


def begun(title: str) -> str:
    """Return a title with a capital, where a sentence begins with it."""
    return title[:1].upper() + title[1:]
