from __future__ import annotations

from io import BytesIO

import pytest
import zxingcpp
from PIL import Image

from bianmin_exporters.codes import (
    Level,
    link_content,
    png,
    qr_matrices,
    qr_matrix,
    tel_content,
    text_content,
    vcard_content,
)

CONTENTS = {
    "link": link_content("https://bm.example.cn/s/newborn-registration"),
    "portal": link_content(
        "https://zwfw.example.cn/item?code=11530302MB1234567X4000113001000&area=530302"
    ),
    "capitals": link_content("HTTPS://BM.EXAMPLE.CN/S/NEWBORN-REGISTRATION"),
    "phone": tel_content("+868741234567"),
    "card": vcard_content(
        name="王小明",
        organisation="王家庄街道;便民服务中心",
        phones=("+868741234567", "+8616112345678"),
        address="建设路 12 号, 一楼 3 号窗口",
        url="https://bm.example.cn/p/wang",
    ),
    "text": text_content(("新生儿入户", "带：户口簿 原件 1 本", "打 0874-1234567")),
    "rare": text_content(("輋𣒍村",)),
    "large": text_content(["居住证办理要带的材料"] * 20),
}


def read(picture: bytes) -> str:
    """What an independent reader sees in the picture."""
    (code,) = zxingcpp.read_barcodes(Image.open(BytesIO(picture)).convert("L"))
    return str(code.text)


@pytest.mark.parametrize("level", ["L", "M", "Q", "H"])
@pytest.mark.parametrize("content", CONTENTS.values(), ids=CONTENTS.keys())
def test_an_independent_reader_reads_the_exact_content(content: str, level: Level) -> None:
    """What a reader of another make sees in the picture is what was put in, to the letter."""
    assert read(png(qr_matrix(content, level=level), module_mm=0.5, dpi=300)) == content


def test_an_independent_reader_reads_codes_made_together() -> None:
    """Codes made by the hundred each say their own content."""
    links = [f"https://bm.example.cn/s/{number:03}" for number in range(100)]
    made = [read(png(matrix, module_mm=0.5, dpi=200)) for matrix in qr_matrices(links)]
    assert made == links
