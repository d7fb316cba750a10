"""What is to be typed: the line under a question."""

from quizcli.errors import form
from quizcli.messages import Templates

TEMPLATES: Templates = {
    form.TypeWord: "낱말을 입력하세요",
    form.TypeAll: "쉼표로 나누어 모두 입력하세요",
    form.PickOne: "글자 하나를 고르세요",
    form.PickAll: "맞는 글자를 모두 고르세요",
    form.RecallIt: "떠올려 보고(적어도 됩니다) Enter를 누르세요",
}
