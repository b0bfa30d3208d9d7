#include "aira/base.h"

#include <stdio.h>
#include <string.h>

/* The C library's own conversions read the time zone from the environment; the calendar is arithmetic. */

enum { DAY = 24 * 60 * 60 };

static bool is_leap(int year)
{
    return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
}

static int days_in_month(int year, int month)
{
    static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};

    return days[month - 1] + (month == 2 && is_leap(year) ? 1 : 0);
}

/* Days from 1970-01-01 to the first of January of `year` (0 to 10000). */
static int64_t days_before_year(int year)
{
    int64_t past = year - 1;
    int64_t leaps = year > 0 ? past / 4 - past / 100 + past / 400 + 1 : 0;

    return (int64_t)year * 365 + leaps - 719528;
}

void aira_time_format(char out[AIRA_TIME_SIZE], int64_t seconds)
{
    const int64_t least = days_before_year(0) * DAY;
    const int64_t most = days_before_year(10000) * DAY - 1;
    int64_t days;
    int year;
    int month = 1;
    int rest;

    seconds = seconds < least ? least : seconds > most ? most : seconds;
    days = (seconds - least) / DAY + least / DAY;
    rest = (int)((seconds - least) % DAY);
    year = 1970 + (int)(days / 366) - (days < 0 ? 1 : 0);
    while (year > 0 && days < days_before_year(year))
        year--;
    while (days >= days_before_year(year + 1))
        year++;
    days -= days_before_year(year);
    for (; days >= days_in_month(year, month); month++)
        days -= days_in_month(year, month);
    (void)snprintf(out, AIRA_TIME_SIZE, "%04u-%02u-%02uT%02u:%02u:%02uZ", (unsigned)year % 10000U,
                   (unsigned)month % 100U, (unsigned)(days + 1) % 100U, (unsigned)(rest / 3600) % 100U,
                   (unsigned)(rest / 60 % 60), (unsigned)(rest % 60));
}

/* Reads the digits and signs of `s` by `pattern`, in which each letter stands for a digit of the field of its number
 * ('A' the first) and all else for itself. */
static bool read_fields(int fields[6], const char *s, const char *pattern)
{
    for (; *pattern != '\0'; s++, pattern++) {
        if (*pattern >= 'A' && *pattern <= 'F') {
            if (*s < '0' || *s > '9')
                return false;
            fields[*pattern - 'A'] = fields[*pattern - 'A'] * 10 + (*s - '0');
        } else if (*s != *pattern) {
            return false;
        }
    }
    return *s == '\0';
}

static bool is_date(const int fields[6])
{
    return fields[1] >= 1 && fields[1] <= 12 && fields[2] >= 1 && fields[2] <= days_in_month(fields[0], fields[1]);
}

bool aira_time_parse(int64_t *seconds, const char *s)
{
    int f[6] = {0};
    int64_t days;

    if (!read_fields(f, s, "AAAA-BB-CCTDD:EE:FFZ") || !is_date(f) || f[3] > 23 || f[4] > 59 || f[5] > 59)
        return false;
    days = days_before_year(f[0]) + f[2] - 1;
    for (int month = 1; month < f[1]; month++)
        days += days_in_month(f[0], month);
    *seconds = days * DAY + f[3] * 3600 + f[4] * 60 + f[5];
    return true;
}

bool aira_date_valid(const char *s)
{
    int fields[6] = {0};

    return read_fields(fields, s, "AAAA-BB-CC") && is_date(fields);
}

void aira_day_format(char out[AIRA_TIME_SIZE], int64_t seconds)
{
    aira_time_format(out, seconds);
    *strchr(out, 'T') = '\0';
}
