"""What the doctor looks at, as plain values: nothing here was judged yet."""

from collections.abc import Mapping
from datetime import datetime

from fiche_tui.settings.reading import Problem
from fiche_tui.workshop.frozen import frozen


@frozen
class TerminalFacts:
    """What is known of the terminal in front of the person."""

    size: tuple[int, int] | None
    """Columns and rows; ``None`` when it does not say."""

    term: str
    colours: int
    """How many colours the program would use there; 0 when none."""

    no_colour: bool
    locale: str
    """The variable of the environment that decides how letters are written; empty when none does."""

    program: str
    """The emulator, where a variable gives it away: a key of ``terminal_verdicts.EMULATORS``, or empty."""

    multiplexer: str
    """« tmux », « screen », « zellij » or « byobu »; empty without one."""

    kept_keys: tuple[str, ...] = ()
    """Keys that tmux answers itself, in its own names: « F8 », « C-q »."""

    tmux_clipboard: str = ""
    """Its option ``set-clipboard``; empty elsewhere, or when it does not say."""


@frozen
class DamagedWorkshop:
    """A workshop with a file that cannot be read: the store's error, as the code and the values of its sentence."""

    id: str
    code: str
    values: Mapping[str, object]
    opens: bool
    """Whether its journal reads well, so that a facilitator opens it all the same."""


@frozen
class FolderFacts:
    """What is known of the data folder."""

    path: str
    nearest: str
    """The folder itself, or the closest one above it that exists."""

    exists: bool
    is_folder: bool
    usable: bool
    """Whether this account may read and write there; where it is missing, whether it may be made."""

    open_to_renaming: bool
    free_bytes: int | None
    free_files: int | None
    """``None`` where the disk does not count them."""

    disk: str
    """The kind of file system, « ext4 » or « nfs4 »; empty when unknown."""

    links: tuple[str, ...] = ()
    """Names of workshops that are links, which the store does not follow."""

    leftovers: tuple[tuple[str, tuple[str, ...]], ...] = ()
    """Paths that stopped purges left, with the accounts whose files keep them."""

    purging: tuple[str, ...] = ()
    """Workshops whose ballots are half destroyed."""

    damaged: tuple[DamagedWorkshop, ...] = ()


@frozen
class ZoneFacts:
    """What this machine says of the hour."""

    name: str | None
    """The zone whose hours are the machine's; ``None`` when no zone has them."""

    asked: str
    """The variable ``TZ``."""

    is_known: bool
    """Whether ``asked`` names a zone or a rule that the machine follows, or asks for nothing."""

    now: datetime
    """The moment, in that zone where there is one, else as this machine counts."""


@frozen
class SettingsFacts:
    """What is known of the settings."""

    path: str
    """The file; empty where nobody knows whose home is meant."""

    exists: bool
    problems: tuple[Problem, ...] = ()
    is_sheet_known: bool = True
    """Whether the sheet that they propose is one; so too when they propose none."""

    sheet: str = ""


@frozen
class SheetFacts:
    """One sheet as it was read."""

    name: str
    errors: int
    warnings: int
    readable: bool = True


@frozen
class Facts:
    """All that the verdicts are drawn from."""

    terminal: TerminalFacts | None
    """``None`` where nobody sits at a terminal."""

    is_remote: bool
    folder: FolderFacts
    zone: ZoneFacts
    opener: str
    """The command that shows a page in a browser here; empty without one, or without a desktop."""

    printer: str
    """The command that prints; empty without one."""

    word_fails: str
    """Why Word files cannot be written; empty when they can."""

    sheets: tuple[SheetFacts, ...] = ()
    settings: SettingsFacts = SettingsFacts("", exists=False)
