-- children for a year. Written by Ibis from footprint.indicators (python -m footprint.indicators.writing); do not edit.
SELECT
  "t6".*
  EXCLUDE ("child_right")
FROM (
  SELECT
    "t3"."child",
    "t3"."council",
    "t3"."born_on",
    "t3"."sex",
    "t3"."ethnic_group",
    "t3"."age",
    "t3"."age_band",
    "t3"."period_start",
    "t3"."legal_status",
    "t3"."home",
    "t3"."kind_of_home",
    "t3"."distance_miles",
    "t3"."placement_authority",
    "t3"."need",
    "t3"."time_in_care",
    "t3"."is_uasc",
    "t5"."child" AS "child_right",
    "t5"."year_ending",
    "t5"."health_assessment",
    "t5"."teeth_check",
    "t5"."immunisations",
    "t5"."health_check",
    "t5"."sdq_score",
    "t5"."sdq_reason",
    "t5"."convicted",
    "t5"."substance_misuse"
  FROM (
    SELECT
      *
    FROM "children_at_date" AS "t0"
    WHERE
      "t0"."period_start" <= THE_DAY('start_for_12_months')
  ) AS "t3"
  LEFT OUTER JOIN (
    SELECT
      *
    FROM "health" AS "t1"
    WHERE
      "t1"."year_ending" = EXTRACT(year FROM THE_DAY('last_day_of_year'))
  ) AS "t5"
    ON "t3"."child" = "t5"."child"
) AS "t6"
