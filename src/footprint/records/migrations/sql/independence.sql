-- Regulation 46: a child's IRO is never, and never manages, the child's social worker or the
-- manager of the team that works with the child. Checked when a transaction ends, for whoever
-- writes, whichever of the four tables changed.

CREATE FUNCTION records_independence_fault(children bigint[]) RETURNS text
LANGUAGE sql STABLE AS $$
  WITH RECURSIVE held AS (
    SELECT a.child_id, a.iro_id, s.worker_id, s.team_id,
           daterange(a.started_on, a.ended_on) * daterange(s.started_on, s.ended_on) AS days
    FROM records_allocation a
    JOIN records_socialworkerheld s ON s.child_id = a.child_id
    WHERE a.child_id = ANY (children)
      AND daterange(a.started_on, a.ended_on) && daterange(s.started_on, s.ended_on)
  ), works AS (
    SELECT child_id, iro_id, days, worker_id AS person_id, 'social worker' AS as_what
    FROM held WHERE worker_id IS NOT NULL
    UNION ALL
    SELECT h.child_id, h.iro_id, h.days * daterange(r.started_on, r.ended_on),
           r.user_id, 'team manager'
    FROM held h
    JOIN records_roleheld r ON r.team_id = h.team_id AND r.role = 'TM'
    WHERE h.days && daterange(r.started_on, r.ended_on)
  ), above AS (
    SELECT child_id, iro_id, days, person_id, as_what, 0 AS steps FROM works
    UNION
    SELECT a.child_id, a.iro_id, a.days * daterange(m.started_on, m.ended_on),
           m.manager_id, a.as_what, a.steps + 1
    FROM above a
    JOIN records_linemanagement m ON m.person_id = a.person_id
    WHERE a.days && daterange(m.started_on, m.ended_on) AND a.steps < 12
  )
  SELECT CASE WHEN steps = 0
         THEN 'The child''s IRO cannot be the child''s ' || as_what || '.'
         ELSE 'The child''s IRO cannot manage the child''s ' || as_what || '.' END
  FROM above WHERE person_id = iro_id LIMIT 1
$$;

CREATE FUNCTION records_check_independence() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  children bigint[];
  child bigint;
  fault text;
BEGIN
  -- two transactions that each see half of a fault wait for one another: those that change one
  -- child for that child (below), those that change who manages whom for all of them
  IF TG_TABLE_NAME IN ('records_allocation', 'records_socialworkerheld') THEN
    PERFORM pg_advisory_xact_lock_shared(hashtextextended('independence', 46));
    children := ARRAY[NEW.child_id];
  ELSIF TG_TABLE_NAME = 'records_roleheld' THEN
    IF NEW.role <> 'TM' THEN
      RETURN NULL;
    END IF;
    PERFORM pg_advisory_xact_lock(hashtextextended('independence', 46));
    SELECT array_agg(DISTINCT child_id ORDER BY child_id) INTO children
    FROM records_socialworkerheld WHERE team_id = NEW.team_id;
  ELSE
    PERFORM pg_advisory_xact_lock(hashtextextended('independence', 46));
    WITH RECURSIVE up AS (
      SELECT NEW.manager_id AS person_id
      UNION
      SELECT m.manager_id FROM records_linemanagement m JOIN up ON m.person_id = up.person_id
    )
    SELECT array_agg(DISTINCT a.child_id ORDER BY a.child_id) INTO children
    FROM records_allocation a JOIN up ON up.person_id = a.iro_id;
  END IF;
  IF children IS NULL THEN
    RETURN NULL;
  END IF;
  FOREACH child IN ARRAY children LOOP
    PERFORM pg_advisory_xact_lock(hashtextextended('independence ' || child, 46));
  END LOOP;
  fault := records_independence_fault(children);
  IF fault IS NOT NULL THEN
    RAISE EXCEPTION USING ERRCODE = 'check_violation', MESSAGE = fault,
      CONSTRAINT = 'independence_of_the_iro', TABLE = TG_TABLE_NAME;
  END IF;
  RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER independence_of_the_iro AFTER INSERT OR UPDATE ON records_allocation
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION records_check_independence();
CREATE CONSTRAINT TRIGGER independence_of_the_iro AFTER INSERT OR UPDATE ON records_socialworkerheld
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION records_check_independence();
CREATE CONSTRAINT TRIGGER independence_of_the_iro AFTER INSERT OR UPDATE ON records_roleheld
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION records_check_independence();
CREATE CONSTRAINT TRIGGER independence_of_the_iro AFTER INSERT OR UPDATE ON records_linemanagement
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION records_check_independence();
