"""A small handbook with something of everything that is exported."""

PLAN = """\
=== mopsdocs.yml
title: Small handbook
languages: [en, es]
=== people.yml
people:
  ana: {name: Ana Ruiz, team: mops, email: ana@h.example}
  ben: {name: Ben Roy, team: mops, to: 2027-01-31}
roles: {lead: {title: Lead, holder: ana}}
teams: {mops: {name: Marketing operations, lead: role:lead}}
=== playbooks/campaigns/mail.md
---
title: Make email pay
owner: role:lead
review: {every: 3 months, last: 2026-09-30}
metrics:
  - {id: rate, name: Click rate, type: rate, unit: "%", good: up, every: month, due_after: 30 days, values: rate.csv,
     inputs: {clicks: Clicks, sent: Mails}, formula: clicks / sent * 100,
     example: {clicks: 4200, sent: 120000, result: 3.5}}
goals:
  - {id: G1, metric: rate, baseline: 3.10, target: {change: +0.9 pp}, start: 2026-01-01, due: 2026-12-31}
steps:
  - id: S1
    title: Clean up
    serves: [G1]
    accountable: ana
    informed: [team:mops]
    tasks:
      - {id: T1, title: "Audit, then \\"mend\\"", responsible: [ben], due: 2026-11-02, effort: 3d}
      - {id: T2, title: Tell them, responsible: [ana, ben], accountable: ben, informed: [], due: 2026-12-01,
         status: doing}
  - {id: S2, title: Rest, responsible: [ben], accountable: ana, due: 2026-12-20}
---
Nobody else reads this sentence.
=== playbooks/campaigns/rate.csv
period,clicks,sent,note
2026-01,4200,120000,
2026-02,1,3,a third
=== playbooks/campaigns/mail.es.md
---
lang: es
strings: {title: Que el correo rinda, steps.S1.tasks.T2.title: Decirlo}
---
Nadie lee esto.
"""
