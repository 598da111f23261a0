"""What the settings change for the commands, and how a wrong one is said without stopping any."""

import pytest

from tests.command_line.fiche import Fiche


def write(fiche: Fiche, text: str) -> str:
    """Write the settings file of the person who runs ``fiche``; return its folder."""
    folder = fiche.here / "config"
    (folder / "fiche-tui").mkdir(parents=True, exist_ok=True)
    (folder / "fiche-tui" / "settings.toml").write_text(text, encoding="utf-8")
    return str(folder)


def test_the_language_is_asked_for_then_of_the_variable_then_of_the_file_then_of_the_machine(fiche: Fiche) -> None:
    config = write(fiche, 'language = "en"\n')
    english, french = "Walks a group", "Anime un atelier"
    assert french in fiche("-h", LC_ALL="fr_CA.UTF-8").out
    assert english in fiche("-h", LC_ALL="fr_CA.UTF-8", XDG_CONFIG_HOME=config).out
    assert french in fiche("-h", FICHE_LANG="fr", XDG_CONFIG_HOME=config).out
    assert english in fiche("--lang", "en", "-h", FICHE_LANG="fr").out
    assert french in fiche("--lang=fr", "-h", FICHE_LANG="en", XDG_CONFIG_HOME=config).out


def test_an_unknown_language_is_a_wrong_use(fiche: Fiche) -> None:
    done = fiche("--lang", "tlh", "list")
    assert (done.code, done.err.count("\n")) == (2, 1)


def test_a_wrong_setting_is_said_once_and_the_command_runs(fiche: Fiche) -> None:
    config = write(fiche, '\ntheme = "vert"\nquoi = 1\n')
    done = fiche("list", XDG_CONFIG_HOME=config)
    assert done.code == 0
    (line,) = done.err.replace("\u00a0", " ").splitlines()
    assert line.startswith("fiche: ")
    assert line.endswith(
        'settings.toml, ligne 2, theme : "vert" ne convient pas. Écrivez "light", "dark", "contrast" ou "monochrome".'
    )
    told = fiche("doctor", XDG_CONFIG_HOME=config)
    assert told.err == ""
    assert told.out.count("Réglages") == 2


def test_a_new_workshop_takes_the_sheet_and_the_zone_of_the_settings(fiche: Fiche) -> None:
    config = write(fiche, 'sheet = "bilan-de-projet"\ntimezone = "Europe/Paris"\n')
    sheets = [line.split()[0] for line in fiche("sheet", "list").out.splitlines()]
    other = next(one for one in sheets if one != "roles-acteur-collectif")
    write(fiche, f'sheet = "{other}"\ntimezone = "Europe/Paris"\n')
    made = fiche("new", "Essai", XDG_CONFIG_HOME=config, TZ="").out.strip()
    data = fiche("export", made, "--format", "json", "--output", "-").out
    assert '"timezone": "Europe/Paris"' in data
    asked = fiche(
        "new", "Essai", "--sheet", "roles-acteur-collectif", "--timezone", "America/Toronto", XDG_CONFIG_HOME=config
    )
    data = fiche("export", asked.out.strip(), "--format", "json", "--output", "-").out
    assert '"timezone": "America/Toronto"' in data


def test_a_sheet_that_does_not_exist_is_said_and_shown_by_the_doctor(fiche: Fiche) -> None:
    config = write(fiche, 'sheet = "rien"\n')
    done = fiche("new", "Essai", XDG_CONFIG_HOME=config)
    assert done.code == 1
    assert "rien" in done.err
    assert "propose la fiche «\u00a0rien\u00a0»" in fiche("doctor", XDG_CONFIG_HOME=config).out


@pytest.mark.parametrize("kind", ["ballots", "card"])
def test_what_is_printed_takes_the_paper_of_the_settings(fiche: Fiche, kind: str) -> None:
    config = write(fiche, 'paper = "a4"\n')
    asked = [fiche.new(), kind] if kind != "card" else [kind]
    print_it = ("print", *asked, "--output", "-")
    assert "size: letter" in fiche(*print_it).out
    assert "size: a4" in fiche(*print_it, XDG_CONFIG_HOME=config).out
    assert "size: letter" in fiche(*print_it, "--paper", "letter", XDG_CONFIG_HOME=config).out
