/** The court database's schema as numbered steps that only go forward; a released step is never changed. */

export const APPLICATION_ID = 0x59434354; // "YCCT"

export const MIGRATIONS: readonly string[] = [
  // 1: the link – booths, their keys, items, receipts, files.
  `
  CREATE TABLE booth (
    id TEXT PRIMARY KEY, site TEXT NOT NULL, name TEXT NOT NULL, epoch INTEGER NOT NULL,
    last_rseq INTEGER NOT NULL DEFAULT 0, revoked_at TEXT, last_seen_at TEXT, health TEXT
  ) STRICT;
  -- One key is one epoch of a booth: after a reinstall the chain starts anew under a new key.
  CREATE TABLE booth_key (
    kid TEXT PRIMARY KEY, booth TEXT NOT NULL REFERENCES booth(id), epoch INTEGER NOT NULL, public_key TEXT NOT NULL,
    hardware TEXT NOT NULL, claimed_at TEXT NOT NULL, retired_at TEXT,
    last_seq INTEGER NOT NULL DEFAULT 0, items INTEGER NOT NULL DEFAULT 0, UNIQUE (booth, epoch)
  ) STRICT;
  CREATE TABLE code (
    digest TEXT PRIMARY KEY, booth TEXT NOT NULL, site TEXT NOT NULL, name TEXT NOT NULL,
    expires_at TEXT NOT NULL, used_by TEXT
  ) STRICT;
  CREATE TABLE item (
    id TEXT PRIMARY KEY, booth TEXT NOT NULL REFERENCES booth(id), epoch INTEGER NOT NULL, seq INTEGER NOT NULL,
    hash TEXT NOT NULL, prev TEXT NOT NULL, schema TEXT NOT NULL, env TEXT NOT NULL, sig TEXT NOT NULL, kid TEXT NOT NULL,
    received_at TEXT NOT NULL, number TEXT, complete INTEGER NOT NULL, UNIQUE (booth, epoch, seq)
  ) STRICT;
  CREATE TABLE item_file (
    item TEXT NOT NULL REFERENCES item(id), sha256 TEXT NOT NULL, size INTEGER NOT NULL, PRIMARY KEY (item, sha256)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX item_file_by_sha256 ON item_file (sha256);
  -- What was refused is kept aside as it came, never overwritten: a technician looks at it.
  CREATE TABLE reject (
    booth TEXT NOT NULL, id TEXT NOT NULL, hash TEXT NOT NULL, reason TEXT NOT NULL, env TEXT NOT NULL, sig TEXT NOT NULL,
    kid TEXT NOT NULL, received_at TEXT NOT NULL, PRIMARY KEY (booth, id, hash, sig)
  ) STRICT;
  CREATE TABLE receipt (
    booth TEXT NOT NULL REFERENCES booth(id), rseq INTEGER NOT NULL, receipt TEXT NOT NULL, PRIMARY KEY (booth, rseq)
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE evidence (sha256 TEXT PRIMARY KEY, size INTEGER NOT NULL, received_at TEXT NOT NULL) STRICT, WITHOUT ROWID;
  CREATE TABLE sequence (name TEXT PRIMARY KEY, last INTEGER NOT NULL) STRICT, WITHOUT ROWID;
  `,
  // 2: the desk – the index of requests, decisions, and the log of what clerks opened and did.
  `
  -- Masked words only: everything plain stays inside the sealed body of the item.
  CREATE TABLE matter (
    id TEXT PRIMARY KEY REFERENCES item(id), indexed INTEGER NOT NULL, seal_broken INTEGER NOT NULL DEFAULT 0,
    person TEXT, dispute_kind TEXT NOT NULL DEFAULT '', parties TEXT NOT NULL DEFAULT '',
    respondents TEXT NOT NULL DEFAULT '[]', pages INTEGER NOT NULL DEFAULT 0, answer TEXT NOT NULL
  ) STRICT;
  CREATE INDEX matter_by_person ON matter (person);
  CREATE INDEX matter_to_index ON matter (indexed) WHERE indexed = 0;
  CREATE TABLE audit (
    n INTEGER PRIMARY KEY, at TEXT NOT NULL, who TEXT NOT NULL, event TEXT NOT NULL, subject TEXT NOT NULL,
    prev TEXT NOT NULL, hash TEXT NOT NULL
  ) STRICT;
  INSERT INTO matter (id, indexed, answer)
    SELECT id, 0, '{"kind":"received"}' FROM item WHERE schema = 'filing.submit/1';
  `,
  // 3: what is written together lies together – the items of one post, and the receipts of one transaction.
  `
  -- The lines of new items exactly as they came; an item says where its own two lie.
  CREATE TABLE post (n INTEGER PRIMARY KEY, received_at TEXT NOT NULL, bytes BLOB NOT NULL) STRICT;
  INSERT INTO post (n, received_at, bytes)
    SELECT rowid, received_at,
      CAST(env || char(10) || hash || ' ' || sig || ' ' || kid || ' ed25519-sha256' || char(10) AS BLOB)
    FROM item ORDER BY rowid;
  CREATE TABLE item_of_post (
    booth TEXT NOT NULL REFERENCES booth(id), epoch INTEGER NOT NULL, seq INTEGER NOT NULL, id TEXT NOT NULL UNIQUE,
    hash TEXT NOT NULL, prev TEXT NOT NULL, schema TEXT NOT NULL, number TEXT, complete INTEGER NOT NULL,
    post INTEGER NOT NULL REFERENCES post(n), at INTEGER NOT NULL, size INTEGER NOT NULL, PRIMARY KEY (booth, epoch, seq)
  ) STRICT, WITHOUT ROWID;
  INSERT INTO item_of_post (booth, epoch, seq, id, hash, prev, schema, number, complete, post, at, size)
    SELECT i.booth, i.epoch, i.seq, i.id, i.hash, i.prev, i.schema, i.number, i.complete, p.n, 0, octet_length(p.bytes) - 1
    FROM item i JOIN post p ON p.n = i.rowid;
  DROP TABLE item;
  ALTER TABLE item_of_post RENAME TO item;
  -- Canonical texts parted by line feeds; their numbers are gapless and end with the last one.
  CREATE TABLE receipt_run (
    booth TEXT NOT NULL REFERENCES booth(id), last INTEGER NOT NULL, receipts TEXT NOT NULL, PRIMARY KEY (booth, last)
  ) STRICT, WITHOUT ROWID;
  INSERT INTO receipt_run (booth, last, receipts) SELECT booth, rseq, receipt FROM receipt ORDER BY booth, rseq;
  DROP TABLE receipt;
  `,
  // 4: signed agreements – what the court's root certified, and what became of each packet.
  `
  CREATE TABLE certificate (
    serial TEXT PRIMARY KEY, part TEXT NOT NULL, kid TEXT NOT NULL, booth TEXT, der BLOB NOT NULL, not_after TEXT NOT NULL,
    issued_at TEXT NOT NULL, revoked_at TEXT, reason TEXT
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX certificate_by_kid ON certificate (kid);
  -- Masked words only, as in matter. The seal is the court's own, without the proof it is given over.
  CREATE TABLE agreement (
    id TEXT PRIMARY KEY REFERENCES item(id), state TEXT NOT NULL, flaw TEXT, act TEXT, number TEXT, settled_at TEXT, session TEXT, document TEXT,
    summary TEXT, seal TEXT, answer TEXT, served TEXT NOT NULL DEFAULT '[]', lights TEXT NOT NULL DEFAULT '[]', confirmation TEXT
  ) STRICT;
  CREATE INDEX agreement_waiting ON agreement (id) WHERE state = 'waiting';
  -- One session is received once; what was refused may come again, mended.
  CREATE UNIQUE INDEX agreement_once ON agreement (session) WHERE state IN ('received', 'registered', 'returned');
  `,
  // 5: long posts – their bytes lie in a file of their own, and the row holds none.
  `
  ALTER TABLE post ADD COLUMN file TEXT;
  `,
  // 6: whose agreement it is – a keyed digest of each party's card, as for requests, so that the party can be told.
  `
  CREATE TABLE agreement_party (
    agreement TEXT NOT NULL REFERENCES agreement(id), party TEXT NOT NULL, person TEXT NOT NULL, PRIMARY KEY (agreement, party)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX agreement_by_person ON agreement_party (person);
  `,
  // 7: joint applications for judicial confirmation, each about the agreement of its session.
  `
  CREATE TABLE application (
    id TEXT PRIMARY KEY REFERENCES item(id), state TEXT NOT NULL, flaw TEXT, act TEXT, number TEXT, settled_at TEXT, session TEXT, signed_at TEXT,
    answer TEXT
  ) STRICT;
  CREATE INDEX application_waiting ON application (id) WHERE state = 'waiting';
  CREATE INDEX application_by_session ON application (session);
  -- One at a time; after a return another may come.
  CREATE UNIQUE INDEX application_once ON application (session) WHERE state IN ('received', 'taken');
  `,
  // 8: live rooms – what one needs to go on after the court's process ended; no name, and no word anybody said but sealed.
  `
  CREATE TABLE live_room (
    id TEXT PRIMARY KEY, opened_at TEXT NOT NULL, owner TEXT NOT NULL, who TEXT NOT NULL, state TEXT NOT NULL,
    faults INTEGER NOT NULL, misses INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE live_ticket (
    digest TEXT PRIMARY KEY, room TEXT NOT NULL REFERENCES live_room(id) ON DELETE CASCADE, seat INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX live_ticket_by_room ON live_ticket (room);
  CREATE TABLE live_code (
    digest TEXT PRIMARY KEY, room TEXT NOT NULL REFERENCES live_room(id) ON DELETE CASCADE, role TEXT NOT NULL,
    expires_at INTEGER NOT NULL, used INTEGER NOT NULL DEFAULT 0
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX live_code_by_room ON live_code (room);
  CREATE TABLE live_paper (
    paper TEXT PRIMARY KEY, room TEXT NOT NULL REFERENCES live_room(id) ON DELETE CASCADE, matter TEXT NOT NULL
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX live_paper_by_room ON live_paper (room);
  -- Each change of ink as it was told, sealed with a key that does not lie in the database.
  CREATE TABLE live_ink (
    n INTEGER PRIMARY KEY, paper TEXT NOT NULL REFERENCES live_paper(paper) ON DELETE CASCADE, sealed BLOB NOT NULL
  ) STRICT;
  CREATE INDEX live_ink_by_paper ON live_ink (paper);
  `,
  // 9: hearings – what a clerk fixed, how far each participant has come, and which card a summons code goes with.
  `
  CREATE TABLE hearing (
    id TEXT PRIMARY KEY, starts_at INTEGER NOT NULL, facts TEXT NOT NULL, state TEXT NOT NULL
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX hearing_by_time ON hearing (starts_at);
  -- A digest of the code, a keyed digest of the card, a masked name.
  CREATE TABLE summons (
    code TEXT PRIMARY KEY, hearing TEXT NOT NULL REFERENCES hearing(id), participant INTEGER NOT NULL, person TEXT NOT NULL,
    masked TEXT NOT NULL, booth TEXT, UNIQUE (hearing, participant)
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE attendance (
    hearing TEXT NOT NULL REFERENCES hearing(id), participant INTEGER NOT NULL, token TEXT NOT NULL UNIQUE, booth TEXT NOT NULL,
    PRIMARY KEY (hearing, participant)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX item_fault ON item (id) WHERE schema = 'hearing.fault/1';
  `,
  // 10: recordings – what a judge ordered, its stretches, its files in the vault by their digests, and who confirmed its value.
  `
  CREATE TABLE recording (
    id TEXT PRIMARY KEY, room TEXT NOT NULL, hearing TEXT, ground TEXT NOT NULL, seat INTEGER NOT NULL, from_at TEXT NOT NULL,
    until_at TEXT, stop TEXT, manifest TEXT, value TEXT
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX recording_not_sealed ON recording (id) WHERE value IS NULL;
  CREATE TABLE recording_segment (
    recording TEXT NOT NULL REFERENCES recording(id), segment INTEGER NOT NULL, from_at TEXT NOT NULL, until_at TEXT, ended_by TEXT,
    PRIMARY KEY (recording, segment)
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE recording_file (
    recording TEXT NOT NULL REFERENCES recording(id), name TEXT NOT NULL, segment INTEGER NOT NULL, seat INTEGER NOT NULL, role TEXT NOT NULL,
    kind TEXT NOT NULL, from_at TEXT NOT NULL, until_at TEXT NOT NULL, bytes INTEGER NOT NULL, sha256 TEXT NOT NULL, cut INTEGER NOT NULL,
    PRIMARY KEY (recording, name)
  ) STRICT, WITHOUT ROWID;
  -- Own words are sealed with a key that does not lie in the database.
  CREATE TABLE recording_answer (
    recording TEXT NOT NULL REFERENCES recording(id), seat INTEGER NOT NULL, role TEXT NOT NULL, answer TEXT, words BLOB, at TEXT,
    PRIMARY KEY (recording, seat)
  ) STRICT, WITHOUT ROWID;
  `,
  // 11: the record of a hearing – its versions, who said what to which, and every coming, since a confirmation may arrive after the next one.
  `
  CREATE TABLE hearing_record (
    hearing TEXT PRIMARY KEY REFERENCES hearing(id), state TEXT NOT NULL, draft TEXT NOT NULL
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE record_version (
    hearing TEXT NOT NULL REFERENCES hearing(id), version INTEGER NOT NULL, head TEXT NOT NULL, lines TEXT NOT NULL,
    PRIMARY KEY (hearing, version)
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE attended (
    token TEXT PRIMARY KEY, hearing TEXT NOT NULL REFERENCES hearing(id), participant INTEGER NOT NULL, booth TEXT NOT NULL
  ) STRICT, WITHOUT ROWID;
  INSERT INTO attended (token, hearing, participant, booth) SELECT token, hearing, participant, booth FROM attendance;
  CREATE TABLE record_confirmation (
    id TEXT PRIMARY KEY REFERENCES item(id), state TEXT NOT NULL, hearing TEXT, flaw TEXT, number TEXT, settled_at TEXT
  ) STRICT;
  CREATE INDEX record_confirmation_waiting ON record_confirmation (id) WHERE state = 'waiting';
  CREATE INDEX record_confirmation_refused ON record_confirmation (hearing) WHERE state = 'refused';
  `,
  // 12: papers that were signed by hand and scanned back; masked words only.
  `
  CREATE TABLE inked (
    id TEXT PRIMARY KEY REFERENCES item(id), state TEXT NOT NULL, flaw TEXT, number TEXT, settled_at TEXT, session TEXT, title TEXT, parties TEXT,
    pages INTEGER, compared_at TEXT
  ) STRICT;
  CREATE INDEX inked_waiting ON inked (id) WHERE state = 'waiting';
  -- One session is received once; what was refused may come again, mended.
  CREATE UNIQUE INDEX inked_once ON inked (session) WHERE state = 'received';
  `,
  // 13: consents of a group's members, each to the agreement of its session; of a member the place on the roster, no name.
  `
  CREATE TABLE group_consent (
    id TEXT PRIMARY KEY REFERENCES item(id), state TEXT NOT NULL, flaw TEXT, act TEXT, number TEXT, settled_at TEXT, session TEXT, no INTEGER,
    seal TEXT
  ) STRICT;
  CREATE INDEX group_consent_waiting ON group_consent (id) WHERE state = 'waiting';
  CREATE INDEX group_consent_by_session ON group_consent (session);
  CREATE UNIQUE INDEX group_consent_once ON group_consent (session, no) WHERE state = 'received';
  `,
  // 14: agreements that are written together in a live room – sheet, changes and versions, sealed like ink.
  `
  CREATE TABLE live_draft (
    draft TEXT PRIMARY KEY, room TEXT NOT NULL REFERENCES live_room(id) ON DELETE CASCADE
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX live_draft_by_room ON live_draft (room);
  CREATE TABLE live_draft_part (
    n INTEGER PRIMARY KEY, draft TEXT NOT NULL REFERENCES live_draft(draft) ON DELETE CASCADE, part TEXT NOT NULL, sealed BLOB NOT NULL
  ) STRICT;
  CREATE INDEX live_draft_part_by_draft ON live_draft_part (draft, part);
  `,
  // 15: joint applications of one member of a group and whoever pays, each once; when a member signed the consent.
  `
  ALTER TABLE application ADD COLUMN member INTEGER;
  DROP INDEX application_once;
  CREATE UNIQUE INDEX application_once ON application (session, coalesce(member, 0)) WHERE state IN ('received', 'taken');
  ALTER TABLE group_consent ADD COLUMN signed_at TEXT;
  `,
  // 16: marks of live sessions that were kept with a request – for which very file, by which session; what was taken out leaves its line.
  `
  CREATE TABLE kept_marks (
    id TEXT PRIMARY KEY, matter TEXT NOT NULL REFERENCES item(id), what TEXT NOT NULL, sha256 TEXT NOT NULL, pages INTEGER NOT NULL,
    room TEXT NOT NULL, at TEXT NOT NULL, marks INTEGER NOT NULL, sealed BLOB, removed_at TEXT, removed_by TEXT
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX kept_marks_by_matter ON kept_marks (matter);
  `,
  // 17: what links matters against one respondent – a key that names nobody –, and the court's demonstration judgments as it signed them.
  `
  CREATE TABLE linked_matter (
    id TEXT PRIMARY KEY REFERENCES item(id), group_key TEXT NOT NULL, what TEXT NOT NULL, kind TEXT NOT NULL, fen INTEGER
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE demo_judgment (
    id TEXT PRIMARY KEY, group_key TEXT NOT NULL, text TEXT NOT NULL, sig TEXT NOT NULL, kid TEXT NOT NULL, withdrawn_at TEXT
  ) STRICT, WITHOUT ROWID;
  `,
  // 18: what the desk adds to an agreement on paper – scanned pages of the sealed copy and the court's own statement, by their digests.
  `
  -- A page or a file belongs to one agreement: what was registered there is another paper everywhere else.
  CREATE TABLE desk_paper (
    sha256 TEXT PRIMARY KEY, agreement TEXT NOT NULL REFERENCES agreement(id), role TEXT NOT NULL, page INTEGER NOT NULL,
    UNIQUE (agreement, role, page)
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE statement (
    agreement TEXT PRIMARY KEY REFERENCES agreement(id), number TEXT NOT NULL UNIQUE, date TEXT NOT NULL,
    file TEXT NOT NULL REFERENCES desk_paper(sha256), issued_at TEXT NOT NULL, by TEXT NOT NULL
  ) STRICT, WITHOUT ROWID;
  `,
  // 19: whose consent it is, as the index knows persons; one that came before is told to nobody by their card.
  `
  ALTER TABLE group_consent ADD COLUMN person TEXT;
  CREATE INDEX group_consent_by_person ON group_consent (person) WHERE person IS NOT NULL;
  `,
];
