"""Runs all commands, formats and languages over the hostile workplace of make.py and looks at
every byte that comes out: to a terminal (a real one, by pty) and to a pipe.

    run.py TAME

in the folder that make.py filled; TAME is that of the tame one. Prints 'ok …' and 'not ok …'.
"""
import csv
import fcntl
import html.parser
import io
import json
import os
import pty
import re
import shutil
import struct
import subprocess
import sys
import termios
import tty
import unicodedata
import zipfile
import xml.etree.ElementTree as xml
import openpyxl
import yaml

CORE = open('raw.txt', encoding='utf-8', newline='').read()
TAME = sys.argv[1]
n = failed = 0


def ok(name, good, why=''):
    global n, failed
    n += 1
    failed += not good
    print('%s %d %s%s' % ('ok' if good else 'not ok', n, name, '' if good else ': ' + ascii(why)[:600]))


# ---- running ----

def environment(lang='en_US.UTF-8'):
    return dict(os.environ, LC_ALL=lang, NO_COLOR='1')


def piped(argv, lang='C.UTF-8', cwd='.'):
    p = subprocess.run(argv, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                       env=environment(lang), cwd=cwd)
    if p.returncode not in (0, 1, 2, 3, 4):
        ok('%s ends well' % argv[0], False, (argv, p.returncode, p.stderr))
    return p


def on_terminal(argv, lang):
    """All that reaches a terminal of 100 columns, byte for byte."""
    master, slave = pty.openpty()
    tty.setraw(slave)
    fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack('HHHH', 50, 100, 0, 0))
    p = subprocess.Popen(argv, stdin=subprocess.DEVNULL, stdout=slave, stderr=slave, env=environment(lang))
    os.close(slave)
    out = b''
    while True:
        try:
            piece = os.read(master, 65536)
        except OSError:
            break
        if not piece:
            break
        out += piece
    os.close(master)
    if p.wait() not in (0, 1, 2, 3, 4):
        ok('%s ends well on a terminal' % argv[0], False, (argv, p.returncode))
    return out


# ---- the scanner: by Python's own tables, not ours ----

JOINERS = '\u200c\u200d'
# Format characters that have a shape (Unicode, prepended concatenation marks), and the joiners.
SHAPED = set(JOINERS) | {chr(c) for c in [*range(0x600, 0x606), 0x6dd, 0x70f, 0x890, 0x891, 0x8e2, 0x110bd, 0x110cd,
                                         *range(0x13430, 0x13439)]}


def bad_characters(out, allowed='\n'):
    try:
        text = out.decode('utf-8')
    except UnicodeDecodeError as e:
        return 'no UTF-8: %s' % e
    for i, c in enumerate(text):
        kind = unicodedata.category(c)
        hidden = kind in ('Cc', 'Cf', 'Zl', 'Zp', 'Cs') and c not in SHAPED
        noncharacter = (ord(c) & 0xfffe) == 0xfffe or 0xfdd0 <= ord(c) <= 0xfdef
        if (hidden or noncharacter) and c not in allowed:
            return 'U+%04X in %s' % (ord(c), text[max(0, i - 40):i + 20])
    return None


# ---- the commands ----

HOSTILE_WORDS = ['\x1b[2J', '\u202eabc', 'a\nb', '=1+1', '\x9b31m', b'\xe6\xf8\xe5'.decode('utf-8', 'surrogateescape'),
                 CORE[:300]]


def reading():
    """(command line, what it makes: 'people' or a format)."""
    shared, own = ['-C', 'faelles'], ['-C', 'mette']
    for c in ([*shared], [*own], [*own, '-v'], [*own, '-q'], ['enhed.yaml', 'mette/2026/solsikken/aase-b/plan.yaml']):
        yield ['mus-check', *c], 'people'
        yield ['mus-check', '-f', 'json', *c], 'json'
    for f in ('table', 'csv', 'json', 'yaml'):
        yield ['mus-plan', 'list', *own, '-f', f], 'people' if f == 'table' else f
        yield ['mus-plan', 'show', 'aase-b', *own, '-f', f], 'people' if f == 'table' else f
        yield ['mus-plan', 'show', 'solsikken', *shared, '-f', f], 'people' if f == 'table' else f
        for by in ('unit', 'person', 'role', 'goal,competence', 'method,theme', 'status,cycle'):
            yield ['mus-rollup', *own, '-a', 'leader', '--by', by, '-f', f], 'people' if f == 'table' else f
        yield ['mus-rollup', *own, '-f', f], 'people' if f == 'table' else f
    for f in ('table', 'csv', 'json'):
        yield ['mus-due', *own, '-f', f, '-v', '--within', '3y', '--start', '2000-01-01'], 'people' if f == 'table' else f
        yield ['mus-due', *shared, '-f', f, '--within', '3y', '--what', 'activity'], 'people' if f == 'table' else f
        yield ['mus-form', 'list', *shared, '-f', f], 'people' if f == 'table' else f
    for c in (['mus-plan', 'list'], ['mus-due', '-v'], ['mus-rollup', '-a', 'leader', '--by', 'role']):
        yield [*c, *own, '--csv=da'], 'csv-da'
    for who in (['--person', 'aase-b'], ['--person', 'aase-b', '--for', 'leader'], ['--role', 'pædagog'], []):
        yield ['mus-form', 'make', 'skema-both', *own, *who, '-f', 'md'], 'md'
        yield ['mus-form', 'make', 'skema-both', *own, *who, '-f', 'html', '-o', '-'], 'html'
    for form in ('skema-all', 'skema-committee'):
        yield ['mus-form', 'make', form, *shared, '-f', 'md'], 'md'
        yield ['mus-form', 'make', form, *shared, '-f', 'html', '-o', '-'], 'html'
    yield ['mus-rollup', '--part', *own], 'yaml'
    yield ['mus-plan', 'new', 'sara-n', '--follow-up', '+6m', '-n', *own], 'diff'
    yield ['mus-plan', 'add', 'bo-m', 'Ny handling', '--no-link-reason', 'x', '-n', *own], 'diff'
    yield ['mus-init', '-n', '--staff', 'personale.csv', 'faelles'], 'people'
    yield ['mus-init', '-n', '--next-cycle', '2027', 'faelles'], 'people'
    yield ['mus-report', 'leadership', *shared, 'mette', '-o', 'bog.xlsx'], 'people'


def wrong():
    """What is wrong is quoted: in messages."""
    for w in HOSTILE_WORDS:
        for argv in (['mus-check', w], ['mus-check', '-C', w], ['mus-check', '--' + w], ['mus-check', '-' + w],
                     ['mus-plan', w], ['mus-plan', 'show', w, '-C', 'mette'], ['mus-plan', 'list', '--cycle', w, '-C', 'mette'],
                     ['mus-plan', 'list', '--status', w], ['mus-plan', 'add', w, w, '-C', 'mette'],
                     ['mus-plan', 'add', 'bo-m', w, '--goal', w, '-C', 'mette', '-n'],
                     ['mus-rollup', '--by', w], ['mus-rollup', '--unit', w, '-C', 'mette'], ['mus-rollup', '--audience', w],
                     ['mus-due', '--within', w], ['mus-due', '--person', w, '-C', 'mette'], ['mus-due', '--as-of', w],
                     ['mus-form', 'make', w, '-C', 'faelles'], ['mus-form', 'make', 'skema-both', '-o', w + '/x/y', '-C', 'faelles'],
                     ['mus-form', 'list', '-f', w], ['mus-report', w], ['mus-report', 'leadership', '--lang', w],
                     ['mus-report', 'leadership', '-C', 'faelles', '-o', w + '/b.xlsx'],
                     ['mus-init', '--template', w], ['mus-init', '--staff', w, 'faelles'], ['mus-init', '--leader', w, '--shared', w, 'x/' + w],
                     ['mus-init', '--next-cycle', w, 'faelles'], ['mus-check', '--files0-from', w], ['mus-check', '--color', w]):
            yield argv


def looked_at(argv, makes, lang):
    """The complaint about what a command writes, or None."""
    p = piped(argv, lang)
    bad = bad_characters(p.stderr)
    if not bad and makes in ('people', 'json'):
        bad = bad_characters(p.stdout)
    if not bad and makes in ('csv', 'csv-da', 'yaml', 'md', 'html', 'diff'):
        bad = None if p.stdout.decode('utf-8') is not None else 'no UTF-8'
    return bad or bad_characters(on_terminal(argv, lang), '\n\t')


def scan_all():
    lines = list(reading())
    for lang in ('en_US.UTF-8', 'da_DK.UTF-8'):
        bad = [(argv, why) for argv, makes in lines for why in [looked_at(argv, makes, lang)] if why]
        ok('%d commands write nothing raw, %s' % (len(lines), lang[:2]), not bad, bad[:3])
        lines_wrong = list(wrong())
        bad = [(argv, why) for argv in lines_wrong for why in [looked_at(argv, 'people', lang)] if why]
        ok('%d wrong command lines are quoted harmlessly, %s' % (len(lines_wrong), lang[:2]), not bad, bad[:3])
    silent = [argv for argv, makes in lines if not piped(argv).stdout and argv[0] != 'mus-report' and 'mus-init' not in argv[0]]
    ok('all of them write something', not silent, silent)


# ---- the same values by other readers ----

def records(folder):
    for where, _, names in os.walk(folder):
        for name in sorted(names):
            if name.endswith('.yaml'):
                yield os.path.join(where, name), yaml.load(open(os.path.join(where, name), encoding='utf-8', newline=''), Loader)


class Loader(yaml.CSafeLoader):
    """Days stay strings."""


Loader.yaml_implicit_resolvers = {
    first: [(tag, regexp) for tag, regexp in resolvers if tag != 'tag:yaml.org,2002:timestamp']
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()}


def exact():
    plans = {r['person']: r for _, r in records('mette') if r.get('kind') == 'plan'}
    want = {(p, a['id']): a['title'] for p, r in plans.items() for a in r['actions']}

    def rows(argv, delimiter=','):
        text = piped(argv).stdout.decode('utf-8-sig')
        return list(csv.DictReader(io.StringIO(text, newline=''), delimiter=delimiter))

    def titles(found):
        return {(r['person'], r['action']): r['title'] for r in found if r['person']}

    got = titles(rows(['mus-plan', 'list', '-C', 'mette', '-f', 'csv']))
    ok('csv read by Python has the values', got == want and len(got) == 10, [(k, got.get(k), v) for k, v in want.items() if got.get(k) != v][:1])
    got = rows(['mus-plan', 'list', '-C', 'mette', '--csv=da'], ';')
    acting = [v for r in got for v in r.values() if v and v[0] in '=+-@\t\r\n\uff1d\uff0b\uff0d\uff20']
    ok('--csv=da: no text can act', not acting, acting[:1])
    got = {key: t[1:] if t[0] == "'" else t for key, t in titles(got).items()}
    ok('--csv=da: behind an apostrophe the values are the same', got == want, got)
    out = piped(['mus-plan', 'list', '-C', 'mette', '-f', 'json']).stdout
    through_jq = subprocess.run(['jq', '-c', '.'], input=out, stdout=subprocess.PIPE, check=True).stdout
    for name, text in (('Python', out), ('jq', through_jq)):
        # Not splitlines(): that breaks at what jq writes as it is.
        got = titles(map(json.loads, text.decode('utf-8').strip('\n').split('\n')))
        ok('json read by %s has the values' % name, got == want, got)
    out = piped(['mus-plan', 'list', '-C', 'mette', '-f', 'yaml']).stdout
    got = {r.get('person'): r for r in yaml.load_all(io.StringIO(out.decode('utf-8'), newline=''), Loader)}
    group = [r for _, r in records('faelles') if r.get('kind') == 'group_plan']
    ok('yaml read by PyYAML is the records', got == {**plans, None: group[0]}, [k for k in plans if got.get(k) != plans[k]])
    forms = {r['id']: r['title'] for _, r in records('faelles') if r.get('kind') == 'form'}
    got = {r['form']: r['title'] for r in rows(['mus-form', 'list', '-C', 'faelles', '-f', 'csv'])}
    ok('the titles of forms, by csv', got == forms, got)
    texts = json.dumps([r for _, r in records('.')])
    got = [json.loads(line)['title'] for line in piped(['mus-due', '-C', 'mette', '--within', '3y', '-f', 'json']).stdout.decode().strip('\n').split('\n')]
    ok('the titles of what is due, by json', len(got) > 5 and all(json.dumps(t)[1:-1] in texts for t in got if t), got[:1])
    table = piped(['mus-plan', 'list', '-C', 'mette']).stdout.decode()
    ok('a table has a line for each row', table.count('\n') == 1 + len(want) + len(group[0]['actions']), table.count('\n'))


def written():
    """What commands write into records is read back the same."""
    shutil.copytree('.', '../copy', ignore=shutil.ignore_patterns('*.xlsx'))
    where = '../copy/mette'
    titles = [t.strip(' ') for t in ['\x1b[2J slet', '\u202eomvendt', '=1+1', "'", '"', ': #', '- [ ] x', '{0}', '\x7f\x9b', '\u2028\u2029',
                                     '\ufeffbom', '👩\u200d🏫 e\u0301', '\\x1B', '*a', '&b', '!c', '%d', '|', '>', '\ufffe', '\U0001ffff', '\t=1', '_x0041_',
                                     '$(touch ran)', '<b>', '\ue000', 'ja', '007', '~']]
    made = []
    for t in titles:
        p = piped(['mus-plan', 'add', 'bo-m', t, '--no-link-reason', t, '-C', where])
        if p.returncode == 0:
            made.append(t)
    plan = yaml.load(open(where + '/2026/solsikken/bo-m/plan.yaml', encoding='utf-8', newline=''), Loader)
    got = [(a['title'], a['no_link_reason']) for a in plan['actions'][1:]]
    ok('titles from the command line are read back the same (%d of %d)' % (len(made), len(titles)),
       got == [(t, t) for t in made] and len(made) > 12, [g for g, t in zip(got, made) if g[0] != t][:2])
    p = piped(['mus-plan', 'new', 'sara-n', '--follow-up', '+6m', '-C', where])
    path = where + '/2026/solsikken/sara-n/plan.yaml'
    plan = yaml.load(open(path, encoding='utf-8', newline=''), Loader) if os.path.exists(path) else {'actions': []}
    ok('agreements become actions', len(plan['actions']) == 2 and not bad_characters(p.stderr), (p.stderr, plan))
    p = piped(['mus-init', '--staff', 'personale.csv', '--force', '../copy/faelles'])
    ok('a staff list', not bad_characters(p.stdout + p.stderr), bad_characters(p.stdout + p.stderr))
    p = piped(['mus-check', '-f', 'json', '-C', '../copy/faelles'])
    ids = {json.loads(line)['id'] for line in p.stdout.decode().strip('\n').split('\n')}
    ok('what was written is YAML', not ids & {'syntax', 'control-character', 'bad-utf-8', 'duplicate-key'}, ids)
    ok('nothing was run', not [f for d in ('.', '../copy') for _, _, names in os.walk(d) for f in names if f == 'ran'])


# ---- names of files and folders ----

NAMES = [b'\x1b[2J', b'a\nb', '\u202eomvendt'.encode(), b'\xe6\xf8\xe5', b' blank ', b'=1+1', b'\xc2\x9b31m', b'-rf', b"'\"", b'$(touch ran)',
         b'kolon: 3:4: error: x', '\u2028'.encode(), b'tab\t', b'\r']


def names():
    for name in NAMES:
        folder = b'mette/2026/solsikken/' + name
        os.makedirs(folder)
        with open(folder + b'/plan.yaml', 'wb') as f:
            f.write(b'kind: plan\nactions: [\n')
        with open(folder + b'/' + name + b'.yaml', 'wb') as f:
            f.write(b'kind: plan\ncycle: 2026\nperson: karla-v\nactions:\n  - {id: a, title: b, status: done}\n')
        os.symlink(b'nowhere', folder + b'/link.yaml')
    for argv, makes in ((['mus-check', '-C', 'mette'], 'people'), (['mus-check', '-C', 'mette', '-f', 'json'], 'json'),
                        (['mus-plan', 'list', '-C', 'mette', '-f', 'csv'], 'csv'), (['mus-plan', 'list', '-C', 'mette', '-f', 'json'], 'json'),
                        (['mus-due', '-C', 'mette', '-v', '--within', '3y'], 'people'), (['mus-rollup', '-C', 'mette'], 'people'),
                        (['mus-rollup', '--part', '-C', 'mette'], 'people'),
                        (['mus-check', *(b'mette/2026/solsikken/' + name for name in NAMES)], 'people')):
        for lang in ('en_US.UTF-8', 'da_DK.UTF-8'):
            bad = looked_at(argv, makes, lang)
            ok('hostile names: %s, %s' % (' '.join(a if isinstance(a, str) else '…' for a in argv[:6]), lang[:2]), not bad, bad)
    out = piped(['mus-check', '-C', 'mette', '-f', 'json']).stdout.decode('utf-8').strip('\n').split('\n')
    files = {json.loads(line)['file'] for line in out}
    missing = [name for name in NAMES if not any('/' + name.decode('utf-8', 'replace').replace('\ufffd', '\ufffd') + '/plan.yaml' in (f or '') for f in files)]
    ok('each is named', not missing, missing)
    for name in NAMES:
        shutil.rmtree(b'mette/2026/solsikken/' + name)


# ---- pages, Markdown, the workbook ----

class Skeleton(html.parser.HTMLParser):
    """Elements and the names of their attributes; what texts of several lines are made of is left out."""
    FLOWING = {'p', 'ul', 'li', 'strong', 'br'}

    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.found, self.text, self.comments = [], '', 0

    def handle_starttag(self, tag, attrs):
        if tag not in self.FLOWING:
            self.found.append((tag, tuple(sorted(k for k, _ in attrs))))

    def handle_data(self, data):
        self.text += data

    def handle_comment(self, data):
        self.comments += 1


def skeleton(text):
    s = Skeleton()
    s.feed(text)
    s.close()
    return s


def pages():
    for options in (['skema-both', '--person', 'aase-b', '-C', 'mette'], ['skema-both', '--person', 'aase-b', '--for', 'leader', '-C', 'mette'],
                    ['skema-both', '-C', 'faelles'], ['skema-all', '-C', 'faelles'], ['skema-committee', '-C', 'faelles']):
        argv = ['mus-form', 'make', *options, '-f', 'html', '-o', '-']
        nasty, plain = piped(argv), piped(argv, cwd=TAME)
        a, b = skeleton(nasty.stdout.decode()), skeleton(plain.stdout.decode())
        differ = [(x, y) for x, y in zip(a.found, b.found) if x != y][:2]
        ok('html of %s has the elements of a tame one (%d)' % (' '.join(options[:-2]), len(a.found)),
           len(b.found) > 30 and a.found == b.found and a.comments == b.comments, differ)
        argv[argv.index('html')] = 'md'
        nasty, plain = piped(argv).stdout, piped(argv, cwd=TAME).stdout
        a, b = nodes(nasty), nodes(plain)
        ok('Markdown of %s has headings and comments of a tame one' % ' '.join(options[:-2]),
           a == b and sum(b.values()) > 10, {k: (a.get(k), b.get(k)) for k in {*a, *b} if a.get(k) != b.get(k)})


def nodes(markdown):
    """How many of each sort of node that texts must not make; by cmark-gfm with GitHub's extensions."""
    out = subprocess.run(['cmark-gfm', '-t', 'xml', '-e', 'table', '-e', 'strikethrough', '-e', 'autolink', '-e', 'tasklist'],
                         input=markdown, stdout=subprocess.PIPE, check=True).stdout
    names = ['heading', 'link', 'image', 'html_block', 'html_inline', 'code', 'code_block', 'table', 'strikethrough', 'emph', 'thematic_break']
    found = re.findall(rb'<([a-z_]+)[ />]', out)
    return {name: found.count(name.encode()) for name in names if found.count(name.encode())}


def workbook():
    argv = ['mus-report', 'leadership', '-C', 'faelles', '../mette', '-o', '../bog.xlsx']
    p = piped(['mus-report', 'leadership', '-C', 'faelles', 'mette', '-o', 'bog.xlsx'])
    ok('a workbook is made', os.path.exists('bog.xlsx'), p.stderr)
    z = zipfile.ZipFile('bog.xlsx')
    parts = {}
    for name in z.namelist():
        if name.endswith(('.xml', '.rels')):
            parts[name] = xml.fromstring(z.read(name))
    ok('each part is XML', len(parts) > 15)
    book = openpyxl.load_workbook('bog.xlsx')
    formulas = [c.value for s in book for r in s.iter_rows() for c in r if c.data_type == 'f']
    ours = re.compile(r"=(SUM|IF|IFERROR|ROUND)?[(A-Z0-9:+\-*/,!'\".$<>= æøåÆØÅ)a-z]*")
    ok('formulas are ours alone', all(ours.fullmatch(str(f)) and 'ond' not in str(f) and '1+1' not in str(f) for f in formulas),
       [f for f in formulas if not ours.fullmatch(str(f))][:2])
    texts = [c.value for s in book for r in s.iter_rows() for c in r if isinstance(c.value, str) and c.data_type == 's']
    nasty = [t for t in texts if 'window.hacked' in t]
    ok('hostile texts are there, as texts (%d)' % len(nasty), len(nasty) > 5 and any(t.startswith('=1+1') for t in nasty), nasty[:1])
    raw = [bad for t in texts for bad in [bad_characters(t.encode(), '\n\t')] if bad]
    ok('and visible', not raw, raw[:1])
    links = [c.hyperlink for s in book for r in s.iter_rows() for c in r if c.hyperlink]
    outside = [name for name, part in parts.items() if name.endswith('.rels') for r in part if r.get('TargetMode') == 'External']
    ok('links lead into the workbook', all(link.location and not link.target for link in links) and not outside, outside)
    shared = z.read('xl/sharedStrings.xml')
    ok("'_x0041_' stays what it is", b'_x005F_x0041_' in shared and b' _x0041_' not in shared)


scan_all()
exact()
names()
pages()
workbook()
written()
sys.exit(failed > 0)
