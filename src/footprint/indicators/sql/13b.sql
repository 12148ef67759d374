-- 13b Children on remand. Written by Ibis from footprint.indicators (python -m footprint.indicators.writing); do not edit.
SELECT
  "t2"."child",
  "t2"."council",
  THE_DAY('as_at') AS "about_on",
  TRUE AS "is_below",
  TRUE AS "is_above",
  FALSE AS "is_unknown",
  "t2"."left_out",
  "t2"."period_start",
  "t2"."age_band",
  "t2"."sex",
  "t2"."kind_of_home"
FROM (
  SELECT
    "t1"."child",
    "t1"."council",
    "t1"."born_on",
    "t1"."sex",
    "t1"."ethnic_group",
    "t1"."age",
    "t1"."age_band",
    "t1"."period_start",
    "t1"."legal_status",
    "t1"."home",
    "t1"."kind_of_home",
    "t1"."distance_miles",
    "t1"."placement_authority",
    "t1"."need",
    "t1"."time_in_care",
    "t1"."is_uasc",
    CAST(NULL AS TEXT) AS "left_out"
  FROM (
    SELECT
      *
    FROM "children_at_date" AS "t0"
    WHERE
      "t0"."legal_status" = 'J1'
  ) AS "t1"
) AS "t2"
