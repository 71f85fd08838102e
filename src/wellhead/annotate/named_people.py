"""Sources that are named people."""

from __future__ import annotations

from wellhead.annotate.cast import Person, plain_name
from wellhead.annotate.heads import head_of, is_meant
from wellhead.annotate.lexicon import people
from wellhead.annotate.scene import Scene, Speaker, of_person


def named_person(scene: Scene, start: int, end: int) -> Speaker | None:
    """The person whom a mention names: not one who owns, or is governed by, what it is about."""
    first, beyond = scene.tree.tokens_of(start, end)
    for mention in scene.cast.within(start, end):
        if mention.end > end + 2 or mention.possessive:
            continue
        if not is_meant(scene.tree, mention.token, first, beyond) or _qualifies(scene, mention.end, beyond):
            continue
        written, name = scene.text[mention.start : mention.end], scene.cast.people[mention.person].name
        why = (
            f"named in the mention: {name}"
            if written == name
            else f"“{written}” is {name}, named in the article"
        )
        return of_person(scene, mention.person, 0.97 if " " in written else 0.93, why)
    return _beside(scene, first, beyond) or _in_headline(scene, start, end)


def _qualifies(scene: Scene, end: int, beyond: int) -> bool:
    """Whether a name stands before a noun that is meant, hung as it may be: "the Obama administration"."""
    behind = scene.tree.token_at(end + 1)
    if behind is None or behind >= beyond or scene.text[end : end + 1] != " ":
        return False
    return scene.tree.document.upos[behind] == "NOUN" and scene.tree.forms[behind].islower()


def _beside(scene: Scene, first: int, beyond: int) -> Speaker | None:
    """The person whom a description is set beside: "Jens Falk, [the mayor]", "[the mayor], Jens Falk"."""
    tree = scene.tree
    if first >= beyond:
        return None
    head = head_of(tree, first, beyond)
    joined = [t for t in tree.children(head) if tree.relation(t) in ("appos", "flat")]
    if tree.relation(head) in ("appos", "flat"):
        joined.append(tree.document.heads[head])
    end = tree.document.ends[beyond - 1]
    for mention in scene.cast.within(max(0, tree.document.starts[first] - 200), end + 200):
        follows = mention.start == end + 1 and scene.text[end] == " "
        inside = first <= mention.token < beyond
        if mention.possessive or inside or not (follows or mention.token in joined):
            continue
        name = scene.cast.people[mention.person].name
        written = scene.text[tree.document.starts[first] : end]
        return of_person(scene, mention.person, 0.9, f"“{written}” stands beside {name}")
    return None


def _in_headline(scene: Scene, start: int, end: int) -> Speaker | None:
    """A surname in a line that capitalises every word, where nobody is looked for: "Trump Denies It"."""
    words = scene.text[start:end].split()
    who = scene.cast.named(words[-1]) if 0 < len(words) < 4 and all(w[:1].isupper() for w in words) else []
    if len(who) != 1:
        return None
    name = scene.cast.people[who[0]].name
    return of_person(scene, who[0], 0.93, f"“{scene.text[start:end]}” is {name}, named in the article")


def introduced(scene: Scene, name: str, confidence: float, at: int) -> Speaker:
    """A person whom only a source mention names: known to the article from here on."""
    words = name.split()
    person = Person(name, frozenset({plain_name(words[-1])}), people().sexes.get(words[0], ""), at)
    scene.cast.people.append(person)
    scene.cast.by_surname.setdefault(plain_name(words[-1]), []).append(len(scene.cast.people) - 1)
    return of_person(scene, len(scene.cast.people) - 1, confidence, f"named in the mention: {name}")
