"""Passives of a source told as if who suffers it had done it: "was warned by the police"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from overland.evidence.claims.passages import Passage, headline_to_compare
from overland.evidence.doubts.rows import Fault, guess
from overland.evidence.text.sentences import CLAUSE_MARK
from overland.evidence.words import lexicon
from overland.evidence.words.content_words import stems
from overland.evidence.words.lexicon import Lexicon
from overland.story.models import Claim, Story

_WORD: Final = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_ROOT: Final = 4
"""Letters that "taken" and "takes" share; "war" and "warned" do as many as three."""
_NOUN: Final = re.compile(
    r"(?:ers?|ors?|ings?|ments?|[st]ions?|ung(?:en)?|eurs?|ances?|dora?|dores|[cs]i[oó]n(?:es)?)$"
)
"""How words end that are no verbs of a headline: "owner", "attacker", "Warnung"."""
_MANY: Final = re.compile(r"\w*[^su]s|they|police|people|\w*men|children")
"""Of whom an English verb has no ending: "attack" behind them is one, "convoy attack" is none."""
_AGENT: Final = 2
"""Words of who does it, its article before them."""
_PARTICIPLE: Final = re.compile(r"^ge(?=\w{3})")
_DOER: Final = {"de": re.compile(r"(?:der|ein|er|sein|ihr)\b"), "es": re.compile(r"(?!al?\b)")}
"""Language -> how a sentence begins whose first word is who does it: "die Straße" may be either."""
_AGENT_ELSEWHERE: Final = re.compile(r"被(?P<behind>[^\W\d_]{4,})")
_PASSIVE_ELSEWHERE: Final = re.compile("[被由受让给遭获]")


def of_claim(story: Story, claim: Claim, passage: Passage) -> Iterator[Fault]:
    """A headline beside the sentences of its excerpts."""
    words = passage.words
    if not headline_to_compare(claim, story, passage):
        return
    if claim.status == "headline":
        return
    for sentence in passage.every_sentence.split("\n"):
        for clause in CLAUSE_MARK.split(lexicon.plain(sentence)):
            turned = _turned if words.spaced else _turned_without_spaces
            if verb := turned(clause, lexicon.plain(claim.headline), words):
                message = f"turns around who and whom on either side of “{verb}”"
                remedy = "Say who does it as the source does"
                yield guess(claim, "headline", claim.headline, message, remedy, verb)
                return


def _turned(said: str, told: str, words: Lexicon) -> str:
    """The headline's verb, where who suffers it stands before it and who does it behind."""
    begins = _DOER.get(words.language)
    if words.has("agent", told) or (begins and not begins.match(told)):
        return ""
    for match in words.pattern("agent").finditer(said):
        before, behind = said[: match.start()].split(), said[match.end() :].split()
        # "By bus" and "by Friday" have no article, and nobody who does it.
        article = bool(behind) and (
            behind[0] in words.articles or bool(words.pattern("owning").fullmatch(behind[0]))
        )
        verb = behind[-1] if words.language == "de" else (before or [""])[-1]
        # Who is joined by others joins them.
        if not article or not words.has("passives", said) or words.has("mutual", verb):
            continue
        agent = stems(" ".join(behind[1 : 1 + _AGENT]), words.language)
        patient = stems(" ".join(before if words.language == "de" else before[:-1]), words.language)
        if found := _between(told, verb, patient - agent, agent - patient, words):
            return found
    return ""


def _between(
    told: str, verb: str, patient: frozenset[str], agent: frozenset[str], words: Lexicon
) -> str:
    root = _root(verb)
    matches = list(_WORD.finditer(told))
    tokens = [match[0] for match in matches]
    for at, word in enumerate(tokens):
        if len(root) < _ROOT or _root(word) != root or _NOUN.search(word):
            continue
        ended = words.language != "en" or word == verb or word.endswith("s")
        if CLAUSE_MARK.match(told, matches[at].end()) or not (
            ended or _MANY.fullmatch(tokens[at - 1])
        ):
            continue
        left, right = (
            stems(" ".join(part), words.language) for part in (tokens[:at], tokens[at + 1 :])
        )
        if left & patient and right & agent and not left & agent and not right & patient:
            return word
    return ""


def _root(word: str) -> str:
    return _PARTICIPLE.sub("", word)[:_ROOT]


def _turned_without_spaces(said: str, told: str, _words: Lexicon) -> str:
    """ "司机被警察拦下": who suffers it stands before 被, who does it behind, then the verb."""
    match = _AGENT_ELSEWHERE.search(said)
    if match is None or _PASSIVE_ELSEWHERE.search(told):
        return ""
    patient, agent = said[: match.start()][-2:], match["behind"][:2]
    first, last = told.find(patient), told.find(agent)
    verb = told[first + 2 : last]
    between = 0 <= first < last and bool(verb) and verb[:2] in match["behind"][2:]
    return verb if len(patient) == 2 and between else ""
