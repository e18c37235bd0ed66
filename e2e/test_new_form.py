"""An editor who has never made a form makes one, and what people send by it is answered.

In Welsh, CMS and all, and in English. No code knows of this form or of its kind of case.
"""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from e2e import building, casework, editing
from e2e.building import Asked, Both, Ours
from e2e.conftest import watched
from e2e.letterbox import words
from e2e.words import said
from tests.files.samples import PDF

MONDAY = "2026-11-23T10:00:00+00:00"
HALF_A_MINUTE_LATER = "2026-11-23T10:00:31+00:00"
ADDRESS = "mair@enghraifft.cymru"
ANSWER = Both("Cewch gau’r stryd ar 5 Rhagfyr.", "You may close the street on 5 December.")
TEN = Both("Am ddeg o’r gloch.", "At ten o’clock.")
AGREEING = [("Gwenno Bevan", "12"), ("Tomos Rees", "14")]
PAIR = {"cy": ("Byddaf", "Na fyddaf"), "en": ("Yes", "No")}
REFERENCE = re.compile(r"STR-[0-9A-Z]{5}-[0-9A-Z]{5}")
SLUG = Both("cau-stryd", "ask-to-close-a-street-for-a-party")

KIND = Both("Cau stryd", "Street closure")
TITLE = Both("Gofyn am gau stryd ar gyfer parti", "Ask to close a street for a party")
START = {
    "introduction": Both(
        "Gofynnwch i ni gau eich stryd am ddiwrnod.", "Ask us to close your street for a day."
    ),
    "what you need, one thing on each line": Both("enwau eich cymdogion", "your neighbours’ names"),
    "how long it takes": Both("Mae’n cymryd tua 5 munud.", "It takes about 5 minutes."),
    "other ways to apply": Both("Ffoniwch 01632 960 002.", "Phone 01632 960 002."),
}
SENDING = {
    "declaration": Both("Mae’r hyn a ddywedais yn wir.", "What I have said is true."),
    "what to say when it is not ticked": Both(
        "Ticiwch i ddweud ei fod yn wir", "Tick to say that it is true"
    ),
    "words of the button that sends": Both("Anfon y cais", "Send the request"),
}
MISSING = "What to say when the answer is missing"
ONE, ADD = "Name of one box, before its number", "Button that adds a box"
NAME = Asked(
    "Name",
    {
        "Key": "your_name",
        "Meaning": Ours("name of the person"),
        "Question": Both("Beth yw eich enw?", "What is your name?"),
        MISSING: Both("Rhowch eich enw", "Enter your name"),
    },
)
LANGUAGE = Asked(
    "One of several options",
    {
        "Key": "answer_in",
        "Meaning": Ours("language to answer in"),
        "Question": Both(
            "Ym mha iaith y dylem eich ateb?", "In which language should we answer you?"
        ),
        MISSING: Both("Dewiswch iaith", "Choose a language"),
    },
    options={"cy": Both("Cymraeg", "Welsh"), "en": Both("Saesneg", "English")},
)
CHANNELS = Asked(
    "Any of several options",
    {
        "Key": "ways",
        "Meaning": Ours("ways of reaching the person"),
        "Question": Both("Sut y cawn gysylltu â chi?", "How may we reach you?"),
        MISSING: Both("Dewiswch ffordd o gysylltu", "Choose how we may reach you"),
    },
    options={"email": Both("Drwy e-bost", "By email")},
)
EMAIL = Asked(
    "Email address",
    {
        "Key": "your_email",
        "Meaning": Ours("email address of the person"),
        "Question": Both("Beth yw eich cyfeiriad e-bost?", "What is your email address?"),
        MISSING: Both("Rhowch eich cyfeiriad e-bost", "Enter your email address"),
    },
)
MUSIC = Asked(
    "Yes or no",
    {
        "Key": "music",
        "Question": Both("Fyddwch chi’n chwarae cerddoriaeth?", "Will you play music?"),
        "Answer pair": "Byddaf / Na fyddaf – Fyddwch chi’n …? (Will you be …?)",
        MISSING: Both("Dywedwch a fydd cerddoriaeth", "Say whether there will be music"),
    },
)
WHO = Asked(
    "Short text",
    {
        "Key": "who",
        "Question": Both("Enw’r cymydog", "The neighbour’s name"),
        MISSING: Both("Rhowch enw’r cymydog", "Enter the neighbour’s name"),
    },
)
HOUSE = Asked(
    "Number",
    {
        "Key": "house",
        "Question": Both("Rhif y tŷ", "Number of the house"),
        MISSING: Both("Rhowch rif y tŷ", "Enter the number of the house"),
    },
)
NEIGHBOURS = Asked(
    "Group, asked again with “add another”",
    {
        "Key": "neighbours",
        "Question": Both("Pwy sy’n cytuno?", "Who agrees?"),
        MISSING: Both("Enwch un cymydog o leiaf", "Name one neighbour at least"),
        ONE: Both("Cymydog", "Neighbour"),
        ADD: Both("Ychwanegu cymydog", "Add a neighbour"),
        "Button that removes a box, before its number": Both("Tynnu cymydog", "Remove neighbour"),
    },
    questions=[WHO, HOUSE],
)
PLAN = Asked(
    "Files",
    {
        "Key": "plan",
        "Must be answered": False,
        "Question": Both("Cynllun o’r stryd", "A plan of the street"),
    },
)
UNTIL = Asked(
    "Short text",
    {
        "Key": "until",
        "Question": Both("Pryd bydd y gerddoriaeth yn gorffen?", "When will the music end?"),
        MISSING: Both("Dywedwch pryd y bydd yn gorffen", "Say when it will end"),
    },
)
STREET = Both("Eich stryd", "Your street")
STEPS = [
    (
        {
            "Key": "you",
            "Address": Both("amdanoch-chi", "about-you"),
            "Part of the form": Both("Chi", "You"),
            "Heading": Both("Amdanoch chi", "About you"),
        },
        [NAME, LANGUAGE, CHANNELS, EMAIL],
    ),
    (
        {
            "Key": "street",
            "Address": Both("eich-stryd", "your-street"),
            "Part of the form": Both("Y stryd", "The street"),
            "Heading": STREET,
        },
        [MUSIC, NEIGHBOURS, PLAN],
    ),
    (
        {
            "Key": "noise",
            "Address": Both("cerddoriaeth", "music"),
            "Part of the form": Both("Cerddoriaeth", "Music"),
        },
        [UNTIL],
    ),
]
IF_MUSIC = {
    "Key of the question": "music",
    "What is asked of its answer": Ours("is"),
    "Value": "yes",
}
TEAM = {
    "Name in Welsh": KIND.cy,
    "Name in English": KIND.en,
    "How its references begin": "STR",
    "Whose words its letters speak": Ours("A request or feedback: answered"),
    "Team": Ours("Complaints Team"),
    "Answer within": "10",
    "A second person signs off the decision": False,
}


@pytest.fixture
def resident(base_url: str, new_context) -> Iterator[Page]:
    """A resident whose browser runs no script."""
    for context in watched(new_context(java_script_enabled=False), base_url):
        yield context.new_page()


def test_a_new_form_is_built_and_what_is_sent_by_it_is_answered(
    resident, sign_in, letterbox, moment, language
):
    editor = sign_in("editor")
    building.make_kind(editor, language, TEAM)
    build(editor, language)
    give_welsh(editor, language, but=UNTIL)
    refused = building.publish(editor, language)
    place = " › ".join(
        [
            f"{said(language, 'Step')} noise",
            f"{said(language, UNTIL.kind)} until",
            said(language, "Question"),
        ]
    )
    expect(refused).to_contain_text(place)
    resident.goto(f"/{language}/")
    link = resident.get_by_role("link", name=getattr(TITLE, language), exact=True)
    expect(link).to_have_count(0)

    preview(editor, language, missing=place)
    complete_and_publish(editor, language)

    moment(MONDAY)
    resident.goto(f"/{language}/")
    link.click()
    reference = fill_in(resident, language)
    [acknowledged] = letterbox.collect(ADDRESS)
    assert reference in words(acknowledged)

    officer = sign_in("officer")
    answer(officer, language, reference)
    moment(HALF_A_MINUTE_LATER)
    *_, answered = letterbox.collect(ADDRESS)
    assert getattr(ANSWER, language) in words(answered)
    assert answered["Content-Language"] == language


def build(editor: Page, language: str) -> None:
    """Everything of the form in English, saved as a draft."""
    main = building.begin(editor, language, "Make a new form")
    kind = {"title": TITLE, "Kind of case": getattr(KIND, language)}
    building.write(main, language, {**kind, **START, **SENDING})
    steps = editor.locator("[id$=-steps-section]")
    for boxes, asked in STEPS:
        step = building.insert(steps, language, "Step")
        building.write(step, language, boxes)
        for question in asked:
            building.ask(step, language, question)
    building.show_when(step, language, "When the page is shown", IF_MUSIC)
    editor.get_by_role("button", name=said(language, "Save draft")).click()
    expect(editing.messages(editor)).to_contain_text(TITLE.en, timeout=editing.DRAWN)


def give_welsh(editor: Page, language: str, *, but: Asked) -> None:
    """Each text in Welsh, the address of the form too, but for the words of one question."""
    building.begin_welsh(editor, language)
    for text in texts():
        if text != but.boxes["Question"]:
            editing.translate(editor, text.en, text.cy, language=language)
    editor.get_by_role("tab", name=said(language, "Promote")).click()
    editing.translate(editor, SLUG.en, SLUG.cy, language=language)


def texts() -> Iterator[Both]:
    """Everything people read, in each language."""
    yield TITLE
    yield from START.values()
    for boxes, asked in STEPS:
        yield from (text for text in boxes.values() if isinstance(text, Both))
        for question in asked:
            yield from texts_of(question)
    yield from SENDING.values()


def texts_of(question: Asked) -> Iterator[Both]:
    yield from (text for text in question.boxes.values() if isinstance(text, Both))
    yield from question.options.values()
    for inner in question.questions:
        yield from texts_of(inner)


def preview(editor: Page, language: str, *, missing: str) -> None:
    """The form before it is published: what is missing, and a page of it in both languages."""
    editor.get_by_role("link", name="English", exact=True).click()
    building.choose(editor, language, "Preview and try")
    expect(editor.get_by_role("main")).to_contain_text(missing)
    for code, frame in building.both_frames(editor, language).items():
        heading = frame.get_by_role("heading", level=1)
        expect(heading).to_have_text(getattr(TITLE, code), timeout=editing.DRAWN)
    page = editor.get_by_role("combobox", name=said(language, "Page"), exact=True)
    page.select_option(label=f"3. {getattr(STREET, language)}")
    editor.get_by_role("button", name=said(language, "Show"), exact=True).click()
    for code, frame in building.both_frames(editor, language).items():
        group = NEIGHBOURS.boxes["Question"]
        shown = frame.get_by_role("group", name=getattr(group, code))
        expect(shown).to_be_visible(timeout=editing.DRAWN)


def complete_and_publish(editor: Page, language: str) -> None:
    """The one text that was missing, and both languages go live."""
    editor.goto("/admin/")
    pages = editor.get_by_role("region", name=said(language, "What you can edit"), exact=True)
    pages.get_by_role("link", name=TITLE.cy, exact=True).click()
    question = UNTIL.boxes["Question"]
    editing.translate(editor, question.en, question.cy, language=language)
    told = building.publish(editor, language)
    expect(told).to_contain_text(TITLE.cy)


def fill_in(resident: Page, language: str) -> str:
    """From the start page to the receipt, two neighbours and a plan; the reference."""

    def read(asked: Asked) -> str:
        return getattr(asked.boxes["Question"], language)

    def press(words: str) -> None:
        resident.get_by_role("button", name=words, exact=True).click()

    def pick(words: str) -> None:
        resident.get_by_role("radio", name=words, exact=True).check()

    go_on = said(language, "Continue")
    press(said(language, "Start now"))
    resident.get_by_label(read(NAME)).fill("Mair Ŵyn")
    pick(getattr(LANGUAGE.options[language], language))
    resident.get_by_label(getattr(CHANNELS.options["email"], language)).check()
    resident.get_by_label(read(EMAIL)).fill(ADDRESS)
    press(go_on)

    yes, no = PAIR[language]
    pick(no)
    for number, (who, house) in enumerate(AGREEING, start=1):
        if number > 1:
            press(getattr(NEIGHBOURS.boxes[ADD], language))
        name = f"{getattr(NEIGHBOURS.boxes[ONE], language)} {number}"
        box = resident.get_by_role("group", name=name, exact=True)
        box.get_by_label(read(WHO)).fill(who)
        box.get_by_label(read(HOUSE)).fill(house)
    resident.get_by_label(read(PLAN)).set_input_files(
        {"name": "cynllun.pdf", "mimeType": "application/pdf", "buffer": PDF}
    )
    press(go_on)

    main = resident.get_by_role("main")
    expect(main).to_contain_text("cynllun.pdf")
    expect(main).not_to_contain_text(read(UNTIL))
    main.get_by_role("link", name=read(MUSIC)).click()
    pick(yes)
    press(go_on)
    resident.get_by_label(read(UNTIL)).fill(getattr(TEN, language))
    press(go_on)
    expect(main).to_contain_text(getattr(TEN, language))
    resident.get_by_label(getattr(SENDING["declaration"], language)).check()
    press(getattr(SENDING["words of the button that sends"], language))
    expect(resident.get_by_role("heading", level=1)).to_contain_text(
        said(language, "We have received what you sent")
    )
    found = REFERENCE.search(main.inner_text())
    assert found, "no reference on the receipt"
    return found[0]


def answer(officer: Page, language: str, reference: str) -> None:
    """The team that receives it sees every answer, takes the case and answers it."""
    casework.open_case(officer, reference, language)
    main = officer.get_by_role("main")
    casework.tab(officer, language, "Answers")
    for sent in [*AGREEING[0], *AGREEING[1], getattr(TEN, language)]:
        expect(main).to_contain_text(sent)
    casework.tab(officer, language, "Files")
    expect(main.get_by_role("link", name="cynllun.pdf").first).to_be_visible()
    casework.tab(officer, language, "Summary")
    casework.take(officer, language)
    casework.press_link(officer, said(language, "Begin work on this case"))
    casework.press(officer, said(language, "Begin", "work on a case"))
    casework.press_link(officer, said(language, "Answer this case"))
    reasons = said(language, casework.REASONS[language])
    officer.get_by_label(reasons).fill(getattr(ANSWER, language))
    casework.press(officer, said(language, "Continue to the letter"))
    letter = casework.letter_before_it_is_sent(officer, language)
    expect(letter).to_contain_text(getattr(ANSWER, language))
    casework.press(officer, said(language, "Answer and send the letter"))
    casework.done(officer, said(language, "The case is answered and the letter is on its way."))
