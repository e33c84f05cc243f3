"""An attacker who has all tables of costs that management gets of a workplace, and subtracts.

    attack.py FOLDER SEED...

For each seed a workplace is made in FOLDER. Its roll-ups by unit and each key, and the wishes of
mus-plan decide, are read as csv; what adds up in them is a system of equations, and a hidden cell
that it determines is told. Status 1 when there is one.
"""
import csv, io, os, random, shutil, subprocess, sys

KEYS = ["competence", "method", "theme", "goal", "status", "role"]
WORDS = {
    "competence": ["laesning", "leg", "musik"],
    "method": ["course", "network", "project"],
    "theme": ["faglighed", "trivsel"],
    "goal": ["sprog", "laes", "natur"],
    "budget": ["pulje", "kurser"],
}
STATUS = ["wish", "awaiting", "awaiting", "agreed", "started", "done", "dropped"]
PRIME = 2147483647


def write(path, text):
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "w", encoding="utf-8") as f:
        f.write(text)


def make(dir, rnd):
    """A small workplace: few people and keys, so that much has to be hidden."""
    shutil.rmtree(dir, ignore_errors=True)
    write(dir + "/mus.yaml", "kind: workplace\nmus: 1\nid: w\nname: W\nlanguage: da\ncycle: 2026\n")
    write(dir + "/2026/strategy.yaml",
          "kind: strategy\ncycle: 2026\ngoals:\n" + "".join("  - {id: %s, title: t}\n" % g for g in WORDS["goal"]) +
          "competences:\n" + "".join("  - {id: %s, name: n}\n" % c for c in WORDS["competence"]) +
          "budgets:\n" + "".join("  - {id: %s, amount: 9000}\n" % b for b in WORDS["budget"]))
    write(dir + "/units/top.yaml", "kind: unit\nid: top\nname: Top\nleaders: [external]\npeople: []\n")
    n = 0
    for u in range(rnd.randint(1, 4)):
        people = []
        for _ in range(rnd.randint(4, 9)):
            n += 1
            people.append("  - {id: p-%d, name: P %d, role: %s}\n" % (n, n, rnd.choice(["pædagog", "medhjælper"])))
            actions = []
            for a in range(rnd.randint(0, 4)):
                fields = ["id: a%d" % a, "title: t", "status: " + rnd.choice(STATUS)]
                for k, key in [("competence",) * 2, ("method",) * 2, ("theme",) * 2, ("goal", "serves"), ("budget",) * 2]:
                    if rnd.random() < 0.85:
                        fields.append("%s: %s" % (key, rnd.choice(WORDS[k])))
                fields.append("cost: %d" % rnd.choice([0, rnd.randint(1, 99999)]))
                actions.append("  - {%s}\n" % ", ".join(fields))
            if actions:
                write("%s/2026/u%d/p-%d/plan.yaml" % (dir, u, n),
                      "kind: plan\ncycle: 2026\nperson: p-%d\nactions:\n" % n + "".join(actions))
        write("%s/units/u%d.yaml" % (dir, u),
              "kind: unit\nid: u%d\nname: U\nparent: top\nleaders: [external]\npeople:\n" % u + "".join(people))


def table(*command):
    out = subprocess.run(command, capture_output=True, text=True, encoding="utf-8")
    if out.returncode:
        sys.exit("%s: %s" % (" ".join(command), out.stderr))
    return list(csv.DictReader(io.StringIO(out.stdout)))


class Attack:
    """What is known of the cells, and what adds up. All is counted modulo a prime, exactly."""

    def __init__(self):
        self.known, self.hidden, self.rows = {}, set(), []

    def see(self, cell, text, hidden):
        """What is shown of a cell counts, wherever it is shown."""
        if not hidden:
            self.known[cell] = round(float(text or 0) * 100)
        else:
            self.hidden.add(cell)

    def adds_up(self, parts, total):
        self.rows.append((parts, total))

    def solve(self):
        """The hidden cells that follow from what is shown, and how many cells are not known."""
        names = {c for parts, total in self.rows for c in parts + [total]} - set(self.known)
        index = {c: i for i, c in enumerate(sorted(names))}
        m = []
        for parts, total in self.rows:
            row = [0] * len(index)
            for c in parts:
                if c in index:
                    row[index[c]] += 1
            if total in index:
                row[index[total]] -= 1
            m.append([x % PRIME for x in row])
        top, lead = 0, []
        for c in range(len(index)):
            p = next((i for i in range(top, len(m)) if m[i][c]), None)
            if p is None:
                continue
            m[top], m[p] = m[p], m[top]
            inv = pow(m[top][c], PRIME - 2, PRIME)
            m[top] = [x * inv % PRIME for x in m[top]]
            for i in range(len(m)):
                if i != top and m[i][c]:
                    f = m[i][c]
                    m[i] = [(x - f * y) % PRIME for x, y in zip(m[i], m[top])]
            lead.append(c)
            top += 1
        back = {i: c for c, i in index.items()}
        told = [back[lead[i]] for i in range(top) if sum(1 for x in m[i] if x) == 1]
        return [c for c in told if c in self.hidden], len(index)


def attack(dir):
    a = Attack()
    total = lambda u: ("total", u)
    rows = table("mus-rollup", "-C", dir, "--by", "unit", "-f", "csv")
    units = [r["unit"] for r in rows if r["unit"] != "*"]
    for r in rows:
        a.see(total(r["unit"]), r["cost"], r["hidden"] == "true")
    a.adds_up([total(u) for u in units], total("*"))
    keys = {}
    for key in KEYS:
        cell = lambda u, k, key=key: total(u) if k == "*" else (key, u, k)
        seen = table("mus-rollup", "-C", dir, "--by", "unit," + key, "-f", "csv")
        there = {(r["unit"], r[key]) for r in seen}
        keys[key] = sorted({r[key] for r in seen} - {"*"})
        for r in seen:
            # What is dropped costs nothing, as everybody knows.
            dropped = key == "status" and r[key] == "dropped"
            a.see(cell(r["unit"], r[key]), r["cost"], r["hidden"] == "true" and not dropped)
        for u in units + ["*"]:
            for k in keys[key]:
                if (u, k) not in there:
                    a.see(cell(u, k), "0", False)
            a.adds_up([cell(u, k) for k in keys[key]], total(u))
        for k in keys[key]:
            a.adds_up([cell(u, k) for u in units], cell("*", k))
    see_wishes(a, dir, keys)
    return a.solve()


def see_wishes(a, dir, keys):
    """The stages: all that is wished for and all that is agreed add up to all there is."""
    rows = table("mus-plan", "decide", "-C", dir, "-f", "csv")
    for r in rows:
        k = "*" if r["by"] == "total" else r["id"]
        by = "" if r["by"] == "total" else r["by"]
        a.see(("w", by, k), r["cost"], r["cost"] == "")
        a.see(("a", by, k), r["agreed"], r["agreed"] == "")
        if by == "budget":
            keys.setdefault("budget", []).append(k)
    seen = {(r["by"], r["id"]) for r in rows}
    for by in ["goal", "competence", "method", "theme", "budget"]:
        for k in keys.get(by, []):
            if (by, k) not in seen:
                a.see(("w", by, k), "0", False)
            if by != "budget":
                a.adds_up([("w", by, k), ("a", by, k)], (by, "*", k))
        if by == "budget" and ("budget", "") not in seen:
            keys.setdefault("budget", []).append("")
        a.adds_up([("w", by, k) for k in keys.get(by, [])], ("w", "", "*"))
        a.adds_up([("a", by, k) for k in keys.get(by, [])], ("a", "", "*"))
    a.adds_up([("w", "", "*"), ("a", "", "*")], ("total", "*"))
    status = lambda s: ("status", "*", s)
    there = set(keys["status"])
    a.adds_up([status(s) for s in ["wish", "awaiting"] if s in there], ("w", "", "*"))
    a.adds_up([status(s) for s in ["agreed", "started", "done"] if s in there], ("a", "", "*"))


def main():
    dir, bad, hidden = sys.argv[1], 0, 0
    for seed in sys.argv[2:]:
        make(dir, random.Random(int(seed)))
        told, unknown = attack(dir)
        hidden += unknown
        bad += bool(told)
        for cell in told:
            print("workplace %s: what is hidden in %s follows from what is shown" % (seed, cell))
    print("workplaces %d, hidden cells %d" % (len(sys.argv) - 2, hidden))
    sys.exit(bad > 0 or hidden == 0)


main()
