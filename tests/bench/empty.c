/*
 * A program that does nothing, linked with what libmus is linked with: what starting a command
 * costs at least. One symbol of each library is used, or the linker would leave it out.
 */
#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>
#include <yaml.h>

int main(void)
{
	return yaml_get_version_string() && pcre2_config(PCRE2_CONFIG_NEWLINE, NULL) ? 0 : 1;
}
