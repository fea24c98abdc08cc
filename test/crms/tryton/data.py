"""What the Tryton database is seeded with: invented, the same every time, dates in days from the anchor."""

EMPLOYEES = ["Maria López", "John Smith", "田中 愛子", "Priya Nair"]

PARTIES = [
    "Kestrel Foods Ltd", "Bluewater Logistics", "Müller & Söhne GmbH", "O'Brien Partners", "Acme Robotics, Inc.",
    "Société Générale d’Énergie", "株式会社みなと製作所", "Harbor Health Network", "Copperline <Telecom>", "Silva & Irmãos",
]

LONG = ("A name that goes on as somebody pasted the whole first paragraph of an e-mail into the field, "
        "with commas, with numbers such as 1,200 and 30 %, and with no end in sight, " * 3)[:300]
assert len(LONG) == 300

# state, name, amount, start and end in days from the anchor. `month:n` is the n-th share of the running month up to the
# anchor (0: its first day, 1: the anchor itself). An owner and a party of None are only allowed on leads.
DEALS = [
    ("lead", "Annual licence", "12000", -20, 30),
    ("lead", '"Quoted" <b>& 100 %', "4999.99", -12, 14),
    ("lead", "🚚 Fleet tracking 🇯🇵 family 👨‍👩‍👧", "58000", -9, 45),
    ("lead", LONG, "7500", -31, 9),
    ("lead", "No amount yet", None, -3, None),
    ("lead", "Free pilot", "0", -2, 16),
    ("lead", None, "2500", -15, 70),
    ("lead", "=HYPERLINK(\"x\")", "150.5", -1, 5),
    ("opportunity", "Warehouse rollout", "235000", -64, 0),
    ("opportunity", "Support renewal", "9800.50", -50, 1),
    ("opportunity", "データ移行", "64000", -41, -3),
    ("opportunity", "Security audit", "18250", -38, -14),
    ("opportunity", "  Spaces   inside and around  ", "1200", -30, 21),
    ("opportunity", "Training package – phase 2", "15000", -28, 33),
    ("opportunity", "</td><td><img src=x onerror=alert(1)>", "36500", -22, 60),
    ("opportunity", "Platform upgrade", "99999.99", -18, 2),
    ("opportunity", "Umlaut-Prüfung ÄÖÜ ß", "42000", -16, 120),
    ("converted", "Expansion, second site", "480000", -90, 7),
    ("converted", "Cold storage sensors", "75000", -77, 0),
    ("converted", "検品カメラ 導入", "30000.01", -72, 12),
    ("converted", "Quarterly maintenance", "1733104.35", -66, -6),
    ("converted", "Return portal", "24000", -61, 25),
    ("converted", "عرض سعر and left again", "5600", -47, 18),
    ("won", "Annual licence, renewed", "1250000", -120, "month:1"),
    ("won", "Pilot project", "7500.75", -85, "month:0.8"),
    ("won", "Fleet tracking, depot north", "36500", -80, "month:0.5"),
    ("won", "年間保守", "88000", -75, "month:0.3"),
    ("won", "Audit follow-up", "0", -70, "month:0"),
    ("won", "Won without an amount", None, -68, "month:0.6"),
    ("won", "Won last month", "120000", -140, "before:4"),
    ("won", "Won the month before", "64000.20", -170, "before:36"),
    ("won", "Won in spring", "15000", -220, "before:95"),
    ("lost", "Lost this month", "58000", -88, "month:0.4"),
    ("lost", "Lost this month as well", "2500", -60, "month:0.9"),
    ("lost", "Lost long ago", "30000", -190, "before:61"),
    ("lost", "Lost to a neighbour", "10000", -110, "before:12"),
    ("cancelled", "Cancelled by us", "480", -55, "month:0.7"),
    ("cancelled", "Duplicate entry", "9800.5", -54, "before:20"),
]

PROBABILITY = {"lead": 0.1, "opportunity": 0.4, "converted": 0.75, "won": 1.0, "lost": 0.0, "cancelled": 0.0}

NOTES = ["Discovery call, wants a quote", "Met on site, budget confirmed", "予算は来月に決まる", "Sent the contract draft"]

TASKS = [("Call: confirm delivery date", False), ("Call: pricing", True), ("Meeting: kick-off", False), ("Send the proposal", False)]
