"""Cases of the rules about fees and the law."""

from __future__ import annotations

service = "services: [{{id: residence-proof, {}}}]\n".format


def fee(fields: str) -> str:
    """An overlay on what the service costs."""
    return service(f"fee: {{{fields}}}")


def basis(fields: str) -> str:
    """An overlay with a legal basis."""
    return service(f"legal_basis: [{{{fields}}}]")


def law(fields: str) -> str:
    """An overlay with a shared law that the service rests on."""
    return f"laws: [{{id: shared, {fields}}}]\n" + basis("law: shared")


FOUND = [
    ("BM321", fee("free: yes, amount: '20'")),
    ("BM321", fee("amount: '0.50'")),
    ("BM321", fee("free: yes, amount: 20元")),
    ("BM322", fee("free: no, amount: '20', basis: 价目表")),
    ("BM322", fee("free: no, standard: 首次 20 元，补领 40 元")),
    ("BM322", fee("free: null, amount: '5', standard: ' ', basis: ''")),
    ("BM341", basis("number: 国务院令第 649 号")),
    ("BM341", basis("article: 第九条")),
    ("BM341", basis("title: 关于规范社区证明工作的意见（试行）, article: 第三条")),
    ("BM341", basis("title: 《云南省食品摊贩管理办法》")),
    ("BM341", basis("title: 云南省最低生活保障工作规程")),
    ("BM341", law("title: 关于规范社区证明工作的通知")),
    # How much it costs is one of the five questions.
    ("BM203", fee("free: no")),
    ("BM203", fee("free: no, amount: ' ', standard: '', basis: 价目表")),
]

SILENT = [
    ("BM321", fee("free: yes, amount: '0'")),
    ("BM321", fee("free: no, amount: '20'")),
    ("BM321", fee("free: yes, standard: 补领第二次起 20 元")),
    ("BM322", fee("free: no, amount: '20', standard: 每本, basis: 价目表")),
    ("BM322", fee("free: null, standard: 不收费")),
    ("BM322", fee("free: null, amount: '0.00'")),
    # BM203 tells of a charge without an amount.
    ("BM322", fee("free: no")),
    ("BM341", basis("title: 中华人民共和国残疾人保障法")),
    ("BM341", basis("title: 云南省森林防火条例")),
    ("BM341", basis("title: 社会救助暂行办法, article: 第三十条")),
    ("BM341", basis("title: 关于规范社区证明工作的通知, number: 民发〔2020〕20 号")),
    ("BM341", basis("title: 关于规范社区证明工作的通知（民发〔2020〕20号）")),
    ("BM341", law("title: 关于规范社区证明工作的通知, year: 2020")),
    ("BM341", law("title: 中华人民共和国民法典")),
    ("BM341", basis("title: 国家税务总局公告2019年第41号")),
]
