"""What a settings file says, and what is said of one that is wrong."""

import tomllib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fiche_tui.language.translation import use_language
from fiche_tui.minutes.style import Paper
from fiche_tui.settings.reading import Problem, read
from fiche_tui.settings.sentences import problem_sentence
from fiche_tui.settings.values import KEYS, PAPERS, Palette, Settings, value_of, with_value
from fiche_tui.settings.writing import changed, template, written

MINE = """# À moi
theme = "sombre" # le soir

language = 'en'
sound = true
paper = "A4"
sheet = "bilan"
timezone = "Europe/Paris"
soon = 25
grace = 5
"""


def test_every_key_is_read_and_the_french_words_too() -> None:
    found = read(MINE.encode())
    assert found.problems == ()
    assert found.settings == Settings(Palette.DARK, "en", True, "a4", "bilan", "Europe/Paris", 25, 5)


def test_papers_are_those_of_the_printables() -> None:
    assert tuple(PAPERS) == tuple(Paper)


def test_an_empty_file_and_the_template_leave_everything_at_its_default() -> None:
    for lang in ("fr", "en"):
        use_language(lang)
        for data in (b"", b"\xef\xbb\xbf", template().encode(), template().replace("\n", "\r\n").encode()):
            assert (read(data).settings, read(data).problems) == (Settings(), ())


def test_a_template_without_its_signs_is_the_defaults_said_aloud() -> None:
    lines = [line[1:] if line.startswith("#") and line[1] != " " else line for line in template().splitlines()]
    found = tomllib.loads("\n".join(lines))
    assert found == {name: value_of(Settings(), name) for name in KEYS}


@pytest.mark.parametrize(
    ("text", "line", "key", "code"),
    [
        ('\n\ntheme = "vert"\n', 3, "theme", "wrong-value"),
        ("theme = 3", 1, "theme", "wrong-value"),
        ('sound = "oui"', 1, "sound", "wrong-value"),
        ("soon = true", 1, "soon", "wrong-value"),
        ("soon = 99", 1, "soon", "wrong-value"),
        ("soon = 20.5", 1, "soon", "wrong-value"),
        ("# rien\ntimezone = 'localtime'", 2, "timezone", "wrong-value"),
        ('timezone = "../../etc/passwd"', 1, "timezone", "wrong-value"),
        (f'sheet = "{"x" * 201}"', 1, "sheet", "wrong-value"),
        ("sheet = 2026-11-23", 1, "sheet", "wrong-value"),
        ("[theme]\nname = 1", 1, "theme", "wrong-value"),
        ("theme.name = 1", 1, "theme", "wrong-value"),
        ('"theme" = 1', 1, "theme", "wrong-value"),
        ('sheet = """\ntheme = 1\n"""\ntheme = 1', 4, "theme", "wrong-value"),
        ('couleur = "vert"', 1, "couleur", "unknown-key"),
        ("[clavier]\nn = 1", 1, "clavier", "unknown-key"),
        ("a = 1\ntheme = clair\n", 2, "", "not-toml"),
        ('theme = "light', 1, "", "not-toml"),
        ('sheet = """\n\n', 1, "", "not-toml"),
        ('theme = "light"\ntheme = "dark"', 2, "", "not-toml"),
        (f"soon = 1\nsound = true\ngrace = {'9' * 5000}\n", 3, "", "not-toml"),
        (f"soon = 20\nx = {'[' * 5000}\n", 2, "", "not-toml"),
        (f"soon = 20\nx = {'[' * 5000}\n" + "# rien\n" * 9, 2, "", "not-toml"),
        (f"# rien\nsoon = 20\ngrace = {'9' * 5000}\n" + "# rien\n" * 9, 3, "", "not-toml"),
        ("theme = \x00", 1, "", "not-toml"),
    ],
)
def test_what_is_wrong_is_named_by_line_and_key(text: str, line: int, key: str, code: str) -> None:
    found = read(text.encode())
    assert [(one.line, one.key, one.code) for one in found.problems if one.code == code] == [(line, key, code)]
    sentence = problem_sentence(found.problems[0], "/home/line/settings.toml")
    assert sentence.startswith(f"/home/line/settings.toml, ligne {line}")
    assert "{" not in sentence.replace("{'", "")


def test_a_wrong_key_takes_nothing_from_the_others() -> None:
    found = read(b'theme = "vert"\nsound = true\nquoi = 1\nsoon = 30\n')
    assert found.settings == Settings(sound=True, soon=30)
    assert [one.line for one in found.problems] == [1, 3]


def test_bytes_that_are_no_utf8_are_named_by_line() -> None:
    assert read("sound = true\n# réglé\n".encode("latin-1")).problems == (Problem("not-utf8", 2),)


def test_what_a_file_holds_moves_no_cursor_and_fills_no_screen() -> None:
    found = read(f'theme = "{"a" * 500}\\u001b[2J"\n"\\u001b[31mroche\\nn" = 1'.encode())
    for problem in found.problems:
        sentence = problem_sentence(problem, "f")
        assert "\x1b" not in sentence
        assert "\n" not in sentence
        assert len(sentence) < 250


def test_a_thousand_unknown_keys_are_not_all_told() -> None:
    text = "\n".join(f"k{n} = 1" for n in range(1000))
    assert len(read(text.encode()).problems) == 20


@given(st.one_of(st.binary(max_size=300), st.text(max_size=300).map(lambda text: text.encode("utf-8"))))
def test_no_file_stops_the_program(data: bytes) -> None:
    found = read(data)
    assert found.problems or found.settings == read(data).settings
    for problem in found.problems:
        assert problem_sentence(problem, "f")


def test_a_value_is_changed_in_its_line_with_its_comment_kept() -> None:
    assert changed(MINE, "theme", Palette.CONTRAST) == MINE.replace('"sombre"', '"contrast"')
    assert changed(MINE, "language", "fr") == MINE.replace("'en'", '"fr"')
    assert changed(MINE, "sound", False) == MINE.replace("true", "false")
    assert changed(MINE, "soon", 40) == MINE.replace("25", "40")


def test_the_commented_line_of_the_template_takes_the_value() -> None:
    assert changed(template(), "paper", "a4") == template().replace('#paper = "letter"', 'paper = "a4"')


def test_a_key_that_the_file_does_not_name_goes_before_the_first_table() -> None:
    assert changed("# rien", "sound", True) == "# rien\nsound = true\n"
    assert changed("", "sound", True) == "sound = true\n"
    assert changed("soon = 30\n[x]\ny = 1\n", "sound", True) == "soon = 30\nsound = true\n[x]\ny = 1\n"


@pytest.mark.parametrize(
    "text", ["theme = [", 'theme = """\nlight\n"""\n', "[theme]\nname = 1\n", "theme.name = 1\n", "theme = {a = 1}\n"]
)
def test_what_cannot_be_changed_safely_is_left_alone(text: str) -> None:
    assert changed(text, "theme", Palette.DARK) is None


def test_a_wrong_value_is_mended_from_the_screen() -> None:
    assert changed('couleur = 1\ntheme = "vert"\n', "theme", Palette.DARK) == 'couleur = 1\ntheme = "dark"\n'


@given(st.sampled_from(sorted(KEYS)), st.data())
def test_any_value_that_a_key_may_hold_is_written_and_read_back(name: str, data: st.DataObject) -> None:
    texts = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=50)
    pool = {"sheet": texts, "timezone": st.sampled_from(["", "Europe/Paris"]), "soon": st.integers(5, 50)}
    choices = KEYS[name].choices
    value = data.draw(st.sampled_from(choices) if choices else pool.get(name, st.integers(1, 10)))
    meant = KEYS[name].read(value)
    assert meant is not None
    for text in ("", MINE, template()):
        result = changed(text, name, meant)
        assert result is not None
        assert read(result.encode()).settings == with_value(read(text.encode()).settings, name, meant)
        assert written(meant) in result
