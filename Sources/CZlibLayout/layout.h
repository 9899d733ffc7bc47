// The structure through which libz takes and gives bytes, as every 1.x has it. Nothing is linked: the
// library is opened at run time, and refuses a structure of another size.
#ifndef TASKSYNTH_ZLIB_LAYOUT_H
#define TASKSYNTH_ZLIB_LAYOUT_H

typedef struct {
    const unsigned char *next_in;
    unsigned int avail_in;
    unsigned long total_in;
    unsigned char *next_out;
    unsigned int avail_out;
    unsigned long total_out;
    const char *msg;
    void *state;
    void *zalloc;
    void *zfree;
    void *opaque;
    int data_type;
    unsigned long adler;
    unsigned long reserved;
} z_stream;

#endif
