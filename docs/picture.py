"""Draws docs/session.svg: a real session, driven in a pseudo-terminal, as its screen then looks.

Run from the project's folder: `.venv/bin/python -m docs.picture [columns] [lang]`.
"""

import io
import re
import sys
import tempfile
from pathlib import Path

import pyte
from rich.console import Console
from rich.style import Style
from rich.text import Text

from tests.pty.terminal import Program

CARD = "conv-output-size"
CNN = Path(__file__).parents[1] / "decks" / "week2" / "day3-cnn.yaml"


def deck() -> str:
    """The shipped deck with this one card."""
    head, _, cards = CNN.read_text(encoding="utf-8").partition("\n- id: ")
    card = next(card for card in cards.split("\n- id: ") if card.startswith(CARD))
    return f"{head}\n- id: {card}"


def answer(screen: str) -> str:
    """What somebody answers who forgets the padding, worked out on the line."""
    size, _, kernel, stride, *_ = re.findall(r"\d+", screen.partition("───")[2])
    return f"({size} - {kernel}) // {stride} + 1"


def painted(emulator: pyte.Screen) -> Text:
    """The emulator's screen as rich text, colours and weights kept."""
    text = Text()
    last = max(y for y, line in enumerate(emulator.display) if line.strip())
    for y in range(last + 1):
        row = emulator.buffer[y]
        for x in range(emulator.columns):
            cell = row[x]
            colour = None if cell.fg == "default" else cell.fg.replace("brown", "yellow")
            text.append(cell.data, Style(color=colour, bold=cell.bold))
        text.append("\n")
    return text


def main(columns: int = 80, lang: str = "ko") -> None:
    with tempfile.TemporaryDirectory() as folder:
        decks = Path(folder) / "quiz" / "own"
        decks.mkdir(parents=True)
        (decks / "cnn.yaml").write_text(deck(), encoding="utf-8")
        (decks.parent / "config.toml").write_text('decks = ["own"]\n', encoding="utf-8")
        program = Program(Path(folder), "today", columns=columns, lang=lang)
        program.type(answer(program.asked()))
        program.until("\n> ")
        console = Console(record=True, width=columns, file=io.StringIO())
        console.print(painted(program.emulator))
        program.process.close(force=True)
    console.save_svg(str(Path(__file__).with_name("session.svg")), title="quiz today")


if __name__ == "__main__":
    main(*(int(a) if a.isdigit() else a for a in sys.argv[1:]))
