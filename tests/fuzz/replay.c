/*
 * Runs a fuzz target on files, and on all files of folders: a corpus, or what `make fuzz` found.
 */
#include "fuzz.h"

#include <dirent.h>
#include <sys/stat.h>

static size_t replayed;

/* Memory of just the right size, so that a sanitizer sees a read beyond the end. */
static bool replay_file(const char *path)
{
	struct stat st;
	FILE *file = fopen(path, "rb");
	bool read = file && fstat(fileno(file), &st) == 0;
	size_t size = read ? (size_t)st.st_size : 0;
	uint8_t *data = read && size ? malloc(size) : NULL;

	read = read && (!size || (data && fread(data, 1, size, file) == size));
	if (file)
		fclose(file);
	if (read) {
		fprintf(stderr, "%s\n", path);
		LLVMFuzzerTestOneInput(data, size);
		replayed++;
	} else {
		fprintf(stderr, "%s: cannot be read\n", path);
	}
	free(data);
	return read;
}

static bool replay_folder(DIR *dir, const char *path)
{
	bool ok = true;

	for (const struct dirent *entry; (entry = readdir(dir));) {
		char name[4096];

		if (entry->d_name[0] == '.')
			continue;
		snprintf(name, sizeof name, "%s/%s", path, entry->d_name);
		ok = replay_file(name) && ok;
	}
	return ok;
}

int main(int argc, char **argv)
{
	bool ok = true;

	for (int i = 1; i < argc; i++) {
		DIR *dir = opendir(argv[i]);

		ok = (dir ? replay_folder(dir, argv[i]) : replay_file(argv[i])) && ok;
		if (dir)
			closedir(dir);
	}
	printf("%s %zu inputs\n", ok && replayed ? "ok" : "not ok", replayed);
	return ok && replayed ? 0 : 1;
}
