#pragma once
#include <stdint.h>

/// The number of allocations that this process has made so far.
uint64_t tasksynth_allocation_count(void);
