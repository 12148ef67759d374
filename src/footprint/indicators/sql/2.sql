-- 2 Children looked after for every 10,000 children. Written by Ibis from footprint.indicators (python -m footprint.indicators.writing); do not edit.
SELECT
  "t1"."child",
  "t1"."council",
  THE_DAY('as_at') AS "about_on",
  TRUE AS "is_below",
  TRUE AS "is_above",
  FALSE AS "is_unknown",
  "t1"."left_out",
  "t1"."period_start",
  "t1"."age_band",
  "t1"."sex",
  "t1"."ethnic_group",
  "t1"."legal_status",
  "t1"."kind_of_home",
  "t1"."need",
  "t1"."time_in_care"
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
    CAST(NULL AS TEXT) AS "left_out"
  FROM "children_at_date" AS "t0"
) AS "t1"
