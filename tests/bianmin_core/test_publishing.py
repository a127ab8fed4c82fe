"""Export and build: what is granted, what blocks, and that nothing starts that can't be done."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import attrs
import pytest

from bianmin_core import (
    CONTRACT_VERSION,
    Artifact,
    Audience,
    BianminError,
    BlockedError,
    Catalogue,
    District,
    ExportContext,
    ExporterError,
    ExportJob,
    Office,
    OptionError,
    Origins,
    Phone,
    Published,
    Service,
    Text,
    Visibility,
    WriteError,
    build,
    export,
    option,
    publishing,
)


@attrs.frozen(kw_only=True)
class Options:
    """One option."""

    size: int = attrs.field(default=1, metadata=option("大小", "Size"))


@attrs.frozen(eq=False)
class Fake:
    """An exporter that keeps what it is given and makes one file of it."""

    audience: Audience = Audience.PRINT
    made: object = None
    given: list[tuple[Published, Options, ExportContext]] = attrs.field(factory=list)
    contract = CONTRACT_VERSION
    summary = Text("假的", "Fake")
    options = Options

    def export(
        self, catalogue: Published, options: Options, context: ExportContext, /
    ) -> Iterable[Artifact]:
        """Return one file, or what the test wants returned."""
        self.given.append((catalogue, options, context))
        context.progress(1, 2)
        if self.made is not None:
            return self.made  # type: ignore[return-value]
        text = f"{catalogue.audience.value} {options.size}"
        return [Artifact("a.txt", "text/plain", text.encode())]


@attrs.frozen
class Stage:
    """The exporters there are, and the calls to `check`."""

    shelf: dict[str, Fake]
    checks: list[tuple[Audience, dt.date | None, Sequence[Path]]]
    blocks: set[Audience]


@pytest.fixture
def stage(monkeypatch: pytest.MonkeyPatch) -> Stage:
    """Four exporters of ours, one of somebody else, and a check that finds what a test wants."""
    shelf = {
        "booklet": Fake(Audience.PRINT),
        "cards": Fake(Audience.PRINT),
        "csv": Fake(Audience.PUBLIC),
        "json": Fake(Audience.PUBLIC),
        "roster": Fake(Audience.INTERNAL),
    }
    stage = Stage(shelf, [], set())

    def load_exporter(name: str) -> Fake:
        if name not in shelf:
            raise ExporterError(f"没有 {name}", f"No {name}")
        return shelf[name]

    def check(
        catalogue: Catalogue,
        *,
        audience: Audience,
        as_of: dt.date | None,
        font_folders: Sequence[Path],
    ) -> Any:
        stage.checks.append((audience, as_of, font_folders))
        blocks = audience in stage.blocks
        return SimpleNamespace(blocks=blocks, findings=(SimpleNamespace(blocks=True),) * blocks)

    def exporters() -> tuple[Any, ...]:
        return tuple(
            SimpleNamespace(name=n, distribution="bianmin" if n != "roster" else "county-roster")
            for n in shelf
        )

    monkeypatch.setattr(publishing, "load_exporter", load_exporter)
    monkeypatch.setattr(publishing, "exporters", exporters)
    monkeypatch.setattr(publishing, "check", check)
    return stage


CATALOGUE = Catalogue(
    district=District(name="王家庄街道"),
    offices=(
        Office(
            id="civil-affairs",
            name="民政办公室",
            phones=(
                Phone(number="0874-1234567"),
                Phone(number="0874-1234568", visibility=Visibility.PRINT),
                Phone(number="0874-1234569", visibility=Visibility.INTERNAL),
            ),
        ),
    ),
    services=(Service(id="birth", name="新生儿落户", office="civil-affairs"),),
)


def with_exports(*jobs: ExportJob) -> Catalogue:
    """The catalogue with an `exports` section."""
    return attrs.evolve(CATALOGUE, exports=jobs)


def contents(dist: Path) -> dict[str, str]:
    """Folder and text of each output."""
    return {p.parent.name: p.read_text() for p in sorted(dist.glob("*/a.txt"))}


def numbers(catalogue: Catalogue) -> list[str]:
    """The phone numbers an exporter was given."""
    return [p.number for o in catalogue.offices for p in o.phones]


def test_an_export_is_written_and_told(stage: Stage, tmp_path: Path) -> None:
    """The result names exporter, folder, files, bytes and the report; the time is some time."""
    done = export("booklet", CATALOGUE, str(tmp_path / "dist"), size="3")

    assert (done.name, done.files, done.bytes) == ("booklet", 1, 7)
    assert done.folder == tmp_path / "dist" / "booklet"
    assert done.report.blocks is False
    assert 0 < done.seconds < 60
    assert contents(tmp_path / "dist") == {"booklet": "print 3"}


@pytest.mark.parametrize(
    ("name", "granted", "seen"),
    [
        ("csv", None, Audience.PUBLIC),
        ("csv", Audience.INTERNAL, Audience.PUBLIC),
        ("csv", Audience.PUBLIC, Audience.PUBLIC),
        ("booklet", None, Audience.PRINT),
        ("booklet", Audience.INTERNAL, Audience.PRINT),
        ("booklet", Audience.PUBLIC, Audience.PUBLIC),
        ("roster", None, Audience.INTERNAL),
        ("roster", Audience.PRINT, Audience.PRINT),
    ],
)
def test_an_exporter_sees_the_smaller_of_asked_and_granted(
    stage: Stage, tmp_path: Path, name: str, granted: Audience | None, seen: Audience
) -> None:
    """No caller gives an exporter more than it declares; what is checked is what it sees."""
    export(name, CATALOGUE, tmp_path, audience=granted)

    catalogue = stage.shelf[name].given[0][0]
    assert type(catalogue) is Published
    assert catalogue.audience is seen
    assert numbers(catalogue) == ["0874-1234567", "0874-1234568", "0874-1234569"][: seen.reach + 1]
    assert [audience for audience, _, _ in stage.checks] == [seen]


def test_the_context_holds_what_was_said(stage: Stage, tmp_path: Path) -> None:
    """Draft, language, folders, the catalogue's own folder and progress reach the exporter."""
    calls: list[tuple[int, int]] = []
    catalogue = attrs.evolve(CATALOGUE, origins=Origins(folder=tmp_path / "wangjiazhuang"))
    export(
        "booklet",
        catalogue,
        tmp_path,
        draft=True,
        lang="en",
        as_of=dt.date(2026, 3, 1),
        template_folders=[str(tmp_path)],
        font_folders=[tmp_path],
        progress=lambda done, total: calls.append((done, total)),
        into="book-2026",
    )

    context = stage.shelf["booklet"].given[0][2]
    assert attrs.evolve(context, progress=print) == ExportContext(
        draft=True,
        lang="en",
        template_folders=(tmp_path,),
        font_folders=(tmp_path,),
        assets=tmp_path / "wangjiazhuang",
        progress=print,
    )
    assert calls == [(1, 2)]
    assert stage.checks == [(Audience.PRINT, dt.date(2026, 3, 1), (tmp_path,))]
    assert contents(tmp_path) == {"book-2026": "print 1"}


def test_findings_block_before_anything_is_made(stage: Stage, tmp_path: Path) -> None:
    """The exporter is not called and not even the target is made; the error holds the report."""
    stage.blocks.add(Audience.PRINT)
    with pytest.raises(BlockedError) as caught:
        export("booklet", CATALOGUE, tmp_path / "dist")
    assert caught.value.report.blocks is True
    assert stage.shelf["booklet"].given == []
    assert list(tmp_path.iterdir()) == []


def test_a_draft_is_made_in_spite_of_findings(stage: Stage, tmp_path: Path) -> None:
    """The exporter is told that it is a draft, and the report tells what blocks."""
    stage.blocks.add(Audience.PRINT)
    assert export("booklet", CATALOGUE, tmp_path, draft=True).report.blocks is True
    assert stage.shelf["booklet"].given[0][2].draft is True


def test_bad_options_are_told_before_the_catalogue_is_checked(stage: Stage, tmp_path: Path) -> None:
    """A slip on the command line costs no check."""
    with pytest.raises(OptionError, match="没有选项 sise，是不是 size"):
        export("booklet", CATALOGUE, tmp_path, sise=3)
    with pytest.raises(OptionError, match="语言只能是 zh 或 en，不能是「de」"):
        export("booklet", CATALOGUE, tmp_path, lang="de")
    with pytest.raises(WriteError, match="不能做输出文件夹的名字"):
        export("booklet", CATALOGUE, tmp_path, into="../elsewhere")
    assert stage.checks == []
    assert list(tmp_path.iterdir()) == []


def test_the_exporter_is_not_run_where_it_can_not_be_written(stage: Stage, tmp_path: Path) -> None:
    """A folder of somebody else is refused before the work is done."""
    (tmp_path / "booklet").mkdir()
    (tmp_path / "booklet" / "mine.txt").write_text("mine")
    with pytest.raises(WriteError):
        export("booklet", CATALOGUE, tmp_path)
    assert stage.shelf["booklet"].given == []


def test_an_exporter_that_returns_nothing_is_named(stage: Stage, tmp_path: Path) -> None:
    """A forgotten return is the exporter's error, in a sentence."""
    stage.shelf["none"] = Fake(made=5)
    with pytest.raises(ExporterError, match="导出器 none 什么也没有交出来"):
        export("none", CATALOGUE, tmp_path / "dist")
    assert list(tmp_path.iterdir()) == []


def test_build_without_an_exports_section_makes_all_of_ours(stage: Stage, tmp_path: Path) -> None:
    """The four that bianmin brings, with their defaults; a plug-in only where it is asked for."""
    names = [done.name for done in build(CATALOGUE, tmp_path)]
    assert names == ["booklet", "cards", "csv", "json"]
    made = {"booklet": "print 1", "cards": "print 1", "csv": "public 1", "json": "public 1"}
    assert contents(tmp_path) == made


def test_build_makes_what_the_catalogue_asks_for(stage: Stage, tmp_path: Path) -> None:
    """One exporter may be asked for twice, into two folders, each with its own options."""
    catalogue = with_exports(
        ExportJob(exporter="booklet"),
        ExportJob(exporter="booklet", into="large", options={"size": "9"}),
        ExportJob(exporter="roster"),
    )
    assert [(d.name, d.folder.name) for d in build(catalogue, tmp_path)] == [
        ("booklet", "booklet"),
        ("booklet", "large"),
        ("roster", "roster"),
    ]
    assert contents(tmp_path) == {"booklet": "print 1", "large": "print 9", "roster": "internal 1"}


def test_build_checks_once_for_each_audience(stage: Stage, tmp_path: Path) -> None:
    """Four exports for two audiences cost two checks; outputs share the report and the projection."""
    day = dt.date(2026, 3, 1)
    done = list(build(CATALOGUE, tmp_path, as_of=day))
    assert stage.checks == [(Audience.PRINT, day, ()), (Audience.PUBLIC, day, ())]
    assert done[0].report is done[1].report
    assert done[2].report is done[3].report
    assert stage.shelf["csv"].given[0][0] is stage.shelf["json"].given[0][0]


def test_build_grants_no_more_than_the_caller(stage: Stage, tmp_path: Path) -> None:
    """With the public audience granted nothing that is for paper alone reaches any exporter."""
    assert len(list(build(CATALOGUE, tmp_path, audience=Audience.PUBLIC))) == 4
    assert {numbers(f.given[0][0])[-1] for f in stage.shelf.values() if f.given} == {"0874-1234567"}
    assert [audience for audience, _, _ in stage.checks] == [Audience.PUBLIC]


@pytest.mark.parametrize("other", ["booklet", "Booklet", "BOOKLET"])
def test_build_refuses_two_jobs_for_one_folder(stage: Stage, tmp_path: Path, other: str) -> None:
    """Folders that some system takes for one are refused by the call itself; nothing is made."""
    catalogue = with_exports(ExportJob(exporter="booklet"), ExportJob(exporter="csv", into=other))
    with pytest.raises(ExporterError) as caught:
        build(catalogue, tmp_path)
    assert caught.value.zh == (
        f"导出任务 booklet 和 csv 都要写文件夹 {other}；请给其中一个写上 into"
    )
    assert stage.checks == []
    assert list(tmp_path.iterdir()) == []


def test_build_tells_all_bad_jobs_before_the_first_is_run(stage: Stage, tmp_path: Path) -> None:
    """Unknown exporters, bad options, bad folders and collisions, in one error of many lines."""
    catalogue = with_exports(
        ExportJob(exporter="booklet", options={"size": "big"}),
        ExportJob(exporter="poster"),
        ExportJob(exporter="csv", into=".."),
        ExportJob(exporter="json"),
        ExportJob(exporter="cards", into="json", options={"colour": "red"}),
    )
    with pytest.raises(ExporterError) as caught:
        build(catalogue, tmp_path)
    assert caught.value.zh.splitlines() == [
        "导出器 booklet 的选项 size 只能是整数，不能是「big」",
        "没有 poster",
        "'..' 不能做输出文件夹的名字：不能有 ..",
        "导出任务 json 和 cards 都要写文件夹 json；请给其中一个写上 into",
        "导出器 cards 没有选项 colour；它的选项有：size",
    ]
    assert len(caught.value.en.splitlines()) == 5
    assert not isinstance(caught.value, OptionError)
    assert all(not fake.given for fake in stage.shelf.values())


def test_build_with_nothing_but_bad_options_says_so_by_its_type(
    stage: Stage, tmp_path: Path
) -> None:
    """Two jobs with bad options make one OptionError; one bad job keeps its own error."""
    bad = [ExportJob(exporter=n, options={"size": "x"}) for n in ("booklet", "csv")]
    with pytest.raises(OptionError) as caught:
        build(with_exports(*bad), tmp_path)
    assert len(caught.value.zh.splitlines()) == 2
    with pytest.raises(WriteError):
        build(with_exports(ExportJob(exporter="csv", into="..")), tmp_path)


def test_build_is_blocked_before_the_first_is_run(stage: Stage, tmp_path: Path) -> None:
    """Findings for the web stop the booklet too, so that what is out there is of one edition."""
    stage.blocks.add(Audience.PUBLIC)
    with pytest.raises(BlockedError):
        build(CATALOGUE, tmp_path / "dist")
    assert list(tmp_path.iterdir()) == []
    drafts = build(CATALOGUE, tmp_path, draft=True)
    assert [d.report.blocks for d in drafts] == [False, False, True, True]


def test_build_keeps_what_is_done_when_a_later_one_fails(stage: Stage, tmp_path: Path) -> None:
    """The error comes while iterating; outputs before it are whole."""

    def artifacts() -> Iterator[Artifact]:
        raise BianminError("坏了", "broken")
        yield

    stage.shelf["cards"] = Fake(made=artifacts())
    running = build(CATALOGUE, tmp_path)
    assert next(running).name == "booklet"
    with pytest.raises(BianminError, match="坏了"):
        next(running)
    assert contents(tmp_path) == {"booklet": "print 1"}
    assert [p.name for p in tmp_path.iterdir()] == ["booklet"]


def test_the_rules_in_earnest_block_an_empty_service_and_a_draft_passes(tmp_path: Path) -> None:
    """With the real rules and the real `json`: refused as it is, written as a draft that says so."""
    with pytest.raises(BlockedError) as caught:
        export("json", CATALOGUE, tmp_path / "dist", as_of=dt.date(2026, 3, 1))
    assert caught.value.report.readiness.ready == 0
    assert not (tmp_path / "dist").exists()

    done = export("json", CATALOGUE, tmp_path / "dist", as_of=dt.date(2026, 3, 1), draft=True)
    text = (done.folder / "catalogue.json").read_text(encoding="utf-8")
    assert "0874-1234567" in text
    assert "0874-1234568" not in text
    assert [
        f["path"] for f in json.loads((done.folder / "manifest.json").read_bytes())["files"]
    ] == [
        "catalogue.json",
        "schema.json",
    ]
