"""Where a statement comes from: speaker, basis, excerpt, source, and whether it was checked."""

from __future__ import annotations

from overland.evidence import selector, verification
from overland.html.markup import Safe, tag
from overland.i18n import _
from overland.presentation import figures, vocabulary
from overland.story.models import Claim, Count, Event, Leg, Quote, Source, Story


def proof(story: Story, item: Claim, *, unfolded: bool = False) -> Safe | None:
    """The evidence of one claim, one click away unless unfolded. None for a claim without any."""
    body = (_excerpt(item), _source_line(story, item), _basis_line(item))
    if item.evidence is None and not item.note:
        return None
    return tag(
        "details",
        tag("summary", _summary(item), " ", badge(story, item)),
        tag("div", body, class_="ov-proof"),
        open=unfolded,
    )


def _summary(item: Claim) -> str:
    """What the evidence is of: two folds of one name in a row would tell a listener nothing."""
    if isinstance(item, Count):
        return _("Evidence of the figure")
    if isinstance(item, Quote):
        return _("Evidence of the quotation")
    if isinstance(item, Event):
        return _("Evidence of the event")
    return _("Evidence of the journey") if isinstance(item, Leg) else _("Evidence of the place")


def badge(story: Story, item: Claim) -> Safe:
    """Whether the excerpt was found in its source: verified on a date, not found, not checked.

    Of what the editors infer, only the words are verified.
    """
    state = verification.state(story, item.id)
    found = _("found in the source, SHA-256 {sha}").format(sha=state.sha256)
    return tag(
        "span",
        checked(story, item),
        class_=f"ov-badge ov-badge-{state.status}",
        title=found if state.status == "verified" else None,
    )


def checked(story: Story, item: Claim) -> str:
    """What the badge says, as text."""
    state = verification.state(story, item.id)
    if state.status == "verified":
        inferred = item.basis == "inferred"
        text = _("✓ words verified on {date}") if inferred else _("✓ verified on {date}")
        return text.format(date=vocabulary.edtf(state.date))
    return {
        "not_found": _("✗ not found in the source"),
        "ambiguous": _("✗ found more than once in the source"),
    }.get(state.status, _("not checked against the source"))


def read_there(story: Story, item: Claim) -> Safe | None:
    """A link to the very passage in the original."""
    if (
        item.evidence is None
        or not (source := story.source(item.evidence.source))
        or not source.url
    ):
        return None
    return tag(
        "a",
        _("read it there"),
        href=selector.fragment_url(source, item.evidence),
        rel="noopener",
        target="_blank",
        data_overland="out",
    )


def source_line(source: Source) -> str:
    """Publisher, title and date in one line; a title that nobody has seen is not made up."""
    day = vocabulary.edtf(source.published) if source.published else _("undated")
    title = f"“{source.title}”" if source.title else _("title not known")
    return f"{source.publisher}, {title}, {day}"


def _excerpt(item: Claim) -> Safe | None:
    if item.evidence is None:
        return None
    return tag("q", item.evidence.exact, class_="ov-excerpt")


def _source_line(story: Story, item: Claim) -> Safe | None:
    source = story.source(item.evidence.source) if item.evidence else None
    if source is None:
        return None
    archived = (
        tag("a", _("archived copy"), href=source.archive_url, rel="noopener", target="_blank")
        if source.archive_url
        else None
    )
    links = [part for link in (read_there(story, item), archived) if link for part in (" · ", link)]
    return tag("div", source_line(source), links, class_="ov-source")


def _basis_line(item: Claim) -> Safe:
    status = getattr(item, "status", "")
    parts = [vocabulary.status(status), vocabulary.basis(item.basis)]
    if who := figures.speaker(item):
        parts.insert(0, who)
    if isinstance(item, Quote):
        parts.append(translation(item))
    line = " · ".join(part for part in parts if part)
    return tag(
        "div", tag("div", line), tag("div", item.note) if item.note else None, class_="ov-basis"
    )


def translation(quote: Quote) -> str:
    """What is known of a quotation's language."""
    return {
        "yes": _("translated"),
        "unknown": _("possibly translated; the source does not say"),
    }.get(quote.translated, "")
