"""What is said on a command line: the words of `--help`, and words that are none."""

from quizcli.errors import QuizError
from quizcli.errors.command import NotText
from quizcli.messages import label
from quizcli.session import home


def words(name: str) -> str:
    """A label of `--help`, in the learner's language."""
    return label(home.language(), f"option.{name}")


def readable(*given: str) -> None:
    """Raises QuizError where a shell handed over bytes that are no text."""
    for text in given:
        try:
            text.encode()
        except UnicodeEncodeError as error:
            raise QuizError(NotText(ascii(text)), code=2) from error
