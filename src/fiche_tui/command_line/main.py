"""The command line: ``fiche`` and its subcommands. Textual is imported only when a screen is opened."""

import argparse
import sys
from collections.abc import Sequence

from fiche_tui.command_line.failure import Failure
from fiche_tui.command_line.french import Parser, speak_french
from fiche_tui.command_line.output import complain, drop, flush
from fiche_tui.command_line.speech import speak
from fiche_tui.command_line.streams import speak_utf8
from fiche_tui.command_line.subcommands import add_subcommands
from fiche_tui.language.translation import LANGUAGES, _, use_language

COULD_NOT, USAGE = 1, 2

SAY_THEMSELVES = (None, "run", "animer", "doctor", "verifier")
"""Commands that say by themselves what is wrong in the settings: those that open a screen, and the doctor."""

LASTING = ("project", "projeter", "join", "rejoindre", "serve", "servir")
"""Commands that run until somebody leaves, without the screens of ``app.py``."""


def parser() -> argparse.ArgumentParser:
    """Return the whole command line, in the user's language."""
    speak_french()
    whole = Parser(
        prog="fiche",
        description=_("Anime un atelier à partir d’une fiche d’activité, et en rédige le compte rendu."),
        epilog=_("Sans commande, fiche ouvre l’accueil."),
    )
    add_subcommands(whole)
    whole.add_argument("--version", action=Version, help=_("montrer la version et s’arrêter"))
    whole.add_argument("--lang", dest="spoken", choices=LANGUAGES, help=_("langue de l’interface"))
    whole.set_defaults(run=_run_home)
    return whole


def _run_home(options: argparse.Namespace) -> int:
    from fiche_tui.command_line.start import run_home

    return run_home(options)


class Version(argparse.Action):
    """Print the version, Python's and Textual's, without importing Textual."""

    def __init__(self, option_strings: Sequence[str], dest: str, help: str | None = None) -> None:
        super().__init__(option_strings, argparse.SUPPRESS, nargs=0, help=help)

    def __call__(self, parser: argparse.ArgumentParser, *_arguments: object) -> None:
        """Print one line and leave."""
        from fiche_tui.command_line.version import versions

        print(versions())
        parser.exit()


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; returns its exit code: 0, 1 (could not), 2 (usage)."""
    speak_utf8()
    try:
        code = _run(arguments)
        flush()
        return code
    except Failure as failure:
        return _tell(failure.sentence)
    except BrokenPipeError:
        # The reader of the output has gone (``fiche list | head``): nothing to say, and nowhere to say it.
        drop(sys.stdout)
        return COULD_NOT
    except KeyboardInterrupt:
        return _tell(_("Interrompu."))
    except Exception as error:
        return _tell(_what_happened(error))


def _run(arguments: Sequence[str] | None) -> int:
    given = sys.argv[1:] if arguments is None else arguments
    for argument in given:
        if not _is_text(argument):
            return _refuse(argument)
    wrong = speak(given)
    try:
        options = parser().parse_args(given)
        if options.spoken:
            use_language(options.spoken)
        if wrong and options.command not in SAY_THEMSELVES:
            complain("fiche", wrong[0])
        if options.command in LASTING:
            from fiche_tui.system.collecting import collect_from_now_on

            collect_from_now_on(keep=False)
        code: int = options.run(options)
    except SystemExit as leaving:
        return leaving.code if isinstance(leaving.code, int) else 0
    return code


def _is_text(argument: str) -> bool:
    try:
        argument.encode("utf-8")
    except UnicodeEncodeError:
        return False
    return True


def _refuse(argument: str) -> int:
    from fiche_tui.workshop.text import readable_name

    sentence = _("« {argument} » n’est pas en UTF-8. Réglez le terminal sur UTF-8, ou renommez le fichier.")
    complain("fiche", sentence.format(argument=readable_name(argument)))
    return USAGE


def _what_happened(error: Exception) -> str:
    """Return the sentence on an error. Raises it again in development mode when it is a defect of ours."""
    # Imported when something goes wrong: ``fiche --version`` should not pay for it.
    from fiche_tui.language.defects import defect_sentence
    from fiche_tui.language.sentences import error_sentence
    from fiche_tui.store.errors import StoreError, reason_of

    if isinstance(error, StoreError):
        return error_sentence(error.code, error.values)
    if isinstance(error, OSError):
        drop(sys.stdout)
        return error_sentence("cannot-write", {"path": error.filename or _("la sortie"), "reason": reason_of(error)})
    if sys.flags.dev_mode:
        raise error
    # No defect of ours reaches a person as a traceback.
    drop(sys.stdout)
    return defect_sentence(error)


def _tell(sentence: str) -> int:
    complain("fiche", sentence)
    return COULD_NOT
