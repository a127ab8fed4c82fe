"""Cases of the rules about materials."""

from __future__ import annotations

service = "services: [{{id: residence-proof, {}}}]\n".format


def material(name: str, fields: str = "original: 1, issuer: 派出所") -> str:
    """An overlay with one more material."""
    return service(f"materials: [{{id: another, name: '{name}', {fields}}}]")


def papers(fields: str) -> str:
    """An overlay with a shared paper."""
    return f"papers: [{{id: shared, {fields}}}]\n"


def how(text: str) -> str:
    """An overlay that says how a material is got."""
    return service(f"materials: [{{id: lease, how_to_get: '{text}'}}]")


_VAGUE = (
    "其他材料",
    "其它相关材料（如有）",
    "其他",
    "法律、法规规定的其他材料",
    "其他需要提供的证明材料",
    "相关证明",
    "与申请事项有关的材料",
    "身份证、户口簿等",
    "资产证明（房产证、存折等）",
    "户口簿等材料原件及复印件",
    "毕业证书（初中、高中等）",
    "公安机关要求的材料",
    "证明材料",
    "有效证件",
    "其他资料（窗口告知）",
    "相关材料各一份",
    "资格相关证书原件及复印件（按申请类别提供）",
    "全套手续 ",
)
_EXACT = (
    "教育部学籍在线验证报告",
    "中等职业学校毕业证书",
    "学历证书（高等）",
    "残疾军人证（一等）",
    "技能等级证书",
    "等候叫号单",
    "等额本息还款计划",
    "三级社会体育指导员技术等级称号证书",
    "法人或者其他组织的登记证明",
    "家庭其他成员居民身份证",
    "医院、派出所等部门出具的死亡证明",
    "相关证明（村委会开具）",
    "其他材料（村委会开的贫困证明）",
    "申请表格",
    "毕业证书",
    "有关资料查询授权书",
    "证明材料真实性承诺书",
    "有效身份证件",
    "无犯罪记录证明",
)
_TWO_NAMES = (
    "身份证",
    "身份证（户主）",
    "第二代居民身份证",
    "本人身份证原件及复印件",
    "户主的 身份证",
)
_ONE_NAME = (
    "居民身份证（户主）",
    "户主居民身份证复印件",
    "《居民身份证》",
    "临时居民身份证",
    "居民身份证领取凭证",
    "户口簿",
)

FOUND = [
    *(("BM331", material(name)) for name in _VAGUE),
    ("BM331", how("按要求提供")),
    ("BM331", how("按照有关规定办理。")),
    ("BM331", how("到相关部门开具")),
    ("BM331", how("以窗口要求为准")),
    ("BM332", material("户口簿", "issuer: 派出所")),
    ("BM332", material("户口簿", "measure_word: 本")),
    ("BM332", material("户口簿", "electronic_licence: yes, at_window: no")),
    ("BM333", material("户口簿", "original: 1")),
    ("BM333", material("户口簿", "original: 1, issuer: ' '")),
    ("BM333", material("户口簿", "original: 1, issuer: 有关部门出具, how_to_get: 去开")),
    *(("BM334", material(name)) for name in _TWO_NAMES),
    (
        "BM334",
        service("materials: [{name: 社保卡（老人）}, {name: 第三代社会保障卡（孩子）}]"),
    ),
    ("BM334", service("materials: [{name: 死亡医学证明}, {name: 居民死亡医学证明（推断）书}]")),
    ("BM334", service("materials: [{name: 户口薄}, {name: 居民户口簿}]")),
    # A shared paper's name is the one that is printed, its aliases never are.
    ("BM334", papers("name: 低保证, aliases: [吃低保的本本]") + material("吃低保的本本（户主）")),
    ("BM334", papers("name: 退役证") + material("退伍证")),
    ("BM331", papers("name: 相关证明")),
    (
        "BM331",
        papers("name: 户口簿") + service("materials: [{paper: shared, how_to_get: 按要求提供}]"),
    ),
]

SILENT = [
    *(("BM331", material(name)) for name in _EXACT),
    ("BM331", how("按要求填好表，到二楼盖章")),
    ("BM331", how("有关部门在县政务中心三楼，找 5 号窗口开")),
    ("BM331", how("自备")),
    ("BM332", material("户口簿", "original: 1")),
    ("BM332", material("户口簿", "copies: 1")),
    ("BM332", material("户口簿", "original: 0, copies: 0, electronic_licence: yes")),
    ("BM332", material("申请表", "at_window: yes")),
    ("BM333", material("一寸照片", "original: 2, issuer: 照相馆")),
    ("BM333", material("申请表", "at_window: yes")),
    ("BM333", material("申请表", "original: 1, form: forms/a.pdf")),
    ("BM333", material("居住证明", "original: 1, obtained_from: residence-proof")),
    ("BM333", material("残疾人证", "original: 1, issuer: 由县残联发")),
    *(("BM334", material(name)) for name in _ONE_NAME),
    ("BM334", papers("name: 退役证, aliases: [退伍证]") + service("materials: [{paper: shared}]")),
    ("BM334", papers("name: 低保证, aliases: [吃低保的本本]") + material("低保证（户主）")),
    ("BM331", papers("name: 教育部学籍在线验证报告, how_to_get: 在学信网申请")),
    # Two documents that are merely alike.
    ("BM334", service("materials: [{name: 不动产权证书}, {name: 房屋所有权证}]")),
    ("BM334", service("materials: [{name: 行驶证}, {name: 拖拉机和联合收割机行驶证}]")),
]
