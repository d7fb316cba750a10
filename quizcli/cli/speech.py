"""The words of `--help`, in the learner's language."""

from quizcli.messages import label
from quizcli.session import home


def words(name: str) -> str:
    return label(home.language(), f"option.{name}")
