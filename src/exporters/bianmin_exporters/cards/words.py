"""The fixed words of the cards, in Chinese and English; the templates hold none of their own."""

from __future__ import annotations

from typing import Final

from bianmin_exporters.cards.kind_words import KIND_WORDS

#: Key → (Chinese, English). A word in braces is a gap.
_WORDS: Final[dict[str, tuple[str, str]]] = {
    # What language the words are in, for what is put together of the catalogue's.
    "lang": ("zh", "en"),
    "draft": ("草稿 DRAFT", "草稿 DRAFT"),
    "todo": ("待填", "to fill in"),
    "too_large": ("放不下", "does not fit"),
    "suspended": ("暂停办理", "suspended"),
    "also": ("也叫", "Also"),
    "comma": ("、", ", "),
    "or": ("或", "or"),
    # The five questions.
    "sign_bring": ("带", "带"),
    "sign_who": ("找", "找"),
    "sign_where": ("去", "去"),
    "sign_call": ("打", "打"),
    # What to bring.
    "original": ("原", "orig "),
    "copy": ("复", "copy "),
    "originals": ("原件", "Orig."),
    "copies": ("复印件", "Copies"),
    "none_needed": ("不用", "none"),
    "nothing": ("什么都不用带", "Nothing to bring"),
    "at_window": ("不用准备，到窗口填表", "Nothing to prepare: the form is at the window"),
    "depends": ("各人不同", "It depends on your case"),
    "items": ("{count} 样", "{count} things"),
    "at_least": ("至少 {count} 样", "{count} or more"),
    "list_scan": ("，扫码看清单", ": scan for list"),
    "list_call": ("，来前打电话问清", ": call first"),
    "early": ("先备好：{name}", "Get ready first: {name}"),
    "or_ring": ("不会扫就打电话问", "Or call and ask"),
    "more_scan": ("有的情形还要多带，扫码看", "Some cases need more: scan"),
    "more_call": ("有的情形还要多带，先打电话问", "Some cases need more: call first"),
    "more_of_scan": ("还要多带的：{cases}。扫码看带什么", "More for: {cases}. Scan to see"),
    "more_of_call": ("还要多带的：{cases}。先打电话问", "More for: {cases}. Call first"),
    "also_bring": ("还要带", "bring as well"),
    "one_of": ("带一样就行", "one is enough"),
    "bring": ("带什么", "Bring"),
    # Facts.
    "days": ("几天", "Time"),
    "fee": ("收费", "Fee"),
    "visits": ("跑", "Trips"),
    "free": ("不收", "free"),
    "charged": ("收，先问", "yes, ask"),
    "yuan": ("{amount} 元", "{amount} yuan"),
    "trips": ("{count} 趟", "{count}"),
    "no_trip": ("不用跑", "none"),
    # Whom, where, when.
    "stands_in": ("{name}不在时替班", "when {name} is away"),
    "stands_in_post": ("替班", "stands in"),
    "no_deputy": ("没有替班的人，来前先打电话", "Nobody stands in: call first"),
    "seasons": ("换季时间有变，先打电话", "Other hours in season: call first"),
    "appointment": ("要先预约", "by appointment"),
    "extension": ("转 {number}", "ext. {number}"),
    "supervision": ("监督", "Complaints"),
    "dissatisfied": ("不满意打", "Complaints"),
    "printed": ("{month} 印", "printed {month}"),
    # Under the code.
    "caption_link": ("扫码看全部", "Scan for all"),
    "caption_read": ("扫码看", "Scan"),
    "caption_online": ("扫码上网办", "Scan: do it online"),
    "caption_tel": ("扫码打电话", "Scan to call"),
    "caption_vcard": ("扫码存电话", "Scan: save phone"),
    "caption_text": ("扫码看文字", "Scan to read"),
    "renewed": ("人员电话有变", "People change:"),
    "renewed_by": ("以扫到的为准", "trust what you scan"),
    # The sheet.
    "sheet_edition": ("{month} 版", "Edition {month}"),
    "sheet_number": ("第 {number} 张，共 {count} 张", "Sheet {number} of {count}"),
    "sheet_scale": ("按 100% 打印，不要「适合页面」", "Print at 100 %, do not fit to page"),
    "sheet_check": ("这条线量出来应是 50 毫米", "This line should measure 50 mm"),
    "sheet_back": ("背面，按长边翻转", "Back: turn on the long edge"),
    # The proof sheet.
    "proof_title": ("付印前核对单", "Proof before printing"),
    "proof_counts": (
        "{count} 个码，{different} 种，都是从成品文件里扫出来的",
        "{count} codes, {different} different, read from the finished files",
    ),
    "proof_faults": ("{count} 个不对，不能付印", "{count} are wrong: do not print"),
    "proof_good": ("都和清单一样", "all as the manifest has them"),
    "proof_module": (
        "小方块 {mm} 毫米　{modules}×{modules}",
        "module {mm} mm　{modules}×{modules}",
    ),
    "proof_none": ("扫不出", "unreadable"),
    "proof_signed": ("核对人", "Checked by"),
    "proof_day": ("日期", "Date"),
    # The back of a card.
    "back_head": ("{district}　怎么用这张卡", "{district}: how to use this card"),
    "back_scan": ("用手机相机或微信扫正面的码", "Scan the code on the front with a phone"),
    "back_list": ("看清要带什么，照着备齐", "See what to bring and get it ready"),
    "back_call": ("有一样拿不准，先打正面的电话", "In doubt, call the number on the front first"),
    "back_supervision": ("办不成、被推诿，打 {phone}", "Turned away? Call {phone}"),
    "title_service": ("{district}便民卡", "{district}: service cards"),
    "code_alt": ("二维码：{name}，{content}", "QR code: {name}, {content}"),
    "monday_to": ("{first}至{last}", "{first}–{last}"),
    "every_day": ("每天", "Daily"),
    "round_the_clock": ("全天", "all day"),
}


def words(lang: str) -> dict[str, str]:
    """Return every fixed word in `lang` ("zh" or "en"), by key."""
    place = 1 if lang == "en" else 0
    return {key: pair[place] for key, pair in (_WORDS | KIND_WORDS).items()}
