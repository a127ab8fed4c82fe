"""From services to their codes: all in one batch, and all that is wrong with them at once."""

from __future__ import annotations

from collections.abc import Sequence

import attrs

from bianmin_core import ExporterError, Published, Service, Text
from bianmin_exporters.cards.contents import LARGEST_SYMBOL_MM, Said, code_content
from bianmin_exporters.cards.options import CardOptions, CodeKind, Size
from bianmin_exporters.cards.wording import Words, shown
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
_LARGER: dict[Size, Text] = {
    "90x54": Text("，或者改用 a6 的卡", ", or choose the size a6"),
    "a6": Text("", ""),
}


@attrs.frozen(kw_only=True)
class Coded:
    """A service with its code; None in a draft where there is none, or no room for it."""

    service: Service
    said: Said | None
    matrix: Matrix | None


def coded(
    catalogue: Published,
    services: Sequence[Service],
    options: CardOptions,
    *,
    draft: bool,
    words: Words,
) -> tuple[Coded, ...]:
    """Return each service with its code.

    Raises:
        ExporterError: It is no draft, and codes can't be made or don't fit a card of that size;
            it names every such service and says what would do.
    """
    problems: list[Text] = []
    told = [_said(catalogue, service, options, words, problems) for service in services]
    made = iter(_matrices(services, list(told), options, problems))
    found = []
    for service, said in zip(services, told, strict=True):
        matrix = next(made)
        if said and matrix:
            fit = fits(matrix, LARGEST_SYMBOL_MM[options.size])
            if not fit:
                problems.append(_too_dense(service, said, fit, options.size))
                matrix = None
            else:
                _check(service, matrix, options, problems)
        found.append(Coded(service=service, said=said, matrix=matrix))
    if problems and not draft:
        raise _refusal(problems)
    return tuple(found)


def _check(service: Service, matrix: Matrix, options: CardOptions, problems: list[Text]) -> None:
    try:
        options.check_matrix(matrix)
    except CodeError as error:
        problems.append(_about(service, error.zh, error.en))


def refusal_of_layout(services: Sequence[Service], size: Size) -> ExporterError:
    """Return the refusal of services whose text finds no room on a card of that size."""
    larger = _LARGER[size]
    return _refusal(
        [
            _about(
                service,
                f"名称（{len(service.name)} 个字）和二维码合起来，{size} 的卡放不下；"
                f"请把名称或链接改短{larger.zh}",
                f"its name ({len(service.name)} characters) and its code do not fit a {size} "
                f"card; shorten the name or the link{larger.en}",
            )
            for service in services
        ]
    )


def _refusal(problems: Sequence[Text]) -> ExporterError:
    return ExporterError(
        "\n".join((f"有 {len(problems)} 张卡做不出来：", *(p.zh for p in problems))),
        "\n".join((f"{len(problems)} cards cannot be made:", *(p.en for p in problems))),
    )


def _about(service: Service, zh: str, en: str) -> Text:
    return Text(f"「{shown(service.name)}」（{service.id}）：{zh}", f"{service.id}: {en}")


def _said(
    catalogue: Published,
    service: Service,
    options: CardOptions,
    words: Words,
    problems: list[Text],
) -> Said | None:
    try:
        said = code_content(catalogue, service, options.code, options.size, words)
        if said and said.kind == "link" and options.upper_case:
            said = attrs.evolve(said, content=upper_case_link(said.content))
    except CodeError as error:
        problems.append(_about(service, error.zh, error.en))
        return None
    if said is None:
        missing = _NOTHING_TO_SAY[options.code]
        problems.append(_about(service, missing.zh, missing.en))
    return said


def _matrices(
    services: Sequence[Service],
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
            _alone(service, said, options, problems) if said else None
            for service, said in zip(services, told, strict=True)
        ]


def _alone(
    service: Service, said: Said, options: CardOptions, problems: list[Text]
) -> Matrix | None:
    try:
        return qr_matrix(said.content, level=options.level)
    except CodeError as error:
        problems.append(_about(service, error.zh, error.en))
        return None


def _too_dense(service: Service, said: Said, fit: Fit, size: Size) -> Text:
    length, most = len(said.content.encode()), fit.longest_content
    least = f"{fit.smallest_symbol_mm:g}", f"{fit.smallest_box_mm:g}"
    larger = _LARGER[size]
    return _about(
        service,
        f"二维码的内容有 {length} 字节，{size} 的卡最多放 {most} 字节（一个汉字 3 字节）；"
        f"这个码至少要印 {least[0]} 毫米宽（连白边 {least[1]} 毫米），手机才扫得出；请改短{larger.zh}",
        f"its code holds {length} bytes and a {size} card has room for {most}; to scan it must be "
        f"{least[0]} mm wide ({least[1]} mm with its white border); shorten it{larger.en}",
    )
