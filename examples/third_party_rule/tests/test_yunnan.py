"""The province's rules keep their contract, and speak where a number is of elsewhere."""

from __future__ import annotations

from bianmin_core.testing import RuleSuite, specimen
from bianmin_yunnan.rules import LandlineOfAnotherPrefecture, rules


class TestYunnan(RuleSuite):
    """What every rule promises, and what this one does."""

    rules = rules

    def test_it_names_number_and_prefecture(self) -> None:
        """The sentence says which number, and what it should begin with."""
        (found,) = self.found(rules[0], specimen(LandlineOfAnotherPrefecture.failing))
        assert found.say() == "座机 0873-1000001 不是曲靖的（曲靖的区号是 0874）"
        assert found.path == ("offices", "hall", "phones", 0, "number")

    def test_another_province_is_none_of_its_business(self) -> None:
        """A district outside Yunnan, or without a code, is left alone."""
        for code in ("511602001", "5"):
            overlay = f'district: {{code: "{code}"}}{LandlineOfAnotherPrefecture.failing}'
            assert (
                self.found(rules[0], specimen(overlay.replace("        offices", "offices"))) == ()
            )

    def test_numbers_without_an_area_code_are_local(self) -> None:
        """A landline written as people ring it at home has the district's own area code."""
        overlay = 'offices: [{id: hall, phones: [{number: "1000001"}, {number: "12345"}]}]'
        assert self.found(rules[0], specimen(overlay)) == ()
