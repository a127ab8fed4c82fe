"""The one Jinja environment: what a template may do, and what becomes of text."""

from __future__ import annotations

from pathlib import Path

import pytest

from bianmin_core import TemplateError, render_template, template_environment

MACRO = "{% macro name(text) %}<b>{{ text }}</b>{% endmacro %}"


def rendered(folder: Path, template: str, **values: object) -> str:
    """What a template makes of some values."""
    (folder / "page.html").write_text(template, "utf-8")
    return render_template(template_environment(folder), "page.html", values)


@pytest.mark.parametrize(
    ("template", "text", "html"),
    [
        ("{{ text }}", "<b>&", "&lt;b&gt;&amp;"),
        (MACRO + "{{ name(text) }}", "<i>", "<b>&lt;i&gt;</b>"),
        ("{{ text }}", "0874\u202e-1\u2066", "0874-1"),
        (MACRO + "{{ name(text) }}", "\u200e<i>", "<b>&lt;i&gt;</b>"),
        ("{{ [text, text] | join('、') }}", "甲\u202e<", "甲&lt;、甲&lt;"),
        ("{{ text }}", 7, "7"),
    ],
)
def test_text_is_escaped_once_and_turns_nothing(
    tmp_path: Path, template: str, text: object, html: str
) -> None:
    """Markup is escaped, what is escaped stays as it is, direction marks are left out."""
    assert rendered(tmp_path, template, text=text) == html


@pytest.mark.parametrize(
    "template",
    ["{{ nobody }}", "{{ text.__class__.__mro__ }}", "{% include 'none.html' %}", "{% if %}"],
)
def test_what_a_template_may_not_is_a_sentence(tmp_path: Path, template: str) -> None:
    """Undefined names, the insides of Python, missing files and slips are told, not rendered."""
    with pytest.raises(TemplateError):
        rendered(tmp_path, template, text="x")


def test_a_districts_file_extends_the_packaged_one(tmp_path: Path) -> None:
    """What is laid over a template may build on the packaged one of the same name."""
    packaged, own = tmp_path / "packaged", tmp_path / "own"
    packaged.mkdir()
    own.mkdir()
    (packaged / "page.html").write_text("<h1>{% block title %}书{% endblock %}</h1>", "utf-8")
    (own / "page.html").write_text(
        '{% extends "default:page.html" %}{% block title %}手册{% endblock %}', "utf-8"
    )
    environment = template_environment(packaged, (own,))
    assert render_template(environment, "page.html", {}) == "<h1>手册</h1>"
