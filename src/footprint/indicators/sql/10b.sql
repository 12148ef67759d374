-- 10b Placed outside the council's area. Written by Ibis from footprint.indicators (python -m footprint.indicators.writing); do not edit.
SELECT
  "t16"."child",
  "t16"."council",
  THE_DAY('as_at') AS "about_on",
  COALESCE(
    (
      "t16"."placement_authority" IS NOT NULL
    )
    AND (
      "t16"."own_authority" IS NOT NULL
    ),
    FALSE
  ) AS "is_below",
  COALESCE(
    (
      "t16"."placement_authority" <> "t16"."own_authority"
    )
    AND (
      (
        "t16"."placement_authority" IS NOT NULL
      )
      AND (
        "t16"."own_authority" IS NOT NULL
      )
    ),
    FALSE
  ) AS "is_above",
  COALESCE(
    NOT (
      (
        "t16"."placement_authority" IS NOT NULL
      )
      AND (
        "t16"."own_authority" IS NOT NULL
      )
    ),
    FALSE
  ) AS "is_unknown",
  "t16"."left_out",
  "t16"."period_start",
  "t16"."placement_authority",
  "t16"."own_authority",
  "t16"."age_band",
  "t16"."kind_of_home"
FROM (
  SELECT
    "t15"."child",
    "t15"."council",
    "t15"."born_on",
    "t15"."sex",
    "t15"."ethnic_group",
    "t15"."age",
    "t15"."age_band",
    "t15"."period_start",
    "t15"."legal_status",
    "t15"."home",
    "t15"."kind_of_home",
    "t15"."distance_miles",
    "t15"."placement_authority",
    "t15"."need",
    "t15"."time_in_care",
    "t15"."is_uasc",
    "t15"."own_authority",
    CAST(NULL AS TEXT) AS "left_out"
  FROM (
    SELECT
      "t14".*
      EXCLUDE ("council_right")
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
        "t13"."council" AS "council_right",
        "t13"."own_authority"
      FROM "children_at_date" AS "t3"
      LEFT OUTER JOIN (
        SELECT
          "t11"."council",
          "t11"."own_authority"
        FROM (
          SELECT
            *
          FROM (
            SELECT
              "t9"."council",
              "t9"."own_authority",
              "t9"."episodes",
              ROW_NUMBER() OVER (
                PARTITION BY "t9"."council"
                ORDER BY "t9"."episodes" DESC, "t9"."own_authority" ASC
                ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
              ) - 1 AS "place"
            FROM (
              SELECT
                "t8"."council",
                "t8"."home_authority" AS "own_authority",
                COUNT(*) AS "episodes"
              FROM (
                SELECT
                  "t7"."child",
                  "t7"."period_start",
                  "t7"."started_on",
                  "t7"."ended_on",
                  "t7"."new_episode_reason",
                  "t7"."legal_status",
                  "t7"."need",
                  "t7"."home",
                  "t7"."provider",
                  "t7"."end_reason",
                  "t7"."change_reason",
                  "t7"."home_postcode",
                  "t7"."placement_postcode",
                  "t7"."urn",
                  "t7"."distance_miles",
                  "t7"."placement_authority",
                  "t7"."home_authority",
                  "t6"."council"
                FROM (
                  SELECT
                    *
                  FROM "episodes" AS "t1"
                  WHERE
                    "t1"."home_authority" IS NOT NULL
                ) AS "t7"
                INNER JOIN (
                  SELECT
                    "t2"."child",
                    "t2"."council"
                  FROM "children" AS "t2"
                ) AS "t6"
                  ON "t7"."child" = "t6"."child"
              ) AS "t8"
              GROUP BY
                1,
                2
            ) AS "t9"
          ) AS "t10"
          WHERE
            "t10"."place" = 0
        ) AS "t11"
      ) AS "t13"
        ON "t3"."council" = "t13"."council"
    ) AS "t14"
  ) AS "t15"
) AS "t16"
