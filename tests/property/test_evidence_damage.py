"""Damage to a text or a table never passes as verified: 4 kinds, 100 tries each, none missed."""

from __future__ import annotations

import random
from dataclasses import dataclass, replace
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from overland.evidence.publication import publication_check
from overland.evidence.text.normalise import fold, normalised
from overland.evidence.text.selector import find_excerpt, occurrences
from overland.evidence.verification import claim_state, verify
from overland.story.models import Evidence, Quote, Story
from tests.small_story import QUOTE, SOURCE, story_with

DAY = date(2020, 6, 1)
NAMES = ("Amber", "Basil", "Cedar", "Daisy", "Elder", "Fern", "Ginger", "Hazel")
FILLERS = ("people", "buses", "mostly", "women", "crossed", "near", "the", "border", "later")
MARKS = {'"': "“", "“": '"', "”": '"', "«": '"', "»": '"', "'": "’", "’": "'"}
GAPS = (" ", " ", "\n\n", "\u00a0", " \n", "\u00ad\u2009")


@dataclass(frozen=True)
class Article:
    """A text of sentences; `sentence` is the one with the quotation that the story cites."""

    text: str
    sentence: str
    quoted: str
    exact: str

    @property
    def story(self) -> Story:
        evidence = Evidence("gazette", self.exact)
        quote = replace(QUOTE, text=self.quoted, evidence=evidence)
        return story_with(
            places=(), events=(), counts=(), legs=(), sources=(SOURCE,), quotes=(quote,)
        )


@st.composite
def articles(draw: st.DrawFn) -> Article:
    """Each sentence has a name of its own, a figure and a quotation; layout varies freely.

    One draw for all of it: to make an article word by word took as long as to check it.
    """
    chance = random.Random(draw(st.integers(0, 2**64 - 1)))

    def some() -> list[str]:
        return chance.choices(FILLERS, k=chance.randint(2, 5))

    sentences = []
    for name in chance.sample(NAMES, k=chance.randint(2, 6)):
        opening, closing = chance.choice([('"', '"'), ("“", "”"), ("«", "»")])
        said = [name, *some(), f"it's {chance.randint(2, 9999)}", *some()]
        sentences.append((some(), opening, said, closing))
    laid_out = []
    for before, opening, said, closing in sentences:
        plain = " ".join([*before, f"{opening}{' '.join(said)}{closing}", "they said."])
        gap = chance.choice(GAPS)
        laid_out.append((plain, plain.replace(" ", gap), f"{opening}{' '.join(said)}{closing}"))
    _plain, sentence, exact = chance.choice(laid_out)
    return Article(" ".join(text for _, text, _ in laid_out), sentence, exact[1:-1], exact)


def assert_caught(article: Article, text: str, story: Story) -> None:
    """The damage shows with the text (verified anew) and without it (the record compared)."""
    anew = replace(story, verification=verify(story, {"gazette": text}, DAY))
    assert claim_state(anew, "home").status in ("not_found", "ambiguous")
    assert any(problem.severity == "problem" for problem in publication_check(anew))
    if story != article.story:
        committed = verify(article.story, {"gazette": article.text}, DAY)
        compared = replace(story, verification=committed)
        assert claim_state(compared, "home").status == "not_checked"


def with_quote(story: Story, **changes: object) -> Story:
    quote: Quote = replace(story.quotes[0], **changes)  # type: ignore[arg-type]
    return replace(story, quotes=(quote,))


def damaged(article: Article, old: str, new: str, where: str) -> tuple[str, Story]:
    """The text or the table with `old` inside the cited passage made `new`."""
    story = article.story
    if where == "text":
        start = article.text.index(article.sentence)
        sentence = article.sentence.replace(old, new, 1)
        end = start + len(article.sentence)
        return article.text[:start] + sentence + article.text[end:], story
    if where == "quotation":
        return article.text, with_quote(story, text=article.quoted.replace(old, new, 1))
    exact = article.exact.replace(old, new, 1)
    return article.text, with_quote(story, evidence=Evidence("gazette", exact))


PLACES = st.sampled_from(["text", "excerpt", "quotation"])


@given(articles(), st.data(), PLACES)
def test_a_changed_digit_is_caught(article: Article, data: st.DataObject, where: str) -> None:
    figure = article.quoted.split("it's ")[1].split(" ")[0]
    at = data.draw(st.integers(0, len(figure) - 1))
    digit = data.draw(st.sampled_from([d for d in "0123456789" if d != figure[at]]))
    wrong = figure[:at] + digit + figure[at + 1 :]
    # The figure stands after "it's" and a gap that the text may lay out in its own way.
    start = article.sentence.index("it's") + len("it's")
    gap = article.sentence[start : article.sentence.index(figure, start)]
    gap = gap if where == "text" else " "
    text, story = damaged(article, f"it's{gap}{figure}", f"it's{gap}{wrong}", where)
    assert_caught(article, text, story)


@given(articles(), st.data(), PLACES)
def test_a_swapped_quotation_mark_is_caught(
    article: Article, data: st.DataObject, where: str
) -> None:
    words = article.quoted if where == "quotation" else article.exact
    mark = data.draw(st.sampled_from(sorted(set(words) & set(MARKS))))
    text, story = damaged(article, mark, MARKS[mark], where)
    assert_caught(article, text, story)


@given(articles(), st.data(), PLACES)
def test_a_dropped_word_is_caught(article: Article, data: st.DataObject, where: str) -> None:
    words = article.quoted.split(" ")
    at = data.draw(st.integers(1, len(words) - 2))
    if where == "text":
        gap = next(g for g in sorted(GAPS, key=len, reverse=True) if g in article.sentence)
        kept = gap.join(words[:at] + words[at + 1 :])
        text, story = damaged(article, gap.join(words), kept, where)
    else:
        text, story = damaged(
            article, article.quoted, " ".join(words[:at] + words[at + 1 :]), where
        )
    assert_caught(article, text, story)


@given(articles(), st.data(), PLACES)
def test_a_duplicated_sentence_is_caught(article: Article, data: st.DataObject, where: str) -> None:
    if where == "text":
        at = article.text.index(article.sentence)
        after = data.draw(st.booleans())
        gap = data.draw(st.sampled_from(GAPS))
        twice = f"{article.sentence}{gap}{article.sentence}"
        text = article.text.replace(article.sentence, twice, 1)
        if not after:
            text = f"{article.sentence}{gap}{article.text[:at]}{article.text[at:]}"
        assert_caught(article, text, article.story)
        return
    words = article.quoted if where == "quotation" else article.exact
    text, story = damaged(article, words, f"{words} {words}", where)
    assert_caught(article, text, story)


@given(articles())
def test_an_undamaged_excerpt_is_verified_however_it_is_laid_out(article: Article) -> None:
    match = find_excerpt(Evidence("gazette", article.exact), fold(article.text))
    assert match is not None
    assert (
        article.text[match.start : match.end].split()
        == article.sentence[
            article.sentence.index(article.exact[0]) : article.sentence.rindex(article.exact[-1])
            + 1
        ].split()
    )
    story = replace(
        article.story, verification=verify(article.story, {"gazette": article.text}, DAY)
    )
    assert claim_state(story, "home").status == "found"


@given(st.text(max_size=60), st.text(max_size=8))
def test_no_text_and_no_excerpt_makes_the_search_fail(text: str, exact: str) -> None:
    whole = f"{exact} | {text}"
    for match in occurrences(Evidence("gazette", exact), fold(whole)):
        assert normalised(whole[match.start : match.end]) in normalised(whole)
        assert fold(whole[match.start : match.end]).text == fold(exact).text
