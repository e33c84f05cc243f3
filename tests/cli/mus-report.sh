# mus-report leadership: the workbook of the cluster example, read by openpyxl, its figures held
# against a count of our own, and searched for anybody's name.
. tests/cli/lib.sh
. "$top/tests/cli/cluster.sh"
cluster_example

run mus-report leadership -C faelles faelles/parts/*.yaml -o parts.xlsx
is_status 0 'from parts'
has_err 'it says that something is hidden' 'cells are hidden'
run mus-report leadership -C faelles ledere -o folders.xlsx -q
is_status 0 'from folders'
no_err 'from folders, quiet'
check 'parts and folders give the same bytes' cmp parts.xlsx folders.xlsx
MUS_JOBS=1 run mus-report leadership -C faelles -o again.xlsx -q
check 'the same input gives the same bytes, with any number of threads' cmp parts.xlsx again.xlsx
run mus-report leadership -C faelles --lang en -o english.xlsx -q
is_status 0 'in English'
check 'it is no personal file' test "$(stat -c %a parts.xlsx)" = 644

cat >count.py <<'END'
import glob, sys, yaml, openpyxl
from collections import defaultdict

class Loader(yaml.SafeLoader):
    pass
for c in '0123456789':
    Loader.yaml_implicit_resolvers[c] = [(t, r) for t, r in Loader.yaml_implicit_resolvers.get(c, []) if 'timestamp' not in t]

def load(path):
    return yaml.load(open(path, encoding='utf-8'), Loader)

plans = [load(p) for p in glob.glob('ledere/*/2026/*/*/plan.yaml')]
talks = [load(p) for p in glob.glob('ledere/*/2026/*/*/talk.yaml')]
staff = [p for u in glob.glob('faelles/units/*.yaml') for p in load(u).get('people') or []]
goals = {}
for s in glob.glob('faelles/2026/strategy*.yaml'):
    for g in load(s).get('goals') or []:
        goals[g['id']] = g['title']
def cost(a):
    return 0 if a['status'] == 'dropped' or 'part_of' in a else a.get('cost', 0)
by_goal, persons, actions, money, waiting = defaultdict(list), set(), 0, 0, 0
methods = defaultdict(int)
for p in plans:
    own = {g['id']: g.get('serves') for g in p.get('goals') or []}
    for a in p.get('actions') or []:
        by_goal[a.get('serves') or own.get(a.get('goal')) or ''].append((p['person'], cost(a)))
        persons.add(p['person'])
        actions += 1
        money += cost(a)
        methods[a.get('method', '')] += 1
        if a['status'] in ('wish', 'awaiting'):
            waiting += cost(a)

book = openpyxl.load_workbook(sys.argv[1], data_only=True)
bad = []
def same(what, is_, should):
    if is_ != '–' and abs(float(is_) - float(should)) > 0.001:
        bad.append(f'{what}: {is_}, counted {should}')

wanted = ['Overblik', 'Mål', 'Kompetencer', 'Ønsker og budget', 'Metoder', 'Dækning', 'Fælles initiativer', 'Om rapporten']
if book.sheetnames != wanted:
    bad.append(f'sheets: {book.sheetnames}')
seen = hidden = 0
sheet = book['Mål']
titles = {}
for g, t in goals.items():
    titles.setdefault(t, []).append(g)
for row in sheet.iter_rows(min_row=5, max_row=60):
    title = row[0].value
    ids = [''] if title == 'Handlinger, der ikke tjener noget mål' else titles.get(title)
    if title == 'I alt':
        same('persons', row[2].value, len(persons)), same('actions', row[3].value, actions), same('cost', row[4].value, money)
        break
    if not ids or len(ids) > 1:
        continue
    seen += 1
    hidden += row[2].value == '–'
    rows = by_goal[ids[0]]
    same(title + ' persons', row[2].value, len({p for p, _ in rows}))
    same(title + ' actions', row[3].value, len(rows))
    same(title + ' cost', row[4].value, sum(c for _, c in rows))
if seen < 20:
    bad.append(f'only {seen} goals found')
if hidden < 1:
    bad.append('no goal is hidden')
total = [r for r in book['Dækning'].iter_rows(min_row=5) if r[0].value == 'I alt'][0]
# All but the cluster leader, whose own leader is outside and hands over no part.
same('people', total[1].value, len([p for p in staff if 'left' not in p and 'exempt' not in p]) - 1)
same('held', total[2].value, sum(t.get('state') == 'held' for t in talks))
same('planned', total[3].value, sum(t.get('state', 'planned') == 'planned' for t in talks))
same('plans', total[8].value, len(plans))
same('waiting', [r for r in book['Overblik'].iter_rows(min_row=7, max_row=7)][0][0].value, waiting)
names = {'kursus': 'course', 'netværk': 'network'}
for row in book['Metoder'].iter_rows(min_row=5, max_row=18):
    if row[0].value in names:
        same(row[0].value, row[1].value, methods[names[row[0].value]])
    if row[0].value == 'I alt':
        break
dates = [c for r in book['Fælles initiativer'].iter_rows(min_row=5, max_row=12) for c in r if c.is_date and c.value]
if not dates:
    bad.append('no real dates')
greys = sum(c.value == '–' for s in book for r in s.iter_rows() for c in r)
if greys < 10:
    bad.append(f'only {greys} hidden cells')
print('\n'.join(bad) or f'all well: {actions} actions, {len(persons)} persons, {greys} hidden cells')
sys.exit(bool(bad))
END
check 'openpyxl reads the sheets; figures equal an independent count' "$PYTHON" count.py parts.xlsx

# Nobody: no name, id, number, e-mail of the staff list, no title of a personal action.
mkdir x && cd x && "$PYTHON" -m zipfile -e ../parts.xlsx . && cd ..
cat >names.py <<'END'
import glob, re, sys
# What a reader can see: texts between tags, and attributes such as titles and comments.
xml = ' '.join(open(f, encoding='utf-8').read() for f in glob.glob('x/**/*.xml', recursive=True))
text = ' | '.join(re.findall(r'>([^<]+)<', xml) + re.findall(r'"([^"]*[^\W\d][^"]*)"', xml))
words = set()
for u in glob.glob('faelles/units/*.yaml'):
    for line in open(u, encoding='utf-8'):
        m = re.match(r'\s+(?:- id|name|email|number): (.*)', line)
        if m and len(m.group(1).strip('"')) > 4:
            words.add(m.group(1).strip().strip('"'))
for p in glob.glob('ledere/*/2026/*/*/plan.yaml'):
    for line in open(p, encoding='utf-8'):
        m = re.match(r'    title: (.{12,})', line)
        if m:
            words.add(m.group(1).strip().strip('"\''))
common = ' '.join(open(f, encoding='utf-8').read() for f in glob.glob('faelles/2026/*/group-plan.yaml'))
found = [w for w in words if re.search(r'(?<![\w.])' + re.escape(w) + r'(?!\w)', text) and w not in common]
print(len(words), 'words;', found[:10])
sys.exit(bool(found) or len(words) < 700)
END
check 'nobody is named in the workbook' "$PYTHON" names.py

# ---- wrong use, bad input ----
run mus-report
is_status 2 'no report named'
run mus-report wheel -o x.xlsx
is_status 2 'a report that is not there'
has_err 'a report that is not there' "choose one of leadership"
run mus-report leadership -C faelles faelles/parts/mette-k.yaml faelles/parts/mette-k.yaml -o one.xlsx
is_status 0 'the same file named twice is one file'
cp faelles/parts/mette-k.yaml copy.yaml
run mus-report leadership -C faelles faelles/parts/mette-k.yaml copy.yaml -o twice.xlsx
is_status 3 'a part and its copy'
run mus-report leadership -C faelles faelles/parts/mette-k.yaml nowhere.yaml -o rest.xlsx
is_status 3 'a part that is not there'
check 'the report is of the rest' test -s rest.xlsx
run mus-report leadership -C faelles -o none/x.xlsx
is_status 4 'no such folder to write to'
TMPDIR=/nonexistent run mus-report leadership -C faelles -o x.xlsx
is_status 4 'no room for temporary files'
check 'then nothing is written' test ! -e x.xlsx
# ---- a title longer than a cell, marks of competences that no role needs, no goals ----
. "$top/tests/cli/small.sh"
mkdir small && cd small && small_workplace
for person in mette/2026/solsikken/*/ bo/2026/aakanden/*/; do
	printf '%s\n' 'kind: talk' 'type: mus' 'cycle: 2026' "person: $(basename "$person")" 'state: held' 'held: 2026-03-01' \
		"unit: $(basename "$(dirname "$person")")" 'competences: [{competence: vejledning, level: 2}]' >"$person/talk.yaml"
done
echo 'a: 1' | tee faelles/2026/noter.yaml >faelles/2026/solsikken.yaml
sed -i "s/title: Læsning hver dag/title: $(awk 'BEGIN { for (i = 0; i < 40000; i++) printf "å" }')/" faelles/2026/strategy.yaml
run mus-report leadership -C faelles mette bo -o long.xlsx -q
is_status 0 'a title longer than a cell'
rm faelles/2026/strategy.yaml
run mus-report leadership -C faelles mette bo -o bare.xlsx -q
is_status 0 'no goals'
cp -R faelles delt && rm -f delt/parts/* && mkdir tom && sed 's/faelles/delt/' bo/mus.yaml >tom/mus.yaml
run mus-report leadership -C delt tom -o none.xlsx -q
is_status 0 'no goals and no actions'
cat >cells.py <<'END'
import openpyxl
longest = max(len(c.value) for s in openpyxl.load_workbook('long.xlsx') for r in s.iter_rows() for c in r if isinstance(c.value, str))
charts = [len(openpyxl.load_workbook(f)['Overblik']._charts) for f in ('long.xlsx', 'bare.xlsx', 'none.xlsx')]
print(longest, charts)
assert longest == 32001 and charts[2] < charts[1] < charts[0]
END
check 'a title is cut, and what there is none of has no chart' "$PYTHON" cells.py
cd ..
mus-report leadership -C faelles >/dev/full 2>"$T.io/err"
status=$? ran='mus-report >/dev/full'
is_status 4 'a full device'
done_testing
