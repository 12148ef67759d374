-- 12 Three or more placements in the year. Written by Ibis from footprint.indicators (python -m footprint.indicators.writing); do not edit.
SELECT
  "t9"."child",
  "t9"."council",
  THE_DAY('as_at') AS "about_on",
  TRUE AS "is_below",
  COALESCE("t9"."number" >= 3, FALSE) AS "is_above",
  COALESCE("t9"."number" = 0, FALSE) AS "is_unknown",
  "t9"."left_out",
  "t9"."period_start",
  "t9"."number",
  "t9"."placements",
  "t9"."age_band"
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
    "t8"."child_right",
    "t8"."placements",
    "t8"."number",
    CAST(NULL AS TEXT) AS "left_out"
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
      "t7"."child_right",
      CASE
        WHEN "t7"."number" > 4
        THEN '5+'
        WHEN "t7"."number" >= 3
        THEN CAST("t7"."number" AS TEXT)
        ELSE NULL
      END AS "placements",
      "t7"."number"
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
        "t6"."child_right",
        "t6"."placements",
        COALESCE("t6"."placements", 0) AS "number"
      FROM (
        SELECT
          "t2"."child",
          "t2"."council",
          "t2"."born_on",
          "t2"."sex",
          "t2"."ethnic_group",
          "t2"."age",
          "t2"."age_band",
          "t2"."period_start",
          "t2"."legal_status",
          "t2"."home",
          "t2"."kind_of_home",
          "t2"."distance_miles",
          "t2"."placement_authority",
          "t2"."need",
          "t2"."time_in_care",
          "t2"."is_uasc",
          "t5"."child" AS "child_right",
          "t5"."placements"
        FROM "children_at_date" AS "t2"
        LEFT OUTER JOIN (
          SELECT
            "t3"."child",
            COUNT(*) AS "placements"
          FROM (
            SELECT
              *
            FROM "placements" AS "t1"
            WHERE
              "t1"."started_on" <= THE_DAY('as_at')
              AND (
                (
                  "t1"."ended_on" IS NULL
                )
                OR (
                  "t1"."ended_on" > GREATEST(THE_DAY('first_day'), "t1"."started_on")
                )
              )
          ) AS "t3"
          GROUP BY
            1
        ) AS "t5"
          ON "t2"."child" = "t5"."child"
      ) AS "t6"
    ) AS "t7"
  ) AS "t8"
) AS "t9"
