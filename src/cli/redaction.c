#include "redaction.h"

#include <string.h>

/* What a file can say, and behind it the words that anybody can read. */
enum { BYTES, WORDS, DATA, TOLD, QUESTIONNAIRE = TOLD, QUESTIONNAIRE_THEN, REPORT_EN, REPORT_ZH, TEXTS };
enum { WORDS_MOST = 1024 * 1024 };

static int read_words(struct aira_buf *out, const struct cli *cli, const char *file, struct aira_error *err)
{
    struct aira_buf path;
    int code;

    aira_buf_init(&path);
    aira_path_join(&path, aira_buf_cstr(&cli->root), file);
    code = aira_buf_result(&path, err);
    if (code == 0)
        code = aira_file_read(out, path.data, WORDS_MOST, err);
    aira_buf_dispose(&path);
    return code;
}

static int gather(struct aira_buf *texts, const struct cli *cli, const struct aira_scorecard *scorecard,
                  const struct aira_render_input *input, struct aira_error *err)
{
    int code = aira_questionnaire_snapshot(&texts[QUESTIONNAIRE], scorecard->whole->questionnaire, err);

    if (code == 0 && scorecard->since != NULL)
        code = aira_questionnaire_snapshot(&texts[QUESTIONNAIRE_THEN], scorecard->since->whole->questionnaire, err);
    if (input->document != NULL)
        aira_document_words(&texts[WORDS], input->document);
    if (input->scorecard_json != NULL)
        aira_buf_puts(&texts[DATA], input->scorecard_json);
    if (code == 0)
        code = read_words(&texts[REPORT_EN], cli, "data/report.en.ini", err);
    if (code == 0)
        code = read_words(&texts[REPORT_ZH], cli, "data/report.zh.ini", err);
    for (size_t i = 0; i < TEXTS && code == 0; i++)
        code = aira_buf_result(&texts[i], err);
    return code;
}

int cli_check_redacted(const struct cli *cli, const struct aira_scorecard *scorecard,
                       const struct aira_render_input *input, const struct aira_buf *bytes, struct aira_error *err)
{
    struct aira_text_range ranges[TEXTS];
    struct aira_buf texts[TEXTS];
    int code;

    if (scorecard->whole == NULL)
        return 0;
    for (size_t i = 0; i < TEXTS; i++)
        aira_buf_init(&texts[i]);
    code = gather(texts, cli, scorecard, input, err);
    for (size_t i = 0; i < TEXTS; i++)
        ranges[i] = (struct aira_text_range){aira_buf_cstr(&texts[i]), texts[i].length};
    ranges[BYTES] = (struct aira_text_range){aira_buf_cstr(bytes), bytes->length};
    if (code == 0)
        code = aira_redaction_check(scorecard, ranges, TOLD, TEXTS - TOLD, err);
    for (size_t i = 0; i < TEXTS; i++)
        aira_buf_dispose(&texts[i]);
    return code;
}
