# The MUS toolkit. README.md tells what it is; `make help` lists the targets.
#
#   make deps demo      installs what is missing, builds, runs the main job
#   make deps check     … and runs all tests
#
# Knobs: DEVELOPER=1 (warnings are errors), SANITIZE=1 (address, undefined) or SANITIZE=thread,
# BUILD=DIR, PREFIX, DESTDIR, CC, CFLAGS, LDFLAGS.

VERSION = 0.1.0
SOVERSION = 0
BUILD = build
PREFIX = /usr/local
BINDIR = $(PREFIX)/bin
LIBDIR = $(PREFIX)/lib
INCLUDEDIR = $(PREFIX)/include
MANDIR = $(PREFIX)/share/man
DATADIR = $(PREFIX)/share/mus
COMPLETIONDIR = $(PREFIX)/share/bash-completion/completions

CFLAGS = -O2 -g
CPPFLAGS_ALL = -Ilib -D_POSIX_C_SOURCE=200809L -DMUS_VERSION='"$(VERSION)"' $(CPPFLAGS)
CFLAGS_ALL = -std=c11 -fPIC -fvisibility=hidden -pthread -MMD -MP $(WARN) $(SAN) $(CFLAGS)
LDFLAGS_ALL = -pthread $(SAN) $(LDFLAGS)

WARN = -Wall -Wextra
ifdef DEVELOPER
WARN += -Werror -Wshadow -Wstrict-prototypes -Wmissing-prototypes -Wold-style-definition \
	-Wpointer-arith -Wwrite-strings -Wvla -Wundef -Wformat=2 -Wno-format-nonliteral
endif
ifdef SANITIZE
comma = ,
SANITIZERS = $(if $(filter 1,$(SANITIZE)),address$(comma)undefined,$(SANITIZE))
SAN = -fsanitize=$(SANITIZERS) -fno-sanitize-recover=all -fno-omit-frame-pointer
BUILD = build/$(if $(filter 1,$(SANITIZE)),sanitize,$(SANITIZE))
CPPFLAGS_ALL += $(INSTRUMENTED)
endif
# For tests: how long a thing takes says nothing about such a build.
INSTRUMENTED = -DINSTRUMENTED
ifdef FUZZING
SAN += -fsanitize=fuzzer-no-link
endif

LAYERS = base doc schema record store work
LIB_SRC := $(foreach l,$(LAYERS),$(sort $(wildcard lib/$(l)/*.c lib/$(l)/*/*.c)))
REPORT_SRC := $(sort $(wildcard lib/report/*.c lib/report/*/*.c))
COMMANDS := $(sort $(basename $(notdir $(wildcard cmd/mus-*.c))))
CLI_SRC := $(sort $(filter-out cmd/mus-%.c,$(wildcard cmd/*.c)))
UNIT_SRC := $(sort $(wildcard tests/unit/*.c))
FUZZ_SRC := $(sort $(filter-out %/replay.c,$(wildcard tests/fuzz/*.c)))
SCHEMAS := $(sort $(wildcard schemas/*.schema.yaml))
TEMPLATES := $(sort $(shell find lib/work/template -type f 2>/dev/null))
# The public headers: mus.h and what it takes in.
HEADERS = $$($(CC) -Ilib -MM lib/mus.h | tr ' \134' '\n\n' | grep '^lib/')
# Pages that stand as they are, those that are made of man/*.in, schemas and examples, and that of
# the findings.
MADE_PAGES = $(patsubst man/%.in,$(BUILD)/man/%,$(sort $(wildcard man/*.[35].in)))
MANPAGES = $(sort $(wildcard man/*.[0-9])) $(MADE_PAGES) $(BUILD)/man/mus-findings.7

obj = $(patsubst %.c,$(BUILD)/obj/%.o,$(1))
LIB_OBJ = $(call obj,$(LIB_SRC)) $(BUILD)/obj/gen/schemas.o $(BUILD)/obj/gen/templates.o
SO = $(BUILD)/lib/libmus.so.$(SOVERSION)
BINS = $(addprefix $(BUILD)/bin/,$(COMMANDS))
UNITS = $(patsubst tests/unit/%.c,$(BUILD)/unit/%,$(UNIT_SRC)) $(BUILD)/test/try-mus $(BUILD)/test/try-edits
FUZZERS = $(patsubst tests/fuzz/%.c,%,$(FUZZ_SRC))

# pkg-config runs in the recipes, in the shell: `make deps all` has then installed it.
LIB_PKG = yaml-0.1 libpcre2-8
# What a command links beyond libmus; no other command pays for it at its start.
LINK_mus-report = -lxlsxwriter

all: $(BINS) $(BUILD)/lib/libmus.so $(MANPAGES) ## build all (the default)

help: ## list the targets
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/  \1	\2/p' Makefile | expand -t 16

# With `make deps all`, also under -j, compiling waits for deps.
ifneq ($(filter deps deps-check check check-edits check-writes,$(MAKECMDGOALS)),)
WAIT = $(filter deps deps-check,$(MAKECMDGOALS)) $(if $(filter check check-edits check-writes,$(MAKECMDGOALS)),deps-check)
endif

$(BUILD)/obj/%.o: %.c | $(WAIT)
	@mkdir -p $(@D)
	$(CC) $(CPPFLAGS_ALL) $$(pkg-config --cflags $(LIB_PKG)) $(CFLAGS_ALL) -c -o $@ $<

$(BUILD)/obj/gen/%.o: $(BUILD)/gen/%.c | $(WAIT)
	@mkdir -p $(@D)
	$(CC) $(CPPFLAGS_ALL) $(CFLAGS_ALL) -c -o $@ $<

# Files that the library carries inside: schemas and the records that mus-init writes.
EMBED = sed -e 's/[\\"?]/\\&/g' -e 's/^/"/' -e 's/$$/\\n"/'
embed = @mkdir -p $(BUILD)/gen; { \
	echo '\#include "base/embedded.h"'; \
	echo '\#define FILE_(path, text) { path, text, sizeof(text) - 1 }'; \
	echo 'const struct mus_embedded $(2)[] = {'; \
	for f in $(3); do \
		echo "FILE_(\"$${f\#$(4)}\","; $(EMBED) "$$f"; echo '),'; \
	done; echo '{ 0, 0, 0 } };'; } >$(1).tmp && mv $(1).tmp $(1)

$(BUILD)/gen/schemas.c: $(SCHEMAS) Makefile
	$(call embed,$@,mus_embedded_schemas,$(SCHEMAS),schemas/)
$(BUILD)/gen/templates.c: $(TEMPLATES) Makefile
	$(call embed,$@,mus_embedded_templates,$(TEMPLATES),lib/work/template/)

$(SO): $(LIB_OBJ) lib/libmus.map
	@mkdir -p $(@D)
	$(CC) -shared -Wl,-soname,libmus.so.$(SOVERSION) -Wl,--version-script=lib/libmus.map \
		-o $@ $(LIB_OBJ) $(LDFLAGS_ALL) $$(pkg-config --libs $(LIB_PKG))
$(BUILD)/lib/libmus.so: $(SO)
	ln -sf $(<F) $@
$(BUILD)/lib/libmus.a: $(LIB_OBJ)
	@mkdir -p $(@D)
	rm -f $@; $(AR) rcs $@ $(LIB_OBJ)
$(BUILD)/lib/libreport.a: $(call obj,$(REPORT_SRC))
	@mkdir -p $(@D)
	rm -f $@; $(AR) rcs $@ $^

# A command with many verbs has a folder for them.
$(BUILD)/bin/mus-plan: $(call obj,$(sort $(wildcard cmd/plan/*.c)))
# The commands carry the library inside: finding and relocating libmus.so would cost a small one
# a quarter of its time. They use nothing that libmus.so does not export (tests/structure).
$(BUILD)/bin/%: $(BUILD)/obj/cmd/%.o $(call obj,$(CLI_SRC)) $(BUILD)/lib/libreport.a $(BUILD)/lib/libmus.a
	@mkdir -p $(@D)
	$(CC) -o $@ $(filter %.o,$^) $(filter %.a,$^) $(LDFLAGS_ALL) -Wl,-z,noseparate-code $$(pkg-config --libs $(LIB_PKG)) $(LINK_$*)

# The manual. man/page.c puts the keys of the schemas and the examples into the pages.
$(BUILD)/tools/page: $(call obj,$(wildcard man/*.c)) $(BUILD)/lib/libmus.a
	@mkdir -p $(@D)
	$(CC) -o $@ $^ $(LDFLAGS_ALL) $$(pkg-config --libs $(LIB_PKG))
$(MADE_PAGES): $(BUILD)/man/%: man/%.in $(BUILD)/tools/page $(SCHEMAS) $(shell find examples/small examples/library -type f 2>/dev/null)
	@mkdir -p $(@D)
	$(BUILD)/tools/page $< >$@.tmp && mv $@.tmp $@
# The page of all findings; one without a case in tests/findings ends it.
$(BUILD)/man/mus-findings.7: $(wildcard lib/texts/findings*.def man/*findings* \
		tests/cli/findings/*.awk tests/findings tests/findings/*)
	@mkdir -p $(@D)
	sh man/findings.sh >$@.tmp && mv $@.tmp $@

# Tests. Unit tests see the library's inside.
$(BUILD)/unit/%: $(BUILD)/obj/tests/unit/%.o $(BUILD)/lib/libreport.a $(BUILD)/lib/libmus.a
	@mkdir -p $(@D)
	$(CC) -o $@ $^ $(LDFLAGS_ALL) $$(pkg-config --libs cmocka $(LIB_PKG)) -lxlsxwriter

# Fuzz targets: with libFuzzer to search, with replay.c to run what was found before.
$(BUILD)/fuzz/%: $(BUILD)/obj/tests/fuzz/%.o $(BUILD)/lib/libmus.a
	@mkdir -p $(@D)
	$(CC) -fsanitize=fuzzer -o $@ $^ $(LDFLAGS_ALL) $$(pkg-config --libs $(LIB_PKG))
$(BUILD)/replay/%: $(BUILD)/obj/tests/fuzz/%.o $(BUILD)/obj/tests/fuzz/replay.o $(BUILD)/lib/libmus.a
	@mkdir -p $(@D)
	$(CC) -o $@ $^ $(LDFLAGS_ALL) $$(pkg-config --libs $(LIB_PKG))
fuzzers: $(addprefix $(BUILD)/fuzz/,$(FUZZERS))
replayers: $(addprefix $(BUILD)/replay/,$(FUZZERS))

# A program beside the commands: what no command can give, the library does (tests/findings).
$(BUILD)/test/try-mus: $(BUILD)/obj/tests/cli/findings/try-mus.o $(call obj,$(CLI_SRC)) \
		$(BUILD)/lib/libreport.a $(BUILD)/lib/libmus.a
	@mkdir -p $(@D)
	$(CC) -o $@ $^ $(LDFLAGS_ALL) $$(pkg-config --libs $(LIB_PKG))

# Edits for an independent reader to judge.
$(BUILD)/test/try-edits: $(BUILD)/obj/tests/edits/try-edits.o $(BUILD)/lib/libmus.a
	@mkdir -p $(@D)
	$(CC) -o $@ $^ $(LDFLAGS_ALL) $$(pkg-config --libs $(LIB_PKG))

# What the fuzzers found is replayed under sanitizers, whatever else is built.
SANITIZED = $(if $(SANITIZE),$(BUILD),$(BUILD)/sanitize)
sanitized-replayers: | $(WAIT)
	@$(MAKE) --no-print-directory SANITIZE='$(or $(SANITIZE),1)' BUILD='$(SANITIZED)' replayers

check: deps-check all $(UNITS) sanitized-replayers ## all tests
	SANITIZED='$(SANITIZED)' BUILD='$(BUILD)' CC='$(CC)' SANITIZE='$(SANITIZE)' \
		SANITIZERS='$(SANITIZERS)' COVERED='$(COVERED)' sh tests/run.sh

check-writes: deps-check all $(UNITS) sanitized-replayers ## writing alone, killed at every system call; some minutes
	SANITIZED='$(SANITIZED)' BUILD='$(BUILD)' CC='$(CC)' SANITIZE='$(SANITIZE)' MUS_TEST_ALL=1 \
		sh tests/run.sh write

EDITS = 100000
check-edits: deps-check $(BUILD)/test/try-edits ## EDITS=100000 random edits before an independent reader
	sh tests/edits/run.sh '$(BUILD)' $(EDITS) 1

units: $(UNITS) # the unit tests, built but not run

# Each has a build of its own.
check-threads: deps-check ## what is parallel, under the thread sanitizer
	$(MAKE) SANITIZE=thread BUILD='$(BUILD)/thread' all units
	BUILD='$(BUILD)/thread' CC='$(CC)' TEST_JOBS=4 sh tests/run.sh unit/ analysis/threads.sh

VALGRIND = valgrind -q --leak-check=full --show-leak-kinds=all --errors-for-leak-kinds=all --error-exitcode=99
check-valgrind: ## the unit tests under valgrind
	sh tests/deps.sh build check valgrind
	$(MAKE) BUILD='$(BUILD)/valgrind' CPPFLAGS='$(CPPFLAGS) -DONE_MALLOC_EACH=1 $(INSTRUMENTED)' units
	BUILD='$(BUILD)/valgrind' UNDER='$(VALGRIND)' sh tests/run.sh unit/

# Tests run commands as another user, too: the counts must be open to all before that.
COVERAGE = CPPFLAGS='$(CPPFLAGS) $(INSTRUMENTED)' CFLAGS='-O0 -g --coverage -fprofile-update=atomic' \
	LDFLAGS='$(LDFLAGS) --coverage' BUILD='$(BUILD)/coverage'
coverage: ## which lines the tests run; one of lib/ that is not explained is an error
	rm -rf '$(BUILD)/coverage'
	$(MAKE) $(COVERAGE) all units
	for c in $(COMMANDS); do '$(BUILD)/coverage/bin/'$$c --version >/dev/null || exit; done
	chmod -R a+rwX '$(BUILD)/coverage/obj'
	$(MAKE) $(COVERAGE) COVERED=1 check
	BUILD='$(BUILD)/coverage' sh tests/analysis/coverage.sh

LINT_C = $(LIB_SRC) $(REPORT_SRC) $(CLI_SRC) $(COMMANDS:%=cmd/%.c) $(sort $(wildcard cmd/*/*.c)) $(UNIT_SRC) \
	$(sort $(wildcard man/*.c tests/bench/*.c tests/fuzz/*.c tests/cli/findings/*.c tests/edits/*.c))
LINT_SCRIPTS = $(sort $(shell find tests examples man -name '*.sh')) .ci/run cmd/completion.bash
lint: $(MANPAGES) ## gcc -fanalyzer, clang-tidy, cppcheck, shellcheck, mandoc
	sh tests/deps.sh build check lint
	@BUILD='$(BUILD)' CPPFLAGS='$(CPPFLAGS)' C_FILES='$(LINT_C)' SCRIPTS='$(LINT_SCRIPTS)' \
		PAGES='$(MANPAGES)' sh tests/analysis/lint.sh

demo: all ## the main job on the example, in $(BUILD)/demo
	PATH="$(abspath $(BUILD)/bin):$$PATH" sh examples/cluster/demo.sh '$(BUILD)/demo'

bench: all ## ratios against a bare parser loop and other programs, and start-up times
	BUILD='$(BUILD)' CC='$(CC)' sh tests/bench/run.sh

FUZZ_SECONDS = 60
fuzz: ## search for input that breaks the library: FUZZ_SECONDS=60 for each target
	sh tests/deps.sh build fuzz
	@$(MAKE) -s CC=clang SANITIZE=1 FUZZING=1 BUILD='$(BUILD)/fuzzing' fuzzers
	sh tests/fuzz/run.sh '$(BUILD)/fuzzing' $(FUZZ_SECONDS) $(FUZZ_TARGETS)

deps: ## install what building and the demo need
	sh tests/deps.sh build
deps-check: ## install what the tests need
	sh tests/deps.sh build check

install: all ## install below $(DESTDIR)$(PREFIX)
	install -d '$(DESTDIR)$(BINDIR)' '$(DESTDIR)$(LIBDIR)/pkgconfig' '$(DESTDIR)$(INCLUDEDIR)/mus' \
		'$(DESTDIR)$(DATADIR)/schemas' '$(DESTDIR)$(COMPLETIONDIR)' $(foreach s,1 3 5 7,'$(DESTDIR)$(MANDIR)/man$(s)')
	install -m 755 $(BINS) '$(DESTDIR)$(BINDIR)'
	install -m 644 $(SO) $(BUILD)/lib/libmus.a '$(DESTDIR)$(LIBDIR)'
	ln -sf libmus.so.$(SOVERSION) '$(DESTDIR)$(LIBDIR)/libmus.so'
	sed -e 's|@PREFIX@|$(PREFIX)|' -e 's|@LIBDIR@|$(LIBDIR)|' -e 's|@INCLUDEDIR@|$(INCLUDEDIR)|' \
		-e 's|@VERSION@|$(VERSION)|' lib/mus.pc.in >'$(DESTDIR)$(LIBDIR)/pkgconfig/mus.pc'
	for h in $(HEADERS); do install -D -m 644 $$h '$(DESTDIR)$(INCLUDEDIR)'/mus/$${h#lib/} || exit; done
	install -m 644 $(SCHEMAS) '$(DESTDIR)$(DATADIR)/schemas'
	for m in $(MANPAGES); do install -m 644 $$m '$(DESTDIR)$(MANDIR)'/man$${m##*.} || exit; done
	for c in $(COMMANDS); do install -m 644 cmd/completion.bash '$(DESTDIR)$(COMPLETIONDIR)'/$$c || exit; done

uninstall: ## remove what install put there
	rm -f $(addprefix '$(DESTDIR)$(BINDIR)'/,$(COMMANDS)) $(addprefix '$(DESTDIR)$(COMPLETIONDIR)'/,$(COMMANDS)) \
		'$(DESTDIR)$(LIBDIR)/libmus.so' '$(DESTDIR)$(LIBDIR)/libmus.so.$(SOVERSION)' '$(DESTDIR)$(LIBDIR)/libmus.a' \
		'$(DESTDIR)$(LIBDIR)/pkgconfig/mus.pc'
	for m in $(notdir $(MANPAGES)); do rm -f '$(DESTDIR)$(MANDIR)'/man$${m##*.}/$$m; done
	rm -rf '$(DESTDIR)$(INCLUDEDIR)/mus' '$(DESTDIR)$(DATADIR)'

clean: ## remove the build folder
	rm -rf build

.PHONY: all help check check-edits check-writes check-threads check-valgrind coverage lint units fuzzers replayers \
	sanitized-replayers demo bench fuzz deps deps-check install uninstall clean
.SECONDARY:

-include $(patsubst %.o,%.d,$(call obj,$(LIB_SRC) $(REPORT_SRC) $(CLI_SRC) $(UNIT_SRC) \
	$(wildcard cmd/mus-*.c cmd/*/*.c man/*.c tests/cli/findings/*.c tests/edits/*.c tests/fuzz/*.c)))
