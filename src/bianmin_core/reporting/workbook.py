"""A to-do list as a workbook (extra: xlsx): every cell is text, the same bytes every time."""

from __future__ import annotations

import datetime as dt
from io import BytesIO

import xlsxwriter

from bianmin_core.reporting.todo import COLUMNS, TodoList

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_WIDTHS = (24, 10, 40, 60, 30)
# A cell takes 32,767 UTF-16 units at most; a character may be two.
_LONGEST = 16_000
# A workbook wants a day on which it was made; this one is nobody's.
_DAY = dt.datetime(2000, 1, 1)


def todo_workbook(todo: TodoList, lang: str) -> bytes:
    """Return the bytes of a list's workbook, which prints on A4 across with its head on each page."""
    held = BytesIO()
    # Rows go to disk one by one, so that the longest list takes no memory.
    with xlsxwriter.Workbook(held, {"constant_memory": True}) as book:
        book.set_properties({"title": todo.name.in_language(lang), "created": _DAY})
        heading = book.add_format({"bold": True, "font_size": 14, "quote_prefix": True})
        head = book.add_format({"bold": True, "bg_color": "#E7E6E6", "border": 1, "valign": "top"})
        # With the quote, text that begins with = stays text also when somebody edits the cell.
        cell = book.add_format(
            {"text_wrap": True, "valign": "top", "border": 1, "quote_prefix": True}
        )
        sheet = book.add_worksheet("to-do" if lang == "en" else "要改的")
        for column, width in enumerate(_WIDTHS):
            sheet.set_column(column, column, width)
        sheet.set_landscape()
        sheet.set_paper(9)
        sheet.fit_to_pages(1, 0)
        sheet.repeat_rows(3)
        sheet.freeze_panes(4, 0)
        sheet.write_string(0, 0, _fitting(todo.name.in_language(lang)), heading)
        sheet.write_string(1, 0, _fitting(todo.district))
        sheet.write_string(2, 0, _fitting(todo.summary(lang)))
        for column, title in enumerate(COLUMNS):
            sheet.write_string(3, column, title.in_language(lang), head)
        for row, item in enumerate(todo.items, start=4):
            for column, text in enumerate(item.cells(lang)):
                sheet.write_string(row, column, _fitting(text), cell)
        sheet.autofilter(3, 0, 3 + len(todo.items), len(COLUMNS) - 1)
    return held.getvalue()


def _fitting(text: str) -> str:
    return text if len(text) <= _LONGEST else text[:_LONGEST] + "……"
