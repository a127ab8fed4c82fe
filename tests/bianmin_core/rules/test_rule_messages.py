"""What rules say of their own failing examples, word for word, and where."""

from __future__ import annotations

import pytest

from bianmin_core.rules.plugins import load_rules
from bianmin_core.testing import check_example

RULES = {rule.code: rule for rule in load_rules().rules}

# Code: the place, and the sentence in Chinese and in English.
SAID = {
    "BM102": (
        "overlay.yaml:2:19",
        "主题「户口身份」：编号「户口」只能用小写字母、数字和连字符",
        "theme 户口 (户口身份): id '户口' may hold lower-case letters, figures and hyphens",
    ),
    "BM103": (
        "overlay.yaml:2:64",
        "服务「居住证明开具」：指向的岗位 service-9 不存在",
        "service residence-proof (居住证明开具): refers to post service-9, which there is none of",
    ),
    "BM104": (
        "overlay.yaml:2:20",
        "热线「县便民热线」：没有填 kind（类型）",
        "hotline county (县便民热线): kind (Kind) is missing",
    ),
    "BM105": (
        "overlay.yaml:2:20",
        "目录：电话区号写的是「874」，不合格式",
        "catalogue: Area code is '874', which is not of its form",
    ),
    "BM106": (
        "overlay.yaml:3:13",
        "服务「迁入登记（区内）」：上一版的编号是 move-in，这一版成了 moving-in，印过的二维码打不开了",
        "service moving-in (迁入登记（区内）): was move-in in the edition before and is moving-in now; printed codes open nothing",
    ),
    "BM107": (
        "overlay.yaml:2:30",
        "站所「便民服务中心」：统一社会信用代码 11530322MB00000007 有错：照前 17 位算，末位应是 A",
        "office hall (便民服务中心): credit code 11530322MB00000007 is wrong: by its first 17 characters it ends in A",
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
    "BM201": (
        "overlay.yaml:2:40",
        "站所「便民服务中心」：座机 1000001 没写区号",
        "office hall (便民服务中心): landline 1000001 lacks its area code",
    ),
    "BM202": (
        "overlay.yaml:2:40",
        "站所「便民服务中心」：电话「0874-1000001转8012」不是能打通的号码",
        "office hall (便民服务中心): phone '0874-1000001转8012' can't be dialled",
    ),
    "BM203": (
        "overlay.yaml:2:20",
        "服务「居住证明开具」：办什么没有答全：缺给谁办",
        "service residence-proof (居住证明开具): what it is stays open: for whom missing",
    ),
    "BM204": (
        "overlay.yaml:2:42",
        "服务「居住证明开具」：找谁没有答案：没有经办人",
        "service residence-proof (居住证明开具): whom to see stays open: nobody handles it",
    ),
    "BM205": (
        "overlay.yaml:2:42",
        "服务「居住证明开具」：带什么没有答案：没有材料清单",
        "service residence-proof (居住证明开具): what to bring stays open: there is no list of materials",
    ),
    "BM206": (
        "specimen.yaml:42:5",
        "服务「居住证明开具」：去哪没有答全：缺办公时间",
        "service residence-proof (居住证明开具): where to go stays open: opening hours missing",
    ),
    "BM207": (
        "specimen.yaml:42:5",
        "服务「居住证明开具」：打哪没有答案：没有能打通又能公开的电话",
        "service residence-proof (居住证明开具): whom to call stays open: no phone that dials and may be shown",
    ),
    "BM208": (
        "overlay.yaml:4:36",
        "干部「杨波」：手机 +86 16100000001 也写在李雪名下",
        "officer yang-bo (杨波): mobile +86 16100000001 stands under 李雪 as well",
    ),
    "BM209": (
        "specimen.yaml:42:5",
        "服务「居住证明开具」：能打的电话只有李雪的手机 161 0000 0001",
        "service residence-proof (居住证明开具): the only phone to ring is 李雪's mobile 161 0000 0001",
    ),
    "BM210": (
        "specimen.yaml:62:5",
        "服务「居住证明开具」：只有李雪一个人能办，不在的时候没有人替",
        "service residence-proof (居住证明开具): 李雪 alone can handle it; nobody stands in",
    ),
    "BM211": (
        "overlay.yaml:2:41",
        "干部「李雪」：没写管什么：岗位「综合窗口」",
        "officer li-xue (李雪): what to ask for is not said: post service-1 (综合窗口)",
    ),
    "BM212": (
        "overlay.yaml:3:13",
        "站所「统计站」：没有一件能办的事",
        "office statistics (统计站): there is nothing that can be done there",
    ),
    "BM301": (
        "overlay.yaml:2:42",
        "服务「居住证明开具」：没有写怎么走（步骤）",
        "service residence-proof (居住证明开具): no steps are named",
    ),
    "BM302": (
        "overlay.yaml:4:13",
        "服务「居住证明开具」：步骤序号是 1、3，应从 1 起连续",
        "service residence-proof (居住证明开具): steps are numbered 1, 3, not 1, 2, 3 …",
    ),
    "BM303": (
        "overlay.yaml:2:50",
        "服务「居住证明开具」：第 1 步没有写是您做还是我们做",
        "service residence-proof (居住证明开具): step 1 does not say who does it",
    ),
    "BM311": (
        "overlay.yaml:4:26",
        "服务「居住证明开具」：承诺 31 个工作日，超过了法定 30 自然日",
        "service residence-proof (居住证明开具): promises 31 working days, more than the legal 30 calendar days",
    ),
    "BM312": (
        "overlay.yaml:2:55",
        "服务「居住证明开具」：承诺时限只写了一半，数和单位都要有",
        "service residence-proof (居住证明开具): the promised time needs both number and unit",
    ),
    "BM313": (
        "overlay.yaml:3:68",
        "服务「居住证明开具」：是即办件，却写承诺 3 个工作日",
        "service residence-proof (居住证明开具): is done on the spot, yet promises 3 working days",
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
    "BM321": (
        "overlay.yaml:2:60",
        "服务「居住证明开具」：写了不收费（free: true），又写着金额 4.50 元",
        "service residence-proof (居住证明开具): is said to be free (free: true), yet the amount is 4.50 yuan",
    ),
    "BM322": (
        "overlay.yaml:2:42",
        "服务「居住证明开具」：要收费，但没有写收费依据",
        "service residence-proof (居住证明开具): is charged for, without its basis",
    ),
    "BM331": (
        "overlay.yaml:2:66",
        "服务「居住证明开具」：材料「租房合同等相关证明」里的「相关证明」没说清是什么",
        "service residence-proof (居住证明开具): material 租房合同等相关证明: 相关证明 does not say what",
    ),
    "BM332": (
        "overlay.yaml:2:54",
        "服务「居住证明开具」：材料「居民户口簿」没写要几份原件、几份复印件",
        "service residence-proof (居住证明开具): material 居民户口簿 says neither how many originals nor how many copies",
    ),
    "BM333": (
        "overlay.yaml:2:54",
        "服务「居住证明开具」：材料「房屋安全证明」没写到哪里开",
        "service residence-proof (居住证明开具): material 房屋安全证明 does not say who issues it",
    ),
    "BM334": (
        "overlay.yaml:4:40",
        "服务「居住证明开具」：这里叫「身份证（代办人）」，服务「居住证明开具」里叫「居民身份证」，其实都是居民身份证",
        "service residence-proof (居住证明开具): is called 身份证（代办人） here and 居民身份证 in service 居住证明开具; both are 居民身份证",
    ),
    "BM341": (
        "overlay.yaml:2:56",
        "服务「居住证明开具」：依据「关于规范社区证明工作的通知」缺文号，查不到是哪一个",
        "service residence-proof (居住证明开具): legal basis '关于规范社区证明工作的通知' lacks its number",
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
    "BM401": (
        "overlay.yaml:2:47",
        "站所「便民服务中心」：办公时间有误：关门（05:00）不晚于开门（09:00）",
        "office hall (便民服务中心): opening hours are wrong: closes at 05:00, before it opens at 09:00",
    ),
    "BM402": (
        "overlay.yaml:2:30",
        "站所「便民服务中心」：没有写节假日和调休日上不上班",
        "office hall (便民服务中心): does not say what holds on public holidays",
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
    "BM501": (
        "overlay.yaml:2:9",
        "目录：没有能打通的监督电话",
        "catalogue: there is no supervision line that can be dialled",
    ),
    "BM502": (
        "specimen.yaml:62:5",
        "服务「居住证明开具」：监督电话（街道纪检监察工委）0874-1000001 就是经办这件事的电话",
        "service residence-proof (居住证明开具): the supervision line (街道纪检监察工委) 0874-1000001 is the phone of those who handle it",
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
    "BM601": (
        "overlay.yaml:2:42",
        "干部「李雪」：手机 161 0000 0001 要公开，但没有本人同意的记录",
        "officer li-xue (李雪): mobile 161 0000 0001 would be published without consent on record",
    ),
    "BM602": (
        "overlay.yaml:3:42",
        "服务「居住证明开具」：公开的文字里写着内部号码 161 0000 0001",
        "service residence-proof (居住证明开具): public text holds the internal number 161 0000 0001",
    ),
    "BM603": (
        "overlay.yaml:2:65",
        "服务「居住证明开具」：公开的文字里写着一个真的身份证号 5303************11",
        "service residence-proof (居住证明开具): public text holds a valid citizen ID number, 5303************11",
    ),
    "BM604": (
        "overlay.yaml:2:33",
        "干部「李雪」：照片 photos/li-xue.jpg 要公开，但没有本人同意的记录",
        "officer li-xue (李雪): photo photos/li-xue.jpg would be published without consent on record",
    ),
    "BM701": (
        "overlay.yaml:2:42",
        "服务「居住证明开具」：还留着占位文字「XX」：居住证明（盖XX社区章）",
        "service residence-proof (居住证明开具): placeholder 'XX' is left: 居住证明（盖XX社区章）",
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
    "BM803": (
        "overlay.yaml:2:33",
        "干部「李雪」：「李雪」的拼音写成「li」，不是一个字一个音节",
        "officer li-xue (李雪): the reading 'li' of 李雪 is not one syllable a character",
    ),
    "BM804": (
        "overlay.yaml:2:33",
        "干部「李𡚸」：姓名「李𡚸」里的「𡚸」，字典里没有读音",
        "officer li-xue (李𡚸): no dictionary knows how 𡚸 of 李𡚸 is read",
    ),
    "BM901": (
        "overlay.yaml:2:48",
        "目录：对 BM402 的设置没有写理由",
        "catalogue: the setting for BM402 gives no reason",
    ),
    "BM902": (
        "overlay.yaml:2:48",
        "目录：对 BM402 的设置只到 2025-12-31，已经过期，这条规则又照常报了",
        "catalogue: the setting for BM402 held until 2025-12-31; since then the rule speaks as usual",
    ),
    "BM903": (
        "overlay.yaml:2:17",
        "目录：对 BM402 的静默没有用上：没有这条规则",
        "catalogue: the silence of BM402 is of no use: there is no such rule",
    ),
}


@pytest.mark.parametrize("code", SAID)
def test_a_finding_is_said_with_its_values(code: str) -> None:
    """The failing example yields one finding, at the line to mend, in words with its values."""
    rule = RULES[code]
    (found,) = check_example(rule, rule.failing, alone=True).findings
    assert (str(found.origin), found.say("zh"), found.say("en")) == SAID[code]


# What a rule says of other cases than its example: code, overlay, and each place and sentence.
ALSO_SAID = [
    (
        "BM312",
        "services: [{id: residence-proof, steps: [{order: 1, actor: 我们, text: 办, duration: {value: 2}}]}]",
        [
            (
                "overlay.yaml:1:73",
                "服务「居住证明开具」：第 1 步的时长只写了一半，数和单位都要有",
                "service residence-proof (居住证明开具): the duration of step 1 needs both number and unit",
            ),
        ],
    ),
    (
        "BM313",
        "services: [{id: residence-proof, handling_type: 即办件, time_limit: {promised: {value: 3, unit: 自然日}}}]",
        [
            (
                "overlay.yaml:1:67",
                "服务「居住证明开具」：是即办件，却写承诺 3 自然日",
                "service residence-proof (居住证明开具): is done on the spot, yet promises 3 calendar days",
            ),
        ],
    ),
    (
        "BM311",
        "services: [{id: residence-proof, time_limit: {promised: {value: 15, unit: 自然日}, legal: {value: 10, unit: 自然日}}}]",
        [
            (
                "overlay.yaml:1:47",
                "服务「居住证明开具」：承诺 15 自然日，超过了法定 10 自然日",
                "service residence-proof (居住证明开具): promises 15 calendar days, more than the legal 10 calendar days",
            ),
        ],
    ),
    (
        "BM313",
        "services: [{id: residence-proof, handling_type: 即办件, time_limit: {promised: {unit: 自然日}}}]",
        [
            (
                "overlay.yaml:1:67",
                "服务「居住证明开具」：是即办件，却写承诺 3 自然日",
                "service residence-proof (居住证明开具): is done on the spot, yet promises 3 calendar days",
            ),
        ],
    ),
    (
        "BM322",
        "services: [{id: residence-proof, fee: {free: no, amount: '20'}}]",
        [
            (
                "overlay.yaml:1:34",
                "服务「居住证明开具」：要收费，但没有写收费标准、收费依据",
                "service residence-proof (居住证明开具): is charged for, without its standard, its basis",
            ),
        ],
    ),
    (
        "BM101",
        (
            "\n"
            "        officers:\n"
            "          - id: li-xue\n"
            "            posts: [{id: service-2, office: hall, title: 综合窗口, duties: [开证明]}]\n"
            "    "
        ),
        [
            (
                "overlay.yaml:4:22",
                "干部「李雪」：编号 service-2 用了 2 次",
                "officer li-xue (李雪): id service-2 is used 2 times",
            ),
            (
                "specimen.yaml:38:14",
                "干部「杨波」：编号 service-2 用了 2 次",
                "officer yang-bo (杨波): id service-2 is used 2 times",
            ),
        ],
    ),
    (
        "BM101",
        "services: [{id: residence-proof, materials: [{id: a, name: 户口簿}, {id: a, name: 身份证}]}]",
        [
            (
                "overlay.yaml:1:47",
                "服务「居住证明开具」：编号 a 用了 2 次",
                "service residence-proof (居住证明开具): id a is used 2 times",
            ),
            (
                "overlay.yaml:1:67",
                "服务「居住证明开具」：编号 a 用了 2 次",
                "service residence-proof (居住证明开具): id a is used 2 times",
            ),
        ],
    ),
    (
        "BM102",
        "services: [{id: residence-proof, situations: [{id: S, question: 做什么？, choices: [{id: A, name: 甲}]}], materials: [{id: M, name: 书}]}]",
        [
            (
                "overlay.yaml:1:48",
                "服务「居住证明开具」：编号「S」只能用小写字母、数字和连字符",
                "service residence-proof (居住证明开具): id 'S' may hold lower-case letters, figures and hyphens",
            ),
            (
                "overlay.yaml:1:82",
                "服务「居住证明开具」：编号「A」只能用小写字母、数字和连字符",
                "service residence-proof (居住证明开具): id 'A' may hold lower-case letters, figures and hyphens",
            ),
            (
                "overlay.yaml:1:115",
                "服务「居住证明开具」：编号「M」只能用小写字母、数字和连字符",
                "service residence-proof (居住证明开具): id 'M' may hold lower-case letters, figures and hyphens",
            ),
        ],
    ),
    (
        "BM103",
        "services: [{id: residence-proof, office: town-hall}]",
        [
            (
                "overlay.yaml:1:34",
                "服务「居住证明开具」：指向的站所 town-hall 不存在",
                "service residence-proof (居住证明开具): refers to office town-hall, which there is none of",
            ),
        ],
    ),
    (
        "BM103",
        "services: [{id: residence-proof, situations: [{id: s, question: 做什么？, choices: [{id: a, name: 甲}]}], steps: [{order: 1, text: 交, when: [{situation: t}, {situation: s, answers: [b]}]}]}]",
        [
            (
                "overlay.yaml:1:137",
                "服务「居住证明开具」：指向的情形 t 不存在",
                "service residence-proof (居住证明开具): refers to situation t, which there is none of",
            ),
            (
                "overlay.yaml:1:153",
                "服务「居住证明开具」：指向的情形的答案 b 不存在",
                "service residence-proof (居住证明开具): refers to answer of a situation b, which there is none of",
            ),
        ],
    ),
    (
        "BM104",
        ("district: {code: ''}\nedition: {issued_on: null}"),
        [
            (
                "overlay.yaml:1:12",
                "目录：没有填 code（区划代码）",
                "catalogue: code (Code) is missing",
            ),
            (
                "overlay.yaml:2:11",
                "目录：没有填 issued_on（发布日期）",
                "catalogue: issued_on (Issued on) is missing",
            ),
        ],
    ),
    (
        "BM334",
        (
            "papers: [{id: card, name: 身份证}]\n"
            "services: [{id: residence-proof, materials: [{id: x, name: 居民身份证}]}]"
        ),
        [
            (
                "specimen.yaml:57:23",
                "服务「居住证明开具」：这里叫「居民身份证」，通用材料里叫「身份证」，其实都是身份证",
                "service residence-proof (居住证明开具): is called 居民身份证 here and 身份证 among the shared papers; both are 身份证",
            ),
        ],
    ),
    (
        "BM331",
        (
            "papers: [{id: other, name: 其他材料, issuer: 社区}]\n"
            "services: [{id: residence-proof, materials: [{id: x, paper: other}]}]"
        ),
        [
            (
                "overlay.yaml:1:22",
                "通用材料「其他材料」：材料「其他材料」里的「其他材料」没说清是什么",
                "paper other (其他材料): material 其他材料: 其他材料 does not say what",
            ),
        ],
    ),
    (
        "BM312",
        "services: [{id: residence-proof, time_limit: {legal: {unit: null}}}]",
        [
            (
                "overlay.yaml:1:47",
                "服务「居住证明开具」：法定时限只写了一半，数和单位都要有",
                "service residence-proof (居住证明开具): the legal time needs both number and unit",
            ),
        ],
    ),
    (
        "BM315",
        "services: [{id: residence-proof, time_limit: {promised: {value: 30, unit: 自然日}}, steps: [{order: 1, actor: 我们, text: 公示, duration: {value: 2, unit: 个月}}]}]",
        [
            (
                "overlay.yaml:1:47",
                "服务「居住证明开具」：各步加起来（2 个月）超过了承诺的 30 自然日",
                "service residence-proof (居住证明开具): the steps (2 months) take longer than the promised 30 calendar days",
            ),
        ],
    ),
    (
        "BM205",
        "services: [{id: residence-proof, situations: [{id: a, question: 代办？}], materials: [{id: id-card, when: [{situation: a, answers: [maybe]}]}, {id: lease, when: [{situation: a, answers: [maybe]}]}]}]",
        [
            (
                "overlay.yaml:1:72",
                "服务「居住证明开具」：带什么没有答案：没有一样材料是用得上的",
                "service residence-proof (居住证明开具): what to bring stays open: no material is ever needed as it is written",
            ),
        ],
    ),
    (
        "BM341",
        "services: [{id: residence-proof, legal_basis: [{title: 云南省食品摊贩管理办法}, {number: ' ', article: 第三条}, {title: 关于规范社区证明工作的通知}]}]",
        [
            (
                "overlay.yaml:1:48",
                "服务「居住证明开具」：依据「云南省食品摊贩管理办法」缺文号或条款，查不到是哪一个",
                "service residence-proof (居住证明开具): legal basis '云南省食品摊贩管理办法' lacks its number or article",
            ),
            (
                "overlay.yaml:1:70",
                "服务「居住证明开具」：依据「第三条」缺名称，查不到是哪一个",
                "service residence-proof (居住证明开具): legal basis '第三条' lacks its title",
            ),
            (
                "overlay.yaml:1:99",
                "服务「居住证明开具」：依据「关于规范社区证明工作的通知」缺文号，查不到是哪一个",
                "service residence-proof (居住证明开具): legal basis '关于规范社区证明工作的通知' lacks its number",
            ),
        ],
    ),
    (
        "BM413",
        "offices: [{id: hall, hours: {exceptions: [{date: 2026-02-30, reason: 春节放假}]}}]",
        [
            (
                "overlay.yaml:1:43",
                "站所「便民服务中心」：放假调休要核对：没有 2026-02-30 这一天",
                "office hall (便民服务中心): holidays need checking: there is no day 2026-02-30",
            ),
        ],
    ),
    (
        "BM413",
        "offices: [{id: hall, hours: {exceptions: [{date: 2026-10-01, until: 2026-10-32, reason: 国庆节放假}]}}]",
        [
            (
                "overlay.yaml:1:43",
                "站所「便民服务中心」：放假调休要核对：没有 2026-10-32 这一天",
                "office hall (便民服务中心): holidays need checking: there is no day 2026-10-32",
            ),
        ],
    ),
    (
        "BM413",
        "offices: [{id: hall, hours: {exceptions: [{date: 2026-10-07, until: 2026-10-01, reason: 国庆节放假}]}}]",
        [
            (
                "overlay.yaml:1:43",
                "站所「便民服务中心」：放假调休要核对：2026-10-01 在 2026-10-07 前面",
                "office hall (便民服务中心): holidays need checking: 2026-10-01 comes before 2026-10-07",
            ),
        ],
    ),
    (
        "BM413",
        "offices: [{id: hall, hours: {exceptions: [{date: 2031-10-01, reason: 国庆节放假}]}}]",
        [
            (
                "overlay.yaml:1:43",
                "站所「便民服务中心」：放假调休要核对：2031-10-01 写的是「国庆节放假」，2031 年的放假安排还查不到，到时候要再核对",
                "office hall (便民服务中心): holidays need checking: 2031-10-01 (国庆节放假): the holidays of 2031 are not known; check them again then",
            ),
        ],
    ),
    (
        "BM413",
        "offices: [{id: hall, hours: {exceptions: [{date: 2026-10-17, opens: 8:30, closes: 17:30, reason: 调休上班}]}}]",
        [
            (
                "overlay.yaml:1:43",
                "站所「便民服务中心」：放假调休要核对：2026-10-17 写的是「调休上班」，全国日历上这天不补班",
                "office hall (便民服务中心): holidays need checking: 2026-10-17 (调休上班) is no make-up workday in the national calendar",
            ),
        ],
    ),
    (
        "BM701",
        "services: [{id: residence-proof, outcome: XXX 待补充}]",
        [
            (
                "overlay.yaml:1:34",
                "服务「居住证明开具」：还留着占位文字「XXX」：XXX 待补充",
                "service residence-proof (居住证明开具): placeholder 'XXX' is left: XXX 待补充",
            ),
        ],
    ),
    (
        "BM701",
        "services: [{id: residence-proof, outcome: 待补充（XX 街道）}]",
        [
            (
                "overlay.yaml:1:34",
                "服务「居住证明开具」：还留着占位文字「XX」：待补充（XX 街道）",
                "service residence-proof (居住证明开具): placeholder 'XX' is left: 待补充（XX 街道）",
            ),
        ],
    ),
    (
        "BM501",
        "hotlines: [{id: supervision, kind: null}]",
        [
            (
                "overlay.yaml:1:1",
                "目录：没有能打通的监督电话",
                "catalogue: there is no supervision line that can be dialled",
            ),
        ],
    ),
    (
        "BM601",
        "officers: [{id: li-xue, phones: [{number: 0874-1000002}, {number: 161 0000 0001}]}]",
        [
            (
                "overlay.yaml:1:58",
                "干部「李雪」：手机 161 0000 0001 要公开，但没有本人同意的记录",
                "officer li-xue (李雪): mobile 161 0000 0001 would be published without consent on record",
            ),
        ],
    ),
    (
        "BM602",
        (
            "officers: [{id: li-xue, phones: [{number: 161 0000 0001, visibility: internal}, {number: 161 0000 0002, visibility: internal}]}]\n"
            "services: [{id: residence-proof, outcome: 打 161 0000 0001 或 16100000002}]"
        ),
        [
            (
                "overlay.yaml:2:34",
                "服务「居住证明开具」：公开的文字里写着内部号码 161 0000 0001",
                "service residence-proof (居住证明开具): public text holds the internal number 161 0000 0001",
            ),
            (
                "overlay.yaml:2:34",
                "服务「居住证明开具」：公开的文字里写着内部号码 161 0000 0002",
                "service residence-proof (居住证明开具): public text holds the internal number 161 0000 0002",
            ),
        ],
    ),
    (
        "BM401",
        "offices: [{id: hall, hours: {exceptions: [{date: 2026-10-01, opens: 14:00, closes: 2:00}]}}]",
        [
            (
                "overlay.yaml:1:43",
                "站所「便民服务中心」：办公时间有误：2026-10-01 关门（02:00）不晚于开门（14:00）",
                "office hall (便民服务中心): opening hours are wrong: 2026-10-01 closes at 02:00, before it opens at 14:00",
            ),
        ],
    ),
    (
        "BM401",
        "offices: [{id: hall, hours: {weekly: [{days: [mon, tue], opens: 9:00, closes: 12:00}, {days: [tue, mon], opens: 11:00, closes: 17:00}]}}]",
        [
            (
                "overlay.yaml:1:87",
                "站所「便民服务中心」：办公时间有误：周一 09:00—12:00 和 11:00—17:00 重叠",
                "office hall (便民服务中心): opening hours are wrong: 09:00 to 12:00 and 11:00 to 17:00 overlap on Monday",
            ),
        ],
    ),
    (
        "BM401",
        "offices: [{id: hall, hours: {seasonal: [{starts: 05-01, ends: 09-30, weekly: [{days: [mon], opens: 9:00, closes: 12:00}, {days: [mon], opens: 11:00, closes: 17:00}]}]}}]",
        [
            (
                "overlay.yaml:1:122",
                "站所「便民服务中心」：办公时间有误：周一 09:00—12:00 和 11:00—17:00 重叠",
                "office hall (便民服务中心): opening hours are wrong: 09:00 to 12:00 and 11:00 to 17:00 overlap on Monday",
            ),
        ],
    ),
    (
        "BM105",
        "services: [{id: residence-proof, fee: {free: no, amount: 20元}}]",
        [
            (
                "overlay.yaml:1:50",
                "服务「居住证明开具」：金额写的是「20元」，不合格式",
                "service residence-proof (居住证明开具): Amount is '20元', which is not of its form",
            ),
        ],
    ),
    (
        "BM105",
        "offices: [{id: hall, hours: {exceptions: [{date: 2026-10-1}]}}]",
        [
            (
                "overlay.yaml:1:44",
                "站所「便民服务中心」：日期写的是「2026-10-1」，不合格式",
                "office hall (便民服务中心): Date is '2026-10-1', which is not of its form",
            ),
        ],
    ),
    (
        "BM105",
        "offices: [{id: hall, hours: {exceptions: [{date: 2026-10-01, until: 10月7日}]}}]",
        [
            (
                "overlay.yaml:1:62",
                "站所「便民服务中心」：到写的是「10月7日」，不合格式",
                "office hall (便民服务中心): Until is '10月7日', which is not of its form",
            ),
        ],
    ),
    (
        "BM902",
        "rules: [{code: BM402, severity: warns, reason: 等通知, until: 2025-12-31}]",
        [
            (
                "overlay.yaml:1:53",
                "目录：对 BM402 的设置只到 2025-12-31，已经过期，这条规则又照常报了",
                "catalogue: the setting for BM402 held until 2025-12-31; since then the rule speaks as usual",
            ),
        ],
    ),
    (
        "BM512",
        "district: {base_url: 'ftp://specimen.example'}",
        [
            (
                "overlay.yaml:1:12",
                "目录：链接会印成「ftp://specimen.example/s/a」，手机打不开",
                "catalogue: links come out as 'ftp://specimen.example/s/a', which no phone opens",
            ),
        ],
    ),
    (
        "BM412",
        "services: [{id: residence-proof, effective_from: 2026-12-01}]",
        [
            (
                "overlay.yaml:1:34",
                "服务「居住证明开具」：日期不对：2026-12-01 才生效，已经写着在办",
                "service residence-proof (居住证明开具): days do not fit: begins on 2026-12-01 and is shown as active already",
            ),
        ],
    ),
    (
        "BM412",
        "services: [{id: residence-proof, effective_from: 2026-02-01, expires_on: 2026-01-01}]",
        [
            (
                "overlay.yaml:1:62",
                "服务「居住证明开具」：日期不对：2026-01-01 就失效了，还写着在办",
                "service residence-proof (居住证明开具): days do not fit: ended on 2026-01-01 and is still shown as active",
            ),
        ],
    ),
    (
        "BM211",
        "officers: [{id: li-xue, posts: [{id: service-1, duties: []}]}, {id: yang-bo, posts: [{id: service-2, duties: []}]}]",
        [
            (
                "overlay.yaml:1:33",
                "干部「李雪」：没写管什么：岗位「综合窗口」",
                "officer li-xue (李雪): what to ask for is not said: post service-1 (综合窗口)",
            ),
            (
                "overlay.yaml:1:86",
                "干部「杨波」：没写管什么：岗位「户籍窗口」",
                "officer yang-bo (杨波): what to ask for is not said: post service-2 (户籍窗口)",
            ),
        ],
    ),
    (
        "BM722",
        "services: [{id: residence-proof, fee: {free: no, amount: '20', standard: 每本}, outcome: 居住证明，工本费 10 元}]",
        [
            (
                "overlay.yaml:1:79",
                "服务「居住证明开具」：收费栏写的是 20 元，文字里写着「工本费 10 元」",
                "service residence-proof (居住证明开具): the fee is 20 yuan, yet the text says 工本费 10 元",
            ),
        ],
    ),
    (
        "BM722",
        "services: [{id: residence-proof, fee: {free: no, amount: null, standard: 每本 20 元}, outcome: 居住证明，工本费 10 元}]",
        [
            (
                "overlay.yaml:1:84",
                "服务「居住证明开具」：收费栏写的是「每本 20 元」，文字里写着「工本费 10 元」",
                "service residence-proof (居住证明开具): the fee is '每本 20 元', yet the text says 工本费 10 元",
            ),
        ],
    ),
    (
        "BM315",
        "services: [{id: residence-proof, time_limit: {promised: {unit: 当场}}, steps: [{order: 1, actor: 我们, text: 办, duration: {value: 2, unit: 小时}}]}]",
        [
            (
                "overlay.yaml:1:47",
                "服务「居住证明开具」：各步加起来（2 小时）超过了承诺的 当场",
                "service residence-proof (居住证明开具): the steps (2 hours) take longer than the promised on the spot",
            ),
        ],
    ),
    (
        "BM411",
        "services: [{id: residence-proof, reviewed_on: 2024-01-01}]",
        [
            (
                "overlay.yaml:1:34",
                "服务「居住证明开具」：该核对了：上次核对是 2024-01-01，超过一年了",
                "service residence-proof (居住证明开具): needs a review: was last checked on 2024-01-01, more than a year ago",
            ),
        ],
    ),
    (
        "BM371",
        "services: [{id: residence-proof, steps: [{order: 1, actor: 您, text: 打电话问清楚}, {order: 2, actor: 您, text: 到 3 号窗口交材料}, {order: 3, actor: 我们, text: 核实后打电话请您来取}]}]",
        [
            (
                "specimen.yaml:54:5",
                "服务「居住证明开具」：写着跑 1 趟，照步骤要来 2 趟",
                "service residence-proof (居住证明开具): promises 1 visit(s), but the steps take 2",
            ),
        ],
    ),
    (
        "BM351",
        "services: [{id: residence-proof, situations: [{id: other, question: 别的？}, {id: kind, question: 做什么？, choices: [{id: new, name: 首次}, {id: again, name: 补领}]}, {id: far, question: 人在本地?}], materials: [{id: lease, either_or: home, when: [{situation: kind, answers: [new]}]}, {id: deed, name: 房产证, either_or: home, when: [{situation: far}]}]}]",
        [
            (
                "overlay.yaml:1:187",
                "服务「居住证明开具」：二选一组「home」在「做什么：补领；人在本地：否」时一样都不剩",
                "service residence-proof (居住证明开具): nothing of the either/or group home is left for kind=again, far=no",
            ),
        ],
    ),
    (
        "BM412",
        "edition: {valid_until: 2026-02-28}",
        [
            (
                "overlay.yaml:1:11",
                "目录：日期不对：这一版只管到 2026-02-28",
                "catalogue: days do not fit: this edition was valid until 2026-02-28",
            ),
        ],
    ),
    (
        "BM411",
        (
            "services:\n"
            "  - {id: residence-proof, reviewed_on: 2026-01-10}\n"
            "  - {id: other, name: 别的事, office: hall}"
        ),
        [
            (
                "overlay.yaml:3:5",
                "服务「别的事」：该核对了：别的事项都写了核对日期，这一项没有",
                "service other (别的事): needs a review: has no day of review, though others have one",
            ),
        ],
    ),
    (
        "BM374",
        "services: [{id: residence-proof, channels: [网上办], online_url: 'not a link'}]",
        [
            (
                "overlay.yaml:1:51",
                "服务「居住证明开具」：网上在哪办没有说清：网址「not a link」打不开",
                "service residence-proof (居住证明开具): where online stays open: 'not a link' is no address that opens",
            ),
        ],
    ),
    (
        "BM211",
        "officers: [{id: li-xue, posts: []}]",
        [
            (
                "overlay.yaml:1:12",
                "干部「李雪」：没写管什么：一个岗位也没有",
                "officer li-xue (李雪): what to ask for is not said: there is no post",
            ),
        ],
    ),
]


@pytest.mark.parametrize(("code", "overlay", "said"), ALSO_SAID)
def test_other_cases_are_said_with_their_values(
    code: str, overlay: str, said: list[tuple[str, str, str]]
) -> None:
    """Each finding of a catalogue is said at its own line, in both languages."""
    found = check_example(RULES[code], overlay, alone=True).findings
    assert [(str(f.origin), f.say("zh"), f.say("en")) for f in found] == said
