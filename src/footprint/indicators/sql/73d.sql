-- 73d Development checks up to date. Written by Ibis from footprint.indicators (python -m footprint.indicators.writing); do not edit.
SELECT
  "t2"."child",
  "t2"."council",
  THE_DAY('as_at') AS "about_on",
  TRUE AS "is_below",
  COALESCE("t2"."health_check", FALSE) AS "is_above",
  COALESCE("t2"."health_check" IS NULL, FALSE) AS "is_unknown",
  "t2"."left_out",
  "t2"."period_start",
  "t2"."health_check",
  "t2"."age_band"
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
    "t1"."year_ending",
    "t1"."health_assessment",
    "t1"."teeth_check",
    "t1"."immunisations",
    "t1"."health_check",
    "t1"."sdq_score",
    "t1"."sdq_reason",
    "t1"."convicted",
    "t1"."substance_misuse",
    CAST(NULL AS TEXT) AS "left_out"
  FROM (
    SELECT
      *
    FROM "children_for_a_year" AS "t0"
    WHERE
      "t0"."age" BETWEEN 0 AND 4
  ) AS "t1"
) AS "t2"
