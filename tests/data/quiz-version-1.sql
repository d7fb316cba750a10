BEGIN TRANSACTION;
CREATE TABLE "_sqlite_migrations" (
   "id" INTEGER PRIMARY KEY,
   "migration_set" TEXT,
   "name" TEXT,
   "applied_at" TEXT
);
INSERT INTO "_sqlite_migrations" VALUES(1,'quizcli','version_1','2026-11-22T00:00:00+00:00');
CREATE TABLE daily (
    day INTEGER NOT NULL,
    deck TEXT NOT NULL,
    self_rated INTEGER NOT NULL,
    reviews INTEGER NOT NULL,
    passed INTEGER NOT NULL,
    new INTEGER NOT NULL,
    firsts INTEGER NOT NULL,                -- first reviews of the day of items known before
    firsts_passed INTEGER NOT NULL,
    milliseconds INTEGER NOT NULL,
    PRIMARY KEY (day, deck, self_rated)
) WITHOUT ROWID;
INSERT INTO "daily" VALUES(100,'a',0,1,1,1,0,0,1001);
INSERT INTO "daily" VALUES(103,'a',0,1,1,0,1,1,1003);
INSERT INTO "daily" VALUES(103,'a',1,1,1,1,0,0,1003);
INSERT INTO "daily" VALUES(103,'b',0,1,0,1,0,0,1001);
INSERT INTO "daily" VALUES(110,'c',0,1,1,0,1,1,1004);
CREATE TABLE events (
    id INTEGER PRIMARY KEY,
    kind TEXT NOT NULL CHECK (kind IN ('review', 'rate', 'undo', 'bury', 'suspend', 'reset',
        'relearn', 'due', 'moved', 'parameters', 'practice')),
    item INTEGER REFERENCES items,
    at INTEGER NOT NULL,                    -- milliseconds since 1970, UTC
    day INTEGER NOT NULL,                   -- study day: days since 1970-01-01
    of INTEGER REFERENCES events,           -- rate, undo: which event
    former INTEGER REFERENCES items,        -- moved: the item it was
    rating INTEGER CHECK (rating BETWEEN 1 AND 4),
    due INTEGER,                            -- chosen due day; bury, suspend: hidden until
    new INTEGER,                            -- 1: the item's first review
    elapsed INTEGER,                        -- days since the last review; NULL where none counts
    retrievability REAL,                    -- before the review
    stability REAL,                         -- before the review
    difficulty REAL,                        -- before the review
    retention REAL,                         -- desired, in force
    parameters INTEGER REFERENCES parameters,
    correct INTEGER,                        -- what the program said
    self_rated INTEGER,                     -- 1: only the learner could say
    milliseconds INTEGER,
    answer TEXT                             -- fingerprint of the answer; rate: 'claimed'
);
INSERT INTO "events" VALUES(1,'review',1,8640000000,100,NULL,NULL,1,100,1,NULL,1.0,NULL,NULL,0.9,1,0,0,1001,'f');
INSERT INTO "events" VALUES(2,'rate',1,1,100,1,NULL,2,101,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'claimed');
INSERT INTO "events" VALUES(3,'review',1,8899200000,103,NULL,NULL,3,113,0,3,8.32849412746334394341e-01,1.2931,5.11217070560105568688e+00,0.9,1,1,0,1003,'f');
INSERT INTO "events" VALUES(4,'review',2,8899200000,103,NULL,NULL,3,105,1,NULL,1.0,NULL,NULL,0.9,1,1,1,1003,'f');
INSERT INTO "events" VALUES(5,'review',3,8899200000,103,NULL,NULL,1,103,1,NULL,1.0,NULL,NULL,0.9,1,0,0,1001,'f');
INSERT INTO "events" VALUES(6,'review',3,8985600000,104,NULL,NULL,3,106,0,1,7.6619573022841425125e-01,0.212,6.4133,0.9,1,1,0,1003,'f');
INSERT INTO "events" VALUES(7,'undo',3,1,104,6,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "events" VALUES(8,'bury',2,1,104,NULL,NULL,NULL,105,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "events" VALUES(9,'suspend',3,1,104,NULL,NULL,NULL,2000000000,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "events" VALUES(10,'moved',4,1,105,NULL,1,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "events" VALUES(11,'review',4,9504000000,110,NULL,NULL,4,149,0,7,9.09256548574404521723e-01,8.04317591152895694506e+00,5.10228690419229291563e+00,0.9,1,1,0,1004,'f');
CREATE TABLE items (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE);
INSERT INTO "items" VALUES(1,'a:one');
INSERT INTO "items" VALUES(2,'a:two');
INSERT INTO "items" VALUES(3,'b:three');
INSERT INTO "items" VALUES(4,'c:uno');
CREATE TABLE memory (
    item INTEGER PRIMARY KEY REFERENCES items,
    stability REAL, difficulty REAL, last_day INTEGER, due INTEGER, lapses INTEGER,
    failing INTEGER,
    reviews INTEGER NOT NULL,
    hidden_until INTEGER NOT NULL,
    answer TEXT NOT NULL
);
INSERT INTO "memory" VALUES(2,2.3065,2.11810397045901588342e+00,103,105,0,0,1,105,'f');
INSERT INTO "memory" VALUES(3,0.212,6.4133,103,103,0,1,1,2000000000,'f');
INSERT INTO "memory" VALUES(4,3.86188047711779347537e+01,3.45092779030046026278e+00,110,149,0,0,3,0,'f');
CREATE TABLE parameters (id INTEGER PRIMARY KEY, weights TEXT NOT NULL UNIQUE);
INSERT INTO "parameters" VALUES(1,'[0.212, 1.2931, 2.3065, 8.2956, 6.4133, 0.8334, 3.0194, 0.001, 1.8722, 0.1666, 0.796, 1.4835, 0.0614, 0.2629, 1.6483, 0.6014, 1.8729, 0.5425, 0.0912, 0.0658, 0.1542]');
CREATE TABLE shown (
    event INTEGER PRIMARY KEY REFERENCES events,
    lang TEXT NOT NULL,
    seed INTEGER NOT NULL,
    question TEXT NOT NULL,
    draws TEXT NOT NULL,
    key TEXT NOT NULL,
    answer TEXT NOT NULL,
    reading TEXT NOT NULL,
    slip TEXT NOT NULL
);
INSERT INTO "shown" VALUES(1,'ko',1,'질문','{}','키','답','답','');
INSERT INTO "shown" VALUES(3,'ko',1,'질문','{}','키','답','답','');
INSERT INTO "shown" VALUES(4,'ko',1,'질문','{}','키','답','답','');
INSERT INTO "shown" VALUES(5,'ko',1,'질문','{}','키','답','답','');
INSERT INTO "shown" VALUES(6,'ko',1,'질문','{}','키','답','답','');
INSERT INTO "shown" VALUES(11,'ko',1,'질문','{}','키','답','답','');
CREATE UNIQUE INDEX "idx__sqlite_migrations_migration_set_name"
    ON "_sqlite_migrations" ("migration_set", "name");
CREATE INDEX events_item ON events (item);
CREATE INDEX events_of ON events (of) WHERE of IS NOT NULL;
CREATE INDEX events_former ON events (former) WHERE former IS NOT NULL;
CREATE INDEX memory_due ON memory (due);
CREATE VIEW reviews AS
SELECT e.id, i.name AS item, datetime(e.at / 1000, 'unixepoch') AS at_utc,
    date(e.day * 86400, 'unixepoch') AS study_day,
    coalesce(r.rating, e.rating) AS rating,
    date(coalesce(r.due, e.due) * 86400, 'unixepoch') AS due,
    e.elapsed, e.retrievability, e.correct, e.self_rated, e.milliseconds / 1000.0 AS seconds,
    s.question, s.key, s.answer, s.reading, s.slip
FROM events e JOIN items i ON i.id = e.item LEFT JOIN shown s ON s.event = e.id
LEFT JOIN events r ON r.id = (
    SELECT max(x.id) FROM events x WHERE x.of = e.id AND x.kind = 'rate'
    AND NOT EXISTS (SELECT 1 FROM events u WHERE u.of = x.id AND u.kind = 'undo'))
WHERE e.kind = 'review'
AND NOT EXISTS (SELECT 1 FROM events u WHERE u.of = e.id AND u.kind = 'undo');
PRAGMA user_version = 1;
COMMIT;
