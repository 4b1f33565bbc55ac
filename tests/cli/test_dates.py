"""`accordingto dates`: what the resolver sees."""

import io
import json
import sys

import pytest


def test_a_line_a_mention(run) -> None:
    done = run("dates", "In early August, Ada Quill said it fell on Tuesday.", "--published", "2023-09-06")
    assert done.code == 0
    assert [line.split() for line in done.out.splitlines()] == [
        ["3-15", "DATE", "2023-08", "START", "early", "August"],
        ["43-50", "DATE", "2023-09-05", "Tuesday"],
    ]


def test_json(run) -> None:
    row = {"text": "Tuesday", "type": "DATE", "value": "XXXX-WXX-2", "mod": None, "start": 3, "end": 10}
    assert json.loads(run("dates", "On Tuesday", "--json").out) == row


def test_standard_input(run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO("Tuesday \xff Monday".encode("latin-1"))))
    assert run("dates", "-", "--published", "2023-09-06").out.count("2023-09-0") == 2


def test_no_date_is_no_line(run) -> None:
    assert run("dates", "It leaks.") == (0, "", "")


def test_control_characters_do_not_reach_the_terminal(run) -> None:
    assert "\x1b" not in run("dates", "Sept.\x1b 5 on Sept.\t5", "--published", "2023-09-06").out


@pytest.mark.parametrize("day", ["2023-13-06", "2023-02-30", "5 Sept", "20230906", "", "٢٠٢٣-٠٩-٠٦", "0000-01-01"])
def test_a_bad_day_is_named_with_the_form_wanted(run, day: str) -> None:
    done = run("dates", "Tuesday", "--published", day)
    assert done.code == 2 and repr(day) in done.err and "2023-09-05" in done.err


@pytest.mark.parametrize("day", ["0001-01-01", "1970-01-01", "9999-12-31"])
def test_any_day_of_the_calendar_will_do(run, day: str) -> None:
    assert run("dates", "next week, last year, on Tuesday, three days ago", "--published", day).code == 0
