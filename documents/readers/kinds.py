"""Which kind of file the bytes are: by signature and structure, never by the name."""

from __future__ import annotations

import io
import re
import zipfile

from common.errors import InvalidInput
from documents.readers import limits
from documents.readers.source import Kind, Remark

_CHOOSE = "hãy chọn tệp Word (.docx), PDF hoặc văn bản (.txt, .md)."
EMPTY = "Tệp rỗng; hãy chọn tệp khác."
UNKNOWN = f"Không nhận ra loại tệp; {_CHOOSE}"
PROGRAM = f"Đây là tệp chương trình, không phải văn bản; {_CHOOSE}"
IMAGE = "Đây là tệp hình ảnh; hãy dùng tệp Word gốc hoặc nhận dạng chữ (OCR) rồi tải lên lại."
ARCHIVE = "Đây là tệp nén; hãy giải nén rồi tải lên từng tệp Word, PDF hoặc văn bản."
BROKEN_ARCHIVE = "Tệp bị hỏng nên không mở được; hãy mở bằng Word, lưu lại dạng .docx rồi tải lên lại."
LOCKED = "Tệp có mật khẩu; hãy bỏ mật khẩu rồi tải lên lại."
SHEET = "Đây là bảng tính; hãy chép nội dung sang Word, lưu dạng .docx rồi tải lên lại."
SLIDES = "Đây là tệp trình chiếu; hãy chép nội dung sang Word, lưu dạng .docx rồi tải lên lại."
OLD_WORD = "Đây là tệp Word kiểu cũ (.doc); hãy mở bằng Word, lưu thành .docx rồi tải lên lại."
OLD_OFFICE = "Đây là tệp Office kiểu cũ; hãy mở bằng Word, lưu thành .docx rồi tải lên lại."
RTF = "Đây là tệp RTF; hãy mở bằng Word, lưu thành .docx rồi tải lên lại."
OPEN_DOCUMENT = "Đây là tệp OpenDocument (.odt); hãy mở ra và lưu thành .docx rồi tải lên lại."
WEB_PAGE = "Đây là trang web (HTML), dù có thể mang tên .doc; hãy mở bằng Word, lưu thành .docx rồi tải lên lại."
XML = "Đây là tệp XML; hãy mở bằng Word, lưu thành .docx rồi tải lên lại."

_SIGNATURES: tuple[tuple[bytes, str], ...] = (
    (b"{\\rtf", RTF),
    (b"\x89PNG\r\n", IMAGE),
    (b"\xff\xd8\xff", IMAGE),
    (b"GIF8", IMAGE),
    (b"II*\0", IMAGE),
    (b"MM\0*", IMAGE),
    (b"\x7fELF", PROGRAM),
    (b"\xcf\xfa\xed\xfe", PROGRAM),
    (b"\xca\xfe\xba\xbe", PROGRAM),
    (b"\x1f\x8b", ARCHIVE),
    (b"Rar!\x1a\x07", ARCHIVE),
    (b"7z\xbc\xaf\x27\x1c", ARCHIVE),
    (b"BZh9", ARCHIVE),
    (b"\xfd7zXZ\0", ARCHIVE),
)
_WRAPPED: tuple[tuple[str, str], ...] = (
    # Where Word, Excel and PowerPoint keep their text inside the old container (MS-CFB); names are UTF-16.
    ("EncryptedPackage", LOCKED),
    ("WordDocument", OLD_WORD),
    ("Workbook", SHEET),
    ("PowerPoint Document", SLIDES),
)
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_PDF_WITHIN = 1024
"""A PDF's signature may stand behind other bytes (ISO 32000-1, Annex H.3.4.1)."""
_MOST_MEMBERS = 10_000
_WEB = re.compile(
    rb"\s*(?:<!--.{0,2000}?-->\s*)?<(?:!doctype\s+html|html|head|body|table|meta)\b", re.IGNORECASE | re.DOTALL
)
_CONTROLS = bytes(code for code in range(32) if code not in b"\t\n\v\f\r\x1a\x1b")
_ENDINGS: dict[str, Kind] = {"docx": "docx", "docm": "docx", "pdf": "pdf", "txt": "text", "md": "text"}
_KIND_NAMES: dict[Kind, str] = {"docx": "tệp Word (.docx)", "pdf": "tệp PDF", "text": "văn bản thuần"}


def of(data: bytes) -> Kind:
    """The kind of `data`. Raises `InvalidInput` («file») with a sentence of its own for what no reader takes."""
    limits.check_size(len(data))
    head = data[:_PDF_WITHIN]
    if not data.strip(b"\0\t\n\f\r \xef\xbb\xbf\xff\xfe"):
        raise _refused(EMPTY)
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _zipped(data)
    if b"%PDF-" in head:
        return "pdf"
    refusal = _known_refusal(data)
    if refusal:
        raise _refused(refusal)
    if _is_binary(data):
        raise _refused(UNKNOWN)
    return "text"


def remarks(name: str, kind: Kind) -> tuple[Remark, ...]:
    """A remark where the file's name promises another kind than it is."""
    ending = name.rpartition(".")[2].lower() if "." in name else ""
    promised = _ENDINGS.get(ending)
    if not ending or promised == kind or (promised is None and kind == "text"):
        return ()
    return (
        Remark(
            "name", f"Tên tệp có đuôi «.{ending[:20]}» nhưng nội dung là {_KIND_NAMES[kind]}; đã đọc theo nội dung."
        ),
    )


def _known_refusal(data: bytes) -> str:
    if data.startswith(_OLE):
        found = (sentence for stream, sentence in _WRAPPED if stream.encode("utf-16-le") in data)
        return next(found, OLD_OFFICE)
    for signature, sentence in _SIGNATURES:
        if data.startswith(signature):
            return sentence
    if data.startswith(b"MZ") and b"\0" in data[:256]:
        return PROGRAM
    if (
        (data.startswith(b"BM") and b"\0" in data[:64])
        or data[8:12] == b"WEBP"
        or data[4:12] in (b"ftypheic", b"ftypavif")
    ):
        return IMAGE
    text = data.removeprefix(b"\xef\xbb\xbf").lstrip()[:4000]
    if text.startswith(b"MIME-Version:") or _WEB.match(text):
        return WEB_PAGE
    return XML if text.startswith(b"<?xml") else ""


def _zipped(data: bytes) -> Kind:
    """Checked by the archive's own list, before anything is unpacked: a bomb says there how large it is, and reading
    stops at what it said."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            members = archive.infolist()
            kind = archive.read("mimetype")[:100] if _is_small(archive, "mimetype") else b""
    except (zipfile.BadZipFile, ValueError, OSError, EOFError, NotImplementedError, RuntimeError) as broken:
        raise _refused(BROKEN_ARCHIVE) from broken
    if len(members) > _MOST_MEMBERS:
        raise _refused(BROKEN_ARCHIVE)
    names = {member.filename for member in members}
    if "word/document.xml" not in names and "[Content_Types].xml" not in names:
        raise _refused(OPEN_DOCUMENT if kind.startswith(b"application/vnd.oasis") else ARCHIVE)
    for folder, sentence in (("xl/", SHEET), ("ppt/", SLIDES)):
        if any(name.startswith(folder) for name in names) and "word/document.xml" not in names:
            raise _refused(sentence)
    if any(member.flag_bits & 1 for member in members):
        raise _refused(LOCKED)
    limits.check_unpacked(sum(member.file_size for member in members))
    return "docx"


def _is_small(archive: zipfile.ZipFile, name: str) -> bool:
    member = archive.NameToInfo.get(name)
    return member is not None and member.file_size < 1000 and not member.flag_bits & 1


def _is_binary(data: bytes) -> bool:
    """Whether the bytes are no text of one-byte letters or of UTF-16: too many control characters."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return False
    sample = data[:65536]
    zeros = max(sample[::2].count(0), sample[1::2].count(0))
    if zeros * 4 > len(sample):
        return False  # UTF-16 without its mark: every other byte of Latin letters is zero.
    return len(sample) - len(sample.translate(None, _CONTROLS)) > len(sample) // 200


def _refused(sentence: str) -> InvalidInput:
    return InvalidInput(sentence, field="file")
