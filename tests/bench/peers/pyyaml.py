"""The plans below a folder, read by PyYAML's loader in C.

pyyaml.py DIR        adds them up: unit, competence, persons, actions, cost, hours
pyyaml.py DIR NAME   writes them to NAME.ndjson, a plan a line, and their actions to NAME.csv, for
                     programs that read no YAML; in the order of the folders' names
"""
import csv
import json
import os
import sys

import yaml


def plans(top):
    for folder, folders, files in os.walk(top):
        folders.sort()
        if "plan.yaml" in files:
            with open(os.path.join(folder, "plan.yaml"), "rb") as file:
                yield yaml.load(file, yaml.CSafeLoader)


def money(action):
    """A dropped action costs nothing."""
    if action["status"] == "dropped":
        return 0, 0
    return action.get("cost", 0), action.get("hours", 0)


def add_up(top):
    groups = {}
    for plan in plans(top):
        for action in plan["actions"]:
            group = groups.setdefault((plan["unit"], action["competence"]), [set(), 0, 0, 0])
            cost, hours = money(action)
            group[0].add(plan["person"])
            group[1] += 1
            group[2] += cost
            group[3] += hours
    for (unit, competence), (persons, *sums) in groups.items():
        print(unit, competence, len(persons), *sums, sep=",")


def convert(top, name):
    with open(name + ".ndjson", "w", encoding="utf-8") as lines, \
            open(name + ".csv", "w", encoding="utf-8", newline="") as table:
        rows = csv.writer(table)
        rows.writerow(("unit", "person", "competence", "status", "cost", "hours"))
        for plan in plans(top):
            json.dump(plan, lines, default=str, ensure_ascii=False)
            lines.write("\n")
            for action in plan["actions"]:
                rows.writerow((plan["unit"], plan["person"], action["competence"], action["status"],
                               action.get("cost", 0), action.get("hours", 0)))


(convert if len(sys.argv) == 3 else add_up)(*sys.argv[1:])
