"""The doors to a screen of one's own: which of them to open or to close."""

from fiche_tui.keys.acts import act
from fiche_tui.language.translation import _
from fiche_tui.screens.kit.menu import numbered
from fiche_tui.screens.meeting.acts.account_door import AccountDoor
from fiche_tui.screens.meeting.acts.ssh_vote import SshVote
from fiche_tui.screens.meeting.meeting_desk import MeetingDesk


class Door:
    """The accounts of this server, or anybody by SSH: asked only where both are possible."""

    def __init__(self, desk: MeetingDesk) -> None:
        self._desk = desk
        self._accounts = AccountDoor(desk)
        self._ssh = SshVote(desk)

    @property
    def is_possible(self) -> bool:
        """Whether people may come in with a screen of their own at all."""
        return self._accounts.is_possible or self._ssh.is_possible

    @property
    def words(self) -> str:
        """Who answers on a screen of their own: only those who can enter."""
        if not self._accounts.is_possible:
            return _("chacun sur son écran : par SSH, sans compte")
        if not self._ssh.is_possible:
            return _("chacun sur son écran : comptes de ce serveur")
        return _("chacun sur son écran : comptes de ce serveur, ou SSH")

    @act("workshop.door")
    async def choose(self) -> None:
        """Open a door, or ask what to do with one that is open."""
        doors: list[tuple[AccountDoor | SshVote, str]] = [
            (self._accounts, _("les comptes de ce serveur, un bulletin par compte")),
            (self._ssh, _("le vote par SSH, sans compte")),
        ]
        possible = [(door, words) for door, words in doors if door.is_possible]
        if not possible:
            sentence = _(
                "Seul votre compte entre dans cet atelier. Le guide « Un serveur partagé » dit comment l’ouvrir."
            )
            self._desk.say(sentence)
            return
        title = _("Par où entrent les gens?")
        chosen = await self._desk.ask(numbered(title, possible)) if len(possible) > 1 else possible[0][0]
        if chosen is not None:
            await chosen.choose()
