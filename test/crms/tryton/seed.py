"""Fills a fresh Tryton database. Usage: seed.py CONFIG ANCHOR (a day, YYYY-MM-DD). Needs the distribution's python3."""

import datetime as dt
import sys
from decimal import Decimal

from data import DEALS, EMPLOYEES, NOTES, PARTIES, PROBABILITY, TASKS
from trytond.config import config

CONFIG, ANCHOR = sys.argv[1], dt.date.fromisoformat(sys.argv[2])
config.update_etc(CONFIG)

from trytond.pool import Pool  # noqa: E402  reads the configuration when imported
from trytond.transaction import Transaction  # noqa: E402


def day(offset):
    """A day from the anchor, from the running month's share or from days before the month."""
    if offset is None:
        return None
    if isinstance(offset, int):
        return ANCHOR + dt.timedelta(days=offset)
    kind, number = offset.split(":")
    first = ANCHOR.replace(day=1)
    if kind == "before":
        return first - dt.timedelta(days=int(number))
    return first + dt.timedelta(days=round((ANCHOR - first).days * float(number)))


def company(pool):
    currency, = pool.get("currency.currency").create([{
        "name": "US Dollar", "code": "USD", "symbol": "$", "numeric_code": "840", "digits": 2, "rounding": Decimal("0.01"),
    }])
    party, = pool.get("party.party").create([{"name": "Trading house"}])
    made, = pool.get("company.company").create([{"party": party.id, "currency": currency.id}])
    return made


def employees(pool, of):
    parties = pool.get("party.party").create([{"name": name} for name in EMPLOYEES])
    made = pool.get("company.employee").create([{"party": party.id, "company": of.id} for party in parties])
    user = pool.get("res.user")(1)
    user.companies, user.company, user.employees, user.employee = [of], of, made, made[0]
    user.save()
    return made


def deals(pool, of, owners):
    parties = pool.get("party.party").create([
        {"name": name, "addresses": [("create", [{"street": "1 Main Street", "city": "Springfield"}])]} for name in PARTIES
    ])
    Deal = pool.get("sale.opportunity")
    made = []
    for place, (state, name, amount, start, end) in enumerate(DEALS):
        bare = state == "lead" and place in (4, 6)
        made += Deal.create([{
            "company": of.id,
            "party": None if bare else parties[place * 7 % len(parties)].id,
            "employee": None if bare else owners[place % len(owners)].id,
            "description": name,
            "reference": f"R-{place + 1:03d}",
            "amount": None if amount is None else Decimal(amount),
            "start_date": day(start),
            "end_date": day(end),
            "conversion_probability": PROBABILITY[state],
        }])
        # Past the workflow, whose buttons would date every end to the day of the seeding.
        Deal.write([made[-1]], {"state": state})
    return made


def activities(pool, of, of_deals):
    pool.get("ir.note").create([
        {"resource": f"sale.opportunity,{deal.id}", "message": NOTES[place % len(NOTES)]}
        for place, deal in enumerate(of_deals) if place % 2 == 0
    ])
    Status = pool.get("project.work.status")
    to_do, = Status.search([("progress", "=", None)], limit=1) or Status.search([], limit=1)
    finished = (Status.search([("progress", "=", 1)], limit=1) or [to_do])[0]
    Work = pool.get("project.work")
    project, = Work.create([{"name": "Sales activities", "type": "project", "company": of.id, "status": to_do.id}])
    Work.create([
        {
            "name": f"{text} ({deal.number})", "type": "task", "parent": project.id, "company": of.id,
            "status": (finished if done else to_do).id, "progress": 1.0 if done else None,
        }
        for deal in of_deals[8:20] for text, done in TASKS[:2]
    ])


pool = Pool("demo")
pool.start()
pool.init()
with Transaction().start("demo", 1) as transaction:
    ours = company(pool)
    with Transaction().set_context(company=ours.id):
        staff = employees(pool, ours)
        activities(pool, ours, deals(pool, ours, staff))
    # The dialog of the first log-in asks to configure modules: nothing is left to configure.
    pool.get("ir.module.config_wizard.item").write(pool.get("ir.module.config_wizard.item").search([]), {"state": "done"})
    transaction.commit()
