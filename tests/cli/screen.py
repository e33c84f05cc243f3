"""What a command writes to a terminal.

screen.py COLUMNS COMMAND…   runs it on a terminal of that many columns; what it wrote there comes
                             on standard output, its status is the status
screen.py -w                 the widest line of standard input in columns, as wcwidth measures;
                             colours take none
"""
import fcntl
import os
import pty
import re
import struct
import sys
import termios


def on_terminal(columns, command):
    pid, fd = pty.fork()
    if pid == 0:
        fcntl.ioctl(1, termios.TIOCSWINSZ, struct.pack("HHHH", 24, columns, 0, 0))
        os.execvp(command[0], command)
    seen = b""
    while True:
        try:
            got = os.read(fd, 65536)
        except OSError:
            break
        if not got:
            break
        seen += got
    os.close(fd)
    return os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]), seen.replace(b"\r\n", b"\n")


def widest(text):
    import wcwidth

    plain = re.sub(r"\x1b\[[0-9;]*m", "", text)
    return max(wcwidth.wcswidth(line) for line in plain.split("\n"))


if __name__ == "__main__":
    if sys.argv[1] == "-w":
        print(widest(sys.stdin.buffer.read().decode()))
    else:
        status, seen = on_terminal(int(sys.argv[1]), sys.argv[2:])
        sys.stdout.buffer.write(seen)
        sys.exit(status)
