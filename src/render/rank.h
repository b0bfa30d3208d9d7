/* How deep a heading stands. */
#ifndef AIRA_RENDER_RANK_H
#define AIRA_RENDER_RANK_H

enum { RENDER_RANKS = 6 };

/* The rank of a heading of `level`, one below the heading it stands under, so that a tree that leaves a level out leads
 * to no ranks that do.  `ranks`: by level, the rank of the heading that is open, all 0 at the start; `top`: the rank of
 * what stands over all. */
int render_rank(int ranks[RENDER_RANKS], int top, int level);

#endif
