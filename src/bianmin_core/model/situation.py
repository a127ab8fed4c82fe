"""Situations: questions whose answers change what to bring, meet or do."""

from __future__ import annotations

import attrs

from bianmin_core.model.labels import about
from bianmin_core.model.people import ID_PATTERN


@attrs.frozen(kw_only=True, weakref_slot=False)
class When:
    """适用情形: holds when a situation's answer is one of those named."""

    situation: str = attrs.field(
        metadata=about("情形", "Situation", "Id of a situation of the same service: by-proxy.")
    )
    answers: tuple[str, ...] = attrs.field(
        default=("yes",),
        metadata=about(
            "答案", "Answers", "Any of these answers switches it on: [yes], or [farm, casual]."
        ),
    )


@attrs.frozen(kw_only=True, weakref_slot=False)
class Choice:
    """选项: one possible answer of a one-of question."""

    id: str = attrs.field(metadata=about("编号", "Id", "Short: farm.", pattern=ID_PATTERN))
    name: str = attrs.field(
        metadata=about("说法", "Wording", "As a resident says it: 在家务农.", translated="text")
    )


@attrs.frozen(kw_only=True, weakref_slot=False)
class Situation:
    """情形: a question whose answer changes what to bring, meet or do.

    Without choices the answers are "yes" and "no".
    """

    id: str = attrs.field(metadata=about("编号", "Id", "Short: by-proxy.", pattern=ID_PATTERN))
    question: str = attrs.field(
        metadata=about(
            "问题", "Question", "The official question: 是否委托他人代办？", translated="text"
        )
    )
    wording: str | None = attrs.field(
        default=None,
        metadata=about(
            "读者说法",
            "Reader's wording",
            "What a resident would say of a yes: 替别人来办.",
            translated="text",
        ),
    )
    otherwise: str | None = attrs.field(
        default=None,
        metadata=about(
            "否则的说法",
            "Wording of a no",
            "What a resident would say of a no: 自己来办.",
            translated="text",
        ),
    )
    choices: tuple[Choice, ...] = attrs.field(
        default=(), metadata=about("选项", "Choices", "The answers of a one-of question.")
    )

    @property
    def answers(self) -> tuple[str, ...]:
        """Every answer the question takes: the choices' ids, or "yes" and "no"."""
        return tuple(c.id for c in self.choices) or ("yes", "no")

    def say(self, answer: str) -> str:
        """What a resident would say who gives that answer: 替别人来办."""
        for choice in self.choices:
            if choice.id == answer:
                return choice.name
        if answer == "no":
            return self.otherwise or f"不是：{self.wording or self.question}"
        return self.wording or self.question
