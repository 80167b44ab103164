/// How often this process has asked for memory since it started: every call of malloc, calloc, realloc and the aligned
/// forms, from whichever language. Meant for one thread at a time.
unsigned long allocation_count(void);
