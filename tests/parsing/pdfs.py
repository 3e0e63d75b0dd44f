"""The bundled releases as PDF files: a letter, and a newsletter in two columns; and a scan, which holds no text."""

from __future__ import annotations

import io
from collections.abc import Callable

from pages import Content, furniture
from reportlab.lib.colors import black
from reportlab.lib.pagesizes import letter
from reportlab.lib.styles import ParagraphStyle, getSampleStyleSheet
from reportlab.lib.units import inch
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, Flowable, Frame, PageTemplate, Paragraph, Spacer, Table

STYLES = getSampleStyleSheet()
TEXT = ParagraphStyle("text", parent=STYLES["BodyText"], fontSize=10.5, leading=13, spaceAfter=8)
HEADLINE = ParagraphStyle("headline", parent=STYLES["Title"], fontSize=17, leading=20)
WIDTH, HEIGHT = letter


def letter_of(content: Content) -> bytes:
    """One column, the day below the headline, a letterhead and a foot with the page's number on every page."""
    frame = Frame(inch, inch, WIDTH - 2 * inch, HEIGHT - 2.2 * inch)
    day = f"{content.day:%B} {content.day.day}, {content.day.year}"
    return built(content, [frame], [Paragraph(escaped(content.title), HEADLINE), Paragraph(day, TEXT)])


def newsletter_of(content: Content) -> bytes:
    """Two columns below a headline that spans both; on the pages after the first, two columns alone."""
    column, height = (WIDTH - 2.4 * inch) / 2, HEIGHT - 2.2 * inch
    columns = [Frame(inch, inch, column, height - inch), Frame(inch * 1.4 + column, inch, column, height - inch)]
    return built(content, columns, [], headline=content.title)


def scan_of(_: Content) -> bytes:
    """A picture of a page, and no text."""
    from PIL import Image
    from reportlab.lib.utils import ImageReader

    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=letter, invariant=True)
    canvas.drawImage(ImageReader(Image.new("L", (850, 1100), 230)), 0, 0, WIDTH, HEIGHT)
    canvas.save()
    return buffer.getvalue()


def built(content: Content, frames: list[Frame], story: list[Flowable], headline: str | None = None) -> bytes:
    buffer = io.BytesIO()
    page = PageTemplate(frames=frames, onPage=around(headline))
    story += [flowable for block in content.blocks for flowable in flowables(block.kind, block.lines, block.rows)]
    BaseDocTemplate(buffer, pagesize=letter, pageTemplates=[page], invariant=True).build(story)
    return buffer.getvalue()


def around(headline: str | None) -> Callable[[Canvas, BaseDocTemplate], None]:
    def draw(canvas: Canvas, document: BaseDocTemplate) -> None:
        canvas.setFont("Helvetica", 8)
        canvas.drawString(inch, HEIGHT - 0.6 * inch, furniture()["contact_box"])
        canvas.drawCentredString(WIDTH / 2, 0.5 * inch, f"Page {document.page}")
        if headline and document.page == 1:
            title = Paragraph(escaped(headline), HEADLINE)
            title.wrapOn(canvas, WIDTH - 2 * inch, inch)
            title.drawOn(canvas, inch, HEIGHT - 1.6 * inch)

    return draw


def flowables(kind: str, lines: tuple[str, ...], rows: list[list[str]]) -> list[Flowable]:
    if kind == "table":
        cells = [[Paragraph(escaped(cell), TEXT) for cell in row] for row in rows]
        return [Table(cells, hAlign="LEFT", style=[("GRID", (0, 0), (-1, -1), 0.5, black)]), Spacer(1, 8)]
    if kind == "list":
        return [Paragraph(escaped(line), TEXT, bulletText="•") for line in lines]
    return [Paragraph(escaped(line), STYLES["Heading3"] if kind == "heading" else TEXT) for line in lines]


def escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;")


PDFS: dict[str, Callable[[Content], bytes]] = {"pdf_letter": letter_of, "pdf_newsletter": newsletter_of}
