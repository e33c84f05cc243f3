"""YAML by the pure-Python reader of PyYAML, which shares no code with libmus: a tree that knows
where each node and each entry stands, all comments, and to which entry each comment belongs by the
rules of lib/doc/edit.h."""

import bisect
import re

import yaml.error
import yaml.parser
import yaml.reader
import yaml.scanner

BREAKS = '\n\r\x85\u2028\u2029'


class Refused(Exception):
    """PyYAML does not read the text."""


class _Reader(yaml.reader.Reader, yaml.scanner.Scanner, yaml.parser.Parser):
    def __init__(self, text):
        self.seen = []
        yaml.reader.Reader.__init__(self, text)
        yaml.scanner.Scanner.__init__(self)
        yaml.parser.Parser.__init__(self)

    def get_token(self):
        token = super().get_token()
        self.seen.append(token)
        return token


class Node:
    __slots__ = ('kind', 'value', 'style', 'flow', 'anchor', 'tag', 'start', 'end', 'own', 'kids', 'keys')

    def __init__(self, kind, start, end):
        self.kind, self.start, self.end = kind, start, end
        self.value = self.style = self.flow = self.anchor = self.tag = None
        self.own = start  # behind anchor and tag
        self.kids, self.keys = [], []


class Entry:
    """A key with its value, an item, or (path (n,)) a whole document."""
    __slots__ = ('path', 'start', 'end', 'column', 'flow', 'heads', 'lead', 'node')


class Comment:
    __slots__ = ('at', 'text', 'column', 'own_line', 'owner', 'loose')


_NULL = re.compile(r'~|null|Null|NULL|\Z')
_BOOL = re.compile(r'(true|True|TRUE|false|False|FALSE)\Z')
_INT = re.compile(r'([-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+)\Z')
_FLOAT = re.compile(r'([-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?|[-+]?\.(inf|Inf|INF)|\.(nan|NaN|NAN))\Z')


def core_type(text):
    """The type of a plain scalar by the core schema of YAML 1.2."""
    if text in ('', '~', 'null', 'Null', 'NULL'):
        return 'null'
    if _BOOL.match(text):
        return 'bool'
    if _INT.match(text):
        return 'int'
    if _FLOAT.match(text):
        return 'float'
    return 'str'


def scalar_type(node):
    if node.tag is not None:
        return 'tagged'
    return core_type(node.value) if node.style is None else 'str'


class Tree:
    def __init__(self, text):
        self.text = text
        self.roots = []
        try:
            self._read()
        except (yaml.error.YAMLError, RecursionError) as error:
            raise Refused(str(error)) from error
        self._lines()
        self._entries()
        self._comments()

    # ---- nodes

    def _read(self):
        reader = _Reader(self.text)
        self._scalars = {}
        self._next = reader.get_event
        event = self._next()
        while not isinstance(event, yaml.events.StreamEndEvent):
            if isinstance(event, yaml.events.DocumentStartEvent):
                self.roots.append(self._node(self._next()))
            event = self._next()
        self.tokens = [t for t in reader.seen if t.end_mark.index > t.start_mark.index]
        self.tokens.sort(key=lambda t: t.start_mark.index)
        self.starts = [t.start_mark.index for t in self.tokens]
        dashes = [t for t in self.tokens if isinstance(t, yaml.tokens.BlockEntryToken)]
        self.dashes = [t.start_mark.index for t in dashes]
        content = {t.end_mark.index: t.start_mark.index for t in self.tokens
                   if isinstance(t, yaml.tokens.ScalarToken)}
        self._own(content)

    def _node(self, event):
        start, end = event.start_mark.index, event.end_mark.index
        if isinstance(event, yaml.events.AliasEvent):
            node = Node('alias', start, end)
            node.value = event.anchor
            return node
        if isinstance(event, yaml.events.ScalarEvent):
            node = Node('scalar', start, end)
            node.value, node.style = event.value, event.style
        elif isinstance(event, yaml.events.SequenceStartEvent):
            node = Node('seq', start, end)
            self._children(node, yaml.events.SequenceEndEvent, False)
        else:
            node = Node('map', start, end)
            self._children(node, yaml.events.MappingEndEvent, True)
        if any(k.kind != 'scalar' for k in node.keys):
            raise Refused('a key is no scalar')
        if node.kind != 'scalar':
            node.flow = bool(event.flow_style)
            node.end = self._last.end_mark.index
        node.anchor, node.tag = event.anchor, event.tag
        return node

    def _children(self, node, end, keyed):
        event = self._next()
        while not isinstance(event, end):
            if keyed:
                node.keys.append(self._node(event))
                event = self._next()
            node.kids.append(self._node(event))
            event = self._next()
        self._last = event

    def _own(self, content):
        """Where the text of scalars begins, and where that of blocks ends."""
        todo = list(self.roots)
        order = []
        while todo:
            node = todo.pop()
            order.append(node)
            todo.extend(node.keys)
            todo.extend(node.kids)
            if node.kind == 'scalar' and node.end > node.start:
                node.own = content.get(node.end, node.end)
                if node.style in ('|', '>'):
                    node.end = self._block_end(node)
        for node in reversed(order):
            # The reader marks what is left out, and the end of what has no bracket, further down.
            for key, kid in zip(node.keys, node.kids):
                if kid.kind == 'scalar' and kid.start == kid.end:
                    kid.start = kid.own = kid.end = self._behind_colon(key)
            pair = node.flow and node.kind == 'map' and self.text[node.end - 1] not in '}'
            if node.kids and (pair or not node.flow):
                node.end = max(node.kids[-1].end, node.keys[-1].end if node.keys else 0)

    def _block_end(self, node):
        text = self.text[node.own:node.end]
        header = re.match('[|>][-+0-9]*', text).group()
        if '+' in header:
            # All blank lines are its own, without the last line's break.
            end = node.own + len(text.rstrip(' '))
            return self._before_break(end)
        kept = max(len(text.rstrip(' \t' + BREAKS)), len(header))
        lines = [x for x in re.split('\r\n|[' + BREAKS + ']', text)[1:] if x.strip(' ')]
        body = min([len(x) - len(x.lstrip(' ')) for x in lines], default=len(text))
        # Spaces beyond the indentation are text.
        for m in re.finditer('[^' + BREAKS + ']+', text[kept:]):
            if lines and len(m.group()) > body and not m.group().strip(' ') and m.start():
                kept += m.end()
                break
        return node.own + kept

    def _before_break(self, at):
        if self.text[at - 2:at] == '\r\n':
            return at - 2
        return at - 1 if self.text[at - 1:at] in BREAKS and at else at

    # ---- lines

    def _lines(self):
        self.line_starts = [0]
        for m in re.finditer('\r\n|[' + BREAKS + ']', self.text):
            self.line_starts.append(m.end())
        if self.text.startswith('\ufeff'):
            self.line_starts[0] = 1

    def line_of(self, at):
        return max(0, bisect.bisect_right(self.line_starts, at) - 1)

    def line_start(self, at):
        return self.line_starts[self.line_of(at)]

    def line_end(self, at):
        """Before the break."""
        n = self.line_of(at)
        if n + 1 == len(self.line_starts):
            return len(self.text)
        return self._before_break(self.line_starts[n + 1])

    def is_first(self, at):
        return not self.text[self.line_start(at):at].strip(' \t')

    # ---- entries

    def _entries(self):
        self.entries = []
        self.by_path = {}
        for n, root in enumerate(self.roots):
            self._entry((n,), root.start, root, None, root.start)
            self._walk((n,), root, True)
        self.by_start = {}
        for e in self.entries:
            if len(e.path) > 1:
                old = self.by_start.get(e.start)
                if old is None or len(e.path) < len(old.path):
                    self.by_start[e.start] = e

    def _entry(self, path, start, node, parent, lead):
        e = Entry()
        e.path, e.start, e.end, e.node, e.lead = path, start, max(node.end, lead), node, lead
        e.column = start - self.line_start(start)
        e.flow = bool(parent and parent.flow)
        e.heads = False  # the first entry of a document, which is no flow collection
        self.entries.append(e)
        self.by_path[path] = e
        return e

    def _walk(self, path, node, root):
        for i, kid in enumerate(node.kids):
            if node.kind == 'map':
                key = node.keys[i]
                start = key.start
                before = self.text[:start].rstrip(' \t') if self._explicit(start) else None
                if before is not None:
                    start = len(before) - 1
                lead = self._behind_colon(key)
                e = self._entry(path + (('k', key.value),), start, kid, node, lead)
            else:
                start, lead = kid.start, kid.start
                if not node.flow:
                    n = bisect.bisect_left(self.dashes, kid.start) - 1
                    start, lead = self.dashes[n], self.dashes[n] + 1
                e = self._entry(path + (i,), start, kid, node, lead)
            e.heads = i == 0 and root and not node.flow
            self._walk(e.path, kid, False)

    def _explicit(self, start):
        line = self.text[self.line_start(start):start].rstrip(' \t')
        return line.endswith('?') and (len(line) == 1 or line[-2] in ' \t,[{')

    def _behind_colon(self, key):
        n = bisect.bisect_left(self.starts, key.end)
        while n < len(self.tokens):
            if isinstance(self.tokens[n], yaml.tokens.ValueToken):
                return self.tokens[n].end_mark.index
            break
        return key.end

    # ---- comments

    def _comments(self):
        self.comments = []
        at = 0
        for t in self.tokens:
            self._gap(at, t.start_mark.index)
            at = max(at, t.end_mark.index)
            if isinstance(t, yaml.tokens.ScalarToken) and t.style in ('|', '>'):
                end = self.line_end(t.start_mark.index)
                self._gap(t.start_mark.index, min(end, at))
        self._gap(at, len(self.text))
        self.comment_lines = {self.line_of(c.at): c for c in self.comments if c.own_line}
        for c in self.comments:
            c.owner = self._owner(c)

    def _gap(self, at, end):
        at = self.text.find('#', at, end)
        while at >= 0:
            c = Comment()
            stop = self.line_end(at)
            c.at, c.text = at, self.text[at:stop]
            c.own_line = self.is_first(at)
            c.column = at - self.line_start(at)
            self.comments.append(c)
            at = self.text.find('#', stop, end)

    def _owner(self, c):
        c.loose = False
        if not c.own_line:
            return self._owner_on_line(c)
        n = bisect.bisect_left(self.starts, c.at)
        if n < len(self.tokens) and isinstance(self.tokens[n], yaml.tokens.FlowEntryToken):
            c.loose = True  # until its comma goes
            return self._before_comma(self.starts[n])
        return self._owner_above(c) or self._owner_below(c) or ('in',)

    def _containing(self, start, end):
        """The deepest entry that holds the token."""
        best = None
        for e in self.entries:
            if e.start <= start and end <= e.end and (best is None or len(e.path) >= len(best.path)):
                best = e
        return best

    def _owner_on_line(self, c):
        n = bisect.bisect_left(self.starts, c.at) - 1
        if n >= 0 and isinstance(self.tokens[n], yaml.tokens.ScalarToken) \
                and self.tokens[n].end_mark.index > c.at:
            t = self.tokens[n]  # behind | or >
        elif n >= 0:
            t = self.tokens[n]
        else:
            return ('in',)
        start, end = t.start_mark.index, t.end_mark.index
        if isinstance(t, yaml.tokens.FlowEntryToken):
            return self._before_comma(start)
        if isinstance(t, yaml.tokens.ScalarToken) and t.style in ('|', '>'):
            end = start + 1
        e = self._containing(start, end)
        # Of a pair without braces in [ ] it is the item's.
        while e and e.flow and len(e.path) > 2 and self.by_path[e.path[:-1]].end == e.end \
                and self.by_path[e.path[:-1]].flow:
            e = self.by_path[e.path[:-1]]
        return ('of', e.path) if e and len(e.path) > 1 else ('in',)

    def _before_comma(self, comma):
        ended = [e for e in self.entries if e.end <= comma and e.flow]
        if not ended:
            return ('in',)
        last = max(e.end for e in ended)
        return ('of', min((e for e in ended if e.end == last), key=lambda e: len(e.path)).path)

    def _owner_above(self, c):
        """The entry above, if the comment is further to the right."""
        ended = [e for e in self.entries if e.end <= c.at and len(e.path) > 1]
        if not ended:
            return None
        last = max(e.end for e in ended)
        n = bisect.bisect_left(self.starts, last)
        # Brackets and marks of documents part the comment from it.
        if n < len(self.starts) and self.starts[n] < c.at:
            return None
        chain = [e for e in ended if e.end == last]
        if any(e.flow for e in chain):
            return None
        column = min([c.column] + [d.column for d in self.comments
                                   if d.own_line and last <= d.at < c.at])
        below = [e for e in chain if e.column < column]
        if not below:
            return None
        return ('of', max(below, key=lambda e: (e.column, len(e.path))).path)

    def _owner_below(self, c):
        line = self.line_of(c.at) + 1
        while line in self.comment_lines:
            line += 1
        if line >= len(self.line_starts):
            return None
        begin = self.line_starts[line]
        end = self.line_end(begin)
        first = begin + len(self.text[begin:end]) - len(self.text[begin:end].lstrip(' \t'))
        e = self.by_start.get(first)
        if e is None or e.heads:
            return None
        # Further to the right stands only what follows one of its own.
        line = self.line_of(c.at)
        while line in self.comment_lines:
            if e.flow or self.comment_lines[line].column <= e.column:
                return ('of', e.path)
            line -= 1
        return None


def at(node, path):
    """The node at a path below it."""
    for step in path:
        if isinstance(step, tuple):
            for key, kid in zip(node.keys, node.kids):
                if key.value == step[1]:
                    node = kid
                    break
            else:
                return None
        elif node.kind == 'seq' and step < len(node.kids):
            node = node.kids[step]
        else:
            return None
    return node
