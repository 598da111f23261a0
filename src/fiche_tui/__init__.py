"""fiche-tui: walk a group through an activity sheet, against the clock, and leave with its priorities."""
