"""Random YAML, as nasty as people make it, and random edits of it. Numbered: the same number gives
the same document and edit, whatever came before."""

import random

PLAIN = ['ord', 'flere ord her', 'Søren Ærø', 'Åse Ægidius', 'x#y', 'a:b', 'http://x.dk/?q=1#a', '12', '0123', '-1.5',
         '1e3', '0x1F', '0o17', '.inf', '.NaN', '12:30', '1_000', '2026-03-01', '2026-03-01T09:00', 'true', 'no', 'Yes',
         'null', '~', 'nulls', '<<', '=', '-x', '?x', ':x', '- x'[2:], 'a - b', 'it\'s', 'say "no"', '100%', 'a, b', 'e\u0301',
         '😀 kursus', '§ 3', 'æ', 'ø', 'x\u00a0y', '+45 12', '1.', '.5', 'kunst & håndværk', 'C:\\x']
SINGLE = ["'enkelt'", "'it''s'", "''", "'# ingen kommentar'", "'12'", "'æ: ø'", "' kant '", "'a\\nb'", "'😀'"]
DOUBLE = ['"dobbelt"', '""', '"a: b # c"', '"linje\\nto"', '"\\u00e6\\x41\\t"', '"\\"q\\" \\\\"', '"12"', '" kant "',
          '"\\U0001F600"', '"null"', '"[x]"', '"\\u2028"', '"- a"']
KEYS = ['navn', 'nøgle', 'id', 'a b', 'å', 'x-y', 'dato', 'mål', '12', 'k/v', 't~x', '😀', 'no', 'on', 'null', 'a#b']
NEW_KEYS = ['nyø', 'no', 'a: b', '12', 'x/y', 't~t', '# x', '', 'æ ø', '😀', '- q', '"q"', '@x', '~', 'true', 'y']
REMARKS = ['note', 'æøå 😀', 'a: b', '- x', "'", '"', '# dobbelt', '[x', '{', '|', '&a *a', '!t', '%', '...', '',
           'TODO: ring til Åse', '\ttab', 'k: |']
LINES = ['linje', '- punkt', '# ikke en kommentar', 'k: v', 'ø', '   dybt', '\ttab', 'slut  ', '', '', "it's", '"q"', '---x', '😀']
TEXTS = ['nyt', '', 'no', '12', 'a: b', 'Åse Ø', '# x', 'x\ny', 'x\n\n- y\n', ' x\n y\n', 'x\n\n', 'it\'s "x"', '- a', '\ttab',
         'x: ', '[a, b', "'", '\x7f', 'a\r\nb', 'æ\u2028ø', '😀', ' kant ', 'x\n', '\n', '\nx', 'x\n  y\nz', 'a\n\n\nb\n', 'x #y',
         '2026-05-20', '12:30', 'null', '~', 'true', '*a', '&a', '!x', '%x', '@x', '`x', '? x', '---', '...', 'a\\b', 'x\ty\n',
         'x \ny', '\ufeffx', 'langt ' * 30, ('langt ' * 30 + '\n') * 2, '|', '>', '0x1f', '1.0', '.', '-', '=', '<<', 'a,b', '{a}',
         '# a\n# b\n', '\u00a0', 'x\x85y', '"', 'a  b', '3 dage', '- a\n- b\n', 'Ærø\nÅ\n\nØ']
TYPED = [('null', ''), ('null', '~'), ('null', 'null'), ('bool', 'true'), ('bool', 'false'), ('int', '12'), ('int', '-3'),
         ('int', '0x1F'), ('float', '1.5'), ('float', '.inf'), ('float', '1e3')]
FRAGMENTS = ['x: 1\nl:\n  - |\n    to\n    tre\n', 'x', '- a\n- b: c\n', '{a: [b]}\n', "'it''s'\n", '|\n  a\n  b\n', '>-\n a\n b\n',
             '"a\\nb"', '[]', '{}', '[x, {y: "z"}]', 'id: ny\ntitle: Æble\n', '- - a\n  - b\n', 'k:\n  - x\n\n  - y\n',
             'a: |+\n  x\n\n', '12', 'null', '~', '2026-05-20', '"x\n  y"\n', '[x,\n y]\n', 'flere\n  linjer\n', "k: 'x'\nm: >\n  a\n  b\n",
             '- |\n  x\n- y\n', 'a:\n- b\n- c\n', '-   a\n-   b: 1\n    c: 2\n', '😀', 'k:\n', '- \n- a\n', '"": x\n', 'a b: "no"\n',
             '# NY over\nk: v  # NY ved\n', 'k: v\n# NY under\n', '- a\n  # NY\n- b\n']
NEWLINES = ['\n', '\n', '\n', '\r\n']


class Maker:
    def __init__(self, seed, number):
        self.random = random.Random(seed * 1000003 + number)
        self.out = []
        self.anchors = []
        self.newline = self.pick(NEWLINES)
        self.step = self.pick([1, 2, 2, 2, 3, 4, 8])
        self.seq_step = self.pick([0, 0, 2, 2, 2, 4])
        self.gap = self.pick([1, 1, 1, 1, 2, 3])
        self.comments = self.pick([0, 5, 20, 40])
        self.blanks = self.pick([0, 5, 20])
        self.odd = self.pick([0, 0, 5, 15])
        self.n = 0
        self.left = self.roll(self.pick([6, 15, 40, 80])) + 2

    # random() alone is the same in all versions of Python.
    def roll(self, n):
        return int(self.random.random() * n)

    def chance(self, percent):
        return self.roll(100) < percent

    def pick(self, things):
        return things[self.roll(len(things))]

    def put(self, *texts):
        self.out.extend(texts)

    def remark(self):
        self.n += 1
        sign = self.pick(['# ', '# ', '#', '##  '])
        return sign + self.pick(REMARKS) + ' %d' % self.n

    def beside(self):
        if self.chance(self.comments):
            self.put(self.pick([' ', '  ', '     ']), self.remark())
        elif self.chance(self.odd):
            self.put(self.pick([' ', '  ']))

    def end_line(self):
        self.beside()
        self.put(self.newline)

    def filler(self, column):
        while self.chance(self.comments // 2 + self.blanks):
            if self.chance(self.comments * 2):
                shift = self.pick([0, 0, 0, 1, 2, 4, -1, -2, -9])
                self.put(' ' * max(0, column + shift), self.remark())
            elif self.chance(self.odd):
                self.put(' ' * self.roll(6))
            self.put(self.newline)

    def properties(self):
        if not self.chance(self.odd):
            return ''
        what = self.roll(4)
        if what == 0:
            return self.pick(['!t ', '!!str ', '!<tag:x.dk,2026:t> ', '! '])
        name = 'a%d' % len(self.anchors)
        self.anchors.append(name)
        return '&' + name + ' ' + (self.pick(['!t ', '!!str ']) if what == 1 else '')

    def key(self, used, flow=False):
        name = self.pick(KEYS)
        while name in used:
            name = self.pick(KEYS) + str(len(used))
        used.add(name)
        if flow and any(c in name for c in ',[]{}'):
            return '"' + name + '"'
        if self.chance(8):
            return '"' + name + '"'
        if self.chance(8):
            return "'" + name + "'"
        return name

    # ---- scalars

    def folded_lines(self, words, column):
        """Words over several lines, indented further than the column."""
        text = words[0]
        for word in words[1:]:
            text += self.pick(['', '', '', ' ']) + self.newline
            while self.chance(15):
                text += ' ' * self.roll(4) + self.newline
            text += ' ' * (column + 1 + self.roll(4)) + word
        return text

    def block(self, column):
        body = column + 1 + self.roll(4)
        lines = [self.pick(LINES) for _ in range(self.roll(5))]
        sign = self.pick('||>')
        first = next((x for x in lines if x.strip(' ')), '')
        digit = ''
        if first[:1] in (' ', '\t') or (lines and not lines[0]) or self.chance(10):
            digit = str(body - max(column, 0)) if column >= 0 else str(body)
            if not 1 <= int(digit) <= 9:
                digit, lines = '', ['x']
        chomp = self.pick(['', '', '-', '+'])
        self.put(' ', self.properties(), sign, self.pick([digit + chomp, chomp + digit]))
        if self.chance(self.comments):
            self.put('  ', self.remark())
        elif self.chance(self.odd):
            self.put(' ')
        self.put(self.newline)
        for line in lines:
            self.put(' ' * body + line if line else '', self.newline)
        while self.chance(20):
            self.put(' ' * (self.roll(body + 2) if self.chance(self.odd) else 0), self.newline)

    def scalar(self, column):
        """Behind 'key:' or '-', with the end of the line."""
        kind = self.roll(100)
        if kind < 8:
            if self.chance(self.odd):
                self.put(' ' + self.properties().rstrip())
        elif kind < 26:
            self.block(column)
            return
        elif kind < 30 and self.anchors:
            self.put(' *', self.pick(self.anchors))
        else:
            self.put(self.pick([' ', ' ', ' ', ' ', '   ']), self.properties())
            if kind < 36:
                self.put(self.folded_lines(['flere', 'ord', 'på', 'linjer'][:2 + self.roll(3)], column))
            elif kind < 42:
                words = ['to', 'linjer', "#x", 'k: v'][:2 + self.roll(3)]
                quote = self.pick('\'"')
                self.put(quote, self.folded_lines(words, column), quote)
            elif kind < 56:
                self.put(self.pick(SINGLE))
            elif kind < 70:
                self.put(self.pick(DOUBLE))
            else:
                self.put(self.pick(PLAIN))
        self.end_line()

    # ---- flow

    def flow_space(self, column, lines):
        if lines and self.chance(50):
            if self.chance(self.comments):
                self.put(' ', self.remark())
            self.put(self.newline)
            while self.chance(self.comments // 2):
                self.put(' ' * (column + 1 + self.roll(4)), self.remark(), self.newline)
            self.put(' ' * (column + 1 + self.roll(4)))
        elif self.chance(40):
            self.put(' ')

    def flow_scalar(self):
        kind = self.roll(10)
        if kind < 2:
            self.put(self.pick(SINGLE))
        elif kind < 4:
            self.put(self.pick(DOUBLE))
        elif kind < 5 and self.anchors:
            self.put('*', self.pick(self.anchors), ' ')
        else:
            self.put(self.properties(), self.pick([p for p in PLAIN if not any(c in p for c in ',[]{}?:')]))

    def flow_value(self, column, depth, lines):
        if depth and self.chance(25):
            self.flow(column, depth - 1, lines)
        else:
            self.flow_scalar()

    def flow(self, column, depth, lines):
        brackets = self.pick(['[]', '{}'])
        used = set()
        self.put(self.properties(), brackets[0])
        n = self.roll(5)
        for i in range(n):
            self.flow_space(column, lines)
            if brackets == '{}' or self.chance(5):
                self.put(self.key(used, True))
                what = self.roll(10)
                if what < 1 and brackets == '{}':
                    pass
                elif what < 2:
                    self.put(': ')
                else:
                    self.put(': ')
                    self.flow_value(column, depth, lines)
            else:
                self.flow_value(column, depth, lines)
            if self.chance(20):
                self.flow_space(column, lines)
            if i + 1 < n or self.chance(15):
                self.put(',')
        self.flow_space(column, lines)
        self.put(brackets[1])

    # ---- block

    def value(self, column, depth, item):
        """Behind 'key:' or '-' in that column, with the ends of its lines."""
        self.left -= 1
        kind = self.roll(100)
        if depth == 0 or self.left <= 0 or kind < 45:
            self.scalar(column)
        elif kind < 60:
            self.put(' ')
            self.flow(column, 2, self.chance(40))
            self.end_line()
        elif item and kind < 85:
            gap = self.gap if self.chance(90) else 1 + self.roll(4)
            self.put(' ' * gap)
            self.collection(column + 1 + gap, depth - 1, True)
        else:
            kind = self.pick(['seq', 'map'])
            if self.chance(self.odd):
                self.put(' ', self.properties().rstrip())
            self.end_line()
            step = self.seq_step if kind == 'seq' and not item else self.step
            if self.chance(self.odd):
                step = 1 + self.roll(5)
            self.collection(column + max(step, 1 if item or kind == 'map' else 0), depth - 1, False, kind)

    def map_entry(self, column, depth, used):
        if self.chance(self.odd // 3):
            self.put('? ', self.key(used))
            self.end_line()
            if self.chance(70):
                self.put(' ' * column, ':')
                self.value(column, depth, True)
            return
        self.put(self.properties() if self.chance(self.odd) else '', self.key(used))
        self.put(' :' if self.chance(self.odd // 3) else ':')
        self.value(column, depth, False)

    def collection(self, column, depth, compact, kind=None):
        kind = kind or self.pick(['seq', 'map', 'map'])
        used = set()
        for i in range(1 + self.roll(4)):
            if i or not compact:
                self.filler(column)
                self.put(' ' * column)
            if kind == 'map':
                self.map_entry(column, depth, used)
            else:
                self.put('-')
                self.value(column, depth, True)

    def document(self):
        kind = self.roll(20)
        self.anchors = []
        if kind == 0:
            self.put(self.pick(PLAIN))
            self.end_line()
        elif kind == 1:
            self.flow(0, 2, self.chance(50))
            self.end_line()
        elif kind == 2 and self.chance(self.odd * 3):
            self.put('--- &r # rod')
            self.put(self.newline)
            self.collection(0, 3, False)
        else:
            self.filler(0)
            self.collection(0, 4, False)
        self.filler(0)

    def stream(self):
        if self.chance(8):
            self.put('\ufeff')
        if self.chance(30):
            if self.chance(20):
                self.put('%YAML 1.1', self.newline)
            self.put('---')
            self.end_line()
        self.document()
        while self.chance(12):
            if self.chance(20):
                self.put('...')
                self.end_line()
            self.put('---')
            self.end_line()
            self.document()
        text = ''.join(self.out)
        if self.chance(20):
            text = text.rstrip('\r\n')
        elif self.chance(5):
            text += '...' + self.newline
        return text


class Edit:
    """What is to be done: op as try_edits has it, path as a tuple below the document."""
    __slots__ = ('document', 'op', 'path', 'value', 'order', 'by_id')

    def __init__(self, document, op, path, value, order=()):
        self.document, self.op, self.path, self.value, self.order = document, op, path, value, order
        self.by_id = False

    def pointer(self):
        return ''.join('/' + (s[1].replace('~', '~0').replace('/', '~1') if isinstance(s, tuple) else str(s))
                       for s in self.path)


def nodes_below(node, path=()):
    yield path, node
    for i, kid in enumerate(node.kids):
        step = ('k', node.keys[i].value) if node.kind == 'map' else i
        yield from nodes_below(kid, path + (step,))


def edit_of(maker, tree):
    """A random edit of one of the documents."""
    document = maker.roll(len(tree.roots))
    all_nodes = list(nodes_below(tree.roots[document]))
    path, node = maker.pick(all_nodes)
    kind = maker.roll(100)
    item = bool(path) and not isinstance(path[-1], tuple)
    if path and kind < 15:
        return Edit(document, 'remove', path, '')
    if path and kind < 25:
        return Edit(document, 'put', path, maker.pick(FRAGMENTS))
    if item and kind < 55:
        return Edit(document, maker.pick(['before', 'after']), path, maker.pick(FRAGMENTS))
    if node.kind == 'seq' or (kind < 60 and node.kind == 'scalar' and node.value == ''):
        return Edit(document, 'append', path, maker.pick(FRAGMENTS))
    if node.kind == 'map':
        have = [k.value for k in node.keys]
        key = maker.pick(NEW_KEYS)
        order = []
        if maker.chance(50):
            order = [k for k in have + ['x', 'q'] if k and maker.chance(60)]
            order.insert(maker.roll(len(order) + 1), key)
            order = [k for k in order if k and '\n' not in k]
        if kind < 80:
            op, value = ('set', maker.pick(TEXTS)) if maker.chance(80) else maker.pick(TYPED)
        else:
            op, value = 'put', maker.pick(FRAGMENTS)
        return Edit(document, op, path + (('k', key),), value, tuple(order))
    if maker.chance(80):
        return Edit(document, 'set', path, maker.pick(TEXTS))
    return Edit(document, *((lambda t: (t[0], path, t[1]))(maker.pick(TYPED))))
