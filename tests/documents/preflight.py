"""PDFBox Preflight, which knows PDF/A-1b alone (ISO 19005-1): what it has against a file."""

from __future__ import annotations

import io
import re
import subprocess
from pathlib import Path

import pikepdf

_JARS = ("preflight", "pdfbox2", "fontbox2", "xmpbox", "commons-logging", "javax.activation", "jaxb-api")
_CLASSES = ":".join(f"/usr/share/java/{name}.jar" for name in _JARS)
_SPACES = re.compile(rb' xmlns:(?!rdf=|x=)\w+="[^"]*"')


def errors(data: bytes, folder: Path) -> list[str]:
    """The lines «7.3 : Error on MetaData, …» about the PDF `data`; none where it is PDF/A-1b."""
    file = folder / "preflight.pdf"
    file.write_bytes(data)
    command = ["java", "-cp", _CLASSES, "org.apache.pdfbox.preflight.Validator_A1b", str(file)]
    run = subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)
    found = re.findall(r"^\d[\d.]* : .*$", run.stdout, re.MULTILINE)
    valid = f"The file {file.name} is a valid PDF/A-1b file"
    assert (run.returncode == 0 and valid in run.stdout) or found, f"{run.stdout}\n{run.stderr}"
    return found


def readable(data: bytes) -> bytes:
    """`data` with its XMP as Preflight's old reader wants it: every name space told where it is used."""
    with pikepdf.open(io.BytesIO(data)) as opened:
        said = opened.Root.Metadata.read_bytes()
        spaces = b"".join(_SPACES.findall(said))
        said = _SPACES.sub(b"", said).replace(b"<rdf:Description ", b"<rdf:Description" + spaces + b" ")
        opened.Root.Metadata.write(said)
        return saved(opened)


def saved(opened: pikepdf.Pdf) -> bytes:
    """`opened` written as the engine wrote it: no object streams, which PDF/A-1 does not know."""
    out = io.BytesIO()
    disable = pikepdf.ObjectStreamMode.disable
    opened.save(out, object_stream_mode=disable, compress_streams=False, fix_metadata_version=False)
    return out.getvalue()
