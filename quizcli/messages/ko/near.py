"""거의 맞은 답과 다른 자판으로 입력한 답."""

from quizcli.errors import near
from quizcli.messages import Templates

TEMPLATES: Templates = {
    near.NearMiss: "`{form}`와(과) 한 글자 다르다. 알고 있었다면 Enter(‘어려움’으로 남는다), 아니면 1.",
    near.Misspelt: "`{word}`라는 말은 알려져 있지 않다. 철자를 확인하라.",
    near.OtherKeyboard: "`{typed}`: 다른 자판으로 입력되었다. `{read}`(으)로 읽었다.",
}
