-- Each person's looks are numbered and chained by a hash, so that a row changed or taken out shows.
-- A chain for each person, not one for all: only one person's own requests wait for one another.

CREATE FUNCTION records_look_hash(look records_look, before bytea) RETURNS bytea
LANGUAGE sql STABLE AS $$
  SELECT sha256(before || convert_to(jsonb_build_array(
    look.number, extract(epoch FROM look.at), look.by_id, look.kind, look.children, look."where",
    look.relations, look.because, look.session)::text, 'UTF8'))
$$;

CREATE FUNCTION records_chain_look() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  last records_look;
BEGIN
  PERFORM pg_advisory_xact_lock(hashtextextended('looks of ' || NEW.by_id, 0));
  SELECT * INTO last FROM records_look WHERE by_id = NEW.by_id ORDER BY number DESC LIMIT 1;
  NEW.number := coalesce(last.number, 0) + 1;
  NEW.hash := records_look_hash(NEW, coalesce(last.hash, ''::bytea));
  RETURN NEW;
END $$;

CREATE TRIGGER chain_look BEFORE INSERT ON records_look
  FOR EACH ROW EXECUTE FUNCTION records_chain_look();

-- What is wrong with the log: rows that are not what was written, and chains that are cut.
CREATE FUNCTION records_look_faults() RETURNS TABLE (person_id bigint, number bigint, fault text)
LANGUAGE sql STABLE AS $$
  WITH chained AS (
    SELECT look, lag(look.hash, 1, ''::bytea) OVER w AS before,
           look.number - lag(look.number, 1, 0::bigint) OVER w AS step
    FROM records_look look
    WINDOW w AS (PARTITION BY look.by_id ORDER BY look.number)
  )
  SELECT (look).by_id, (look).number,
         CASE WHEN step <> 1 THEN 'a look before this one is gone'
              ELSE 'this look is not what was written' END
  FROM chained
  WHERE step <> 1 OR (look).hash <> records_look_hash(look, before)
  UNION ALL
  SELECT seal.person_id, seal.number, 'a look that was sealed is gone or changed'
  FROM records_lookseal seal
  LEFT JOIN records_look look
    ON look.by_id = seal.person_id AND look.number = seal.number AND look.hash = seal.hash
  WHERE look.id IS NULL
$$;
