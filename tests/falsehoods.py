"""Falsehoods to plant in the valley story, each a change that a fact-checker would catch.

One line is one falsehood: the row, the cells changed, the column and a word that must be told.
"""

from __future__ import annotations

from typing import Any

Cells = dict[str, Any]

PLANTED: dict[str, tuple[str, Cells, str, str]] = {
    # What a fact-checker planted.
    "a figure": ("riders", {"as_written": "about 90 people"}, "as_written", "not in the excerpt"),
    "a figure in a headline": (
        *("crossing", {"headline": "Nine buses with about 30 people cross into Lowland"}),
        *("headline", "says 9"),
    ),
    "a denial reversed": (
        "exodus",
        {"status": "reported", "headline": "Mayor Petra Kovac confirms an exodus from the valley"},
        *("status", "dismissed"),
    ),
    "a leg expected, told as done": (
        *("to-the-bay", {"status": "reported"}),
        *("status", "expected"),
    ),
    "an event expected, told as done": (
        "onward",
        {"status": "reported", "headline": "The group arrives in Baytown and boards the ferry"},
        *("status", "expected"),
    ),
    "could told as will": (
        "more",
        {"status": "planned", "headline": "Hundreds more will follow, the officials say"},
        *("headline", "will"),
    ),
    "a quotation of another": ("no-plan", {"speaker": "Ana Writer"}, "speaker", "Kovac"),
    "a figure of another": ("riders", {"speaker": "United Farmers"}, "speaker", "nobody"),
    "a speaker out of nowhere": ("exodus", {"speaker": "Sergei Orlov"}, "speaker", "Orlov"),
    "a quotation moved to somebody else": (
        *("home", {"speaker": "a woman with a child", "role": "Passenger"}),
        *("speaker", "nobody"),
    ),
    "a place that is never named": (
        *("crossing", {"headline": "Two buses with about 30 people cross from Aleppo"}),
        *("headline", "Aleppo"),
    ),
    "people who are never named": (
        *("crossing", {"headline": "Two buses with about 30 people, mostly soldiers, cross"}),
        *("headline", "soldiers"),
    ),
    "about dropped": (
        *("crossing", {"headline": "Two buses with 30 people cross into Lowland"}),
        *("headline", "about"),
    ),
    "a time of day": ("crossing", {"time_note": "at 13:40"}, "time_note", "13:40"),
    "a time of day beside the right one": (
        *("crossing", {"date": "2020-05-01T14:30", "time_note": "at 15:30"}),
        *("time_note", "15:30"),
    ),
    "a start stated": ("hilltown", {"basis": "stated"}, "basis", "no movement"),
    "the excerpt of another place": (
        *("hilltown", {"exact": "the harvest was lost"}),
        *("exact", "shares no word"),
    ),
    "a name of another place": ("midpost", {"name": "Aleppo"}, "exact", "shares no word"),
    "a direction turned around": (
        *("crossing", {"headline": "Two buses with about 30 people cross from Lowland"}),
        *("headline", "direction"),
    ),
    "words said to be no translation": (
        *("no-plan", {"translated": "no", "said_at": "abroad"}),
        *("translated", "spoken in"),
    ),
    "hours for people": ("buses", {"unit": "hours"}, "unit", "unit"),
    "a note that only has the word": (
        *("to-the-bay", {"status": "reported", "note": "That they are expected is stated."}),
        *("status", "expected"),
    ),
    "a note that quotes what nobody said": (
        *("crossing", {"note": "Friday is 1 May. “The council forced them to go”, he said."}),
        *("note", "forced them"),
    ),
    "a note of a disagreement": (
        *("how-many", {"note": "About 300 crossed, about 40 were announced."}),
        *("note", "says 300"),
    ),
    "the date of a source": ("gazette", {"published": "2020-03-02"}, "published", "2020-05-02"),
    "the publisher of a source": (
        "gazette",
        {"publisher": "State Bulletin"},
        "publisher",
        "nowhere",
    ),
    "the address of a source": (
        *("gazette", {"url": "https://gazette.example/2020/05/02/another-report"}),
        *("url", "villagers-cross"),
    ),
    "the title of a source": ("gazette", {"title": "Thousands Driven Out"}, "title", "nowhere"),
    "an event moved": ("announced", {"place": "baytown"}, "place", "baytown"),
    "roles swapped": ("hilltown", {"role": "destination"}, "role", "starts"),
    "a name given to somebody unnamed": (
        *("home", {"named": True, "speaker": "Maria Ivanova"}),
        *("speaker", "Maria Ivanova"),
    ),
    "the excerpt of another document": (
        "riders",
        {"exact": "77 Lost Fields", "as_written": "77 Lost Fields", "minimum": 77, "maximum": 77},
        *("exact", "another document"),
    ),
    "expected cut off, told as done": (
        "onward",
        {
            "exact": "to travel to Baytown",
            "status": "reported",
            "headline": "They travel to Baytown",
        },
        *("exact", "expected"),
    ),
    "the excerpt of another row": (
        *("crossing", {"exact": "the harvest was lost"}),
        *("exact", "shares no word"),
    ),
    "a reason cut off a denial": (
        *("floods", {"exact": "denied that they were helping people leave"}),
        *("exact", "because"),
    ),
    # More of the kinds.
    "not dropped": (
        *("not-evacuated", {"headline": "The villagers were evacuated, says the mayor"}),
        *("headline", "not"),
    ),
    "not put in": (
        *("crossing", {"headline": "Two buses with about 30 people do not cross into Lowland"}),
        *("headline", "not"),
    ),
    "presumably dropped": (
        *("route", {"headline": "The land route, chosen because of snow"}),
        *("headline", "presumably"),
    ),
    "would told as done": ("announced", {"status": "reported"}, "status", "would"),
    "what was done told as planned": ("crossing", {"status": "planned"}, "status", "no word"),
    "a figure planned, told as counted": ("villagers", {"status": "reported"}, "status", "would"),
    "a figure possible, told as expected": ("hundreds", {"status": "expected"}, "status", "could"),
    "what is reported told as denied": (
        *("crossing", {"status": "denied", "speaker": "Petra Kovac, mayor"}),
        *("status", "no word"),
    ),
    "a denial that begins with what is denied": (
        *("exodus", {"headline": "The trip begins an exodus (dismissed by Mayor Petra Kovac)"}),
        *("headline", "does not begin"),
    ),
    "no cut off the front": (
        *("no-plan", {"text": "plan to empty the valley", "exact": "plan to empty the valley"}),
        *("exact", "no"),
    ),
    "will put in": (
        *("crossing", {"headline": "Two buses with about 30 people will cross into Lowland"}),
        *("headline", "will"),
    ),
    "the paper vouching for what is claimed": (
        *("more", {"speaker": "The Gazette", "status": "claimed"}),
        *("speaker", "said"),
    ),
    "about cut off the front": (
        *("riders", {"as_written": "30 people", "exact": "30 people", "qualifier": ""}),
        *("exact", "about"),
    ),
    "mostly cut off the front": (
        *("riders", {"as_written": "women and children", "exact": "women and children"}),
        *("exact", "mostly"),
    ),
    "words altered in a quotation": ("home", {"text": "We are coming home"}, "exact", "not in"),
    "words that nobody spoke": (
        *("home", {"text": "snow on the northern pass", "exact": "snow on the northern pass"}),
        *("text", "quotation marks"),
    ),
    "another weekday": (
        *("crossing", {"headline": "On Sunday two buses with about 30 people cross into Lowland"}),
        *("headline", "weekday"),
    ),
    "another day": (
        "crossing",
        {"headline": "On 12 April two buses with about 30 people cross into Lowland"},
        *("headline", "another day"),
    ),
    "the paper vouching for what officials say": (
        *("more", {"speaker": "The Gazette", "status": "reported"}),
        *("speaker", "said"),
    ),
    "a name for who declined to be named": (
        *("home", {"named": True, "speaker": "Petra Kovac"}),
        *("named", "declined to be named"),
    ),
    "dead in a headline": (
        *("crossing", {"headline": "Two buses with about 30 people, some wounded, cross"}),
        *("headline", "wounded"),
    ),
    "a crossing in a village": ("crossing", {"place": "hilltown"}, "place", "no crossing"),
    "a day in an address that is another": (
        *("gazette", {"url": "https://gazette.example/2019/11/30/villagers-cross-the-border"}),
        *("published", "2019-11-30"),
    ),
    "a family name out of nowhere": (
        *("announced", {"speaker": "Council officials, among them Dana Muster"}),
        *("speaker", "Dana Muster"),
    ),
    "an excerpt that stands twice": ("crossing", {"exact": "said"}, "exact", "more than once"),
    "a role at the wrong end": ("baytown", {"role": "origin"}, "role", "ends"),
    "an origin that is come to": ("midpost", {"role": "origin"}, "role", "comes to"),
    "men of whom the source says women": ("riders", {"unit": "men"}, "unit", "men"),
    "a country out of nowhere in a headline": (
        *("onward", {"headline": "The group is expected to travel to Baytown in Ruritania"}),
        *("headline", "Ruritania"),
    ),
    "the evidence of a row that shares its words": (
        *("announced", {"exact": "were not evacuated, she said", "note": ""}),
        *("exact", "another sentence"),
    ),
    "the evidence of an event of the same day": (
        *("route", {"exact": "Lowland at the Midpost border crossing on Friday afternoon"}),
        *("exact", "another sentence"),
    ),
    "over left out of a figure that its excerpt has": (
        *("riders", {"as_written": "30 people", "qualifier": ""}),
        *("as_written", "about"),
    ),
    "a day after its source": ("crossing", {"date": "2020-05-08"}, "date", "after the day"),
    "the largest out of nowhere": (
        *("route", {"headline": "The largest land route was presumably chosen because of snow"}),
        *("headline", "largest"),
    ),
    "only out of nowhere": (
        *("onward", {"headline": "The group alone is expected to travel to Baytown"}),
        *("headline", "alone"),
    ),
    "all instead of mostly": (
        *("crossing", {"headline": "Two buses, all women and children, about 30, cross"}),
        *("headline", "all"),
    ),
    "officials of somebody else": (
        *(
            "announced",
            {"headline": "Lowlander officials announce that about 40 will go"},
        ),
        *("headline", "Lowlander"),
    ),
    "somebody else who speaks in a headline": (
        *("exodus", {"headline": "Mayor Ana Writer dismisses reports of an exodus"}),
        *("headline", "speaker is"),
    ),
    "a rank": ("exodus", {"speaker": "Petra Kovac, prime minister"}, "speaker", "minister"),
    "a rank in a role": ("no-plan", {"role": "General"}, "role", "general"),
    "another part of the day": ("crossing", {"time_note": "Friday night"}, "time_note", "night"),
    "people of another kind in a unit": (
        *("riders", {"unit": "wounded people"}),
        *("unit", "wounded"),
    ),
    "other things in a unit": ("buses", {"unit": "helicopters"}, "unit", "helicopters"),
    "another qualifier": (
        *("riders", {"qualifier": "more than", "minimum": 30, "maximum": None}),
        *("qualifier", "qualifies"),
    ),
    "a carrier out of nowhere": ("to-the-bay", {"carrier": "The army"}, "carrier", "army"),
    "arrested in a headline": (
        *("crossing", {"headline": "Two buses with about 30 people are bombed"}),
        *("headline", "bombed"),
    ),
    "soldiers in a note": (
        *("crossing", {"note": "“Friday” is 1 May. Soldiers led them."}),
        *("note", "soldiers"),
    ),
    "somebody who speaks in a note alone": (
        *("crossing", {"note": "“Friday” is 1 May. So said Sergei Orlov of the army."}),
        *("note", "Orlov"),
    ),
    "thousands told as one": (
        *("riders", {"minimum": 300, "maximum": 300}),
        *("as_written", "bounds"),
    ),
}
