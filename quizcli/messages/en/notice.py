"""What is told in passing."""

from quizcli.errors import notice
from quizcli.messages import Templates, label

TEMPLATES: Templates = {
    notice.SetAside: "{aside} of {total} cards are set aside; `quiz doctor` says why.",
    notice.DecksRefused: "The decks have {count} faults; `quiz doctor` says where.",
    notice.NoFolder: "`decks` names {folder}, which is no folder that can be read.",
    notice.NoCards: "There are no cards in {folders}. Put a deck there (a .yaml file), or set "
    "`decks` in config.toml.",
    notice.MovedItems: lambda r: (
        f"{r.former} goes by another name now and kept its history: {r.item}."
        if r.count == 1
        else f"{r.count} cards go by another name now and kept their history, such as "
        f"{r.former} → {r.item}."
    ),
    notice.Undid: lambda r: f"Taken back: {label('en', r.kind)} ({r.item}).",
    notice.Rerated: lambda r: f"Now rated {label('en', r.rating)}: next on {r.due}.",
    notice.SelfRated: lambda r: f"Rated {label('en', r.rating)}: next on {r.due}.",
    notice.Claimed: "Taken as right. If `{answer}` should always be accepted, add it to the card: "
    "{file}:{line} (/e opens it).",
    notice.Offered: "Counted as right. Should `{answer}` always be accepted ({file})? "
    "y, or Enter for no.",
    notice.Accepted: "`{answer}` is accepted from now on ({file}).",
    notice.Buried: "Hidden until tomorrow: {item}.",
    notice.Suspended: "Hidden for good: {item}. /u or `quiz undo` brings it back.",
    notice.Skipped: "Put off to the end.",
    notice.NoHint: "This card has no hint.",
    notice.NoSuchCommand: "There is no command `{typed}`; /? lists them.",
    notice.EnterOrRating: "`{typed}`? Enter goes on, 1-4 is another rating, /? lists the commands.",
    notice.KeepOrRelearn: "`{typed}`? k keeps what you remember, r learns it anew, /q stops.",
    notice.NotHere: "{typed} means nothing here.",
    notice.CardGone: "{item} is in no deck any more; its history is kept.",
    notice.CardBroken: "The deck has a fault after the edit: {problem}",
    notice.NoEditor: "The editor `{command}` could not be started; set EDITOR to yours.",
    notice.NotRecorded: "Your answer is NOT saved yet: {detail} Enter tries again; "
    "/q stops without it.",
    notice.BackupFailed: "Today's backup could not be made: {detail}",
    notice.StarterKept: "The program brought new versions of decks you have changed; yours are "
    "kept: {names}.",
    notice.TimeUp: "The {minutes} minutes are over.",
    notice.CannotAsk: "This card is left out for today: {item}. {reason}",
    notice.TorchMissing: "Computed cards that wait for torch, which is not installed: {count} "
    "(`make torch`, see the README).",
}
