"""Speakers: the subject of a verb of speech, as the text has it.

A pronoun stays a pronoun: who it stands for is for a person to say.
"""

from __future__ import annotations

import re
from itertools import pairwise

from overland.drafting.lexicon.words import DraftLexicon
from overland.drafting.named_speakers import (
    ADJECTIVES,
    AUDIENCE,
    BREAKS,
    Attribution,
    attribution_of,
    is_body,
)
from overland.drafting.text import Word, words
from overland.drafting.wording import word_list

_STOPS = frozenset('\u0001,;:"“”„«»()[]—–!?…،؛')


_AUXILIARIES = frozenset(["a", "ont", "avait", "ha", "han", "había", "hat", "haben", "hatte"])
"""They stand between a comma and a verb of speech whose subject follows."""
_NP_ENDS = frozenset(
    word_list(
        """
    on in at to after before as by while when who that but and during about following since from
    adding because referring with outside inside near speaking le en à lors el dans am nach в на
    a al ante junto niemand keiner keine kein nobody personne nadie никто ніхто
    """
    )
)


_BESIDE_VERBS = frozenset(
    word_list(
        "also then later has have had earlier reportedly a ont ha han hat haben previously since "
        "further"
    )
)
_AS = ("como", "comme", "как", "як", "ما")
"""Words that a verb of speech follows, and then whoever speaks: "según informó el consulado"."""


MOST_WORDS = 14


def attributions(text: str, lexicon: DraftLexicon) -> list[Attribution]:
    """Every attribution in a stretch of text, in order. Quoted words should be masked before."""
    tokens = words(text)
    found: list[Attribution] = []
    lower = text.lower()
    for phrase in lexicon.according:
        for match in re.finditer(rf"(?<!\w){re.escape(phrase)}(?!\w)(?!\sما\s)", lower):
            one = after(text, match.end(), lexicon)
            if one:
                found.append(one)
    for at, token in enumerate(tokens):
        if token.lower not in lexicon.say or _is_part_of_name(text, tokens, at):
            continue
        if token.lower == "continued" and not _follows_quotation(
            text, tokens[max(0, at - 1)].start
        ):
            continue  # "they continued on foot"
        if (
            at
            and tokens[at - 1].lower in ("be", "been", "to", "is", "was", "are", "were")
            and token.lower not in ("told",)
        ):
            continue
        led = at > 0 and tokens[at - 1].lower in (*lexicon.according, *_AS)
        first = at
        while first and tokens[first - 1].lower in _AUXILIARIES:
            first -= 1
        one = _inverted(text, tokens, first, at, lexicon)
        if one is None and not (led and lexicon.code == "ar"):  # "ما أعلن": whoever follows
            one = before(text, tokens, at, lexicon)
        asks = token.lower in ("told", "tells", "asked", "asks", "urged", "warned")
        inverted = _follows_quotation(text, tokens[first].start)
        # In Arabic the verb stands before whoever speaks.
        led = first > 0 and tokens[first - 1].lower in (*lexicon.according, *_AS)
        if one is None and not asks and (at == 0 or inverted or led or lexicon.code == "ar"):
            one = after(text, token.end, lexicon)
        if one:
            found.append(one)
    return sorted(found, key=lambda one: one.start)


def _inverted(
    text: str, tokens: tuple[Word, ...], first: int, verb: int, lexicon: DraftLexicon
) -> Attribution | None:
    """ "..., повідомив голова ради": a verb behind a comma, then whoever speaks, by a role.

    Or a body with a name, where nobody with a name stands before: "..., informó la Marina".
    """
    if lexicon.code == "en" or not 0 < first <= verb < len(tokens) - 1:
        return None
    follows_comma = "," in text[tokens[first - 1].end : tokens[first].start]
    following = tokens[verb + 1].lower
    if following in _ARTICLES and verb + 2 < len(tokens):
        body = follows_comma and tokens[verb + 2].capital and lexicon.code in ("es", "fr")
        subject = before(text, tokens, verb, lexicon) if body else None
        if body and not (subject and subject.named):
            return after(text, tokens[verb].end, lexicon)
        following = tokens[verb + 2].lower
    if lexicon.code in ("ru", "uk"):
        behind = (word.lower for word in tokens[verb + 1 : verb + 4])
        following = next((word for word in behind if not word.endswith(ADJECTIVES)), following)
    if follows_comma and (following in lexicon.roles or following in lexicon.titles):
        return after(text, tokens[verb].end, lexicon)
    return None


def _is_part_of_name(text: str, tokens: tuple[Word, ...], at: int) -> bool:
    """The United States state nothing: a verb is no capital between two words of a sentence."""
    return at > 0 and tokens[at].capital and text[tokens[at - 1].end : tokens[at].start].isspace()


def _follows_quotation(text: str, start: int) -> bool:
    before_it = text[:start].rstrip()
    return not before_it or before_it[-1] in ",\"”»’'?!\u0001—–-“"


def before(
    text: str, tokens: tuple[Word, ...], verb: int, lexicon: DraftLexicon
) -> Attribution | None:
    """The subject that stands before a verb of speech."""
    end = verb
    while end and tokens[end - 1].lower in _BESIDE_VERBS:
        end -= 1
    if not end:
        return None
    if tokens[end - 1].lower in ("and", "but", "и", "et", "y", "und"):
        return _subject_of_earlier_verb(text, tokens, end - 1, lexicon)
    gap = text[tokens[end - 1].end : tokens[end].start]
    if gap.strip() in (",", "—", "–", ")") and end >= 2:
        return _around_apposition(text, tokens, end, lexicon)
    if any(c in _STOPS for c in gap):
        return None
    start = _walk_back(text, tokens, end, lexicon)
    return attribution_of(text, tokens[start:end], tokens[verb].start, lexicon)


def _subject_of_earlier_verb(
    text: str, tokens: tuple[Word, ...], end: int, lexicon: DraftLexicon
) -> Attribution | None:
    """ "The mayor denied it and said": the subject of the verb of speech before."""
    for at in range(end - 1, 0, -1):
        if tokens[at].lower in lexicon.say:
            return before(text, tokens, at, lexicon)
        if ". " in text[tokens[at - 1].end : tokens[at].start]:
            return None
    return None


def _walk_back(text: str, tokens: tuple[Word, ...], end: int, lexicon: DraftLexicon) -> int:
    start = end
    while start and end - start < MOST_WORDS:
        word = tokens[start - 1]
        if start < end and any(c in _STOPS for c in text[word.end : tokens[start].start]):
            break
        if start < end and ". " in text[word.end : tokens[start].start] and len(word.text) > 3:
            break
        if word.lower in BREAKS or word.lower in lexicon.say:
            break
        if word.lower in lexicon.pronouns and word.lower not in ("one", "it", "i") and start < end:
            break
        start -= 1
    return start


def _around_apposition(
    text: str, tokens: tuple[Word, ...], end: int, lexicon: DraftLexicon
) -> Attribution | None:
    """ "Andrei Denisov, a deputy minister, said": the name before the commas."""
    commas = [
        at
        for at in range(end - 1, max(0, end - 20), -1)
        if any(c in ",—–(" for c in text[tokens[at - 1].end : tokens[at].start])
    ]
    opening = [at for at in commas if _opens_apposition(tokens[at], lexicon)]
    if not commas:
        return None
    at = (opening or commas)[0]
    while tokens[at - 1].text.isdigit() and at - 1 in commas:
        at -= 1
    start = _walk_back(text, tokens, at, lexicon)
    inner = tokens[at:end]
    if is_body(inner) and not tokens[at - 1].capital:
        # "the largest movement this year, the Red Cross said": no apposition of what was told.
        return attribution_of(text, inner, tokens[end].start, lexicon)
    names = 2 <= len(inner) <= 4 and all(word.capital for word in inner)
    if names and _is_role_alone(tokens[start:at], lexicon):
        # "The Foreign Secretary, William Hague, told"
        return attribution_of(text, inner, tokens[end].start, lexicon)
    return attribution_of(text, tokens[start:at], tokens[end].start, lexicon)


_ARTICLES = frozenset(
    word_list(
        "nuestro nuestra notre unser unsere our the a an its their le la les el los las der die "
        "su sa son"
    )
)


def _is_role_alone(run: tuple[Word, ...], lexicon: DraftLexicon) -> bool:
    """A role without a name: "the hospital's director", "El gobernador del Azuay"."""
    if not run or run[0].lower not in _ARTICLES:
        return False
    roles = lexicon.roles | lexicon.titles
    of = any(
        word.lower in roles and behind.lower in ("of", "de", "del", "du", "des")
        for word, behind in pairwise(run[1:])
    )
    return run[-1].lower in roles or of


def _opens_apposition(token: Word, lexicon: DraftLexicon) -> bool:
    lower = token.lower
    if token.capital:
        return False
    return lower in ("who", "whose", "which", "a", "an", "the", "qui", "que", "der", "die") or (
        lower in lexicon.roles or token.text.isdigit()
    )


_WHERE = ("in", "at", "en", "à", "в", "у", "في", "من", "إلى", "خلال", "ب")
"""What follows one of these is where or when something was said: "وقال في السويداء"."""
_ELIDED = re.compile(r"\s*[lL]['’](?=[A-ZÀ-Þ])")
"""The article of "selon l'OIM"."""


def after(text: str, offset: int, lexicon: DraftLexicon) -> Attribution | None:
    """The speaker who stands after "said" or "according to"."""
    audience = AUDIENCE.match(text, offset)
    offset = audience.end() if audience else offset
    elided = _ELIDED.match(text, offset)
    offset = elided.end() if elided else offset
    tokens = words(text[offset : offset + 140], offset)
    kept: list[Word] = []
    if tokens and tokens[0].lower in _WHERE:
        return None
    for token in tokens[:MOST_WORDS]:
        last_end = kept[-1].end if kept else offset
        if any(
            c in _STOPS or c in "\n\u0001" or (c == "." and not _abbreviated(kept))
            for c in text[last_end : token.start]
        ):
            break
        if token.lower in BREAKS or token.lower in lexicon.say:
            break
        if kept and token.lower in _NP_ENDS and not _keeps_role(kept, token, lexicon):
            break
        kept.append(token)
    name = _name_behind(text, kept, tokens, lexicon)
    return attribution_of(text, name or tuple(kept), offset, lexicon)


def _name_behind(
    text: str, kept: list[Word], tokens: tuple[Word, ...], lexicon: DraftLexicon
) -> tuple[Word, ...]:
    """The name in "su gerente, Patricia Lagos": that of a role which is told without one."""
    rest = tokens[len(kept) :]
    if not rest or text[kept[-1].end : rest[0].start] != ", " if kept else True:
        return ()
    name: list[Word] = []
    for token in rest[:4]:
        if not token.capital or (name and text[name[-1].end : token.start] != " "):
            break
        name.append(token)
    return tuple(name) if len(name) > 1 and _is_role_alone(tuple(kept), lexicon) else ()


def _abbreviated(kept: list[Word]) -> bool:
    return bool(kept) and len(kept[-1].text) <= 3 and kept[-1].capital


def _keeps_role(kept: list[Word], token: Word, lexicon: DraftLexicon) -> bool:
    """ "an official at the embassy": the place of a role belongs to it; "said Denisov in Moscow" not."""  # noqa: E501
    roles = any(word.lower in lexicon.roles for word in kept)
    named = len(kept) >= 2 and kept[-1].capital and kept[-2].capital
    return (
        roles
        and not named
        and token.lower
        in ("of", "for", "at", "from", "in", "with", "de", "du", "del", "von", "and")
    )
