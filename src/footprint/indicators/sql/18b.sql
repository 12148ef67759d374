-- 18b Leavers with every review in time. Written by Ibis from footprint.indicators (python -m footprint.indicators.writing); do not edit.
SELECT
  "t20"."child",
  "t20"."council",
  "t20"."about_on",
  COALESCE("t20"."left_out" IS NULL, FALSE) AS "is_below",
  COALESCE(
    (
      "t20"."late" = 0
    )
    AND (
      "t20"."missed" = 0
    )
    AND (
      "t20"."not_known" = 0
    )
    AND (
      "t20"."left_out" IS NULL
    ),
    FALSE
  ) AS "is_above",
  COALESCE(
    (
      "t20"."late" = 0
    )
    AND (
      "t20"."missed" = 0
    )
    AND (
      "t20"."not_known" > 0
    )
    AND (
      "t20"."left_out" IS NULL
    ),
    FALSE
  ) AS "is_unknown",
  "t20"."left_out",
  "t20"."period_start",
  "t20"."held",
  "t20"."late",
  "t20"."not_known",
  "t20"."missed",
  "t20"."age_band"
FROM (
  SELECT
    "t19"."child",
    "t19"."period_start",
    "t19"."about_on",
    "t19"."on",
    "t19"."council",
    "t19"."born_on",
    "t19"."is_uasc",
    "t19"."uasc_ceased_on",
    "t19"."sex",
    "t19"."ethnic_group",
    "t19"."age",
    "t19"."age_band",
    "t19"."child_right",
    "t19"."held",
    "t19"."late",
    "t19"."not_known",
    "t19"."missed",
    CASE
      WHEN COALESCE((
        "t19"."held" + "t19"."missed"
      ) = 0, FALSE)
      THEN 'children of whom no review was held or missed in the year'
      ELSE CAST(NULL AS TEXT)
    END AS "left_out"
  FROM (
    SELECT
      "t18"."child",
      "t18"."period_start",
      "t18"."about_on",
      "t18"."on",
      "t18"."council",
      "t18"."born_on",
      "t18"."is_uasc",
      "t18"."uasc_ceased_on",
      "t18"."sex",
      "t18"."ethnic_group",
      "t18"."age",
      "t18"."age_band",
      "t18"."child_right",
      COALESCE("t18"."held", 0) AS "held",
      COALESCE("t18"."late", 0) AS "late",
      COALESCE("t18"."not_known", 0) AS "not_known",
      COALESCE("t18"."missed", 0) AS "missed"
    FROM (
      SELECT
        "t17"."child",
        "t17"."period_start",
        "t17"."about_on",
        "t17"."on",
        "t17"."council",
        "t17"."born_on",
        "t17"."is_uasc",
        "t17"."uasc_ceased_on",
        "t17"."sex",
        "t17"."ethnic_group",
        "t17"."age",
        "t17"."age_band",
        "t4"."child" AS "child_right",
        "t4"."held",
        "t4"."late",
        "t4"."not_known",
        "t4"."missed"
      FROM (
        SELECT
          "t15"."child",
          "t15"."period_start",
          "t15"."about_on",
          "t15"."on",
          "t15"."council",
          "t15"."born_on",
          "t15"."is_uasc",
          "t15"."uasc_ceased_on",
          "t15"."sex",
          "t15"."ethnic_group",
          "t15"."age",
          CASE
            WHEN "t15"."age" BETWEEN 0 AND 0
            THEN '0'
            WHEN "t15"."age" BETWEEN 1 AND 4
            THEN '1-4'
            WHEN "t15"."age" BETWEEN 5 AND 9
            THEN '5-9'
            WHEN "t15"."age" BETWEEN 10 AND 15
            THEN '10-15'
            WHEN "t15"."age" BETWEEN 16 AND 18
            THEN '16-17'
            ELSE 'unknown'
          END AS "age_band"
        FROM (
          SELECT
            "t14"."child",
            "t14"."period_start",
            "t14"."about_on",
            "t14"."on",
            COALESCE("t14"."council", '') AS "council",
            "t14"."born_on",
            "t14"."is_uasc",
            "t14"."uasc_ceased_on",
            COALESCE("t14"."sex", 'unknown') AS "sex",
            COALESCE("t14"."ethnic_group", 'unknown') AS "ethnic_group",
            (
              EXTRACT(year FROM "t14"."on") - EXTRACT(year FROM "t14"."born_on")
            ) - CASE
              WHEN (
                (
                  EXTRACT(month FROM "t14"."on") * 100
                ) + EXTRACT(day FROM "t14"."on")
              ) >= (
                (
                  EXTRACT(month FROM "t14"."born_on") * 100
                ) + EXTRACT(day FROM "t14"."born_on")
              )
              THEN 0
              ELSE 1
            END AS "age"
          FROM (
            SELECT
              "t13".*
              EXCLUDE ("child_right")
            FROM (
              SELECT
                "t12"."child",
                "t12"."period_start",
                "t12"."about_on",
                "t12"."on",
                "t5"."child" AS "child_right",
                "t5"."council",
                "t5"."born_on",
                "t5"."is_uasc",
                "t5"."uasc_ceased_on",
                "t5"."sex",
                "t5"."ethnic_group"
              FROM (
                SELECT
                  "t10"."child",
                  "t10"."period_start",
                  "t10"."about_on",
                  "t10"."about_on" - INTERVAL '1' DAY AS "on"
                FROM (
                  SELECT
                    "t9"."child",
                    MAX("t9"."period_start") AS "period_start",
                    MAX("t9"."ended_on") AS "about_on"
                  FROM (
                    SELECT
                      "t8"."child",
                      "t8"."period_start",
                      "t8"."ended_on",
                      "t8"."need",
                      "t8"."first_legal_status",
                      "t8"."end_reason"
                    FROM (
                      SELECT
                        *
                      FROM "periods" AS "t2"
                      WHERE
                        COALESCE("t2"."ended_on" BETWEEN THE_DAY('first_day') AND THE_DAY('as_at'), FALSE)
                    ) AS "t8"
                    ANTI JOIN "children_at_date" AS "t6"
                      ON "t8"."child" = "t6"."child"
                  ) AS "t9"
                  GROUP BY
                    1
                ) AS "t10"
              ) AS "t12"
              LEFT OUTER JOIN "who" AS "t5"
                ON "t12"."child" = "t5"."child"
            ) AS "t13"
          ) AS "t14"
        ) AS "t15"
      ) AS "t17"
      LEFT OUTER JOIN "reviews_by_child" AS "t4"
        ON "t17"."child" = "t4"."child"
    ) AS "t18"
  ) AS "t19"
) AS "t20"
