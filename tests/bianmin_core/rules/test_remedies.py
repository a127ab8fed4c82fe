"""What one is told to write where a question is open, word for word: the sentence and the YAML."""

from __future__ import annotations

import pytest

from bianmin_core.rules.plugins import load_rules
from bianmin_core.testing import check_example

RULES = {rule.code: rule for rule in load_rules().rules}

WRITTEN = [
    (
        "BM203",
        "services: [{id: residence-proof, audience: '', outcome: '', time_limit: null, fee: null}]",
        [
            (
                "overlay.yaml:1:12",
                "overlay.yaml:1:12",
                (),
                "服务「居住证明开具」：办什么没有答全：缺给谁办、能得到什么、几天办好、收不收钱",
                "service residence-proof (居住证明开具): what it is stays open: for whom, what one gets, how long it takes, what it costs missing",
                (
                    "在这个事项下面写上（照实际情况改）：\n"
                    "audience: 户口在某某社区的人\n"
                    "outcome: 某某证明一份\n"
                    "time_limit: {promised: {value: 5, unit: 工作日}, note: 某某时间不计入}\n"
                    "fee: {free: no, standard: 每本 XX 元, basis: 某某文件}  # 不收费：fee: {free: yes}"
                ),
                (
                    "Write under the service, with what is true there:\n"
                    "audience: 户口在某某社区的人\n"
                    "outcome: 某某证明一份\n"
                    "time_limit: {promised: {value: 5, unit: 工作日}, note: 某某时间不计入}\n"
                    "fee: {free: no, standard: 每本 XX 元, basis: 某某文件}  # 不收费：fee: {free: yes}"
                ),
            ),
        ],
    ),
    (
        "BM203",
        "services: [{id: residence-proof, fee: {free: no}}]",
        [
            (
                "overlay.yaml:1:12",
                "overlay.yaml:1:12",
                (),
                "服务「居住证明开具」：办什么没有答全：缺收多少钱",
                "service residence-proof (居住证明开具): what it is stays open: how much it costs missing",
                (
                    "在这个事项下面写上（照实际情况改）：\n"
                    "fee: {free: no, standard: 每本 XX 元, basis: 某某文件}"
                ),
                (
                    "Write under the service, with what is true there:\n"
                    "fee: {free: no, standard: 每本 XX 元, basis: 某某文件}"
                ),
            ),
        ],
    ),
    (
        "BM203",
        "services: [{id: residence-proof, fee: {free: null}}]",
        [
            (
                "overlay.yaml:1:12",
                "overlay.yaml:1:12",
                (),
                "服务「居住证明开具」：办什么没有答全：缺收不收钱",
                "service residence-proof (居住证明开具): what it is stays open: what it costs missing",
                (
                    "在这个事项下面写上（照实际情况改）：\n"
                    "fee: {free: no, standard: 每本 XX 元, basis: 某某文件}  # 不收费：fee: {free: yes}"
                ),
                (
                    "Write under the service, with what is true there:\n"
                    "fee: {free: no, standard: 每本 XX 元, basis: 某某文件}  # 不收费：fee: {free: yes}"
                ),
            ),
        ],
    ),
    (
        "BM204",
        "services: [{id: residence-proof, handlers: []}]",
        [
            (
                "overlay.yaml:1:34",
                "overlay.yaml:1:34",
                (),
                "服务「居住证明开具」：找谁没有答案：没有经办人",
                "service residence-proof (居住证明开具): whom to see stays open: nobody handles it",
                (
                    "在这个事项下面写上经办的岗位，本站所有 service-1（李雪）、service-2（杨波）（照实际情况改）：\n"
                    "handlers: [岗位编号]"
                ),
                (
                    "Write the post that handles it; the office has service-1, service-2, with what is true there:\n"
                    "handlers: [岗位编号]"
                ),
            ),
        ],
    ),
    (
        "BM204",
        "services: [{id: residence-proof, handlers: [service-9]}]",
        [
            (
                "overlay.yaml:1:34",
                "overlay.yaml:1:34",
                (),
                "服务「居住证明开具」：找谁没有答案：没有经办人",
                "service residence-proof (居住证明开具): whom to see stays open: nobody handles it",
                (
                    "没有人担任 service-9，在 officers 里担任它的那个人下面写上（照实际情况改）：\n"
                    "posts: [{id: service-9, office: hall, title: 某某岗}]"
                ),
                (
                    "Nobody holds service-9; write under the officer who does, with what is true there:\n"
                    "posts: [{id: service-9, office: hall, title: 某某岗}]"
                ),
            ),
        ],
    ),
    (
        "BM204",
        (
            "offices: [{id: new, name: 新站}]\n"
            "services: [{id: residence-proof, office: new, handlers: []}]"
        ),
        [
            (
                "overlay.yaml:2:47",
                "overlay.yaml:2:47",
                (),
                "服务「居住证明开具」：找谁没有答案：没有经办人",
                "service residence-proof (居住证明开具): whom to see stays open: nobody handles it",
                (
                    "这个站所还没有岗位，先在 officers 里给经办的人写上岗位，再在这个事项下面写上（照实际情况改）：\n"
                    "handlers: [岗位编号]"
                ),
                (
                    "The office has no post yet; give one to the officer who handles it, then write here, with what is true there:\n"
                    "handlers: [岗位编号]"
                ),
            ),
        ],
    ),
    (
        "BM204",
        ("officers: [{id: yang-bo, posts: []}]\nservices: [{id: residence-proof, handlers: []}]"),
        [
            (
                "overlay.yaml:2:34",
                "overlay.yaml:2:34",
                (),
                "服务「居住证明开具」：找谁没有答案：没有经办人",
                "service residence-proof (居住证明开具): whom to see stays open: nobody handles it",
                (
                    "在这个事项下面写上经办的岗位，本站所有 service-1（李雪）（照实际情况改）：\n"
                    "handlers: [service-1]"
                ),
                (
                    "Write the post that handles it; the office has service-1, with what is true there:\n"
                    "handlers: [service-1]"
                ),
            ),
        ],
    ),
    (
        "BM205",
        "services: [{id: residence-proof, materials: []}]",
        [
            (
                "overlay.yaml:1:34",
                "overlay.yaml:1:34",
                (),
                "服务「居住证明开具」：带什么没有答案：没有材料清单",
                "service residence-proof (居住证明开具): what to bring stays open: there is no list of materials",
                (
                    "在这个事项下面逐样写上；真的什么都不用带，就写 nothing_to_bring: yes（照实际情况改）：\n"
                    "materials:\n"
                    "  - {name: 某某证, original: 1, copies: 1, measure_word: 本, issuer: 某某部门}"
                ),
                (
                    "List each thing; if there really is nothing, write nothing_to_bring: yes, with what is true there:\n"
                    "materials:\n"
                    "  - {name: 某某证, original: 1, copies: 1, measure_word: 本, issuer: 某某部门}"
                ),
            ),
        ],
    ),
    (
        "BM205",
        "services: [{id: residence-proof, nothing_to_bring: yes}]",
        [
            (
                "specimen.yaml:56:5",
                "specimen.yaml:56:5",
                (),
                "服务「居住证明开具」：带什么没有答案：又说什么都不用带，又列了材料",
                "service residence-proof (居住证明开具): what to bring stays open: nothing_to_bring contradicts the list",
                "真的什么都不用带，就删掉 materials；要带东西，就删掉 nothing_to_bring。",
                "Remove materials if there really is nothing, or else nothing_to_bring.",
            ),
        ],
    ),
    (
        "BM205",
        "services: [{id: residence-proof, situations: [{id: a, question: 代办？}], materials: [{id: id-card, when: [{situation: a}]}, {id: lease, when: [{situation: a}]}]}]",
        [
            (
                "overlay.yaml:1:72",
                "overlay.yaml:1:72",
                (("a", "no"),),
                "服务「居住证明开具」：带什么没有答案：情形「不是：代办？」下没有写",
                "service residence-proof (居住证明开具): what to bring stays open: nothing is said for a=no",
                (
                    "在 materials 里加上「不是：代办？」要带的每一样（照实际情况改）：\n"
                    "materials:\n"
                    "  - {name: 某某证, original: 1, copies: 1, measure_word: 本, issuer: 某某部门, when: [{situation: a, answers: [no]}]}"
                ),
                (
                    "Add to materials each thing to bring for a=no, with what is true there:\n"
                    "materials:\n"
                    "  - {name: 某某证, original: 1, copies: 1, measure_word: 本, issuer: 某某部门, when: [{situation: a, answers: [no]}]}"
                ),
            ),
        ],
    ),
    (
        "BM205",
        "services: [{id: residence-proof, situations: [{id: a, question: 代办？}, {id: b, question: 做什么？, choices: [{id: x, name: 甲}, {id: y, name: 乙}]}], materials: [{id: id-card, when: [{situation: a}]}, {id: lease, when: [{situation: b, answers: [x]}]}]}]",
        [
            (
                "overlay.yaml:1:144",
                "overlay.yaml:1:144",
                (("a", "no"), ("b", "y")),
                "服务「居住证明开具」：带什么没有答案：情形「不是：代办？」、「乙」下没有写",
                "service residence-proof (居住证明开具): what to bring stays open: nothing is said for a=no, b=y",
                (
                    "在 materials 里加上「不是：代办？」、「乙」要带的每一样（照实际情况改）：\n"
                    "materials:\n"
                    "  - {name: 某某证, original: 1, copies: 1, measure_word: 本, issuer: 某某部门, when: [{situation: a, answers: [no]}, {situation: b, answers: [y]}]}"
                ),
                (
                    "Add to materials each thing to bring for a=no, b=y, with what is true there:\n"
                    "materials:\n"
                    "  - {name: 某某证, original: 1, copies: 1, measure_word: 本, issuer: 某某部门, when: [{situation: a, answers: [no]}, {situation: b, answers: [y]}]}"
                ),
            ),
        ],
    ),
    (
        "BM205",
        "services: [{id: residence-proof, situations: [{id: a, question: 代办？}, {id: b, question: 再婚？}, {id: c, question: 租房？}], materials: [{id: id-card, when: [{situation: a}, {situation: b}]}, {id: lease, when: [{situation: a}, {situation: b}]}]}]",
        [
            (
                "overlay.yaml:1:120",
                "overlay.yaml:1:120",
                (("b", "no"),),
                "服务「居住证明开具」：带什么没有答案：情形「不是：再婚？」下没有写",
                "service residence-proof (居住证明开具): what to bring stays open: nothing is said for b=no",
                (
                    "在 materials 里加上「不是：再婚？」要带的每一样（照实际情况改）：\n"
                    "materials:\n"
                    "  - {name: 某某证, original: 1, copies: 1, measure_word: 本, issuer: 某某部门, when: [{situation: b, answers: [no]}]}"
                ),
                (
                    "Add to materials each thing to bring for b=no, with what is true there:\n"
                    "materials:\n"
                    "  - {name: 某某证, original: 1, copies: 1, measure_word: 本, issuer: 某某部门, when: [{situation: b, answers: [no]}]}"
                ),
            ),
            (
                "overlay.yaml:1:120",
                "overlay.yaml:1:120",
                (("a", "no"),),
                "服务「居住证明开具」：带什么没有答案：情形「不是：代办？」下没有写",
                "service residence-proof (居住证明开具): what to bring stays open: nothing is said for a=no",
                (
                    "在 materials 里加上「不是：代办？」要带的每一样（照实际情况改）：\n"
                    "materials:\n"
                    "  - {name: 某某证, original: 1, copies: 1, measure_word: 本, issuer: 某某部门, when: [{situation: a, answers: [no]}]}"
                ),
                (
                    "Add to materials each thing to bring for a=no, with what is true there:\n"
                    "materials:\n"
                    "  - {name: 某某证, original: 1, copies: 1, measure_word: 本, issuer: 某某部门, when: [{situation: a, answers: [no]}]}"
                ),
            ),
        ],
    ),
    (
        "BM206",
        "offices: [{id: hall, location: {address: ''}, hours: null}]",
        [
            (
                "specimen.yaml:42:5",
                "overlay.yaml:1:11",
                (),
                "服务「居住证明开具」：去哪没有答全：缺地址、办公时间",
                "service residence-proof (居住证明开具): where to go stays open: the address, opening hours missing",
                (
                    "在站所「便民服务中心」下面写上（只有这个事项不同，就写在事项下面）（照实际情况改）：\n"
                    "location: {address: 某某路 18 号, floor: 一楼, window: 3 号窗口}\n"
                    "hours: {weekly: [{days: [周一, 周二, 周三, 周四, 周五], opens: 8:30, closes: 17:30}], holidays: closed, note: 中午 XX 点休息}"
                ),
                (
                    "Write under office hall, or under the service if it alone differs, with what is true there:\n"
                    "location: {address: 某某路 18 号, floor: 一楼, window: 3 号窗口}\n"
                    "hours: {weekly: [{days: [周一, 周二, 周三, 周四, 周五], opens: 8:30, closes: 17:30}], holidays: closed, note: 中午 XX 点休息}"
                ),
            ),
        ],
    ),
    (
        "BM206",
        "services: [{id: residence-proof, hours: {note: 另定}, location: {address: 文化路 20 号}}]",
        [
            (
                "overlay.yaml:1:12",
                "overlay.yaml:1:12",
                (),
                "服务「居住证明开具」：去哪没有答全：缺楼层、房间或窗口、办公时间",
                "service residence-proof (居住证明开具): where to go stays open: floor, room or window, opening hours missing",
                (
                    "在这个事项下面写上（照实际情况改）：\n"
                    "location: {floor: 一楼, window: XX 号窗口}  # 加在原有的 location 里\n"
                    "hours: {weekly: [{days: [周一, 周二, 周三, 周四, 周五], opens: 8:30, closes: 17:30}], holidays: closed, note: 中午 XX 点休息}"
                ),
                (
                    "Write under the service, with what is true there:\n"
                    "location: {floor: 一楼, window: XX 号窗口}  # 加在原有的 location 里\n"
                    "hours: {weekly: [{days: [周一, 周二, 周三, 周四, 周五], opens: 8:30, closes: 17:30}], holidays: closed, note: 中午 XX 点休息}"
                ),
            ),
        ],
    ),
    (
        "BM206",
        "services: [{id: residence-proof, channels: [网上办]}]",
        [
            (
                "overlay.yaml:1:12",
                "overlay.yaml:1:12",
                (),
                "服务「居住证明开具」：去哪没有答全：缺网址",
                "service residence-proof (居住证明开具): where to go stays open: the website missing",
                ("在这个事项下面写上（照实际情况改）：\nonline_url: https://XX.gov.cn/"),
                (
                    "Write under the service, with what is true there:\n"
                    "online_url: https://XX.gov.cn/"
                ),
            ),
        ],
    ),
    (
        "BM207",
        (
            "\n"
            "        offices: [{id: hall, phones: [{number: 0874-1000001, visibility: internal}]}]\n"
            "        officers:\n"
            "          - {id: li-xue, phones: []}\n"
            "          - {id: yang-bo, phones: []}\n"
            "    "
        ),
        [
            (
                "specimen.yaml:42:5",
                "overlay.yaml:2:19",
                (),
                "服务「居住证明开具」：打哪没有答案：没有能打通又能公开的电话",
                "service residence-proof (居住证明开具): whom to call stays open: no phone that dials and may be shown",
                (
                    "在站所「便民服务中心」下面写上有人接的电话（照实际情况改）：\n"
                    "phones: [{number: 0874-XXXXXXX}]"
                ),
                (
                    "Write the line that is answered under office hall, with what is true there:\n"
                    "phones: [{number: 0874-XXXXXXX}]"
                ),
            ),
        ],
    ),
    (
        "BM207",
        (
            "district: {area_code: ''}\n"
            "offices: [{id: hall, phones: []}]\n"
            "officers: [{id: li-xue, phones: []}, {id: yang-bo, phones: []}]"
        ),
        [
            (
                "specimen.yaml:42:5",
                "overlay.yaml:2:11",
                (),
                "服务「居住证明开具」：打哪没有答案：没有能打通又能公开的电话",
                "service residence-proof (居住证明开具): whom to call stays open: no phone that dials and may be shown",
                (
                    "在站所「便民服务中心」下面写上有人接的电话（照实际情况改）：\n"
                    "phones: [{number: 区号-XXXXXXX}]"
                ),
                (
                    "Write the line that is answered under office hall, with what is true there:\n"
                    "phones: [{number: 区号-XXXXXXX}]"
                ),
            ),
        ],
    ),
]


@pytest.mark.parametrize(("code", "overlay", "written"), WRITTEN)
def test_it_is_said_what_to_write(
    code: str, overlay: str, written: list[tuple[object, ...]]
) -> None:
    """Where it is found, where it is mended, for which answers, and what to write there."""
    found = check_example(RULES[code], overlay, alone=True).findings
    assert [
        (
            str(f.origin),
            str(f.mend_at),
            f.finding.holds_for,
            f.say("zh"),
            f.say("en"),
            f.finding.remedy.zh,
            f.finding.remedy.en,
        )
        for f in found
    ] == written
