"""The words that govern a noun in a parsed sentence, and the verbs joined to them."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from extractors.counts.nouns import nouns

GROUPS = frozenset({"total", "group", "number", "additional", "team", "crew", "ring", "pair", "list"})

# "Each of the 16 was charged", "every one of the 16"
EVERY = frozenset({"each", "all", "every"})

AID = frozenset({
    "services", "help", "assistance", "shelter", "care", "support", "bed", "beds", "housing", "lodging", "food",
    "meals", "clothes", "clothing", "room", "rooms", "treatment", "counseling", "resources", "aid", "needs",
})  # fmt: skip

# Subjects that are those of the verb before: "Nine were found and all were offered help".
AGAIN = frozenset({"all", "each", "both", "they"})
# Objects that are those of the verb before: "found nine and rescued them", "and they were rescued".
THEM = frozenset({"them", "they", "all", "both"})
NOBODY = "0"  # as "none" and "no one" stand in a sentence with plain numbers
SUBJECT = ("nsubj", "nsubjpass")
SOME = frozenset({"many", "most", "some", "several", "half", "few", "thirds", "majority"})
OTHERS = frozenset({"other", "others", "another", "further", "additional"})


def governors(head: Token) -> Iterator[tuple[Token, str]]:
    """The words that govern a noun, nearest first, each with the noun's role towards it."""
    node = head
    for prep in (c for c in head.children if c.dep_ == "prep" and c.lower_ == "of" and head.tag_ == "CD"):
        for whole in (c for c in prep.children if c.dep_ == "pobj"):
            yield from ((verb, "whole") for verb in whole.children if verb.dep_ in ("acl", "relcl"))
    for _ in range(6):
        for child in node.children:
            if child.dep_ in ("acl", "relcl") and child.i > head.i and not (of_some(child) or of_theirs(child)):
                yield child, "modified"
                yield from ((verb, "modified") for verb in joined(child))
            elif child.dep_ == "conj" and child.tag_.startswith("N"):
                yield from ((c, "modified") for c in child.children if c.dep_ in ("acl", "relcl"))
        if node.dep_ in SUBJECT:
            for verb in (node.head, *led_up_to(node.head)):
                yield verb, "subject"
                yield from ((other, "subject") for other in (*joined(verb), *before_that(verb)))
            return
        if node.dep_ in ("dobj", "dative", "oprd", "attr"):
            yield node.head, "object"
            if node.dep_ == "attr" and node.tag_ != "CD":
                yield from ((verb, "modified") for verb in equated(node.head))
            yield from ((verb, "object") for verb in sharing(node.head, node))
            return
        if node.dep_ == "pobj":
            yield node.head.head, f"pobj {node.head.lower_}"
            if node.head.head.dep_ == "conj" and node.head.head.i - node.head.head.head.i == 2:
                yield node.head.head.head, f"pobj {node.head.lower_}"
            if node.head.lower_ == "against":
                yield from (
                    (c, "pobj against") for c in node.head.head.children if c.dep_ in ("nsubj", "nsubjpass", "dobj")
                )
            if node.head.lower_ == "of" and (node.head.head.lower_ in EVERY or every_one(node.head.head)):
                node = node.head.head
                continue
            if node.head.lower_ != "including" and node.head.head.lower_ not in GROUPS | AID:
                return
            node = node.head.head
        elif node.dep_ in ("conj", "appos", "nmod", "compound", "nummod"):
            node = node.head
        else:
            return


def of_some(clause: Token) -> bool:
    """Whether a clause tells of some of those before it only: "106 victims, nine of whom were recovered", "many of
    whom were"."""
    doers = (child for child in clause.children if child.dep_ in SUBJECT)
    return any(doer.tag_ == "CD" or (doer.lower_ in SOME and of_whom(doer)) for doer in doers)


def of_whom(word: Token) -> bool:
    """Whether a word is said of some of those before it: "many of whom"."""
    behind = word.doc[word.i + 1 : word.i + 3].text.lower()
    return behind in ("of whom", "of them", "of which")


def of_theirs(clause: Token) -> bool:
    """Whether a clause tells of somebody of theirs: "nine girls whose pimps were arrested"."""
    subjects = (child for child in clause.children if child.dep_ in SUBJECT)
    return any(owner.lower_ == "whose" for subject in subjects for owner in subject.children)


def every_one(word: Token) -> bool:
    """Whether it is "one" of "every one", which goes for all."""
    return word.lower_ == "one" and any(child.lower_ in ("every", "each") for child in word.children)


def equated(verb: Token) -> Iterator[Token]:
    """What is said of a subject that "were" equates with its object: "Those arrested were four men"."""
    for subject in verb.children:
        if subject.dep_ == "nsubj" and verb.lower_ in ("was", "were", "are", "is"):
            yield from (clause for clause in subject.children if clause.dep_ in ("acl", "relcl"))


def sharing(verb: Token, noun: Token) -> Iterator[Token]:
    """Verbs joined to this one that share its object: "arrested and charged ten men", "charged them"."""
    for child in verb.children:
        if child.dep_ == "conj" and child.tag_.startswith("VB"):
            objects = [c for c in child.children if c.dep_ in ("dobj", "dative", "nsubjpass")]
            if (not objects and child.i < noun.i) or any(o.lower_ in THEM or each_of(o, noun) for o in objects):
                yield child
    counted = any(word.tag_ == "CD" for word in verb.doc[verb.head.i : verb.i])  # "cited nine and freed two girls"
    if verb.dep_ == "conj" and verb.head.tag_.startswith("VB") and verb.i - verb.head.i <= 3 and not counted:
        yield verb.head


def each_of(subject: Token, noun: Token) -> bool:
    """Whether a later subject is every one of those of a noun: "met five victims, and each victim was offered"."""
    if subject.lower_ == "each" or every_one(subject):
        return True
    every = any(child.lower_ in ("each", "every") for child in subject.children)
    known = nouns().get(subject.lower_)
    meant = nouns().get(noun.lower_)
    return every and known is not None and meant is not None and known.rule == meant.rule


def led_up_to(verb: Token) -> Iterator[Token]:
    """The verb that a first one leads up to, which the parse hangs the first on: "Ten got into a car, came, and"."""
    main = verb.head
    subjects = [child.lower_ for child in main.children if child.dep_ in SUBJECT and child.i > verb.i]
    if verb.dep_ == "ccomp" and subjects == ["they"]:
        yield main
    if verb.dep_ == "advcl" and verb.tag_ == main.tag_ == "VBD" and verb.i < main.i and not subjects:
        yield main


def before_that(verb: Token) -> Iterator[Token]:
    """What befell the subject before: "36 children are safe after being rescued"."""
    for prep in verb.children:
        if prep.dep_ == "prep" and prep.lower_ == "after":
            yield from (c for c in prep.children if c.dep_ == "pcomp" and any(a.dep_ == "auxpass" for a in c.children))


def joined(verb: Token) -> Iterator[Token]:
    """Verbs joined to this one that share its subject: "were arrested and charged"."""
    for child in verb.children:
        if goes_on(verb, child):
            yield child
            yield from joined(child)
        elif child.dep_ == "xcomp":
            yield child
        elif child.dep_ == "acomp" and child.lower_ == "able":
            yield from (c for c in child.children if c.dep_ == "xcomp")


def goes_on(verb: Token, child: Token) -> bool:
    """Whether one verb goes on with another of the same subject; "were met, rescued, and ..." may seem a clause."""
    same = AGAIN if not of_none(verb) else frozenset()
    own = any(c.dep_ in SUBJECT and not (c.lower_ in same or (same and every_one(c))) for c in child.children)
    own = own or (child.i > verb.i and child.doc[child.i - 1].tag_ == "CD")
    if child.dep_ == "advcl" and child.tag_ == "VBD":
        return not own and verb.tag_ == "VBD" and child.i > verb.i and child.doc[child.left_edge.i - 1].text == ","
    if child.dep_ == "advcl":
        return child.tag_ == "VBN" and child.i == verb.i + 2 and verb.doc[verb.i + 1].text == ","
    return child.dep_ == "conj" and child.tag_.startswith("VB") and not own and not to_others(child)


def of_none(verb: Token) -> bool:
    """Whether a verb is denied of everybody, so that "all" behind it are others: "none was held, and all were met"."""
    return any(word.text == NOBODY for child in verb.children if child.dep_ in SUBJECT for word in child.subtree)


def to_others(verb: Token) -> bool:
    """Whether it was done for others than its subject: "two were rescued and help was offered to other victims"."""
    given = verb.doc[verb.i + 1 : verb.i + 3]
    return len(given) == 2 and given[0].lower_ in ("to", "for") and given[1].lower_ in OTHERS
