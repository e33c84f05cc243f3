# jq -nr -f rollup.jq FILE.ndjson: the same sums as pyyaml.py. Plans of a person stand together.
reduce inputs as $plan ({};
  reduce $plan.actions[] as $action (.; .[$plan.unit][$action.competence] |= (
    (if .last == $plan.person then . else .persons += 1 | .last = $plan.person end)
    | .actions += 1
    | if $action.status == "dropped" then . else .cost += $action.cost | .hours += $action.hours end)))
| to_entries[] | .key as $unit | .value | to_entries[]
| [$unit, .key, .value.persons, .value.actions, .value.cost // 0, .value.hours // 0] | join(",")
