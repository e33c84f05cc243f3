/*
 * libmus: the library behind the MUS toolkit (medarbejderudviklingssamtaler, the yearly
 * development dialogues of Danish workplaces).
 *
 * This header takes in all public headers, each of one layer; a layer uses only those above it
 * in this list. Conventions:
 *
 * - A return value is borrowed; what comes out through a first parameter `out` is the caller's.
 * - `free` ends an object, `dispose` ends the contents of a caller's struct.
 * - Functions that can fail return enum mus_status and explain themselves in the caller's
 *   struct mus_diag; nothing is printed, nothing exits.
 * - Strings are UTF-8. Dates are civil days, money and hours exact hundredths.
 * - An object may be used by one thread at a time; different objects are independent.
 */
#ifndef MUS_H
#define MUS_H

#include "base/api.h"
#include "base/arena.h"
#include "base/buf.h"
#include "base/csv.h"
#include "base/date.h"
#include "base/decimal.h"
#include "base/diff.h"
#include "base/diag.h"
#include "base/map.h"
#include "base/text.h"
#include "base/utf8.h"
#include "doc/doc.h"
#include "doc/edit.h"
#include "doc/yaml.h"
#include "schema/schema.h"
#include "record/record.h"
#include "record/words.h"
#include "store/store.h"
#include "work/action.h"
#include "work/agreement.h"
#include "work/check.h"
#include "work/decide.h"
#include "work/due.h"
#include "work/facts.h"
#include "work/form.h"
#include "work/handover.h"
#include "work/init.h"
#include "work/leadership.h"
#include "work/part.h"
#include "work/plan.h"
#include "work/privacy.h"
#include "work/rollup.h"
#include "work/sums.h"
#include "work/wheel.h"

#endif
