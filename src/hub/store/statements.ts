/** What the hub asks SQLite, in its own words. */

const ROOM = 'SELECT id, client, entries, bytes, opened_day AS openedDay FROM room'

export const READING = {
  find: `${ROOM} WHERE id = ?`,
  rows: 'SELECT number, hash, bytes FROM entry WHERE room = ? AND number >= ? ORDER BY number LIMIT ?',
  has: 'SELECT 1 FROM entry WHERE room = ? AND hash = ?',
  read: 'SELECT bytes FROM entry WHERE room = ? AND hash = ? AND bytes IS NOT NULL',
  idle: `${ROOM} WHERE opened_day < ? ORDER BY opened_day, id`,
  shared: 'SELECT value FROM shared WHERE name = ?',
  version: 'PRAGMA data_version',
  totals: 'SELECT count(*) AS rooms, sum(entries) AS entries, sum(bytes) AS bytes FROM room',
}

export const WRITING = {
  find: READING.find,
  has: READING.has,
  length:
    'SELECT length(bytes) AS length FROM entry WHERE room = ? AND hash = ? AND bytes IS NOT NULL',
  enter: `INSERT INTO room(id, client, opened_day) VALUES (?, ?, ?)
    ON CONFLICT(id) DO UPDATE SET opened_day = max(opened_day, excluded.opened_day)`,
  append: 'INSERT INTO entry(room, number, hash, bytes) VALUES (?, ?, ?, ?)',
  count: 'UPDATE room SET entries = entries + ?, bytes = bytes + ? WHERE id = ?',
  cover: 'UPDATE entry SET bytes = NULL WHERE room = ? AND hash = ?',
  share: 'INSERT OR IGNORE INTO shared(name, value) VALUES (?, ?)',
  probe: "INSERT OR REPLACE INTO shared(name, value) VALUES ('probe', ?)",
  dropRoom: 'DELETE FROM room WHERE id = ?',
  dropEntries: 'DELETE FROM entry WHERE room = ?',
  dropReach: 'DELETE FROM reach WHERE room = ?',
  dropUploads: `DELETE FROM upload WHERE (whole = 0 AND room = ?)
    OR (whole = 1 AND NOT EXISTS (SELECT 1 FROM reach WHERE reach.hash = upload.hash))`,
  dropParts: 'DELETE FROM part WHERE upload NOT IN (SELECT id FROM upload)',
}

export const BLOBS = {
  whole: 'SELECT id FROM upload WHERE hash = ? AND whole = 1',
  open: 'SELECT id FROM upload WHERE hash = ? AND room = ? AND whole = 0',
  size: 'SELECT coalesce(max(at + length(bytes)), 0) AS size FROM part WHERE upload = ?',
  piece:
    'SELECT at, bytes FROM part WHERE upload = ? AND at + length(bytes) > ? ORDER BY at LIMIT 1',
  used: `SELECT (SELECT coalesce(sum(bytes), 0) FROM reach WHERE room = ?)
    + (SELECT coalesce(sum(length(part.bytes)), 0) FROM part JOIN upload ON upload.id = part.upload
       WHERE upload.room = ? AND upload.whole = 0) AS used`,
  list: 'SELECT hash, bytes AS size, kind FROM reach WHERE room = ? AND hash > ? ORDER BY hash LIMIT ?',
  count: `SELECT (SELECT count(*) FROM reach WHERE room = ?)
    + (SELECT count(*) FROM upload WHERE room = ? AND whole = 0) AS count`,
}

export const BLOB_WRITING = {
  whole: BLOBS.whole,
  open: BLOBS.open,
  size: BLOBS.size,
  begin: 'INSERT INTO upload(room, hash) VALUES (?, ?)',
  part: 'INSERT INTO part(upload, at, bytes) VALUES (?, ?, ?)',
  finish: 'UPDATE upload SET whole = 1 WHERE id = ?',
  reach: 'INSERT OR IGNORE INTO reach(room, hash, bytes, kind) VALUES (?, ?, ?, ?)',
  dropUpload: 'DELETE FROM upload WHERE id = ?',
  dropParts: 'DELETE FROM part WHERE upload = ?',
}
