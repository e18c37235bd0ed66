"""Reading an upload from the network without letting it fill the disk."""

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.core.files.uploadhandler import TemporaryFileUploadHandler


class LimitedUploadHandler(TemporaryFileUploadHandler):
    """Keeps at most one chunk more than the size limit of each file and reads the rest away.

    The request is still read to its end, so everything typed beside the file arrives and is kept;
    the check of the file then says that it is too big.
    """

    kept = 0

    def new_file(self, *args, **kwargs) -> None:
        super().new_file(*args, **kwargs)
        self.kept = 0

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        if self.kept <= settings.FILE_MAX_BYTES:
            self.file.write(raw_data)
            self.kept += len(raw_data)

    def file_complete(self, file_size: int) -> UploadedFile | None:
        return super().file_complete(self.kept)
