"""Other people's packages and designs, beside our wheel in an environment of their own."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import sysconfig
import venv
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest
import vobject

from bianmin_core.testing import SPECIMEN

ROOT = Path(__file__).parents[2]
EXAMPLE = ROOT / "examples" / "wangjiazhuang"
DESIGN = ROOT / "examples" / "own_design" / "templates"
Run = Callable[..., subprocess.CompletedProcess[str]]

pytestmark = pytest.mark.slow

# One package that does everything wrong, each in a plug-in of its own.
BROKEN = {
    "pyproject.toml": """
[build-system]
requires = ["hatchling>=1.27"]
build-backend = "hatchling.build"
[project]
name = "bianmin-broken"
version = "0.9"
[project.entry-points."bianmin.exporters"]
absent = "bianmin_broken.absent:exporter"
outdated = "bianmin_broken.work:outdated"
unusual = "bianmin_broken.work:unusual"
halfway = "bianmin_broken.work:halfway"
[project.entry-points."bianmin.rules"]
broken = "bianmin_broken.rules:rules"
""",
    "bianmin_broken/__init__.py": "",
    "bianmin_broken/absent.py": "import a_module_that_nobody_has\n",
    "bianmin_broken/work.py": """
import attrs
from bianmin_core import CONTRACT_VERSION, Artifact, Audience, Text, option

@attrs.frozen(kw_only=True)
class Options:
    large: bool = attrs.field(default=False, metadata=option("大", "Large"))

@attrs.frozen(kw_only=True)
class Unusual:
    when: dict[str, int] = attrs.field(factory=dict, metadata=option("何时", "When"))

@attrs.frozen
class Broken:
    contract: int = CONTRACT_VERSION
    options: type = Options
    summary = Text("坏", "Broken")
    audience = Audience.PUBLIC
    def export(self, catalogue, options, context, /):
        yield Artifact("one.txt", "text/plain", b"one")
        raise LookupError("no such window")

outdated = Broken(contract=99)
unusual = Broken(options=Unusual)
halfway = Broken()
""",
    "bianmin_broken/rules.py": """
import attrs
from bianmin_core import Finding, Severity, Text

@attrs.frozen(kw_only=True)
class Raising(Finding):
    code = "QQ101"
    severity = Severity.BLOCKS
    title = message = why = fix = Text("坏", "bad")
    failing = passing = ""
    @classmethod
    def check(cls, context):
        raise LookupError("no such window")

rules = (Raising,)
""",
}
NOT_CHECKED = (
    "! 规则 QQ101（来自 bianmin_broken）检查时出错，没有查完：LookupError: no such window\n"
)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A new environment with the wheels of bianmin, of both examples and of the broken package.

    What these depend on comes from the environment that the tests run in.
    """
    folder = tmp_path_factory.mktemp("third-party")
    for name, content in BROKEN.items():
        (folder / "broken" / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / "broken" / name).write_text(content, "utf-8")
    examples = [ROOT / "examples" / f"third_party_{kind}" for kind in ("exporter", "rule")]
    sources = [str(source) for source in (ROOT, *examples, folder / "broken")]
    pip = [sys.executable, "-m", "pip", "--disable-pip-version-check"]
    subprocess.run(
        [*pip, "wheel", "-q", "--no-deps", "-w", str(folder / "dist"), *sources],
        check=True,
        capture_output=True,
    )
    wheels = [str(wheel) for wheel in (folder / "dist").glob("*.whl")]
    assert len(wheels) == 4
    venv.create(folder / "env", with_pip=False, symlinks=True)
    python = folder / "env" / "bin" / "python"
    subprocess.run(
        [*pip, "--python", str(python), "install", "-q", "--no-deps", "--no-index", *wheels],
        check=True,
        capture_output=True,
    )
    (packages,) = (folder / "env").glob("lib/python*/site-packages")
    (packages / "what-they-need.pth").write_text(sysconfig.get_path("purelib") + "\n", "utf-8")
    return folder / "env"


@pytest.fixture(scope="module")
def run(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Run:
    """Run a program of that environment, away from this checkout."""
    away = tmp_path_factory.mktemp("away")

    def run(*words: str, cwd: Path = away) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [str(site / "bin" / words[0]), *words[1:]],
            cwd=cwd,
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=False,
        )

    return run


def test_all_come_from_wheels(run: Run, site: Path) -> None:
    """What is imported lies in the new environment, not in this checkout."""
    names = "bianmin_core, bianmin_exporters, bianmin_vcard, bianmin_yunnan"
    done = run("python", "-c", f"import {names}\nfor m in ({names}): print(m.__file__)")
    assert done.stderr == ""
    assert [p for p in done.stdout.splitlines() if not p.startswith(str(site))] == []


@pytest.mark.parametrize("example", ["exporter", "rule"])
def test_they_pass_their_suites(run: Run, tmp_path: Path, example: str) -> None:
    """The tests of each example, the conformance suite among them, pass beside our wheel."""
    shutil.copytree(ROOT / "examples" / f"third_party_{example}" / "tests", tmp_path / "tests")
    done = run("python", "-m", "pytest", "-q", "-p", "no:cacheprovider", "tests", cwd=tmp_path)
    assert done.returncode == 0, done.stdout + done.stderr


def test_exporters_and_rules_are_listed(run: Run) -> None:
    """The lists name every plug-in with its package, those that can't be loaded as well."""
    done = run("bianmin", "exporters")
    assert (done.returncode, done.stderr) == (0, "")
    listed = dict(line.split()[:2] for line in done.stdout.splitlines())
    broken = dict.fromkeys(("absent", "halfway", "outdated", "unusual"), "bianmin-broken")
    ours = dict.fromkeys(("booklet", "cards", "csv", "json"), "bianmin")
    assert listed == {**broken, **ours, "vcard": "bianmin-vcard"}
    done = run("bianmin", "rules")
    assert (done.returncode, done.stderr) == (0, "")
    assert {"bianmin-yunnan", "bianmin-broken", "bianmin"} == {
        line.split()[1] for line in done.stdout.splitlines()
    }


def test_broken_ones_are_named_with_their_cause(run: Run) -> None:
    """Loading the list says of each broken exporter what is wrong, and of the others nothing."""
    done = run("bianmin", "exporters", "--load")
    assert (done.returncode, done.stderr) == (1, "")
    told = {line.strip() for line in done.stdout.splitlines() if "! Exporter" in line}
    begins = "! Exporter {} (from bianmin-broken) "
    breach = "does not keep the exporter contract: "
    assert told == {
        begins.format("absent") + "can't be imported: No module named 'a_module_that_nobody_has'. "
        "Upgrade or uninstall bianmin-broken",
        begins.format("outdated") + breach + "it was written for version 99, this is 1; upgrade it",
        begins.format("unusual")
        + breach
        + "options of a type that no flag and no catalogue can hold: when",
    }
    done = run("bianmin", "rules", "--load")
    assert done.returncode == 0
    assert "    YN101  座机是外州市的 · Landline of another prefecture\n" in done.stdout


def test_contacts_are_exported_and_read_back(run: Run, tmp_path: Path) -> None:
    """Every office and everybody with a name is a contact that vobject reads; a broken rule is told."""
    done = run("bianmin", "export", "vcard", str(EXAMPLE), "-o", str(tmp_path))
    assert (done.returncode, done.stderr) == (0, NOT_CHECKED)
    text = (tmp_path / "vcard" / "contacts.vcf").read_bytes().decode()
    kinds = [contact.kind.value for contact in vobject.readComponents(text)]
    assert kinds.count("org") == len(list((EXAMPLE / "offices").glob("*.yaml")))
    assert kinds.count("individual") > kinds.count("org")
    done = run("bianmin", "export", "vcard", "--help")
    assert "每个站所一个文件" in done.stdout


def test_the_rule_is_checked_and_the_broken_one_is_named(run: Run, tmp_path: Path) -> None:
    """The province's rule speaks with file and line; the rule that raises spoils nothing."""
    shutil.copytree(EXAMPLE, tmp_path / "copied")
    file = next(
        f
        for f in sorted((tmp_path / "copied" / "offices").glob("*.yaml"))
        if "0874-" in f.read_text("utf-8")
    )
    file.write_text(file.read_text("utf-8").replace("0874-", "0873-", 1), "utf-8")
    done = run("bianmin", "check", str(tmp_path / "copied"), "--format", "json")
    report = json.loads(done.stdout)
    found = [f for f in report["findings"] if f["code"] == "YN101"]
    assert [Path(f["file"]).name for f in found] == [file.name]
    assert found[0]["line"] > 0
    assert [t["en"] for t in report["broken"]] == [
        "Rule QQ101 (from bianmin_broken) failed and was not checked to the end: "
        "LookupError: no such window"
    ]
    done = run("bianmin", "check", str(EXAMPLE))
    assert "! 规则 QQ101（来自 bianmin_broken）检查时出错" in done.stdout


@pytest.mark.parametrize(
    ("name", "cause"),
    [
        ("absent", "can't be imported: No module named 'a_module_that_nobody_has'"),
        ("outdated", "it was written for version 99, this is 1"),
        ("unusual", "options of a type that no flag and no catalogue can hold: when"),
        ("halfway", "failed half-way and nothing was written: LookupError: no such window"),
    ],
)
def test_a_broken_exporter_is_a_sentence(run: Run, tmp_path: Path, name: str, cause: str) -> None:
    """Exporting with a broken one ends with its cause, without a traceback and without a file."""
    done = run("bianmin", "export", name, str(EXAMPLE), "-o", str(tmp_path / "out"))
    assert done.returncode == 2
    assert cause in done.stderr
    assert "Traceback" not in done.stderr
    assert not (tmp_path / "out").exists()


def test_their_look_is_laid_over_ours(run: Run, small: Path, tmp_path: Path) -> None:
    """The templates in the province's wheel, named by their set, colour the PDF and the page."""
    words = ("bianmin", "export", "booklet", str(small), "--templates", "yunnan")
    done = run(*words, "-o", str(tmp_path))
    assert (done.returncode, done.stderr) == (0, NOT_CHECKED)
    with pikepdf.open(tmp_path / "booklet" / "booklet.pdf") as pdf:
        contents = pdf.pages[0].Contents.read_bytes()
    assert b"0.54901963 0.11372549 0.18431373 scn" in contents
    done = run(*words, "-o", str(tmp_path / "page"), "--format", "html")
    assert (done.returncode, done.stderr) == (0, NOT_CHECKED)
    page = (tmp_path / "page" / "booklet" / "booklet.html").read_text("utf-8")
    assert ":root { --accent: #8c1d2f; --tint: #f6e6e8; }" in page
    assert "@page { size: A5;" in page


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A catalogue of one service."""
    folder = tmp_path_factory.mktemp("small")
    (folder / "catalogue.yaml").write_text(SPECIMEN, "utf-8")
    return folder


def _paints(page: pikepdf.Page, red: int, green: int, blue: int) -> bool:
    """Whether a page paints with a colour."""
    wanted = [red / 255, green / 255, blue / 255]
    for instruction in pikepdf.parse_content_stream(page):
        if str(instruction.operator) == "scn" and len(instruction.operands) == 3:
            given = [float(value) for value in instruction.operands]
            if all(abs(a - b) < 0.002 for a, b in zip(given, wanted, strict=True)):
                return True
    return False


def test_a_districts_own_design_is_laid_over_the_wheel(
    run: Run, small: Path, tmp_path: Path
) -> None:
    """A folder of templates brings its palette, its logo, its font order and a page of its own."""
    words = ("bianmin", "export", "booklet", str(small), "--templates", str(DESIGN))
    done = run(*words, "-o", str(tmp_path))
    assert (done.returncode, done.stderr) == (0, NOT_CHECKED)
    file = tmp_path / "booklet" / "booklet.pdf"
    with pikepdf.open(file) as pdf:
        cover, *_, last = pdf.pages
        assert _paints(cover, 0x1F, 0x3A, 0x6E)
        assert not _paints(cover, 0x0B, 0x5D, 0x4B)
        # The packaged page to cut out has nothing in the accent; the district's has a band.
        assert _paints(last, 0x1F, 0x3A, 0x6E)
        drawn = [item for item in pdf.objects if _alt(item) == "样例街道"]
        assert drawn, "no figure on the cover is the district's logo"
    listed = subprocess.run(["pdffonts", str(file)], check=True, capture_output=True, text=True)
    assert "NotoSansCJK" in listed.stdout
    assert "Serif" not in listed.stdout
    text = subprocess.run(["pdftotext", "-raw", str(file), "-"], check=True, capture_output=True)
    pages = text.stdout.decode().split("\f")[:-1]
    assert "急事打这些" in pages[-1]
    assert "儿女、亲戚" in pages[-1]
    done = run(*words, "-o", str(tmp_path / "page"), "--format", "html")
    assert (done.returncode, done.stderr) == (0, NOT_CHECKED)
    page = (tmp_path / "page" / "booklet" / "booklet.html").read_text("utf-8")
    assert ":root { --accent: #1f3a6e; --tint: #e6ebf5; }" in page


def _alt(item: object) -> str | None:
    """The alternative text of a structure element."""
    return str(item["/Alt"]) if isinstance(item, pikepdf.Dictionary) and "/Alt" in item else None


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("theme.typ", "#let palette = nothing\n", "theme.typ:1 版式模板编译不过"),
        ("logo.svg", "这不是图片", "logo.svg 不是图片"),
        ("theme.typ", None, "版式模板要的字体没有：kaiti"),
    ],
)
def test_a_broken_design_is_a_sentence(
    run: Run, small: Path, tmp_path: Path, name: str, text: str | None, said: str
) -> None:
    """A design that can't be used is told with its own file, and nothing is written."""
    shutil.copytree(DESIGN, tmp_path / "own")
    file = tmp_path / "own" / "booklet" / name
    kept = file.read_text("utf-8").replace("#let serif = sans", '#let serif = "KaiTi"')
    file.write_text(kept if text is None else text, "utf-8")
    words = ("bianmin", "export", "booklet", str(small), "--templates", str(tmp_path / "own"))
    done = run(*words, "-o", str(tmp_path / "out"))
    assert done.returncode == 2
    assert said in done.stderr
    assert "Traceback" not in done.stderr
    assert not (tmp_path / "out").exists()
