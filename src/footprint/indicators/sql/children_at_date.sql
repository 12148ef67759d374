-- children at date. Written by Ibis from footprint.indicators (python -m footprint.indicators.writing); do not edit.
SELECT
  "t16"."child",
  "t16"."council",
  "t16"."born_on",
  "t16"."sex",
  "t16"."ethnic_group",
  "t16"."age",
  "t16"."age_band",
  "t16"."period_start",
  "t16"."legal_status",
  "t16"."home",
  "t16"."kind_of_home",
  "t16"."distance_miles",
  "t16"."placement_authority",
  CASE
    WHEN COALESCE("t16"."need" IN ('N1', 'N2', 'N3', 'N4', 'N5', 'N6', 'N7', 'N8'), FALSE)
    THEN "t16"."need"
    ELSE 'unknown'
  END AS "need",
  CASE
    WHEN "t16"."period_start" <= THE_DAY('start_for_60_months')
    THEN '5-years-or-more'
    WHEN "t16"."period_start" <= THE_DAY('start_for_24_months')
    THEN '2-to-5-years'
    WHEN "t16"."period_start" <= THE_DAY('start_for_12_months')
    THEN '1-to-2-years'
    WHEN "t16"."period_start" <= THE_DAY('start_for_6_months')
    THEN '6-to-12-months'
    ELSE 'under-6-months'
  END AS "time_in_care",
  COALESCE(
    "t16"."is_uasc"
    AND (
      (
        "t16"."uasc_ceased_on" IS NULL
      )
      OR (
        "t16"."uasc_ceased_on" > THE_DAY('as_at')
      )
    ),
    FALSE
  ) AS "is_uasc"
FROM (
  SELECT
    "t15"."child",
    "t15"."period_start",
    "t15"."need",
    "t15"."home",
    "t15"."distance_miles",
    "t15"."placement_authority",
    "t15"."legal_status",
    "t15"."kind_of_home",
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
      "t14"."need",
      "t14"."home",
      "t14"."distance_miles",
      "t14"."placement_authority",
      "t14"."legal_status",
      "t14"."kind_of_home",
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
          "t12"."need",
          "t12"."home",
          "t12"."distance_miles",
          "t12"."placement_authority",
          "t12"."legal_status",
          "t12"."kind_of_home",
          "t12"."on",
          "t3"."child" AS "child_right",
          "t3"."council",
          "t3"."born_on",
          "t3"."is_uasc",
          "t3"."uasc_ceased_on",
          "t3"."sex",
          "t3"."ethnic_group"
        FROM (
          SELECT
            "t10"."child",
            "t10"."period_start",
            "t10"."need",
            "t10"."home",
            "t10"."distance_miles",
            "t10"."placement_authority",
            "t10"."legal_status",
            "t10"."kind_of_home",
            THE_DAY('as_at') AS "on"
          FROM (
            SELECT
              "t9"."child",
              "t9"."period_start",
              "t9"."need",
              "t6"."home",
              "t6"."distance_miles",
              "t6"."placement_authority",
              COALESCE("t6"."legal_status", 'unknown') AS "legal_status",
              COALESCE("t6"."kind_of_home", 'unknown') AS "kind_of_home"
            FROM (
              SELECT
                "t7"."child",
                "t7"."period_start",
                "t7"."need",
                THE_DAY('as_at') AS "lived_on"
              FROM (
                SELECT
                  "t4"."child",
                  "t4"."period_start",
                  "t4"."need"
                FROM (
                  SELECT
                    *
                  FROM "periods" AS "t2"
                  WHERE
                    "t2"."period_start" <= THE_DAY('as_at')
                    AND (
                      (
                        "t2"."ended_on" IS NULL
                      ) OR (
                        "t2"."ended_on" > THE_DAY('as_at')
                      )
                    )
                ) AS "t4"
              ) AS "t7"
            ) AS "t9"
            LEFT OUTER JOIN (
              SELECT
                "t1"."child",
                "t1"."period_start",
                "t1"."started_on",
                "t1"."ended_on" AS "lived_until",
                "t1"."home",
                CASE
                  WHEN COALESCE(
                    "t1"."legal_status" IN ('C1', 'C2', 'D1', 'E1', 'V2', 'J1', 'J2', 'J3', 'L1', 'L2', 'L3'),
                    FALSE
                  )
                  THEN "t1"."legal_status"
                  ELSE 'unknown'
                END AS "legal_status",
                CASE
                  WHEN "t1"."home" IN ('A3', 'A4', 'A5', 'A6')
                  THEN 'adoption'
                  WHEN "t1"."home" IN ('T0', 'T1', 'T2', 'T3', 'T4')
                  THEN 'temporary'
                  WHEN "t1"."home" IN ('U1', 'U2', 'U3', 'U4', 'U5', 'U6')
                  THEN 'foster'
                  WHEN "t1"."home" IN ('Z1', 'Z11', 'Z12', 'Z13', 'Z14')
                  THEN 'other'
                  WHEN "t1"."home" IN ('P1')
                  THEN 'parents'
                  WHEN "t1"."home" IN ('K2')
                  THEN 'childrens_home'
                  WHEN "t1"."home" IN ('K1', 'R5')
                  THEN 'secure'
                  WHEN "t1"."home" IN ('H5', 'K3', 'P2', 'P3')
                  THEN 'supported'
                  WHEN "t1"."home" IN ('R1', 'R2', 'R3', 'S1')
                  THEN 'other_residential'
                  ELSE 'unknown'
                END AS "kind_of_home",
                "t1"."distance_miles",
                "t1"."placement_authority"
              FROM "episodes" AS "t1"
            ) AS "t6"
              ON "t9"."child" = "t6"."child"
              AND "t9"."period_start" = "t6"."period_start"
              AND "t6"."started_on" <= "t9"."lived_on"
              AND (
                (
                  "t6"."lived_until" IS NULL
                )
                OR (
                  "t6"."lived_until" > "t9"."lived_on"
                )
                OR (
                  "t6"."lived_until" = "t6"."started_on"
                )
              )
          ) AS "t10"
        ) AS "t12"
        LEFT OUTER JOIN "who" AS "t3"
          ON "t12"."child" = "t3"."child"
      ) AS "t13"
    ) AS "t14"
  ) AS "t15"
) AS "t16"
