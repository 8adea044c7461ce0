"""Forms of address: how an MP stands on the envelope and after "Dear".

The envelope carries everything ("Rt Hon Sir Keir Starmer KCB KC MP"), the salutation only title and name. A knight or dame is
"Sir" or "Dame" with the first name; other titles stand with the surname. Where Parliament gives no title we guess none: the full
name is polite to everyone. "MP" is dropped while Parliament is dissolved, for then there are no MPs.
"""

SUFFIX = "MP"
RIGHT_HONOURABLE = ("Rt Hon", "The Rt Hon")
WITH_FIRST_NAME = frozenset({"Sir", "Dame"})
WITH_SURNAME = frozenset({"Mr", "Mrs", "Ms", "Miss", "Mx", "Dr", "Prof", "Professor"})
ENGLISH_GREETING = "Dear"
_TITLE_FIRST_LAST = 3


def _without_right_honourable(name: str) -> str:
    for words in RIGHT_HONOURABLE:
        name = name.removeprefix(f"{words} ")
    return name


def plain_name(name: str) -> str:
    """Return the name without title, as people look for it: "Ms Diane Abbott" → "Diane Abbott"."""
    title, _, rest = _without_right_honourable(name).partition(" ")
    return rest if rest and title in WITH_FIRST_NAME | WITH_SURNAME else _without_right_honourable(name)


def surname_within(name: str, known: str) -> str:
    """Return the end of ``name`` that is the surname ``known`` from another list, in the spelling of ``name``; else ``""``."""
    end = name[-len(known) :] if known else ""
    before = name[: -len(known)] if known else ""
    same = end.casefold().replace("-", " ") == known.casefold().replace("-", " ")
    return end if same and before.endswith(" ") else ""


def envelope_name(full_title: str, *, sitting: bool = True) -> str:
    """Return the name as it stands on an envelope: all honours, and MP exactly while the person is one."""
    name = " ".join(full_title.split()).removesuffix(f" {SUFFIX}")
    return f"{name} {SUFFIX}" if sitting else name


def salutation(name: str, surname: str = "") -> str:
    """Return the opening of a letter, without comma. ``name`` is as Parliament displays it, ``surname`` may be unknown.

    >>> salutation("Sir Keir Starmer"), salutation("Dr Rosena Allin-Khan"), salutation("Emma Lewell")
    ('Dear Sir Keir', 'Dear Dr Allin-Khan', 'Dear Emma Lewell')
    """
    shown = _without_right_honourable(" ".join(name.split())).removesuffix(f" {SUFFIX}")
    words = shown.split()
    if words and words[0] in WITH_FIRST_NAME and len(words) >= _TITLE_FIRST_LAST:
        return f"{ENGLISH_GREETING} {words[0]} {words[1]}"
    if words and words[0] in WITH_SURNAME:
        last = surname_within(shown, surname) or (words[-1] if len(words) == _TITLE_FIRST_LAST else "")
        if last:
            return f"{ENGLISH_GREETING} {words[0]} {last}"
    return f"{ENGLISH_GREETING} {shown}"
