"""The note to the printer: what the files can't say of themselves. Chinese first, then English."""

from __future__ import annotations

from bianmin_exporters.booklet.press.job import Job
from bianmin_exporters.booklet.press.preflight import page_list

Ink = tuple[str, tuple[float, ...]]


def printer_note(job: Job) -> str:
    """Return the text that goes to the print shop with the files."""
    return "\n".join([*_chinese(job), "", "-" * 60, "", *_english(job), ""])


def _inks(job: Job) -> tuple[list[str], list[str]]:
    """The coloured inks and the greys of the book, those on most pages first."""
    coloured: list[str] = []
    greys: list[str] = []
    for space, parts in job.report.book.inks:
        if space != "DeviceCMYK" or not any(parts):
            continue
        told = " ".join(f"{n}{round(100 * p)}" for n, p in zip("CMYK", parts, strict=True) if p)
        (greys if not any(parts[:3]) else coloured).append(told)
    return coloured, greys


def _pictures(job: Job) -> bool:
    files = [job.report.book] + ([job.report.cover] if job.report.cover else [])
    return any(page.painting.resolution is not None for facts in files for page in facts.pages)


def _size(job: Job) -> str:
    width, height = job.report.book.pages[0].trim
    return f"{width:g} × {height:g}"


def _counts(job: Job) -> tuple[int, int, int]:
    pages = len(job.report.book.pages)
    return pages, pages // 2, pages // 4


def _chinese(job: Job) -> list[str]:
    pages, leaves, sheets = _counts(job)
    coloured, greys = _inks(job)
    bleeding = page_list(job.report.bleeding) or "没有"
    run = job.report.copies.print_run
    fonts = "、".join(font.name for font in job.report.book.fonts)
    lines = [
        f"给印刷厂的说明　{job.title}",
        *(["【草稿，不要付印】"] if job.draft else []),
        "",
        f"1. 成品 {_size(job)} 毫米，{pages} 页（{leaves} 张纸），印数 {'没有写，请问委托方' if run is None else f'{run} 册'}。",
    ]
    if job.stapled:
        lines += [
            f"2. 骑马订，自带封面：booklet-press.pdf 按页码排，sheets.pdf 已拼成 {sheets} 张 A4 大页。",
            "   sheets.pdf 双面印，短边翻转，外面的一张在前。每张往里的页面已经向折缝移了爬移量：",
            f"   第 i 张（从外往里数，外面的是 0）移 i × 纸厚；最里面的一张移 {job.shifts:.2f} 毫米。",
            f"   骑马订最多按 {job.most_stapled} 页算。自己拼版的，用 booklet-press.pdf。",
        ]
    else:
        lines += [
            f"2. 胶装：booklet-press.pdf 是书芯，单面起头，第 1 页在右；cover.pdf 是封面，书脊 {job.spine:g} 毫米。",
            f"   书脊 = 张数 × 纸厚 + 0.5 毫米（胶和压痕）。换纸请告诉我们纸厚，重做封面。"
            f"{'' if job.spine_titled else '书脊不到 5 毫米，不印字。'}",
            "   cover.pdf 第 1 页是封面外（封底、书脊、封面），第 2 页是封面里，单黑，书脊两边 7 毫米内没有墨，好上胶。",
        ]
    lines += [
        f"3. 纸厚按 {job.thickness:g} 微米算（{job.thickness_said[0]}）。",
        "4. 黑色文字是单黑（K 100）。文件里写不了叠印：请把 K 100 的文字和线设为叠印（overprint）。",
        f"5. 颜色：彩色 {'；'.join(coloured) or '没有'}；黑和灰 {'；'.join(greys) or '没有'}。",
        "   第一种彩色是主色（松绿），请换成专色，最接近的深松绿；不用专色就按上面的网点印。"
        "浅底是主色的 10 %，一起换。",
        f"6. 文件没有输出意图（output intent），没有透明，{'有' if _pictures(job) else '没有'}图片；陷印由贵厂做。",
        f"7. 出血 3 毫米，每页都写了 TrimBox 和 BleedBox，没有裁切标记。印到边的页：{bleeding}"
        f"{'' if job.stapled else '；封面外面整面到边'}。",
        f"8. 字体都已嵌入（子集）：{fonts}。",
        f"9. 倒数第 2 页是剪下来贴冰箱的一页，左边有剪线，它的背面{'是封底' if job.stapled else '是空白'}，请不要再加内容。",
        f"10. 付印前对一下编号：{job.number}（印在版权页上），和 preflight.json 里的一样才是这一版。",
    ]
    return lines


def _english(job: Job) -> list[str]:
    pages, leaves, sheets = _counts(job)
    coloured, greys = _inks(job)
    bleeding = page_list(job.report.bleeding, "en") or "none"
    run = job.report.copies.print_run
    fonts = ", ".join(font.name for font in job.report.book.fonts)
    lines = [
        f"Note to the printer: {job.title}",
        *(["DRAFT, not to be printed"] if job.draft else []),
        "",
        f"1. Trimmed {_size(job)} mm, {pages} pages ({leaves} leaves), {'print run not given, please ask' if run is None else f'{run} copies'}.",
    ]
    if job.stapled:
        lines += [
            f"2. Saddle stitched with its own cover: booklet-press.pdf is in reading order, sheets.pdf is "
            f"imposed on {sheets} A4 sheets.",
            "   Print sheets.pdf on both sides, flipped on the short edge; the outermost sheet comes first.",
            "   Creep is allowed for: sheet i (0 is the outermost) is moved to the fold by i times the "
            f"paper's thickness, the innermost by {job.shifts:.2f} mm.",
            f"   At most {job.most_stapled} pages are taken to be stapled. If you impose yourselves, use "
            "booklet-press.pdf.",
        ]
    else:
        lines += [
            "2. Perfect bound: booklet-press.pdf is the block, page 1 is a right-hand page; cover.pdf is the "
            f"cover with a spine of {job.spine:g} mm.",
            "   Spine = leaves x thickness + 0.5 mm (glue and scores). For other paper, tell us its thickness "
            f"and the cover is made anew.{'' if job.spine_titled else ' Under 5 mm the spine has no text.'}",
            "   Page 1 of cover.pdf is the outside (back, spine, front), page 2 the inside, K only, without "
            "ink within 7 mm of the spine, for the glue.",
        ]
    lines += [
        f"3. Thickness of a leaf: {job.thickness:g} micrometres ({job.thickness_said[1]}).",
        "4. Black text is K 100 alone. Overprint could not be written: please set K 100 text and rules to "
        "overprint.",
        f"5. Colours: {'; '.join(coloured) or 'none'}; black and greys: {'; '.join(greys) or 'none'}.",
        "   The first colour is the accent, a deep pine green: please map it to a spot ink; without one, "
        "print the values above. The tint is 10 % of it and goes with it.",
        f"6. There is no output intent and no transparency, and there are {'' if _pictures(job) else 'no '}pictures; "
        "trapping is yours.",
        f"7. Bleed 3 mm; TrimBox and BleedBox are on every page, there are no marks. Pages that bleed: {bleeding}"
        f"{'' if job.stapled else '; the whole outside of the cover'}.",
        f"8. Fonts, all embedded as subsets: {fonts}.",
        "9. The last page but one is to be cut out, along the line at its left; its back "
        f"{'is the back cover' if job.stapled else 'is blank'}: please add nothing to it.",
        f"10. Before printing compare the number {job.number} (on the imprint) with preflight.json.",
    ]
    return lines
