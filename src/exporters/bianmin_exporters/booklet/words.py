"""The fixed words of the book, in Chinese and English.

The page templates hold no wording of their own: they look up a key here. A word in braces is a
gap that is filled when the word is used.
"""

from collections.abc import Mapping
from typing import Final, Literal

Language = Literal["zh", "en"]

_ZH: Final = 0
_EN: Final = 1

#: Key → (Chinese, English).
_WORDS: Final[Mapping[str, tuple[str, str]]] = {
    "draft": ("草稿 DRAFT", "草稿 DRAFT"),
    "todo": ("待填", "to fill in"),
    "comma": ("、", ", "),
    "comma_clause": ("，", ", "),
    "clause_end": ("；", "; "),
    "comma_see": ("，见", ", see "),
    "seen_on": ("见", "see "),
    "page": ("第 {page} 页", "page {page}"),
    "and_more": ("{name} 等 {count} 件", "{name} and others, {count} in all"),
    # Whose copy, in which layout.
    "copy_of": ("{name}用", "for {name}"),
    "layout_large_print": ("大字版", "Large print"),
    "layout_pocket": ("袖珍本", "Pocket edition"),
    # The five questions.
    "sign_do": ("办", "办"),
    "sign_bring": ("带", "带"),
    "sign_who": ("找", "找"),
    "sign_where": ("去", "去"),
    "sign_call": ("打", "打"),
    "ask_do": ("办什么", "What"),
    "ask_bring": ("带什么", "Bring"),
    "ask_who": ("找谁", "Whom"),
    "ask_where": ("去哪", "Where"),
    "ask_call": ("打哪", "Call"),
    "ask_do_below": (
        "给谁办、能得到什么、几天办好、收不收钱。",
        "For whom, what you get, how long, what it costs.",
    ),
    "ask_bring_below": (
        "出门前照着打勾，缺一样就要再跑。",
        "Tick before you go: one thing missing is another trip.",
    ),
    "ask_who_below": (
        "管这件事的人，和他不在时替他的人。",
        "Who does it, and who stands in when away.",
    ),
    "ask_where_below": ("几楼、几号窗口，几点开门。", "Floor, window, opening hours."),
    "ask_call_below": (
        "先打电话问，再出门。不满意，打监督电话。",
        "Call first, then go. Not content? Call supervision.",
    ),
    # How to read the book.
    "how_head": ("怎么看", "How to read"),
    "how_title": ("这本书怎么看", "How to read this book"),
    "how_below": (
        "每件事都按这五个问题写，顺序不变。",
        "Every service answers these five questions, in this order.",
    ),
    "how_copies": ("份", ""),
    "how_tick": (
        "打勾的格子，后面是几份。写「不用」的不必准备。",
        "A box to tick, and how many. “none” means you need not prepare it.",
    ),
    "how_flag": ("替别人来办", "For another"),
    "how_flag_below": (
        "黑旗只管一种情形。您不是这种情形，跳过黑线那一段。",
        "A black flag is for one situation. Not yours? Skip what stands at the black bar.",
    ),
    "how_choice": ("二选一", "one of"),
    "how_choice_below": ("几样里带一样就行。", "Bring one of these; one is enough."),
    "how_posts": (
        "A 岗主办，B 岗替班。A 岗不在，B 岗必须接。",
        "A is in charge, B stands in. When A is away, B must serve you.",
    ),
    "how_steps": (
        "实心是您要跑的步，空心是我们去办的步。",
        "Full: your step. Ring: our step.",
    ),
    "how_code": (
        "扫一扫，看这件事现在是谁在管、电话变没变。",
        "Scan to see who handles it now and whether the number changed.",
    ),
    # The sheets on which households sign for their copies.
    "sign_off_document": ("{title}：{name}发放签收表", "{title}: receipts of {name}"),
    "sign_off_title": ("便民服务一本通发放签收表", "receipts of the booklet"),
    "sign_off_page": ("第 {page} 页，共 {pages} 页", "Page {page} of {pages}"),
    "sign_off_copies": (
        "{households} 户，每户一册，共领 {copies} 册",
        "{households} households, one copy each; {copies} copies received",
    ),
    "sign_off_reserve": ("（其中备用 {reserve} 册）", " ({reserve} of them spare)"),
    "sign_off_person": ("负责人：", "Responsible: "),
    "sign_off_number": ("序号", "No."),
    "sign_off_name": ("户主（代领的写上代领人）", "Householder (or who received it for them)"),
    "sign_off_count": ("册数", "Copies"),
    "sign_off_signed": ("签字", "Signature"),
    "sign_off_date": ("日期", "Date"),
    "sign_off_sum": ("本页签收", "Signed on this page: "),
    "sign_off_unit": ("册", ""),
    "sign_off_by": ("发放人", "Handed out by "),
    "sign_off_total": ("合计", "Total"),
    "sign_off_got": ("应发", "received "),
    "sign_off_given": ("已发", "handed out "),
    "sign_off_left": ("剩", "left "),
    "sign_off_stamp": ("盖章", "Stamp "),
    # Three ways to find something.
    "find_head": ("怎么找", "How to find"),
    "find_title": ("办事，先翻这一页", "Start here"),
    "find_below": ("{count}条路，走哪条都能找到。", "{count} to find it."),
    "way_events": ("家里有什么事，按事找", "By what happened at home"),
    "way_events_text": (
        "{names}……对上就翻。",
        "{names} … find yours and turn to the page.",
    ),
    "way_events_page": ("右边第 {page} 页", "Page {page}, on the right"),
    "way_events_pages": ("右边起，第 {page} 页", "Pages {page}, from the right"),
    "pages_from_to": ("{first}—{last}", "{first}–{last}"),
    "way_offices": ("知道归谁管，按站所找", "By office"),
    "way_offices_text": (
        "{count} 个站所排成一列，顺着书边的标签往后翻，同样高的地方就是它。",
        "{count} offices in one list: follow the tab at the edge, at the same height.",
    ),
    "way_index": ("记得叫什么，按拼音找", "By name"),
    "way_index_text": (
        "「低保」「上户口」这样的叫法也能查。只记得人名，查姓名索引。",
        "Everyday names are listed too. If you only know a person, see the names.",
    ),
    "way_names_page": ("姓名第 {page} 页", "Names: page {page}"),
    "find_help": ("还是找不到？打", "Still lost? Call"),
    "find_help_below": (
        "说清家里什么事，值班员告诉您翻哪一页、带什么",
        "Say what happened; you are told the page and what to bring",
    ),
    "events_title": ("家里有什么事？", "What happened?"),
    "contents_title": ("这本书里有什么", "Contents"),
    "register_title": ("按站所找", "By office"),
    "register_below": (
        "顺着书边的标签往后翻，同样高的地方就是它",
        "follow the tab at the edge of the book",
    ),
    "area_code_note": ("电话前面都加区号 {code}", "Dial {code} before each number"),
    # Leaflets in large print.
    "leaflets_below": (
        "要哪件事，就打印它后面写的那几页，双面打印。页码是这个文件里的第几页。",
        "Print the pages after its name, on both sides. They are pages of this file.",
    ),
    "about_more": ("还要知道", "Good to know"),
    "about_more_see": ("{names}，翻到后面看「还要知道」", "{names}: see “Good to know” further on"),
    "leaflet_see": ("{number} 那一份", "leaflet {number}"),
    "page_of": ("第 {page} 页　共 {count} 页", "page {page} of {count}"),
    "foot_short": ("被推诿、乱收费，打", "Sent away, overcharged? Call"),
    # The pocket edition.
    "pocket_how_title": ("这本小书怎么看", "How to read"),
    "pocket_see": ("全文见大本", "More in the book"),
    "pocket_number": ("大本 {number}", "book {number}"),
    "pocket_original": ("原{count}", "orig. {count}"),
    "pocket_copy": ("复{count}", "copy {count}"),
    "pocket_joint": ("", " "),
    "pocket_choice_from": ("（", "("),
    "pocket_choice_to": ("）", ")"),
    "pocket_fee": ("收费，多少看大本", "a fee: see the large book"),
    "pocket_or": (" 或 ", " or "),
    "pocket_bring": ("带", "bring"),
    "pocket_add": ("加", "also"),
    "pocket_go": ("到 {place} 办", "go to {place}"),
    "pocket_open": ("开门 {hours}", "open {hours}"),
    "pocket_how_copies": (
        "原件 1 份，复印件 1 份。没写的不用带。",
        "One original, one copy. What is not named you need not bring.",
    ),
    "pocket_how_flag": (
        "您是这种情形，还要加上旗子后面的。",
        "If this is you, bring also what follows the flag.",
    ),
    "pocket_how_number": (
        "这件事在大本里的编号。怎么办、找谁，都在那里。",
        "Its number in the book, which says how it goes and whom to see.",
    ),
    "pocket_how_call": (
        "先打电话问，再出门。人员、电话会变。",
        "Call before you go: people and numbers change.",
    ),
    "pocket_offices": ("按站所找", "Offices"),
    # The imprint.
    "imprint_title": ("版权和说明", "About this book"),
    "imprint_book": ("书名", "Title"),
    "imprint_edition": ("版次", "Edition"),
    "imprint_district": ("辖区", "District"),
    "imprint_whose": ("这一本", "This copy"),
    "imprint_date": ("日期", "Date"),
    "imprint_run": ("印数", "Copies"),
    "imprint_copies": ("{count}册", "{count}"),
    "imprint_change": (
        "人员、电话会变，以扫码和电话问到的为准。",
        "People and numbers change: what you scan is right.",
    ),
    "current_ask": ("这本还管用吗？", "Is this copy still current?"),
    "current_scan": ("扫码就知道。", "Scan to see. "),
    "current_call": ("不会扫，打", "Or call"),
    "current_call_only": ("打", "Call"),
    "current_say": ("，报这个编号。", " and read out this number."),
    "current_alt": ("二维码：这本还管用吗，{content}", "QR code: is this copy current, {content}"),
    # An office.
    "office_number": ("站所 {number}", "Office {number}"),
    "also_called": ("也叫", "Also"),
    "who_does_what": ("谁管什么", "Who does what"),
    "same_box": (
        "A 岗不在，找同一格的 B 岗，不用改天再来",
        "A away? B in the same box serves you",
    ),
    "done_here": ("这里办 {count} 件事", "Services here: {count}"),
    "nothing_here": ("这里没有单列的事项", "No services listed here"),
    "nothing_here_below": (
        "要办的事归哪里管，出门前先打电话问清楚；人员、电话有变，以扫码看到的为准。",
        "Call before you come and ask where it is done. What you scan is right.",
    ),
    "offices_from_to": ("各站所 {first}—{last}", "Offices {first}—{last}"),
    "scan": ("扫码看最新", "Scan for news"),
    "scan_short": ("扫码看最新", "Scan"),
    "scan_why_1": ("人员电话有变", "Changed?"),
    "scan_why_2": ("以扫到的为准", "Trust the scan"),
    # A service.
    "call_first": ("先打电话问", "Call first"),
    "about": ("办什么", "What"),
    "bring": ("带什么", "Bring"),
    "bring_nothing": ("什么都不用带", "Bring nothing"),
    "original": ("原件", "Original"),
    "copy": ("复印件", "Copy"),
    "none_needed": ("不用", "none"),
    "continued": ("接上页", "continued"),
    "continued_column": ("接上栏", "continued"),
    "also_bring": ("还要带", "bring also"),
    "which_situation": ("您是哪种情形", "Which is yours?"),
    "which_hint": ("先对上号，再照号准备", "find yours, then bring those numbers"),
    "steps": ("怎么走", "Steps"),
    "step_citizen": ("您", "You"),
    "step_office": ("我们", "We"),
    "faq": ("常有人问", "Often asked"),
    "no_deputy_short": ("没有替班", "no deputy"),
    "hours_more": ("其余开门时间见第 {page} 页", "other opening hours: page {page}"),
    "hours_on_page": ("时间见第 {page} 页", "hours on page {page}"),
    "supervision": ("监督", "Supervision"),
    "notes_head": ("记事", "Notes"),
    "notes_title": ("打电话问到的，记在这里", "What you were told by phone"),
    # Heads of columns, read aloud where the page shows none.
    "column_number": ("序号", "Number"),
    "column_office": ("站所", "Office"),
    "column_duty": ("管什么", "Does what"),
    "column_page": ("页码", "Page"),
    "column_name": ("姓名", "Name"),
    "column_post": ("职务和分工", "Post and duties"),
    "column_who": ("谁来办", "Who"),
    # The back of the book.
    "directory_title": ("干部名录", "Officers"),
    "directory_inner": ("按站所排，姓名查第 {page} 页", "By office; names on page {page}"),
    "when_away": ("不在时找", "If away:"),
    "names_title": ("姓名索引", "Names"),
    "names_below": ("姓名按拼音排，后面是站所。", "People by name, with their office."),
    "index_title": ("拼音索引", "Index"),
    "slogan": ("每户一册　请挂在家里", "One for each household"),
    "slogan_large": ("大字版　要哪件事，印哪几页", "Large print: print the pages you need"),
    "slogan_pocket": ("口袋本　出门带上", "Pocket edition: take it along"),
    "index_below": (
        "黑体是书里的名字，长的写简称；宋体是别的叫法。",
        "Bold is the name in this book, roman what people call it. ",
    ),
    "names_on_page": ("干部姓名查第 {page} 页。", "People: page {page}."),
    "same_as": ("就是", "see"),
    "themes_title": ("按主题找", "By theme"),
    "themes_below": ("同一类的事排在一起。", "Services of one kind together."),
    # The page to cut out.
    "fridge_title": ("急事打这些", "Emergency"),
    "fridge_cut": ("沿虚线剪下，贴在冰箱上", "cut out, put on the fridge"),
    "supervision_ask": (
        "被推诿、刁难、乱收费？打监督电话",
        "Sent away, obstructed, overcharged? Call",
    ),
    "write_here": ("写在这里，急的时候照着念", "Write here; read it out in an emergency"),
    "our_address": ("我家地址", "Our address"),
    "telephone": ("电话", "phone"),
    # The foot of every inside page.
    "foot_before": (
        "推诿、刁难、乱收费，打监督电话",
        "Obstructed or overcharged? Call",
    ),
    "foot_after": ("（不经过承办人）", " (not the handler)"),
}

_LISTS: Final[Mapping[str, tuple[tuple[str, ...], tuple[str, ...]]]] = {
    "numbers": (("一", "两", "三"), ("One way", "Two ways", "Three ways")),
    "write_who": (
        ("网格员", "村、社区干部", "家庭医生", "儿女、亲戚"),
        ("Grid worker", "Community", "Doctor", "Family"),
    ),
}


def words_for(lang: str, otherwise: str) -> Language:
    """Give the language of the fixed words beside a translation: its own, where there are such.

    Args:
        lang: The translation's language, as a tag.
        otherwise: The language that was asked for.
    """
    base = lang.partition("-")[0]
    return "en" if base == "en" or (base != "zh" and otherwise == "en") else "zh"


def fixed_words(language: Language) -> dict[str, str | list[str]]:
    """Give the fixed words in one language, by key, for the page templates.

    Args:
        language: ``zh`` for Chinese, ``en`` for English.

    Returns:
        A new dictionary: every key has a wording, and two of them a list of wordings.
    """
    column = _ZH if language == "zh" else _EN
    single: dict[str, str | list[str]] = {key: pair[column] for key, pair in _WORDS.items()}
    return single | {key: list(pair[column]) for key, pair in _LISTS.items()}


def word(language: Language, key: str, **gaps: object) -> str:
    """Give one fixed wording with its gaps filled.

    Args:
        language: ``zh`` or ``en``.
        key: A key of the table; an unknown one raises ``KeyError``.
        gaps: What stands in for each ``{name}`` of the wording.

    Returns:
        The wording.
    """
    line = _WORDS[key][_ZH if language == "zh" else _EN]
    for name, value in gaps.items():
        line = line.replace("{" + name + "}", str(value))
    return line
