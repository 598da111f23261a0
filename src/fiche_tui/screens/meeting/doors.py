"""Who may answer on a screen of their own, as far as the workshop and this machine let them in."""

from fiche_tui.session.session import Session
from fiche_tui.workshop.values import Door


def accounts_may_come(session: Session) -> bool:
    """Return whether other accounts of this machine may enter the workshop."""
    return session.is_shared and not session.state.final_at


def ssh_may_come(session: Session) -> bool:
    """Return whether this machine has what the SSH server needs; a vote that is open is closed all the same."""
    # Imported when it is asked: a meeting begins without it.
    from fiche_tui.system.ssh_server import can_serve

    return not session.state.final_at and (session.state.ssh.is_open or can_serve())


def own_screens(session: Session) -> tuple[Door, ...]:
    """Return the doors by which people may come with a screen of their own."""
    accounts = (Door.OWN,) if accounts_may_come(session) else ()
    return (*accounts, Door.SSH) if ssh_may_come(session) else accounts
