"""The command line: ``fiche`` and its subcommands. Textual is imported only when a screen is opened."""

import argparse
import platform
import sys
from collections.abc import Sequence

from fiche_tui.command_line import approve, backup, create, export, handover, listing, printing, purge, sheets, start
from fiche_tui.command_line.failure import Failure
from fiche_tui.command_line.french import Parser, speak_french
from fiche_tui.command_line.output import complain, drop, flush, say
from fiche_tui.language.defects import defect_sentence
from fiche_tui.language.sentences import error_sentence
from fiche_tui.language.translation import _
from fiche_tui.store.errors import StoreError, reason_of
from fiche_tui.workshop.text import readable_name

COULD_NOT, USAGE = 1, 2


def parser() -> argparse.ArgumentParser:
    """The whole command line, in the user's language."""
    speak_french()
    whole = Parser(
        prog="fiche",
        description=_("Anime un atelier à partir d’une fiche d’activité, et en rédige le compte rendu."),
        epilog=_("Sans commande, fiche ouvre l’accueil."),
    )
    commands = whole.add_subparsers(dest="command", metavar=_("COMMANDE"))
    for module in (create, listing, start, export, printing, approve, backup, handover, purge, sheets):
        module.add_to(commands)
    whole.add_argument("--version", action=Version, help=_("montrer la version et s’arrêter"))
    whole.set_defaults(run=start.run_home)
    return whole


class Version(argparse.Action):
    """Print the version, Python's and Textual's, without importing Textual."""

    def __init__(self, option_strings: Sequence[str], dest: str, help: str | None = None) -> None:
        super().__init__(option_strings, argparse.SUPPRESS, nargs=0, help=help)

    def __call__(self, parser: argparse.ArgumentParser, *_arguments: object) -> None:
        """Print one line and leave."""
        from importlib.metadata import version

        say(f"fiche-tui {version('fiche-tui')} · Python {platform.python_version()} · Textual {version('textual')}")
        parser.exit()


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; returns its exit code: 0, 1 (could not), 2 (usage)."""
    _speak_utf8()
    try:
        code = _run(arguments)
        flush()
        return code
    except Failure as failure:
        return _tell(failure.sentence)
    except StoreError as error:
        return _tell(error_sentence(error.code, error.values))
    except BrokenPipeError:
        # Whoever read the output has gone (« fiche list | head »): nothing to say, and nowhere to say it.
        drop(sys.stdout)
        return COULD_NOT
    except OSError as error:
        drop(sys.stdout)
        path = error.filename or _("la sortie")
        return _tell(error_sentence("cannot-write", {"path": path, "reason": reason_of(error)}))
    except KeyboardInterrupt:
        return _tell(_("Interrompu."))
    except Exception as error:  # No defect of ours reaches a person as a traceback.
        if sys.flags.dev_mode:
            raise
        drop(sys.stdout)
        return _tell(defect_sentence(error))


def _run(arguments: Sequence[str] | None) -> int:
    given = sys.argv[1:] if arguments is None else arguments
    for argument in given:
        if readable_name(argument) != argument:
            sentence = _("« {argument} » n’est pas en UTF-8. Réglez le terminal sur UTF-8, ou renommez le fichier.")
            complain("fiche", sentence.format(argument=readable_name(argument)))
            return USAGE
    try:
        options = parser().parse_args(given)
        code: int = options.run(options)
    except SystemExit as leaving:
        return leaving.code if isinstance(leaving.code, int) else 0
    return code


def _tell(sentence: str) -> int:
    complain("fiche", sentence)
    return COULD_NOT


def _speak_utf8() -> None:
    """French needs its letters whatever the terminal's variables say (PYTHONIOENCODING=ascii, an old locale)."""
    for stream in (sys.stdout, sys.stderr, sys.__stderr__):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure:
            reconfigure(encoding="utf-8", errors="replace")
