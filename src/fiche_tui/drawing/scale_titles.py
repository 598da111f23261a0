"""What the scales are called: « aujourd’hui » and « souhaité », or the titles that the sheet chose."""

from fiche_tui.drawing.line import line
from fiche_tui.language.translation import _
from fiche_tui.workshop.sheet import SCALE_TITLE_LENGTH, USUAL_TITLES, Sheet


def scale_title(sheet: Sheet, scale_id: str) -> str:
    """Return the title of the scale ``today`` or ``wanted`` inside a sentence or over a column, at most 14 cells."""
    return _in_words(scale_id, sheet.own_title(scale_id))


def scale_in_words(scale_id: str, title: str) -> str:
    """Return the same of a scale that is known by its id and by the title that its sheet gives."""
    return _in_words(scale_id, "" if title in USUAL_TITLES.get(scale_id, ()) else title)


def _in_words(scale_id: str, own: str) -> str:
    usual = {"today": _("aujourd’hui"), "wanted": _("souhaité")}
    if not own:
        return usual.get(scale_id, scale_id)
    small = own if own[1:2].isupper() else own[:1].lower() + own[1:]
    return line(small).cut(SCALE_TITLE_LENGTH).text


def begun(title: str) -> str:
    """Return a title with a capital, where a sentence begins with it."""
    return title[:1].upper() + title[1:]
