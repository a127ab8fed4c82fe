"""From what cards are about to their codes: all in one batch, and all that is wrong at once."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Generic, Protocol, TypeVar

import attrs

from bianmin_core import ExporterError, Text
from bianmin_exporters.cards.contents import Said
from bianmin_exporters.cards.forms import form_of
from bianmin_exporters.cards.options import CardOptions, CodeKind
from bianmin_exporters.cards.without_room import back_refused
from bianmin_exporters.cards.wording import shown
from bianmin_exporters.codes import (
    CodeError,
    Fit,
    Matrix,
    fits,
    qr_matrices,
    qr_matrix,
    upper_case_link,
)

_NOTHING_TO_SAY: dict[CodeKind, Text] = {
    "link": Text("辖区没有网址，没有链接可印", "the district has no website to link to"),
    "tel": Text("没有能拨的电话", "there is no phone that can be dialled"),
    "vcard": Text("没有能拨的电话，存不了", "there is no phone that can be dialled and saved"),
}


class Subject(Protocol):
    """What a card is about: a service, an office, somebody's posts."""

    @property
    def id(self) -> str:
        """The id in the catalogue; files are named by it."""
        ...

    @property
    def name(self) -> str:
        """What it is called; refusals and pictures for those who listen name it so."""
        ...


T = TypeVar("T", bound=Subject)
S = TypeVar("S", bound=Subject, covariant=True)


@attrs.frozen(kw_only=True)
class Coded(Generic[S]):
    """A card's subject with its code; None in a draft where there is none, or no room for it."""

    subject: S
    said: Said | None
    matrix: Matrix | None


def coded(
    subjects: Sequence[T],
    say: Callable[[T], Said | None],
    options: CardOptions,
    *,
    draft: bool,
) -> tuple[Coded[T], ...]:
    """Return each subject with the code that says what `say` gives for it.

    Raises:
        ExporterError: It is no draft, and codes can't be made or don't fit a card of that size;
            it names every such subject and says what would do.
    """
    problems: list[Text] = []
    told = [_said(subject, say, options, problems) for subject in subjects]
    made = iter(_matrices(subjects, list(told), options, problems))
    found = []
    for subject, said in zip(subjects, told, strict=True):
        matrix = next(made)
        if said and matrix:
            fit = fits(matrix, form_of(options).largest_symbol_mm)
            if not fit:
                problems.append(_too_dense(subject, said, fit, options))
                matrix = None
            else:
                _check(subject, matrix, options, problems)
        found.append(Coded(subject=subject, said=said, matrix=matrix))
    if problems and not draft:
        raise _refusal(problems)
    return tuple(found)


def _check(subject: Subject, matrix: Matrix, options: CardOptions, problems: list[Text]) -> None:
    try:
        options.check_matrix(matrix)
    except CodeError as error:
        problems.append(_about(subject, error.zh, error.en))


def refusal_of_layout(
    subjects: Sequence[Subject], options: CardOptions, back_room: tuple[int, int] | None = None
) -> ExporterError:
    """Return the refusal of cards whose text finds no room at the size asked for.

    Args:
        subjects: What those cards are about; none where only the back is too long.
        options: The options.
        back_room: Lines, and characters a line, of the back, where its text does not fit.
    """
    refusal = _refusal([_too_long(subject, options) for subject in subjects])
    if back_room is None:
        return refusal
    back = back_refused(options.size, back_room)
    if not subjects:
        return ExporterError(back.zh, back.en)
    return ExporterError(f"{refusal.zh}\n{back.zh}", f"{refusal.en}\n{back.en}")


def _too_long(subject: Subject, options: CardOptions) -> Text:
    larger, size = form_of(options).larger, options.size
    if options.kind not in ("service", "label"):
        return _about(
            subject,
            f"文字太多，{size} 放不下；请改短{larger.zh}",
            f"its text does not fit {size}; shorten it{larger.en}",
        )
    return _about(
        subject,
        f"名称（{len(subject.name)} 个字）和二维码合起来，{size} 的卡放不下；"
        f"请把名称或链接改短{larger.zh}",
        f"its name ({len(subject.name)} characters) and its code do not fit a {size} "
        f"card; shorten the name or the link{larger.en}",
    )


def _refusal(problems: Sequence[Text]) -> ExporterError:
    return ExporterError(
        "\n".join((f"有 {len(problems)} 张卡做不出来：", *(p.zh for p in problems))),
        "\n".join((f"{len(problems)} cards cannot be made:", *(p.en for p in problems))),
    )


def _about(subject: Subject, zh: str, en: str) -> Text:
    return Text(f"「{shown(subject.name)}」（{subject.id}）：{zh}", f"{subject.id}: {en}")


def _said(
    subject: T, say: Callable[[T], Said | None], options: CardOptions, problems: list[Text]
) -> Said | None:
    try:
        said = say(subject)
        if said and said.kind == "link" and options.upper_case:
            said = attrs.evolve(said, content=upper_case_link(said.content))
    except CodeError as error:
        problems.append(_about(subject, error.zh, error.en))
        return None
    if said is None:
        missing = _NOTHING_TO_SAY[options.code]
        problems.append(_about(subject, missing.zh, missing.en))
    return said


def _matrices(
    subjects: Sequence[Subject],
    told: Sequence[Said | None],
    options: CardOptions,
    problems: list[Text],
) -> list[Matrix | None]:
    """Every symbol in one batch; one by one only where the batch is refused, to tell which."""
    try:
        made = qr_matrices([said.content for said in told if said], level=options.level)
        return [next(made) if said else None for said in told]
    except CodeError:
        return [
            _alone(subject, said, options, problems) if said else None
            for subject, said in zip(subjects, told, strict=True)
        ]


def _alone(
    subject: Subject, said: Said, options: CardOptions, problems: list[Text]
) -> Matrix | None:
    try:
        return qr_matrix(said.content, level=options.level)
    except CodeError as error:
        problems.append(_about(subject, error.zh, error.en))
        return None


def _too_dense(subject: Subject, said: Said, fit: Fit, options: CardOptions) -> Text:
    length, most = len(said.content.encode()), fit.longest_content
    least = f"{fit.smallest_symbol_mm:g}", f"{fit.smallest_box_mm:g}"
    larger, size = form_of(options).larger, options.size
    return _about(
        subject,
        f"二维码的内容有 {length} 字节，{size} 的卡最多放 {most} 字节（一个汉字 3 字节）；"
        f"这个码至少要印 {least[0]} 毫米宽（连白边 {least[1]} 毫米），手机才扫得出；请改短{larger.zh}",
        f"its code holds {length} bytes and a {size} card has room for {most}; to scan it must be "
        f"{least[0]} mm wide ({least[1]} mm with its white border); shorten it{larger.en}",
    )
