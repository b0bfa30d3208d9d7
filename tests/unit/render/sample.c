#include "sample.h"

#include <math.h>
#include <stdio.h>

static struct aira_node *say(struct aira_document *d, struct aira_node *parent, enum aira_style style, const char *zh,
                             const char *en)
{
    struct aira_node *node = aira_node_text(d, parent, AIRA_NODE_PARAGRAPH, style, "zh", zh);

    if (en != NULL)
        (void)aira_node_span(d, node, "en", en, AIRA_SPAN_MUTED | AIRA_SPAN_BREAK);
    return node;
}

static struct aira_node *head(struct aira_document *d, struct aira_node *parent, int level, const char *zh,
                              const char *en, const char *id)
{
    struct aira_node *node = aira_node_text(d, parent, AIRA_NODE_HEADING, AIRA_STYLE_BODY, "zh", zh);
    struct aira_span *gap = aira_node_span(d, node, "en", "  ", 0);
    struct aira_span *span = aira_node_span(d, node, "en", en, AIRA_SPAN_MUTED);

    if (node == NULL || gap == NULL || span == NULL)
        return NULL;
    node->level = level;
    node->id = id;
    return node;
}

static void cover(struct aira_document *d)
{
    struct aira_node *section = aira_node_add(d, d->root, AIRA_NODE_SECTION), *space = NULL;

    if (section == NULL)
        return;
    section->keep = AIRA_KEEP_COVER;
    say(d, section, AIRA_STYLE_LABEL, "机密 · 仅供客户内部使用", "Confidential · for the client's own use");
    (void)aira_node_text(d, section, AIRA_NODE_PARAGRAPH, AIRA_STYLE_TITLE, "zh", "人工智能就绪度评估报告");
    (void)aira_node_text(d, section, AIRA_NODE_PARAGRAPH, AIRA_STYLE_SUBTITLE, "en", "AI Readiness Scorecard");
    (void)aira_node_add(d, section, AIRA_NODE_RULE);
    space = aira_node_add(d, section, AIRA_NODE_SPACE);
    if (space != NULL)
        space->height = 30;
    say(d, section, AIRA_STYLE_LEAD, "示例制造有限公司", "Sample Manufacturing Co.");
    say(d, section, AIRA_STYLE_BODY, "评估日期：2026-11-24    深度：完整评估", "Assessed 2026-11-24, full depth");
}

static void key_figure(struct aira_document *d, struct aira_node *columns, const char *figure, const char *zh,
                       const char *en)
{
    struct aira_node *box = aira_node_add(d, aira_node_add(d, columns, AIRA_NODE_SECTION), AIRA_NODE_BOX);

    (void)aira_node_text(d, box, AIRA_NODE_PARAGRAPH, AIRA_STYLE_FIGURE, "en", figure);
    say(d, box, AIRA_STYLE_LABEL, zh, en);
}

static void radar(struct aira_document *d, struct aira_node *parent)
{
    static const double now[] = {0.7, 0.45, 0.62, 0.3, 0.55, 0.4, 0.66},
                        aim[] = {0.8, 0.75, 0.75, 0.75, 0.75, 0.75, 0.75};
    static const char *const names[] = {"数据", "组织", "合规", "技术", "价值", "伙伴", "应用"};
    struct aira_node *figure =
        aira_node_figure(d, parent, 230, 190, "各部分雷达图：数据 70，组织 45，合规 62，技术 30");
    double points[14], target[14], ring[14];

    for (int step = 1; step <= 4; step++) {
        for (int i = 0; i < 7; i++) {
            double angle = i * 2 * 3.14159265 / 7;

            ring[2 * i] = 115 + sin(angle) * 18.0 * step;
            ring[2 * i + 1] = 95 - cos(angle) * 18.0 * step;
        }
        (void)aira_figure_polygon(d, figure, ring, 7, AIRA_COLOUR_NONE, AIRA_COLOUR_PALE);
    }
    for (int i = 0; i < 7; i++) {
        double angle = i * 2 * 3.14159265 / 7;

        points[2 * i] = 115 + sin(angle) * 72 * now[i];
        points[2 * i + 1] = 95 - cos(angle) * 72 * now[i];
        target[2 * i] = 115 + sin(angle) * 72 * aim[i];
        target[2 * i + 1] = 95 - cos(angle) * 72 * aim[i];
        (void)aira_figure_line(d, figure, 115, 95, 115 + sin(angle) * 72, 95 - cos(angle) * 72, AIRA_COLOUR_GREY);
        (void)aira_figure_text(d, figure, 115 + sin(angle) * 86, 98 - cos(angle) * 82, 8, AIRA_CENTRE, "zh", names[i]);
    }
    (void)aira_figure_polygon(d, figure, points, 7, AIRA_COLOUR_LEVEL1, AIRA_COLOUR_INK);
    if (figure != NULL) {
        struct aira_shape *shape = aira_figure_polygon(d, figure, target, 7, AIRA_COLOUR_NONE, AIRA_COLOUR_ACCENT);

        if (shape != NULL)
            shape->dash = 3;
    }
    for (int i = 0; i < 7; i++)
        (void)aira_figure_circle(d, figure, points[2 * i], points[2 * i + 1], 2, AIRA_COLOUR_INK);
}

static void summary(struct aira_document *d)
{
    static const double four[] = {1, 1, 1, 1}, halves[] = {1, 1};
    struct aira_node *section = aira_node_add(d, d->root, AIRA_NODE_SECTION), *columns = NULL, *left = NULL,
                     *list = NULL;
    struct aira_span *link = NULL;

    head(d, section, 1, "执行摘要", "Executive summary", "summary");
    say(d, section, AIRA_STYLE_LEAD,
        "企业处于“场景深化”阶段，就绪指数 62.5（下界 58.1，上界 66.9），数据治理是最薄弱的一环。",
        "The company has reached the stage of deepening scenarios; its readiness index is 62.5 (58.1 to 66.9).");
    columns = aira_node_table(d, section, AIRA_NODE_COLUMNS, 4, four, NULL);
    key_figure(d, columns, "62.5", "就绪指数", "Readiness index");
    key_figure(d, columns, "2 / 4", "已达阶段",
               "Stage reached; provisional until the gates of the data part are proven");
    key_figure(d, columns, "54.0", "有证据支持", "Supported by evidence");
    key_figure(d, columns, "87 %", "覆盖率", "Coverage");
    columns = aira_node_table(d, section, AIRA_NODE_COLUMNS, 2, halves, NULL);
    left = aira_node_add(d, columns, AIRA_NODE_SECTION);
    head(d, left, 2, "三项优势", "Strengths", NULL);
    list = aira_node_add(d, left, AIRA_NODE_LIST);
    for (int i = 0; i < 3; i++)
        say(d, aira_node_add(d, list, AIRA_NODE_ITEM), AIRA_STYLE_BODY,
            "关键业务表设有书面规则，并在固定时间自动运行；失败会通知责任人。",
            "Key tables have written rules that run at set times; failures reach an owner.");
    left = aira_node_add(d, columns, AIRA_NODE_SECTION);
    radar(d, left);
    say(d, left, AIRA_STYLE_CAPTION, "图 1：实线为现状，虚线为目标", "Fig. 1: solid today, dashed aimed at");
    head(d, section, 2, "下一步行动", "Next actions", NULL);
    list = aira_node_add(d, section, AIRA_NODE_LIST);
    if (list != NULL)
        list->level = 1;
    for (int i = 0; i < 5; i++) {
        struct aira_node *item = say(d, aira_node_add(d, list, AIRA_NODE_ITEM), AIRA_STYLE_BODY,
                                     "为每个关键数据集指定责任人，写明质量规则（见", NULL);

        link = aira_node_span(d, item, "zh", "第 3 部分", AIRA_SPAN_BOLD);
        if (link != NULL) {
            link->link = "data";
            link->colour = AIRA_COLOUR_ACCENT;
        }
        (void)aira_node_span(d, item, "zh", "），并在 ISO/IEC 42001 A.7 的框架内每季度复核。", 0);
    }
}

static struct aira_node *cell(struct aira_document *d, struct aira_node *row, const char *zh, const char *en)
{
    struct aira_node *node = aira_node_add(d, row, AIRA_NODE_CELL);

    say(d, node, AIRA_STYLE_SMALL, zh, en);
    return node;
}

static void bar(struct aira_document *d, struct aira_node *row, int level)
{
    struct aira_node *figure = aira_node_figure(d, aira_node_add(d, row, AIRA_NODE_CELL), 90, 11, "现在与目标");

    for (int i = 0; i < 4; i++)
        (void)aira_figure_rect(d, figure, i * 22, 2, 20, 7,
                               i < level ? (enum aira_colour)(AIRA_COLOUR_LEVEL1 + level - 1) : AIRA_COLOUR_PALE);
    (void)aira_figure_line(d, figure, 65, 0, 65, 11, AIRA_COLOUR_ACCENT);
}

static void part(struct aira_document *d)
{
    static const double shares[] = {5, 3, 1.2, 1.2, 4};
    static const enum aira_align aligns[] = {AIRA_LEFT, AIRA_LEFT, AIRA_RIGHT, AIRA_RIGHT, AIRA_LEFT};
    struct aira_node *section = aira_node_add(d, d->root, AIRA_NODE_SECTION), *table = NULL, *row = NULL, *box = NULL;

    if (section == NULL)
        return;
    section->keep = AIRA_KEEP_PAGE_BEFORE;
    head(d, section, 1, "第 3 部分　数据", "Part 3: data", "data");
    say(d, section, AIRA_STYLE_BODY,
        "得分 48.5（45.0—52.0），其中 41.0 有证据支持；覆盖率 "
        "95%。模型会自信地重复错误，因此数据的真实性决定应用的上限："
        "“垃圾进，垃圾出”在生成式 AI 时代依然成立……",
        "Score 48.5 (45.0 to 52.0), of which 41.0 is supported by evidence; coverage 95 %. Models repeat errors with "
        "confidence, so that whatever they are fed decides how far one can trust them.");
    table = aira_node_table(d, section, AIRA_NODE_TABLE, 5, shares, aligns);
    if (table == NULL)
        return;
    table->table->ruled = true;
    row = aira_node_add(d, table, AIRA_NODE_ROW);
    if (row == NULL)
        return;
    row->keep = AIRA_KEEP_HEADER;
    cell(d, row, "标准", "Criterion");
    cell(d, row, "水平", "Level");
    cell(d, row, "现在", "Now");
    cell(d, row, "目标", "Aim");
    cell(d, row, "来源", "Source");
    for (int i = 0; i < 14; i++) {
        char now[16];

        row = aira_node_add(d, table, AIRA_NODE_ROW);
        cell(d, row, i % 3 ? "数据清洗与质量规则" : "跨系统共享数据时，口径、权限与更新频率是否一致并有记录",
             i % 3 ? "Cleaning and rules" : "Sharing across systems with the same meaning");
        bar(d, row, i % 5);
        snprintf(now, sizeof now, "%d.%d", i % 5, i % 10);
        cell(d, row, now, NULL);
        cell(d, row, "3.0", NULL);
        cell(d, row, "EU AI Act 10; ISO/IEC 42001 A.7.2", NULL);
    }
    box = aira_node_add(d, section, AIRA_NODE_BOX);
    head(d, box, 3, "顾问的看法", "The consultant's view", NULL);
    say(d, box, AIRA_STYLE_BODY, "建议先把主数据管好，再谈大模型；三个月内即可见效。",
        "Put master data in order first; models come second. The effect shows within three months.");
}

static void answers_table(struct aira_document *d, size_t answers)
{
    static const double shares[] = {1.6, 6, 5, 3};
    struct aira_node *section = aira_node_add(d, d->root, AIRA_NODE_SECTION), *table = NULL, *row = NULL;

    head(d, section, 1, "全部回答", "Answers", "answers");
    say(d, section, AIRA_STYLE_BODY, "每个问题、回答、证据与备注。", "Every question, answer, evidence and note.");
    table = aira_node_table(d, section, AIRA_NODE_TABLE, 4, shares, NULL);
    if (table == NULL)
        return;
    table->table->ruled = true;
    row = aira_node_add(d, table, AIRA_NODE_ROW);
    if (row == NULL)
        return;
    row->keep = AIRA_KEEP_HEADER;
    cell(d, row, "编号", "No.");
    cell(d, row, "问题", "Question");
    cell(d, row, "回答", "Answer");
    cell(d, row, "证据", "Evidence");
    for (size_t i = 0; i < answers; i++) {
        char number[24];

        snprintf(number, sizeof number, "Q%zu", i + 1);
        row = aira_node_add(d, table, AIRA_NODE_ROW);
        cell(d, row, number, NULL);
        cell(d, row, "您如何确认 AI 所依赖的数据是真实的？由谁、以什么频率检查？",
             "How do you know that the data your AI will rely on is true? Who checks it, and how often?");
        cell(d, row, "2　关键表设有书面规则，在固定时间运行；失败会被记录并通知责任人。",
             "2  Key tables have written rules that run at set times; failures are logged.");
        cell(d, row, "文件：数据质量检查报告（第三季度）", "document: check report Q3");
    }
}

struct aira_document *sample_report(size_t answers, struct aira_error *err)
{
    struct aira_document *d = NULL;

    if (aira_document_new(&d, err) != 0)
        return NULL;
    d->language = "zh";
    d->title = "示例制造有限公司：人工智能就绪度评估报告";
    d->author = "示例咨询";
    d->subject = "AI readiness";
    d->keywords = "AI, 就绪度";
    d->header_left = "示例制造有限公司 · 人工智能就绪度评估 AI Readiness Scorecard";
    d->header_right = "2026-11-24";
    d->footer_left = "机密 Confidential";
    d->page_format = "第 {page} 页，共 {pages} 页";
    (void)aira_document_property(d, "ContentHash", "0123456789abcdef");
    cover(d);
    summary(d);
    part(d);
    answers_table(d, answers);
    if (aira_document_result(d, err) != 0) {
        aira_document_free(d);
        return NULL;
    }
    return d;
}
