/* The command table.  A new subcommand is a row here and a file. */
#include <string.h>

#include "cli.h"

#define EXAMPLES(...) ((const char *const[]){__VA_ARGS__, NULL})
#define OPTIONS(...) ((const struct cli_option[]){__VA_ARGS__, {NULL, NULL, NULL}})

const struct cli_command cli_commands[] = {
    {"new", "--client NAME", "start an assessment",
     "Without --questionnaire it uses enterprise-ai; the full depth unless --depth quick. --set answers a question at "
     "once, for instance of the profile.",
     EXAMPLES("aira new --client 'Sample Manufacturing Co.'",
              "aira new --client 'Sample Bank' --scope 'Retail' --depth quick --set profile.industry=finance"),
     OPTIONS({"client", "NAME", "the client's name (needed)"},
             {"scope", "TEXT", "business unit; the whole firm if left out"},
             {"questionnaire", "ID", "an id of 'questionnaire list', or a folder"},
             {"depth", "DEPTH", "quick or full (default)"}, {"set", "KEY=VALUE", "an answer; may be repeated"},
             {"by", "WHO", "who enters the answers"}),
     0, 0, false, cmd_new},
    {"assess", "[ID|NAME]", "walk through the questions",
     "On a terminal it takes the whole screen (F1 there lists the keys); with --plain, TERM=dumb or ACCESSIBLE set it "
     "goes line by line. Each answer is saved before the next question shows. Leave with q (:quit), Ctrl-C or the end "
     "of input, and come back at any time to the same question. Without a name the assessment changed last is taken.",
     EXAMPLES("aira assess 7", "aira assess 'Sample Manufacturing Co.' --by 'Sample CIO'",
              "aira assess 7 --ask-role data"),
     OPTIONS({"plain", NULL, "line by line"}, {"by", "WHO", "who enters the answers"},
             {"ask-role", "ROLE", "ask only what this role of the questionnaire can answer"},
             {"filter", "WHICH", "all, open, flagged, noted, na, unknown, no-evidence, gates"}),
     0, 1, false, cmd_assess},
    {"answer", "ID|NAME KEY=VALUE...", "answer questions without the walk",
     "A value is written as in answers.ini: a level 0 to 4, yes or no, an option, options with commas, a number, a "
     "text; n/a (with --reason) for not applicable, ? for don't know. Several answers are saved together or not at "
     "all. With one KEY=VALUE the options below go with it; with none, --from reads a whole answers file.",
     EXAMPLES("aira answer 7 data.access=2 --evidence document --evidence-reference 'access list of March'",
              "aira answer 7 comp.crossborder=n/a --reason 'nothing leaves the country'",
              "aira answer 7 --from answers.ini"),
     OPTIONS({"from", "FILE", "an answers file"}, {"note", "TEXT", "a note"},
             {"reason", "TEXT", "why it does not apply (with n/a)"},
             {"evidence", "GRADE", "none, interview, document or verified"},
             {"evidence-reference", "TEXT", "where the evidence is"}, {"flag", NULL, "mark for follow-up"},
             {"person", "ID", "the answer of this person, beside the settled one"}, {"by", "WHO", "who enters it"}),
     1, CLI_MAX_ARGUMENTS, false, cmd_answer},
    {"set", "ID|NAME FIELD=VALUE...", "change client, scope, depth, people and targets",
     "Fields: client, scope, depth (quick or full), target.QUESTION (a level 0 to 4, or none), person.ID (name, or "
     "name/role).",
     EXAMPLES("aira set 7 depth=full", "aira set 7 target.data.access=3",
              "aira set 7 'person.cio=Sample CIO/technology'"),
     NULL, 2, CLI_MAX_ARGUMENTS, false, cmd_set},
    {"spread", "ID|NAME", "where the client's people differ",
     "For each question what everybody said who has an answer of their own, how far apart they are (two levels or "
     "more "
     "is dissent), who of a role that can answer has not yet, and how far they agree by part: Krippendorff's alpha, 1 "
     "when all say the same, 0 when no more than by chance.",
     EXAMPLES("aira answer 7 data.access=1 --person cio", "aira spread 7", "aira spread 7 --json"), NULL, 1, 1, true,
     cmd_spread},
    {"settle", "ID|NAME QUESTION[=VALUE]", "decide a question that people answered differently",
     "The value counts from then on, whatever people said; their own answers stay. Without VALUE it is what their "
     "answers come to. The reason stands beside it as its note.",
     EXAMPLES("aira settle 7 data.access=2 --reason 'The access list was shown; the plant was not meant'"),
     OPTIONS({"reason", "TEXT", "why (needed)"}, {"by", "WHO", "who decides"}), 2, 2, false, cmd_settle},
    {"observe", "ID|NAME QUESTION TEXT", "note an observation beside a question", NULL,
     EXAMPLES("aira observe 7 data.access 'Shared accounts in the plant system' --owner 'Sample CIO' --due 2027-03-31"),
     OPTIONS({"impact", "TEXT", "what follows from it"}, {"owner", "TEXT", "who takes care of it"},
             {"due", "DATE", "by when, YYYY-MM-DD"}),
     3, 3, false, cmd_observe},
    {"followups", "ID|NAME", "what to ask the client again",
     "Questions marked for follow-up, and those answered with don't know, with their notes.",
     EXAMPLES("aira followups 7", "aira followups 7 --format csv -o followups.csv",
              "aira followups 7 --format html --lang zh -o followups.html"),
     OPTIONS({"format", "FORMAT", "text (default), csv or html"}, {"output", "FILE", "where to (also -o)"}), 1, 1,
     false, cmd_followups},
    {"text", "ID|NAME [SECTION]", "your own words at the head of a section of the report",
     "Sections: summary, adoption, parts.PART, heat, since, law, benchmarks, actions, answers, method. A text holds "
     "paragraphs, lists with - or 1., *emphasis* and **strong**. Without --lang it stands in reports of every "
     "language. With SECTION alone the text is shown; with neither, what is there.",
     EXAMPLES("aira text 7", "aira text 7 summary --file summary.md", "aira text 7 parts.data --edit --lang en",
              "aira text 7 summary --remove"),
     OPTIONS({"file", "FILE", "take the text from this file"}, {"edit", NULL, "write it in your editor"},
             {"remove", NULL, "take the text away"}),
     1, 2, false, cmd_text},
    {"finding", "ID|NAME [FINDING]", "strengths and gaps on the summary: list, reword or strike them",
     "FINDING is strength.QUESTION or gap.QUESTION. Struck, the next one takes its place; replaced, your sentence "
     "stands "
     "there (plain text, one paragraph of at most 400 bytes; without --lang in every language). The report marks both.",
     EXAMPLES("aira finding 7", "aira finding 7 gap.data.access --replace --file sentence.txt",
              "aira finding 7 strength.org.roles --strike", "aira finding 7 strength.org.roles --restore"),
     OPTIONS({"replace", NULL, "put the sentence of --file in its place"}, {"file", "FILE", "the sentence"},
             {"strike", NULL, "leave it out"}, {"restore", NULL, "take back what was said of it"}),
     1, 2, false, cmd_finding},
    {"list", "", "what is saved",
     "The last column says whether the newest report of an assessment is current, or older than its last change.",
     EXAMPLES("aira list", "aira list --json"), NULL, 0, 0, true, cmd_list},
    {"show", "ID|NAME", "an assessment with its answers or, with --summary, its result", NULL,
     EXAMPLES("aira show 7", "aira show 7 --summary --lang zh", "aira show 7 --ini > answers.ini"),
     OPTIONS({"summary", NULL, "the scorecard's summary as text"}, {"ini", NULL, "as an answers file"}), 1, 1, true,
     cmd_show},
    {"score", "ID|NAME", "stage and readiness index, and how they came about",
     "--explain takes a question, a part, index or stage, and prints how the figure came about, line by line. With "
     "--from and --questionnaire it scores an answers file and stores nothing.",
     EXAMPLES("aira score 7", "aira score 7 --explain index", "aira score 7 --explain data.access",
              "aira score --from answers.ini --questionnaire ./mine --json"),
     OPTIONS({"explain", "KEY", "the account of one figure"}, {"from", "FILE", "score this answers file"},
             {"questionnaire", "ID", "the questionnaire of --from"}),
     0, 1, true, cmd_score},
    {"plan", "ID|NAME", "choose actions for a stage, an index or a budget, month by month",
     "To a stage (an id, or next) or an index it finds the least effort, for a budget of person-weeks the greatest "
     "gain, "
     "and says whether that is proven. --pin and --skip say what every plan must hold or must not, and are saved with "
     "the assessment; --free takes them back. An owner of whom nothing is said has 4 person-weeks a month.",
     EXAMPLES("aira plan 7 --to-stage next", "aira plan 7 --to-index 60 --horizon 18 --capacity technology=8",
              "aira plan 7 --budget 80 --rate 2500 --skip data.platform.extend",
              "aira plan 7 --free data.platform.extend"),
     OPTIONS({"to-stage", "STAGE", "the least effort that reaches this stage"},
             {"to-index", "INDEX", "the least effort that reaches this index (0 to 100)"},
             {"budget", "WEEKS", "the greatest gain for so many person-weeks"},
             {"horizon", "MONTHS", "now, next and later are thirds of it (default: 12)"},
             {"capacity", "OWNER=WEEKS", "person-weeks a month of an owner; may be repeated"},
             {"rate", "MONEY", "money for a person-week, shown beside weeks"},
             {"pin", "ACTION", "every plan must hold it; may be repeated"},
             {"skip", "ACTION", "no plan may hold it; may be repeated"},
             {"free", "ACTION", "neither any more; may be repeated"},
             {"limit", "SECONDS", "time for the search (default: 5)"}),
     1, 1, true, cmd_plan},
    {"action", "ID|NAME ACTION", "an action with its question, or --done: the answer it was to change",
     "--done shows the question and asks for the answer as it is now; --answer gives it without being asked.",
     EXAMPLES("aira action 7 data.access.establish", "aira action 7 data.access.establish --done",
              "aira action 7 data.access.establish --done --answer 2 --evidence document"),
     OPTIONS({"done", NULL, "ask for the answer that it was to change"}, {"answer", "VALUE", "the answer"},
             {"note", "TEXT", "a note"}, {"reason", "TEXT", "why it does not apply (with n/a)"},
             {"evidence", "GRADE", "none, interview, document or verified"},
             {"evidence-reference", "TEXT", "where the evidence is"}, {"by", "WHO", "who enters it"}),
     2, 2, false, cmd_action},
    {"whatif", "ID|NAME [KEY=VALUE]...", "the score with other answers, and what it hangs on",
     "Beside today's figures stand those with the answers given; nothing is stored. Then: the answers to which index, "
     "band and stage are most sensitive, each part's weight a quarter more and less, what open answers could change, "
     "and which of them would settle the next stage.",
     EXAMPLES("aira whatif 7", "aira whatif 7 data.access=3 org.roles=2",
              "aira whatif 7 comp.privacy=3 --evidence document"),
     OPTIONS({"evidence", "GRADE", "of the answers given: none, interview, document or verified"}), 1,
     CLI_MAX_ARGUMENTS, true, cmd_whatif},
    {"report", "ID|NAME | --all", "write the scorecard",
     "--all writes those of all saved assessments, in parallel, or of those that every --where fits. FIELD is client, "
     "scope (empty: the whole firm), questionnaire, depth or industry. One that cannot be written does not stop the "
     "others. "
     "--since compares with an earlier assessment, usually the same client's, on any version of the same "
     "questionnaire. "
     "--redacted leaves out names, business unit, notes, reasons, evidence references, free texts and who answered "
     "when; "
     "nothing is written when any of them still stands in it. --protect encrypts a PDF (AES-256) with the password on "
     "the first line of FILE; it can be printed and read aloud, but not copied from or changed. The contents of a docx "
     "get their page numbers when they are first updated in a word processor (F9).",
     EXAMPLES("aira report 7", "aira report 7 --lang both -o scorecard.pdf", "aira report 7 --format text -o -",
              "aira report 7 --theme plain", "aira report 7 --theme our-firm.ini", "aira report 7 --since 3",
              "aira report 7 --redacted -o for-a-friend.pdf", "aira report 7 --protect password.txt",
              "aira report --all -o reports", "aira report --all --where industry=finance --where depth=full"),
     OPTIONS({"format", "FORMAT", "pdf (default), html, docx, xlsx, csv, text or json"},
             {"lang", "LANG", "en, zh or both"},
             {"output", "FILE", "where to (also -o); '-' for stdout; with --all a folder"},
             {"theme", "NAME|FILE", "how it looks: default, plain, dark-cover, or a file FILE.ini of your own"},
             {"since", "ID|NAME", "beside an earlier assessment: what changed and why"},
             {"redacted", NULL, "a copy without names, notes and who said it"},
             {"protect", "FILE", "encrypt the PDF; FILE holds the password"},
             {"all", NULL, "those of all saved assessments"},
             {"where", "FIELD=VALUE", "with --all: only those; may be repeated"},
             {"jobs", "N", "with --all: how many at a time (default: one a processor)"}),
     0, 1, false, cmd_report},
    {"questionnaire", "list | show ID [QUESTION] | lint DIR | diff OLDER NEWER | new DIR",
     "look at questionnaires, and write and check one of your own",
     "lint gives every error and warning with file and line. Errors end with exit code 4, warnings do not. "
     "diff says which questions came, went, changed in meaning (type, scale, weight, condition, ...) or only in "
     "wording, "
     "and which gates changed. new writes a small, commented questionnaire to start from.",
     EXAMPLES("aira questionnaire list", "aira questionnaire show enterprise-ai data.access",
              "aira questionnaire show enterprise-ai --refs", "aira questionnaire new ./mine",
              "aira questionnaire lint ./mine --json", "aira questionnaire diff ./mine-1 ./mine-2"),
     OPTIONS({"refs", NULL, "with show: which question cites which clause, both ways"}), 1, 3, true, cmd_questionnaire},
    {"export", "ID|NAME -o FILE", "write one whole assessment to a file", NULL,
     EXAMPLES("aira export 7 -o sample.json"), OPTIONS({"output", "FILE", "where to (also -o); '-' for stdout"}), 1, 1,
     false, cmd_export},
    {"import", "FILE", "take over an assessment from a file",
     "All hashes in the file are checked first. An assessment that is here already goes forward when the file "
     "continues "
     "it.",
     EXAMPLES("aira import sample.json --dry-run", "aira import sample.json"),
     OPTIONS({"dry-run", NULL, "say what would be done, and do nothing"},
             {"as-new", NULL, "make a second one beside what is here"}),
     1, 1, false, cmd_import},
    {"upgrade", "ID|NAME", "move an assessment to a newer version of its questionnaire",
     "Answers whose questions still mean the same are kept; the others are to be asked again. What was before (the "
     "older "
     "questionnaire, all answers and the score) is kept beside and shown by --history.",
     EXAMPLES("aira upgrade 7 --dry-run", "aira upgrade 7", "aira upgrade 7 --questionnaire ./mine-2",
              "aira upgrade 7 --history"),
     OPTIONS({"questionnaire", "ID", "the newer version, a folder or an id; that of the program if left out"},
             {"dry-run", NULL, "say what would change, and do nothing"},
             {"history", NULL, "earlier versions with their scores"}, {"by", "WHO", "who moves it"}),
     1, 1, true, cmd_upgrade},
    {"verify", "[FILE.pdf]", "check the database and every journal, or a report that was handed out",
     "With a report it says whether that is what the database says now, what it said at an earlier entry of the "
     "journal (exit 0 for both), or something else (exit 1). It compares what the file says of itself, the content "
     "hash and the journal's entry, and does not read the pages.",
     EXAMPLES("aira verify", "aira verify scorecard.pdf", "aira verify scorecard.pdf --json"), NULL, 0, 1, false,
     cmd_verify},
    {"backup", "FILE", "copy the database to a new file", NULL, EXAMPLES("aira backup aira-2026-11.db"),
     OPTIONS({"replace", NULL, "overwrite FILE when it is there"}), 1, 1, false, cmd_backup},
    {"delete", "ID|NAME", "erase an assessment for good",
     "It asks for the client's name; --confirm gives it without being asked.",
     EXAMPLES("aira delete 7", "aira delete 7 --confirm 'Sample Manufacturing Co.'"),
     OPTIONS({"confirm", "NAME", "the client's name, exactly"}), 1, 1, false, cmd_delete},
    {"completion", "bash|zsh|fish", "completion of commands, clients and questions for your shell",
     "Prints a script for the shell to read; it asks this program what may stand where.",
     EXAMPLES("source <(aira completion bash)", "aira completion fish > ~/.config/fish/completions/aira.fish"),
     OPTIONS({"at", "N", "for the scripts: what may stand as word N of the line behind --"}), 0, CLI_MAX_ARGUMENTS,
     false, cmd_completion},
    {"help", "[COMMAND]", "explain a command", NULL, EXAMPLES("aira help report", "aira help --manual | man -l -"),
     OPTIONS({"manual", NULL, "the manual page aira(1)"}), 0, 1, true, cmd_help},
    {NULL, NULL, NULL, NULL, NULL, NULL, 0, 0, false, NULL},
};

const struct cli_command *cli_find(const char *name)
{
    for (const struct cli_command *command = cli_commands; command->name != NULL; command++)
        if (strcmp(command->name, name) == 0)
            return command;
    return NULL;
}
