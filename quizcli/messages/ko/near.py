"""거의 맞은 답을 무엇으로 보았는지."""

from quizcli.errors import near
from quizcli.messages import Templates

TEMPLATES: Templates = {
    near.NearMiss: "한 글자 차이입니다: `{form}`. 어렵게 맞은 것으로 칩니다. 몰랐다면 1.",
    near.Misspelt: "오타인지 다른 말인지 알 수 없습니다: `{word}`. 철자를 확인해 다시 입력하세요.",
    near.OtherKeyboard: "한/영 전환을 잊으신 것으로 보고 읽었습니다: `{typed}` → `{read}`.",
}
