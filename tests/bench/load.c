/* Loads a questionnaire's folder and, beside it, the same files by iniparser alone: bench_load FOLDER ROUNDS.
 * The two take turns; medians and the median of the ratios are printed. */
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include <iniparser.h>

#include <aira/questionnaire.h>

enum { MAX_ROUNDS = 1000 };

static double now(void)
{
    struct timespec time;

    clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec * 1e3 + (double)time.tv_nsec / 1e6;
}

static double ours(const char *folder)
{
    struct aira_questionnaire *questionnaire = NULL;
    struct aira_diags diags;
    struct aira_error err;
    double start = now(), took;

    aira_diags_init(&diags);
    if (aira_questionnaire_load(&questionnaire, folder, &diags, &err) < 0) {
        fprintf(stderr, "bench_load: %s\n", err.message);
        exit(1);
    }
    took = now() - start;
    aira_questionnaire_free(questionnaire);
    aira_diags_dispose(&diags);
    return took;
}

static double bare(const char *folder)
{
    dictionary *loaded[16];
    size_t count = 0;
    char path[1024];
    double start = now(), took;
    DIR *dir = opendir(folder);

    for (struct dirent *entry = dir == NULL ? NULL : readdir(dir); entry != NULL && count < 16; entry = readdir(dir)) {
        size_t length = strlen(entry->d_name);

        if (length < 4 || strcmp(entry->d_name + length - 4, ".ini") != 0)
            continue;
        snprintf(path, sizeof path, "%s/%s", folder, entry->d_name);
        loaded[count] = iniparser_load(path);
        if (loaded[count++] == NULL) {
            fprintf(stderr, "bench_load: iniparser does not load %s\n", path);
            exit(1);
        }
    }
    took = now() - start;
    if (dir != NULL)
        closedir(dir);
    while (count > 0)
        iniparser_freedict(loaded[--count]);
    return took;
}

static int by_size(const void *a, const void *b)
{
    double left = *(const double *)a, right = *(const double *)b;

    return (left > right) - (left < right);
}

static double median(double *figures, int count)
{
    qsort(figures, (size_t)count, sizeof *figures, by_size);
    return figures[count / 2];
}

int main(int count, char **arguments)
{
    static double mine[MAX_ROUNDS], theirs[MAX_ROUNDS], ratios[MAX_ROUNDS];
    int rounds = count == 3 ? atoi(arguments[2]) : 0;

    if (rounds < 1 || rounds > MAX_ROUNDS)
        return 2;
    (void)ours(arguments[1]);
    (void)bare(arguments[1]);
    for (int i = 0; i < rounds; i++) {
        mine[i] = ours(arguments[1]);
        theirs[i] = bare(arguments[1]);
        ratios[i] = mine[i] / theirs[i];
    }
    printf("%.2f ms against %.2f ms by iniparser alone, ratio %.2f, %d pairs\n", median(mine, rounds),
           median(theirs, rounds), median(ratios, rounds), rounds);
    return 0;
}
