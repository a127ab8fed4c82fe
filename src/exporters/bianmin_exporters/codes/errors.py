"""What can be wrong with a code, each said in Chinese first and English second.

::

    BianminError
    └── CodeError                  anything that keeps a code from being made
        ├── ContentError           what the code should say cannot be said by a QR code
        │   ├── ContentTooLongError
        │   ├── LinkError          not a link a phone's camera will open
        │   └── PhoneError         not a number a phone can dial
        ├── LogoError              a logo that is no image, or that a code would not decode with
        └── SizeError              a printed size that is not a size
"""

from __future__ import annotations

from bianmin_core import BianminError


class CodeError(BianminError, ValueError):
    """A QR code cannot be made; `zh` and `en` tell a clerk what is wrong and what to do."""


class ContentError(CodeError):
    """What the code should say is empty, or holds characters a code must not carry."""


class ContentTooLongError(ContentError):
    """The content is longer than the largest QR symbol of its level holds."""


class LinkError(ContentError):
    """A link that a phone's camera would not open, or not open as meant."""


class PhoneError(ContentError):
    """A number that a phone would not dial as written."""


class LogoError(CodeError):
    """A logo that is no image, or covers more of a code than can be mended."""


class SizeError(CodeError):
    """A printed size, module size or resolution that is not a positive number."""
