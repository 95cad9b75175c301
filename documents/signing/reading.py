"""Reading a PDF strictly, in time that grows with its size and not with its square."""

from __future__ import annotations

import io

from pyhanko.pdf_utils.decode_limits import DecodePurpose
from pyhanko.pdf_utils.generic import IndirectObject, PdfObject, Reference, StreamObject, read_object
from pyhanko.pdf_utils.misc import PdfStrictReadError
from pyhanko.pdf_utils.reader import PdfFileReader

from common.errors import InvalidInput


class Reader(PdfFileReader):
    """pyHanko's strict reader, which unpacks each object stream once.

    pyHanko reads the stream's table of contents again for each object in it: 3,000 objects took 20 seconds.
    """

    def __init__(self, data: bytes) -> None:
        super().__init__(io.BytesIO(data))
        self._unpacked: dict[int, tuple[io.BytesIO, list[tuple[int, int]]]] = {}

    def _get_object_from_stream(self, idnum: int, stmnum: int, idx: int) -> PdfObject:
        if stmnum not in self._unpacked:
            self._unpacked[stmnum] = self._unpack(stmnum)
        content, places = self._unpacked[stmnum]
        if not 0 <= idx < len(places) or places[idx][0] != idnum:
            raise PdfStrictReadError("an object is not in its place in its stream")
        content.seek(places[idx][1])
        found: PdfObject = read_object(content, Reference(idnum, 0, self))
        if isinstance(found, (StreamObject, IndirectObject)):
            raise PdfStrictReadError("such an object may not lie in a stream")
        return found

    def _unpack(self, number: int) -> tuple[io.BytesIO, list[tuple[int, int]]]:
        """The content of an object stream, and the number and the place of each object in it."""
        stream = Reference(number, 0, self).get_object()
        if not isinstance(stream, StreamObject) or stream["/Type"] != "/ObjStm":
            raise PdfStrictReadError("this is no object stream")
        data, count, first = stream.read_data(DecodePurpose.OBJECT_STREAM), int(stream["/N"]), int(stream["/First"])
        numbers = [int(each) for each in data[:first].split(maxsplit=2 * count)[: 2 * count]]
        return io.BytesIO(data), [(own, first + place) for own, place in zip(numbers[::2], numbers[1::2], strict=True)]


def unreadable() -> InvalidInput:
    return InvalidInput("Tệp không phải là PDF hoặc đã bị hỏng; hãy chọn tệp PDF khác.", field="file")


def locked() -> InvalidInput:
    return InvalidInput("Tệp PDF đặt mật khẩu hoặc bị khóa; hãy bỏ khóa rồi tải lên lại.", field="file")
