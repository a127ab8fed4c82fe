"""Links: what a scanned code opens."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import ClassVar, Self

import attrs

from bianmin_core.model.labels import Text
from bianmin_core.model.terms import Channel, Severity
from bianmin_core.rules.context import CheckContext
from bianmin_core.rules.finding import Finding

# What a phone's camera opens: a scheme, a host, no blanks, and no braces left over from a pattern.
_ADDRESS = re.compile(r"(?i:https?)://\w[\w.-]*(?::[0-9]{1,5})?(?:[/?#][^\s{}<>\"\\^`|]*)?")


def is_address(text: str) -> bool:
    """Whether a phone opens it as a link."""
    return _ADDRESS.fullmatch(text) is not None


@attrs.frozen(kw_only=True)
class LinkNotHttps(Finding):
    """The district's links do not begin with https.

    Phones warn of an unsafe page or refuse it, and the code is as good as none.
    """

    url: str

    code: ClassVar[str] = "BM511"
    severity: ClassVar[Severity] = Severity.WARNS
    title: ClassVar[Text] = Text("链接不是 https", "Link is not https")
    message: ClassVar[Text] = Text(
        "链接「{url}」不是 https 开头", "link {url!r} does not begin with https"
    )
    why: ClassVar[Text] = Text(
        "手机扫出来提示不安全，老人不敢点，二维码等于没印。",
        "Phones warn of an unsafe page; whoever heeds them never sees what to bring.",
    )
    fix: ClassVar[Text] = Text(
        "给网站装上证书，把 base_url 写成 https:// 开头，再印二维码。",
        "Give the website a certificate and let base_url begin with https:// before printing codes.",
    )
    failing: ClassVar[str] = """
        district: {base_url: http://specimen.example}
    """
    passing: ClassVar[str] = """
        district: {base_url: null}
    """

    @classmethod
    def check(cls, context: CheckContext) -> Iterator[Self]:
        """Look at what links begin with."""
        for field, link in _district_links(context, _is_unsafe):
            yield cls(path=("district", field), url=link)


@attrs.frozen(kw_only=True)
class LinkOpensNothing(Finding):
    """The district's links are no addresses that a phone opens.

    Every code in the book opens nothing.
    """

    url: str

    code: ClassVar[str] = "BM512"
    severity: ClassVar[Severity] = Severity.BLOCKS
    title: ClassVar[Text] = Text("链接打不开", "Link opens nothing")
    message: ClassVar[Text] = Text(
        "链接会印成「{url}」，手机打不开", "links come out as {url!r}, which no phone opens"
    )
    why: ClassVar[Text] = Text(
        "全书的二维码扫出来都是打不开的网址。",
        "Every code in the book leads to an address that fails.",
    )
    fix: ClassVar[Text] = Text(
        "base_url 写成 https://网站；link_pattern、office_link_pattern 里只用 {base_url} 和 {id}。",
        "Write base_url as https://host; use {base_url} and {id} alone in link_pattern and office_link_pattern.",
    )
    failing: ClassVar[str] = """
        district: {link_pattern: "bm.example/{id}"}
    """
    passing: ClassVar[str] = """
        district: {link_pattern: "https://bm.example/?id={id}"}
    """

    @classmethod
    def check(cls, context: CheckContext) -> Iterator[Self]:
        """Make a link as the catalogue makes it and look whether it is an address."""
        for field, link in _district_links(context, lambda link: not is_address(link)):
            yield cls(path=("district", field), url=link)


def _is_unsafe(link: str) -> bool:
    return is_address(link) and not link.lower().startswith("https:")


def _district_links(
    context: CheckContext, wrong: Callable[[str], bool]
) -> Iterator[tuple[str, str]]:
    """Each field that makes links wrong, with such a link; of a wrong base_url the first alone."""
    district = context.catalogue.district
    if district.base_url is None:
        return
    base = district.base_url.rstrip("/")
    usual = "base_url" if district.link_pattern is None else "link_pattern"
    patterns = [(usual, district.link_pattern or "{base_url}/s/{id}")]
    if district.office_link_pattern is not None:
        patterns.append(("office_link_pattern", district.office_link_pattern))
    found: dict[str, str] = {}
    for field, pattern in patterns:
        link = pattern.replace("{base_url}", base).replace("{id}", "a")
        if wrong(link):
            made_by_base = not is_address(base) or (
                pattern.startswith("{base_url}") and wrong(base)
            )
            found.setdefault("base_url" if made_by_base else field, link)
    yield from found.items()


@attrs.frozen(kw_only=True)
class OnlineWithoutAddress(Finding):
    """A service can be done online, but where is not said, or is no address.

    People who could have stayed at home come to the window.
    """

    detail: Text

    code: ClassVar[str] = "BM374"
    severity: ClassVar[Severity] = Severity.WARNS
    title: ClassVar[Text] = Text("能网上办却没有网址", "Online without an address")
    message: ClassVar[Text] = Text(
        "网上在哪办没有说清：{detail}", "where online stays open: {detail}"
    )
    why: ClassVar[Text] = Text(
        "在外打工的人本来不用跑，不知道在哪个网上办，只好请假回来。",
        "Whoever works far away could have stayed there, had the address been given.",
    )
    fix: ClassVar[Text] = Text(
        "在 online_url 写上 https:// 开头的网址；网上其实办不了，就从 channels 去掉网上办。",
        "Give online_url an https address; or take online out of channels if it is not.",
    )
    failing: ClassVar[str] = """
        services: [{id: residence-proof, channels: [窗口办, 网上办]}]
    """
    passing: ClassVar[str] = """
        services:
          - {id: residence-proof, channels: [窗口办, 网上办], online_url: https://specimen.example/apply}
    """

    @classmethod
    def check(cls, context: CheckContext) -> Iterator[Self]:
        """Look for the address; without a window its absence is an unanswered question (BM206)."""
        for path, service in context.services:
            url = (service.online_url or "").strip()
            if url:
                if not is_address(url):
                    detail = Text(f"网址「{url}」打不开", f"{url!r} is no address that opens")
                    yield cls(path=(*path, "online_url"), detail=detail)
            elif Channel.ONLINE in service.channels and (
                Channel.WINDOW in service.channels or Channel.SELF_SERVICE in service.channels
            ):
                detail = Text("写着能网上办，没写网址", "can be done online, but where is not said")
                yield cls(path=(*path, "channels"), detail=detail)
