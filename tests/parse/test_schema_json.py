"""The JSON Schema that editors get."""

import json
import re
from collections.abc import Iterator
from typing import get_args

import pytest

from mopsdocs.parse.json_schema import Kind, Schema, schema
from mopsdocs.parse.schema import keys

KINDS: tuple[Kind, ...] = get_args(Kind)


def groups(made: Schema) -> Iterator[Schema]:
    """The file itself, and every group of keys within it."""
    if made["type"] == "object":
        yield made
    yield from made["definitions"].values()


@pytest.mark.parametrize("kind", KINDS)
def test_it_is_draft_07(kind: Kind) -> None:
    """The schema is draft-07: its parts stand under `definitions`, and every reference leads to one."""
    made = schema(kind)
    text = json.dumps(made)
    assert "http://json-schema.org/draft-07/schema#" == made["$schema"]
    assert "$defs" not in text
    assert set(re.findall(r"#/definitions/(\w+)", text)) == set(made["definitions"])


@pytest.mark.parametrize("kind", KINDS)
def test_every_key_says_what_it_is_for(kind: Kind) -> None:
    """Each key of each group has a description, no key is open to others, and no empty value is offered."""
    for group in groups(schema(kind)):
        assert group["additionalProperties"] is False
        assert [] == [key for key, about in group["properties"].items() if not about.get("description")]
        assert "null" not in json.dumps(group)


def test_the_keys_are_those_of_the_format() -> None:
    """The schema has the keys that a playbook is read by, no more and no fewer."""
    made = schema("playbook")
    assert list(keys("playbook", ())) == list(made["properties"])
    assert list(keys("playbook", ("steps", 0, "tasks", 0))) == list(made["definitions"]["Task"]["properties"])
    assert ["id", "title"] == made["definitions"]["Task"]["required"]


def test_words_are_explained() -> None:
    """A closed list offers its words, each with what it means."""
    status = schema("playbook")["definitions"]["Task"]["properties"]["status"]
    assert ["todo", "doing", "blocked", "review", "done", "dropped"] == status["enum"]
    assert len(status["enum"]) == len(status["enumDescriptions"])


def test_a_short_spelling_is_offered_too() -> None:
    """A baseline may be a number or a group, and a number may be one to other readers of YAML."""
    baseline = schema("playbook")["definitions"]["Goal"]["properties"]["baseline"]
    assert ["number", "string"] == baseline["anyOf"][0]["type"]
    assert {"$ref": "#/definitions/Baseline"} == baseline["anyOf"][1]


@pytest.mark.parametrize("kind", KINDS)
def test_it_is_the_same_each_time(kind: Kind) -> None:
    """Two schemas of one kind are equal to the byte."""
    assert json.dumps(schema(kind)) == json.dumps(schema(kind))
