"""The book as a Word file (DOCX), for the people who check it and sign.

`shown` types the view and cleans its texts; `marks` and `tables` are the words of
WordprocessingML, `pieces` and `pictures` what stands in its lines; `front`, `office`, `service`
and `back` are the pages, `document` puts them in order, and `package` makes the file.
"""

from __future__ import annotations

import datetime as dt
from importlib.util import find_spec

from bianmin_core import ExportContext, ExporterError
from bianmin_exporters.booklet.wording import View


def book_docx(view: View, issued_on: dt.date | None, context: ExportContext) -> bytes:
    """Return the book of a view as a Word file; a district's own styles lie in booklet-docx.

    Raises:
        ExporterError: What makes Word files is not installed.
        TemplateError: The styles laid over ours are no XML.
    """
    if find_spec("docx") is None:
        raise ExporterError(
            "没有装写 Word 文件的包；请安装：pip install 'bianmin[docx]'",
            "What makes Word files is not installed: pip install 'bianmin[docx]'",
        )
    from bianmin_exporters.booklet.docx.document import word_file

    return word_file(view, issued_on, context)
