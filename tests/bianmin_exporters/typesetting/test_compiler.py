"""What a template may and may not do."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

import pytest

from bianmin_core import TemplateError
from bianmin_exporters.typesetting.compiler import Template, compile_pdf


def compiled(overlay: Path) -> bytes:
    """A PDF of the cards' template with a folder laid over it; the data is never reached."""
    packaged = files("bianmin_exporters.cards") / "templates" / "typst"
    return compile_pdf(Template(packaged=packaged, overlays=(overlay,)), b"{}", issued_on=None)


def test_a_package_from_the_network_is_refused_by_file_and_line(tmp_path: Path) -> None:
    """A district's template that names a package is told so before anything is fetched."""
    (tmp_path / "main.typ").write_text('= 你好\n#import "@preview/cades:0.3.0": qr\n', "utf-8")
    with pytest.raises(TemplateError) as raised:
        compiled(tmp_path)
    assert raised.value.zh == (
        f"{tmp_path}/main.typ:2 模板引用了网上的包 @preview/cades:0.3.0；请把要用的文件放进模板文件夹"
    )


def test_an_address_with_an_at_sign_is_no_package(tmp_path: Path) -> None:
    """A mail address in a template of the district's own is text as any other."""
    (tmp_path / "main.typ").write_text('#text("wjz@example.org")\n', "utf-8")
    assert compiled(tmp_path).startswith(b"%PDF-")
