"""What a page paints with, read from pages drawn by hand."""

from __future__ import annotations

from typing import Any

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name

from bianmin_exporters.booklet.press.painting import Painting, painting

_TRIM = (10.0, 10.0, 110.0, 110.0)


def _painted(content: str, **resources: Any) -> Painting:
    with pikepdf.new() as pdf:
        pdf.add_blank_page(page_size=(120, 120))
        page = pdf.pages[0]
        page.obj.Resources = Dictionary(**resources)
        page.contents_add(pdf.make_stream(content.encode()))
        return painting(page, _TRIM)


@pytest.mark.parametrize(
    ("content", "spaces"),
    [
        ("0 0 0 1 k 20 20 5 5 re f", {"DeviceCMYK"}),
        ("0 g 20 20 5 5 re f", {"DeviceGray"}),
        ("1 0 0 RG 20 20 m 30 30 l S", {"DeviceRGB"}),
        ("20 20 5 5 re f", {"DeviceGray"}),
        ("1 0 0 rg 20 20 5 5 re n", set()),
        ("1 0 0 rg 0 0 0 1 k 20 20 5 5 re f", {"DeviceCMYK"}),
        ("0 0 0 1 k q 1 0 0 rg Q 20 20 5 5 re f", {"DeviceCMYK"}),
        ("0 0 0 1 k 20 20 5 5 re B", {"DeviceCMYK", "DeviceGray"}),
        ("BT 0 0 0 1 k 1 0 0 RG (a) Tj ET", {"DeviceCMYK"}),
        ("BT 0 0 0 1 k 1 0 0 RG 2 Tr (a) Tj ET", {"DeviceCMYK", "DeviceRGB"}),
        ("BT 1 0 0 rg 3 Tr (a) Tj ET", set()),
    ],
)
def test_a_colour_counts_when_something_is_painted_with_it(content: str, spaces: set[str]) -> None:
    """What is set and never used, or restored before use, lays down no ink; what nobody set is grey."""
    assert _painted(content).spaces == spaces


def test_named_spaces_are_told_by_what_they_are() -> None:
    """A profile, a spot ink: by its kind and its name."""
    with pikepdf.new() as pdf:
        profile = pdf.make_stream(b"", N=3)
        spot = Array([Name.Separation, Name("/PineGreen"), Name.DeviceCMYK, Dictionary()])
        spaces = Dictionary(c0=Array([Name.ICCBased, profile]), c1=spot)
        found = [
            _named_in(pdf, f"/{name} cs 1 scn 20 20 5 5 re f", spaces) for name in ("c0", "c1")
        ]
    assert found == [{"ICCBased (3)"}, {"Separation PineGreen"}]


def _named_in(pdf: pikepdf.Pdf, content: str, spaces: Dictionary) -> set[str]:
    pdf.add_blank_page(page_size=(120, 120))
    page = pdf.pages[-1]
    page.obj.Resources = Dictionary(ColorSpace=spaces)
    page.contents_add(pdf.make_stream(content.encode()))
    return set(painting(page, _TRIM).spaces)


def test_forms_are_read_with_the_state_they_are_drawn_in() -> None:
    """A form inherits colour and place from the page, and its own colours count as well."""
    with pikepdf.new() as pdf:
        pdf.add_blank_page(page_size=(120, 120))
        page = pdf.pages[0]
        form = pdf.make_stream(b"0 0 10 10 re f 1 0 0 rg 0 0 1 1 re f")
        form.Type, form.Subtype, form.BBox = Name.XObject, Name.Form, Array([0, 0, 10, 10])
        page.obj.Resources = Dictionary(XObject=Dictionary(F=form))
        page.contents_add(pdf.make_stream(b"0 0 0 1 k q 2 0 0 2 30 40 cm /F Do Q"))
        found = painting(page, _TRIM)
    assert found.spaces == {"DeviceCMYK", "DeviceRGB"}
    assert found.reach == (30, 40, 50, 60)


def test_pictures_are_measured_where_they_stand() -> None:
    """A picture has the colours of its file, and as many pixels an inch as its width on the page gives."""
    with pikepdf.new() as pdf:
        pdf.add_blank_page(page_size=(120, 120))
        page = pdf.pages[0]
        picture = pdf.make_stream(b"\0" * 300)
        picture.Type, picture.Subtype = Name.XObject, Name.Image
        picture.Width, picture.Height, picture.ColorSpace = 100, 1, Name.DeviceRGB
        page.obj.Resources = Dictionary(XObject=Dictionary(I=picture))
        page.contents_add(pdf.make_stream(b"q 36 0 0 36 20 20 cm /I Do Q"))
        found = painting(page, _TRIM)
    assert found.spaces == {"DeviceRGB"}
    assert found.resolution == 200
    assert found.reach == (20, 20, 56, 56)


def test_transparency_is_found() -> None:
    """An opacity or a mask in use is found, and one of 1 is none."""
    states = Dictionary(a=Dictionary(ca=0.5), b=Dictionary(ca=1, CA=1))
    assert _painted("/a gs 20 20 5 5 re f", ExtGState=states).transparent
    assert not _painted("/b gs 20 20 5 5 re f", ExtGState=states).transparent


@pytest.mark.parametrize(
    ("content", "touching"),
    [
        ("0 0 0 1 k 20 20 50 50 re f", ()),
        ("0 0 0 1 k 0 20 50 50 re f", (10.0,)),
        ("0 0 0 1 k 10 20 50 50 re f", (0.0,)),
        ("0 0 0 1 k 10.4 20 50 50 re f", (0.0,)),
        ("0 0 0 1 k 60 20 54 50 re f", (4.0,)),
        ("0 0 0 0 k 10 20 50 50 re f", ()),
        ("1 0 0 1 -20 0 cm 0 0 0 1 k 25 20 50 50 re f", (5.0,)),
    ],
)
def test_ink_at_the_trim_is_measured(content: str, touching: tuple[float, ...]) -> None:
    """How far a shape that touches the trim runs over it; white and what stays inside do not count."""
    assert _painted(content).touching == touching
