"""Attributions as they stand in a text: source, cue, content."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from parsed import MISREAD, tree_of
from wellhead.annotate.extracted import Extracted
from wellhead.annotate.spans import find_attributions
from wellhead.language import Document, split_sentences, tokenize
from wellhead.language.clauses import Clauses
from wellhead.records import Article, Line, Sentence


def page(text: str, *roles: str) -> tuple[Article, list[Line]]:
    article = Article(
        article_id="a", path="a.txt", publisher=None, published=None, published_evidence=None, title=None,
        authors=(), url=None, language="en", text=text, sha256="",
    )  # fmt: skip
    lines: list[Line] = []
    start = 0
    for row in text.split("\n"):
        if row.strip():
            role = roles[len(lines)] if len(lines) < len(roles) else "body"
            lines.append(Line(article_id="a", start=start, end=start + len(row), role=role, text=row))
        start += len(row) + 1
    return article, lines


def extract(text: str, *roles: str) -> list[Extracted]:
    article, lines = page(text, *roles)
    sentences = split_sentences(article, lines)
    return find_attributions(article, sentences, tree_of(text, sentences))


def said(text: str, *roles: str) -> list[tuple[str | None, str]]:
    """(source, content) of each attribution; a content in pieces is joined by " // "."""
    return [
        (e.source and text[slice(*e.source)], " // ".join(text[slice(*p)] for p in e.pieces))
        for e in extract(text, *roles)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # ---- source first
        ("The mayor said the dam had broken.", [("The mayor", "the dam had broken")]),
        ("The mayor said that the dam had broken.", [("The mayor", "the dam had broken")]),
        (
            "Officials briefed on the matter said the plan was dead.",
            [("Officials briefed on the matter", "the plan was dead")],
        ),
        (
            "Ann Bell, a lawyer for the city, said on Monday in a statement that it was over.",
            [("Ann Bell, a lawyer for the city", "it was over")],
        ),
        ("Bell, who leads the union, said the strike would go on.", [("Bell", "the strike would go on")]),
        ("In a televised interview Falk said the army was ready.", [("Falk", "the army was ready")]),
        ("Falk, in a tweet, said the army was ready.", [("Falk", "the army was ready")]),
        ("President Falk on Sunday denied that he knew.", [("President Falk", "he knew")]),
        ("People familiar with the matter say it was a test.", [("People familiar with the matter", "it was a test")]),
        # ---- source last
        ("The dam had broken, the mayor said.", [("the mayor", "The dam had broken")]),
        ("The dam had broken, said Ann Bell, the mayor.", [("Ann Bell, the mayor", "The dam had broken")]),
        ("But the dam had broken, two people told Reuters.", [("two people", "the dam had broken")]),
        (
            "It is ready, according to a person close to the army and an adviser to the ministry in Oslo.",
            [("a person close to the army and an adviser to the ministry in Oslo", "It is ready")],
        ),
        ("According to the palace, the call lasted an hour.", [("the palace", "the call lasted an hour")]),
        ("The deal, he said, was dead.", [("he", "The deal // was dead")]),
        ("The plan is dead, as officials said.", [("officials", "The plan is dead")]),
        # ---- the author's own tail
        (
            "The road is open, the army said, speaking on condition of anonymity, as shelling went on.",
            [("the army", "The road is open")],
        ),
        ("The deal was off, prosecutors said when he was charged.", [("prosecutors", "The deal was off")]),
        ("Although Bell said he never paid, the firm billed him.", [("Bell", "he never paid")]),
        # ---- several in one sentence
        (
            "The army said it had won, but the rebels said it had lost.",
            [("The army", "it had won"), ("the rebels", "it had lost")],
        ),
        (
            "Bell said it was over, adding that nobody was hurt.",
            [("Bell", "it was over"), ("Bell", "nobody was hurt")],
        ),
        (
            "Falk met the envoy, telling him the army would act “responsibly”, and noting that talks went on.",
            [("Falk", "the army would act “responsibly”"), ("Falk", "talks went on")],
        ),
        (
            "The ring that Bell said had been stolen was found, Falk said.",
            [("Falk", "The ring that Bell said had been stolen was found"), ("Bell", "had been stolen")],
        ),
        # ---- other frames
        ("The union denied any wrongdoing.", [("The union", "any wrongdoing")]),
        ("The pope urged both sides to stop.", [("The pope", "both sides to stop")]),
        ("The party vowed to fight on.", [("The party", "to fight on")]),
        ("The palace confirmed the visit on Monday.", [("The palace", "the visit")]),
        ("Oslo called the report “nonsense”.", [("Oslo", "nonsense")]),
        ("The account described him as a “sex symbol,” and left.", [("The account", "sex symbol,")]),
        ("The court accused the firm of fraud.", [("The court", "the firm of fraud")]),
        ("She asked whether the water was safe.", [("She", "whether the water was safe")]),
        ("The survey, carried out by Sky News, also found almost half backed it.", [("The survey", "almost half backed it")]),
        ("The indictment says the money was hidden.", [("The indictment", "the money was hidden")]),
        ("The president’s claim that he won was false.", [("The president’s", "he won")]),
        ("The monitor reported 24 dead.", [("The monitor", "24 dead")]),
        # ---- outlets
        (
            "The strikes are planned, Bloomberg reported, citing two people familiar with the matter.",
            [("Bloomberg", "The strikes are planned")],
        ),
        ("Interfax quoted a military source as saying the centre would open.", [("Interfax", "the centre would open")]),
        ("“It is over,” he was quoted by Reuters as saying.", [("he", "It is over,")]),
        # ---- nobody is named
        ("It was reported that two bases were being built.", [(None, "two bases were being built")]),
        ("He is thought to be willing to talk.", [(None, "He // to be willing to talk")]),
        ("Rebels have reportedly taken the town.", [(None, "Rebels have // taken the town")]),
        # ---- none at all
        ("The minister did not say that the dam was safe.", []),
        ("Critics would say it was late.", []),
        ("If the envoy rejects the plan, war will follow.", []),
        ("The palace said it would not comment.", []),
        ("His spokesman did not respond to a request for comment.", []),
        ("He declined to say what was planned.", []),
        ("The claims were false, and the reports of it were few.", []),
        ("The so-called “caliphate” lost ground, and “Hamilton” opened.", []),
        ("We said it was late.", []),
        ("Anyone found guilty of smuggling more than 15g may face death.", []),
        ("Bell reported from Oslo, Norway, and Falk reported from Tromsø.", []),
        # ---- a parenthesis or an adverb between cue and content
        ("The bureau said today (May 3) that it held four men.", [("The bureau", "it held four men")]),
        ("Oslo said late on Tuesday (Jan 7) it was over.", [("Oslo", "it was over")]),
        ("The firm (FRM) said in a release on Thursday (May 4), that it was over.", [("The firm (FRM)", "it was over")]),
        ("The firm said, somewhat belatedly, that the leak was stopped.", [("The firm", "the leak was stopped")]),
        # ---- initials and appositions
        (
            "The men were in custody, Gen. Mark A. Bell, the chairman of the Joint Council of the Army, told reporters "
            "on Monday, but he declined to give details.",
            [("Gen. Mark A. Bell, the chairman of the Joint Council of the Army", "The men were in custody")],
        ),
        ("It fell, he said, and it would not rise.", [("he", "It fell // and it would not rise")]),
        ("In Salem, New Hampshire, the governor said it was over.", [("the governor", "it was over")]),
        # ---- several addressees
        ("US officials told Newsweek, Reuters, and other outlets that it fell.", [("US officials", "it fell")]),
        ("US officials told Newsweek, Sky News and CNN the jet was hit.", [("US officials", "the jet was hit")]),
        ("It was shot down by accident, western officials believe.", [("western officials", "It was shot down by accident")]),
        # ---- the object of a denial does not speak
        (
            "The exile government, based in Dharamsala, denied accusations of involvement by its officials.",
            [("The exile government", "accusations of involvement by its officials")],
        ),
        ("The firm, which runs the mine, rejected claims by the union.", [("The firm", "claims by the union")]),
        ("The firm, which runs the mine, confirmed reports by the union.", [("The firm", "reports by the union")]),
        pytest.param(
            "The plan is dead, confirmed Ann Bell, the mayor.",
            [("Ann Bell, the mayor", "The plan is dead")],
            marks=MISREAD("“confirmed” is a participle, “Ann” a second subject of “dead”"),
        ),
        # ---- what hangs together in the tree
        (
            "Police said, and residents confirmed, that the road was closed.",
            [("Police", "the road was closed"), ("residents", "the road was closed")],
        ),
        ("The dam, which police said was unsafe, was closed in May.", [("police", "was unsafe")]),
        # ---- what parsers hang elsewhere
        (
            "The dead included 109 evacuees from the villages of Foua and Kefraya the Observatory said.",
            [("the Observatory", "The dead included 109 evacuees from the villages of Foua and Kefraya")],
        ),
        ("The Pope urged an end to the war in Syria.", [("The Pope", "an end to the war in Syria")]),
        (
            "Ann Bell, a lawyer for the city, denied that he paid in cash and said it was given by check.",
            [
                ("Ann Bell, a lawyer for the city", "he paid in cash"),
                ("Ann Bell, a lawyer for the city", "it was given by check"),
            ],
        ),
        (
            "Falk told the paper that he worked for Bell, and said Bell paid for some.",
            [("Falk", "he worked for Bell"), ("Falk", "Bell paid for some")],
        ),
        (
            "The comments came a day after Ann Bell said the report was false.",
            [("Ann Bell", "the report was false")],
        ),
        (
            "A fire broke out, the mayor said on Wednesday, as the number of dead rose to 17.",
            [("the mayor", "A fire broke out")],
        ),
        (
            "Many say they were not in the province, and that they were reported to the police by informants.",
            [
                (
                    "Many",
                    "they were not in the province, and that they were reported to the police by informants",
                )
            ],
        ),
        # ---- somebody is no content
        ("Police questioned the mayor’s brother.", []),
        ("The clinic admitted one woman who was shot.", []),
        # ---- "which" that points back to a whole clause
        (
            "The mayor said Falk had ordered the payment, which Falk has denied.",
            [("The mayor", "Falk had ordered the payment"), ("Falk", "Falk had ordered the payment")],
        ),
        ("The dam burst in May, which the ministry denies.", [("the ministry", "The dam burst in May")]),
        # ---- what one cue hands to another
        (
            "“It is no big deal,” Bell said Falk told her about the inquiry.",
            [
                ("Falk", "It is no big deal,"),
                ("Bell", "It is no big deal, // Falk told her about the inquiry"),
            ],
        ),
        (
            "“All payments were by check,” Falk said, according to the Herald.",
            [
                ("the Herald", "“All payments were by check,” Falk said"),
                ("Falk", "All payments were by check,"),
            ],
        ),
        (
            "The Times reported that aides had concluded that it fell.",
            [("The Times", "aides had concluded that it fell"), ("aides", "it fell")],
        ),
        ("Bell said Falk hopes that the talks resume.", [("Bell", "Falk hopes that the talks resume"), ("Falk", "the talks resume")]),
        (
            "If the dam had burst, people would have drowned, the mayor said.",
            [("the mayor", "If the dam had burst, people would have drowned")],
        ),
        (
            "The toll has risen because rain fell, according to the Red Cross.",
            [("the Red Cross", "The toll has risen because rain fell")],
        ),
        ("As the mayor said on Monday, the bridge is unsafe.", [("the mayor", "the bridge is unsafe")]),
        ("The bridge is safe, the mayor said, as engineers looked on.", [("the mayor", "The bridge is safe")]),
        ("He said it was safe, without offering details.", [("He", "it was safe")]),
        ("The palace denied that he was ill but did not explain his absence.", [("The palace", "he was ill")]),
        ("Falk, in a morning tweet, said the talks were over.", [("Falk", "the talks were over")]),
        ("Talks will resume, said a diplomat who asked not to be named.", [("a diplomat who asked not to be named", "Talks will resume")]),
        ("The minister went on to say that the port was closed.", [("The minister", "the port was closed")]),
        ("He kept insisting that the port was closed.", [("He", "the port was closed")]),
        ("The mayor was told by the police that the road was closed.", [("the police", "the road was closed")]),
        ("Falk was quoted as saying by Interfax that the plant was safe.", [("Falk", "the plant was safe")]),
        ("The envoy called on Friday for an inquiry into the fire.", [("The envoy", "an inquiry into the fire")]),
        ("The council called on the ministry to publish the list.", [("The council", "the ministry to publish the list")]),
        ("The army blamed the rebels for the fire.", [("The army", "the rebels for the fire")]),
        ("The bank expects prices to fall.", [("The bank", "prices to fall")]),
        ("He expressed regret over the delay.", [("He", "regret over the delay")]),
        ("He told his men to hold their fire.", [("He", "to hold their fire")]),
        ("The sites are believed to be depots.", [(None, "The sites // to be depots")]),
        ("What officials say is often wrong.", []),
        ("The minister was expected to announce that the port was closed.", []),
        ("A spokesman for the army did not deny that shells had been fired.", []),
        # ---- letters lost to a wrong encoding name nobody; a dateline is nobody's word
        ("â said the jet was on fire.", [(None, "the jet was on fire")]),
        ("U.S. said the jet was on fire.", [("U.S.", "the jet was on fire")]),
        ("KESTREL BAY, Talvia (Norpress) - The ferry sank, police said.", [("police", "The ferry sank")]),
    ],
)  # fmt: skip
def test_indirect(text: str, expected: list[tuple[str | None, str]]) -> None:
    assert said(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“It fell,” said Ann Bell.", [("Ann Bell", "It fell,")]),
        ("Bell said: “It fell. Nobody came.”", [("Bell", "It fell. Nobody came.")]),
        ("“It fell. Nobody came,” Bell told Reuters.", [("Bell", "It fell. Nobody came,")]),
        ("“It fell,” Bell said. “Nobody came to help us.”", [("Bell", "It fell,"), ("Bell", "Nobody came to help us.")]),
        ("“The plan,” Bell said, “is to leave.”", [("Bell", "The plan, // is to leave.")]),
        ("“The plan,” Bell said, referring to the bridge, “is to leave.”", [("Bell", "The plan, // is to leave.")]),
        ("Asked about it, Bell said, “It fell.”", [("Bell", "It fell.")]),
        ("Bell said it “fell apart” at dawn.", [("Bell", "it “fell apart” at dawn")]),
        ("Bell wrote on Twitter:\n“It fell on us all.”", [("Bell", "It fell on us all.")]),
        ("He had one message: “Leave the country now.”", [("He", "Leave the country now.")]),
        ("“Nobody came to help us at all.”", [(None, "Nobody came to help us at all.")]),
        ("On ABC’s “Good Morning America” Bell said it was over.", [("Bell", "it was over")]),
        ("Bell said: ‘We tried.\n‘We’ll go on.’", [("Bell", "We tried.\n‘We’ll go on.")]),
        (
            "It fell on us all. — Ann Bell (@annbell) January 17, 2019",
            [("Ann Bell (@annbell)", "It fell on us all.")],
        ),
        ("VOSS: It fell on us.\nBELL: Nobody came.", [("VOSS", "It fell on us."), ("BELL", "Nobody came.")]),
        ("‘Setting the dam aflame’", []),
        ("“It is over,” an officer, who asked not to be named, told Fox News.", [("an officer", "It is over,")]),
        ("“It is over,” Ann Bell (D-Ohio) told CNN.", [("Ann Bell (D-Ohio)", "It is over,")]),
        ("Not paying taxes “makes me smart,” he said.", [("he", "Not paying taxes “makes me smart,”")]),
        # an apposition without its second comma, and one that does not read as a phrase
        (
            "“It is impossible,” Ann Bell, the head of the aviation office told a state-run outlet.",
            [("Ann Bell, the head of the aviation office", "It is impossible,")],
        ),
        (
            "“It is impossible,” Ann Bell, the head of Oslo’s of Civil Aviation Organisation told CNN.",
            [("Ann Bell, the head of Oslo’s of Civil Aviation Organisation", "It is impossible,")],
        ),
    ],
)  # fmt: skip
def test_direct(text: str, expected: list[tuple[str | None, str]]) -> None:
    assert said(text) == expected


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Bell said it fell.", "indirect"),
        ("Bell said it “fell apart” at dawn.", "mixed"),
        ("“It fell,” Bell said.", "direct"),
        ("Bell called it “a joke”.", "direct"),
    ],
)
def test_kinds(text: str, kind: str) -> None:
    assert [e.kind for e in extract(text)] == [kind]


def test_a_text_that_lost_its_commas() -> None:
    text = (
        "At least 112 people died in the attack the Observatory for Human Rights said updating a toll of 98. "
        "The road was closed on Sunday an AFP correspondent said. "
        "Maysa al-Aswad a 30-year-old evacuee from Kafraya said she saw it."
    )
    assert said(text) == [
        ("the Observatory for Human Rights", "At least 112 people died in the attack"),
        ("an AFP correspondent", "The road was closed on Sunday"),
        ("Maysa al-Aswad a 30-year-old evacuee from Kafraya", "she saw it"),
    ]


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        (
            "Falk Plans Air Strikes If Talks Fail — Reuters",
            [("Reuters", "Falk Plans Air Strikes If Talks Fail")],
        ),
        ("Falk hired firm to rig polls: report", [("report", "Falk hired firm to rig polls")]),
        ("Report: Falk Considering Air Strikes", [("Report", "Falk Considering Air Strikes")]),
        pytest.param(
            "Bell: No Plans ‘Right Now’ To Send Troops",
            [("Bell", "No Plans ‘Right Now’ To Send Troops")],
            marks=MISREAD("the infinitive hangs on a noun, which makes no headline of it"),
        ),
        ("Russia offered bounties, officials say", [("officials", "Russia offered bounties")]),
        ("Oslo: rebels take town", []),
        ("Analysis: what the vote means", []),
        ("Chief of police: it was an accident", [("Chief of police", "it was an accident")]),
        ("Attack on police: three men are held in Oslo", []),
        ("Tibetan protests: China holds over 200 people", []),
    ],
)
def test_headlines(title: str, expected: list[tuple[str, str]]) -> None:
    """A bare name before a colon speaks only if the body lets it speak: Bell does, Oslo does not."""
    body = "Ann Bell said it was over."
    found = said(f"{title}\n{body}", "title")
    assert found == [*expected, ("Ann Bell", "it was over")]


def test_the_sentence_after_names_the_source() -> None:
    text = (
        "Bloomberg reported that the strikes are planned. It cited a person close to the Kremlin.\n"
        "It was reported that bases are being built. The information was based on private photographs."
    )
    found = extract(text)
    assert [(e.cue_lemma, e.source and text[slice(*e.source)]) for e in found] == [
        ("report", "Bloomberg"),
        ("cite", "It"),
        ("be report", None),
        ("be based on", "private photographs"),
    ]
    assert text[slice(*found[1].cited[0])] == "a person close to the Kremlin"
    assert found[0].pieces == found[1].pieces


def test_what_else_belongs_to_an_attribution() -> None:
    text = "In an interview with CBS television, Falk told the Sunday Mirror that it was over."
    (one,) = extract(text)
    assert text[slice(*one.addressee)] == "the Sunday Mirror"  # type: ignore[misc]
    assert text[slice(*one.occasion)] == "In an interview with CBS television"  # type: ignore[misc]
    assert text[slice(*one.cue)] == "told"  # type: ignore[misc]
    assert (one.cue_lemma, one.cue_class, one.sentence, one.paragraph, one.role) == (
        "tell",
        "saying",
        0,
        0,
        "body",
    )
    text = "The plan is dead, according to a third person who spoke to Bloomberg."
    (two,) = extract(text)
    assert text[slice(*two.addressee)] == "Bloomberg"  # type: ignore[misc]
    text = "The Times, citing unnamed officials, said it was over."
    (three,) = extract(text)
    assert [text[slice(*c)] for c in three.cited] == ["unnamed officials"]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The union denied any wrongdoing.", "denying"),
        ("The survey found that prices rose.", "reporting"),
        ("He wrote that it was over.", "writing"),
        ("He threatened to leave.", "threatening"),
        ("The agency warned that stocks were low.", "threatening"),
        ("She believes it was an accident.", "belief"),
        ("The union estimates that 4,000 people came.", "estimating"),
        ("It is believed that he fled.", "hearsay"),
    ],
)
def test_classes(text: str, kind: str) -> None:
    assert [e.cue_class for e in extract(text)] == [kind]


WORDS = ["He", "Ann", "Bell", "said", "told", "that", ",", "“", "”", ".", "the", "dam", "broke", "and", "citing",
         "according", "to", ":", "who", "—", "officials", "denied", "reportedly", "is", "as", "(", "’s", "asked"]  # fmt: skip
TAGS = {
    "said": ("VERB", "VBD", "say"), "told": ("VERB", "VBD", "tell"), "broke": ("VERB", "VBD", "break"),
    "citing": ("VERB", "VBG", "cite"), "denied": ("VERB", "VBN", "deny"), "asked": ("VERB", "VBD", "ask"),
    "is": ("AUX", "VBZ", "be"), "He": ("PRON", "PRP", "he"), "who": ("PRON", "WP", "who"), "that": ("SCONJ", "IN", "that"),
    "to": ("PART", "TO", "to"), "and": ("CCONJ", "CC", "and"), "as": ("ADP", "IN", "as"), "the": ("DET", "DT", "the"),
    "Ann": ("PROPN", "NNP", "Ann"), "Bell": ("PROPN", "NNP", "Bell"), "reportedly": ("ADV", "RB", "reportedly"),
    "according": ("VERB", "VBG", "accord"),
}  # fmt: skip
RELATIONS = ["nsubj", "obj", "ccomp", "xcomp", "advcl", "acl", "acl:relcl", "conj", "cc", "mark", "case", "punct", "obl",
             "nmod", "parataxis", "appos", "flat", "aux", "advmod", "amod", "nsubj:pass", "aux:pass", "iobj", "dep"]  # fmt: skip


def tree_over(text: str, heads: list[int], relations: list[str]) -> Clauses:
    """A tree of one sentence over a text, tagged word by word."""
    tokens = tokenize(text)
    tags = [
        TAGS.get(t.text, ("NOUN", "NN", t.text) if t.text[0].isalnum() else ("PUNCT", ".", t.text))
        for t in tokens
    ]
    return Clauses(
        Document(
            text=text,
            bounds=(0, len(tokens)) if tokens else (0,),
            starts=tuple(t.start for t in tokens),
            ends=tuple(t.end for t in tokens),
            upos=tuple(tag[0] for tag in tags),
            xpos=tuple(tag[1] for tag in tags),
            lemmas=tuple(tag[2] for tag in tags),
            heads=tuple(heads[: len(tokens)]),
            relations=tuple(relations[: len(tokens)]),
            names=(),
        )
    )


def whole(text: str) -> list[Sentence]:
    """The text as one sentence."""
    return [Sentence(article_id="a", start=0, end=len(text), paragraph=0, role="body")]


@st.composite
def trees(draw: st.DrawFn) -> Clauses:
    """Any tree over any words, however little sense it makes."""
    text = " ".join(draw(st.lists(st.sampled_from(WORDS), min_size=1, max_size=25)))
    n = len(tokenize(text))
    order = draw(st.permutations(range(n)))
    heads = [-1] * n
    for k in range(1, n):
        heads[order[k]] = order[draw(st.integers(0, k - 1))]
    relations = draw(st.lists(st.sampled_from(RELATIONS), min_size=n, max_size=n))
    relations[order[0]] = "root"
    return tree_over(text, heads, relations)


@settings(deadline=None, max_examples=300)
@given(trees())
def test_any_tree_gives_spans_that_lie_in_the_text(tree: Clauses) -> None:
    text = tree.document.text
    article, _ = page(text)
    for e in find_attributions(article, whole(text), tree):
        spans = [
            *e.pieces,
            *e.cited,
            *(s for s in (e.cue, e.source, e.addressee, e.occasion) if s is not None),
        ]
        assert e.pieces
        assert all(0 <= a < b <= len(text) for a, b in spans)
        assert list(e.pieces) == sorted(e.pieces)
        assert e.sentence == 0
        assert 0 < e.confidence < 1


@pytest.mark.parametrize(
    "text",
    [
        "“" * 20_000,
        "He said that she said that " * 18_000,
        "“Yes,” he said. " * 5_000,
        "according to " * 20_000,
        "a, " * 50_000,
        "“No!” " * 5_000,
        "\x00 he said that it is. " * 200,
    ],
)
def test_linear_on_hostile_input(text: str) -> None:
    """One endless sentence, parsed as one is: in units of 200 tokens that hang on the first."""
    n = len(tokenize(text))
    heads = [-1 if t == 0 else 0 if t % 200 == 0 else t - 1 for t in range(n)]
    relations = ["root" if t == 0 else "parataxis" if t % 200 == 0 else RELATIONS[t % 8] for t in range(n)]
    tree = tree_over(text, heads, relations)
    article, _ = page(text)
    begin = time.process_time()
    find_attributions(article, whole(text), tree)
    assert time.process_time() - begin < 10


def test_a_circumstance_behind_the_cue_is_no_content() -> None:
    text = "The clerk had asked for the money, prosecutors said when he was charged in August."
    assert ("prosecutors", "The clerk had asked for the money") in said(text)
    assert not [content for _, content in said(text) if content.startswith("when he was")]
