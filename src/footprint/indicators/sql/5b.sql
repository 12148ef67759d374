-- 5b Legal status of children looked after in the last month. Written by Ibis from footprint.indicators (python -m footprint.indicators.writing); do not edit.
WITH "t3" AS (
  SELECT
    *
  FROM "episodes" AS "t1"
  WHERE
    "t1"."started_on" <= THE_DAY('as_at')
    AND (
      (
        "t1"."ended_on" IS NULL
      )
      OR (
        "t1"."ended_on" > GREATEST(THE_DAY('first_day_of_month'), "t1"."started_on")
      )
    )
)
SELECT
  "t16"."child",
  "t16"."council",
  "t16"."started_on" AS "about_on",
  TRUE AS "is_below",
  TRUE AS "is_above",
  COALESCE("t16"."legal_status" = 'unknown', FALSE) AS "is_unknown",
  "t16"."left_out",
  "t16"."period_start",
  "t16"."legal_status",
  "t16"."still_looked_after"
FROM (
  SELECT
    "t15"."child",
    "t15"."period_start",
    "t15"."started_on",
    "t15"."ended_on",
    "t15"."new_episode_reason",
    "t15"."legal_status",
    "t15"."need",
    "t15"."home",
    "t15"."provider",
    "t15"."end_reason",
    "t15"."change_reason",
    "t15"."home_postcode",
    "t15"."placement_postcode",
    "t15"."urn",
    "t15"."distance_miles",
    "t15"."placement_authority",
    "t15"."home_authority",
    "t15"."on",
    "t15"."council",
    "t15"."born_on",
    "t15"."is_uasc",
    "t15"."uasc_ceased_on",
    "t15"."sex",
    "t15"."ethnic_group",
    "t15"."age",
    "t15"."age_band",
    "t15"."still_looked_after",
    CAST(NULL AS TEXT) AS "left_out"
  FROM (
    SELECT
      "t14"."child",
      "t14"."period_start",
      "t14"."started_on",
      "t14"."ended_on",
      "t14"."new_episode_reason",
      CASE
        WHEN COALESCE(
          "t14"."legal_status" IN ('C1', 'C2', 'D1', 'E1', 'V2', 'J1', 'J2', 'J3', 'L1', 'L2', 'L3'),
          FALSE
        )
        THEN "t14"."legal_status"
        ELSE 'unknown'
      END AS "legal_status",
      "t14"."need",
      "t14"."home",
      "t14"."provider",
      "t14"."end_reason",
      "t14"."change_reason",
      "t14"."home_postcode",
      "t14"."placement_postcode",
      "t14"."urn",
      "t14"."distance_miles",
      "t14"."placement_authority",
      "t14"."home_authority",
      "t14"."on",
      "t14"."council",
      "t14"."born_on",
      "t14"."is_uasc",
      "t14"."uasc_ceased_on",
      "t14"."sex",
      "t14"."ethnic_group",
      "t14"."age",
      "t14"."age_band",
      CASE
        WHEN (
          "t14"."ended_on" IS NULL
        ) OR (
          "t14"."ended_on" > THE_DAY('as_at')
        )
        THEN 'yes'
        ELSE 'no'
      END AS "still_looked_after"
    FROM (
      SELECT
        "t13"."child",
        "t13"."period_start",
        "t13"."started_on",
        "t13"."ended_on",
        "t13"."new_episode_reason",
        "t13"."legal_status",
        "t13"."need",
        "t13"."home",
        "t13"."provider",
        "t13"."end_reason",
        "t13"."change_reason",
        "t13"."home_postcode",
        "t13"."placement_postcode",
        "t13"."urn",
        "t13"."distance_miles",
        "t13"."placement_authority",
        "t13"."home_authority",
        "t13"."on",
        "t13"."council",
        "t13"."born_on",
        "t13"."is_uasc",
        "t13"."uasc_ceased_on",
        "t13"."sex",
        "t13"."ethnic_group",
        "t13"."age",
        CASE
          WHEN "t13"."age" BETWEEN 0 AND 0
          THEN '0'
          WHEN "t13"."age" BETWEEN 1 AND 4
          THEN '1-4'
          WHEN "t13"."age" BETWEEN 5 AND 9
          THEN '5-9'
          WHEN "t13"."age" BETWEEN 10 AND 15
          THEN '10-15'
          WHEN "t13"."age" BETWEEN 16 AND 18
          THEN '16-17'
          ELSE 'unknown'
        END AS "age_band"
      FROM (
        SELECT
          "t12"."child",
          "t12"."period_start",
          "t12"."started_on",
          "t12"."ended_on",
          "t12"."new_episode_reason",
          "t12"."legal_status",
          "t12"."need",
          "t12"."home",
          "t12"."provider",
          "t12"."end_reason",
          "t12"."change_reason",
          "t12"."home_postcode",
          "t12"."placement_postcode",
          "t12"."urn",
          "t12"."distance_miles",
          "t12"."placement_authority",
          "t12"."home_authority",
          "t12"."on",
          COALESCE("t12"."council", '') AS "council",
          "t12"."born_on",
          "t12"."is_uasc",
          "t12"."uasc_ceased_on",
          COALESCE("t12"."sex", 'unknown') AS "sex",
          COALESCE("t12"."ethnic_group", 'unknown') AS "ethnic_group",
          (
            EXTRACT(year FROM "t12"."on") - EXTRACT(year FROM "t12"."born_on")
          ) - CASE
            WHEN (
              (
                EXTRACT(month FROM "t12"."on") * 100
              ) + EXTRACT(day FROM "t12"."on")
            ) >= (
              (
                EXTRACT(month FROM "t12"."born_on") * 100
              ) + EXTRACT(day FROM "t12"."born_on")
            )
            THEN 0
            ELSE 1
          END AS "age"
        FROM (
          SELECT
            "t11".*
            EXCLUDE ("child_right")
          FROM (
            SELECT
              "t10"."child",
              "t10"."period_start",
              "t10"."started_on",
              "t10"."ended_on",
              "t10"."new_episode_reason",
              "t10"."legal_status",
              "t10"."need",
              "t10"."home",
              "t10"."provider",
              "t10"."end_reason",
              "t10"."change_reason",
              "t10"."home_postcode",
              "t10"."placement_postcode",
              "t10"."urn",
              "t10"."distance_miles",
              "t10"."placement_authority",
              "t10"."home_authority",
              "t10"."on",
              "t2"."child" AS "child_right",
              "t2"."council",
              "t2"."born_on",
              "t2"."is_uasc",
              "t2"."uasc_ceased_on",
              "t2"."sex",
              "t2"."ethnic_group"
            FROM (
              SELECT
                "t8"."child",
                "t8"."period_start",
                "t8"."started_on",
                "t8"."ended_on",
                "t8"."new_episode_reason",
                "t8"."legal_status",
                "t8"."need",
                "t8"."home",
                "t8"."provider",
                "t8"."end_reason",
                "t8"."change_reason",
                "t8"."home_postcode",
                "t8"."placement_postcode",
                "t8"."urn",
                "t8"."distance_miles",
                "t8"."placement_authority",
                "t8"."home_authority",
                THE_DAY('as_at') AS "on"
              FROM (
                SELECT
                  "t5"."child",
                  "t5"."period_start",
                  "t5"."started_on",
                  "t5"."ended_on",
                  "t5"."new_episode_reason",
                  "t5"."legal_status",
                  "t5"."need",
                  "t5"."home",
                  "t5"."provider",
                  "t5"."end_reason",
                  "t5"."change_reason",
                  "t5"."home_postcode",
                  "t5"."placement_postcode",
                  "t5"."urn",
                  "t5"."distance_miles",
                  "t5"."placement_authority",
                  "t5"."home_authority"
                FROM "t3" AS "t5"
                INNER JOIN (
                  SELECT
                    "t4"."child",
                    MAX("t4"."started_on") AS "started_on"
                  FROM "t3" AS "t4"
                  GROUP BY
                    1
                ) AS "t7"
                  ON "t5"."child" = "t7"."child" AND "t5"."started_on" = "t7"."started_on"
              ) AS "t8"
            ) AS "t10"
            LEFT OUTER JOIN "who" AS "t2"
              ON "t10"."child" = "t2"."child"
          ) AS "t11"
        ) AS "t12"
      ) AS "t13"
    ) AS "t14"
  ) AS "t15"
) AS "t16"
