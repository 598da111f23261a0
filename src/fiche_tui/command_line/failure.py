"""What a command could not do, in one sentence."""


class Failure(Exception):  # noqa: N818 - it is an outcome that is told, not a defect.
    """A command could not do what was asked: ``sentence`` says what happened and what to do; exit code 1."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence
