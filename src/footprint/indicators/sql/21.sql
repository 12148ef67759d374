-- 21 Children whose review is overdue. Written by Ibis from footprint.indicators (python -m footprint.indicators.writing); do not edit.
SELECT
  "t10"."child",
  "t10"."council",
  THE_DAY('as_at') AS "about_on",
  TRUE AS "is_below",
  COALESCE("t10"."due_by" IS NOT NULL, FALSE) AS "is_above",
  FALSE AS "is_unknown",
  "t10"."left_out",
  "t10"."period_start",
  "t10"."due_by",
  "t10"."days",
  "t10"."overdue",
  "t10"."age_band",
  "t10"."kind_of_home"
FROM (
  SELECT
    "t9"."child",
    "t9"."council",
    "t9"."born_on",
    "t9"."sex",
    "t9"."ethnic_group",
    "t9"."age",
    "t9"."age_band",
    "t9"."period_start",
    "t9"."legal_status",
    "t9"."home",
    "t9"."kind_of_home",
    "t9"."distance_miles",
    "t9"."placement_authority",
    "t9"."need",
    "t9"."time_in_care",
    "t9"."is_uasc",
    "t9"."about_on",
    "t9"."child_right",
    "t9"."due_by",
    "t9"."days",
    "t9"."overdue",
    CAST(NULL AS TEXT) AS "left_out"
  FROM (
    SELECT
      "t8"."child",
      "t8"."council",
      "t8"."born_on",
      "t8"."sex",
      "t8"."ethnic_group",
      "t8"."age",
      "t8"."age_band",
      "t8"."period_start",
      "t8"."legal_status",
      "t8"."home",
      "t8"."kind_of_home",
      "t8"."distance_miles",
      "t8"."placement_authority",
      "t8"."need",
      "t8"."time_in_care",
      "t8"."is_uasc",
      "t8"."about_on",
      "t8"."child_right",
      "t8"."due_by",
      "t8"."days",
      CASE
        WHEN "t8"."days" >= 183
        THEN '183+'
        WHEN "t8"."days" >= 92
        THEN '92-182'
        WHEN "t8"."days" >= 29
        THEN '29-91'
        WHEN "t8"."days" >= 1
        THEN '1-28'
        ELSE NULL
      END AS "overdue"
    FROM (
      SELECT
        "t7"."child",
        "t7"."council",
        "t7"."born_on",
        "t7"."sex",
        "t7"."ethnic_group",
        "t7"."age",
        "t7"."age_band",
        "t7"."period_start",
        "t7"."legal_status",
        "t7"."home",
        "t7"."kind_of_home",
        "t7"."distance_miles",
        "t7"."placement_authority",
        "t7"."need",
        "t7"."time_in_care",
        "t7"."is_uasc",
        "t7"."about_on",
        "t7"."child_right",
        "t7"."due_by",
        DATE_DIFF('DAY', "t7"."due_by", "t7"."about_on") AS "days"
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
          "t6"."child" AS "child_right",
          "t6"."due_by"
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
        LEFT OUTER JOIN (
          SELECT
            "t3"."child",
            MIN("t3"."due_by") AS "due_by"
          FROM (
            SELECT
              *
            FROM "missed_reviews" AS "t1"
            WHERE
              "t1"."is_open"
          ) AS "t3"
          GROUP BY
            1
        ) AS "t6"
          ON "t4"."child" = "t6"."child"
      ) AS "t7"
    ) AS "t8"
  ) AS "t9"
) AS "t10"
