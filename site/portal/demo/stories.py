"""What invented customers write, in the language they write it in."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Story:
    language: str
    name: str
    grounds: tuple[str, ...]
    wanted: str
    decided_by: str = ""
    adjustments: str = ""


STORIES = (
    Story(
        "en",
        "Morgan Example",
        (
            "I telephoned four times in March because nobody rang me back about the damp. "
            "I do not think four calls in a month is excessive.",
            "Nobody warned me before the letter came.",
        ),
        "I would like to be able to telephone again, on any weekday.",
        decided_by="Seren Enghraifft",
    ),
    Story(
        "cy",
        "Heledd Enghraifft",
        (
            "Nid oeddwn yn gweiddi. Mae fy nghlyw yn wael ac rwy’n siarad yn uchel ar y ffôn.",
            "Ni chefais gynnig unrhyw addasiad cyn i’r penderfyniad gael ei wneud.",
        ),
        "Hoffwn i’r cyfyngiad ar alwadau ddod i ben.",
        adjustments="Rwy’n drwm fy nghlyw. Ysgrifennwch ataf, os gwelwch yn dda.",
    ),
    Story(
        "en",
        "Alex Sample",
        ("The e-mails I sent were about three different bins, not the same complaint.",),
        "Please let me e-mail the waste team directly.",
        decided_by="The man in the contact centre",
    ),
    Story(
        "cy",
        "Rhodri Enghraifft",
        (
            "Mae’r llythyr yn dweud fy mod wedi anfon 30 neges mewn wythnos. Anfonais 11.",
            "Mae un pwynt cyswllt yn golygu na allaf siarad Cymraeg â neb.",
        ),
        "Hoffwn gael pwynt cyswllt sy’n siarad Cymraeg.",
        decided_by="Carys Enghraifft",
    ),
    Story(
        "en",
        "Sam Placeholder",
        (
            "I was upset because my mother had just died. I have said sorry to the officer.",
            "A ban of six months is out of proportion to one conversation.",
        ),
        "I want the decision ended.",
    ),
    Story(
        "cy",
        "Nia Enghraifft",
        ("Cafodd y penderfyniad ei wneud cyn i mi gael cyfle i egluro beth ddigwyddodd.",),
        "Hoffwn i rywun arall edrych ar y mater eto.",
    ),
    Story(
        "en",
        "Chris Specimen",
        (
            "I am autistic and I need to ask the same question more than once to be sure.",
            "The letter does not say how I can ask for help with the form.",
        ),
        "A named person I can write to who understands this.",
        adjustments="Please use short sentences and do not telephone me.",
    ),
    Story(
        "cy",
        "Dafydd Enghraifft",
        (
            "Roedd y swyddog a ysgrifennodd y llythyr hefyd yn dyst i’r alwad.",
            "Nid oes sôn yn y llythyr am adolygu’r penderfyniad.",
        ),
        "Rwyf am i’r penderfyniad gael ei newid fel y gallaf ffonio unwaith yr wythnos.",
    ),
)
