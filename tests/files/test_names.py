"""Names are kept as people write them, without what could deceive or escape."""

import pytest

from cases.files import names

PDF, JPEG = "application/pdf", "image/jpeg"


@pytest.mark.parametrize(
    ("given", "kind", "kept"),
    [
        ("llythyr ŵ ŷ.pdf", PDF, "llythyr ŵ ŷ.pdf"),
        ("w\u0302.pdf", PDF, "ŵ.pdf"),
        ("😀 👩\u200d⚖️.pdf", PDF, "😀 👩\u200d⚖️.pdf"),
        ("IMG_0001.JPEG", JPEG, "IMG_0001.JPEG"),
        ("no ending", PDF, "no ending.pdf"),
        ("photo.png", JPEG, "photo.png.jpg"),
        ("a.pdf\x00.exe", PDF, "a.pdf.exe.pdf"),
        ("../../etc/passwd", PDF, "passwd.pdf"),
        ("C:\\Users\\gwen\\llythyr.pdf", PDF, "llythyr.pdf"),
        ("\u202efdp.exe", PDF, "fdp.exe.pdf"),
        ("soft\u00adhyphen.pdf", PDF, "softhyphen.pdf"),
        ('in"voice;\r\nX: y.pdf', PDF, 'in"voice;X: y.pdf'),
        (" . trailing. . ", PDF, "trailing.pdf"),
        ("", PDF, "file.pdf"),
        ("..", PDF, "file.pdf"),
        (".pdf", PDF, "pdf.pdf"),
        ("\ud83d.pdf", PDF, "pdf.pdf"),
    ],
)
def test_a_name_is_cleaned(given, kind, kept):
    assert names.clean(given, kind) == kept


@pytest.mark.parametrize("letter", ["a", "ŵ", "😀"])
def test_a_long_name_is_shortened_and_keeps_its_ending(letter):
    kept = names.clean(letter * 400 + ".pdf", PDF)
    assert kept.endswith(f"{letter}.pdf")
    assert len(kept) <= 150 and len(kept.encode()) <= 240
