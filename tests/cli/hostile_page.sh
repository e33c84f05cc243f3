# The form's page of the hostile workplace in a browser: nothing in it runs, its texts are shown as
# they are, and a choice comes back to the character in the answer that the page saves.
. tests/cli/lib.sh

browser=$(command -v chromium || command -v chromium-browser || command -v google-chrome) || browser=
if [ -z "$browser" ] || ! $PYTHON -c 'import yaml' 2>/dev/null; then
	skip 'the hostile page in a browser' 'needs chromium and python3-yaml'
	exit 0
fi
$PYTHON "$top/tests/hostile/make.py" "$top" .
mus-form make skema-both --person aase-b -C mette -o page.html 2>/dev/null
cat >drive.html <<'END'
<script>
(() => {
const all = s => [...document.querySelectorAll(s)];
const out = { hacked: window.hacked, scripts: all('script').length, pictures: all('img, svg, iframe, object, embed').length };
out.links = all('a[href]').map(a => a.getAttribute('href'));
out.handlers = all('*').filter(e => [...e.attributes].some(a => /^on/.test(a.name))).length;
out.texts = {};
for (const q of all('[data-q]')) {
	const label = q.querySelector('label, legend, th');
	out.texts[q.dataset.q] = label.firstChild.data;
}
out.choices = all('[data-q=laering] input').map(i => i.value);
all('[data-q=laering] input').forEach(i => i.click());
all('[data-q=nye-loesninger] textarea').forEach((a, i) => { a.value = 'svar ' + i; a.dispatchEvent(new Event('input', { bubbles: true })); });
document.getElementById('save').click();
out.saved = document.getElementById('copy').value;
out.hacked_after = window.hacked;
const pre = document.createElement('pre');
pre.id = 'result';
pre.textContent = btoa(String.fromCharCode(...new TextEncoder().encode(JSON.stringify(out))));
document.body.append(pre);
})();
</script>
END
cat page.html drive.html >driven.html
mkdir -p "$T.io/browser"
timeout 100 "$browser" --headless --no-sandbox --disable-gpu --no-first-run --disable-background-networking \
	--disable-component-update --disable-sync --user-data-dir="$T.io/browser" --virtual-time-budget=3000 \
	--dump-dom "file://$T/driven.html" 2>"$T.io/browser.err" >dom.html
rm -rf "$T.io/browser"
sed -n 's/.*<pre id="result">\([^<]*\)<.*/\1/p' dom.html | base64 -d >result.json
check 'the page runs' test -s result.json

cat >compare.py <<'END'
import json, unicodedata, yaml
def visible(text):
    """mus(7), TEXT ON A TERMINAL, with lines; by Python's tables."""
    out = ''
    text = text.replace('\r\n', '\n')
    for c in text:
        n = ord(c)
        hidden = unicodedata.category(c) in ('Cc', 'Cf', 'Zl', 'Zp') and c not in '\u200c\u200d\n\t'
        if not hidden and (n & 0xfffe) != 0xfffe and not 0xfdd0 <= n <= 0xfdef:
            out += c
        else:
            out += '\\r' if c == '\r' else '\\x%02X' % n if n < 0x80 else '\\u%04X' % n if n < 0x10000 else '\\U%08X' % n
    return out
r = json.load(open('result.json'))
form = yaml.load(open('faelles/2026/forms/skema-both.yaml', encoding='utf-8', newline=''), yaml.CSafeLoader)
questions = {q['id']: q for t in form['themes'] for q in t.get('questions', [])}
n = 0
def ok(name, good, why=''):
    global n
    n += 1
    print('%s %d %s%s' % ('ok' if good else 'not ok', n, name, '' if good else ': ' + ascii(why)[:500]))
ok('nothing ran', not r.get('hacked') and not r.get('hacked_after'), r.get('hacked'))
ok('the scripts are ours', r['scripts'] == 2 and r['pictures'] == 0 and r['handlers'] == 0, r['scripts'])
ok('no link leads away', not [a for a in r['links'] if not a.startswith('#')], r['links'])
shown = {id: text for id, text in r['texts'].items() if id in questions}
differ = [(text, visible(questions[id]['text'])) for id, text in shown.items() if text != visible(questions[id]['text'])]
ok('the texts of %d questions are shown as they are' % len(shown), len(shown) >= 6 and not differ, differ[:1])
choices = questions['laering']['choices']
ok('choices are exact', r['choices'] == choices and 'window.hacked' in choices[0], r['choices'][:1])
answers = yaml.load(r['saved'], yaml.CSafeLoader)['answers']
ok('and in the answer that is saved', answers['laering'] == choices, answers.get('laering'))
columns = questions['nye-loesninger']['columns']
ok('so are the columns', answers['nye-loesninger'] == {c: 'svar %d' % i for i, c in enumerate(columns)}, answers.get('nye-loesninger'))
END
$PYTHON compare.py
