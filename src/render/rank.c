#include "rank.h"

int render_rank(int ranks[RENDER_RANKS], int top, int level)
{
    int rank = top;

    level = level < 1 ? 1 : level >= RENDER_RANKS ? RENDER_RANKS - 1 : level;
    for (int i = 1; i < level; i++)
        rank = ranks[i] > rank ? ranks[i] : rank;
    ranks[level] = ++rank;
    for (int i = level + 1; i < RENDER_RANKS; i++)
        ranks[i] = 0;
    return rank;
}
