"""What the screens share: base screen, lists, dialogs, entries, lines, figures."""
