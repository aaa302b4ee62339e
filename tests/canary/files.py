"""Files for tests: a real PDF that says one line."""

import io

import pikepdf


def pdf_of(text: str) -> bytes:
    """A PDF of one page with a line on it."""
    document = pikepdf.Pdf.new()
    font = pikepdf.Dictionary(
        Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica
    )
    page = document.add_blank_page(page_size=(595, 842)).obj
    page.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F1=document.make_indirect(font)))
    page.Contents = document.make_stream(f"BT /F1 20 Tf 100 400 Td ({text}) Tj ET".encode("cp1252"))
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()
