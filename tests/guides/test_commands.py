"""Every command of the README and of the guides is run: here, in ``tests/install``, or where the table below says."""

import re
import shlex
import subprocess
from pathlib import Path

import pytest

from fiche_tui.command_line.main import parser
from fiche_tui.sheet.library import content_folder
from tests.command_line.fiche import fiche_in
from tests.guides.reading import ROOT, commands, documents, inline_commands

TITLE = "Rôles de la table"
ON_A_SCREEN = ("fiche", "fiche run", "fiche demo", "fiche project")
"""They draw a screen: ``tests/system`` opens each; here they say that there is no terminal."""

ELSEWHERE = {
    "fiche confier": "tests/command_line/test_shared_server.py",
    "fiche join": "tests/serve/test_killed.py",
    "make ": "tests/guides/test_commands.py",
}
"""Commands that need several accounts or programs, and the tests that run them."""

ADMINISTRATION = ("groupadd ", "usermod ", "install ", "echo 'export FICHE_DATA")
"""What ``test_administration.py`` types as root."""

INSTALLATION = (
    *("python3 -m ", "~/fiche/bin/", "/opt/fiche/bin/", "ln -s /opt/fiche", "pipx ", "uv ", "rm -r ", "mkdir -p ~/"),
    *("fiche completion", "git clone", "cd fiche"),
)
"""What ``tests/install`` types on a machine without the program."""

DOCUMENTS = [path for path in documents() if commands(path) or inline_commands(path)]
NAMES = [str(path.relative_to(ROOT)) for path in DOCUMENTS]


@pytest.mark.parametrize("path", DOCUMENTS, ids=NAMES)
def test_the_commands_of_a_document_work_in_their_order(path: Path, tmp_path: Path) -> None:
    fiche = fiche_in(tmp_path)
    lines = [line for line in commands(path) if not line.startswith(INSTALLATION)]
    if not any(line.startswith("fiche new") for line in lines):
        fiche.new(TITLE)
    for line in lines:
        if line.startswith(ADMINISTRATION) or line.startswith(tuple(ELSEWHERE)):
            continue
        typed = line.replace("/srv/fiche", str(fiche.data.parent / "shared"))
        variables, command = re.fullmatch(r"((?:[A-Z_]+=\S+ )*)(.+)", typed).groups()  # type: ignore[union-attr]
        program, *arguments = shlex.split(command)
        assert program == "fiche", f"nothing runs « {line} »"
        done = fiche(*arguments, **dict(one.split("=", 1) for one in variables.split()))
        if line in ON_A_SCREEN or line.startswith(tuple(f"{one} " for one in ON_A_SCREEN[1:])):
            said = "Personne n’anime" if line == "fiche project" else "Il faut un terminal"
            assert (done.code, said in done.err) == (1, True), (line, done)
        elif command.startswith("fiche doctor"):
            assert done.code in (0, 1), (line, done)  # It judges the machine that runs the tests.
        else:
            assert (done.code, done.err) == (0, ""), (line, done)


@pytest.mark.parametrize("path", DOCUMENTS, ids=NAMES)
def test_a_command_inside_a_sentence_is_one_of_the_program(path: Path) -> None:
    targets = re.findall(r"^(\w[\w-]*):", (ROOT / "Makefile").read_text(), re.MULTILINE)
    for line in inline_commands(path):
        program, *arguments = shlex.split(line.replace("|", " "))
        if program == "make":
            assert arguments[0] in targets, line
        elif program == "fiche" and arguments[0] in parser_commands():
            known = parser_commands()[arguments[0]]
            options = {option for one in known for option in one}
            assert not [word for word in arguments if word.startswith("--") and word not in options], line
        else:
            assert program in ("pipx", "uv") or line in ("fiche -h", "fiche --version"), line


def parser_commands() -> dict[str, list[list[str]]]:
    """The options of each command, by either name."""
    from fiche_tui.command_line.completion import _with_its_commands

    found: dict[str, list[list[str]]] = {}
    whole = parser()
    for one in _with_its_commands(whole):
        names = one.prog.split()[1:2]
        for name in names:
            found.setdefault(name, []).extend(list(action.option_strings) for action in one._actions)
    choices = next(action.choices for action in whole._actions if action.dest == "command")
    assert isinstance(choices, dict)
    return {name: found[one.prog.split()[1]] for name, one in choices.items()}


@pytest.mark.parametrize("command", ELSEWHERE)
def test_what_is_run_elsewhere_is_run_there_and_stands_in_a_document(command: str) -> None:
    assert f'"{command.split()[-1]}"' in (ROOT / ELSEWHERE[command]).read_text(encoding="utf-8")
    assert any(line.startswith(command) for path in documents() for line in commands(path))


def test_each_make_target_that_the_documents_give_is_one() -> None:
    for path in documents():
        for line in commands(path):
            if line.startswith("make "):
                subprocess.run(["make", "--dry-run", *line.split()[1:]], cwd=ROOT, check=True, capture_output=True)


def test_the_readme_fits_on_two_screens_and_its_links_lead_somewhere() -> None:
    readme = ROOT / "README.md"
    lines = readme.read_text(encoding="utf-8").splitlines()
    assert len(lines) <= 2 * 45
    for path in documents():
        for link in re.findall(r"\]\(([^)#:]+)\)", path.read_text(encoding="utf-8")):
            assert (path.parent / link).exists(), (path.name, link)
    text = readme.read_text(encoding="utf-8")
    for guide in (content_folder() / "guides").glob("*.md"):
        assert f"content/guides/{guide.name}" in text, f"the README does not lead to {guide.name}"
