"""Words about the heights along a road: each mark, how exactly known, and whose model it is."""

from __future__ import annotations

from overland.i18n import _, number, semicolon
from overland.routing.profile import Heights, Mark


def mark(found: Mark) -> str:
    """A mark's name and height, no more exactly than the model knows it."""
    return _("{name}, about {height} m").format(
        name=found.name, height=number(round(found.height_m, -1), 0)
    )


def described_profile(found: Heights) -> str:
    """The profile for those who do not see it."""
    marks = semicolon().join(mark(one) for one in found.marks)
    return _("Height of the ground along the road: {marks}").format(marks=marks)


def credit(found: Heights) -> str:
    """Whose heights they are, and how far they may be off; the source's title, not its address."""
    return _(
        "Heights of the ground, not of the road: {source}; root-mean-square error {error} m. The "
        "slopes are the model’s."
    ).format(source=found.source.split(" (")[0], error=number(found.error_m))


def notes(found: Heights) -> list[str]:
    """What the editors note of a mark."""
    return [f"{one.name}: {one.note}" for one in found.marks if one.note]
