"""What a screen shows and refuses once another session has its workshop."""

from typing import TYPE_CHECKING, Any

from fiche_tui.keys.looking import only_looks, page_keys
from fiche_tui.language.sentences import error_sentence
from fiche_tui.session.losing import loss_of

if TYPE_CHECKING:
    from fiche_tui.screens.kit.base import FicheScreen


def refuses(screen: "FicheScreen[Any]", command_id: str) -> bool:
    """Say why a command cannot change the workshop that was lost; return whether that was said."""
    session = screen.writes_in
    lost = loss_of(session) if session and not only_looks(command_id) else None
    if lost is None:
        return False
    screen.status.say(error_sentence(lost.code, lost.values), refused=True)
    screen.show_keys()
    return True


def working(screen: "FicheScreen[Any]", *command_ids: str) -> tuple[str, ...]:
    """Return the commands as the last row of a page may show them: those that only look, where the rest is refused."""
    lost = screen.writes_in is not None and screen.writes_in.lost
    return page_keys(command_ids) if lost else command_ids
