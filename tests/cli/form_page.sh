# The form's page in a browser: fills in hard texts, saves, reads the record with another YAML
# library, opens it again. The page has no hooks for this: a script is put behind a copy of it.
. tests/cli/lib.sh

browser=$(command -v chromium || command -v chromium-browser || command -v google-chrome) || browser=
if [ -z "$browser" ] || ! /usr/bin/python3 -c 'import yaml' 2>/dev/null; then
	skip 'the page in a browser' 'needs chromium and python3-yaml'
	exit 0
fi

mkdir -p units 2026/forms
cat >mus.yaml <<'END'
kind: workplace
mus: 1
id: byen
name: Byen
language: da
cycle: 2026
END
cat >units/solsikken.yaml <<'END'
kind: unit
id: solsikken
name: Solsikken
leaders: [mette-k]
people:
  - {id: mette-k, name: Mette Kruse, role: leder, leads: true}
  - {id: aase-b, name: Åse Bæk, role: pædagog}
END
cat >2026/forms/prep.yaml <<'END'
kind: form
cycle: 2026
id: prep
title: Forberedelse "med" <tegn> & 'citat'
themes:
  - id: work
    title: Arbejdet
    prompts: {employee: [Hvad gør du?]}
    questions:
      - {id: t1, text: Et}
      - {id: t2, text: To}
      - {id: t3, text: Tre}
      - {id: t4, text: Fire}
      - {id: t5, text: Fem}
      - {id: t6, text: Seks}
      - {id: t7, text: Syv}
      - {id: t8, text: Otte}
      - {id: t9, text: Ni}
      - {id: skill, text: Hvor godt?, type: scale, scale: {min: 1, max: 5, labels: [slet ikke, helt]}}
      - {id: learn, text: Hvordan?, type: choices, choices: [på kursus, "med: kolon", ved at læse]}
      - {id: when, text: Hvornår?, type: choice, choices: [formiddag, efter frokost]}
      - {id: enough, text: Nok?, type: yes_no}
      - {id: say, text: Vi siger det højt, columns: ["Det går godt: ja", "Mere af", "Mit \"bidrag\""]}
      - {id: blank, text: Ubesvaret}
END

cat >drive.html <<'END'
<script>
(async () => {
const one = s => document.querySelector(s);
const put = (e, v) => { e.value = v; e.dispatchEvent(new Event('input', { bubbles: true })); };
const state = () => one('#state').textContent;
const save = () => { one('#save').click(); return one('#copy').value; };
const warns = () => !window.dispatchEvent(new Event('beforeunload', { cancelable: true }));
/* A file that is read at once: under the browser's virtual time a disk may be late. */
const open_text = async text => {
	File.prototype.text = async () => text;
	const files = new DataTransfer();
	files.items.add(new File([text], 'svar.yaml'));
	one('#state').textContent = '';
	one('#file').files = files.files;
	one('#file').dispatchEvent(new Event('change'));
	for (let i = 0; i < 100 && !state(); i++) await new Promise(r => setTimeout(r, 1));
	return state();
};
const texts = {
	work: 'Almindelig tekst, uden noget (særligt).',
	t1: 'ja: "nej" \'måske\' # ikke en kommentar\\n\t slut ',
	t2: '- første\n- anden: æøå ÆØÅ é ß\n\n  indrykket\n\ttab\nsidste mellemrum  \nslut',
	t3: '  begynder med mellemrum\nog går videre',
	t4: '😀 👩‍👩‍👧 og\u2028linjeskift\u0085nel \ufeffmærke',
	t5: 'no',
	t6: '007',
	t7: 'linje\n\n',
	t8: '---\n...\n<<<<<<< x\n# havelåge\n%TAG &a *b !c @d `e | > {f} [g]',
	t9: '\n\nblanke\n   \nlinjer\n'
};
const out = { texts, shown: {} };
out.unasked = warns();
for (const [id, text] of Object.entries(texts)) put(one('[data-q=' + id + '] textarea'), text);
one('[name=skill][value="4"]').click();
one('[name=learn][value="med: kolon"]').click();
one('[name=learn][value="ved at læse"]').click();
one('[name=when][value="efter frokost"]').click();
one('[name=when]').closest('fieldset').querySelector('.clear').click();
one('[name=enough][value=no]').click();
const columns = document.querySelectorAll('[data-q=say] textarea');
put(columns[0], 'Kort: "svar"');
put(columns[2], 'To\nlinjer');
out.shown.unsaved = state();
out.warned = warns();
out.saved = save();
out.shown.saved = state();
out.warned_after = warns();
out.file = document.getElementById('words').dataset.file;
document.querySelectorAll('textarea').forEach(a => { a.value = ''; });
out.shown.opened = await open_text(out.saved);
out.again = save();
out.shown.kept = await open_text(out.saved.replace(/\n/g, '\r\n') + '  old: et gammelt svar\r\nx-own: mit\r\n');
out.kept = save();
out.shown.other = await open_text(out.saved.replace('person: aase-b', 'person: bo-l'));
out.shown.broken = await open_text(out.saved.replace('kind: answer', 'kind: [answer'));
await open_text('kind: answer\ncycle: \'2026\'\nform: prep   # skema\nanswers:\n  t1: \'it\'\'s\'  # note\n' +
	'  t2: |2+\n      to ind\n    nul\n\n  t3: en linje # kommentar\n  learn:\n  - på kursus\n  enough: true\n');
out.hand = save();
out.wide = document.documentElement.scrollWidth > window.innerWidth;
out.width = window.innerWidth;
parent.postMessage(out, '*');
})();
</script>
END

# Runs driven.html as a frame of a telephone's width (a window cannot be that narrow); what it
# posts is the result.
cat >frame.html <<'END'
<iframe src="driven.html" style="width: 360px; height: 800px; border: 0"></iframe>
<script>
addEventListener('message', e => {
	const pre = document.createElement('pre');
	pre.id = 'result';
	pre.textContent = btoa(String.fromCharCode(...new TextEncoder().encode(JSON.stringify(e.data))));
	document.body.append(pre);
});
</script>
END
drive() {
	mkdir -p "$T.io/browser"
	timeout 100 "$browser" --headless --no-sandbox --disable-gpu --no-first-run \
		--disable-background-networking --disable-component-update --disable-sync \
		--user-data-dir="$T.io/browser" --virtual-time-budget=5000 \
		--dump-dom "file://$T/frame.html" 2>"$T.io/browser.err" >dom.html
	rm -rf "$T.io/browser"
	sed -n 's/.*<pre id="result">\([^<]*\)<.*/\1/p' dom.html | base64 -d >result.json
	test -s result.json
}

# value NAME: a value of the result, for the shell
value() { jq -j "$1" result.json; }

run mus-form make prep --person aase-b -o page.html
is_status 0 'the page'
cat page.html drive.html >driven.html
check 'the page runs' drive

/usr/bin/python3 - <<'END' >"$T.io/compared"
import json, yaml
r = json.load(open('result.json'))
a = yaml.safe_load(r['saved'])
same = lambda name, x, y: print('%s %s%s' % ('same' if x == y else 'DIFFERENT', name, '' if x == y else ': %r, not %r' % (x, y)))
for key, want in dict(kind='answer', cycle=2026, form='prep', person='aase-b', by='employee').items():
    same(key, a.get(key), want)
for key, want in r['texts'].items():
    same('text ' + key, a['answers'].get(key), want)
same('scale', a['answers'].get('skill'), 4)
same('choices', a['answers'].get('learn'), ['med: kolon', 'ved at læse'])
same('a choice taken back', a['answers'].get('when'), None)
same('yes or no', a['answers'].get('enough'), 'no')
same('columns', a['answers'].get('say'), {'Det går godt: ja': 'Kort: "svar"', 'Mit "bidrag"': 'To\nlinjer'})
same('unanswered', 'blank' in a['answers'], False)
same('order', list(a['answers'])[:3], ['work', 't1', 't2'])
k = yaml.safe_load(r['kept'])
same('an answer that is not in the form is kept', k['answers'].get('old'), 'et gammelt svar')
same('a private key is kept', k.get('x-own'), 'mit')
h = yaml.safe_load(r['hand'])['answers']
same('edited by hand', h, {'t1': "it's", 't2': '  to ind\nnul\n\n', 't3': 'en linje', 'learn': ['på kursus'], 'enough': 'yes'})
open('answer.yaml', 'w').write(r['saved'])
END
while read -r verdict what; do
	if [ "$verdict" = same ]; then ok "$what"; else not_ok "$what"; fi
done <"$T.io/compared"
check 'all were compared' test "$(wc -l <"$T.io/compared")" -ge 25

check 'opened again, it is saved the same' test "$(value '.saved == .again')" = true
check 'the file has its name' test "$(value .file)" = prep.employee.yaml
check 'no warning on an empty page' test "$(value .unasked)" = false
check 'leaving with unsaved text warns' test "$(value .warned)" = true
check 'after saving it does not' test "$(value .warned_after)" = false
check 'says that it is not saved' test "$(value .shown.unsaved)" = 'Ikke gemt endnu'
check 'says that it is saved' test "$(value .shown.saved)" = 'Gemt som prep.employee.yaml'
check 'says what it kept' test "$(value '.shown.kept | startswith("Åbnet. 1 svar hører til")')" = true
check "refuses another person's file" test "$(value '.shown.other | startswith("Filen hører til et andet")')" = true
check 'says where it cannot read' test "$(value '.shown.broken | startswith("Filen kan ikke læses her (linje 3)")')" = true
check 'nothing sticks out at 360 pixels' test "$(value .wide)" = false
check 'it is that narrow' test "$(value .width)" = 360
check 'the page wrote nothing into the browser' sh -c '! grep -qE "localStorage|sessionStorage|indexedDB|document.cookie|fetch\(|XMLHttp" page.html'

# Our own reader takes it.
mkdir -p 2026/solsikken/aase-b
cp answer.yaml 2026/solsikken/aase-b/prep.employee.yaml
if command -v mus-check >/dev/null; then
	run mus-check 2026/solsikken/aase-b/prep.employee.yaml
	is_status 0 'mus-check takes the record'
	no_out 'mus-check takes the record'
fi

# A survey: no person, but the group one belongs to.
cat >2026/forms/survey.yaml <<'END'
kind: form
cycle: 2026
id: survey
title: Hvordan gik det?
audience: all
themes:
  - {id: all, title: Alt, questions: [{id: worth, text: Tiden værd?, type: scale}]}
END
run mus-form make survey -o survey.html
cat survey.html - >driven.html <<'END'
<script>
document.querySelector('[name=respondent_group][value=employee]').click();
document.querySelector('[name=worth][value="5"]').click();
document.getElementById('save').click();
parent.postMessage({ saved: document.getElementById('copy').value,
	wide: document.documentElement.scrollWidth > window.innerWidth }, '*');
</script>
END
check 'the survey runs' drive
check 'nothing sticks out of the survey' test "$(value .wide)" = false
value .saved | grep -v '^#' >survey.yaml
cat >expected <<'END'
kind: answer
cycle: 2026
form: survey
respondent_group: employee

answers:
  worth: 5
END
check 'the answer has no name' diff expected survey.yaml
done_testing
