"""SSSOM's slots of a row that we carry along without a meaning of our own."""

from __future__ import annotations

from typing import Final

__all__ = ["OTHER_SLOTS", "PROPAGATED"]

OTHER_SLOTS: Final = (
    "cardinality_scope",
    "creator_id",
    "creator_label",
    "curation_rule",
    "curation_rule_text",
    "issue_tracker_item",
    "license",
    "mapping_cardinality",
    "mapping_provider",
    "mapping_source",
    "mapping_tool_id",
    "mapping_tool_version",
    "match_string",
    "object_category",
    "object_match_field",
    "object_preprocessing",
    "object_source_version",
    "object_type",
    "other",
    "predicate_label",
    "predicate_type",
    "publication_date",
    "record_id",
    "review_date",
    "reviewer_agreement",
    "reviewer_id",
    "reviewer_label",
    "similarity_measure",
    "similarity_score",
    "subject_category",
    "subject_match_field",
    "subject_preprocessing",
    "subject_source_version",
    "subject_type",
)

PROPAGATED: Final = (
    "mapping_date",
    "mapping_provider",
    "mapping_tool",
    "mapping_tool_id",
    "mapping_tool_version",
    "object_source",
    "object_source_version",
    "object_type",
    "predicate_type",
    "subject_source",
    "subject_source_version",
    "subject_type",
)
"""What a header may say for all rows that do not say it themselves."""
