"""The collector of cycles does not work while a command starts, and works again in what goes on."""

import gc
import subprocess
import sys

from fiche_tui.system.collecting import collect_from_now_on


def test_it_works_again_where_it_was_stopped_and_is_left_alone_where_it_was_not() -> None:
    frozen = gc.get_freeze_count()
    collect_from_now_on(keep=True)
    assert (gc.isenabled(), gc.get_freeze_count()) == (True, frozen)
    gc.disable()
    try:
        collect_from_now_on(keep=False)
        assert (gc.isenabled(), gc.get_freeze_count()) == (True, frozen)
        gc.disable()
        collect_from_now_on(keep=True)
        assert gc.isenabled()
        assert gc.get_freeze_count() > frozen
    finally:
        gc.unfreeze()
        gc.enable()


def test_a_command_that_lasts_runs_with_it_and_a_short_one_without() -> None:
    script = """
import gc, sys, types
import fiche_tui.command_line.{module} as module
def run(options):
    print(gc.isenabled())
    return 0
declare = module.declare
def declare_and_look(parser):
    declare(parser)
    parser.set_defaults(run=run)
module.declare = declare_and_look
from fiche_tui.cli import main
main()
"""
    for command, module, collects in (("join", "join", "True"), ("list", "listing", "False")):
        program = [sys.executable, "-c", script.format(module=module), command, *(["X"] if command == "join" else [])]
        assert subprocess.run(program, capture_output=True, text=True, check=True).stdout.strip() == collects
