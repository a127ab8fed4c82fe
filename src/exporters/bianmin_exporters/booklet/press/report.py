"""The preflight report as data for programs, and as a page for the clerk who orders the printing."""

from __future__ import annotations

from typing import Any

import orjson

from bianmin_core import Text
from bianmin_exporters.booklet.press.facts import PdfFacts
from bianmin_exporters.booklet.press.job import Job
from bianmin_exporters.booklet.press.preflight import page_list
from bianmin_exporters.codes import MIN_MODULE_MM

FORMAT = 1


def report_json(job: Job) -> bytes:
    """Return the report as JSON."""
    report, copies = job.report, job.report.copies
    told = {
        "format": FORMAT,
        "status": "draft" if job.draft else "published",
        "title": job.title,
        "edition": job.edition,
        "content_number": job.number.replace(" ", ""),
        "content_sha256": job.content_sum,
        "binding": "saddle" if job.stapled else "perfect",
        "leaf_micrometres": job.thickness,
        "book": _file_told(report.book) | {"bleeding_pages": list(report.bleeding)},
        "cover": None
        if report.cover is None
        else _file_told(report.cover) | {"spine_mm": job.spine},
        "codes": [
            {"file": c.file, "alt": c.alt, "page": c.page, "module_mm": c.module_mm}
            for c in report.codes
        ],
        "copies": {
            "communities": [
                {
                    "id": c.id,
                    "name": c.name,
                    "households": c.households,
                    "reserve": c.reserve,
                    "copies": c.copies,
                }
                for c in copies.communities
            ],
            "needed": copies.needed,
            "print_run": copies.print_run,
        },
        "mismatches": [{"zh": m.zh, "en": m.en} for m in report.mismatches],
    }
    return orjson.dumps(told, option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE)


def _file_told(facts: PdfFacts) -> dict[str, Any]:
    pages = facts.pages
    return {
        "pages": len(pages),
        "leaves": -(-len(pages) // 2),
        "sheets": -(-len(pages) // 4),
        "trim_mm": list(pages[0].trim),
        "bleed_mm": min(page.bleed for page in pages),
        "colour_spaces": list(facts.spaces),
        "fonts": [{"name": f.name, "embedded": f.embedded} for f in facts.fonts],
    }


def report_text(job: Job) -> str:
    """Return the report as a page of text: Chinese, then English."""
    return "\n".join([*_lines(job, "zh"), "", "-" * 60, "", *_lines(job, "en"), ""])


def _lines(job: Job, lang: str) -> list[str]:
    def say(zh: str, en: str) -> str:
        return Text(zh, en).in_language(lang)

    report, book = job.report, job.report.book
    pages = len(book.pages)
    width, height = book.pages[0].trim
    bleeding = page_list(report.bleeding, lang)
    lines = [say(f"印前检查　{job.title}", f"Preflight: {job.title}")]
    if job.draft:
        lines.append(say("【草稿，不要付印】", "DRAFT, not to be printed"))
    lines.append("")
    if report.mismatches:
        count = len(report.mismatches)
        lines.append(
            say(
                f"有 {count} 处对不上，付印前要处理：",
                f"{count} mismatches, to be settled before printing:",
            )
        )
        lines += [f"  {i}. {m.in_language(lang)}" for i, m in enumerate(report.mismatches, 1)]
    else:
        lines.append(say("没有发现对不上的地方。", "No mismatches."))
    lines += [
        "",
        say(
            f"编号　{job.number}（版权页上印的，要一样）",
            f"Number: {job.number} (as on the imprint)",
        ),
        say(
            f"书　{pages} 页，{pages // 2} 张纸，{-(-pages // 4)} 个 4 页的大页，成品 {width:g} × {height:g} 毫米",
            f"Book: {pages} pages, {pages // 2} leaves, {-(-pages // 4)} sheets of 4 pages, {width:g} × {height:g} mm",
        ),
        say(
            f"出血　{book.pages[0].bleed:g} 毫米；印到边的页 {bleeding or '没有'}",
            f"Bleed: {book.pages[0].bleed:g} mm; pages that bleed {bleeding or 'none'}",
        ),
        say(f"颜色　{'、'.join(book.spaces)}", f"Colour: {', '.join(book.spaces)}"),
        say(
            f"字体　{'、'.join(f.name + ('' if f.embedded else '（没有嵌入）') for f in book.fonts)}",
            f"Fonts: {', '.join(f.name + ('' if f.embedded else ' (not embedded)') for f in book.fonts)}",
        ),
    ]
    if job.spine is not None:
        lines.append(
            say(
                f"封面　单独的文件，书脊 {job.spine:g} 毫米（纸厚 {job.thickness:g} 微米）",
                f"Cover: a file of its own, spine {job.spine:g} mm (leaf {job.thickness:g} micrometres)",
            )
        )
    if report.codes:
        small = report.codes[0]
        lines.append(
            say(
                f"二维码　{len(report.codes)} 个；最小的小方块 {small.module_mm:.2f} 毫米"
                f"（不能小于 {MIN_MODULE_MM:g}）：{small.alt}",
                f"QR codes: {len(report.codes)}; smallest module {small.module_mm:.2f} mm "
                f"(at least {MIN_MODULE_MM:g}): {small.alt}",
            )
        )
    return [*lines, "", *_copies(job, lang)]


def _copies(job: Job, lang: str) -> list[str]:
    def say(zh: str, en: str) -> str:
        return Text(zh, en).in_language(lang)

    copies = job.report.copies
    if not copies.communities:
        return [say("册数　目录里没有社区", "Copies: the catalogue has no communities")]
    lines = [say("各社区的册数（每户一册）：", "Copies of each community (one a household):")]
    for c in copies.communities:
        spared = say(f"，另备 {c.reserve}", f", and {c.reserve} spare") if c.reserve else ""
        if c.households is None:
            told = say("没有写户数", "households not given")
        else:
            told = say(
                f"{c.households} 户{spared}，共 {c.copies} 册",
                f"{c.households} households{spared}: {c.copies}",
            )
        lines.append(f"  {c.number}  {c.name}　{told}")
    run = copies.print_run
    lines.append(
        say(
            f"  合计要 {copies.needed} 册，印数 {'没有写' if run is None else run}",
            f"  needed {copies.needed}, print run {'not given' if run is None else run}",
        )
        + (
            ""
            if run is None or run < copies.needed
            else say(f"，多 {run - copies.needed} 册备用", f", {run - copies.needed} spare")
        )
    )
    return lines
