from textual.color import Color

from fiche_tui.terminal.style_rules import StyleRules


def test_rules_are_parsed_again_only_for_other_values() -> None:
    rules = StyleRules(variables={"late": "#FF0000"})
    rules.add_source("Static { color: $late; }")
    first = rules.rules[0]
    rules.set_variables({"late": "#FF0000"})
    rules.reparse()
    assert rules.rules[0] is first
    rules.set_variables({"late": "#0000FF"})
    rules.reparse()
    assert rules.rules[0].styles.color == Color(0, 0, 255)
