-- 18 Children with every review in time. Written by Ibis from footprint.indicators (python -m footprint.indicators.writing); do not edit.
SELECT
  "t7"."child",
  "t7"."council",
  "t7"."about_on",
  COALESCE("t7"."left_out" IS NULL, FALSE) AS "is_below",
  COALESCE(
    (
      "t7"."late" = 0
    )
    AND (
      "t7"."missed" = 0
    )
    AND (
      "t7"."not_known" = 0
    )
    AND (
      "t7"."left_out" IS NULL
    ),
    FALSE
  ) AS "is_above",
  COALESCE(
    (
      "t7"."late" = 0
    )
    AND (
      "t7"."missed" = 0
    )
    AND (
      "t7"."not_known" > 0
    )
    AND (
      "t7"."left_out" IS NULL
    ),
    FALSE
  ) AS "is_unknown",
  "t7"."left_out",
  "t7"."period_start",
  "t7"."held",
  "t7"."late",
  "t7"."not_known",
  "t7"."missed",
  "t7"."age_band"
FROM (
  SELECT
    "t6"."child",
    "t6"."council",
    "t6"."born_on",
    "t6"."sex",
    "t6"."ethnic_group",
    "t6"."age",
    "t6"."age_band",
    "t6"."period_start",
    "t6"."legal_status",
    "t6"."home",
    "t6"."kind_of_home",
    "t6"."distance_miles",
    "t6"."placement_authority",
    "t6"."need",
    "t6"."time_in_care",
    "t6"."is_uasc",
    "t6"."about_on",
    "t6"."child_right",
    "t6"."held",
    "t6"."late",
    "t6"."not_known",
    "t6"."missed",
    CASE
      WHEN COALESCE("t6"."period_start" > THE_DAY('start_for_20_working_days'), FALSE)
      THEN 'children looked after for less than 20 working days'
      ELSE CAST(NULL AS TEXT)
    END AS "left_out"
  FROM (
    SELECT
      "t5"."child",
      "t5"."council",
      "t5"."born_on",
      "t5"."sex",
      "t5"."ethnic_group",
      "t5"."age",
      "t5"."age_band",
      "t5"."period_start",
      "t5"."legal_status",
      "t5"."home",
      "t5"."kind_of_home",
      "t5"."distance_miles",
      "t5"."placement_authority",
      "t5"."need",
      "t5"."time_in_care",
      "t5"."is_uasc",
      "t5"."about_on",
      "t5"."child_right",
      COALESCE("t5"."held", 0) AS "held",
      COALESCE("t5"."late", 0) AS "late",
      COALESCE("t5"."not_known", 0) AS "not_known",
      COALESCE("t5"."missed", 0) AS "missed"
    FROM (
      SELECT
        "t4"."child",
        "t4"."council",
        "t4"."born_on",
        "t4"."sex",
        "t4"."ethnic_group",
        "t4"."age",
        "t4"."age_band",
        "t4"."period_start",
        "t4"."legal_status",
        "t4"."home",
        "t4"."kind_of_home",
        "t4"."distance_miles",
        "t4"."placement_authority",
        "t4"."need",
        "t4"."time_in_care",
        "t4"."is_uasc",
        "t4"."about_on",
        "t2"."child" AS "child_right",
        "t2"."held",
        "t2"."late",
        "t2"."not_known",
        "t2"."missed"
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
          THE_DAY('as_at') AS "about_on"
        FROM "children_at_date" AS "t0"
      ) AS "t4"
      LEFT OUTER JOIN "reviews_by_child" AS "t2"
        ON "t4"."child" = "t2"."child"
    ) AS "t5"
  ) AS "t6"
) AS "t7"
