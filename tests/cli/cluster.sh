# The cluster example, made as the demo makes it: faelles/ with parts, ledere/<leader>. Sourced.
cluster_example() {
	mus-init faelles --template cluster --name 'Klynge Vestfjord' --language da --cycle 2026 -q
	mus-init faelles --staff "$top/examples/cluster/staff.csv" -q >/dev/null
	cp -R "$top/examples/cluster/shared/2026/." faelles/2026/
	mkdir ledere
	for leader in $(awk '/^  - id:/ { id = $3 } /^    leads: true/ { print id }' faelles/units/*.yaml); do
		mus-init "ledere/$leader" --leader "$leader" --shared faelles -q
	done
	sh "$top/examples/cluster/generate.sh" "$top/examples/cluster/staff.csv" ledere
	for leader in ledere/*; do
		mus-rollup -C "$leader" --part -o "faelles/parts/${leader#ledere/}.yaml"
	done
}
