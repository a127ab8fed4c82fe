"""From a catalogue to what people hold: check it, project it, export it, write it."""

from __future__ import annotations

import datetime as dt
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import attrs

from bianmin_core.contract import Artifact, ExportContext, Exporter, Translated
from bianmin_core.errors import BianminError, BlockedError, ExporterError, OptionError, cause_of
from bianmin_core.filenames import folded
from bianmin_core.model.catalogue import Catalogue, Published
from bianmin_core.model.district import ExportJob
from bianmin_core.model.labels import Audience
from bianmin_core.options import make_options
from bianmin_core.registry import exporters, load_exporter
from bianmin_core.reporting.todo import todo_artifacts, todo_lists
from bianmin_core.rules.report import Report, check
from bianmin_core.template_sets import template_folder
from bianmin_core.translated import in_language, seen_by
from bianmin_core.write import check_folder_name, write_artifacts

_OURS = "bianmin"
_View = tuple[Audience, str | None]


@attrs.frozen(kw_only=True)
class Exported:
    """What one exporter made.

    Attributes:
        name: The exporter's name.
        folder: Where its files are.
        files: How many they are, without the manifest.
        bytes: Their size together.
        seconds: How long making and writing took; only for people to read.
        report: What the check found, for the audience it was made for.
    """

    name: str
    folder: Path
    files: int
    bytes: int
    seconds: float
    report: Report


@attrs.frozen(kw_only=True)
class _Job:
    """An export that was asked for and can be done as asked."""

    name: str
    into: str
    exporter: Exporter[Any]
    options: Any
    audience: Audience
    translation: str | None = None

    @property
    def view(self) -> _View:
        """For whom and in which language it is."""
        return self.audience, self.translation


def export(
    name: str,
    catalogue: Catalogue,
    target: str | Path,
    *,
    draft: bool = False,
    lang: str = "zh",
    audience: Audience | None = None,
    as_of: dt.date | None = None,
    template_folders: Iterable[str | Path] = (),
    font_folders: Iterable[str | Path] = (),
    progress: Callable[[int, int], None] | None = None,
    translation: str | None = None,
    into: str | None = None,
    **options: object,
) -> Exported:
    """Export a catalogue with one exporter into its folder of `target`.

    Args:
        name: The exporter's name: "booklet".
        catalogue: The whole catalogue; the exporter is given what its audience may see.
        target: The folder that holds the exporters' folders; made if absent.
        draft: Export in spite of findings that block; all that is made says it is a draft.
        lang: Language of the fixed words, "zh" or "en".
        audience: Grant the exporter this at most; what it asks for if absent, and never more.
        as_of: The day the catalogue is judged on; today if absent.
        template_folders: Folders of the district's own templates, or names of sets that installed
            packages bring.
        font_folders: Folders with fonts beside the packaged ones.
        progress: Called with (done, total) now and then.
        translation: Export the catalogue in this one of the languages it is translated into.
        into: Name of the folder in `target`; the exporter's name if absent.
        **options: The exporter's own options.

    Raises:
        OptionError: An option is unknown or not taken.
        ExporterError: There is no such exporter, or it does not keep its contract.
        BlockedError: Findings block the export and it is no draft; nothing was made.
        TemplateError: A folder of templates is not there, or a template is wrong.
        WriteError: It can't be written there; what was there is untouched.
    """
    job = _job(name, into, options, audience, translation)
    context = _context(catalogue, draft, lang, template_folders, font_folders, progress)
    held = in_language(catalogue, job.translation)
    report = check(held, audience=job.audience, as_of=as_of, font_folders=context.font_folders)
    if report.blocks and not draft:
        raise BlockedError(report)
    return _run(job, seen_by(held, job.audience), Path(target), context, report)


def build(
    catalogue: Catalogue,
    target: str | Path,
    *,
    draft: bool = False,
    lang: str = "zh",
    audience: Audience | None = None,
    as_of: dt.date | None = None,
    template_folders: Iterable[str | Path] = (),
    font_folders: Iterable[str | Path] = (),
    progress: Callable[[int, int], None] | None = None,
    translation: str | None = None,
) -> Iterator[Exported]:
    """Make what the catalogue's `exports` section asks for; without one, all that bianmin brings.

    Every refusal of a job or of the catalogue comes from this call itself, before anything is
    made; the exports are then run one by one as the result is iterated over. The arguments are
    those of `export`.

    Raises:
        ExporterError: Jobs can't be done as asked or want the same folder; it tells all of it.
        OptionError: The same, where nothing but options is wrong.
        BlockedError: Findings block an export and it is no draft.
        WriteError: While iterating: an output can't be written; the ones before it are done.
    """
    asked = catalogue.exports or tuple(
        ExportJob(exporter=name)
        for name in dict.fromkeys(e.name for e in exporters() if e.distribution == _OURS)
    )
    jobs = _jobs(asked, audience, translation)
    context = _context(catalogue, draft, lang, template_folders, font_folders, progress)
    held = {job.translation: in_language(catalogue, job.translation) for job in jobs}
    reports: dict[_View, Report] = {}
    for job in jobs:
        if job.view not in reports:
            reports[job.view] = check(
                held[job.translation],
                audience=job.audience,
                as_of=as_of,
                font_folders=context.font_folders,
            )
        if reports[job.view].blocks and not draft:
            raise BlockedError(reports[job.view])
    return _runs(jobs, held, Path(target), context, reports)


def write_todo(report: Report, target: str | Path, *, lang: str = "zh") -> Path:
    """Write a to-do list for each office into the folder `todo` of `target`, and return it.

    The folder is written as an exporter's is: whole or not at all, in the place of the lists
    before. Workbooks are among them where XlsxWriter (extra: xlsx) is installed.

    Args:
        report: What `check` returned.
        target: The folder that holds the folder `todo`; made if absent.
        lang: Language of the lists' own words, "zh" or "en".

    Raises:
        WriteError: It can't be written there; what was there is untouched.
    """
    artifacts = todo_artifacts(todo_lists(report), lang)
    return write_artifacts(Path(target), "todo", artifacts).folder


def _runs(
    jobs: Iterable[_Job],
    held: Mapping[str | None, Catalogue],
    target: Path,
    context: ExportContext,
    reports: Mapping[_View, Report],
) -> Iterator[Exported]:
    seen = {(a, lang): seen_by(held[lang], a) for a, lang in reports}
    for job in jobs:
        yield _run(job, seen[job.view], target, context, reports[job.view])


def _run(
    job: _Job,
    seen: tuple[Published, Translated | None],
    target: Path,
    context: ExportContext,
    report: Report,
) -> Exported:
    started = time.perf_counter()
    catalogue, translated = seen
    told = attrs.evolve(context, translation=translated)
    written = write_artifacts(target, job.name, _made(job, catalogue, told), into=job.into)
    return Exported(
        name=job.name,
        folder=written.folder,
        files=written.files,
        bytes=written.bytes,
        seconds=time.perf_counter() - started,
        report=report,
    )


def _made(job: _Job, seen: Published, context: ExportContext) -> Iterator[Artifact]:
    """What the exporter makes; it is not called before the writer asks for the first of it."""
    callers: list[Exception] = []

    def progress(done: int, total: int) -> None:
        try:
            context.progress(done, total)
        except Exception as error:
            callers.append(error)
            raise

    told = attrs.evolve(context, progress=progress)
    with _named(job.name, callers):
        artifacts: object = job.exporter.export(seen, job.options, told)
        if not isinstance(artifacts, Iterable):
            raise ExporterError(
                f"导出器 {job.name} 什么也没有交出来", f"Exporter {job.name} returned no artifacts"
            )
        for artifact in artifacts:
            yield _guarded(artifact, job.name, callers)


def _guarded(artifact: Artifact, name: str, callers: list[Exception]) -> Artifact:
    """The artifact, with what goes wrong while its pieces are made named as well."""
    if not isinstance(artifact, Artifact) or isinstance(artifact.content, bytes):
        return artifact  # the writer says what is no artifact
    return attrs.evolve(artifact, content=_pieces(name, artifact.content, callers))


def _pieces(name: str, content: Iterable[bytes], callers: list[Exception]) -> Iterator[bytes]:
    """Content that comes piece by piece, with whatever goes wrong on the way named."""
    with _named(name, callers):
        yield from content


@contextmanager
def _named(name: str, callers: list[Exception]) -> Iterator[None]:
    """Name the exporter that fails and its cause; what the caller raised passes as it is."""
    try:
        yield
    except BianminError:
        raise
    except Exception as error:
        if any(error is one for one in callers):
            raise
        cause = cause_of(error)
        raise ExporterError(
            f"导出器 {name} 做到一半出错，什么也没有写：{cause}",
            f"Exporter {name} failed half-way and nothing was written: {cause}",
        ) from error


def _jobs(
    asked: Iterable[ExportJob], audience: Audience | None, translation: str | None
) -> tuple[_Job, ...]:
    """The jobs, if every one of them can be done and none is in the way of another."""
    jobs: list[_Job] = []
    errors: list[BianminError] = []
    takers: dict[str, str] = {}
    for wanted in asked:
        folder = wanted.exporter if wanted.into is None else wanted.into
        taken = takers.get(folded(folder))
        takers[folded(folder)] = wanted.exporter
        if taken is not None:
            errors.append(
                ExporterError(
                    f"导出任务 {taken} 和 {wanted.exporter} 都要写文件夹 {folder}；请给其中一个写上 into",
                    f"Exports {taken} and {wanted.exporter} both go into folder {folder}; "
                    "give one of them another name with into",
                )
            )
        try:
            lang = wanted.translation or translation
            jobs.append(_job(wanted.exporter, wanted.into, wanted.options, audience, lang))
        except BianminError as error:
            errors.append(error)
    if len(errors) == 1:
        raise errors[0]
    if errors:
        kind = OptionError if all(isinstance(e, OptionError) for e in errors) else ExporterError
        raise kind("\n".join(e.zh for e in errors), "\n".join(e.en for e in errors))
    return tuple(jobs)


def _job(
    name: str,
    into: str | None,
    options: Mapping[str, object],
    audience: Audience | None,
    translation: str | None,
) -> _Job:
    exporter = load_exporter(name)
    folder = name if into is None else into
    check_folder_name(folder)
    return _Job(
        name=name,
        into=folder,
        exporter=exporter,
        options=make_options(name, exporter.options, options),
        audience=exporter.audience.smaller(audience or exporter.audience),
        translation=translation,
    )


def _context(
    catalogue: Catalogue,
    draft: bool,
    lang: str,
    template_folders: Iterable[str | Path],
    font_folders: Iterable[str | Path],
    progress: Callable[[int, int], None] | None,
) -> ExportContext:
    if lang not in ("zh", "en"):
        raise OptionError(
            f"语言只能是 zh 或 en，不能是「{lang}」", f"lang must be zh or en, not {lang!r}"
        )
    context = ExportContext(
        draft=draft,
        lang=lang,
        template_folders=tuple(template_folder(f) for f in template_folders),
        font_folders=tuple(Path(f) for f in font_folders),
        assets=catalogue.origins.folder,
    )
    return attrs.evolve(context, progress=progress) if progress else context
