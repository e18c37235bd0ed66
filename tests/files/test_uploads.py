"""An upload is read to its end and kept to a little more than the limit."""

from cases.files.uploads import LimitedUploadHandler

CHUNK = 64 * 1024


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
