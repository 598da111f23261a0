"""The command line as a person meets it: each test runs ``fiche`` in a process of its own."""
