"""One instance of every reason of the daily round: writing, marking, importing, looking up."""

from quizcli.errors import Reason, adding, command, history, progress, search
from quizcli.errors.deck import EmptyText, UnknownField
from quizcli.model import Place, Problem, Text

DECK = "/home/kim/decks/gates.yaml"
HINT = UnknownField("hnt", ("hint", "id"))
ADDING: list[Reason] = [
    adding.DeckFaulty(DECK, 7, 3, HINT),
    adding.NoCardList(DECK),
    adding.CannotRewrite(DECK),
    adding.ChangedMeanwhile(DECK),
    adding.NotWritten(DECK, "ENOSPC"),
    adding.NotWritten(DECK, "EIO"),
    adding.NoCardGiven("quiz add --deck NAME < card.yaml"),
    adding.NoDeckNamed("gats", ("gates", "small")),
    adding.NoDeckNamed("gates", ()),
    adding.NotAName("My Deck"),
    adding.FileInTheWay(DECK),
    adding.FieldMissing("--deck", "quiz add --deck NAME"),
    adding.NotForKind("--wrong", "text", "--kind choice"),
    adding.SameQuestion("gates:lstm"),
    adding.AlikeQuestion(
        "gates:lstm", Text("LSTM의 게이트는 몇 개?", "How many gates has an LSTM?")
    ),
    adding.IsATerm("forget gate", "forget-gate", ("망각 게이트", "forget gate")),
    adding.IsATerm("f", "forget-gate", tuple("abcdefgh")),
    adding.OtherWord("마스킹", "마스크", 12),
    adding.ShippedDeck("week2.day3.cnn"),
    adding.Added("gates:lstm", DECK, 12),
    adding.WouldAdd("gates:lstm", DECK, 12),
    adding.DraftKept("/home/kim/draft.yaml"),
    adding.LaidAside("/home/kim/draft-1.yaml"),
    adding.NotInList("xyz"),
    adding.YesOrNo("maybe"),
    adding.NeedsAnswer(),
    adding.NotAMistake("padding"),
    adding.CardFaulty(Problem(Place("<stdin>", 3, 5), EmptyText())),
    adding.ThereAlready("gates:lstm", "gates"),
    adding.Moved("small:lstm", "gates:lstm", DECK),
    adding.WouldMove("small:lstm", "gates:lstm", DECK),
    adding.Edited(DECK),
    adding.NotEdited(DECK),
    adding.PutBack(DECK, "/home/kim/put-aside.yaml"),
    adding.PutBack(DECK, ""),
    adding.WaitsForNone("gates:gru", "gates:lstm"),
    adding.TwiceGiven("answer"),
    adding.OptionsUnused(("--answer", "--hint"), "quiz add --deck NAME < card.yaml"),
    adding.OnceOnly("--answer", "recall"),
    adding.AnswerChanged("gates:lstm"),
    adding.StillFaulty(DECK, 1),
    adding.StillFaulty(DECK, 3),
]
MARKS: list[Reason] = [
    history.SeveralDecks("relu", ("gates:relu", "small:relu")),
    history.NeedsPart("gates:lstm", ("gates:lstm#count", "gates:lstm#states")),
    history.NowSuspended("small:relu"),
    history.AlreadySuspended("small:relu"),
    history.NowBuried("small:relu"),
    history.AlreadyBuried("small:relu", "2026-11-23"),
    history.NowResumed("small:relu"),
    history.NotHidden("small:relu"),
    history.NowReset("small:relu"),
    history.NothingToReset("small:relu"),
]
IMPORTS: list[Reason] = [
    history.NoSuchFormat("anki", ("revlog",)),
    history.NotALegalDeck("My Deck", "my-deck"),
    history.NotALegalDeck("복습", ""),
    history.CannotRead("log.csv", "Is a directory"),
    history.NotALog("log.csv", 2, "invalid start byte"),
    history.EmptyLog("log.csv"),
    history.LacksColumns("log.csv", ("card_id",), ("cid", "review_rating"), (("card_id", "cid"),)),
    history.BadLogLine("log.csv", 3, history.NotATime("soon")),
    history.NotAnItem("Seven"),
    history.NotARating("good"),
    history.NotATime("soon"),
    history.NoOffset("2024-03-29T20:32:32"),
    history.TooEarly("1711744352"),
    history.InTheFuture("1800000000001"),
    history.NotADuration("long"),
    history.WrongWidth(3, 4),
    history.LogRefused("log.csv", 7),
    history.LinesLeftOut(7),
    history.Imported(12580, 1205, "2024-03-29", "2024-10-06"),
    history.WouldImport(1, 1, "2024-03-29", "2024-03-29"),
    history.NothingNew("log.csv"),
    history.KnownReviews(2),
    history.LeftAlone(2, 5, "small:relu"),
    history.LeftAlone(1, 1, "small:relu"),
    history.NotReviews(1),
    history.NoSuchShell("csh", ("bash", "zsh", "fish")),
]
COMMANDS: list[Reason] = [command.NotText("'\\udcff'")]
REPORTS: list[Reason] = [
    progress.BadSince("2026-1-5", 36500),
    progress.SinceAhead("2026-12-01", "2026-11-22"),
]
SEARCHES: list[Reason] = [
    search.NoSuchFilter("kidn:number", "kidn", "kind", ("deck", "tag", "kind", "is", "slip")),
    search.NoSuchFilterValue("is", "suspend", "suspended", ("due", "new", "leech", "suspended")),
    search.EmptyFilter("tag", "cnn"),
    search.EmptySearch("quiz search WORDS… [deck:GLOB] [-n N]"),
    search.LongSearch(1001, 1000),
    search.NotACount("many"),
    search.NothingFound("합섬곱 커널", ("합섬곱",)),
    search.NothingFound("렐루 kind:number", ()),
]
DAILY = [*ADDING, *COMMANDS, *MARKS, *IMPORTS, *REPORTS, *SEARCHES]
