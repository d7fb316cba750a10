"""What is to be typed: the line under a question."""

from quizcli.errors import form
from quizcli.messages import Templates

TEMPLATES: Templates = {
    form.TypeWord: "Type the word",
    form.TypeAll: "Type all of them, with commas between",
    form.PickOne: "Type a letter",
    form.PickAll: "Type all right letters",
    form.RecallIt: "Recall it, type it if you like, then Enter",
}
