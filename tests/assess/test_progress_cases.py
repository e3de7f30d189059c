"""Worked cases of progress: data, day, expected share, status and sentence, each computed by hand.

`way` is the share of the whole way that was made, `expected` the share that should have been, both as fractions; the
working stands above each case. pace = way / expected; on track from 0.95, at risk from 0.75.
"""

from fractions import Fraction

import pytest

from tests.assess.pacing import Plan, sentence

YEAR = {"base": "48000", "target": "60000", "kind": "total"}
LAST_YEAR = {"first": "2025-01", **YEAR}
QUARTER = {"base": "{value: 12000, period: 2026-Q1}", "target": "15000", "kind": "total"}
EVEN = (4000,) * 12
FALL = {"base": "30", "target": "24", "unit": "hours"}
RATE = {"kind": "rate", "base": "3", "target": "4", "unit": "%"}
ABOVE, BELOW = "direction: keep-above", "direction: keep-below"
WITHIN = {"base": None, "target": "{from: 10, to: 20}", "more": "direction: keep-within"}
HALF_WAY = "checkpoints: [{date: 2026-06-30, value: 29500}]"
NEEDED = "Data needed: "

Case = tuple[Plan, str | None, str | None, str, str]
CASES: dict[str, Case] = {
    # The worked case. Baseline so far 48,000 x 6/12 = 24,000; planned 60,000 x 6/12 = 30,000; the whole gain 12,000.
    # (30,000 - 24,000) / 12,000 = 1/2 of the way, and 1/2 expected: pace 1. At this rate 60,000 x 30/30.
    "total exactly on pace": (
        Plan(**YEAR, values=(5000,) * 6),
        *("1/2", "1/2", "on-track", "At the expected 30,000 on 30 Jun 2026; at this rate it ends at 60,000"),
    ),
    # 24,000 is what last year made in half the time: (24,000 - 24,000) / 12,000 = 0. 60,000 x 24/30 = 48,000.
    "total that does nothing": (
        Plan(**YEAR, values=(4000,) * 6),
        *("0", "1/2", "off-track", "6,000 below the expected 30,000 on 30 Jun 2026; at this rate it ends at 48,000"),
    ),
    # 28,800 - 24,000 = 4,800 of 6,000 expected: pace 0.8. 60,000 x 28,800/30,000 = 57,600.
    "total at risk": (
        Plan(**YEAR, values=(4800,) * 6),
        *("2/5", "1/2", "at-risk", "1,200 below the expected 30,000 on 30 Jun 2026; at this rate it ends at 57,600"),
    ),
    # 33,000 - 24,000 = 9,000 of 12,000. 60,000 x 33/30 = 66,000.
    "total ahead": (
        Plan(**YEAR, values=(5500,) * 6),
        *("3/4", "1/2", "on-track", "3,000 above the expected 30,000 on 30 Jun 2026; at this rate it ends at 66,000"),
    ),
    # 18,000 - 24,000 = -6,000 of 12,000: behind last year. 60,000 x 18/30 = 36,000.
    "total behind last year": (
        Plan(**YEAR, values=(3000,) * 6),
        *("-1/2", "1/2", "off-track"),
        "12,000 below the expected 30,000 on 30 Jun 2026; at this rate it ends at 36,000",
    ),
    # The values have the year before: Jan to Jun 2025 made 6 x 3,500 = 21,000, not 24,000.
    # (30,000 - 21,000) / 12,000 = 3/4; expected the same, since 30,000 was planned.
    "total with the same months of last year": (
        Plan(**LAST_YEAR, values=(*(3500,) * 6, *(4500,) * 6, *(5000,) * 6)),
        *("3/4", "3/4", "on-track", "At the expected 30,000 on 30 Jun 2026; at this rate it ends at 60,000"),
    ),
    # No better than last year, month by month: 21,000 - 21,000 = 0. 60,000 x 21/30 = 42,000.
    "total as last year, month by month": (
        Plan(**LAST_YEAR, values=(*(3500,) * 6, *(4500,) * 6, *(3500,) * 6)),
        *("0", "3/4", "off-track", "9,000 below the expected 30,000 on 30 Jun 2026; at this rate it ends at 42,000"),
    ),
    # The baseline is that of the quarter before, so what April and May of last year made (14,000) is no part of it:
    # baseline so far 12,000 x 2/3 = 8,000; planned 10,000; (9,500 - 8,000) / 3,000 = 1/2, 2,000 / 3,000 expected.
    "total from the quarter before": (
        Plan(**QUARTER, start="2026-04-01", due="2026-06-30",
             first="2025-04", values=(*(7000,) * 9, *(4000,) * 3, 5000, 4500), today="2026-06-10"),
        *("1/2", "2/3", "at-risk", "500 below the expected 10,000 on 31 May 2026; at this rate it ends at 14,250"),
    ),
    # What was wanted is there, whatever the same quarter of last year made: (15,000 - 12,000) / 3,000 = 1.
    "total from the quarter before, reached": (
        Plan(**QUARTER, start="2026-04-01", due="2026-06-30",
             first="2025-04", values=(*(7000,) * 9, *(4000,) * 3, 5000, 4500, 5500), today="2026-07-10"),
        *("1", "1", "on-track", "At the expected 15,000 on 30 Jun 2026"),
    ),
    # Two years: the year before the second one is the goal's own first. 100,000 - 96,000 x 3/4 = 28,000 of 24,000;
    # planned 120,000 x 3/4 = 90,000, less 72,000. 120,000 x 100/90 = 133,333.
    "total of two years": (
        Plan(kind="total", base="96000", target="120000", start="2025-01-01", due="2026-12-31", first="2024-01",
             values=(*(4000,) * 12, *(5000,) * 12, *(6666,) * 5, 6670), today="2026-07-10"),
        *("7/6", "3/4", "on-track"),
        "10,000 above the expected 90,000 on 30 Jun 2026; at this rate it ends at 133,333",
    ),
    # 1 to 3 January 2027 are 3/7 of 2026-W53. The year before had no such week: its last one stands for it.
    # Until 11 April, 101 of 365 days: now 3/7 x 10 + 14 x 20, base 3/7 x 10 + 14 x 10, planned 1,040 x 101/365.
    # (284.29 - 144.29) / 520 = 7/26; (287.78 - 144.29) / 520 = 36663/132860. 1,040 x 284.29/287.78 = 1,027.4.
    "total over a 53rd week": (
        Plan(kind="total", every="week", base="520", target="1040", start="2027-01-01", due="2027-12-31",
             first="2025-W52", values=(*(10,) * 54, *(20,) * 14), today="2027-04-12"),
        *("7/26", "36663/132860", "on-track"),
        "4 below the expected 288 on 11 Apr 2027; at this rate it ends at 1,027",
    ),
    # The checkpoint says 29,500 by June: (29,500 - 24,000) / 12,000 = 11/24 expected; 29,500 is there.
    "total at a checkpoint": (
        Plan(**YEAR, more=HALF_WAY, values=(5000, 5000, 5000, 5000, 5000, 4500)),
        *("11/24", "11/24", "on-track", "At the expected 29,500 on 30 Jun 2026; at this rate it ends at 60,000"),
    ),
    # By March half of the way to the checkpoint: 29,500 x 3/6 = 14,750; baseline so far 12,000; 15,000 is there.
    # (14,750 - 12,000) / 12,000 = 11/48; (15,000 - 12,000) / 12,000 = 1/4. 60,000 x 15,000/14,750 = 61,016.9
    "total before a checkpoint": (
        Plan(**YEAR, more=HALF_WAY, values=(5000,) * 3, today="2026-04-03"),
        *("1/4", "11/48", "on-track", "250 above the expected 14,750 on 31 Mar 2026; at this rate it ends at 61,017"),
    ),
    # September: 29,500 + 3/6 x 30,500 = 44,750; baseline so far 36,000; 45,000 is there.
    # (44,750 - 36,000) / 12,000 = 35/48; 9,000 / 12,000 = 3/4. 60,000 x 45,000/44,750 = 60,335.2
    "total after a checkpoint": (
        Plan(**YEAR, more=HALF_WAY, values=(5000,) * 9, today="2026-10-15"),
        *("3/4", "35/48", "on-track"),
        "250 above the expected 44,750 on 30 Sept 2026; at this rate it ends at 60,335",
    ),
    # In mid-July only six months are over: July's 900, of a few days, is not held against the goal.
    "total in mid-month": (
        Plan(**YEAR, values=(*(5000,) * 6, 900), today="2026-07-20"),
        *("1/2", "1/2", "on-track", "At the expected 30,000 on 30 Jun 2026; at this rate it ends at 60,000"),
    ),
    # Less is wanted: 1,200 errors in 2025, 900 in 2026. By June 600 would be as ever, 450 is planned, 500 there were.
    # (500 - 600) / -300 = 1/3; (450 - 600) / -300 = 1/2: pace 2/3. 900 x 500/450 = 1,000.
    "total that should fall": (
        Plan(kind="total", base="1200", target="900", values=(100, 90, 80, 80, 80, 70)),
        *("1/3", "1/2", "off-track", "50 above the expected 450 on 30 Jun 2026; at this rate it ends at 1,000"),
    ),
    # From 16 January: 16/31 of January and 5 months of 16/31 + 11. The values of January count by 16/31, too:
    # 6,200 x 16/31 + 25,000 = 28,200. e = (16/31 + 5) / (16/31 + 11) = 171/357. planned 60,000 e = 28,739.5 (28,739);
    # baseline so far 48,000 e = 22,991.6. way = (28,200 - 22,991.6) / 12,000 = 1033/2380, expected e = 171/357.
    "total from mid-month": (
        Plan(**YEAR, start="2026-01-16", values=(6200, *(5000,) * 5)),
        *("1033/2380", "171/357", "at-risk"),
        "539 below the expected 28,739 on 30 Jun 2026; at this rate it ends at 58,874",
    ),
    # The window is over: 62,000 of 60,000. (62,000 - 48,000) / 12,000 = 7/6, 1 expected; there is no rate any more.
    "total at its end": (
        Plan(**YEAR, values=(*(5000,) * 11, 7000), today="2027-01-02"),
        *("7/6", "1", "on-track", "2,000 above the expected 60,000 on 31 Dec 2026"),
    ),
    # Years later it is still what it was on the last day.
    "goal in the past": (
        Plan(**YEAR, values=(*(5000,) * 11, 2600), today="2029-05-05"),
        *("4/5", "1", "at-risk", "2,400 below the expected 60,000 on 31 Dec 2026"),
    ),
    # Quarters: 15,000 x 2 of 4: the same as six months.
    "total by quarters": (
        Plan(**YEAR, every="quarter", first="2026-Q1", values=(15000, 15000)),
        *("1/2", "1/2", "on-track", "At the expected 30,000 on 30 Jun 2026; at this rate it ends at 60,000"),
    ),
    # Three years, 10 a year before and 20 a year wanted: after the first 15 of 20. Baseline so far 10, whole gain 30.
    "total by years": (
        Plan(kind="total", every="year", base="30", target="60", due="2028-12-31", first="2026", values=(15,),
             today="2027-02-01"),
        *("1/6", "1/3", "off-track", "5 below the expected 20 on 31 Dec 2026; at this rate it ends at 45"),
    ),
    # Ten weeks from Monday 5 January to Sunday 15 March; five are over, and each brought 8 where 10 were planned.
    # 5 x 8 - 50 x 1/2 = 15 of 50: 3/10; (50 - 25) / 50 = 1/2. 100 x 40/50 = 80.
    "total by weeks": (
        Plan(kind="total", every="week", base="50", target="100", start="2026-01-05", due="2026-03-15",
             first="2026-W02", values=(8,) * 5, today="2026-02-10"),
        *("3/10", "1/2", "off-track", "10 below the expected 50 on 8 Feb 2026; at this rate it ends at 80"),
    ),
    # Ten days, four of them over: 4 x 7 - 10 x 4/10 x 5 = 8 of 50; planned 40 - 20 = 20 of 50. 100 x 28/40 = 70.
    "total by days": (
        Plan(kind="total", every="day", base="50", target="100", start="2026-03-01", due="2026-03-10",
             first="2026-03-01", values=(7,) * 4, today="2026-03-05", late="1 day"),
        *("4/25", "2/5", "off-track", "12 below the expected 40 on 4 Mar 2026; at this rate it ends at 70"),
    ),
    # A level: (146 - 120) / 60 = 13/30; expected 6/12. 120 + 26/30 x 60 = 172.
    "level at risk": (
        Plan(base="120", target="180", values=(120, 122, 130, 138, 141, 146)),
        *("13/30", "1/2", "at-risk", "4 below the expected 150 on 30 Jun 2026; at this rate it ends at 172"),
    ),
    # It stands where it began: 0. At this rate it ends there.
    "level that does nothing": (
        Plan(values=(100,) * 6),
        *("0", "1/2", "off-track", "50 below the expected 150 on 30 Jun 2026; at this rate it ends at 100"),
    ),
    # It went the wrong way: (90 - 100) / 100. 100 - 0.2 x 100 = 80.
    "level that goes back": (
        Plan(values=(100, 100, 95, 90, 90, 90)),
        *("-1/10", "1/2", "off-track", "60 below the expected 150 on 30 Jun 2026; at this rate it ends at 80"),
    ),
    # It is there already: way 1, pace 2. 100 + 2 x 100 = 300.
    "level reached early": (
        Plan(values=(100, 120, 150, 200, 210, 200)),
        *("1", "1/2", "on-track", "50 above the expected 150 on 30 Jun 2026; at this rate it ends at 300"),
    ),
    # 0.475 of 0.5: exactly the threshold of 0.95.
    "level on the threshold of on track": (
        Plan(values=(*(100,) * 5, "147.5")),
        *("19/40", "1/2", "on-track", "2 below the expected 150 on 30 Jun 2026; at this rate it ends at 195"),
    ),
    # 0.375 of 0.5: exactly the threshold of 0.75.
    "level on the threshold of at risk": (
        Plan(values=(*(100,) * 5, "137.5")),
        *("3/8", "1/2", "at-risk", "12 below the expected 150 on 30 Jun 2026; at this rate it ends at 175"),
    ),
    # A hair below it: 0.37495 / 0.5 = 0.7499.
    "level below the threshold of at risk": (
        Plan(values=(*(100,) * 5, "137.495")),
        *("7499/20000", "1/2", "off-track"),
        "13 below the expected 150 on 30 Jun 2026; at this rate it ends at 175",
    ),
    # With thresholds of 0.7 and 0.5 in mopsdocs.yml the same 0.75 is on track.
    "thresholds are settings": (
        Plan(values=(*(100,) * 5, "137.5"), settings="settings: {progress: {on_track: 0.7, at_risk: 0.5}}"),
        *("3/8", "1/2", "on-track", "12 below the expected 150 on 30 Jun 2026; at this rate it ends at 175"),
    ),
    # Hours that should fall: (27 - 30) / -6 = 1/2, expected 1/2. 30 - 1 x 6 = 24.
    "level that should fall, on pace": (
        Plan(**FALL, values=(30, 30, 29, 29, 28, 27)),
        *("1/2", "1/2", "on-track", "At the expected 27 on 30 Jun 2026; at this rate it ends at 24"),
    ),
    # (28.5 - 30) / -6 = 1/4 of 1/2: pace 1/2. 30 - 0.5 x 6 = 27.
    "level that should fall, behind": (
        Plan(**FALL, values=(30, 30, 29, 29, 28, "28.5")),
        *("1/4", "1/2", "off-track", "1.5 above the expected 27 on 30 Jun 2026; at this rate it ends at 27"),
    ),
    # By the checkpoint 110 was enough: expected 1/10. 112 is 12/100. 100 + 1.2 x 100 = 220.
    "level at a checkpoint": (
        Plan(more="checkpoints: [{date: 2026-06-30, value: 110}]", values=(100, 100, 100, 105, 108, 112)),
        *("3/25", "1/10", "on-track", "2 above the expected 110 on 30 Jun 2026; at this rate it ends at 220"),
    ),
    # The checkpoint expects nothing yet: expected 0, and nothing was lost, so the pace is 1. A rate cannot be told.
    "level that is not expected to move yet": (
        Plan(more="checkpoints: [{date: 2026-06-30, value: 100}]", values=(100,) * 6),
        *("0", "0", "on-track", "At the expected 100 on 30 Jun 2026"),
    ),
    # The same, and something was lost: pace 0.
    "level that fell where nothing was expected": (
        Plan(more="checkpoints: [{date: 2026-06-30, value: 100}]", values=(*(100,) * 5, 99)),
        *("-1/100", "0", "off-track", "1 below the expected 100 on 30 Jun 2026"),
    ),
    # From -50 to 50: (10 + 50) / 100 = 3/5.
    "level below zero": (
        Plan(base="-50", target="50", values=(-50, -30, -10, 0, 5, 10)),
        *("3/5", "1/2", "on-track", "10 above the expected 0 on 30 Jun 2026; at this rate it ends at 70"),
    ),
    # 24 digits: 10^23 of 2 x 10^23, half-way; nothing is rounded away.
    "level of huge numbers": (
        Plan(base="1" + 23 * "0", target="2" + 23 * "0", values=(*("1" + 23 * "0",) * 5, "15" + 22 * "0")),
        *("1/2", "1/2", "on-track"),
        f"At the expected 150{7 * ',000'} on 30 Jun 2026; at this rate it ends at 200{7 * ',000'}",
    ),
    # (0.35 - 0.3) / 0.1: the tenths are exact, as binary floats are not. 0.3 + 1 x 0.1 = 0.4.
    "level of small numbers": (
        Plan(base="0.3", target="0.4", values=(*("0.3",) * 5, "0.35")),
        *("1/2", "1/2", "on-track", "At the expected 0.35 on 30 Jun 2026; at this rate it ends at 0.4"),
    ),
    # 4,200 / 120,000 is 3.5 %: (3.5 - 3) / 1 = 1/2.
    "rate of the worked example": (
        Plan(**RATE, values=("700,20000",) * 6),
        *("1/2", "1/2", "on-track", "At the expected 3.5 % on 30 Jun 2026; at this rate it ends at 4 %"),
    ),
    # Ratio of sums: (100 + 900) / (1,000 + 30,000) = 3.2258 %, where the mean of 10 % and 3 % would be 6.5 %.
    # way = 1000/31,000 x 100 - 3 = 7/31; expected 2/12. 3 + 42/31 = 4.35.
    "rate over two months": (
        Plan(**RATE, values=("100,1000", "900,30000"), today="2026-03-05"),
        *("7/31", "1/6", "on-track"),
        "0.06 pp above the expected 3.17 % on 28 Feb 2026; at this rate it ends at 4.35 %",
    ),
    # A month without views counts in the sums: 3,500 / 100,000 = 3.5 %.
    "rate with an empty month": (
        Plan(**RATE, values=("0,0", *("700,20000",) * 5)),
        *("1/2", "1/2", "on-track", "At the expected 3.5 % on 30 Jun 2026; at this rate it ends at 4 %"),
    ),
    # No views at all: there is no ratio.
    "rate of nothing": (Plan(**RATE, values=("0,0",) * 6), None, None, "data-needed", NEEDED + "One divides by zero"),
    # 5 of 6 months are at 100 or more, 12 in all: pace 5/6.
    "keep above": (
        Plan(base=None, target="100", more=ABOVE, values=(100, 101, 99, 100, 120, 130)),
        *("5/12", "1/2", "at-risk", "5 of 6 values lie within bounds; the last, on 30 Jun 2026, was 130"),
    ),
    "keep above, always": (
        Plan(base=None, target="100", more=ABOVE, values=(100,) * 6),
        *("1/2", "1/2", "on-track", "6 of 6 values lie within bounds; the last, on 30 Jun 2026, was 100"),
    ),
    # 3 of 6 months: pace 1/2.
    "keep below": (
        Plan(base=None, target="5", more=BELOW, values=(4, 6, 5, 7, 3, 8)),
        *("1/4", "1/2", "off-track", "3 of 6 values lie within bounds; the last, on 30 Jun 2026, was 8"),
    ),
    # Whatever is rounded, 30.4 is more than 30, and 30.004 too.
    "keep below, by little": (
        Plan(base=None, target="30", more=BELOW, values=(15.5,) * 5 + (30.4,)),
        *("5/12", "1/2", "at-risk", "5 of 6 values lie within bounds; the last, on 30 Jun 2026, was 30.4"),
    ),
    "keep below, by very little": (
        Plan(base=None, target="30", more=BELOW, values=(15.5,) * 5 + ("30.004",)),
        *("5/12", "1/2", "at-risk", "5 of 6 values lie within bounds; the last, on 30 Jun 2026, was 30.004"),
    ),
    # Zero is a bound like any other: -1 is under it, 0 is not.
    "keep within, from zero": (
        Plan(**WITHIN | {"target": "{from: 0, to: 20}"}, values=(0, 20, -1, -1, 15, 12)),
        *("1/3", "1/2", "off-track", "4 of 6 values lie within bounds; the last, on 30 Jun 2026, was 12"),
    ),
    "keep within, to zero": (
        Plan(**WITHIN | {"target": "{from: -10, to: 0}"}, values=(0, 1, 2, -10, -1, -1)),
        *("1/3", "1/2", "off-track", "4 of 6 values lie within bounds; the last, on 30 Jun 2026, was -1"),
    ),
    # 10 and 20 are within, 9 and 21 are not: 4 of 6.
    "keep within": (
        Plan(**WITHIN, values=(10, 20, 9, 21, 15, 12)),
        *("1/3", "1/2", "off-track", "4 of 6 values lie within bounds; the last, on 30 Jun 2026, was 12"),
    ),
    # A rate is kept month by month: 2 % and 5 % of at most 4 %.
    "keep a rate below": (
        Plan(kind="rate", base=None, target="4", unit="%", more=BELOW, values=("2,100", "5,100"), today="2026-03-01"),
        *("1/12", "1/6", "off-track", "1 of 2 values lie within bounds; the last, on 28 Feb 2026, was 5 %"),
    ),
    # February divides by zero: it has no value, and the five others are 4 % of at least 3 %.
    "keep a rate with a hole": (
        Plan(kind="rate", base=None, target="3", unit="%", more=ABOVE, values=("4,100", "0,0", *("4,100",) * 4)),
        *("5/12", "5/12", "on-track", "5 of 5 values lie within bounds; the last, on 30 Jun 2026, was 4 %"),
    ),
    "keep a rate of nothing": (
        Plan(kind="rate", base=None, target="3", unit="%", more=ABOVE, values=("0,0",) * 6),
        *(None, None, "data-needed", NEEDED + "One divides by zero"),
    ),
    # Nobody knows whether January to May were within the bounds.
    "keep, measured too late": (
        Plan(base=None, target="95", more=ABOVE, first="2026-06", values=(99,)),
        *(None, None, "data-needed", NEEDED + "One has no values for a part of the time"),
    ),
    # Under a tenth of the window: one month of twelve.
    "too early": (
        Plan(values=(100,), today="2026-02-10"),
        *("0", "1/12", "too-early", "Too early to say: less than a tenth of the time is over"),
    ),
    # In January nothing is over, and nothing is late.
    "before the first value": (
        Plan(today="2026-01-20"),
        *(None, None, "too-early", "Too early to say: the value of Jan 2026 is due on 31 Jan 2026"),
    ),
    # The only year of the window is nearly over, and its value is due on its last day.
    "before the only value": (
        Plan(every="year", first="2025", values=(100,), today="2026-12-20"),
        *(None, None, "too-early", "Too early to say: the value of 2026 is due on 31 Dec 2026"),
    ),
    # May's value was due on 31 May and 5 days: 5 June is in time, 6 June is late.
    "in time on the last day": (
        Plan(values=(100, 110, 120, 130), late="5 days", today="2026-06-05"),
        *("3/10", "1/3", "at-risk", "3 below the expected 133 on 30 Apr 2026; at this rate it ends at 190"),
    ),
    "late a day after": (
        Plan(values=(100, 110, 120, 130), late="5 days", today="2026-06-06"),
        *("3/10", "1/3", "data-needed", NEEDED + "the value of May 2026 was due on 5 Jun 2026"),
    ),
    "nothing recorded": (
        Plan(late="5 days", today="2026-03-01"),
        *(None, None, "data-needed"),
        NEEDED + "nothing has been recorded yet; the value of Jan 2026 was due on 5 Feb 2026",
    ),
    # A total whose first months nobody has recorded cannot be summed up.
    "total that begins too late": (
        Plan(**YEAR, first="2026-03", values=(5000,) * 4),
        *(None, None, "data-needed", NEEDED + "One has no values for a part of the time"),
    ),
    "file with a mistake": (
        Plan(csv="period,value\n2026-01,1\n2026-03,2\n"),
        *(None, None, "data-needed", NEEDED + "the file of values has mistakes"),
    ),
    "goal in the future": (
        Plan(start="2027-01-01", due="2027-12-31", values=(100,) * 6),
        *(None, None, "not-started", "It starts on 1 Jan 2027"),
    ),
    "baseline and target the same": (
        Plan(base="100", target="100", values=(100,) * 6),
        *(None, None, "open", "Goal G1 starts where it wants to end: there is no way to measure"),
    ),
    "no baseline": (
        Plan(base=None, values=(100,) * 6),
        *(None, None, "open", "Goal G1 has no baseline to hold its progress against"),
    ),
    "no window": (
        Plan(start=None, values=(100,) * 6),
        *(None, None, "open", "Goal G1 has no start and due date to hold its progress against"),
    ),
    # Off track by the numbers, and a person says at risk until the end of July.
    "set by hand": (
        Plan(values=(100,) * 6, more="override: {status: at-risk, why: The new form is out, until: 2026-07-10}"),
        *("0", "1/2", "at-risk", "50 below the expected 150 on 30 Jun 2026; at this rate it ends at 100"),
    ),
    # Without a date it holds until the goal is due.
    "set by hand, without end": (
        Plan(values=(100,) * 12, more="override: {status: at-risk, why: The new form is out}", today="2026-12-31"),
        *("0", "1", "at-risk", "100 below the expected 200 on 31 Dec 2026"),
    ),
    "set by hand, and the goal is over": (
        Plan(values=(100,) * 12, more="override: {status: at-risk, why: The new form is out}", today="2027-01-01"),
        *("0", "1", "off-track", "100 below the expected 200 on 31 Dec 2026"),
    ),
    "set by hand, and over": (
        Plan(values=(100,) * 6, more="override: {status: at-risk, why: The new form is out, until: 2026-07-09}"),
        *("0", "1/2", "off-track", "50 below the expected 150 on 30 Jun 2026; at this rate it ends at 100"),
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_worked_case(name: str) -> None:
    """What is computed of a goal is what a person computes by hand."""
    plan, way, expected, status, said = CASES[name]
    found = plan.progress()

    assert (found.status, sentence(found)) == (status, said)
    for computed, share in ((found.way, way), (found.expected, expected)):
        assert (computed is None) == (share is None)
        if computed is not None and share is not None:
            assert abs(Fraction(computed) - Fraction(share)) <= abs(Fraction(share)) / 10**11
