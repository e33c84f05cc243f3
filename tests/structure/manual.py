"""Holds the pages of section 5 to the schemas: manual.py TOP PAGES KIND…

The pages are read as mdoc and the schemas as YAML, by nothing that took part in making them.
"""
import glob
import re
import sys

import yaml

top, pages, kinds = sys.argv[1], sys.argv[2], sys.argv[3:]
failed = False


def report(name, problems):
    global failed
    print(('not ok ' if problems else 'ok ') + name)
    for problem in problems[:20]:
        print('    ' + problem)
    failed = failed or bool(problems)


def load(name):
    with open(f'{top}/schemas/{name}.schema.yaml', encoding='utf-8') as f:
        return yaml.safe_load(f)


common = load('common')


def resolved(schema):
    """The schema with what its $ref leads to, always a common one; what stands beside it wins."""
    while '$ref' in schema:
        beside = {k: v for k, v in schema.items() if k != '$ref'}
        schema = {**common['$defs'][schema['$ref'].split('#/$defs/')[1]], **beside}
    return schema


def keys_of(schema, path=()):
    """Path of each key → (its schema, whether it is always required)."""
    found = {}
    schema = resolved(schema)
    for name, value in schema.get('properties', {}).items():
        found[path + (name,)] = (resolved(value), name in schema.get('required', []))
        found.update(keys_of(value, path + (name,)))
    free = schema.get('additionalProperties')
    if isinstance(free, dict):
        name = '<' + schema.get('x-key', schema.get('x-ref', '?')) + '>'
        found[path + (name,)] = (resolved(free), False)
        found.update(keys_of(free, path + (name,)))
    if isinstance(schema.get('items'), dict):
        found.update(keys_of(schema['items'], path))
    return found


def lines_of(page):
    with open(page, encoding='utf-8') as f:
        return f.read().split('\n')


def keys_on(page):
    """Path of each key on a page → (what stands in its brackets, words, text); and those twice."""
    found, twice, path, current = {}, [], [], None
    lines = lines_of(page)
    for line in lines[lines.index('.Sh KEYS') + 1:]:
        key = re.match(r'\.It (?:Cm (\S+)|Ao Ar (\S+) Ac) Po (.*) Pc$', line)
        if line.startswith(('.Sh', '.Ss')):
            break
        if line.startswith('.Bl'):
            path.append(None)
        elif line.startswith('.El'):
            path.pop()
        elif key:
            path[-1] = key[1] or f'<{key[2]}>'
            current = [key[3], {}, '']
            if tuple(path) in found:
                twice.append('/'.join(path))
            found[tuple(path)] = current
        elif line.startswith('.It Li '):
            word = line[len('.It Li '):]
            current[1][word] = ''
        elif current and current[1] and path[-1] is None:
            current[1][word] += line
        elif current:
            current[2] += ' ' + line.replace('\\&', '')
    return found, twice


def compare(kind):
    wanted = keys_of(load(kind))
    found, problems = keys_on(f'{pages}/mus-{kind}.5')
    problems = [f'{p}: stands twice' for p in problems]
    problems += [f'{"/".join(p)}: not on the page' for p in wanted.keys() - found.keys()]
    problems += [f'{"/".join(p)}: not in the schema' for p in found.keys() - wanted.keys()]
    for path in wanted.keys() & found.keys():
        schema, required = wanted[path]
        facts, words, text = found[path]
        facts = facts.split('; ')
        name = '/'.join(path)
        if facts[-1] != schema.get('x-disclosure', 'private'):
            problems.append(f'{name}: class {facts[-1]}')
        if ('required' in facts) != required:
            problems.append(f'{name}: required or not')
        if list(words) != [str(w) for w in schema.get('enum', [])] or not all(words.values()):
            problems.append(f'{name}: words {words}')
        if ' '.join(schema['description'].split()) not in ' '.join(text.split()):
            problems.append(f'{name}: another description')
        if 'default' in schema and 'If left out: ' not in text:
            problems.append(f'{name}: default')
    report(f'mus-{kind}.5 has the {len(wanted)} keys of its schema', problems)


def check_words(kind):
    problems = []

    def walk(node, path):
        if isinstance(node, list):
            for item in node:
                walk(item, path)
        if not isinstance(node, dict):
            return
        for label in ('x-words', 'x-da-words'):
            words = list(node.get(label, {}))
            # The words that an `if` asks for are those of another key.
            asked = 'if' in path or 'x-words' in path
            if not asked and words != node.get('enum', []):
                problems.append(f'{path}: {label} {words}')
        if isinstance(node.get('description'), str) and 'x-da' not in node:
            problems.append(f'{path}: not in Danish')
        for key, value in node.items():
            walk(value, path + '/' + str(key))

    walk(load(kind), '')
    report(f'{kind}: words and descriptions in both languages', problems)


def shown(page):
    """The files that a page shows → (their text, whether a display of the page is just that)."""
    text = '\n'.join(lines_of(f'{pages}/{page}')).replace('\t', '    ')
    blocks = re.findall(r'^\.Bd -literal\n(.*?)^\.Ed$', text, re.S | re.M)
    escapes = {'\\-': '-', '\\(aq': "'", '\\(ga': '`', '\\(ha': '^', '\\(ti': '~', '\\e': '\\', '\\&': ''}
    blocks = [re.sub(r'\\([-e&]|\(..)', lambda m: escapes[m[0]], b) for b in blocks]
    files = {}
    for name in re.findall(r'^@FILE (\S+)@$', '\n'.join(lines_of(f'{top}/man/{page}.in')), re.M):
        text = '\n'.join(lines_of(f'{top}/{name}'))
        files[name] = (text, text.replace('\t', '    ') in blocks)
    return files


def check_example(kind):
    files = shown(f'mus-{kind}.5')
    problems = [f'{name}: not on the page as it is' for name in files if not files[name][1]]
    problems += [f'{name}: not in examples/small' for name in files if not name.startswith('examples/small/')]
    if not any(re.search(rf'^kind: {kind}$', text, re.M) for text, _ in files.values()):
        problems.append('no example of this kind')
    report(f'mus-{kind}.5 shows a whole record', problems)


def check_rules(kind):
    """The ids of findings that a page names are those of the catalogue."""
    page = '\n'.join(lines_of(f'{pages}/mus-{kind}.5'))
    rules = page[page.index('.Sh RULES'):page.index('.Sh SEE ALSO')]
    named = set(re.findall(r'[a-z-]+', ' '.join(re.findall(r'^\.Pq Cm ([a-z, -]+?)(?: [:;.,])?$', rules, re.M))))
    catalogue = set()
    for path in glob.glob(f'{top}/lib/texts/findings*.def'):
        catalogue |= set(re.findall(r'^FINDING\(\w+, "([a-z0-9-]+)"', '\n'.join(lines_of(path)), re.M))
    problems = [f'{name}: no such finding' for name in sorted(named - catalogue)]
    if not named and 'There are none' not in rules:
        problems.append('no finding is named')
    report(f'mus-{kind}.5 names {len(named)} findings', problems)


def check_library():
    """libmus(3) shows the program that is compiled, names each header, and no function that is none."""
    files = shown('libmus.3')
    problems = [f'{name}: not on the page as it is' for name in files if not files[name][1]]
    if 'examples/library/overdue.c' not in files or 'examples/library/overdue.out' not in files:
        problems.append('no program and what it prints')
    page = '\n'.join(lines_of(f'{pages}/libmus.3'))
    public = re.findall(r'#include "(\S+)"', '\n'.join(lines_of(f'{top}/lib/mus.h')))
    declared = ' '.join('\n'.join(lines_of(f'{top}/lib/{h}')) for h in public)
    problems += [f'{h}: not on the page' for h in public if f'.It In {h}\n' not in page]
    named = set(re.findall(r'^\.Fn (mus_[a-z0-9_]+)', page, re.M))
    problems += [f'{f}: there is no such function' for f in named if not re.search(rf'\b{f}\(', declared)]
    report(f'libmus.3 is true of {len(public)} headers and {len(named)} functions', problems)


def check_width(page):
    wide = [line for line in lines_of(page) if len(line) > 78]
    report(f'{page[:-4]} fits a terminal', wide)


for k in kinds:
    compare(k)
    check_words(k)
    check_example(k)
    check_rules(k)
    check_width(f'mus-{k}.5.txt')
check_words('common')
check_library()
check_width('libmus.3.txt')
sys.exit(failed)
