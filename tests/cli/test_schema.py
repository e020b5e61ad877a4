"""Every record that is written validates against the schema that is printed."""

from __future__ import annotations

import json

import jsonschema
import pytest


@pytest.fixture(scope="module")
def validator(reptrack):
    schema = json.loads(reptrack("schema").stdout)
    kind = jsonschema.validators.validator_for(schema)
    kind.check_schema(schema)
    return kind(schema)


def test_every_record_of_the_samples_validates(validator, seeds_records):
    for record in seeds_records:
        validator.validate(record)


@pytest.mark.parametrize("change", [{"text": 5}, {"dates": [{}]}, {"source": None}])
def test_what_is_no_record_does_not(validator, seeds_records, change):
    assert not validator.is_valid({**seeds_records[0], **change})
