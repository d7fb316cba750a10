"""What can be wrong with what a command was given."""

from quizcli.errors import command
from quizcli.messages import Templates


def _no_such_item(reason: command.NoSuchItem) -> str:
    meant = f" 혹시 `{reason.meant}` 아닌가요?" if reason.meant else ""
    return f"어느 덱에도 없는 항목입니다: `{reason.item}`.{meant} 항목 이름은 `덱:카드`로 씁니다."


TEMPLATES: Templates = {
    command.NoSuchItem: _no_such_item,
    command.NotText: "UTF-8 글이 아닙니다: {text}.",
    command.NotASetting: "설정이 아닙니다: `{text}`. `stride=2`처럼 `이름=값`으로 쓰세요.",
    command.BadLine: "{line}번째 줄은 요청이 아닙니다. 한 줄에 JSON 객체 하나를 쓰세요: {wanted}",
    command.NoSuchPath: "그곳에는 덱이 없습니다: `{path}`",
    command.NeedsItem: "사용법: {usage}",
    command.NeverReviewed: "기록에 복습이 없는 항목입니다: `{item}`",
    command.NoSuchFlag: "그런 옵션은 없습니다: `{flag}`. 사용법: {usage}",
}
