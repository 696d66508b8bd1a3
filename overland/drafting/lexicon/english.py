"""English."""

# ruff: noqa: E501
from __future__ import annotations

from overland.drafting.lexicon.words import DraftLexicon, Unit
from overland.drafting.wording import word_list

_MONTHS = word_list(
    """
    january february march april may june july august september october november december
    """
)
_DAYS = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
_ONES = word_list(
    """
    zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen
    fifteen sixteen seventeen eighteen nineteen
    """
)
_TENS = word_list(
    """
    twenty thirty forty fifty sixty seventy eighty ninety
    """
)


def _relative() -> dict[str, tuple[Unit, int]]:
    found: dict[str, tuple[Unit, int]] = {
        "today": ("day", 0),
        "tonight": ("day", 0),
        "this morning": ("day", 0),
        "this afternoon": ("day", 0),
        "this evening": ("day", 0),
        "yesterday": ("day", -1),
        "last night": ("day", -1),
        "the day before yesterday": ("day", -2),
        "tomorrow": ("day", 1),
        "the day after tomorrow": ("day", 2),
        "over the weekend": ("weekend", -1),
        "at the weekend": ("weekend", -1),
        "the weekend": ("weekend", -1),
        "this weekend": ("weekend", -1),
        "last weekend": ("weekend", -1),
        "this past weekend": ("weekend", -1),
        "the past weekend": ("weekend", -1),
        "next weekend": ("weekend", 1),
    }
    spans: tuple[Unit, ...] = ("week", "month", "year")
    for unit in spans:
        found |= {
            f"last {unit}": (unit, -1),
            f"the previous {unit}": (unit, -1),
            f"the past {unit}": (unit, -1),
            f"this {unit}": (unit, 0),
            f"earlier this {unit}": (unit, 0),
            f"later this {unit}": (unit, 0),
            f"next {unit}": (unit, 1),
            f"the coming {unit}": (unit, 1),
        }
    return found


LEXICON = DraftLexicon(
    code="en",
    stop=frozenset(
        word_list(
    """
    the and of to in a that is was for on with as it by at from his her an were are which this
    be have had has not they who said but their or been about more after when would
    """
)
    ),
    months={name: number for number, name in enumerate(_MONTHS, start=1)}
    | {
        "jan": 1, "feb": 2, "mar": 3, "apr": 4, "jun": 6, "jul": 7, "aug": 8,
        "sep": 9, "sept": 9, "oct": 10, "nov": 11, "dec": 12,
    },
    weekdays={name: number for number, name in enumerate(_DAYS)}
    | {"mon": 0, "tue": 1, "tues": 1, "wed": 2, "thu": 3, "thurs": 3, "fri": 4, "sat": 5},
    relative=_relative(),
    last=frozenset({"last", "past", "previous"}),
    next=frozenset({"next", "coming"}),
    ago=("{n} {unit} ago", "{n} {unit} back"),
    earlier=("{n} {unit} earlier", "{n} {unit} before"),
    later=("{n} {unit} later", "{n} {unit} after", "{n} {unit} afterwards"),
    spans={
        "day": "day", "days": "day", "week": "week", "weeks": "week", "month": "month",
        "months": "month", "year": "year", "years": "year",
    },
    future=frozenset(
        word_list(
    """
    will shall expected due scheduled plan plans planned planning would going intend intends
    intended hope hopes hoped could may might tomorrow upcoming until deadline ahead expects
    scheduled should
    """
)
    ),
    numbers={word: value for value, word in enumerate(_ONES)}
    | {word: 10 * value for value, word in enumerate(_TENS, start=2)}
    | {"dozen": 12, "half": 0.5},
    scales={
        "dozen": 12, "hundred": 100, "thousand": 1_000, "million": 1_000_000,
        "billion": 1_000_000_000, "mln": 1_000_000, "m": 1_000_000,
    },
    vague=frozenset(
        {"dozens", "scores", "hundreds", "thousands", "millions", "tens", "several", "many", "few"}
    ),
    qualifiers={
        "no more than": "no more than", "no fewer than": "at least", "no less than": "at least",
        "not more than": "no more than", "more than": "more than", "upwards of": "more than",
        "in excess of": "more than", "at least": "at least", "a minimum of": "at least",
        "a total of": "", "an additional": "", "another": "", "over": "over", "above": "more than",
        "fewer than": "fewer than", "less than": "less than", "under": "under",
        "at most": "at most", "up to": "up to", "as many as": "up to", "as few as": "at least",
        "just under": "just under", "just over": "just over", "a little over": "just over",
        "nearly": "nearly", "almost": "almost", "close to": "close to", "about": "about",
        "around": "around", "some": "some", "roughly": "roughly", "approximately": "approximately",
        "an estimated": "estimated", "estimated": "estimated", "circa": "circa", "only": "only",
        "just": "only", "a further": "", "well over": "well over", "between": "between",
        "somewhere between": "between", "in the region of": "about", "or so": "about",
        "or more": "at least", "exactly": "", "perhaps": "perhaps", "possibly": "possibly",
        "a maximum of": "at most", "the first": "", "the last": "", "a group of": "", "all": "all",
        "the remaining": "", "the other": "", "several": "several", "a few": "a few", "many": "many",
    },
    nouns=frozenset(
        word_list(
    """
    people persons person citizens citizen nationals national passengers passenger civilians
    civilian refugees refugee evacuees evacuee workers worker children child women woman men man
    families family soldiers soldier troops troop officials official staff employees employee
    tourists tourist pilgrims pilgrim students student residents resident patients patient
    expatriates expatriate migrants migrant foreigners foreigner diplomats diplomat personnel
    survivors survivor victims victim crew members member wounded injured dead bodies body
    fighters fighter rebels rebel militants militant policemen police officers officer doctors
    nurses teachers engineers journalists reporters buses bus vehicles vehicle cars car trucks
    truck lorries lorry minibuses minibus coaches coach planes plane aircraft flights flight
    helicopters helicopter ships ship vessels vessel boats boat ferries ferry trains train
    convoys convoy ambulances ambulance tanks jets jet warships warship frigates frigate km
    kilometers kilometres kilometer kilometre miles mile metres meters hours hour tonnes tons
    tents beds houses homes villages households percent dollars euros pounds countries groups
    holidaymakers visitors travellers travelers parents infants babies elderly dependents
    dependants relatives orphans prisoners detainees hostages deaths casualties injuries
    homeless displaced returnees arrivals departures adults adult girls boys individuals souls
    carriages wagons carriage wagon trucks jeeps animals dogs cats pets horses seats volunteers
    contractors monks nuns missionaries sailors marines paratroopers guards locals inhabitants
    arrivals caravans carts marchers climbers hikers miners
    """
)
    ),
    statuses={
        "headline": "headline",
        "will not be": "denied", "no plan": "denied", "no plans": "denied", "denied": "denied",
        "denies": "denied", "dismissed": "denied", "rejected reports": "denied",
        "cancelled": "cancelled", "canceled": "cancelled", "called off": "cancelled",
        "registered": "registered", "were registered": "registered", "on record": "registered",
        "still in": "remaining", "still stranded": "remaining", "remain": "remaining",
        "remained": "remaining", "remains": "remaining", "remaining in": "remaining",
        "left behind": "remaining", "still waiting": "remaining", "still trapped": "remaining",
        "still inside": "remaining", "still there": "remaining", "yet to": "remaining",
        "plans to": "planned", "planned": "planned", "plan to": "planned", "plans": "planned",
        "scheduled": "planned", "intends to": "planned", "intend to": "planned",
        "preparing to": "planned", "would be": "planned", "is to": "planned", "are to": "planned",
        "was to": "planned", "were to": "planned", "would": "planned", "set to": "planned",
        "hopes to": "planned", "promised": "planned", "hoped to": "planned", "due to": "expected", "going to": "planned",
        "intended to": "planned", "about to": "planned", "ready to": "planned",
        "expected": "expected", "expects": "expected", "expect": "expected", "due": "expected",
        "will": "expected", "awaited": "expected",
        "could": "forecast", "may": "forecast", "might": "forecast", "forecast": "forecast",
        "predicted": "forecast", "feared": "forecast",
    },
    say=frozenset(
        word_list(
    """
    said says say told tells added adds announced announces stated states explained wrote writes
    reported reports confirmed confirms noted notes warned warns insisted insists claimed claims
    acknowledged recalled recalls declared declares estimated estimates denied denies replied
    spoke gave rejected asked asks remarked argued admitted tweeted posted commented continued promised predicted
    urged observed cautioned quipped shouted cried joked concluded described suggests suggested counted put hailed praised denounced condemned
        criticised criticized blamed vowed pledged complained joked testified texted phoned
        proclaimed boasted lamented
    """
)
    ),
    according=("according to", "in the words of", "as per", "quoted by"),
    pronouns=frozenset(word_list(
    """
    he she they it i we you him her them who one
    """
)),
    titles=frozenset(
        word_list(
    """
    mr mrs ms miss dr sir lord lady president minister secretary ambassador general colonel
    captain lieutenant major sergeant admiral commander chief chancellor king queen prince
    princess sheikh senator congressman congresswoman governor mayor judge professor spokesman
    spokeswoman spokesperson director premier pope bishop father sister brother rabbi imam gen
    col capt lt maj sgt adm sen rep gov prof rev commissioner superintendent inspector constable
    sheriff magistrate chairman chairwoman coroner
    """
)
    ),
    roles=frozenset(
        word_list(
    """
    official officials spokesman spokeswoman spokesperson spokesmen minister ministry president
    ambassador embassy consul consulate general colonel captain commander officer officers
    police army military government authorities witness witnesses resident residents passenger
    passengers evacuee evacuees refugee refugees driver drivers director head chief agency
    organization organisation union group company office department council committee source
    sources reporter journalist analyst expert doctor nurse teacher student worker workers
    mother father man woman mayor governor secretary deputy aide diplomat diplomats statement
    report crescent cross navy coastguard marines command administration spokesmen organisers
    organizers monitors observers staff volunteer volunteers guard guards campaigners activists
    activist rebels militia leader leaders lawmaker lawmakers senator airline operator charity
    foundation service services envoy coordinator manager board parliament court commission un
    unhcr iom icrc msf nato unicef doctors nurses medics medic surgeon surgeons teachers
    rescuers rescuer firefighters paramedics villagers relatives captains fishermen
    engineers engineer prosecutors prosecutor investigators hospital hospitals
    """
)
    ),
    move={
        **dict.fromkeys(
            word_list(
    """
    went go goes going gone travelled traveled travel travels traveling travelling crossed cross
    crosses crossing arrived arrive arrives arriving left leave leaves leaving departed depart
    departs departing headed heading head heads reached reach reaches reaching returned return
    returns returning evacuated evacuate evacuates moved move moves moving fled flee flees
    fleeing entered enter enters entering transported transport taken took take takes taking
    brought bring brings bringing transferred transfer carried carry carrying ferried came come
    comes coming continued continue set proceed proceeded escape escaped escaping passed pass
    journeyed ran relocated sent board repatriated escorted escort rolled roll rolling withdrew
    """
),
            "",
        ),
        **dict.fromkeys(["drove", "drive", "driven", "drives", "driving", "bused", "bussed"], "road"),
        **dict.fromkeys(
            word_list(
    """
    flew fly flown flies flying airlifted airlift landed land landing
    """
), "air"
        ),
        **dict.fromkeys(
            word_list(
    """
    sailed sail sails sailing shipped docked dock docks steamed ferried disembarked
    """
),
            "sea",
        ),
        **dict.fromkeys(
            word_list(
    """
    walked walk walks walking trekked marched march marching trudged
    """
), "foot"
        ),
    },
    vehicles={
        **dict.fromkeys(
            word_list(
    """
    bus buses coach coaches minibus minibuses car cars truck trucks lorry lorries convoy convoys
    vehicle vehicles overland road highway motorcade ambulance ambulances taxi taxis van vans
    jeep jeeps
    """
),
            "road",
        ),
        **dict.fromkeys(
            word_list(
    """
    plane planes flight flights aircraft jet jets airliner helicopter helicopters air airlift
    c-130 charter airport
    """
),
            "air",
        ),
        **dict.fromkeys(
            word_list(
    """
    ship ships ferry ferries boat boats vessel vessels sea warship warships frigate frigates liner
    destroyer yacht catamaran aboard hms uss usns
    """
),
            "sea",
        ),
        **dict.fromkeys(["train", "trains", "rail", "railway"], "rail"),
        **dict.fromkeys(["foot"], "foot"),
    },
    to=frozenset(word_list(
    """
    to into for toward towards at in onto via
    """
)),
    origin=frozenset(["from", "out of", "leaving", "left"]),
    inside=frozenset(
        word_list(
    """
    in at near from to into toward towards through via around outside inside across of between
    and reach reached reaching leave left leaving entered entering enter visit visited visiting
    over off within beyond along throughout onto for under above by against behind on bound
    besieged nearby northern southern eastern western central downtown upper lower north south
    east west northeast northwest southeast southwest north-east north-west south-east
    south-west city town village port capital region province state island district suburb
    governorate county valley municipality camp crossing than
    """
)
    ),
    place_nouns={
        "airport": "airport", "airfield": "airport", "airbase": "military_base",
        "air base": "military_base", "military base": "military_base", "base": "military_base",
        "port": "port", "harbour": "port", "harbor": "port", "seaport": "port",
        "border crossing": "border_crossing", "border post": "border_crossing",
        "crossing": "border_crossing", "crossing point": "border_crossing",
        "border gate": "border_crossing", "checkpoint": "checkpoint",
        "camp": "camp", "refugee camp": "camp", "hospital": "hospital", "school": "school",
        "university": "school", "embassy": "embassy", "consulate": "embassy",
        "railway station": "station", "train station": "station", "station": "station",
        "bridge": "other", "square": "other", "street": "other", "road": "other",
        "highway": "other", "valley": "area", "province": "area", "governorate": "area",
        "district": "area", "region": "area", "oblast": "area", "county": "area", "state": "area",
        "desert": "area", "sea": "area", "strait": "area", "gulf": "area", "bay": "area",
        "river": "area", "lake": "area", "island": "area", "islands": "area", "mountains": "area",
        "mountain": "area", "pass": "pass", "peninsula": "area", "plain": "area", "city": "city",
        "town": "town", "village": "village", "suburb": "area", "dam": "other", "canal": "area",
        "tunnel": "other", "prefecture": "area", "territory": "area", "ocean": "area",
        "international airport": "airport", "naval base": "military_base", "coast": "area",
        "hotel": "other", "stadium": "other", "palace": "other", "mosque": "other",
        "church": "other", "cathedral": "other", "park": "area", "forest": "area", "falls": "area",
        "heights": "area", "hills": "area", "plateau": "area", "basin": "area", "creek": "area",
        "beach": "area", "cape": "area", "archipelago": "area", "terminal": "other",
        "junction": "other", "prison": "other", "market": "other", "power plant": "other",
    },
    not_places=frozenset(
        word_list(
    """
    canadian british american french german italian spanish russian chinese syrian lebanese
    israeli egyptian libyan sudanese ukrainian polish turkish greek dutch belgian swedish danish
    norwegian finnish irish scottish welsh swiss austrian indian pakistani afghan iranian iraqi
    japanese korean australian mexican brazilian cuban african asian european arab
    january february march april may june july august september october november december monday
    tuesday wednesday thursday friday saturday sunday the a an of and but or if in on at he she
    it they we you his her their our my its this that these those there here who what when where
    why how all some most many more much one two three four five six seven eight nine ten mr mrs
    ms dr god islam christian muslim jewish catholic english french german spanish russian
    arabic chinese american british president minister ministry government parliament police
    army navy air force forces security council nations united red cross crescent press
    associated reuters afp ap times post news guardian telegraph journal tribune herald
    university institute company bank airlines airways party union league committee department
    agency office service court house senate congress mission command covid internet web
    facebook twitter google human rights watch world war church old new
    """
)
    ),
    parts_of_year={"spring": "21", "summer": "22", "autumn": "23", "fall": "23", "winter": "24"},
)  # fmt: skip
