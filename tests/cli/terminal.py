# Runs a command at a terminal: a pseudo-terminal is its stdin, its stderr and its controlling
# terminal; its stdout is this one's.
#
#   terminal.py ANSWERS COMMAND…
#
# ANSWERS is a file with a line for each question; a line is sent when the terminal shows ': ' and
# the command waits. \xNN in it is a byte; ^D and ^C are those keys, and end no line. What the terminal
# showed, the answers with it, goes to stderr; the status is the command's, 128 + n for signal n.
import fcntl
import os
import re
import select
import signal
import subprocess
import sys
import termios
import time

PATIENCE = 30

with open(sys.argv[1], 'rb') as f:
    answers = f.read().split(b'\n')[:-1]
master, slave = os.openpty()


def at_terminal():
    # A test that runs in the background has got SIGINT ignored.
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    fcntl.ioctl(slave, termios.TIOCSCTTY, 0)


def keys(line):
    line = re.sub(rb'\\x([0-9A-F]{2})', lambda m: bytes([int(m[1], 16)]), line)
    if line.endswith(b'^D'):
        return line.replace(b'^D', b'\x04')
    return b'\x03' if line == b'^C' else line + b'\n'


command = subprocess.Popen(sys.argv[2:], stdin=slave, stderr=slave, start_new_session=True,
                           preexec_fn=at_terminal)
os.close(slave)
shown, since = b'', b''
deadline = time.monotonic() + PATIENCE
while True:
    if not select.select([master], [], [], max(0, deadline - time.monotonic()))[0]:
        os.killpg(command.pid, signal.SIGKILL)
        shown += b'\n(it waited in vain)\n'
        break
    try:
        data = os.read(master, 65536)
    except OSError:
        break
    if not data:
        break
    shown += data
    since += data
    waits = since.endswith(b': ') and not select.select([master], [], [], 0.02)[0]
    if waits and answers:
        since = b''
        os.write(master, keys(answers.pop(0)))
status = command.wait()
sys.stderr.buffer.write(shown.replace(b'\r\n', b'\n'))
if answers:
    sys.stderr.buffer.write(b'(not asked for: %d answers)\n' % len(answers))
sys.exit(status if status >= 0 else 128 - status)
