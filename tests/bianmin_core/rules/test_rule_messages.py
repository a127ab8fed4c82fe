"""What rules say of their own failing examples, word for word, and where."""

from __future__ import annotations

import pytest

from bianmin_core.rules.plugins import load_rules
from bianmin_core.testing import check_example

RULES = {rule.code: rule for rule in load_rules().rules}

# Code: the place, and the sentence in Chinese and in English.
SAID = {
    "BM106": (
        "overlay.yaml:3:13",
        "服务「迁入登记（区内）」：上一版的编号是 move-in，这一版成了 moving-in，印过的二维码打不开了",
        "service moving-in (迁入登记（区内）): was move-in in the edition before and is moving-in now; printed codes open nothing",
    ),
    "BM108": (
        "specimen.yaml:20:5",
        "服务「old-age-card」：上一版有「老年证办理」，这一版没有了，也没写由哪个代替",
        "service old-age-card (old-age-card): 老年证办理 was in the edition before and is gone, without a word on what replaces it",
    ),
    "BM109": (
        "overlay.yaml:2:42",
        "服务「居住证明开具」：赵建国已经不在这一版里，文字里还写着：房东来不了的，先找赵建国说一声",
        "service residence-proof (居住证明开具): 赵建国 is no longer in this edition, yet the text says: 房东来不了的，先找赵建国说一声",
    ),
    "BM314": (
        "overlay.yaml:2:42",
        "服务「居住证明开具」：写着要跑 2 趟，没说为什么",
        "service residence-proof (居住证明开具): takes 2 visits, and why is not said",
    ),
    "BM315": (
        "specimen.yaml:49:18",
        "服务「居住证明开具」：各步加起来（2 个工作日、2 个工作日）超过了承诺的 3 个工作日",
        "service residence-proof (居住证明开具): the steps (2 working days, 2 working days) take longer than the promised 3 working days",
    ),
    "BM351": (
        "overlay.yaml:7:13",
        "服务「居住证明开具」：二选一组「home」在「是否委托他人代办：是；是否与他人合租：是」时一样都不剩",
        "service residence-proof (居住证明开具): nothing of the either/or group home is left for by-proxy=yes, shared=yes",
    ),
    "BM352": (
        "overlay.yaml:2:55",
        "服务「居住证明开具」：情形 renting（是否租房？）没有任何材料、步骤或条件用到",
        "service residence-proof (居住证明开具): nothing depends on situation renting (是否租房？)",
    ),
    "BM353": (
        "overlay.yaml:7:17",
        "服务「居住证明开具」：材料「租房合同」的 when 永远凑不齐，谁也看不到它",
        "service residence-proof (居住证明开具): the when of material 租房合同 never holds; nobody gets to see it",
    ),
    "BM361": (
        "overlay.yaml:3:59",
        "服务「居住证明开具」：要带的材料绕成一圈，谁也办不成：居住证明开具 → 房屋租赁备案 → 居住证明开具",
        "service residence-proof (居住证明开具): what to bring goes round in a circle that nobody can enter: 居住证明开具 → 房屋租赁备案 → 居住证明开具",
    ),
    "BM362": (
        "overlay.yaml:2:42",
        "服务「居住证明开具」：写着可以代办，没说代办的人要带什么",
        "service residence-proof (居住证明开具): somebody else may come, but with what is not said",
    ),
    "BM363": (
        "overlay.yaml:6:17",
        "服务「居住证明开具」：写着不能代办，又写了「授权委托书」",
        "service residence-proof (居住证明开具): says that nobody else may come, yet has 授权委托书",
    ),
    "BM364": (
        "overlay.yaml:3:59",
        "服务「居住证明开具」：材料「租房合同」要由「房屋租赁备案」办出，可那一项暂停办理",
        "service residence-proof (居住证明开具): 租房合同 comes from 房屋租赁备案, which is suspended",
    ),
    "BM365": (
        "overlay.yaml:2:66",
        "服务「居住证明开具」：二选一组「home」里只有「租房合同」一样",
        "service residence-proof (居住证明开具): 租房合同 is the only one in the either/or group home",
    ),
    "BM366": (
        "overlay.yaml:15:56",
        "一件事「租房子」：「居住证明开具」排在「房屋租赁备案」前面，可它要的「租房合同」正是后一项办出来的",
        "life event rent (租房子): 居住证明开具 stands before 房屋租赁备案, which issues the 租房合同 that it needs",
    ),
    "BM371": (
        "overlay.yaml:4:13",
        "服务「居住证明开具」：写着跑 1 趟，照步骤要来 2 趟",
        "service residence-proof (居住证明开具): promises 1 visit(s), but the steps take 2",
    ),
    "BM372": (
        "overlay.yaml:4:42",
        "服务「居住证明开具」：步骤写的是「5 号窗口」，地点写的是「3 号窗口」",
        "service residence-proof (居住证明开具): the step says 5 号窗口, the location 3 号窗口",
    ),
    "BM373": (
        "overlay.yaml:5:39",
        "服务「居住证明开具」：栏目里写着不用预约，文字却说：能，要先打电话预约。",
        "service residence-proof (居住证明开具): the field says no appointment, the text: 能，要先打电话预约。",
    ),
    "BM374": (
        "overlay.yaml:2:42",
        "服务「居住证明开具」：网上在哪办没有说清：写着能网上办，没写网址",
        "service residence-proof (居住证明开具): where online stays open: can be done online, but where is not said",
    ),
    "BM375": (
        "overlay.yaml:3:20",
        "服务「居住证明开具」：给腿脚不便的人办的事，窗口（便民服务中心 一楼）轮椅到不了，也没写别的办法",
        "service residence-proof (居住证明开具): is for people who can't climb, and 便民服务中心 一楼 is not step-free; no other way is named",
    ),
    "BM376": (
        "overlay.yaml:4:53",
        "服务「居住证明开具」：「租房合同」写着到窗口填，又说：所在社区签意见、盖公章",
        "service residence-proof (居住证明开具): 租房合同 is to be filled in at the window, yet: 所在社区签意见、盖公章",
    ),
    "BM411": (
        "overlay.yaml:2:42",
        "服务「居住证明开具」：该核对了：上次核对是 2025-02-28，超过一年了",
        "service residence-proof (居住证明开具): needs a review: was last checked on 2025-02-28, more than a year ago",
    ),
    "BM412": (
        "overlay.yaml:2:42",
        "服务「居住证明开具」：日期不对：2026-02-28 就失效了，还写着在办",
        "service residence-proof (居住证明开具): days do not fit: ended on 2026-02-28 and is still shown as active",
    ),
    "BM413": (
        "overlay.yaml:4:34",
        "站所「便民服务中心」：放假调休要核对：2026-10-08 写的是「国庆节放假」，全国日历上这天上班",
        "office hall (便民服务中心): holidays need checking: 2026-10-08 (国庆节放假) is a workday in the national calendar",
    ),
    "BM511": (
        "overlay.yaml:2:20",
        "目录：链接「http://specimen.example/s/a」不是 https 开头",
        "catalogue: link 'http://specimen.example/s/a' does not begin with https",
    ),
    "BM512": (
        "overlay.yaml:2:20",
        "目录：链接会印成「bm.example/a」，手机打不开",
        "catalogue: links come out as 'bm.example/a', which no phone opens",
    ),
    "BM711": (
        "overlay.yaml:4:13",
        "服务「开具居住证明」：和「居住证明开具」（residence-proof）分不清",
        "service proof-of-residence (开具居住证明): can't be told from 居住证明开具 (residence-proof)",
    ),
    "BM721": (
        "overlay.yaml:2:42",
        "服务「居住证明开具」：文字里的座机 1000001 没写区号：有疑问打 1000001",
        "service residence-proof (居住证明开具): landline 1000001 lacks its area code: 有疑问打 1000001",
    ),
    "BM722": (
        "overlay.yaml:2:42",
        "服务「居住证明开具」：收费栏写的是不收钱，文字里写着「工本费 10 元」",
        "service residence-proof (居住证明开具): the fee is nothing, yet the text says 工本费 10 元",
    ),
    "BM723": (
        "overlay.yaml:2:42",
        "服务「居住证明开具」：给谁办只写了「自然人、企业法人」，看不出是不是自己",
        "service residence-proof (居住证明开具): is for '自然人、企业法人', by which nobody knows whether it is for them",
    ),
    "BM802": (
        "overlay.yaml:3:11",
        "目录：链接有 98 个字节，印成平常大小的二维码最多 84 个：https://www.specimen.example/government/services/guide/for-residents/detail/2026/s/residence-proof",
        "catalogue: its link has 98 bytes; a code of the usual size holds 84: https://www.specimen.example/government/services/guide/for-residents/detail/2026/s/residence-proof",
    ),
}


@pytest.mark.parametrize("code", SAID)
def test_a_finding_is_said_with_its_values(code: str) -> None:
    """The failing example yields one finding, at the line to mend, in words with its values."""
    rule = RULES[code]
    (found,) = check_example(rule, rule.failing, alone=True).findings
    assert (str(found.origin), found.say("zh"), found.say("en")) == SAID[code]
