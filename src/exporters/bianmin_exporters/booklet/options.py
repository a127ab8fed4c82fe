"""The booklet's options."""

from __future__ import annotations

from typing import Any, Final, Literal, TypeAlias

import attrs

from bianmin_core import OptionError, option

# 80 g offset paper, a little bulky: what such books are printed on.
USUAL_GSM: Final = 80.0
USUAL_BULK: Final = 1.25
#: Pages beyond which staples of an office or a shop no longer hold a book that opens flat.
USUAL_MOST_STAPLED: Final = 80

Layout: TypeAlias = Literal["standard", "large-print", "pocket"]


def _only_on_paper(options: BookletOptions, _: object, value: Layout) -> None:
    if options.format != "pdf" and value != "standard":
        raise ValueError(
            f"layout {value} 是印在纸上的，请用 format pdf；网页和 Word 的字在屏幕上可以放大 "
            f"(layout {value} is for paper: use format pdf; the letters of a page or of Word grow "
            "on the screen)"
        )


def _one_extract(options: BookletOptions, field: attrs.Attribute[Any], value: str | None) -> None:
    if value is not None and options.office is not None and field.name == "community":
        raise ValueError(
            "office 和 community 只能写一个：一本是一个站所的，或者是一个社区的 "
            "(give office or community, not both: a copy is one office's or one community's)"
        )


def _one_leaflet(options: BookletOptions, _: object, value: str | None) -> None:
    if value is None:
        return
    if options.layout != "large-print":
        raise ValueError(
            "service 只用于 layout large-print：大字版一件事一份，可以单印 "
            "(service is for layout large-print, where each service is a leaflet of its own)"
        )
    if options.office is not None or options.community is not None:
        raise ValueError(
            "写了 service 就只印这一件事，不能再写 office、community "
            "(service prints that leaflet alone; give no office or community beside it)"
        )


def _in_the_book(options: BookletOptions, _: object, value: bool) -> None:
    if value and options.format == "docx":
        raise ValueError(
            "bilingual 只用于 format pdf 和 html；Word 文件用 --translation 单做译文 "
            "(bilingual is for format pdf and html; make the Word file in the translation alone, with "
            "--translation)"
        )
    if value and options.layout != "standard":
        raise ValueError(
            f"bilingual 只用于 layout standard；layout {options.layout} 用 --translation 单印译文 "
            f"(bilingual is for layout standard; print layout {options.layout} in the translation "
            "alone, with --translation)"
        )


@attrs.frozen(kw_only=True)
class BookletOptions:
    """How the booklet is made."""

    format: Literal["pdf", "html", "docx"] = attrs.field(
        default="pdf",
        metadata=option(
            "pdf：书；html：一个文件，能直接打印；docx：给审核、签字的人用的 Word 文件",
            "pdf: the book; html: one printable file; docx: a Word file to check and sign",
        ),
    )
    layout: Layout = attrs.field(
        default="standard",
        validator=_only_on_paper,
        metadata=option(
            "standard：A5 书；large-print：A4 大字，一件事一份，双面打印；pocket：A6 袖珍本",
            "standard: the A5 book; large-print: A4, a leaflet for each service, to print on both "
            "sides; pocket: A6",
        ),
    )
    office: str | None = attrs.field(
        default=None,
        metadata=option("只印这一个站所的（站所编号）", "an extract: this office alone, by its id"),
    )
    community: str | None = attrs.field(
        default=None,
        validator=_one_extract,
        metadata=option(
            "这个社区的人用的（社区编号）：本社区排最前，别的社区不印",
            "a copy for this community, by its id: its own pages first, no other community's",
        ),
    )
    service: str | None = attrs.field(
        default=None,
        validator=_one_leaflet,
        metadata=option(
            "large-print 只印这一件事（事项编号）",
            "large-print: the leaflet of this service, by its id",
        ),
    )
    bilingual: bool = attrs.field(
        default=False,
        validator=_in_the_book,
        metadata=option(
            "双语：每件事后面紧跟译文（要加 --translation）",
            "bilingual: each service with its translation (needs --translation)",
        ),
    )
    for_: Literal["screen", "press"] = attrs.field(
        default="screen",
        metadata=option(
            "screen：给屏幕和存档（RGB）；press：给印刷厂（四色、出血、单独的封面、给印厂的说明和印前检查）",
            "screen: to read and to keep (RGB); press: for the print shop (CMYK, bleed, the cover "
            "apart, a note to the printer and a preflight report)",
        ),
    )
    impose: Literal["none", "saddle"] = attrs.field(
        default="none",
        metadata=option(
            "saddle：另做一份拼好的 A4 大页，双面打印（短边翻转）、对折、骑马订",
            "saddle: also the A4 sheets to print on both sides (flip on the short edge), fold and staple",
        ),
    )
    saddle_limit: int | None = attrs.field(
        default=None,
        metadata=option(
            f"骑马订最多多少页（默认 {USUAL_MOST_STAPLED}）",
            f"most pages to staple ({USUAL_MOST_STAPLED} if not given)",
        ),
    )
    paper_thickness: float | None = attrs.field(
        default=None,
        metadata=option(
            "一张纸多厚，微米；书脊宽度和爬移按它算（默认按克重和松厚度：80 克 × 1.25 = 100 微米）",
            "thickness of a leaf in micrometres, for the spine and the creep (if not given, weight "
            "times bulk: 80 g x 1.25 = 100)",
        ),
    )
    paper_gsm: float | None = attrs.field(
        default=None,
        metadata=option(
            f"纸的克重，克每平方米（默认 {USUAL_GSM:g}）",
            f"weight of the paper, g/m² ({USUAL_GSM:g} if not given)",
        ),
    )
    paper_bulk: float | None = attrs.field(
        default=None,
        metadata=option(
            f"纸的松厚度，立方厘米每克（默认 {USUAL_BULK:g}）",
            f"bulk of the paper, cm³/g ({USUAL_BULK:g} if not given)",
        ),
    )
    reserve: float | None = attrs.field(
        default=None,
        metadata=option(
            "每户一册之外，各社区多备百分之几（默认 0）",
            "per cent of copies to spare for each community, beyond one a household (0 if not given)",
        ),
    )
    sign_off: bool = attrs.field(
        default=False,
        metadata=option(
            "另做各社区的发放签收表（A4，每户一行）",
            "also the sheets on which each household of a community signs for its copy (A4)",
        ),
    )

    def __attrs_post_init__(self) -> None:
        """Refuse what does not go together, all of it at once.

        Raises:
            OptionError: Some options do not.
        """
        wrong = [*self._meaningless(), *self._impossible()]
        if wrong:
            raise OptionError("\n".join(zh for zh, _ in wrong), "\n".join(en for _, en in wrong))

    @property
    def bound(self) -> bool:
        """Whether it is made for binding: by a print shop, or with a stapler."""
        return self.for_ == "press" or self.impose == "saddle"

    @property
    def thickness(self) -> float:
        """How thick a leaf is, in micrometres."""
        if self.paper_thickness is not None:
            return self.paper_thickness
        gsm, bulk = self.weight_and_bulk
        return gsm * bulk

    @property
    def weight_and_bulk(self) -> tuple[float, float]:
        """The paper's weight in g/m² and its bulk in cm³/g."""
        return self.paper_gsm or USUAL_GSM, self.paper_bulk or USUAL_BULK

    @property
    def most_stapled(self) -> int:
        """How many pages may be stapled."""
        return USUAL_MOST_STAPLED if self.saddle_limit is None else self.saddle_limit

    def _meaningless(self) -> list[tuple[str, str]]:
        """Options that would change nothing beside the others."""
        press, saddle = self.for_ == "press", self.impose == "saddle"
        wrong = []
        if self.format != "pdf":
            for name, given in (("for", press), ("impose", saddle), ("sign-off", self.sign_off)):
                if given:
                    wrong.append(
                        (
                            f"{name} 只用于 format: pdf",
                            f"{name} goes with format: pdf alone",
                        )
                    )
        if self.layout != "standard" and self.bound:
            wrong.append(
                (
                    f"layout {self.layout} 在办公室打印，for: press 和 impose: saddle 只用于 standard",
                    f"layout {self.layout} is printed at the office: for: press and impose: saddle are "
                    "for standard",
                )
            )
        if self.bilingual and (self.bound or self.sign_off):
            wrong.append(
                (
                    "bilingual 只用于 for: screen，不能和 impose、sign-off 一起用",
                    "bilingual goes with for: screen alone, without impose and sign-off",
                )
            )
        paper = ("paper_thickness", "paper_gsm", "paper_bulk")
        needs = {
            **dict.fromkeys(paper, (self.bound, "for: press 或 impose: saddle")),
            "saddle_limit": (saddle, "impose: saddle"),
            "reserve": (press or self.sign_off, "for: press 或 sign-off"),
        }
        for field, (fits, with_what) in needs.items():
            if getattr(self, field) is not None and not fits:
                name = field.replace("_", "-")
                wrong.append(
                    (
                        f"{name} 要和 {with_what} 一起用",
                        f"{name} needs {with_what.replace('或', 'or')}",
                    )
                )
        if self.paper_thickness is not None and (self.paper_gsm or self.paper_bulk):
            wrong.append(
                (
                    "纸厚和克重、松厚度只写一种",
                    "give the paper's thickness, or its weight and bulk, not both",
                )
            )
        return wrong

    def _impossible(self) -> list[tuple[str, str]]:
        """Numbers that no paper, staple or print run has."""
        ranges = {
            "saddle_limit": (4, 2000),
            "paper_thickness": (30, 500),
            "paper_gsm": (30, 400),
            "paper_bulk": (0.6, 3),
            "reserve": (0, 100),
        }
        wrong = []
        for field, (least, most) in ranges.items():
            value = getattr(self, field)
            if value is not None and not least <= value <= most:
                name = field.replace("_", "-")
                wrong.append(
                    (
                        f"{name} 要在 {least} 到 {most} 之间，不能是 {value:g}",
                        f"{name} must be {least} to {most}, not {value:g}",
                    )
                )
        if not wrong and not 30 <= self.thickness <= 500:
            wrong.append(
                (
                    f"克重乘松厚度是一张纸的微米数，要在 30 到 500 之间，现在是 {self.thickness:g}",
                    "weight times bulk is a leaf's thickness in micrometres and must be 30 to 500, "
                    f"not {self.thickness:g}",
                )
            )
        return wrong
