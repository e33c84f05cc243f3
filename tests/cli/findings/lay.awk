# Lays the cases below `dir`, one folder for each case and language: the files in 'workplace',
# the commands in 'script'. The first file is WORKPLACE, which lies in each. With only_folders
# set it prints the folders that are needed and writes nothing.

function folder_of(path) {
	sub(/\/[^\/]*$/, "", path)
	return path
}

function write(path, text) {
	if (only_folders) {
		print folder_of(path)
	} else {
		printf "%s", text >path
		close(path)
	}
}

# Lays what was read of the case in one language.
function lay(lang, commands,    f, to) {
	to = place(id_was, case_was, lang)
	for (f in common)
		if (!(f in files))
			write(to "/workplace/" f, common[f])
	for (f in files)
		write(to "/workplace/" f, files[f])
	write(to "/script", commands)
}

function finish(    f, json) {
	if (script != "") {
		lay("en", script)
		lay("da", script)
		json = script
		if (gsub(/mus-check|try-mus/, "& -f json", json)) {
			lay("en.json", json)
			lay("da.json", json)
		}
	}
	for (f in files)
		delete files[f]
	script = ""
}

{
	sort = sort_of($0)
	if (id == "WORKPLACE") {
		if (sort == "file") {
			path = word[2]
			common[path] = ""
		} else if (sort == "in") {
			common[path] = common[path] substr($0, 2) "\n"
		}
		next
	}
	if (id != id_was || case_no != case_was)
		finish()
	id_was = id
	case_was = case_no
	if (sort == "file") {
		path = word[2]
		files[path] = ""
	} else if (sort == "in" && block == "file") {
		files[path] = files[path] substr($0, 2) "\n"
	} else if (sort == "run") {
		script = script substr($0, 3) "\n"
	}
}
END { finish() }
