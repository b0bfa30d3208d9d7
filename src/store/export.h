/* The form of an exported assessment:
 *
 *   {"format": "aira-assessment", "format_version": 1, "hash": H, "content": {...}}
 *
 * H is the BLAKE2b hash (32 bytes, hex) of the canonical JSON of "content": members sorted by name, no white space.
 * content: uuid, origin (the UUID under which the journal is hashed), client, scope, depth ("quick" or "full"), created
 * and changed (seconds UTC), position (a question's id or ""), questionnaire {id, version, hash, snapshot (its text)},
 * people [{id, name, role}], targets [{question, level}], answers [{question, person, value, reason, note, evidence,
 * evidence_reference, flag, by, at}], observations [{question, text, impact, owner, due}], texts [{section, language,
 * text}], overrides [{finding (with ":" and a language behind it where the text is of one), shown, place, text}]
 * (missing: none), choices [{action, choice ("pinned" or "excluded")}] (missing: none), journal [{sequence, at, by,
 * question, person, action, before, after, previous, hash}], upgrades
 * [{sequence, at, by, id, version, hash, content, score, snapshot}]: what was before each move to another version of
 * the questionnaire, see struct aira_former (missing: there was no such move).  A text not given is "". */
#ifndef AIRA_STORE_EXPORT_H
#define AIRA_STORE_EXPORT_H

#include "handle.h"

#define STORE_EXPORT_FORMAT "aira-assessment"
enum { STORE_EXPORT_VERSION = 1 };

/* The "content" of an assessment, to be freed by the caller.  Inside a transaction. */
int store_content(struct aira_json **out, struct aira_store *store, int64_t number, struct aira_error *err);
/* Appends the canonical JSON of {"answers", "observations", "targets"} of an assessment.  Inside a transaction. */
int store_former_content(struct aira_buf *out, struct aira_store *store, int64_t number, struct aira_error *err);
/* The hash of "content", or of a part of it. */
int store_content_hash(char hash[AIRA_HASH_HEX], const struct aira_json *content, struct aira_error *err);

#endif
