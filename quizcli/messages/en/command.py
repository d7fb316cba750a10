"""What can be wrong with what a command was given."""

from quizcli.errors import command
from quizcli.messages import Templates


def _no_such_item(reason: command.NoSuchItem) -> str:
    meant = f" Did you mean `{reason.meant}`?" if reason.meant else ""
    return f"No deck has an item `{reason.item}`.{meant} Items are named `deck:card`."


TEMPLATES: Templates = {
    command.NoSuchItem: _no_such_item,
    command.NotText: "{text} is no text in UTF-8.",
    command.NotASetting: "`{text}` is no setting; write `name=value`, as in `stride=2`.",
    command.BadLine: "Line {line} is no request. One JSON object a line is wanted: {wanted}",
    command.NoSuchPath: "There is no deck at `{path}`.",
    command.NeedsItem: "Usage: {usage}",
    command.NeverReviewed: "The log has no review of `{item}`.",
    command.NoSuchFlag: "There is no option `{flag}`. Usage: {usage}",
}
