# The actions that a person and a leader agree on, and the plan.

# ---- actions ----

# Fills the arrays c_…[1..n_chosen] for one person.
function choose_actions(p, held,    want, tries, row, k, i, clash, serve) {
	want = index("MSKTVOC", R) ? between(2, 3) : between(2, 4)
	if (chance(7)) want++
	if (id[p] == "aase-b") want = 4
	if (id[p] in no_plan) want = 3
	for (tries = 0; n_chosen < want && tries < 30; tries++) {
		if (n_chosen == 1 && chance(30)) { if (common_action(p)) continue }
		row = pick("act", R, "")
		if (!row) break
		clash = 0
		for (i = 1; i <= n_chosen; i++)
			if (c_key[i] == act[row, 1] || (c_comp[i] == act[row, 4] && c_method[i] == act[row, 5]) || act[row, 8] + 0 > 2000 && c_cost[i] > 2000)
				clash = 1
		if (substr(act[row, 1], 1, 8) == "triv-sen" && since[p] > dayno("2004-01-01")) clash = 1
		if (substr(act[row, 1], 1, 7) == "triv-ny" && since[p] < TODAY - 250) clash = 1
		if ((id[p] in no_plan) && !n_chosen && act[row, 8] + 0 < 1900) clash = 1
		if (clash) continue
		colleague(p)
		k = ++n_chosen
		c_key[k] = act[row, 1]; c_title[k] = fill(act[row, 9]); c_theme[k] = theme[act[row, 3]]
		c_comp[k] = act[row, 4]; c_method[k] = act[row, 5]
		c_hours[k] = act[row, 7] + 0; c_cost[k] = act[row, 8] + 0
		if (c_cost[k] > 300 && chance(9) && !(id[p] in no_plan)) c_cost[k] += 87.5
		c_support[k] = act[row, 10] == "-" ? "" : fill(act[row, 10])
		c_practice[k] = act[row, 11] == "-" ? "" : fill(act[row, 11])
		c_part[k] = ""; c_start[k] = c_due[k] = 0
		c_mate[k] = word["kollega"]; c_place[k] = word["sted"]
		serve = act[row, 6]
		c_reason[k] = substr(serve, 1, 1) == "!" ? substr(serve, 2) : ""
		c_serves[k] = c_reason[k] != "" || serve == "-" ? "" : serve
		if (((U, c_key[k]) in own_goal) && chance(85)) c_serves[k] = own_goal[U, c_key[k]]
	}
}

function common_action(p,    i, k, row) {
	row = pick("common", R, chance(60) || U == "klynge-vestfjord" ? U : "*")
	if (!row) return 0
	for (i = 1; i <= n_chosen; i++)
		if (c_comp[i] == common[row, 7] && c_method[i] == common[row, 8]) return 0
	colleague(p)
	k = ++n_chosen
	c_key[k] = common[row, 4]; c_title[k] = fill(common[row, 5]); c_theme[k] = theme[common[row, 6]]
	c_comp[k] = common[row, 7]; c_method[k] = common[row, 8]; c_serves[k] = common[row, 9]
	c_hours[k] = common[row, 10] + 0; c_start[k] = dayno(common[row, 11]); c_due[k] = dayno(common[row, 12])
	c_cost[k] = 0; c_support[k] = c_practice[k] = c_reason[k] = ""
	c_part[k] = common[row, 1]; c_mate[k] = word["kollega"]
	c_place[k] = c_key[k] == "faelles-garderobe" ? "garderoben" : word["sted"]
	return 1
}

# ---- the plan ----

function plan(p, b, held,    out, k, g, n_g, goals, u, fu, row, signs, n, i, acts, key, comp) {
	split("", g)
	n_g = 0
	for (k = 1; k <= n_chosen; k++) {
		c_goal[k] = ""
		if (c_part[k] != "" && chance(50)) continue
		comp = c_comp[k]
		if (comp == "-") {
			if (!(c_key[k] in own_sort) || chance(30)) continue
			comp = own_sort[c_key[k]]
		}
		key = comp in goal_id ? goal_id[comp] : substr(comp, 2)
		if (!(key in g)) {
			if (n_g == 3 || chance(6)) continue
			row = pick("goal", R, comp)
			if (!row) continue
			word["kollega"] = c_mate[k]; word["sted"] = c_place[k]
			g[key] = ++n_g
			goals = goals "  - id: " key "\n" field("    ", "text", fill(goal[row, 3]))
			if (c_comp[k] != "-") goals = goals "    serves: " goal_of[c_comp[k]] "\n"
			else if (chance(60)) goals = goals "    no_link_reason: " (chance(50) ? "Det er vigtigt for at holde og blive i faget." : "Personens eget ønske, som huset bakker op om.") "\n"
			if (chance(76)) {
				goals = goals "    signs:\n"
				n = split(goal[row, 4], signs, "; ")
				for (i = 1; i <= n; i++) goals = goals "      - " scalar(fill(signs[i])) "\n"
			}
		}
		c_goal[k] = key
	}
	for (k = 1; k <= n_chosen; k++) acts = acts one_action(p, b, held, k)

	out = head("plan")
	if (chance(8)) out = out misc_text("komm") "\n"
	out = out "kind: plan\ncycle: 2026\nperson: " id[p] "\nunit: " U "\nleader: " id[b] "\n"
	u = rnd() * 100
	if (id[p] == "aase-b") u = 50
	if (u < 6) fu = ""
	else if (u < 15) { # should have been followed up by now
		fu = "follow_up: " day(workday(TODAY - between(3, 18))) "\n"
	} else if (u < 27 && held < TODAY - 50) {
		k = workday(TODAY - between(4, 24))
		fu = "follow_up: " day(chance(55) ? workday(TODAY + between(105, 190)) : k) "\n"
		fu = fu "follow_ups:\n  - date: " day(k) "\n" field("    ", "note", misc_text("opf"))
	} else fu = "follow_up: " day(workday(TODAY + between(85, 200))) "\n"
	out = out fu
	if (goals != "") out = out "\ngoals:\n" goals
	out = out "\nactions:\n" acts
	save("plan.yaml", out)
}

# how far: wish awaiting agreed started done dropped
function choose_status(k, held,    u, age) {
	u = rnd() * 100
	age = TODAY - held
	if (c_part[k] != "") {
		if (c_due[k] < TODAY) return chance(70) ? "done" : "started"
		return c_start[k] > TODAY ? "agreed" : "started"
	}
	if (c_reason[k] ~ /^Lov/) return u < 30 ? "done" : "agreed"
	if (c_cost[k] >= 1900) {
		if (c_comp[k] == "dialogisk-laesning" && u > 12) u -= 12
		if (u < 7) return "wish"
		if (u < 60) return "awaiting"
		if (u < 78) return "agreed"
		if (u < 85) return "started"
		if (u < 92 && age > 45) return "done"
		return u < 92 ? "agreed" : "dropped"
	}
	if (u < 6) return "wish"
	if (u < 14) return "awaiting"
	if (u < 42) return "agreed"
	if (u < 73 || age < 30) return "started"
	if (u < 93) return "done"
	return "dropped"
}

# Status and days of action k: c_status, c_start, c_due, c_done.
function decide(k, held,    st, start, due, done) {
	st = choose_status(k, held)
	start = c_start[k]; due = c_due[k]; done = 0
	if (st == "started" || st == "done") {
		if (!start) start = workday(held + between(3, 24))
		if (start >= TODAY) start = TODAY - 5
		start = back(start)
	} else if (st == "agreed" && !start && chance(40)) start = workday(TODAY + between(70, 130))
	if (!due) {
		if (st == "done") due = workday(start + between(14, 60))
		else if (chance(17) && index("started agreed", st) && held < TODAY - 25) {
			due = back(held + between(14, TODAY - held - 4))
			if (start >= due) start = 0
		} else due = workday((start > TODAY ? start : TODAY) + between(20, 150))
	}
	if (due <= start) due = workday(start + 14)
	if (st == "done") {
		done = due + between(-8, 5)
		if (done > TODAY - 2) done = TODAY - between(3, 9)
		done = back(done)
		if (done < start) start = done
	}
	c_status[k] = st; c_start[k] = start; c_due[k] = due; c_done[k] = done
}

function one_action(p, b, held, k,    out, st, who, u, h) {
	word["kollega"] = c_mate[k]; word["sted"] = c_place[k]
	st = c_status[k]
	out = "  - id: " c_key[k] "\n"
	if (chance(4)) out = "  " misc_text("komm") "\n" out
	word["kollega"] = c_mate[k]
	out = out field("    ", "title", c_title[k])
	out = out "    theme: " c_theme[k] "\n"
	if (c_goal[k] != "") out = out "    goal: " c_goal[k] "\n"
	if (c_serves[k] != "" && !(c_goal[k] != "" && c_comp[k] != "-" && chance(22))) out = out "    serves: " c_serves[k] "\n"
	if (c_reason[k] != "") out = out field("    ", "no_link_reason", c_reason[k])
	if (c_comp[k] != "-") out = out "    competence: " c_comp[k] "\n"
	out = out "    method: " c_method[k] "\n    status: " st "\n"
	u = rnd() * 100
	who = u < 62 ? "employee" : u < 78 ? "leader" : u < 92 ? id[p] : id[b]
	if (st != "wish" || chance(50)) out = out "    responsible: " who "\n"
	if (c_support[k] != "" && chance(66)) out = out field("    ", "support", c_support[k])
	if (c_start[k]) out = out "    start: " day(c_start[k]) "\n"
	if (shows_due(k)) out = out "    due: " day(c_due[k]) "\n"
	if (c_done[k]) out = out "    done: " day(c_done[k]) "\n"
	if (c_cost[k] && (st != "dropped" || chance(60))) out = out "    cost: " c_cost[k] "\n"
	h = c_hours[k]
	if (h && chance(92)) out = out "    hours: " (chance(12) && h < 20 ? h + 0.5 : h) "\n"
	if (c_cost[k] && st != "wish" && st != "dropped" && chance(86))
		out = out "    budget: " (c_cost[k] < 2300 && (U in has_budget) ? has_budget[U] : "pulje-klynge") "\n"
	if (c_part[k] != "") out = out "    part_of: " c_part[k] "\n"
	out = out steps(p, k, st, c_start[k], c_due[k], c_done[k])
	if (c_practice[k] != "" && (st != "wish" || chance(60)) && chance(84)) out = out field("    ", "practice", c_practice[k])
	if (st == "done" && chance(68)) out = out the_effect(k, c_done[k])
	if (c_cost[k] >= 1900 && st == "agreed" && chance(65))
		out = out "    decision:\n      forum: Ledermødet\n      answer: agreed\n      date: 2026-05-12\n"
	return out the_log(p, b, k, st, held)
}

# a wish need not say when
function shows_due(k) { return c_status[k] != "wish" || length(c_title[k]) % 3 == 0 }

function the_effect(k, done,    row, e, rating, changed) {
	row = pick("effect", R, c_comp[k])
	if (!row) return ""
	e = workday(done + between(4, 20))
	if (e > TODAY) e = TODAY
	rating = effect[row, 3] + 0
	changed = rating >= 5 ? "'yes'" : rating == 4 ? (chance(55) ? "'yes'" : "partly") : rating == 3 ? "partly" : "'no'"
	return "    effect:\n      date: " day(e) "\n      rating: " rating "\n      practice_changed: " changed "\n" \
		field("      ", "evidence", fill(effect[row, 4]))
}

function the_log(p, b, k, st, held,    out, d, sort, why, who) {
	if (st == "dropped") {
		d = back(held + between(10, 40))
		if (d >= TODAY) d = TODAY - 3
		sort = log_sort(k)
		if (sort == "n" || chance(30)) sort = ""
		why = misc_text("drop" sort)
		who = chance(70) ? id[b] : "employee"
		return "    log:\n      - date: " day(held) "\n        who: leader\n        what: Aftalt i samtalen.\n" \
			"      - date: " day(d) "\n        who: " who "\n" field("        ", "what", "Opgivet. " why)
	}
	if (!chance(st == "started" || st == "done" ? 44 : 12) || st == "wish") return ""
	d = st == "started" || st == "done" ? c_start[k] + between(1, 20) : held + between(6, 30)
	if (d >= TODAY) d = TODAY - 3
	d = back(d)
	if (d < held) d = held
	out = "    log:\n"
	if (chance(35)) out = out "      - date: " day(held) "\n        what: Aftalt i samtalen.\n"
	out = out "      - date: " day(d) "\n"
	if (chance(75)) out = out "        who: " (chance(50) ? "employee" : id[b]) "\n"
	return out field("        ", "what", misc_text((st == "awaiting" || st == "agreed" ? "lafv" : "log") log_sort(k)))
}

# kinds of log entries: courses, together with others, the rest
function log_sort(k) {
	if (index("course education_module network", c_method[k])) return "k"
	return index("peer_training job_shadowing coaching mentoring", c_method[k]) ? "p" : "n"
}

# before, during, after: most courses have all three, some only the course itself
function steps(p, k, st, start, due, done,    out, b, d, a, u, course, first_day) {
	if (st == "wish" || (st == "dropped" && chance(70))) return ""
	course = c_method[k] == "course" || c_method[k] == "education_module"
	u = rnd() * 100
	b = d = a = 0
	if (course) {
		if (u < 58) b = d = a = 1
		else if (u < 79) d = 1
		else if (u < 94) b = a = 1
	} else if (u < 30) b = d = a = 1
	else if (u < 48) b = a = 1
	else if (u < 62) d = a = 1
	else if (u < 72) a = 1
	first_day = start ? start : due - 30
	if (b) out = out one_step("before", "b", k, first_day - between(2, 9), st == "done" || (st == "started" && chance(80)), start)
	if (d) out = out one_step("during", "d", k, due - between(2, 9), st == "done", done)
	if (a) out = out one_step("after", "a", k, due + between(7, 45), st == "done" && chance(40), done)
	return out
}

function one_step(key, phase, k, due, is_done, done,    i, own_rows, score, best, found, out, by, d) {
	for (i = 1; i <= n_step; i++)
		if (step[i, 1] == phase && lists_word(step[i, 2], c_key[k])) own_rows = 1
	for (i = 1; i <= n_step; i++) {
		if (step[i, 1] != phase || !step_fits(i, k, own_rows)) continue
		score = use("step", i)
		if (!found || score < best) { best = score; found = i }
	}
	if (!found) return ""
	used("step", found)
	out = "    " key ":\n" field("      ", "text", fill(step[found, 5]))
	by = step[found, 4]
	if (by != "-" && chance(82)) out = out "      by: " by "\n"
	if (chance(key == "after" ? 62 : 40)) {
		due = key == "after" ? workday(due) : back(due)
		out = out "      due: " day(due) "\n"
	}
	if (is_done && chance(76)) {
		d = key == "before" ? due + between(-3, 2) : key == "after" ? done + between(3, 12) : done
		if (d >= TODAY) d = TODAY - 3
		d = back(d)
		out = out "      done: " day(d) "\n"
	}
	return out
}

# A step made for just this action goes before those for its method, and these before none.
function step_fits(i, k, own_rows,    general) {
	if (own_rows) return lists_word(step[i, 2], c_key[k])
	general = !index("PAMS", R) || c_comp[k] == "-"
	if (step[i, 3] == "alle") return general && lists_word(step[i, 2], c_method[k])
	if (step[i, 3] == "*") return !general && lists_word(step[i, 2], c_method[k])
	if (step[i, 2] != "*" || step[i, 3] != c_comp[k]) return 0
	return index("PAMS", R) || (R == "L" && c_comp[k] == "sprogledelse")
}

function lists_word(words, w) { return index("," words ",", "," w ",") > 0 }
