"""Words of English that decide whether a name in a text is that of a place: each list is small, and its reasons stand beside it."""

import re


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# Names of places that are as often an ordinary word, somebody's name, or part of another name. They count only with a cue beside them.
CAREFUL = _words("""
    angus ash bank barking bath battle boston bow buckingham bury christchurch craven dale deal dover down gordon halifax ham hamilton
    hastings hope hyde lancaster lewis lincoln march melton milton nelson peel perth reading rugby rye sale south stoke stone street town
    ware washington well wells wellington westminster windsor
    """)

# After a name of CAREFUL these say that a place is meant.
OF_A_PLACE = _words("""
    area borough branch cathedral centre children city college community constituency constituents council councillor councillors
    county district east families general headteachers hospital infirmary local mp north parents people primary pupils railway residents
    school schools secondary south station town university west
    """)
BEFORE_A_PLACE = _words("in at near around across from to between outside throughout")

# What is named after a place and lies elsewhere, or nowhere.
_NOT_BEFORE = _words(
    "river duke duchess duchy earl countess prince marquess lord lady baroness baron new bishop mount lake viscount"
)
NOT_AFTER = {
    "windsor": _words("framework castle"),
    "buckingham": frozenset(["palace"]),
    "westminster": _words("hall bill government bubble abbey politics elections leaders mps parliament village"),
    "reading": _words("and writing age ages skills standards test tests levels level week at for books time list comprehension"),
    "bath": _words("time water chair"),
    "rugby": _words("union league football world club team players"),
    "bank": _words("of holiday account"),
    "norfolk": frozenset(["island"]),
    "derby": frozenset(["day"]),
    "wellington": _words("boots"),
    "somerset": _words("house"),
}
TITLES = _words(
    "mr mrs ms miss dr sir dame lord lady baroness baron professor prof rev councillor cllr judge justice saint st viscount earl"
)
COMPASS = _words("north south east west northern southern eastern western central mid upper lower inner outer")

# The surnames that most people in Britain bear: who has one of them may be somebody else.
COMMON_SURNAMES = _words("""
    smith jones taylor brown williams wilson johnson davies robinson wright thompson evans walker white roberts green hall wood jackson
    clarke clark patel khan lewis james phillips mason mitchell rose davis rodgers cox alexander adams allen anderson baker bell
    campbell carter chapman collins cook cooper edwards ellis graham gray griffiths harris harrison hill hughes hunt king knight lee
    marshall martin miller moore morgan morris morrison murphy murray parker price reid richardson rogers ross russell scott shaw
    simpson stewart stevens thomas turner ward watson webb young ferguson reynolds
    """)

# Words of schools' names that tell one from no other.
GENERIC_OF_SCHOOLS = _words("""
    the a and of for in at primary secondary school schools academy academies college high grammar special nursery infant infants junior
    juniors sixth form community free independent upper lower middle first village girls boys catholic church england national
    international studio technical university hospital voluntary controlled aided c e ce cofe rc roman state all through comprehensive
    hub unit pru pupil referral alternative provision early years centre children s trust learning federation new north south east west
    central trinity training teaching foundation day care
    """)
OF_SCHOOLS = _words("school academy college nursery infants juniors infant junior primary high grammar ysgol scoil bunscoil")

# The whips move the adjournment, and ministers what is not debated: "Motion made…—(Gerald Jones.)" is about neither.
MOVED_BY = re.compile(r"[—–-]\s*\([^()]{3,60}\)?\.?\)?")
IN_PARLIAMENT = re.compile(
    r"\b(?:MPs?|Minister|Secretary|hon\.|Hon|Members? (?:for|of)|Parliament|Commons|Labour|Conservative|Liberal)\b"
)


def not_before(word: str) -> bool:
    """Tell whether a word before a name says that the name is no place: the River Cherwell, the Duke of York."""
    return word in _NOT_BEFORE
