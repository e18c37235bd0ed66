"""An upload is read to its end and kept to a little more than the limit; a flood is not read."""

import io
import tracemalloc
from collections.abc import Iterator

import pytest
from django.core.handlers.wsgi import WSGIRequest

from cases.files.uploads import LimitedUploadHandler
from portal import limits

CHUNK = 64 * 1024
BEGINS = (
    b'--border\r\nContent-Disposition: form-data; name="words"\r\n\r\n\xc5\xb5yau\r\n'
    b'--border\r\nContent-Disposition: form-data; name="evidence"; filename="mawr.pdf"\r\n'
    b"Content-Type: application/pdf\r\n\r\n"
)
ENDS = b"\r\n--border--\r\n"


class Flood(io.RawIOBase):
    """A body with a file of `size` bytes, made as it is read; `was_read` counts what was."""

    def __init__(self, size: int) -> None:
        self.size = len(BEGINS) + size + len(ENDS)
        self.was_read = 0
        self.pieces = self._made(size)
        self.left = b""

    def _made(self, size: int) -> Iterator[bytes]:
        yield BEGINS
        piece = b"x" * CHUNK
        for start in range(0, size, CHUNK):
            yield piece[: size - start]
        yield ENDS

    def readable(self) -> bool:
        return True

    def readinto(self, place) -> int:
        self.left = self.left or next(self.pieces, b"")
        given, self.left = self.left[: len(place)], self.left[len(place) :]
        place[: len(given)] = given
        self.was_read += len(given)
        return len(given)


def sent(body: Flood, path: str = "/en/track/") -> dict:
    return {
        "REQUEST_METHOD": "POST",
        "PATH_INFO": path,
        "CONTENT_TYPE": "multipart/form-data; boundary=border",
        "CONTENT_LENGTH": str(body.size),
        "wsgi.input": body,
    }


def received(size: int):
    handler = LimitedUploadHandler()
    handler.new_file("evidence", "mawr.pdf", "application/pdf", None)
    for start in range(0, size, CHUNK):
        handler.receive_data_chunk(b"x" * min(CHUNK, size - start), start)
    return handler.file_complete(size)


def test_a_file_within_the_limit_is_whole(settings):
    settings.FILE_MAX_BYTES = 10 * CHUNK
    assert received(9 * CHUNK + 5).size == 9 * CHUNK + 5


def test_the_rest_of_a_file_over_the_limit_is_read_away(settings):
    settings.FILE_MAX_BYTES = 2 * CHUNK
    kept = received(100 * CHUNK)
    assert settings.FILE_MAX_BYTES <= kept.size <= settings.FILE_MAX_BYTES + CHUNK


def test_a_file_far_over_the_limit_fills_neither_memory_nor_disk(settings, tmp_path):
    settings.FILE_UPLOAD_TEMP_DIR = str(tmp_path)
    request = WSGIRequest(sent(Flood(60_000_000)))
    tracemalloc.start()
    try:
        words = request.POST["words"]
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert words == "ŵyau"  # what stands beside the file is kept
    assert peak < 2_000_000
    assert sum(path.stat().st_size for path in tmp_path.iterdir()) < settings.FILE_MAX_BYTES + CHUNK
    request.close()
    assert not list(tmp_path.iterdir())


@pytest.mark.django_db
@pytest.mark.parametrize(("language", "said"), [("cy", "rhy fawr"), ("en", "too large")])
def test_two_gigabytes_are_refused_before_anything_of_them_is_read(client, language, said):
    body = Flood(2_000_000_000)
    path = f"/{language}/track/"
    page = client.request(**sent(body, path))
    assert page.status_code == 413 and said in page.content.decode()
    assert body.was_read == 0


@pytest.mark.parametrize("said", ["", "abc", "-5", "²"])
def test_a_size_that_is_none_counts_as_nothing(said):
    request = WSGIRequest({**sent(Flood(1)), "CONTENT_LENGTH": said})
    assert limits.body_size(request) == 0
