"""通讯录: the offices and officers of a catalogue as contacts, vCard 4.0 (RFC 6350)."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator

import attrs

from bianmin_core import (
    CONTRACT_VERSION,
    Artifact,
    Audience,
    ExportContext,
    Office,
    Published,
    Text,
    option,
)
from bianmin_vcard.contacts import contact_of_office, contact_of_officer

__all__ = ["VCardExporter", "VCardOptions", "exporter"]

_PLAIN = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_MEDIA_TYPE = "text/vcard; charset=utf-8"


@attrs.frozen(kw_only=True)
class VCardOptions:
    """Options of the exporter `vcard`."""

    split: bool = attrs.field(
        default=False,
        metadata=option("每个站所一个文件", "One file an office instead of one for all"),
    )
    officers: bool = attrs.field(
        default=True,
        metadata=option("也要干部的名片", "Contacts of the officers, too"),
    )


@attrs.frozen
class VCardExporter:
    """导出器 vcard: contacts to take over into a phone."""

    contract = CONTRACT_VERSION
    summary = Text("通讯录（vCard，手机直接导入）", "Contacts (vCard 4.0) for a phone to take over")
    options = VCardOptions
    audience = Audience.PUBLIC

    def export(
        self, catalogue: Published, options: VCardOptions, context: ExportContext, /
    ) -> Iterator[Artifact]:
        """Yield one file with every contact, or one an office."""
        held = [
            (office, _contacts(catalogue, office, options, context)) for office in catalogue.offices
        ]
        if not options.split:
            content = "".join(text for _, text in held)
            yield Artifact("contacts.vcf", _MEDIA_TYPE, content.encode())
            context.progress(1, 1)
            return
        for done, (path, (_, text)) in enumerate(zip(_paths(catalogue), held, strict=True), 1):
            yield Artifact(path, _MEDIA_TYPE, text.encode())
            context.progress(done, len(held))


def _contacts(
    catalogue: Published, office: Office, options: VCardOptions, context: ExportContext
) -> str:
    made = [contact_of_office(catalogue, office, draft=context.draft)]
    if options.officers:
        for officer in catalogue.officers:
            posts = [post for post in officer.posts if post.office == office.id]
            if posts and officer.name:
                made.append(
                    contact_of_officer(catalogue, office, officer, posts, draft=context.draft)
                )
    return "".join(made)


def _paths(catalogue: Published) -> Iterator[str]:
    """A path for each office: its id, or a checksum where a draft's id is no plain name."""
    taken: set[str] = set()
    for number, office in enumerate(catalogue.offices, 1):
        plain = _PLAIN.fullmatch(office.id) and len(office.id) <= 100 and office.id not in taken
        checksum = hashlib.sha256(office.id.encode("utf-8", "surrogatepass")).hexdigest()[:12]
        taken.add(office.id)
        yield f"contacts/{f'{office.id}' if plain else f'office-{number}-{checksum}'}.vcf"


exporter = VCardExporter()
