"""What a page paints with: its colour spaces, and how far its ink reaches.

The page's operators are read as a press would: what counts is the colour that is set when
something is painted, not that which is set somewhere.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from math import hypot

import attrs
import pikepdf

Box = tuple[float, float, float, float]
Matrix = tuple[float, float, float, float, float, float]

IDENTITY: Matrix = (1, 0, 0, 1, 0, 0)
_DEVICE = {"g": "DeviceGray", "rg": "DeviceRGB", "k": "DeviceCMYK"}
_FILL = frozenset(("f", "F", "f*", "B", "B*", "b", "b*"))
_STROKE = frozenset(("S", "s", "B", "B*", "b", "b*"))
_PATH_END = _FILL | _STROKE | {"n"}
_SHOW = frozenset(("Tj", "TJ", "'", '"'))
# What the pen does to letters: filled, stroked, both, neither; from 4 on they clip as well.
_LETTERS = {0: "f", 1: "s", 2: "fs", 4: "f", 5: "s", 6: "fs"}
_READ = " ".join(
    ("q Q cm g G rg RG k K cs CS sc SC scn SCN gs w m l c v y re h n sh Do Tr", *_FILL, *_STROKE, *_SHOW)
)  # fmt: skip


@attrs.frozen(kw_only=True)
class Painting:
    """What one page paints.

    Attributes:
        spaces: The colour spaces that ink is laid down in, by name: "DeviceCMYK".
        inks: The colours themselves as the file names them: ("k", (0, 0, 0, 1)).
        transparent: Whether something is painted that lets through what lies below.
        reach: The smallest box round all filled or stroked shapes and pictures, in points.
        touching: How far the shapes that pass the trim reach beyond it, shortest first.
        resolution: Pixels an inch of the coarsest picture; None where there is no picture.
    """

    spaces: frozenset[str]
    inks: frozenset[tuple[str, tuple[float, ...]]]
    transparent: bool
    reach: Box | None
    touching: tuple[float, ...]
    resolution: int | None


@attrs.frozen(kw_only=True)
class _State:
    """The graphics state as far as it matters here; no colour is the one nobody set, black in grey."""

    matrix: Matrix = IDENTITY
    fill: tuple[str, tuple[float, ...]] = ("DeviceGray", (0.0,))
    stroke: tuple[str, tuple[float, ...]] = ("DeviceGray", (0.0,))
    width: float = 1
    letters: int = 0


class _Found:
    """What is gathered while a page is walked."""

    def __init__(self, trim: Box) -> None:
        self.trim = trim
        self.spaces: set[str] = set()
        self.inks: set[tuple[str, tuple[float, ...]]] = set()
        self.transparent = False
        self.reach: Box | None = None
        self.beyond: set[float] = set()
        self.resolution: int | None = None

    def ink(self, colour: tuple[str, tuple[float, ...]]) -> None:
        self.spaces.add(colour[0])
        self.inks.add(colour)

    def picture(self, pixels: int, points: float) -> None:
        there = round(pixels * 72 / points) if points else 0
        self.resolution = there if self.resolution is None else min(self.resolution, there)

    def shape(self, box: Box, *, paper: bool) -> None:
        self.reach = box if self.reach is None else _around((self.reach, box))
        left, bottom, right, top = self.trim
        sides = ((left, box[0], -1), (bottom, box[1], -1), (right, box[2], 1), (top, box[3], 1))
        if paper:
            return  # white shows no white edge
        for edge, reached, outward in sides:
            over = (reached - edge) * outward
            if over > -_TOUCHES:
                self.beyond.add(round(max(over, 0.0), 2))


# Ink that ends nearer to the trim than this is meant to run off the page: a cut strays by more.
_TOUCHES = 0.5


def painting(page: pikepdf.Page, trim: Box) -> Painting:
    """Return what a page paints, with all that its forms paint."""
    found = _Found(trim)
    _walk(page, page.obj.get("/Resources"), _State(), found)
    return Painting(
        spaces=frozenset(found.spaces),
        inks=frozenset(found.inks),
        transparent=found.transparent,
        reach=found.reach,
        touching=tuple(sorted(found.beyond)),
        resolution=found.resolution,
    )


def _walk(owner: object, resources: pikepdf.Object | None, state: _State, found: _Found) -> None:
    stack: list[_State] = []
    path: list[tuple[float, float]] = []
    for instruction in pikepdf.parse_content_stream(owner, _READ):  # type: ignore[arg-type]
        name, operands = str(instruction.operator), list(instruction.operands)
        if name == "q":
            stack.append(state)
        elif name == "Q":
            state = stack.pop() if stack else state
        elif name == "cm":
            state = attrs.evolve(state, matrix=_times(_numbers(operands), state.matrix))
        elif name == "w":
            state = attrs.evolve(state, width=float(operands[0]))
        elif name == "Tr":
            state = attrs.evolve(state, letters=int(operands[0]))
        elif name in ("m", "l", "c", "v", "y", "re"):
            path += _points(name, _numbers(operands), state.matrix)
        elif name in _PATH_END:
            _paint(name, path, state, found)
            path = []
        elif name in _SHOW:
            letters = _LETTERS.get(state.letters, "")
            if "f" in letters:
                found.ink(state.fill)
            if "s" in letters:
                found.ink(state.stroke)
        elif name in ("Do", "sh", "gs"):
            _resource(name, operands, resources, state, found)
        else:
            state = _coloured(name, operands, resources, state)


def _paint(name: str, path: Sequence[tuple[float, float]], state: _State, found: _Found) -> None:
    if name in _FILL:
        found.ink(state.fill)
    if name in _STROKE:
        found.ink(state.stroke)
    if not path or name == "n":
        return
    half = state.width * _scale(state.matrix) / 2 if name in _STROKE else 0.0
    across, along = [x for x, _ in path], [y for _, y in path]
    box = (min(across) - half, min(along) - half, max(across) + half, max(along) + half)
    colours = [state.fill] * (name in _FILL) + [state.stroke] * (name in _STROKE)
    found.shape(box, paper=all(_is_paper(c) for c in colours))


def _coloured(
    name: str, operands: Sequence[object], resources: pikepdf.Object | None, state: _State
) -> _State:
    which = "fill" if name.islower() else "stroke"
    if name.lower() in _DEVICE:
        colour = (_DEVICE[name.lower()], _numbers(operands))
    elif name.lower() == "cs":
        colour = (_space(str(operands[0]), resources), ())
    elif name.lower() in ("sc", "scn"):
        space = (state.fill if which == "fill" else state.stroke)[0]
        colour = (space, _numbers(operands))
    else:
        return state
    return (
        attrs.evolve(state, fill=colour) if which == "fill" else attrs.evolve(state, stroke=colour)
    )


def _resource(
    name: str,
    operands: Sequence[object],
    resources: pikepdf.Object | None,
    state: _State,
    found: _Found,
) -> None:
    held = pikepdf.Dictionary() if resources is None else resources
    if name == "gs":
        nothing = pikepdf.Dictionary()
        graphics = held.get("/ExtGState", nothing).get(str(operands[0]), nothing)
        opaque = all(float(graphics.get(key, 1)) == 1 for key in ("/ca", "/CA"))
        masked = graphics.get("/SMask", pikepdf.Name.None_) != pikepdf.Name.None_
        found.transparent |= masked or not opaque
    elif name == "sh":
        found.spaces.add(_named(held.Shading[str(operands[0])].ColorSpace))
    else:
        drawn = held.XObject[str(operands[0])]
        if drawn.get("/Subtype") == pikepdf.Name.Form:
            own = _numbers(drawn.get("/Matrix", pikepdf.Array(IDENTITY)))
            inside = attrs.evolve(state, matrix=_times(own, state.matrix))
            _walk(drawn, drawn.get("/Resources", resources), inside, found)
        else:
            found.picture(int(drawn.Width), hypot(state.matrix[0], state.matrix[1]))
            corners = [_moved(state.matrix, x, y) for x, y in ((0, 0), (1, 0), (0, 1), (1, 1))]
            found.spaces.add(_named(drawn.get("/ColorSpace", pikepdf.Name.DeviceGray)))
            found.transparent |= "/SMask" in drawn
            found.shape(_round(corners), paper=False)


def _space(name: str, resources: pikepdf.Object | None) -> str:
    held = pikepdf.Dictionary() if resources is None else resources
    spaces = held.get("/ColorSpace", pikepdf.Dictionary())
    return _named(spaces[name]) if name in spaces else name.lstrip("/")


def _named(space: pikepdf.Object) -> str:
    """A colour space in a word; of a spot ink or an indexed picture also what it stands on."""
    if not isinstance(space, pikepdf.Array):
        return str(space).lstrip("/")
    kind = str(space[0]).lstrip("/")
    if kind == "ICCBased":
        return f"ICCBased ({int(space[1].N)})"
    if kind == "Separation":
        return f"Separation {str(space[1]).lstrip('/')}"
    if kind == "Indexed":
        return f"Indexed {_named(space[1])}"
    return kind


def _is_paper(colour: tuple[str, tuple[float, ...]]) -> bool:
    space, parts = colour
    return parts == ((0.0,) * 4 if space == "DeviceCMYK" else (1.0,) * len(parts)) and parts != ()


def _numbers(operands: Iterable[object]) -> tuple[float, ...]:
    found = []
    for operand in operands:
        try:
            found.append(float(operand))  # type: ignore[arg-type]
        except (TypeError, ValueError):
            continue  # the name of a pattern
    return tuple(found)


def _points(name: str, n: Sequence[float], matrix: Matrix) -> list[tuple[float, float]]:
    if name == "re":
        x, y, width, height = n
        corners = [(x, y), (x + width, y), (x, y + height), (x + width, y + height)]
    else:
        # The handles of a curve go with its ends: the curve stays inside them all.
        corners = list(zip(n[::2], n[1::2], strict=True))
    return [_moved(matrix, x, y) for x, y in corners]


def _moved(matrix: Matrix, x: float, y: float) -> tuple[float, float]:
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f


def _times(first: Sequence[float], then: Matrix) -> Matrix:
    a, b, c, d, e, f = first
    g, h, i, j, k, m = then
    return (a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + m)  # fmt: skip


def _scale(matrix: Matrix) -> float:
    a, b, c, d, _, _ = matrix
    return float(abs(a * d - b * c) ** 0.5)


def _round(points: Sequence[tuple[float, float]]) -> Box:
    across, along = [x for x, _ in points], [y for _, y in points]
    return min(across), min(along), max(across), max(along)


def _around(boxes: Sequence[Box]) -> Box:
    lefts, bottoms, rights, tops = zip(*boxes, strict=True)
    return min(lefts), min(bottoms), max(rights), max(tops)
