"""Writing the bundle: one ZIP with the hash of every file, the same bytes for the same contents.

`SHA256SUMS` lists every other file as `sha256sum -c` reads it; `manifest.json` says of each its
size, its hash and what else is known of it. Whoever has the hash of `SHA256SUMS` can tell that
nothing was changed, added or left out.
"""

import hashlib
import json
import zipfile
from collections.abc import Iterable
from itertools import chain
from typing import IO

from cases.ombudsman.bundle.files import File, Missing

SUMS, MANIFEST = "SHA256SUMS", "manifest.json"
FIRST_DAY = (1980, 1, 1, 0, 0, 0)  # the earliest a ZIP can say: no moment of ours is in it
PACKED = (".pdf", ".jpg", ".jpeg", ".jpe", ".jfif", ".png", ".eml")  # packing gains little


def write(files: Iterable[File], out: IO[bytes], *, folder: str) -> str:
    """Write `files` below `folder` to `out`, with their manifest. The SHA-256 of `SHA256SUMS`."""
    kept, missing = [], []
    with zipfile.ZipFile(out, "w", allowZip64=True) as archive:
        for file in sorted(files, key=lambda one: one.path):
            try:
                size, digest = _add(archive, folder, file)
            except Missing:
                missing.append({"name": file.path, **file.known})
                continue
            kept.append({"name": file.path, "size": size, "sha256": digest, **file.known})
        said = json.dumps({"files": kept, "missing": missing}, ensure_ascii=False, indent=1)
        manifest = _content(MANIFEST, said + "\n")
        size, digest = _add(archive, folder, manifest)
        sums = [*((one["sha256"], one["name"]) for one in kept), (digest, MANIFEST)]
        lines = "".join(f"{digest}  {name}\n" for digest, name in sums)
        return _add(archive, folder, _content(SUMS, lines))[1]


def _content(path: str, text: str) -> File:
    return File(path=path, read=lambda: (text.encode(),))


def _add(archive: zipfile.ZipFile, folder: str, file: File) -> tuple[int, str]:
    """Write one file; its size and SHA-256. Missing is said before anything is written."""
    pieces = iter(file.read())
    first = next(pieces, b"")
    info = zipfile.ZipInfo(f"{folder}/{file.path}", FIRST_DAY)
    info.create_system, info.external_attr = 3, 0o644 << 16
    stored = file.path.endswith(PACKED)
    info.compress_type = zipfile.ZIP_STORED if stored else zipfile.ZIP_DEFLATED
    size, digest = 0, hashlib.sha256()
    with archive.open(info, "w", force_zip64=True) as member:
        for piece in chain([first], pieces):
            member.write(piece)
            digest.update(piece)
            size += len(piece)
    return size, digest.hexdigest()
