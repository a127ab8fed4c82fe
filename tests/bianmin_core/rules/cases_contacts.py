"""Cases of the rules about whose numbers these are, and about what is personal."""

from __future__ import annotations

office = "offices: [{{id: hall, {}}}]\n".format
officer = "officers: [{{id: li-xue, {}}}]\n".format
service = "services: [{{id: residence-proof, {}}}]\n".format

AGREED = "consent: {given_on: 2026-01-10}"
MOBILE = "phones: [{number: 161 0000 0001}]"
HALL_SILENT = office("phones: []")


def both(first: str, second: str) -> str:
    """An overlay on both officers, who have agreed to be published."""
    return f"officers: [{{id: li-xue, {AGREED}, {first}}}, {{id: yang-bo, {AGREED}, {second}}}]\n"


def answered(text: str) -> str:
    """An overlay with a text that is published."""
    return service(f"faq: [{{question: 问, answer: '{text}'}}]")


FOUND = [
    ("BM107", office("credit_code: 11530322MB0000000B")),
    # Two figures have changed places.
    ("BM107", office("credit_code: 11350322MB0000000A")),
    ("BM107", office("credit_code: 11530322015139372E")),
    ("BM208", both(MOBILE, "phones: [{number: 0874-1000003}, {number: 161-0000-0001}]")),
    ("BM208", both(MOBILE, "phones: [{number: '16100000001', kind: 手机, visibility: print}]")),
    ("BM208", both(f"name: 李学, {MOBILE}", f"name: 李雪, {MOBILE}")),
    ("BM209", HALL_SILENT + both(MOBILE, "phones: []")),
    # The deputy's is the only one.
    ("BM209", HALL_SILENT + both("phones: []", MOBILE)),
    # The office's own line is that very mobile, or it is internal, or it does not dial.
    ("BM209", office(MOBILE) + both("phones: [{number: +86 16100000001}]", "phones: []")),
    (
        "BM209",
        office("phones: [{number: 0874-1000001, visibility: internal}]")
        + both(MOBILE, "phones: []"),
    ),
    ("BM209", office("phones: [{number: 0874-100000}]") + both(MOBILE, "phones: []")),
    ("BM603", answered("照 530322190003070011 填")),
    ("BM603", answered("照５３０３２２１９０００３０７００１１填")),
    ("BM603", answered("530322-19000307-002x")),
    ("BM603", answered("5 3 0 3 2 2 1 9 0 0 0 3 0 7 0 0 2 X")),
    # A pupil's number is a G before it; here a phone follows.
    ("BM603", answered("学籍号 G530322190003070011 16100000001")),
    ("BM603", office("location: {landmark: 户主 530322190003070038 家隔壁}")),
    ("BM603", officer("phones: [{number: '530322190003070011'}]")),
    ("BM603", "edition: {note: '（810000190003070014）'}"),
    ("BM603", service("online_url: 'https://specimen.example/?sfz=53032219000307002X'")),
    ("BM604", officer("photo: li.png")),
    ("BM604", officer("photo: li.png, visibility: print")),
    ("BM604", officer("photo: li.png, consent: null")),
]

SILENT = [
    ("BM107", office("credit_code: 11530322015139372F")),
    # A village collective's, and a people's organisation's.
    ("BM107", office("credit_code: N2530322MF0000000R")),
    ("BM107", office("credit_code: 52530322MJT000000J")),
    # BM105 tells of what is no code at all.
    ("BM107", office("credit_code: 11530322mb0000000b")),
    ("BM107", office("credit_code: 530322MB0")),
    ("BM208", both(MOBILE, "phones: [{number: 161 0000 0002}]")),
    ("BM208", both("phones: [{number: 161 0000 0001}, {number: '16100000001'}]", "phones: []")),
    ("BM208", both(MOBILE, "phones: [{number: 161 0000 0001, visibility: internal}]")),
    # One person who is entered twice, and the office's duty mobile that an officer carries.
    ("BM208", both(f"name: 李雪, {MOBILE}", f"name: 李雪, {MOBILE}")),
    ("BM208", office(MOBILE) + both(MOBILE, "phones: []")),
    ("BM209", both(MOBILE, "phones: []")),
    ("BM209", HALL_SILENT + both(MOBILE, "phones: [{number: 161 0000 0002}]")),
    ("BM209", HALL_SILENT + both("phones: [{number: 0874-1000002}]", "phones: []")),
    (
        "BM209",
        HALL_SILENT + both(MOBILE, "phones: []") + service("phones: [{number: 161 0000 0003}]"),
    ),
    # BM207 tells of a service without any.
    ("BM209", HALL_SILENT + both("phones: []", "phones: []")),
    # The check digit, the 30th of February, a year before anybody alive, a place there is not.
    ("BM603", answered("530322190003070012")),
    ("BM603", answered("530322190002300014")),
    ("BM603", answered("530322180003070012")),
    ("BM603", answered("990322190003070017")),
    ("BM603", answered("第一代 15 位：530322000307001")),
    # It stands inside a longer number or code, and two phones are as long together.
    ("BM603", answered("流水号 1530322190003070011")),
    ("BM603", answered("编码 530322190003070011A01")),
    ("BM603", answered("0874-1000001 1000002")),
    ("BM603", officer("notes: [{text: 530322190003070011}]")),
    ("BM603", office("credit_code: 11530322015139372F")),
    ("BM604", officer(f"photo: li.png, {AGREED}")),
    ("BM604", officer("photo: li.png, visibility: internal")),
    ("BM604", officer("photo: ''")),
]
