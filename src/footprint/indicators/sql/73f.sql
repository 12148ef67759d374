-- 73f Personal education plan up to date. Written by Ibis from footprint.indicators (python -m footprint.indicators.writing); do not edit.
SELECT
  "t1"."child",
  "t1"."council",
  THE_DAY('as_at') AS "about_on",
  TRUE AS "is_below",
  FALSE AS "is_above",
  TRUE AS "is_unknown",
  "t1"."left_out",
  "t1"."period_start",
  "t1"."age_band"
FROM (
  SELECT
    "t0"."child",
    "t0"."council",
    "t0"."born_on",
    "t0"."sex",
    "t0"."ethnic_group",
    "t0"."age",
    "t0"."age_band",
    "t0"."period_start",
    "t0"."legal_status",
    "t0"."home",
    "t0"."kind_of_home",
    "t0"."distance_miles",
    "t0"."placement_authority",
    "t0"."need",
    "t0"."time_in_care",
    "t0"."is_uasc",
    "t0"."year_ending",
    "t0"."health_assessment",
    "t0"."teeth_check",
    "t0"."immunisations",
    "t0"."health_check",
    "t0"."sdq_score",
    "t0"."sdq_reason",
    "t0"."convicted",
    "t0"."substance_misuse",
    CAST(NULL AS TEXT) AS "left_out"
  FROM "children_for_a_year" AS "t0"
) AS "t1"
