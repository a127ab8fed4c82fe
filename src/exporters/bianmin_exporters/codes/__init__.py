"""QR codes (二维码): what they say, their modules, how large they are printed, and as which file.

The usual way, for one code and for thousands::

    links = [link_content(url) for url in urls]
    for matrix in qr_matrices(links):
        module_mm = module_size(matrix, symbol_mm=18.5)
        file = svg(matrix, module_mm=module_mm, title="扫码看最新", description="新生儿入户")
"""

from bianmin_exporters.codes.contents import (
    LONGEST_LINK,
    link_content,
    tel_content,
    text_content,
    upper_case_link,
    vcard_content,
)
from bianmin_exporters.codes.drawing import svg, svg_path
from bianmin_exporters.codes.encode import qr_matrices, qr_matrix
from bianmin_exporters.codes.errors import (
    CodeError,
    ContentError,
    ContentTooLongError,
    LinkError,
    LogoError,
    PhoneError,
    SizeError,
)
from bianmin_exporters.codes.matrix import QUIET_MODULES, Level, Matrix
from bianmin_exporters.codes.picture import png
from bianmin_exporters.codes.sizes import MIN_MODULE_MM, Fit, box_size, fits, module_size, room

__all__ = [
    "LONGEST_LINK",
    "MIN_MODULE_MM",
    "QUIET_MODULES",
    "CodeError",
    "ContentError",
    "ContentTooLongError",
    "Fit",
    "Level",
    "LinkError",
    "LogoError",
    "Matrix",
    "PhoneError",
    "SizeError",
    "box_size",
    "fits",
    "link_content",
    "module_size",
    "png",
    "qr_matrices",
    "qr_matrix",
    "room",
    "svg",
    "svg_path",
    "tel_content",
    "text_content",
    "upper_case_link",
    "vcard_content",
]
