-- 19 First, second and later reviews in time. Written by Ibis from footprint.indicators (python -m footprint.indicators.writing); do not edit.
SELECT
  "t1"."child",
  "t1"."council",
  "t1"."held_on" AS "about_on",
  COALESCE("t1"."in_time" IS NOT NULL, FALSE) AS "is_below",
  COALESCE("t1"."in_time" AND (
    "t1"."in_time" IS NOT NULL
  ), FALSE) AS "is_above",
  COALESCE("t1"."in_time" IS NULL, FALSE) AS "is_unknown",
  "t1"."left_out",
  "t1"."period_start",
  "t1"."rule",
  "t1"."due_by",
  "t1"."in_time",
  "t1"."number",
  "t1"."month",
  "t1"."quarter",
  "t1"."legal_status",
  "t1"."age_band",
  "t1"."kind_of_home"
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
    "t0"."held_on",
    "t0"."participation",
    "t0"."rule",
    "t0"."due_by",
    "t0"."in_time",
    "t0"."legal_status",
    "t0"."kind_of_home",
    "t0"."number",
    "t0"."month",
    "t0"."quarter",
    CAST(NULL AS TEXT) AS "left_out"
  FROM "reviews_in_year" AS "t0"
) AS "t1"
