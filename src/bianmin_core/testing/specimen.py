"""A small catalogue that is ready to publish; a test lays over it what it is about."""

from __future__ import annotations

from bianmin_core.model.catalogue import Catalogue
from bianmin_core.sources.load import load_layers

SPECIMEN = """\
district:
  code: "530322901"
  name: 样例街道
  area_code: "0874"
  base_url: https://specimen.example

edition: {number: 2026 年第 1 版, issued_on: 2026-03-01}

hotlines:
  - id: supervision
    name: 街道纪检监察工委
    kind: supervision
    phone: {number: 0874-1000009}
    purpose: 推诿、刁难、乱收费

themes:
  - {id: household, name: 户口身份, tile: 户}

offices:
  - id: hall
    name: 便民服务中心
    kind: window
    phones: [{number: 0874-1000001}]
    location: {address: 文化路 18 号, building: 便民服务中心, floor: 一楼, window: 3 号窗口}
    hours:
      weekly:
        - {days: [mon, tue, wed, thu, fri], opens: 8:30, closes: 12:00}
        - {days: [mon, tue, wed, thu, fri], opens: 14:00, closes: 17:30}
      holidays: closed

officers:
  - id: li-xue
    name: 李雪
    posts: [{id: service-1, office: hall, title: 综合窗口, duties: [开证明], deputy_of: [service-2]}]
    phones: [{number: 0874-1000002}]
  - id: yang-bo
    name: 杨波
    posts: [{id: service-2, office: hall, title: 户籍窗口, duties: [户籍], deputy_of: [service-1]}]
    phones: [{number: 0874-1000003}]

services:
  - id: residence-proof
    name: 居住证明开具
    short_name: 居住证明
    kind: 公共服务
    office: hall
    audience: 住在本街道、要用居住证明的人
    outcome: 盖章的居住证明一份
    time_limit: {promised: {value: 3, unit: 工作日}, legal: {value: 10, unit: 工作日}}
    fee: {free: true}
    aliases: [住址证明]
    themes: [household]
    channels: [窗口办]
    visits: 1
    handling_type: 承诺件
    materials:
      - {id: id-card, name: 居民身份证, original: 1, copies: 1, measure_word: 张, issuer: 派出所}
      - {id: lease, name: 租房合同, original: 1, copies: 0, measure_word: 份, issuer: 房东}
    steps:
      - {order: 1, actor: 您, text: 到 3 号窗口交材料}
      - {order: 2, actor: 我们, text: 核实后打电话告诉您，证明送到社区}
    handlers: [service-1]
"""


def specimen(overlay: str = "", *, translation: str = "") -> Catalogue:
    """Return the specimen catalogue with a YAML overlay laid over it, by id.

    It has one office (hall), two officers (li-xue in post service-1, yang-bo in service-2), one
    service (residence-proof) that answers all five questions, one theme (household) and one
    hotline (supervision), and no rule finds anything in it.

    Args:
        overlay: What is to be other than in the specimen; its values have the origin
            "overlay.yaml".
        translation: YAML of a translation of it into English, which is "translation.yaml".

    Raises:
        SourceError: The overlay can't be read.
    """
    return load_layers(
        ("specimen.yaml", SPECIMEN), ("overlay.yaml", overlay), translation=translation
    )
