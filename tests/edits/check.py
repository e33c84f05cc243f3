"""Edits by libmus, judged by a reader that shares no code with it.

    check.py TRY_EDITS random SEED FROM TO      random documents FROM … TO - 1, one edit each
    check.py TRY_EDITS suite FOLDER             every edit at every node of the suite of YAML
    check.py TRY_EDITS sabotage SEED FROM TO    the same, spoilt: what is spoilt must be seen
    check.py TRY_EDITS show SEED NUMBER         one of the random ones, with what came of it

The edit is applied to the tree that the reader makes of the text; the reader's tree of what came
of it must be that: values, types, order, keys, anchors, tags, and the way of writing of all that
was not edited. Bytes may have changed only where the edit is. All comments must be there, in
order, with the entries that they belonged to; those of what was removed are gone.
"""

import collections
import os
import subprocess
import sys

import documents
import tree

BATCH = 500


class Wrong(Exception):
    """Something came of an edit that must not."""


# ---- try_edits

def ask(program, requests):
    """[(result, bytes)] of [(text, edit)]."""
    out = bytearray()
    for text, edit in requests:
        path = edit.pointer()
        for field in (text, str(edit.document), edit.op, path, edit.value, '\n'.join(edit.order)):
            data = field.encode()
            out += b'%d\n' % len(data) + data
    run = subprocess.run([program], input=bytes(out), stdout=subprocess.PIPE, check=True)
    answers, at = [], 0
    for _ in requests:
        fields = []
        for _ in range(2):
            stop = run.stdout.index(b'\n', at)
            length = int(run.stdout[at:stop])
            fields.append(run.stdout[stop + 1:stop + 1 + length])
            at = stop + 1 + length
        answers.append((fields[0].decode(), fields[1]))
    if at != len(run.stdout):
        raise Wrong('try_edits said more than was asked')
    return answers


# ---- what is meant

ANY = object()


def data(node, styles=True):
    """A node as something to compare: without places."""
    style = (node.style if node.kind == 'scalar' else node.flow) if styles else ANY
    head = (node.kind, node.anchor, node.tag, style)
    if node.kind == 'alias':
        return ('alias', None, None, ANY, node.value)
    if node.kind == 'scalar':
        kind = tree.scalar_type(node)
        return head + ((kind, '' if kind == 'null' else node.value),)
    if node.kind == 'seq':
        return head + ([data(k, styles) for k in node.kids],)
    return head + ([(key_data(k, styles), data(v, styles)) for k, v in zip(node.keys, node.kids)],)


def key_data(node, styles):
    """A key is found by its text, also where it is null."""
    head = data(node, styles)
    return head[:4] + ((head[4][0], node.value),)


def fragment(text):
    return data(tree.Tree(text).roots[0], False)


def same(want, got, where=''):
    """None, or where they differ."""
    if want[0] != got[0] or want[1] != got[1] or want[2] != got[2] or \
            (want[3] is not ANY and want[3] != got[3]):
        return '%s: %r where %r should be' % (where or 'the whole', got[:4], want[:4])
    if want[0] in ('scalar', 'alias'):
        return None if want[4] == got[4] else '%s: %r where %r should be' % (where, got[4], want[4])
    if len(want[4]) != len(got[4]):
        return '%s: %d entries where %d should be' % (where, len(got[4]), len(want[4]))
    for i, (a, b) in enumerate(zip(want[4], got[4])):
        if want[0] == 'seq':
            bad = same(a, b, '%s/%d' % (where, i))
        else:
            bad = same(a[0], b[0], '%s key %d' % (where, i)) or same(a[1], b[1], '%s/%s' % (where, a[0][4][1]))
        if bad:
            return bad
    return None


def listed(value):
    return ('seq', None, None, ANY, [value])


def put_at(node, path, change):
    """The data with change(old) at the path; old is None where a key is lacking."""
    if not path:
        return change(node)
    step, kids = path[0], list(node[4])
    if node[0] == 'seq':
        new = put_at(kids[step], path[1:], change)
        kids[step:step + 1] = [] if new is None else [new]
    else:
        for i, (key, value) in enumerate(kids):
            if key[4][1] == step[1]:
                new = put_at(value, path[1:], change)
                kids[i:i + 1] = [] if new is None else [(key, new)]
                break
        else:
            raise KeyError(step[1])
    head = node[:4]
    if not kids and node[4]:
        head = node[:3] + (ANY,)  # {} or []
    return head + (kids,)


def place_of(names, name, order):
    """Where among those keys the new one goes."""
    if name in order:
        place = order.index(name)
        earlier = [k for k in order[:place] if k in names]
        later = [k for k in order[place + 1:] if k in names]
        if earlier:
            return names.index(earlier[-1]) + 1
        if later:
            return names.index(later[0])
    return len(names)


def add_key(node, name, value, order):
    """The key in its customary place."""
    kids = list(node[4])
    kids.insert(place_of([k[4][1] for k, _ in kids], name, order), (('scalar', None, None, ANY, ('key', name)), value))
    return node[:4] + (kids,)


def scalar_data(edit):
    if edit.op == 'set':
        return ('str', edit.value)
    return (edit.op, '' if edit.op == 'null' else edit.value)


def set_scalar(edit, old):
    kind, value = scalar_data(edit)
    if old is None or old[0] == 'alias':
        return ('scalar', None, None, ANY, (kind, value))
    if old[2] is not None:
        kind = 'tagged'
    return ('scalar', old[1], old[2], ANY, (kind, value))


def replaced(edit, old):
    return set_scalar(edit, old) if edit.op not in ('put', 'append') else fragment(edit.value)


def appended(edit, old):
    value = fragment(edit.value)
    if old[0] == 'seq':
        head = old[:3] + ((ANY,) if not old[4] else old[3:4])
        return head + (old[4] + [value],)
    return ('seq', old[1], old[2], ANY, [value])


def inserted(edit, old, at):
    kids = list(old[4])
    kids.insert(at + (edit.op == 'after'), fragment(edit.value))
    return old[:4] + (kids,)


def meant(old, edit, target):
    """The data of the document after the edit. `target`: the node there, or None."""
    path = edit.path
    if edit.op == 'remove':
        return put_at(old, path, lambda _: None)
    if edit.op in ('before', 'after'):
        return put_at(old, path[:-1], lambda n: inserted(edit, n, path[-1]))
    if target is None:
        new = replaced(edit, None)
        if edit.op == 'append':
            new = listed(new)
        return put_at(old, path[:-1], lambda n: add_key(n, path[-1][1], new, edit.order))
    if edit.op == 'append':
        return put_at(old, path, lambda n: appended(edit, n))
    return put_at(old, path, lambda n: replaced(edit, n))


def without_keys(want, got):
    """`want` with new keys made equal to those of `got` if they are the same text."""
    if want[0] not in ('seq', 'map') or want[0] != got[0]:
        return want
    kids = []
    for i, kid in enumerate(want[4]):
        if i >= len(got[4]):
            kids.append(kid)
        elif want[0] == 'seq':
            kids.append(without_keys(kid, got[4][i]))
        else:
            key, value = kid
            if key[4][0] == 'key':
                key = key[:4] + (('str', key[4][1]),)
            kids.append((key, without_keys(value, got[4][i][1])))
    return want[:4] + (kids,)


# ---- bytes

def common(before, after):
    """Lengths of the common beginning and end, which do not overlap in either."""
    most = min(len(before), len(after))
    head = len(os.path.commonprefix([before, after]))
    tail = 0
    while tail < most - head and before[-1 - tail] == after[-1 - tail]:
        tail += 1
    return head, tail


def blank_back(text, at):
    while at > 0 and text[at - 1] in ' \t\r\n':
        at -= 1
    return at


def blank_on(text, at):
    while at < len(text) and text[at] in ' \t\r\n':
        at += 1
    return at


def is_within(path, other):
    return len(path) >= len(other) and path[:len(other)] == other


def own_comments(t, path):
    """Those that belong to an entry or to what is below it, or stand in it and belong to none."""
    e = t.by_path[path]
    return [c for c in t.comments if (c.owner[0] == 'of' and is_within(c.owner[1], path)) or
            (c.owner[0] == 'in' and len(path) > 1 and e.start < c.at < e.end)]


def inner_comments(t, path):
    """Those within its value."""
    node = t.by_path[path].node
    if node.flow:
        return [c for c in t.comments if node.own < c.at < node.end]
    inner = [c for c in own_comments(t, path) if c.owner != ('of', path)]
    if len(path) == 1:
        inner += [c for c in t.comments if c not in inner and node.own < c.at < node.end]
    return inner


def value_window(t, entry):
    """Behind the ':' or '-' up to the end of the last line, and comments within."""
    end = t.line_end(entry.end)
    if entry.flow and entry.node.start == entry.node.end:
        end = blank_on(t.text, entry.end)
    below = [c for c in inner_comments(t, entry.path) if c.own_line]
    end = max([end] + [t.line_end(c.at) for c in below if c.at > entry.end])
    if end == len(t.text.rstrip('\r\n')):
        end = len(t.text)
    start = min(entry.lead, entry.node.start)
    return (start if len(entry.path) > 1 else len(t.text[:start].rstrip(' '))), end


def between(t, path, first, last):
    """In [ ] or { }: from behind the entry before number `first` up to that of number `last`."""
    node = t.by_path[path].node
    steps = [('k', k.value) for k in node.keys] or list(range(len(node.kids)))
    opening = t.text.index('{' if node.kind == 'map' else '[', node.start) + 1
    start = t.by_path[path + (steps[first - 1],)].end if first else opening
    return start, t.by_path[path + (steps[last],)].start if last < len(steps) else node.end - 1


def window(t, edit, path, target):
    """(from, to, pure): what of the old text may change; pure: something may only come between."""
    entry = t.by_path.get(path)
    parent = t.by_path.get(path[:-1])
    if edit.op in ('before', 'after') or (target is None):
        if not parent.node.flow:
            return 0, len(t.text), True
        at = path[-1] + (edit.op == 'after') if target else place_of(
            [k.value for k in parent.node.keys], path[-1][1], edit.order)
        return between(t, path[:-1], at, at) + (False,)
    if edit.op == 'append' and target.kind == 'seq' and target.kids:
        if not target.flow:
            return 0, len(t.text), True
        return between(t, path, len(target.kids), len(target.kids)) + (False,)
    if edit.op != 'remove':
        return value_window(t, entry) + (False,)
    if len(parent.node.kids) == 1 and not parent.node.flow:
        return value_window(t, parent) + (False,)
    if parent.node.flow:
        at = path[-1]
        if isinstance(at, tuple):
            at = [k.value for k in parent.node.keys].index(at[1])
        return between(t, path[:-1], at, at + 1) + (False,)
    owned = [c for c in own_comments(t, path)]
    start = min([t.line_start(entry.start) if t.is_first(entry.start) else entry.start] +
                [t.line_start(c.at) for c in owned])
    end = max([t.line_end(entry.end)] + [t.line_end(c.at) for c in owned])
    return blank_back(t.text, start), blank_on(t.text, end), False


def check_bytes(t, after, edit, path, target):
    before = t.text
    start, end, pure = window(t, edit, path, target)
    if pure:
        head, tail = common(before, after)
        if head + tail < len(before):
            raise Wrong('bytes were replaced at %d, where something was only to be added' % head)
    elif not after.startswith(before[:start]):
        raise Wrong('bytes were changed before %d' % start)
    elif not after.endswith(before[end:]) or len(after) < start + len(before) - end:
        raise Wrong('bytes were changed behind %d' % end)


def check_breaks(before, after):
    crlf = before.count('\r\n')
    if crlf and crlf == before.count('\n') and after.count('\n') != after.count('\r\n'):
        raise Wrong('a line ends otherwise than the others')
    if not crlf and '\r' in after and '\r' not in before:
        raise Wrong('a carriage return came in')
    if before.startswith('\ufeff') != after.startswith('\ufeff'):
        raise Wrong('the byte order mark is lost')


# ---- comments

def moved(owner, edit, path):
    """The owner as it is named after the edit."""
    if owner[0] != 'of':
        return owner
    seq = path[:-1]
    if edit.op in ('before', 'after', 'remove') and not isinstance(path[-1], tuple):
        old = owner[1]
        if len(old) > len(seq) and old[:len(seq)] == seq and not isinstance(old[len(seq)], tuple):
            i, k = old[len(seq)], path[-1]
            if edit.op == 'remove':
                i -= i > k
            else:
                i += i >= k + (edit.op == 'after')
            return ('of', seq + (i,) + old[len(seq) + 1:])
    return owner


def check_comments(old, new, edit, path, target):
    left = [c for c in new.comments if 'NY' not in c.text]
    if edit.op == 'put':
        # What is within the value that is replaced may go, or stay where it is.
        inner = inner_comments(old, path) if path in old.by_path else []
        texts = [c.text for c in left]
        want = [c for c in old.comments if c not in inner or c.text in texts]
        lax = {c.text for c in inner}
    else:
        gone = own_comments(old, path) if edit.op == 'remove' else []
        want = [c for c in old.comments if c not in gone]
        lax = set()
    if [c.text for c in want] != [c.text for c in left]:
        a, b = [c.text for c in want], [c.text for c in left]
        raise Wrong('comments: %r where %r should be' % (b, a))
    for was, now in zip(want, left):
        owner = moved(was.owner, edit, path)
        if was.loose or was.text in lax:
            continue
        if edit.op == 'put' and lax and was.own_line and owner == ('of', path):
            continue  # below what may have stayed of the value
        above = ('of', path) if len(path) > 1 else ('in',)
        if edit.op in ('put', 'append') and was.own_line and owner == above and \
                now.owner[0] == 'of' and is_within(now.owner[1], path):
            continue  # below the value: to the right of what is there now
        if owner == ('in',) and was.own_line and now.owner[0] == 'of' and \
                is_within(path[:-1] if edit.op == 'remove' else path, now.owner[1]):
            continue  # the collection's, or the key's, which ends above it now
        # What stands above the first entry is the document's.
        if owner[0] == 'of' and now.owner == ('in',) and owner[1] in new.by_path and \
                new.by_path[owner[1]].heads:
            continue
        if owner != now.owner:
            raise Wrong('the comment %r was %s and is %s' % (was.text, owner, now.owner))


# ---- one edit

def judge(t, edit, after_bytes):
    """Raises Wrong if this is not what was meant."""
    after = after_bytes.decode()
    try:
        new = tree.Tree(after)
    except tree.Refused as error:
        raise Wrong('the independent reader refuses the text: %s' % error) from error
    path = (edit.document,) + edit.path
    target = tree.at(t.roots[edit.document], edit.path)
    if len(new.roots) != len(t.roots):
        raise Wrong('there are %d documents' % len(new.roots))
    for i, root in enumerate(t.roots):
        want, got = data(root), data(new.roots[i])
        if i == edit.document:
            want = without_keys(meant(want, edit, target), got)
        bad = same(want, got)
        if bad:
            raise Wrong(bad)
    check_breaks(t.text, after)
    check_comments(t, new, edit, path, target)
    check_bytes(t, after, edit, path, target)
    check_style(t, new, edit, target)


def check_style(t, new, edit, target):
    """A value set keeps its quotes, or its block, where the text can stand so."""
    if target is None or target.kind != 'scalar' or edit.op != 'set':
        return
    now = tree.at(new.roots[edit.document], edit.path).style
    simple = edit.value.isprintable() and '\n' not in edit.value and '\ufeff' not in edit.value
    if target.style == '"' and now != '"':
        raise Wrong('double quotes became %r' % now)
    if target.style == "'" and now != "'" and simple:
        raise Wrong('single quotes became %r' % now)


# ---- what must be seen

def spoilt(t, edit, after):
    """(what is wrong with it, text) of texts that are not what was meant."""
    new = tree.Tree(after)
    kept = [c for c in new.comments if 'NY' not in c.text]
    if edit.op != 'put':  # there comments may go
        for c in kept[:1] + kept[-1:]:
            yield 'a comment is lost', after[:c.at] + after[new.line_end(c.at):]
        for c, d in zip(kept, kept[1:]):
            if c.text != d.text:
                yield 'comments change places', (after[:c.at] + d.text + after[c.at + len(c.text):d.at] +
                                                 c.text + after[d.at + len(d.text):])
                break
    for c in kept if edit.op != 'put' else []:
        line, end = new.line_start(c.at), new.line_end(c.at)
        nearby = after[end:].split('\n', 2)
        if c.own_line and len(nearby) == 3 and not c.owner == ('in',) and \
                nearby[1].strip() and nearby[1].strip()[0] != '#' and c.column == 0:
            yield 'a comment is moved', (after[:line] + nearby[1] + '\n' + after[line:end] +
                                         nearby[0] + '\n' + nearby[2])
            break
    if after.count('\r\n') > 1 and after.count('\r\n') == after.count('\n'):
        yield 'a line ends otherwise', after.replace('\r\n', '\n', 1)
    if after.startswith('\ufeff'):
        yield 'the byte order mark is lost', after[1:]
    yield 'a document comes in', after.rstrip('\n') + '\n---\nx\n'
    start, end, pure = window(t, edit, (edit.document,) + edit.path, tree.at(t.roots[edit.document], edit.path))
    at = start // 2
    if not pure and after[at:start].strip(' '):
        yield 'a blank comes in before', after[:at] + ' ' + after[at:]
    if not pure and end < len(t.text):
        at = len(after) - (len(t.text) - end) // 2
        yield 'a blank comes in behind', after[:at] + ' ' + after[at:]
    if pure and t.text[:1] != after[:1] != ' ':
        yield 'something goes', after[1:]
    for quote in '\'"':
        at = after.find(quote + 'dobbelt' + quote)
        if at > 0 and 'dobbelt' not in edit.value and edit.op != 'remove':
            yield 'the quotes change', (after[:at] + {'"': "'", "'": '"'}[quote] + 'dobbelt' +
                                        {'"': "'", "'": '"'}[quote] + after[at + 9:])


class Sabotage:
    """Counts what is seen and what is not."""

    def __init__(self):
        self.seen, self.missed = collections.Counter(), collections.Counter()

    def take(self, name, text, edit, answer, t):
        if answer[0]:
            return
        for what, after in spoilt(t, edit, answer[1].decode()):
            try:
                judge(t, edit, after.encode())
                self.missed[what] += 1
                if os.environ.get('SHOW'):
                    print('# %s: %s is not seen\n# %r\n# %r\n# %r' % (name, what, text, answer[1].decode(), after))
            except (Wrong, KeyError):
                self.seen[what] += 1


# ---- refusals

OTHER = 'for another reason'


def is_pair(t, path):
    """Whether a mapping without braces stands there, in [ ]."""
    node = t.by_path[path].node
    return node.kind == 'map' and node.flow and bool(node.keys) and \
        '{' not in t.text[node.start:node.keys[0].start]


def reason(t, edit, target):
    """Why an edit was refused that makes sense."""
    path = (edit.document,) + edit.path
    node = target or t.by_path[path[:-1]].node
    if edit.op == 'remove' and not edit.path:
        return 'a whole document is not removed'
    if not edit.path and node.kind == 'scalar' and node.start == node.end:
        return 'an empty document is not filled'
    if node.tag is not None and (target is None or edit.op != 'put'):
        return 'a tag says what a value is'
    if edit.path and is_pair(t, path[:-1]):
        return 'a pair in [ ] without braces has one key'
    if not edit.path and edit.op == 'put':
        return 'a comment behind one line is not put behind several'
    if edit.value.endswith('\n\n'):
        return "a block '|+' would get the blank lines below as its text"
    if target is not None and path in t.by_path and t.line_of(t.by_path[path].start) != \
            t.line_of(t.by_path[path].lead) and node.start == node.end:
        return 'a key over several lines, without a value, is no key with one'
    return OTHER


# Cases of the suite where an edit is refused for a reason that is not looked for above.
KNOWN = {
    'H2RW': "a line of blanks below would become text of the block '|'",
    'J9HZ': "comments between a key and its value would become text of the block '|'",
    'JEF9/02': "a line of blanks below would become text of the block '|'",
    'P94K': "comments between a key and its value would become text of the block '|'",
    'S98Z': 'a line of blanks below would become text of the block',
    'Y2GN': 'libyaml ends the name of an anchor at a colon',
}


class Tally:
    def __init__(self):
        self.reasons = collections.Counter()
        self.made = collections.Counter()
        self.refused = collections.Counter()
        self.unread = collections.Counter()
        self.wrong = 0

    def take(self, name, text, edit, answer, t):
        result, rest = answer
        if result == 'unread':
            self.unread[rest.decode().split(' ', 1)[1][:60]] += 1
            return
        if result:
            self.refused[result] += 1
            line, message = rest.decode().split(' ', 1)
            if result == 'edit-refused':
                why = reason(t, edit, tree.at(t.roots[edit.document], edit.path))
                self.reasons[KNOWN.get(name, why) if why == OTHER else why] += 1
                if why == OTHER and name not in KNOWN:
                    print('# %s: %s %s %r is refused' % (name, edit.op, edit.pointer(), edit.value))
            if not int(line) or not message:
                self.tell(name, text, edit, 'refused without a place or a reason', rest)
            return
        try:
            judge(t, edit, rest)
            self.made[edit.op] += 1
        except (Wrong, KeyError, UnicodeDecodeError) as error:
            self.tell(name, text, edit, repr(error), rest)

    def tell(self, name, text, edit, what, after):
        self.wrong += 1
        if self.wrong <= int(os.environ.get('SHOW', '5')):
            print('not ok %s: %s' % (name, what))
            print('# %s %s %r order %r' % (edit.op, edit.pointer() or '""', edit.value, edit.order))
            print('# before %r' % text)
            print('# after  %r' % after.decode(errors='replace'))


def random_edits(program, seed, first, last, tally):
    """One edit of each random document; what the independent reader refuses is no document."""
    requests, no_yaml = [], 0

    def flush():
        answers = ask(program, [(text, edit) for _, text, edit, _ in requests])
        for (name, text, edit, t), answer in zip(requests, answers):
            tally.take(name, text, edit, answer, t)
        requests.clear()

    for number in range(first, last):
        maker = documents.Maker(seed, number)
        text = maker.stream()
        try:
            t = tree.Tree(text)
        except tree.Refused:
            no_yaml += 1
            continue
        if not t.roots:
            no_yaml += 1
            continue
        requests.append(('%d %d' % (seed, number), text, documents.edit_of(maker, t), t))
        if len(requests) == BATCH:
            flush()
    flush()
    return no_yaml


# ---- the suite

SUITE_EDITS = [('set', 'nyt'), ('set', 'a: b'), ('set', 'linje\nå\n'), ('int', '12'), ('null', ''), ('put', 'x: 1\nl:\n  - å\n'),
               ('put', '[x, {y: z}]'), ('put', '|\n  a\n  b\n'), ('put', "'æ'"), ('remove', '')]
ITEM_EDITS = [(op, value) for op in ('before', 'after') for value in ('ny', 'id: ny\nt: |\n  x\n', '- a\n- b\n')]


def suite_edits(t):
    """Every edit at every node of every document."""
    for document, root in enumerate(t.roots):
        for path, node in documents.nodes_below(root):
            edits = list(SUITE_EDITS)
            if path and not isinstance(path[-1], tuple):
                edits += ITEM_EDITS
            if node.kind != 'map':
                edits += [('append', 'ny'), ('append', 'id: ny\nt: x\n')]
            for op, value in edits:
                yield documents.Edit(document, op, path, value)
            if node.kind == 'map':
                for op, value in (('set', 'ny værdi'), ('set', 'a\nb\n'), ('put', '- å\n')):
                    yield documents.Edit(document, op, path + (('k', 'nyø'),), value)


def suite(program, folder, tally):
    """(cases, those that one of the readers refuses)."""
    cases, refused = 0, 0
    for name in sorted(os.listdir(folder)):
        for below, _, files in sorted(os.walk(os.path.join(folder, name))):
            if 'in.yaml' not in files:
                continue
            with open(os.path.join(below, 'in.yaml'), encoding='utf-8', newline='') as file:
                text = file.read()
            case = os.path.relpath(below, folder)
            try:
                t = tree.Tree(text)
                edits = list(suite_edits(t))
            except tree.Refused:
                refused += 1
                continue
            answers = ask(program, [(text, edit) for edit in edits])
            if not answers or answers[0][0] == 'unread':
                refused += 1
                continue
            cases += 1
            for edit, answer in zip(edits, answers):
                tally.take(case, text, edit, answer, t)
    return cases, refused


def main(args):
    program, what, rest = args[1], args[2], args[3:]
    tally = Tally()
    if what == 'show':
        maker = documents.Maker(int(rest[0]), int(rest[1]))
        text = maker.stream()
        t = tree.Tree(text)
        edit = documents.edit_of(maker, t)
        answer = ask(program, [(text, edit)])[0]
        print(text, end='<\n---- %s %s %r %r ---- %s\n' % (edit.op, edit.pointer(), edit.value, edit.order, answer[0]))
        print(answer[1].decode(), end='<\n')
        tally.take('shown', text, edit, answer, t)
        return tally.wrong > 0
    if what == 'suite':
        cases, refused = suite(program, rest[0], tally)
        print('# %d cases of the suite, %d more that one of the readers refuses' % (cases, refused))
        return tell(tally, 0)
    if what == 'sabotage':
        sabotage = Sabotage()
        random_edits(program, int(rest[0]), int(rest[1]), int(rest[2]), sabotage)
        for wrong, n in sorted(sabotage.seen.items()):
            print('# %s: %d seen, %d missed' % (wrong, n, sabotage.missed[wrong]))
        return sum(sabotage.missed.values()) > 0 or len(sabotage.seen) < 9
    no_yaml = random_edits(program, int(rest[0]), int(rest[1]), int(rest[2]), tally)
    if no_yaml:
        print('not ok the independent reader refuses %d of the documents' % no_yaml)
    # One in a thousand may be refused for a reason that is not looked for.
    return tell(tally, (int(rest[2]) - int(rest[1])) // 1000 + 1) or no_yaml > 0


def tell(tally, most):
    """True when something is wrong, or too much was refused without a reason that makes sense."""
    made, refused = sum(tally.made.values()), sum(tally.refused.values())
    print('# %d edits made, as meant: %s' % (made, counts(tally.made)))
    print('# %d refused: %s' % (refused, counts(tally.refused)))
    for why, n in tally.reasons.most_common():
        print('#   edit-refused %5d  %s' % (n, why))
    if tally.unread:
        print('# %d documents not read by libmus: %s' % (sum(tally.unread.values()), counts(tally.unread)))
    print('# %d wrong' % tally.wrong)
    if tally.reasons[OTHER] > most:
        print('not ok %d edits are refused for another reason than these' % tally.reasons[OTHER])
    return tally.wrong > 0 or tally.reasons[OTHER] > most or not made


def counts(counter):
    return ', '.join('%s %d' % pair for pair in sorted(counter.items()))


if __name__ == '__main__':
    sys.exit(main(sys.argv))
