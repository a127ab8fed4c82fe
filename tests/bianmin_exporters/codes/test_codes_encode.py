from __future__ import annotations

import itertools
import random
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from qrcode import QRCode, constants

from bianmin_exporters.codes import (
    CodeError,
    ContentError,
    ContentTooLongError,
    Level,
    Matrix,
    encode,
    qr_matrices,
    qr_matrix,
    segments,
)

CORRECTIONS: dict[Level, int] = {
    "L": constants.ERROR_CORRECT_L,
    "M": constants.ERROR_CORRECT_M,
    "Q": constants.ERROR_CORRECT_Q,
    "H": constants.ERROR_CORRECT_H,
}
LEVELS = tuple(CORRECTIONS)
LINK = "https://bm.example.cn/s/newborn-registration"


def library_says(content: str, level: Level) -> tuple[int, list[list[bool]]]:
    """The version and modules qrcode makes by itself."""
    symbol = QRCode(error_correction=CORRECTIONS[level], border=0)
    symbol.add_data(content)
    symbol.make(fit=True)
    return symbol.version, symbol.get_matrix()


def assert_is_the_librarys(matrix: Matrix, content: str, level: Level) -> None:
    """Compare version, level and every module with qrcode's."""
    version, modules = library_says(content, level)
    assert (matrix.version, matrix.level, matrix.size) == (version, level, len(modules))
    assert [list(row) for row in matrix] == modules


pieces = st.one_of(
    st.text("0123456789", min_size=1, max_size=45),
    st.text("ABCXYZ0189 $%*+-./:", min_size=1, max_size=45),
    st.text("abcxyz/?=&#-_%", min_size=1, max_size=45),
    st.text("居住证办理流程要带的材料，𣒍", min_size=1, max_size=20),
    st.text(st.characters(codec="utf-8"), min_size=1, max_size=20),
)
contents = st.lists(pieces, min_size=1, max_size=6).map("".join)


@settings(max_examples=60, deadline=None)
@given(content=contents, level=st.sampled_from(LEVELS))
def test_batch_equals_the_library(content: str, level: Level) -> None:
    """Any text of any mixture of modes gives, made together, the modules qrcode gives it."""
    try:
        version, modules = library_says(content, level)
    except ValueError:  # qrcode's own failure at blocks of zeros, told apart below
        with pytest.raises(ContentError):
            list(qr_matrices([content] * encode.FEWEST_TOGETHER, level=level))
        return
    made = list(qr_matrices([content] * encode.FEWEST_TOGETHER, level=level))
    assert {(matrix.version, matrix.size) for matrix in made} == {(version, len(modules))}
    assert [[list(row) for row in matrix] for matrix in made] == [modules] * len(made)


@settings(max_examples=80, deadline=None)
@given(
    version=st.integers(1, encode.LAST_BATCH_VERSION),
    level=st.sampled_from(LEVELS),
    share=st.floats(0, 1),
    seed=st.integers(0, 2**32),
)
def test_any_length_of_any_version_equals_the_library(
    version: int, level: Level, share: float, seed: int
) -> None:
    """Links of every length that a version of the batch holds at a level have qrcode's modules."""
    least = encode.content_room(version - 1, level) + 1 if version > 1 else 1
    length = least + round(share * (encode.content_room(version, level) - least))
    letters = random.Random(seed)
    content = "".join(letters.choice("abcdefghijklmnopqrstuvwxyz/?=&-_") for _ in range(length))
    *_, matrix = qr_matrices([content] * encode.FEWEST_TOGETHER, level=level)
    assert matrix.version == version
    assert_is_the_librarys(matrix, content, level)


@pytest.mark.parametrize("level", LEVELS)
@pytest.mark.parametrize("version", range(1, 13))
def test_every_version_full_and_one_byte_more(version: int, level: Level) -> None:
    """Contents that fill a version to its last byte, and overflow it by one, equal qrcode's."""
    generator = random.Random(version)
    room = encode.content_room(version, level)
    for length, expected in ((room, version), (room + 1, version + 1)):
        content = "".join(generator.choice("abcdefghijk/?=") for _ in range(length))
        *_, matrix = qr_matrices([content] * encode.FEWEST_TOGETHER, level=level)
        assert matrix.version == expected
        assert_is_the_librarys(matrix, content, level)


@pytest.mark.parametrize("alphabet", ["8", "Z"])
@pytest.mark.parametrize("length", range(1, 78))
def test_every_length_of_digits_and_capitals(length: int, alphabet: str) -> None:
    """Whatever few bits are left for the end mark and the padding, they are filled as qrcode does."""
    content = alphabet * length
    *_, matrix = qr_matrices([content] * encode.FEWEST_TOGETHER)
    assert_is_the_librarys(matrix, content, "M")


@pytest.mark.parametrize("content", ["n123", "n172", "n396", "n458", "n760"])
def test_the_share_of_dark_modules_can_decide_the_mask(content: str) -> None:
    """Contents whose mask is chosen by the points for uneven darkness alone equal qrcode's."""
    *_, matrix = qr_matrices([content] * encode.FEWEST_TOGETHER)
    assert_is_the_librarys(matrix, content, "M")


@pytest.mark.parametrize("level", LEVELS)
def test_one_code_equals_the_library(level: Level) -> None:
    """A single code has the modules qrcode gives its content."""
    assert_is_the_librarys(qr_matrix(LINK, level=level), LINK, level)


def test_equal_shapes_do_not_go_through_the_library(monkeypatch: pytest.MonkeyPatch) -> None:
    """Links of one shape, with capitals and digits split off or not, are made by the batch."""
    portal = "https://zwfw.example.cn/item?code=11530302MB1234567X4000113001000&area=530302"
    expected = [qr_matrix(LINK), qr_matrix(portal)] * 3

    def refuse(**_: object) -> None:
        pytest.fail("qrcode was asked for a single code")

    monkeypatch.setattr(encode, "QRCode", refuse)
    assert list(qr_matrices([LINK, portal] * 3)) == expected


def test_order_is_kept_whatever_the_shapes() -> None:
    """Lonely shapes, symbols too large for the batch and equal links come out as they went in."""
    mixed = [LINK, "1", "长" * 200, LINK[:-1], "A" * 30, LINK[:-2], "居民" * 9, LINK, LINK * 8]
    made = list(qr_matrices(mixed))
    assert len({matrix.version for matrix in made}) > 4
    for content, matrix in zip(mixed, made, strict=True):
        assert_is_the_librarys(matrix, content, "M")


def test_order_is_kept_across_chunks() -> None:
    """Codes on both sides of a chunk's end belong to their own contents."""
    many = [f"n{number}" for number in range(encode.CHUNK + 5)]
    made = list(qr_matrices(many))
    assert len(made) == len(many)
    for place in (0, encode.CHUNK - 1, encode.CHUNK, encode.CHUNK + 4):
        assert made[place] == qr_matrix(many[place])


def test_contents_are_read_a_chunk_at_a_time() -> None:
    """An endless source yields codes, and no more than a chunk of it is read ahead."""
    source = itertools.count()
    made = qr_matrices(f"s/{number}" for number in source)
    next(made)
    assert next(source) == encode.CHUNK


def test_nothing_gives_nothing() -> None:
    """No contents, no codes."""
    assert list(qr_matrices([])) == []


def test_without_numpy_the_codes_are_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where numpy is not installed, the same matrices come from qrcode alone."""
    many = [LINK, "电话 12345", LINK[:-1], LINK[:-2]]
    expected = list(qr_matrices(many))
    for module in ("batch", "plan"):
        monkeypatch.delitem(sys.modules, f"bianmin_exporters.codes.{module}", raising=False)
    monkeypatch.setitem(sys.modules, "numpy", None)
    assert list(qr_matrices(many)) == expected
    assert "bianmin_exporters.codes.batch" not in sys.modules


@pytest.mark.parametrize("level", LEVELS)
def test_the_longest_content_fits_and_one_byte_more_is_refused(level: Level) -> None:
    """The largest symbol takes exactly as much as the error of the next byte says."""
    most = {"L": 2953, "M": 2331, "Q": 1663, "H": 1273}[level]
    assert encode.longest_content(level) == most
    codewords = segments.encode(b"a" * most, CORRECTIONS[level])
    assert codewords is not None
    assert codewords.version == 40
    with pytest.raises(ContentTooLongError) as caught:
        qr_matrix("a" * (most + 1), level=level)
    assert caught.value.zh == (
        f"内容太长，二维码放不下：共 {most + 1} 字节，{level} 级最多约 {most} 字节"
        "（一个汉字 3 字节）。请缩短内容，或改成链接。"
    )
    assert caught.value.en == (
        f"The content is too long for a QR code: {most + 1} bytes, and level {level} holds "
        f"about {most}. Shorten it, or make it a link."
    )


@pytest.mark.parametrize(
    ("bad", "zh"),
    [
        ("", "二维码没有内容。"),
        ("户\ud800口", "二维码的内容第 2 个字是坏的，请重新输入这个字。"),
        ("0" * 200, "内容里有很长的一串 0，做不成二维码，请检查内容。"),
    ],
)
def test_bad_content_is_refused_in_its_turn(bad: str, zh: str) -> None:
    """A content no code can carry is refused with a sentence, after all codes before it."""
    with pytest.raises(ContentError) as caught:
        qr_matrix(bad)
    assert caught.value.zh == zh
    made = qr_matrices([LINK, LINK, LINK, bad, bad, bad, LINK])
    assert [next(made) for _ in range(3)] == [qr_matrix(LINK)] * 3
    with pytest.raises(ContentError) as caught:
        next(made)
    assert caught.value.zh == zh


def test_an_unknown_level_is_refused_before_anything_is_read() -> None:
    """A level that does not exist is named, at the call itself."""
    with pytest.raises(CodeError) as caught:
        qr_matrices(iter([LINK]), level="X")  # type: ignore[arg-type]
    assert caught.value.zh == "二维码的纠错级别只有 L、M、Q、H，没有「X」。"
