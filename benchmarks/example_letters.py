"""Plainly made-up letters of about 300 words, from a grammar of example sentences, and known edits of them.

Nobody wrote these and nothing in them happened. Clauses are short and have many fillers, so that two letters share vocabulary and
phrases, as letters on one subject do, and seldom a whole sentence.
"""

import random
import re
from collections.abc import Callable

WORDS: dict[str, str] = {
    "adj": "tired|shy|lively|small|quiet|proud|anxious|bright|restless|gentle|stubborn|brave|lonely|cheerful|careful|weary|thin|tall|kind"
    "|serious|sleepless|young|new|older|thoughtful|talkative|watchful|nervous|funny|musical",
    "child": "pupil|child|boy|girl|learner|newcomer|twin|brother|sister|cousin|teenager|infant|reader|swimmer|singer|goalkeeper",
    "adult": "deputy|SENCO|teacher|governor|caretaker|cook|bursar|grandmother|father|neighbour|volunteer|nurse|librarian|chaplain|secretary"
    "|childminder|mentor|coach|receptionist|trustee|stepfather|aunt|driver|musician",
    "group": "parents|neighbours|teachers|cleaners|grandparents|governors|staff|volunteers|carers|helpers|families|mentors|colleagues|siblings",
    "room": "corridor|classroom|playground|kitchen|office|hall|library|minibus|cloakroom|garden|stairwell|gym|boiler room|porch|studio|shed",
    "place": "estate|harbour|mill|ring road|market|station|hill|river|moor|high street|park|canal|quarry|chapel|viaduct|common|allotments"
    "|lighthouse|reservoir|cinema|depot|bridge|square|docks",
    "service": "CAMHS|speech therapy|the psychologist|early help|social care|the clinic|the support team|the SEND team|the helpline|the school nurse"
    "|the panel|the access point|the duty desk|the autism pathway|the therapist|the family hub",
    "past": "asked|rang|chased|approached|e-mailed|pressed|contacted|visited|thanked|reminded|begged|warned|met|surprised|questioned|awaited",
    "did": "fed|taught|followed|comforted|drove|collected|sheltered|coached|watched|guided|distracted|welcomed|tutored|seated|accompanied|calmed",
    "said": "said|wrote|admitted|explained|whispered|repeated|believed|thought|noticed|remembered|guessed|replied|insisted|hoped|feared|promised",
    "got": "leaflet|refusal|form|voicemail|waiting-list place|website link|phone call|date|apology|questionnaire|shrug|postcard|reference number"
    "|promise|reminder|survey|cancellation|second form",
    "help": "visit|plan|answer|quiet room|phone number|timetable|mentor|meeting|assessment|diary|breakfast|report|interpreter|tablet|taxi"
    "|letter home|second opinion|training day|named worker|group session",
    "cost": "mornings|lunch hours|roof money|supply cover|music lessons|club fees|library hours|trip money|staff training|reading books|repairs"
    "|paint|Saturday sessions|after-school club|heating money|choir time|sports kit|allotment money",
    "unit": "weeks|months|terms|days|Fridays|phone calls|meetings|half terms|evenings|school days|Mondays|letters",
    "when": "in September|before Easter|last winter|in June|in January|at Christmas|one Tuesday|in May|by March|that autumn|on Monday|at half term"
    "|two springs ago|last summer|in the snow|during exams|at harvest time|this October|on sports day|over Whitsun",
    "felt": "tired|ashamed|alone|angry|helpless|stubborn|hopeful|worried|sad|determined|quiet|lost|patient|let down|relieved|puzzled|furious|numb",
    "adv": "still|slowly|already|simply|plainly|often|hardly|again|quietly|somehow|together|bravely|twice|rarely|eventually|nearly|politely|openly",
    "ing": "crying|hiding|sleeping|shaking|pacing|drawing|waiting|running|counting tiles|shouting|writing|whispering|coughing|singing|kneeling",
    "link": "so|but|and then|although|because|until|while|after|before|since|whereas|yet|when|unless|as",
    "n": " ".join(str(number) for number in range(2, 120)).replace(" ", "|"),
}  # fmt: skip
# Clauses of which no more than three words in a row are fixed.
CLAUSES = (
    "{when} the {adult} {past} {service}",
    "our {adj} {adult} {adv} {past} a {adult} near the {place}",
    "{n} {group} {said} it {adv}",
    "a {adj} {child} sat {ing} in the {room}",
    "we {did} the {child} for {n} {unit}",
    "{service} sent a {got} {when}",
    "the {got} came {n} {unit} later",
    "{group} by the {place} {adv} {past} us",
    "I {adv} felt {felt} and {felt}",
    "my {adult} gave up the {cost}",
    "the {cost} went on a {help}",
    "a {help} {adv} {did} one {adj} {child}",
    "{n} {group} need a {help}",
    "nobody at {service} {said} anything {when}",
    "the {child} was {ing} near our {room}",
    "every {adult} {past} {n} {group}",
    "some {adj} {group} {did} a {child} {when}",
    "{n} {unit} passed without a {help}",
    "the {place} school lost its {cost}",
    "{when} {n} of our {group} were {felt}",
    "her {adult} {said} the {got} was {felt} news",
    "that {room} became a {adj} {room}",
    "for {n} {unit} he was {adv} {ing}",
    "we paid £{n} for a {help}",
    "a {adult} from the {place} {adv} {did} them",
    "{service} {adv} wanted another {got}",
    "no {help} reached the {adj} {child}",
    "the {group} were {felt} {when}",
)
CHOICES = {name: words.split("|") for name, words in WORDS.items()}
_SLOT = re.compile(r"\{(\w+)\}")


def _clause(random_: random.Random) -> str:
    return _SLOT.sub(lambda found: random_.choice(CHOICES[found[1]]), random_.choice(CLAUSES))


def _sentence(random_: random.Random) -> str:
    made = f"{_clause(random_)}, {random_.choice(CHOICES['link'])} {_clause(random_)}."
    return made[0].upper() + made[1:]


# Pairs that mean nearly the same; a paraphrase swaps them.
_PAIRS = (
    "asked:requested rang:phoned chased:pursued pressed:urged contacted:reached visited:saw reminded:nudged begged:implored warned:alerted"
    " met:encountered surprised:startled questioned:quizzed fed:nourished taught:educated followed:trailed comforted:consoled drove:ferried"
    " collected:fetched sheltered:protected guided:steered distracted:diverted welcomed:greeted seated:placed calmed:soothed said:stated"
    " wrote:noted admitted:conceded explained:clarified whispered:murmured repeated:restated believed:reckoned thought:felt noticed:spotted"
    " remembered:recalled guessed:supposed replied:answered insisted:maintained hoped:wished feared:dreaded promised:vowed tired:fatigued"
    " shy:timid lively:energetic small:little quiet:silent anxious:uneasy bright:clever restless:fidgety gentle:mild stubborn:headstrong"
    " brave:plucky lonely:isolated cheerful:merry careful:cautious weary:exhausted thin:slight kind:caring serious:earnest young:youthful"
    " older:elder thoughtful:reflective talkative:chatty watchful:alert nervous:jumpy funny:amusing pupil:student child:youngster boy:lad"
    " girl:lass newcomer:arrival teenager:adolescent teacher:tutor caretaker:janitor cook:chef grandmother:granny father:dad neighbour:local"
    " volunteer:helper librarian:archivist secretary:clerk coach:trainer parents:mothers neighbours:locals teachers:tutors cleaners:porters"
    " staff:employees carers:guardians families:households colleagues:workmates corridor:passage classroom:schoolroom playground:yard"
    " kitchen:galley office:bureau hall:auditorium library:bookroom garden:grounds shed:hut harbour:port market:bazaar station:stop hill:rise"
    " park:green square:plaza clinic:surgery helpline:hotline panel:committee leaflet:brochure refusal:rejection form:document apology:regret"
    " postcard:card promise:pledge reminder:prompt survey:poll visit:call plan:scheme answer:response meeting:session assessment:evaluation"
    " diary:journal report:account lunch:midday money:funds trip:outing books:volumes repairs:fixes paint:varnish weeks:sennights terms:semesters"
    " days:dates evenings:nights winter:wintertime summer:summertime ashamed:embarrassed alone:solitary angry:cross helpless:powerless"
    " hopeful:optimistic worried:troubled sad:unhappy determined:resolved lost:adrift patient:forbearing relieved:reassured puzzled:baffled"
    " furious:livid numb:stunned still:yet slowly:gradually already:beforehand simply:just plainly:clearly often:frequently hardly:barely"
    " again:anew quietly:softly somehow:anyhow together:jointly bravely:boldly rarely:seldom eventually:finally nearly:almost politely:civilly"
    " openly:frankly crying:weeping hiding:lurking sleeping:dozing shaking:trembling pacing:striding drawing:sketching waiting:lingering"
    " running:racing shouting:yelling writing:scribbling whispering:murmuring singing:humming so:thus but:though because:as until:till"
    " while:whilst after:following before:ahead when:once near:beside by:at sent:posted came:arrived later:afterwards felt:was gave:handed"
    " went:travelled need:want nobody:none anything:something every:each some:several passed:elapsed without:lacking lost:missed became:turned"
    " paid:spent wanted:sought another:one reached:found news:word we:they our:the a:one the:that my:our was:became sat:stayed for:during"
)
SYNONYMS = dict(pair.split(":") for pair in _PAIRS.split())


def letter(random_: random.Random, words: int = 300) -> list[str]:
    """Return the paragraphs of one letter of about ``words`` words."""
    paragraphs: list[str] = []
    while sum(len(paragraph.split()) for paragraph in paragraphs) < words:
        paragraphs.append(" ".join(_sentence(random_) for _ in range(4)))
    return paragraphs


def paraphrased(share: float) -> Callable[[list[str], random.Random], list[str]]:
    """Return an edit that swaps about ``share`` of all words for a synonym."""

    def edit(paragraphs: list[str], random_: random.Random) -> list[str]:
        text = "\n\n".join(paragraphs)
        places = [found for found in re.finditer(r"[a-z]+", text) if found[0] in SYNONYMS]
        chosen = random_.sample(places, min(len(places), round(share * len(text.split()))))
        for found in sorted(chosen, key=lambda each: -each.start()):
            text = text[: found.start()] + SYNONYMS[found[0]] + text[found.end() :]
        return text.split("\n\n")

    return edit


def reordered(paragraphs: list[str], random_: random.Random) -> list[str]:
    """Shuffle the paragraphs, and the sentences of each."""
    mixed = [". ".join(random_.sample(parts := paragraph.rstrip(".").split(". "), len(parts))) + "." for paragraph in paragraphs]
    random_.shuffle(mixed)
    return mixed


def with_a_sentence(paragraphs: list[str], random_: random.Random) -> list[str]:
    """Add one sentence of one's own to each paragraph but the last."""
    return [f"{_sentence(random_)} {paragraph}" for paragraph in paragraphs[:-1]] + paragraphs[-1:]


def one_paragraph(paragraphs: list[str], random_: random.Random) -> list[str]:
    """Keep one paragraph of the other letter in a letter of one's own."""
    own = letter(random_, 230)
    own.insert(1, random_.choice(paragraphs))
    return own


def one_sentence(paragraphs: list[str], random_: random.Random) -> list[str]:
    """Keep the longest sentence of the other letter in a letter of one's own."""
    longest = max((sentence for paragraph in paragraphs for sentence in paragraph.split(". ")), key=len)
    own = letter(random_, 280)
    own[0] = f"{own[0]} {longest.rstrip('.')}."
    return own


def short_sentence(paragraphs: list[str], random_: random.Random) -> list[str]:
    """Keep the shortest sentence of the other letter in a letter of one's own."""
    shortest = min((sentence for paragraph in paragraphs for sentence in paragraph.split(". ")), key=len)
    own = letter(random_, 280)
    own[0] = f"{own[0]} {shortest.rstrip('.')}."
    return own


def one_sentence_changed(paragraphs: list[str], random_: random.Random) -> list[str]:
    """Keep the longest sentence in a letter of one's own, with one word of it changed for a synonym."""
    longest = max((sentence for paragraph in paragraphs for sentence in paragraph.split(". ")), key=len)
    places = [found for found in re.finditer(r"[a-z]+", longest) if found[0] in SYNONYMS]
    if places:
        swap = random_.choice(places)
        longest = longest[: swap.start()] + SYNONYMS[swap[0]] + longest[swap.end() :]
    own = letter(random_, 280)
    own[0] = f"{own[0]} {longest.rstrip('.')}."
    return own


def pieced_together(paragraphs: list[str], random_: random.Random) -> list[str]:
    """Keep three sentences of the other letter, each in another place of a letter of one's own."""
    sentences = [sentence.rstrip(".") for paragraph in paragraphs for sentence in paragraph.split(". ")]
    return [f"{own} {kept}." for own, kept in zip(letter(random_, 230), random_.sample(sentences, 3), strict=False)]


def unchanged(paragraphs: list[str], _random: random.Random) -> list[str]:
    """Paste the letter as it is."""
    return list(paragraphs)


EDITS: dict[str, Callable[[list[str], random.Random], list[str]]] = {
    "pasted as it is": unchanged,
    "5% of words swapped for synonyms": paraphrased(0.05),
    "15% of words swapped for synonyms": paraphrased(0.15),
    "25% of words swapped for synonyms": paraphrased(0.25),
    "paragraphs and sentences reordered": reordered,
    "a sentence added to each paragraph": with_a_sentence,
    "one paragraph kept in an own letter": one_paragraph,
    "three sentences kept in one own letter": pieced_together,
    "one long sentence kept in an own letter": one_sentence,
    "one such sentence kept with a word changed": one_sentence_changed,
    "one short sentence kept in an own letter": short_sentence,
}
