"""From one paper to another: the next one, one reopened or removed by its number, and back to the step."""

from collections.abc import Callable

from fiche_tui.screens.ballots.reopen import Chosen, ReopenBallot
from fiche_tui.screens.ballots.tray import Tray
from fiche_tui.screens.ballots.words import Asked, all_in_words, kept_words, leaving_words, points_words, removal_words
from fiche_tui.screens.kit.base import FicheScreen
from fiche_tui.screens.kit.dialogs import Confirm
from fiche_tui.session.session import Session
from fiche_tui.workshop import Refusal
from fiche_tui.workshop.keying import CodesKeying


class PaperChanging(FicheScreen[None]):
    """A screen with one paper on its tray. What is half keyed is never lost without a word."""

    def __init__(self, session: Session, round_number: int, name: str = "") -> None:
        super().__init__()
        found = session.state.round(round_number)
        if found is None:
            raise ValueError(f"no round {round_number}")
        self.session = session
        self.tray = Tray(session, found.asked)
        self.wanted = name
        self._come_back_to = ""

    @property
    def holds_unstored(self) -> bool:
        """Whether the box does not have the paper as it is keyed in."""
        return not self.tray.as_in_box

    def draw(self) -> None:
        """The paper as it stands."""
        raise NotImplementedError

    def action_back(self) -> None:
        """Back to the step; what is half keyed is kept where it can be, and said there."""

        def leave() -> None:
            self.dismiss(None)

        below = self.app.screen_stack[-2]
        self._leave_paper(leave, below if isinstance(below, FicheScreen) else self)

    def action_reopen(self) -> None:
        """Ask for the number of a paper, to reopen it or to take it out of the box."""

        def chosen(answer: Chosen | None) -> None:
            if answer and answer.remove:
                self._ask_to_remove(answer.name)
            elif answer and answer.name != self.tray.name:
                self._leave_paper(lambda: self._reopen(answer.name), self)

        self.app.push_screen(ReopenBallot(self.tray.asked, self.tray.names), chosen)

    def _reopen(self, name: str) -> None:
        self._come_back_to = self.tray.name if self.tray.unfinished else ""
        self.take(name)

    def _ask_to_remove(self, name: str) -> None:
        tray, words = self.tray, removal_words(self.tray.asked, name)

        def remove() -> None:
            if self.attempt(lambda: tray.remove(name), words.said):
                self._come_back_to = "" if self._come_back_to == name else self._come_back_to
                # The paper being keyed in stays, unless it is the one that went.
                if name == tray.name:
                    self.take("")
                self.draw()

        self._confirm(words, remove)

    def _confirm(self, words: Asked, act: Callable[[], None]) -> None:
        def answered(agreed: bool | None) -> None:
            if agreed:
                act()

        self.app.push_screen(Confirm(words.title, words.text, words.yes, words.no), answered)

    def take(self, name: str) -> bool:
        """Take a paper, and draw it; whether the box could be read."""

        def take() -> Refusal | None:
            self.tray.take(name)
            return None

        taken = self.attempt(take)
        self.wanted = "" if taken else name
        self.draw()
        return taken

    def next_paper(self) -> None:
        """Say what became of the finished paper, and take the one that comes."""
        tray = self.tray
        said = [kept_words(tray.asked, tray.name, corrected=tray.corrects)]
        if isinstance(tray.keying, CodesKeying):
            said.append(points_words(tray.asked, len(tray.keying.lists[0])))
        said.append(all_in_words(tray.asked, tray.turnout, tray.voters, tray.earlier))
        come_back, self._come_back_to = self._come_back_to, ""
        if self.take(come_back):
            self.status.say(" ".join(words for words in said if words))

    def _leave_paper(self, go: Callable[[], None], screen: "FicheScreen[None]") -> None:
        """Go elsewhere once what is half keyed is kept (``screen`` then says so), or given up in so many words."""
        tray, keying = self.tray, self.tray.keying
        words = leaving_words(tray.asked, tray.name)
        kept = tray.as_in_box
        if keying and not kept and tray.desk.KEEPS_UNFINISHED:
            kept = self.attempt(lambda: tray.put(keying))
        if not kept:
            self._confirm(words, go)
            return
        said = words.said if tray.unfinished else ""
        go()
        if said:
            screen.status.say(said)
