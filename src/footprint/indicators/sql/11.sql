-- 11 Placed with parents. Written by Ibis from footprint.indicators (python -m footprint.indicators.writing); do not edit.
SELECT
  "t2"."child",
  "t2"."council",
  THE_DAY('as_at') AS "about_on",
  TRUE AS "is_below",
  COALESCE("t2"."home" IS NOT NULL, FALSE) AS "is_above",
  COALESCE("t2"."home_unknown", FALSE) AS "is_unknown",
  "t2"."left_out",
  "t2"."period_start",
  "t2"."home",
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
    "t1"."home_unknown",
    CAST(NULL AS TEXT) AS "left_out"
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
      CASE
        WHEN COALESCE("t0"."home" IN ('P1'), FALSE)
        THEN "t0"."home"
        ELSE CAST(NULL AS TEXT)
      END AS "home",
      "t0"."kind_of_home",
      "t0"."distance_miles",
      "t0"."placement_authority",
      "t0"."need",
      "t0"."time_in_care",
      "t0"."is_uasc",
      "t0"."home" IS NULL AS "home_unknown"
    FROM "children_at_date" AS "t0"
  ) AS "t1"
) AS "t2"
