"""Makes a workplace whose texts mean no good, from the sample of each kind and the schemas.

    make.py TOP DIR [tame]

Each string that its schema leaves free (no enum, no const, no format, no pattern but that of a
line or a role) is given a nasty text, also where the sample is silent. So a new field of a kind
is nasty without anybody thinking of it here. A tame workplace has the same records with ordinary
words: what is made of the two differs in words alone.
"""
import os
import sys
import unicodedata
import yaml

# What begins a formula somewhere; one of them begins each text.
LEADS = ['=1+1', '+1', '-1+1', '@SUM(A1)', '\t=1', '\r=1', '\n=1', '\uff1d1', '\uff0b1', '\uff0d1', '\uff201', '']

TERMINAL = ('\x1b[2J\x1b[31m\x1b]0;titel\x07\x1b]8;;http://ond.example/\x1b\\klik\x1b]8;;\x1b\\\x1b]52;c;b25k\x07'
            '\x9b31m\x9d0;x\x9c\x90q\x9c\x01\x08\x7f\x85\r\v\f')
UNSEEN = '\u202eomvendt\u202c\u2066x\u2069\u200e\u200f\u061c\u200b\u2060\ufeff\u00ad\u2028\u2029\ufffe\ufdd0\U0001ffff\U000e0041'
SEEN = '\ue000 \U000f0000 👩\u200d🏫 ❤\ufe0f e\u0301 A\u030a 日本 æøå ÆØÅ'
HTML = ('<script>window.hacked=1</script></script><!-- --><img src=x onerror="window.hacked=1">'
        '"><svg onload=window.hacked=1>\'><a href="javascript:window.hacked=1">x</a></textarea></title></style>'
        '&lt; &#60; &amp; ]]> {0} {{')
MARKDOWN = ('[x](javascript:a) ![x](http://ond.example/p.png) <http://ond.example/> http://ond.example/ www.ond.example '
            '`kode` *kursiv* _kursiv_ ~~streg~~ | a | b | [^1] [ref]: http://ond.example/ \\[x](y) {#anden}\n'
            '# overskrift\n===\n---\n> citat\n1) et\n    indrykket\n| a | b |\n|---|---|\n```\nkode\n```\n<div>x</div>\n<!-- mus: end -->\n')
SHELL = '$(touch ran) `touch ran` ; touch ran _x0041_ _x000D_ "; DROP, \\x1B \\\\ %s %n'
VISIBLE = '<b onclick="x">"\'& [x](y) | `x` _x0041_ {0} $(touch ran) ,;'
AGREED = '\u202e\u200b\u00ad\ufeff <b> [x](y) ' + SEEN
CORE = ' '.join([TERMINAL, UNSEEN, SEEN, HTML, SHELL, MARKDOWN])

count = 0
tame = False


def nasty():
    global count
    count += 1
    if tame:
        return 'tekst %d' % count
    return LEADS[count % len(LEADS)] + ' ' + CORE + str(count)


def load(path):
    with open(path, encoding='utf-8') as f:
        return yaml.load(f, yaml.BaseLoader if path.endswith('.schema.yaml') else Loader)


class Loader(yaml.SafeLoader):
    """Days stay strings."""


Loader.yaml_implicit_resolvers = {
    first: [(tag, regexp) for tag, regexp in resolvers if tag != 'tag:yaml.org,2002:timestamp']
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()}


class Schemas:
    def __init__(self, folder):
        self.of = {name: load(os.path.join(folder, name)) for name in os.listdir(folder)}

    def follow(self, schema, file):
        while isinstance(schema, dict) and '$ref' in schema:
            name, _, pointer = schema['$ref'].partition('#')
            file = name or file
            schema = self.of[file]
            for step in pointer.strip('/').split('/'):
                schema = schema[step] if step else schema
        return schema, file

    def is_free(self, schema, file):
        common = self.of['common.schema.yaml']['$defs']
        schema, file = self.follow(schema, file)
        if schema in (common['line'], common['role'], common['text']):
            return True
        return (isinstance(schema, dict) and 'string' in (schema.get('type'), *(schema.get('type') or ()))
                and not any(k in schema for k in ('enum', 'const', 'format', 'pattern', 'anyOf', 'oneOf')))

    def spoil(self, schema, file, value):
        """The value with all its free texts nasty."""
        if self.is_free(schema, file) and not isinstance(value, (int, float)):
            # Lines of agreement stay: mus-plan new makes actions of them.
            kept = [line for line in str(value or '').split('\n') if line.startswith('->')]
            return nasty() + ''.join('\n%s %s' % (line, '' if tame else AGREED) for line in kept)
        schema, file = self.follow(schema, file)
        if not isinstance(schema, dict):
            return value
        for form in schema.get('anyOf', []) + schema.get('oneOf', []):
            followed = self.follow(form, file)[0]
            kind = followed.get('type')
            if (kind == 'object' and isinstance(value, dict)) or (kind == 'array' and isinstance(value, list)):
                return self.spoil(form, file, value)
        if isinstance(value, list) and isinstance(schema.get('items'), dict):
            return [self.spoil(schema['items'], file, v) for v in value]
        if not isinstance(value, dict):
            return value
        known, rest = schema.get('properties', {}), schema.get('additionalProperties')
        out = {}
        for key, v in value.items():
            below = known.get(key, rest if isinstance(rest, dict) else None)
            out[key] = self.spoil(below, file, v) if below else v
        for key, below in known.items():
            if key not in out and self.is_free(below, file):
                out[key] = nasty()
        return out


def quoted(text):
    out = '"'
    for c in text:
        n = ord(c)
        if c in '"\\':
            out += '\\' + c
        elif n < 0x20 or 0x7f <= n < 0xa0 or n in (0x2028, 0x2029, 0xfeff) or unicodedata.category(c) == 'Cn':
            out += '\\x%02x' % n if n < 0x100 else '\\u%04x' % n if n < 0x10000 else '\\U%08x' % n
        else:
            out += c
    return out + '"'


def scalar(value):
    if value is None:
        return 'null'
    if isinstance(value, bool):
        return 'true' if value else 'false'
    return quoted(value) if isinstance(value, str) else str(value)


def write(value, indent=''):
    """Block style, every text in double quotes."""
    out = ''
    if isinstance(value, dict):
        for key, v in value.items():
            plain = key.replace('-', '').replace('_', '').isascii() and key.replace('-', '').replace('_', '').isalnum()
            out += '%s%s:' % (indent, key if plain else quoted(key))
            out += '\n' + write(v, indent + '  ') if isinstance(v, (dict, list)) and v else ' %s\n' % (
                scalar(v) if not isinstance(v, (dict, list)) else '{}' if isinstance(v, dict) else '[]')
    else:
        for v in value:
            if isinstance(v, dict) and v:
                out += '%s- ' % indent + write(v, indent + '  ')[len(indent) + 2:]
            else:
                out += '%s- %s\n' % (indent, scalar(v))
    return out


def put(root, path, value):
    path = os.path.join(root, path)
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, 'w', encoding='utf-8', newline='') as f:
        f.write(value if isinstance(value, str) else write(value))


def main(top, root, how=''):
    global tame
    tame = how == 'tame'
    schemas = Schemas(os.path.join(top, 'schemas'))

    def sample(kind):
        return load(os.path.join(top, 'tests/data/kinds', kind + '.yaml'))

    def record(kind, change=None):
        value = sample(kind)
        (change or (lambda v: None))(value)
        value = schemas.spoil(schemas.of[kind + '.schema.yaml'], kind + '.schema.yaml', value)
        value['x-ond\x1b[2J\u202e'] = nasty()
        return value

    def whole_unit(unit):
        unit['people'][0]['leader'] = 'external'

    def visible_roles(unit, roles):
        """A role that cannot be seen is refused, and then nothing is handed over: these can."""
        put(root, 'enhed.yaml', unit)
        for i, (person, role) in enumerate(zip(unit['people'], roles)):
            person['role'] = role if i % 2 == 0 or tame else '%s %s %s' % (LEADS[i % 4], VISIBLE, SEEN)
        return unit

    def own_form(form):
        for key in ('extends', 'unit', 'group', 'roles'):
            del form[key]
        for question in (q for t in form['themes'] for q in t.get('questions', [])):
            question.setdefault('priority', False)

    workplace = record('workplace')
    for key in ('shared', 'leader'):
        workplace.pop(key, None)
    put(root, 'faelles/mus.yaml', workplace)
    put(root, 'faelles/units/aamosen.yaml', dict(kind='unit', id='aamosen', name=nasty(), leaders=['external'],
        people=[dict(id='lone-l', name=nasty(), role='leder', leader='external')]))
    roles = [p['role'] for p in sample('unit')['people']]
    put(root, 'faelles/units/solsikken.yaml', visible_roles(record('unit', whole_unit), roles))
    for kind, path in (('strategy', 'strategy'), ('wheel', 'wheel'), ('overview', 'solsikken/overview'),
                       ('group_plan', 'solsikken/group-plan')):
        put(root, 'faelles/2026/%s.yaml' % path, record(kind))
    for audience in ('both', 'all', 'committee'):
        form = record('form', own_form)
        form.update(id='skema-' + audience, audience=audience)
        put(root, 'faelles/2026/forms/%s.yaml' % form['id'], form)
    put(root, 'mette/mus.yaml', 'kind: workplace\nmus: 1\nshared: ../faelles\nleader: mette-k\n')
    for person in ('aase-b', 'joern-oe', 'karla-v'):
        def to(value):
            value['person'] = person
            if 'actions' in value:
                value['actions'] = value['actions'][:3]
        put(root, 'mette/2026/solsikken/%s/plan.yaml' % person, record('plan', to))
        put(root, 'mette/2026/solsikken/%s/talk.yaml' % person, record('talk', to))
    # One that fits its schema, for commands that change it.
    put(root, 'mette/2026/solsikken/bo-m/plan.yaml', dict(kind='plan', cycle=2026, person='bo-m', follow_up='2026-10-01',
        actions=[dict(id='a', title='Handling', status='agreed', no_link_reason=nasty(), support=nasty())]))
    sara = record('talk', lambda v: v.update(person='sara-n'))
    put(root, 'mette/2026/solsikken/sara-n/talk.yaml', sara)
    put(root, 'mette/2026/solsikken/aase-b/preparation.employee.yaml', record('answer'))
    put(root, 'mette/private/note.yaml', record('note'))
    put(root, 'raw.txt', CORE)
    lines = [['Medarbejdernr', 'Navn', 'E-mail', 'Stilling', 'Afdeling', 'Leder']]
    for i, text in enumerate([TERMINAL, UNSEEN, SEEN, '=1+1', SHELL, '<b>&amp;</b>', 'to\nlinjer']):
        text = ' '.join(text.replace('"', "'").split('\0'))[:120]
        lines.append([str(i), 'Åse %s Bæk' % text, 'a%d@x.example' % i, text, 'Hus %s' % text, 'Ukendt %s' % text])
    put(root, 'personale.csv', ''.join(';'.join('"%s"' % c for c in line) + '\r\n' for line in lines))


main(*sys.argv[1:])
