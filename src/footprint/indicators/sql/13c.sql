-- 13c Children who had short breaks. Written by Ibis from footprint.indicators (python -m footprint.indicators.writing); do not edit.
SELECT
  "t12"."child",
  "t12"."council",
  "t12"."began_on" AS "about_on",
  TRUE AS "is_below",
  TRUE AS "is_above",
  FALSE AS "is_unknown",
  "t12"."left_out",
  "t12"."age_band",
  "t12"."days"
FROM (
  SELECT
    "t11"."child",
    "t11"."began_on",
    "t11"."days",
    "t11"."on",
    "t11"."council",
    "t11"."born_on",
    "t11"."is_uasc",
    "t11"."uasc_ceased_on",
    "t11"."sex",
    "t11"."ethnic_group",
    "t11"."age",
    "t11"."age_band",
    CAST(NULL AS TEXT) AS "left_out"
  FROM (
    SELECT
      "t10"."child",
      "t10"."began_on",
      "t10"."days",
      "t10"."on",
      "t10"."council",
      "t10"."born_on",
      "t10"."is_uasc",
      "t10"."uasc_ceased_on",
      "t10"."sex",
      "t10"."ethnic_group",
      "t10"."age",
      CASE
        WHEN "t10"."age" BETWEEN 0 AND 0
        THEN '0'
        WHEN "t10"."age" BETWEEN 1 AND 4
        THEN '1-4'
        WHEN "t10"."age" BETWEEN 5 AND 9
        THEN '5-9'
        WHEN "t10"."age" BETWEEN 10 AND 15
        THEN '10-15'
        WHEN "t10"."age" BETWEEN 16 AND 18
        THEN '16-17'
        ELSE 'unknown'
      END AS "age_band"
    FROM (
      SELECT
        "t9"."child",
        "t9"."began_on",
        "t9"."days",
        "t9"."on",
        COALESCE("t9"."council", '') AS "council",
        "t9"."born_on",
        "t9"."is_uasc",
        "t9"."uasc_ceased_on",
        COALESCE("t9"."sex", 'unknown') AS "sex",
        COALESCE("t9"."ethnic_group", 'unknown') AS "ethnic_group",
        (
          EXTRACT(year FROM "t9"."on") - EXTRACT(year FROM "t9"."born_on")
        ) - CASE
          WHEN (
            (
              EXTRACT(month FROM "t9"."on") * 100
            ) + EXTRACT(day FROM "t9"."on")
          ) >= (
            (
              EXTRACT(month FROM "t9"."born_on") * 100
            ) + EXTRACT(day FROM "t9"."born_on")
          )
          THEN 0
          ELSE 1
        END AS "age"
      FROM (
        SELECT
          "t8".*
          EXCLUDE ("child_right")
        FROM (
          SELECT
            "t7"."child",
            "t7"."began_on",
            "t7"."days",
            "t7"."on",
            "t2"."child" AS "child_right",
            "t2"."council",
            "t2"."born_on",
            "t2"."is_uasc",
            "t2"."uasc_ceased_on",
            "t2"."sex",
            "t2"."ethnic_group"
          FROM (
            SELECT
              "t5"."child",
              "t5"."began_on",
              "t5"."days",
              "t5"."began_on" AS "on"
            FROM (
              SELECT
                "t4"."child",
                MIN("t4"."began_on") AS "began_on",
                SUM(DATE_DIFF('DAY', "t4"."began_on", "t4"."over_on")) AS "days"
              FROM (
                SELECT
                  *
                FROM (
                  SELECT
                    "t1"."child",
                    "t1"."started_on",
                    "t1"."ended_on",
                    GREATEST("t1"."started_on", THE_DAY('first_day')) AS "began_on",
                    LEAST(COALESCE("t1"."ended_on", THE_DAY('day_after')), THE_DAY('day_after')) AS "over_on"
                  FROM "short_break_episodes" AS "t1"
                ) AS "t3"
                WHERE
                  "t3"."began_on" < "t3"."over_on"
              ) AS "t4"
              GROUP BY
                1
            ) AS "t5"
          ) AS "t7"
          LEFT OUTER JOIN "who" AS "t2"
            ON "t7"."child" = "t2"."child"
        ) AS "t8"
      ) AS "t9"
    ) AS "t10"
  ) AS "t11"
) AS "t12"
