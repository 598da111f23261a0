"""The subcommands of ``fiche``, one file a command. None of them imports Textual unless a screen is opened."""
