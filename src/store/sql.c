#include "sql.h"

#define ANSWER_COLUMNS "question, person, value, reason, note, evidence, evidence_reference, flag, by, at"
#define JOURNAL_COLUMNS "sequence, at, by, question, person, action, before, after, previous, hash"

static const char *const texts[SQL_COUNT] = {
    [SQL_BEGIN_READ] = "BEGIN",
    [SQL_BEGIN_WRITE] = "BEGIN IMMEDIATE",
    [SQL_COMMIT] = "COMMIT",
    [SQL_ROLLBACK] = "ROLLBACK",
    /* Writes page 1 whether or not it changes (the number is STORE_APPLICATION_ID). */
    [SQL_OVERWRITE] = "PRAGMA application_id = 1634300513",

    [SQL_APPLICATION_ID] = "PRAGMA application_id",
    [SQL_USER_VERSION] = "PRAGMA user_version",
    [SQL_TABLE_COUNT] = "SELECT count(*) FROM sqlite_schema",
    [SQL_JOURNAL_MODE_WAL] = "PRAGMA journal_mode = WAL",
    [SQL_SYNCHRONOUS_FULL] = "PRAGMA synchronous = FULL",
    [SQL_SECURE_DELETE] = "PRAGMA secure_delete = ON",
    [SQL_CELL_SIZE_CHECK] = "PRAGMA cell_size_check = ON",

    [SQL_SNAPSHOT_PUT] = "INSERT INTO snapshot (hash, id, version, bytes) VALUES (?1, ?2, ?3, ?4) "
                         "ON CONFLICT (hash) DO NOTHING",
    [SQL_SNAPSHOT_GET] = "SELECT bytes FROM snapshot WHERE hash = ?1",
    [SQL_SNAPSHOTS] = "SELECT hash FROM snapshot ORDER BY hash",
    [SQL_SNAPSHOTS_UNUSED_DELETE] = "DELETE FROM snapshot WHERE hash NOT IN (SELECT snapshot FROM assessment "
                                    "UNION SELECT snapshot FROM upgrade)",

    [SQL_ASSESSMENT_PUT] = "INSERT INTO assessment (uuid, origin, client, scope, snapshot, depth, created, changed, "
                           "position, version) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, 1)",
    [SQL_ASSESSMENT_GET] = "SELECT uuid, origin, client, scope, snapshot, depth, created, changed, position, version "
                           "FROM assessment WHERE number = ?1",
    [SQL_ASSESSMENT_BY_UUID] = "SELECT number FROM assessment WHERE uuid = ?1",
    [SQL_ASSESSMENT_HEAD] = "SELECT version, origin, snapshot FROM assessment WHERE number = ?1",
    [SQL_ASSESSMENT_VERSION] = "SELECT version FROM assessment WHERE number = ?1",
    [SQL_ASSESSMENT_CHANGED] = "UPDATE assessment SET version = version + 1, changed = ?2 WHERE number = ?1",
    [SQL_ASSESSMENT_ANSWERED] = "UPDATE assessment SET version = version + 1, changed = ?2, position = ?3 "
                                "WHERE number = ?1",
    [SQL_ASSESSMENT_POSITION] = "UPDATE assessment SET position = ?2 WHERE number = ?1 AND position <> ?2",
    [SQL_ASSESSMENT_FRAME] = "UPDATE assessment SET version = version + 1, client = ?2, scope = ?3, depth = ?4, "
                             "changed = ?5 WHERE number = ?1",
    [SQL_ASSESSMENT_FORWARD] = "UPDATE assessment SET version = version + 1, client = ?2, scope = ?3, depth = ?4, "
                               "snapshot = ?5, created = ?6, changed = ?7, position = ?8 WHERE number = ?1",
    [SQL_ASSESSMENT_DELETE] = "DELETE FROM assessment WHERE number = ?1",
    [SQL_ASSESSMENTS] =
        "SELECT a.number, a.uuid, a.client, a.scope, s.id, s.version, a.depth, a.created, a.changed, "
        "(SELECT count(*) FROM answer WHERE answer.assessment = a.number), "
        "(SELECT at FROM report_made AS r WHERE r.assessment = a.number ORDER BY r.number DESC LIMIT 1) "
        "FROM assessment AS a JOIN snapshot AS s ON s.hash = a.snapshot "
        "ORDER BY a.changed DESC, a.number DESC",
    [SQL_ASSESSMENTS_BY_SNAPSHOT] = "SELECT number, origin FROM assessment WHERE snapshot = ?1 ORDER BY number",
    [SQL_NAMES] = "SELECT number, client, scope, changed FROM assessment ORDER BY changed DESC, number DESC",

    [SQL_PERSON_PUT] = "INSERT INTO person (assessment, id, name, role) VALUES (?1, ?2, ?3, ?4) "
                       "ON CONFLICT (assessment, id) DO UPDATE SET name = excluded.name, role = excluded.role",
    [SQL_PERSON_NEW] = "INSERT INTO person (assessment, id, name, role) VALUES (?1, ?2, ?3, ?4) "
                       "ON CONFLICT (assessment, id) DO NOTHING",
    [SQL_PEOPLE] = "SELECT id, name, role FROM person WHERE assessment = ?1 ORDER BY number",
    [SQL_TARGET_PUT] = "INSERT INTO target (assessment, question, level) VALUES (?1, ?2, ?3)",
    [SQL_TARGETS] = "SELECT question, level FROM target WHERE assessment = ?1 ORDER BY question",
    [SQL_TARGETS_DELETE] = "DELETE FROM target WHERE assessment = ?1",
    [SQL_OBSERVATION_PUT] = "INSERT INTO observation (assessment, question, text, impact, owner, due) "
                            "VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
    [SQL_OBSERVATION_NEW] = "INSERT INTO observation (assessment, question, text, impact, owner, due) "
                            "SELECT ?1, ?2, ?3, ?4, ?5, ?6 WHERE NOT EXISTS (SELECT 1 FROM observation "
                            "WHERE assessment = ?1 AND question = ?2 AND text = ?3 AND impact = ?4 AND owner = ?5 "
                            "AND due = ?6)",
    [SQL_OBSERVATIONS] = "SELECT question, text, impact, owner, due, number FROM observation WHERE assessment = ?1 "
                         "ORDER BY number",
    [SQL_TEXT_PUT] = "INSERT INTO section_text (assessment, section, language, text) VALUES (?1, ?2, ?3, ?4) "
                     "ON CONFLICT (assessment, section, language) DO UPDATE SET text = excluded.text",
    [SQL_TEXTS] = "SELECT section, language, text FROM section_text WHERE assessment = ?1 ORDER BY section, language",

    [SQL_TEXT_SAME] = "SELECT text = ?4 FROM section_text WHERE assessment = ?1 AND section = ?2 AND language = ?3",
    [SQL_TEXT_DELETE] = "DELETE FROM section_text WHERE assessment = ?1 AND section = ?2 AND language = ?3",

    /* The sentence of one language is kept under "<finding>:<language>"; `place` is kept for an order of findings. */
    [SQL_OVERRIDE_PUT] = "INSERT INTO finding_override (assessment, finding, shown, place, text) "
                         "VALUES (?1, ?2, ?3, 0, ?4) ON CONFLICT (assessment, finding) DO UPDATE SET "
                         "shown = excluded.shown, text = excluded.text",
    [SQL_OVERRIDES] = "SELECT finding, shown, place, text FROM finding_override WHERE assessment = ?1 "
                      "ORDER BY finding",
    [SQL_STRIKE_DELETE] = "DELETE FROM finding_override WHERE assessment = ?1 AND finding = ?2 AND shown = 0",
    [SQL_OVERRIDE_DELETE] = "DELETE FROM finding_override WHERE assessment = ?1 AND finding = ?2",
    [SQL_OVERRIDE_DELETE_ALL] = "DELETE FROM finding_override WHERE assessment = ?1 AND (finding = ?2 OR "
                                "substr(finding, 1, length(?2) + 1) = ?2 || ':')",

    /* What is pinned and skipped belongs to the one plan without a name. */
    [SQL_PLAN_NEW] = "INSERT INTO plan (assessment, name, goal, created, changed) SELECT ?1, '', '', ?2, ?2 "
                     "WHERE NOT EXISTS (SELECT 1 FROM plan WHERE assessment = ?1 AND name = '')",
    [SQL_PLAN_ACTION_PUT] = "INSERT INTO plan_action (plan, action, choice) SELECT number, ?2, ?3 FROM plan "
                            "WHERE assessment = ?1 AND name = '' "
                            "ON CONFLICT (plan, action) DO UPDATE SET choice = excluded.choice",
    [SQL_PLAN_ACTION_DELETE] = "DELETE FROM plan_action WHERE action = ?2 AND plan IN "
                               "(SELECT number FROM plan WHERE assessment = ?1 AND name = '')",
    [SQL_PLAN_ACTIONS] = "SELECT a.action, a.choice FROM plan AS p JOIN plan_action AS a ON a.plan = p.number "
                         "WHERE p.assessment = ?1 AND p.name = '' ORDER BY a.action",

    [SQL_ANSWER_PUT] = "INSERT INTO answer (assessment, " ANSWER_COLUMNS ") "
                       "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11) "
                       "ON CONFLICT (assessment, question, person) DO UPDATE SET value = excluded.value, "
                       "reason = excluded.reason, note = excluded.note, evidence = excluded.evidence, "
                       "evidence_reference = excluded.evidence_reference, flag = excluded.flag, by = excluded.by, "
                       "at = excluded.at",
    [SQL_ANSWER_GET] = "SELECT " ANSWER_COLUMNS " FROM answer WHERE assessment = ?1 AND question = ?2 AND person = ?3",
    [SQL_ANSWER_DELETE] = "DELETE FROM answer WHERE assessment = ?1 AND question = ?2 AND person = ?3",
    [SQL_ANSWERS] = "SELECT " ANSWER_COLUMNS " FROM answer WHERE assessment = ?1 ORDER BY question, person",
    [SQL_ANSWERS_DELETE] = "DELETE FROM answer WHERE assessment = ?1",

    [SQL_JOURNAL_PUT] = "INSERT INTO journal (assessment, " JOURNAL_COLUMNS ") "
                        "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)",
    [SQL_JOURNAL_HEAD] = "SELECT sequence, hash FROM journal WHERE assessment = ?1 ORDER BY sequence DESC LIMIT 1",
    [SQL_JOURNAL_HAS] = "SELECT 1 FROM journal WHERE assessment = ?1 AND hash = ?2",
    [SQL_JOURNAL] = "SELECT " JOURNAL_COLUMNS " FROM journal WHERE assessment = ?1 ORDER BY sequence",

    [SQL_UPGRADE_PUT] = "INSERT INTO upgrade (assessment, sequence, at, by, snapshot, content, score) "
                        "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
    [SQL_UPGRADES] = "SELECT u.sequence, u.at, u.by, s.id, s.version, s.hash, u.content, u.score, "
                     "CAST(s.bytes AS TEXT) FROM upgrade AS u JOIN snapshot AS s ON s.hash = u.snapshot "
                     "WHERE u.assessment = ?1 ORDER BY u.sequence",
    [SQL_UPGRADES_DELETE] = "DELETE FROM upgrade WHERE assessment = ?1",
    [SQL_ASSESSMENT_UPGRADED] = "UPDATE assessment SET version = version + 1, snapshot = ?2, changed = ?3, "
                                "position = ?4 WHERE number = ?1",
    [SQL_OBSERVATION_DELETE] = "DELETE FROM observation WHERE number = ?1",
    [SQL_OBSERVATION_SAME_DELETE] = "DELETE FROM observation WHERE assessment = ?1 AND question = ?2 AND text = ?3 "
                                    "AND impact = ?4 AND owner = ?5 AND due = ?6",

    [SQL_DELETED_PUT] = "INSERT INTO deleted (uuid, day) VALUES (?1, ?2) "
                        "ON CONFLICT (uuid) DO UPDATE SET day = excluded.day",
    [SQL_DELETED_HAS] = "SELECT 1 FROM deleted WHERE uuid = ?1",
    [SQL_DELETED_DAY] = "SELECT day FROM deleted WHERE uuid = ?1",
    [SQL_REPORT_PUT] = "INSERT INTO report_made (assessment, at, format, content_hash) VALUES (?1, ?2, ?3, ?4)",
    [SQL_REPORT_NOTED] =
        "SELECT at FROM report_made WHERE assessment = ?1 AND content_hash = ?2 ORDER BY number LIMIT 1",

    [SQL_EXPORT_FRAME] = "SELECT a.uuid, a.origin, a.client, a.scope, a.depth, a.created, a.changed, a.position, s.id, "
                         "s.version, s.hash, CAST(s.bytes AS TEXT) FROM assessment AS a JOIN snapshot AS s "
                         "ON s.hash = a.snapshot WHERE a.number = ?1",

    [SQL_INTEGRITY_CHECK] = "PRAGMA integrity_check(50)",
    [SQL_FOREIGN_KEY_CHECK] = "PRAGMA foreign_key_check",
};

const char *store_sql_text(enum store_sql which)
{
    return texts[which];
}
