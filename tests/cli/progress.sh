# How far a command has come: a line on a terminal when it takes over a second, and nothing of it
# stays. What is slow here is a pipe among the files, which stands for a slow disk.
. tests/cli/lib.sh
. "$top/tests/cli/small.sh"
small_workplace

# Each line of stdin is a way to call: a name, 'line' or 'none', the terminal's columns, and the
# command, where FILES are 40 plans and SLOW is a pipe. All run at once, each on a terminal of
# its own. The pipes answer when the line is there, and in any case after more than a second. For
# each way stand in the folder of its name: 'seen', all that came; 'line', a whole line of how far it
# is; 'screen', what stays; 'status'.
cat >"$T.io/ways.py" <<'END'
import fcntl, os, pty, re, select, shlex, struct, sys, termios, time

PLAN = "kind: plan\ncycle: 2026\nperson: %s\nunit: solsikken\nleader: mette-k\nfollow_up: 2026-10-01\nactions: []\n"
LINE = b"\\r[a-z-]+: (reading [0-9]+ of|l\xc3\xa6ser [0-9]+ af) 4[0-9] file(s|r)\x1b"
FILES = ["mange/p%d.yaml" % i for i in range(40)]

def screen(seen):
    lines, column = [[]], 0
    for step in re.findall(r"\x1b\[[0-9;]*[A-Za-z]|.|\n", seen, re.S):
        if step == "\r":
            column = 0
        elif step == "\n":
            lines.append([])
        elif step == "\x1b[K":
            del lines[-1][column:]
        elif step[0] == "\x1b":
            raise ValueError(step)
        else:
            lines[-1][column:column + 1] = [step]
            column += 1
    return "\n".join("".join(line) for line in lines)

class Way:
    def __init__(self, line):
        self.name, wanted, columns, *words = shlex.split(line)
        self.wanted, self.seen, self.pipe = wanted == "line", b"", None
        os.mkdir(self.name)
        if "SLOW" in words:
            self.pipe = os.path.abspath(self.name + "/langsom-å.yaml")
            os.mkfifo(self.pipe)
            words[words.index("SLOW")] = self.pipe
        if "FILES" in words:
            i = words.index("FILES")
            words[i:i + 1] = FILES
        self.pid, self.fd = pty.fork()
        if self.pid == 0:
            fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", 24, int(columns), 0, 0))
            os.execvp("env", ["env", "TERM=xterm"] + words)

    def read(self):
        try:
            got = os.read(self.fd, 65536)
        except OSError:
            got = b""
        self.seen += got
        return got

    def wait_for_reader(self):
        for _ in range(500):
            try:
                self.out = os.open(self.pipe, os.O_WRONLY | os.O_NONBLOCK)
                return
            except OSError:
                time.sleep(0.02)
        sys.exit(self.name + ": the pipe is not opened")

    def wait_for_line(self):
        late = time.monotonic() + 10
        while not re.search(LINE, self.seen) and time.monotonic() < late:
            if select.select([self.fd], [], [], 1)[0] and not self.read():
                return

    def answer(self):
        os.write(self.out, (PLAN % "langsom").encode())
        os.close(self.out)

    def end(self):
        while self.read():
            pass
        seen = self.seen.decode().replace("\r\n", "\n")
        status = os.waitstatus_to_exitcode(os.waitpid(self.pid, 0)[1])
        line = re.search(LINE, self.seen)
        for what, text in ("line", line[0].decode() if line else ""), ("seen", seen), ("screen", screen(seen)), ("status", status):
            with open(self.name + "/" + what, "w") as f:
                print(text, file=f, end="")

os.mkdir("mange")
for i, path in enumerate(FILES):
    with open(path, "w") as f:
        f.write(PLAN % ("p%d" % i))
ways = [Way(line) for line in sys.stdin.read().splitlines()]
slow = [way for way in ways if way.pipe]
for way in slow:
    way.wait_for_reader()
asleep = time.monotonic()
for way in slow:
    if way.wanted:
        way.wait_for_line()
time.sleep(max(0, 1.5 - (time.monotonic() - asleep)))
for way in slow:
    way.answer()
for way in ways:
    way.end()
END

list='mus-plan list -C mette -f csv'
cat >ways <<END
english line 80 $list FILES SLOW
danish line 80 $list --lang da FILES SLOW
first line 80 MUS_JOBS=1 $list SLOW FILES
checked line 80 mus-check -C mette FILES SLOW
exact line 34 $list FILES SLOW
narrow none 31 $list FILES SLOW
quiet none 80 $list -q FILES SLOW
dumb none 80 TERM=dumb $list FILES SLOW
nameless none 80 TERM= $list FILES SLOW
redirected none 80 sh -c '"\$@" 2>err' sh $list FILES SLOW
background none 80 bash -c 'set -m; "\$@" & wait' sh $list FILES SLOW
fast none 80 $list FILES
stdin none 80 sh -c 'sleep 1.3 | $list -'
END
run_with ways "$PYTHON" "$T.io/ways.py"
is_status 0 'all ways'
no_err 'all ways'
run mus-plan list -C mette -f csv mange
tr -d "\r" <"$T.io/out" >wanted

while read -r way line _; do
	case $way in checked) ;; *) check "$way: status 0" test "$(cat "$way/status")" = 0 ;; esac
	if [ "$line" = line ]; then
		check "$way: a line" test -s "$way/line"
	else
		check "$way: no line" sh -c '! grep -qE "reading|læser" "$1"' - "$way/seen"
	fi
	check "$way: nothing of it stays" sh -c '! grep -qE "reading|læser" "$1"' - "$way/screen"
	case $way in checked | stdin | background) continue ;; esac
	check "$way: the answer" cmp "$way/screen" wanted
done <ways
