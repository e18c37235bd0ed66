"""What every template of the product keeps to: the strict policy on scripts, and our own styles."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
BUILT = ROOT / "site/static/build"
TEMPLATES = sorted(
    path
    for folder in ("site/templates", "cases", "forms", "home")
    for path in (ROOT / folder).rglob("*.html")
)
TAG = re.compile(r"{%.*?%}|{{.*?}}|{#.*?#}", re.DOTALL)
# Named and not styled by us; `listing` is Wagtail's, for what we draw in the CMS, and `letter` has
# the style that every letter carries.
HOOKS = re.compile(r"govuk-js-|govuk-table__(body|head|row)$|app-print$|^listing$|^letter$")


def built(name: str) -> str:
    path = BUILT / name
    if not path.exists():
        pytest.fail("The front end is not built: python3 dev.py builds it.")
    return path.read_text()


def markup(path: Path) -> str:
    """The HTML of a template, its tags blanked out."""
    comments = re.compile(r"{% comment %}.*?{% endcomment %}", re.DOTALL)
    return TAG.sub("\x1a", comments.sub("", path.read_text()))


def in_the_cms(path: Path) -> bool:
    """Whether it is drawn inside Wagtail's own pages, in Wagtail's own style."""
    theirs = "wagtailadmin" in path.read_text() or "wagtail_localize" in path.parts
    return theirs or path.parent.name == "cms"


def names(paths: list[Path]) -> list[str]:
    return [str(path.relative_to(ROOT)) for path in paths]


def test_there_are_templates():
    assert len(TEMPLATES) > 60


@pytest.mark.parametrize(
    "forbidden",
    [
        r"<style",
        r"\sstyle\s*=",
        r"<script(?![^>]*\ssrc=)",
        r"\son[a-z]+\s*=\s*[\"']",
        r"javascript:",
        r"(src|href|action)=[\"']?(https?:)?//",
        r"<font|<center|\s(bg)?color=",
    ],
)
def test_nothing_inline_and_nothing_from_elsewhere(forbidden):
    found = [path for path in TEMPLATES if re.search(forbidden, markup(path), re.IGNORECASE)]
    assert names(found) == []


def test_every_class_is_one_of_ours_or_the_design_system_s():
    styled = set(re.findall(r"\.((?:app|govuk)-[\w-]+)", built("app.css") + built("staff.css")))
    blocks = {re.split("--|__", name)[0] for name in styled}
    unknown = {
        f"{path.relative_to(ROOT)}: {name}"
        for path in TEMPLATES
        if not in_the_cms(path)
        for value in re.findall(r'class="([^"]*)"', markup(path))
        for name in value.split()
        if "\x1a" not in name and name not in styled | blocks and not HOOKS.search(name)
    }
    assert sorted(unknown) == []


def test_what_is_sent_is_light_and_comes_from_us():
    """Style and script of a public page: 26 KB at most compressed, so 19 are left for the page."""
    import gzip

    weight = sum(len(gzip.compress(built(name).encode())) for name in ("app.css", "app.js"))
    assert weight < 26 * 1024
    for name in ("app.css", "staff.css"):
        assert not re.search(r"@font-face|@import|url\(|GDS Transport|crest", built(name))


def luminance(colour: str) -> float:
    parts = (int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5))
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


COLOURS = dict(
    re.findall(r"^\s+([\w-]+): (#[0-9a-f]{6})", (ROOT / "site/assets/scss/_base.scss").read_text(),
               re.MULTILINE)
)  # fmt: skip


@pytest.mark.parametrize("ground", ["body-background", "surface-background", "template-background"])
@pytest.mark.parametrize(
    "ink", ["text", "secondary-text", "link", "link-hover", "link-visited", "brand", "error"]
)
def test_words_stand_out_from_their_ground(ink, ground):
    assert contrast(COLOURS[ink], COLOURS[ground]) >= 4.5


def test_controls_and_focus_stand_out():
    assert contrast("#ffffff", COLOURS["brand"]) >= 7
    assert contrast(COLOURS["focus-text"], COLOURS["focus"]) >= 7
    assert contrast(COLOURS["input-border"], COLOURS["body-background"]) >= 3


def test_a_tag_s_words_stand_out_from_its_colour():
    source = (ROOT / "site/assets/scss/_components.scss").read_text()
    pairs = re.findall(r"\.app-tag[\w-]* {\s+color: (#\w{6});\s+background-color: (#\w{6})", source)
    assert len(pairs) == 5
    assert all(contrast(*pair) >= 4.5 for pair in pairs)
