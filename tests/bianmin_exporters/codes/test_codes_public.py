from __future__ import annotations

import pickle

from bianmin_core import BianminError
from bianmin_exporters import codes


def test_the_door_offers_exactly_these_names() -> None:
    """Each public name of the room is listed here, so that none goes or comes unnoticed."""
    assert sorted(codes.__all__) == [
        "CodeError",
        "ContentError",
        "ContentTooLongError",
        "Fit",
        "LONGEST_LINK",
        "Level",
        "LinkError",
        "LogoError",
        "MIN_MODULE_MM",
        "Matrix",
        "PhoneError",
        "QUIET_MODULES",
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
    assert [name for name in codes.__all__ if not hasattr(codes, name)] == []


def test_errors_are_caught_as_bianmins_and_cross_processes() -> None:
    """Every error is a BianminError and a ValueError, and keeps both sentences when pickled."""
    for kind in (
        codes.CodeError,
        codes.ContentError,
        codes.ContentTooLongError,
        codes.LinkError,
        codes.LogoError,
        codes.PhoneError,
        codes.SizeError,
    ):
        error: codes.CodeError = pickle.loads(pickle.dumps(kind("坏", "bad")))
        assert issubclass(kind, BianminError)
        assert issubclass(kind, ValueError)
        assert type(error) is kind
        assert (error.zh, error.en) == ("坏", "bad")
