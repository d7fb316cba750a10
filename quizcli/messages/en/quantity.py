"""What can be wrong with numbers and shapes."""

from quizcli.errors import quantity
from quizcli.messages import Templates


def _in(units: str) -> str:
    return f", in {units}" if units else ""


def _whole(reason: quantity.WholeNumber) -> str:
    return "Type a whole number" + _in(reason.units.en)


def _decimals(reason: quantity.Decimals) -> str:
    places = f"{reason.count} decimal" + ("s" if reason.count > 1 else "")
    return f"To {places if reason.count else 'the nearest whole number'}{_in(reason.units.en)}"


def _digits(reason: quantity.Digits) -> str:
    digits = f"{reason.count} significant digit" + ("s" if reason.count > 1 else "")
    return f"To {digits}{_in(reason.units.en)}"


def _within(reason: quantity.Within) -> str:
    share = f"{100 * reason.rtol:.10g}%" if reason.rtol else ""
    fixed = f"{reason.atol:.10g}" if reason.atol else ""
    return f"Off by {' plus '.join(filter(None, (share, fixed)))} at most{_in(reason.units.en)}"


def _several(reason: quantity.SeveralForms) -> str:
    return f"{' and '.join(reason.fields)} exclude each other; keep the one that is meant"


def _tolerance(reason: quantity.BadTolerance) -> str:
    most = " and below 1" if reason.field == "rtol" else ""
    return f"`{reason.field}: {reason.given:g}` is no tolerance; it must be above 0{most}"


def _more_decimals(reason: quantity.MoreDecimals) -> str:
    if not reason.count:
        return "Type it to the nearest whole number."
    return f"Type {reason.count} decimal{'s' if reason.count > 1 else ''}, zeros at the end too."


def _more_digits(reason: quantity.MoreDigits) -> str:
    plural = "s" if reason.count > 1 else ""
    return f"Type {reason.count} significant digit{plural}, zeros at the end too."


TEMPLATES: Templates = {
    quantity.WholeNumber: _whole,
    quantity.Decimals: _decimals,
    quantity.Digits: _digits,
    quantity.Within: _within,
    quantity.AxesWanted: "Type the shape as ({axes})",
    quantity.ShapeWanted: "Type the shape, with commas between",
    quantity.KeyNotNumber: "the key is {key}, which is no number that can be asked for",
    quantity.KeyNeedsForm: "the key is {key}, no whole number; add `decimals`, `digits` or `rtol` "
    "to say how it is to be rounded",
    quantity.KeyNotWhole: "`integer: true`, but the key is {key}; use `decimals` or `digits`",
    quantity.KeyNotShape: "the key is {key}, which is no shape; a list such as [64, 112, 112] "
    "is meant",
    quantity.KeyAxes: "the key {key} does not have the axes ({axes}); one name for each dimension",
    quantity.KeyWithoutSign: "`{key}` lacks the sign of an expression; `={key}` was meant, or "
    "`answer` for a number",
    quantity.SeveralForms: _several,
    quantity.FormRange: "`{field}: {given}` is out of range; from {low} to {high}",
    quantity.BadTolerance: _tolerance,
    quantity.BadAxes: "({axes}) names an axis twice or not at all; each needs a name of its own",
    quantity.Abbreviated: "Type the number in full; `{suffix}` is for rounded answers only.",
    quantity.UnknownUnit: "`{word}` behind the number means nothing here. Type the number alone.",
    quantity.NotWorkedOut: "`{typed}` only says what is to be worked out. Type the number, or the "
    "arithmetic with exp.",
    quantity.NumberWanted: "`{typed}` compares numbers; one number is asked for.",
    quantity.MoreDecimals: _more_decimals,
    quantity.MoreDigits: _more_digits,
    quantity.MorePrecise: "That is rounded too far to be checked. Type more digits.",
    quantity.OneMoreDigit: "So rounded it could be two different results. Type one more digit.",
    quantity.AxesAsked: "The shape is asked for as ({axes}): each of these once.",
    quantity.OtherLayout: "That is another order of the axes. Type them as ({axes}).",
    quantity.CommasWanted: "A product or a shape? Put commas between the dimensions.",
    quantity.NotDimension: "`{typed}` is no dimension; a whole number is.",
    quantity.AxisDiffers: "Not right: {seen}.",
    quantity.RankDiffers: "The shape has {got} dimensions; the right one has {wanted}.",
    quantity.SideOrProduct: "One number is wanted: type {side} for the side, "
    "{side}*{side} for the product.",
    quantity.WholeWantedHere: "A whole number is wanted here, not {typed}.",
    quantity.PercentAsked: "Percent, or the plain number? Type the number as the question "
    "asks for it, "
    "without `%`.",
    quantity.WholeAsked: "That is not whole: `{typed}`. Round it as the question says; `floor(…)`, "
    "`ceil(…)` and `//` may be typed.",
}
