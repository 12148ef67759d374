-- 4 Ceased to be looked after in the year. Written by Ibis from footprint.indicators (python -m footprint.indicators.writing); do not edit.
SELECT
  "t11"."child",
  "t11"."council",
  "t11"."ended_on" AS "about_on",
  TRUE AS "is_below",
  TRUE AS "is_above",
  FALSE AS "is_unknown",
  "t11"."left_out",
  "t11"."period_start",
  "t11"."month",
  "t11"."end_reason",
  "t11"."age_band",
  "t11"."sex",
  "t11"."time_in_care"
FROM (
  SELECT
    "t10"."child",
    "t10"."period_start",
    "t10"."ended_on",
    "t10"."need",
    "t10"."first_legal_status",
    "t10"."end_reason",
    "t10"."on",
    "t10"."council",
    "t10"."born_on",
    "t10"."is_uasc",
    "t10"."uasc_ceased_on",
    "t10"."sex",
    "t10"."ethnic_group",
    "t10"."age",
    "t10"."age_band",
    "t10"."month",
    "t10"."time_in_care",
    CAST(NULL AS TEXT) AS "left_out"
  FROM (
    SELECT
      "t9"."child",
      "t9"."period_start",
      "t9"."ended_on",
      "t9"."need",
      "t9"."first_legal_status",
      CASE
        WHEN COALESCE(
          (
            "t9"."end_reason" IS NULL
          )
          AND (
            (
              (
                EXTRACT(year FROM "t9"."ended_on") - EXTRACT(year FROM "t9"."born_on")
              ) - CASE
                WHEN (
                  (
                    EXTRACT(month FROM "t9"."ended_on") * 100
                  ) + EXTRACT(day FROM "t9"."ended_on")
                ) >= (
                  (
                    EXTRACT(month FROM "t9"."born_on") * 100
                  ) + EXTRACT(day FROM "t9"."born_on")
                )
                THEN 0
                ELSE 1
              END
            ) > 17
          ),
          FALSE
        )
        THEN '18'
        ELSE CASE
          WHEN COALESCE(
            "t9"."end_reason" IN (
              'E11',
              'E12',
              'E2',
              'E3',
              'E4A',
              'E4B',
              'E13',
              'E41',
              'E43',
              'E44',
              'E45',
              'E46',
              'E47',
              'E48',
              'E5',
              'E6',
              'E7',
              'E8',
              'E9',
              'E14',
              'E15',
              'E16',
              'E17'
            ),
            FALSE
          )
          THEN "t9"."end_reason"
          ELSE 'unknown'
        END
      END AS "end_reason",
      "t9"."on",
      "t9"."council",
      "t9"."born_on",
      "t9"."is_uasc",
      "t9"."uasc_ceased_on",
      "t9"."sex",
      "t9"."ethnic_group",
      "t9"."age",
      "t9"."age_band",
      CAST(EXTRACT(year FROM "t9"."ended_on") AS TEXT) || '-' || CASE
        WHEN 2 <= LENGTH(CAST(EXTRACT(month FROM "t9"."ended_on") AS TEXT))
        THEN CAST(EXTRACT(month FROM "t9"."ended_on") AS TEXT)
        ELSE REPEAT('0', 2 - LENGTH(CAST(EXTRACT(month FROM "t9"."ended_on") AS TEXT))) || CAST(EXTRACT(month FROM "t9"."ended_on") AS TEXT)
      END AS "month",
      CASE
        WHEN (
          (
            (
              (
                (
                  EXTRACT(year FROM "t9"."ended_on") - EXTRACT(year FROM "t9"."period_start")
                ) * 12
              ) + EXTRACT(month FROM "t9"."ended_on")
            ) - EXTRACT(month FROM "t9"."period_start")
          ) - CASE
            WHEN (
              EXTRACT(day FROM "t9"."ended_on") >= EXTRACT(day FROM "t9"."period_start")
            )
            OR (
              EXTRACT(day FROM "t9"."ended_on" + INTERVAL '1' DAY) = 1
            )
            THEN 0
            ELSE 1
          END
        ) >= 60
        THEN '5-years-or-more'
        WHEN (
          (
            (
              (
                (
                  EXTRACT(year FROM "t9"."ended_on") - EXTRACT(year FROM "t9"."period_start")
                ) * 12
              ) + EXTRACT(month FROM "t9"."ended_on")
            ) - EXTRACT(month FROM "t9"."period_start")
          ) - CASE
            WHEN (
              EXTRACT(day FROM "t9"."ended_on") >= EXTRACT(day FROM "t9"."period_start")
            )
            OR (
              EXTRACT(day FROM "t9"."ended_on" + INTERVAL '1' DAY) = 1
            )
            THEN 0
            ELSE 1
          END
        ) >= 24
        THEN '2-to-5-years'
        WHEN (
          (
            (
              (
                (
                  EXTRACT(year FROM "t9"."ended_on") - EXTRACT(year FROM "t9"."period_start")
                ) * 12
              ) + EXTRACT(month FROM "t9"."ended_on")
            ) - EXTRACT(month FROM "t9"."period_start")
          ) - CASE
            WHEN (
              EXTRACT(day FROM "t9"."ended_on") >= EXTRACT(day FROM "t9"."period_start")
            )
            OR (
              EXTRACT(day FROM "t9"."ended_on" + INTERVAL '1' DAY) = 1
            )
            THEN 0
            ELSE 1
          END
        ) >= 12
        THEN '1-to-2-years'
        WHEN (
          (
            (
              (
                (
                  EXTRACT(year FROM "t9"."ended_on") - EXTRACT(year FROM "t9"."period_start")
                ) * 12
              ) + EXTRACT(month FROM "t9"."ended_on")
            ) - EXTRACT(month FROM "t9"."period_start")
          ) - CASE
            WHEN (
              EXTRACT(day FROM "t9"."ended_on") >= EXTRACT(day FROM "t9"."period_start")
            )
            OR (
              EXTRACT(day FROM "t9"."ended_on" + INTERVAL '1' DAY) = 1
            )
            THEN 0
            ELSE 1
          END
        ) >= 6
        THEN '6-to-12-months'
        WHEN (
          (
            (
              (
                (
                  EXTRACT(year FROM "t9"."ended_on") - EXTRACT(year FROM "t9"."period_start")
                ) * 12
              ) + EXTRACT(month FROM "t9"."ended_on")
            ) - EXTRACT(month FROM "t9"."period_start")
          ) - CASE
            WHEN (
              EXTRACT(day FROM "t9"."ended_on") >= EXTRACT(day FROM "t9"."period_start")
            )
            OR (
              EXTRACT(day FROM "t9"."ended_on" + INTERVAL '1' DAY) = 1
            )
            THEN 0
            ELSE 1
          END
        ) >= 0
        THEN 'under-6-months'
        ELSE 'unknown'
      END AS "time_in_care"
    FROM (
      SELECT
        "t8"."child",
        "t8"."period_start",
        "t8"."ended_on",
        "t8"."need",
        "t8"."first_legal_status",
        "t8"."end_reason",
        "t8"."on",
        "t8"."council",
        "t8"."born_on",
        "t8"."is_uasc",
        "t8"."uasc_ceased_on",
        "t8"."sex",
        "t8"."ethnic_group",
        "t8"."age",
        CASE
          WHEN "t8"."age" BETWEEN 0 AND 0
          THEN '0'
          WHEN "t8"."age" BETWEEN 1 AND 4
          THEN '1-4'
          WHEN "t8"."age" BETWEEN 5 AND 9
          THEN '5-9'
          WHEN "t8"."age" BETWEEN 10 AND 15
          THEN '10-15'
          WHEN "t8"."age" BETWEEN 16 AND 18
          THEN '16-17'
          ELSE 'unknown'
        END AS "age_band"
      FROM (
        SELECT
          "t7"."child",
          "t7"."period_start",
          "t7"."ended_on",
          "t7"."need",
          "t7"."first_legal_status",
          "t7"."end_reason",
          "t7"."on",
          COALESCE("t7"."council", '') AS "council",
          "t7"."born_on",
          "t7"."is_uasc",
          "t7"."uasc_ceased_on",
          COALESCE("t7"."sex", 'unknown') AS "sex",
          COALESCE("t7"."ethnic_group", 'unknown') AS "ethnic_group",
          (
            EXTRACT(year FROM "t7"."on") - EXTRACT(year FROM "t7"."born_on")
          ) - CASE
            WHEN (
              (
                EXTRACT(month FROM "t7"."on") * 100
              ) + EXTRACT(day FROM "t7"."on")
            ) >= (
              (
                EXTRACT(month FROM "t7"."born_on") * 100
              ) + EXTRACT(day FROM "t7"."born_on")
            )
            THEN 0
            ELSE 1
          END AS "age"
        FROM (
          SELECT
            "t6".*
            EXCLUDE ("child_right")
          FROM (
            SELECT
              "t5"."child",
              "t5"."period_start",
              "t5"."ended_on",
              "t5"."need",
              "t5"."first_legal_status",
              "t5"."end_reason",
              "t5"."on",
              "t2"."child" AS "child_right",
              "t2"."council",
              "t2"."born_on",
              "t2"."is_uasc",
              "t2"."uasc_ceased_on",
              "t2"."sex",
              "t2"."ethnic_group"
            FROM (
              SELECT
                "t3"."child",
                "t3"."period_start",
                "t3"."ended_on",
                "t3"."need",
                "t3"."first_legal_status",
                "t3"."end_reason",
                "t3"."ended_on" - INTERVAL '1' DAY AS "on"
              FROM (
                SELECT
                  *
                FROM "periods" AS "t1"
                WHERE
                  COALESCE("t1"."ended_on" BETWEEN THE_DAY('first_day') AND THE_DAY('as_at'), FALSE)
              ) AS "t3"
            ) AS "t5"
            LEFT OUTER JOIN "who" AS "t2"
              ON "t5"."child" = "t2"."child"
          ) AS "t6"
        ) AS "t7"
      ) AS "t8"
    ) AS "t9"
  ) AS "t10"
) AS "t11"
