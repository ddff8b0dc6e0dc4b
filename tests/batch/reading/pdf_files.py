"""Small PDF files, made by hand: what is read with a library is not written with it."""

from __future__ import annotations

import zlib


def a_pdf(*pages: str, packed: bytes | None = None) -> bytes:
    """A PDF with a line of text on each page; `packed` is a page's content as it stands."""
    contents = [zlib.compress(f"BT /F1 12 Tf 72 700 Td ({text}) Tj ET".encode()) for text in pages]
    contents += [packed] if packed is not None else []
    kids = " ".join(f"{4 + 2 * n} 0 R" for n in range(len(contents)))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(contents)} >>".encode(),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    for n, content in enumerate(contents):
        objects += [_page(5 + 2 * n), _stream(content)]
    return _file(objects)


def _page(content: int) -> bytes:
    return (
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] "
        f"/Resources << /Font << /F1 3 0 R >> >> /Contents {content} 0 R >>"
    ).encode()


def _stream(content: bytes) -> bytes:
    head = f"<< /Length {len(content)} /Filter /FlateDecode >>\nstream\n".encode()
    return head + content + b"\nendstream"


def _file(objects: list[bytes]) -> bytes:
    body, offsets = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, 1):
        offsets.append(len(body))
        body += f"{number} 0 obj\n".encode() + content + b"\nendobj\n"
    table = "".join(f"{offset:010} 00000 n \n" for offset in offsets)
    size = len(objects) + 1
    end = (
        f"xref\n0 {size}\n0000000000 65535 f \n{table}"
        f"trailer\n<< /Size {size} /Root 1 0 R >>\nstartxref\n{len(body)}\n%%EOF\n"
    )
    return body + end.encode()
