-- 12b In the same placement for two years. Written by Ibis from footprint.indicators (python -m footprint.indicators.writing); do not edit.
SELECT
  "t8"."child",
  "t8"."council",
  THE_DAY('as_at') AS "about_on",
  COALESCE("t8"."age" IS NOT NULL, FALSE) AS "is_below",
  COALESCE(
    (
      COALESCE("t8"."home" IN ('A3', 'A4', 'A5', 'A6'), FALSE)
      OR COALESCE("t8"."placed_on" <= THE_DAY('start_for_24_months'), FALSE)
    )
    AND (
      "t8"."age" IS NOT NULL
    ),
    FALSE
  ) AS "is_above",
  COALESCE(
    (
      "t8"."age" IS NULL
    )
    OR (
      (
        "t8"."placed_on" IS NULL
      )
      AND NOT (
        COALESCE("t8"."home" IN ('A3', 'A4', 'A5', 'A6'), FALSE)
      )
    ),
    FALSE
  ) AS "is_unknown",
  "t8"."left_out",
  "t8"."period_start",
  "t8"."placed_on",
  "t8"."home",
  "t8"."age_band"
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
    "t7"."placed_on",
    CAST(NULL AS TEXT) AS "left_out"
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
      "t6"."child" AS "child_right",
      "t6"."placed_on"
    FROM (
      SELECT
        *
      FROM "children_at_date" AS "t0"
      WHERE
        "t0"."period_start" <= THE_DAY('start_for_30_months')
        AND (
          (
            "t0"."age" IS NULL
          ) OR (
            "t0"."age" < 16
          )
        )
    ) AS "t4"
    LEFT OUTER JOIN (
      SELECT
        "t3"."child",
        "t3"."started_on" AS "placed_on"
      FROM (
        SELECT
          *
        FROM "placements" AS "t1"
        WHERE
          "t1"."started_on" <= THE_DAY('as_at')
          AND (
            (
              "t1"."ended_on" IS NULL
            ) OR (
              "t1"."ended_on" > THE_DAY('as_at')
            )
          )
      ) AS "t3"
    ) AS "t6"
      ON "t4"."child" = "t6"."child"
  ) AS "t7"
) AS "t8"
