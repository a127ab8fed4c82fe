"""A catalogue of full size: as many offices, officers and services as a real district has."""

from __future__ import annotations

from typing import Any

from bianmin_core.model.catalogue import Catalogue
from bianmin_core.sources.load import from_tree

_STATIONS = (
    "民政",
    "社保",
    "医保",
    "计生",
    "司法",
    "国土",
    "林草",
    "农技",
    "水务",
    "畜牧",
    "文化",
    "退役",
    "残联",
    "应急",
    "城管",
    "市监",
    "统计",
    "财政",
    "信访",
    "便民",
)
_COMMUNITIES = (
    "东门",
    "南河",
    "西关",
    "北街",
    "柳湾",
    "杏园",
    "石桥",
    "龙潭",
    "清泉",
    "梨花",
    "马场",
    "白塔",
    "青松",
)
_SURNAMES = (
    "李",
    "王",
    "张",
    "刘",
    "陈",
    "杨",
    "赵",
    "黄",
    "周",
    "吴",
    "徐",
    "孙",
    "胡",
    "朱",
    "高",
    "林",
    "何",
    "郭",
    "马",
    "罗",
)
_GIVEN = (
    "明芳",
    "建国",
    "秀英",
    "志强",
    "春梅",
    "德华",
    "丽萍",
    "永生",
    "桂兰",
    "文斌",
    "小燕",
    "光荣",
    "玉珍",
    "海涛",
    "红霞",
    "家福",
    "云仙",
    "正清",
    "美琼",
    "学军",
)
_TOPICS = (
    "养老保险关系",
    "医疗保险关系",
    "最低生活保障",
    "特困人员供养",
    "临时救助",
    "残疾人两项补贴",
    "高龄津贴",
    "农村宅基地",
    "林木采伐",
    "土地承包合同",
    "生育登记",
    "流动人口居住",
    "退役军人优待",
    "就业困难人员",
    "创业担保贷款",
    "小餐饮经营",
    "食品摊贩",
    "公益性岗位",
    "义务教育入学",
    "学籍异动",
    "殡葬惠民",
    "慈善助学",
    "农机购置补贴",
    "动物检疫",
    "饮水工程",
)
_ACTIONS = (
    "申请",
    "登记",
    "变更",
    "注销",
    "补办",
    "年度审核",
    "转移接续",
    "证明开具",
)
_MATERIALS = (
    ("居民身份证", "张", "派出所", "没带的，可以先到派出所办临时身份证，当天能拿"),
    ("居民户口簿", "本", "派出所", "户主页和本人页都要，集体户口到户籍窗口借页"),
    ("申请表", "份", "本站所", "窗口有空白表，也可以在家填好带来，用黑色笔"),
    ("银行卡", "张", "农村信用社", "用本人名下的社会保障卡，没激活的先到银行激活"),
    ("社区情况说明", "份", "所在社区", "找社区网格员开，写明家里几口人，盖社区章"),
    ("近期免冠照片", "张", "照相馆", "白底小二寸，窗口旁边的自助机也能照"),
)
_STEPS = (
    ("citizen", "带齐材料到窗口，交给经办人当面看一遍"),
    ("office", "核对身份和材料，缺的一次写在告知单上交给您"),
    ("office", "入户或者打电话了解情况，约好时间再去"),
    ("office", "办结后发短信，告诉您哪天送到社区或者哪天到账"),
)
_LIFE_EVENTS = 20
_WORKDAYS = ["mon", "tue", "wed", "thu", "fri"]


def full_size(services: int = 200, offices: int = 33, officers: int = 130) -> Catalogue:
    """Return a made-up catalogue that is ready to publish, the same on every call.

    Args:
        services: How many services; each is about 2.5 kB of JSON.
        offices: How many offices, at least 1; two in five are communities.
        officers: How many officers, at least 1; they are dealt out over the offices.
    """
    holders = [i % offices for i in range(officers)]
    tree = {
        "district": {
            "code": "530322902",
            "name": "满编街道",
            "parents": ["云南省", "曲靖市", "陆良县"],
            "area_code": "0874",
            "base_url": "https://full.example",
        },
        "edition": {"number": "2026 年第 1 版", "issued_on": "2026-03-01", "print_run": 6000},
        "hotlines": [_hotline()],
        "themes": [{"id": f"theme-{i}", "name": t, "tile": t[0]} for i, t in enumerate(_STATIONS)],
        "offices": [_office(i) for i in range(offices)],
        "officers": [_officer(i, holders) for i in range(officers)],
        "services": [_service(i, offices, holders) for i in range(services)],
        "life_events": [_life_event(i, services) for i in range(min(_LIFE_EVENTS, services))],
    }
    return from_tree(tree)


def _life_event(i: int, services: int) -> dict[str, Any]:
    """Some services in the order of the book, each bundle beginning elsewhere."""
    first = i * services // _LIFE_EVENTS
    stops = range(first, min(first + 2 + i % 4, services))
    name = f"家里的事{i + 1}"
    return {
        "id": f"event-{i:02d}",
        "name": name,
        "tile": "一二三四五六七八九十"[i % 10],
        "services": [f"service-{s:04d}" for s in stops],
    }


def _hotline() -> dict[str, Any]:
    return {
        "id": "supervision",
        "name": "街道纪检监察工委作风监督电话",
        "kind": "supervision",
        "phone": {"number": "0874-1999999"},
        "purpose": "推诿、刁难、乱收费、工作时间没人",
    }


def _office(i: int) -> dict[str, Any]:
    community = i % 5 in (1, 3)
    names = _COMMUNITIES if community else _STATIONS
    again, at = divmod(i, len(names) * 2)
    name = f"{names[at % len(names)]}{'社区居委会' if community else '服务站'}"
    # Over the stock of names, a number keeps them apart.
    number = f"第{i + 1}" if again or at >= len(names) else ""
    room = f"{1 + i % 4}{i % 20 + 1:02d}"
    return {
        "id": f"office-{i:03d}",
        "name": number + name,
        "kind": "community" if community else "station",
        "phones": [{"number": f"0874-11{i:05d}", "purpose": f"{room} 室办公电话"}],
        "location": {
            "address": f"文化路 {10 + i} 号",
            "building": "便民服务中心",
            "floor": f"{'一二三四'[i % 4]}楼",
            "room": f"{room} 室",
            "landmark": "农贸市场斜对面，门口有两棵银杏树",
            "bus": "2 路农贸市场站",
            "step_free": i % 4 == 0,
        },
        "duty_line": f"{names[at % len(names)]}方面的事",
        "hours": {
            "weekly": [
                {"days": _WORKDAYS, "opens": "08:30", "closes": "12:00"},
                {"days": _WORKDAYS, "opens": "14:00", "closes": "17:30"},
            ],
            "holidays": "closed",
        },
        "duties": ["受理居民的申请，一次说清要带什么", "入户了解情况，逢五赶集天中午不休息"],
        "route": [
            {"name": "2 路公交", "detail": "农贸市场站"},
            {"name": "便民中心", "detail": "进门左转"},
            {"name": f"{room} 室", "detail": "右手第二间"},
        ],
    }


def _officer(i: int, holders: list[int]) -> dict[str, Any]:
    office = holders[i]
    colleagues = [k for k, held in enumerate(holders) if held == office]
    principal = colleagues[(colleagues.index(i) + 1) % len(colleagues)]
    name = _SURNAMES[i % len(_SURNAMES)] + _GIVEN[(i // len(_SURNAMES) + i) % len(_GIVEN)]
    return {
        "id": f"officer-{i:03d}",
        "name": name,
        "posts": [
            {
                "id": f"post-{i:03d}",
                "office": f"office-{office:03d}",
                "title": ("站长", "专干", "窗口受理员", "资料员")[colleagues.index(i) % 4],
                "duties": [_TOPICS[i % len(_TOPICS)], _TOPICS[(i + 9) % len(_TOPICS)]],
                "deputy_of": [f"post-{principal:03d}"] if principal != i else [],
            }
        ],
        "phones": [{"number": f"0874-12{i:05d}"}],
    }


def _service(i: int, offices: int, holders: list[int]) -> dict[str, Any]:
    topic = _TOPICS[i % len(_TOPICS)]
    round_, action = divmod(i // len(_TOPICS), len(_ACTIONS))
    name = f"{topic}{_ACTIONS[action]}" + (f"（第 {round_ + 1} 类）" if round_ else "")
    office = i % min(offices, len(holders))
    posts = [k for k, held in enumerate(holders) if held == office]
    days = 3 + i % 5
    return {
        "id": f"service-{i:04d}",
        "name": name,
        "short_name": name[:8],
        "kind": ("public-service", "confirmation", "payment", "licence")[i % 4],
        "office": f"office-{office:03d}",
        "audience": f"户口在本街道，要办{topic}的居民；替家里老人来办也可以",
        "outcome": f"{topic}的办理结果通知单一份，写明从哪个月起算",
        "time_limit": {
            "promised": {"value": days, "unit": "workday"},
            "legal": {"value": days + 12, "unit": "workday"},
        },
        "fee": {"free": True},
        "aliases": [topic[:4], f"办{topic[:2]}"],
        "keywords": [topic, _ACTIONS[action]],
        "themes": [f"theme-{i % len(_STATIONS)}"],
        "legal_basis": [{"title": f"云南省{topic}管理办法", "article": f"第{i % 40 + 1}条"}],
        "channels": ["window"],
        "visits": 1,
        "handling_type": "promised",
        "scope": "district",
        "by_proxy": True,
        "situations": [
            {
                "id": "by-proxy",
                "question": "是否委托他人代办？",
                "wording": "替别人来办",
                "otherwise": "自己来办",
            }
        ],
        "materials": [
            *(_material(_MATERIALS[(i + k) % len(_MATERIALS)]) for k in range(4)),
            {**_material(("授权委托书", "份", "本人写", "写清办哪件事")), "when": _BY_PROXY},
        ],
        "steps": [
            {"order": n, "actor": actor, "text": text, "duration": {"value": 1, "unit": "workday"}}
            for n, (actor, text) in enumerate(_STEPS, 1)
        ],
        "handlers": [f"post-{posts[i % len(posts)]:03d}"],
        "faq": [
            {
                "question": f"{topic}能不能让子女代办？",
                "answer": "能。子女带上自己的身份证和老人写的委托书，老人不用跑。",
            }
        ],
    }


_BY_PROXY = [{"situation": "by-proxy"}]


def _material(held: tuple[str, str, str, str]) -> dict[str, Any]:
    name, word, issuer, how = held
    return {
        "name": name,
        "original": 1,
        "copies": 1,
        "measure_word": word,
        "issuer": issuer,
        "how_to_get": how,
    }
