#include <stdio.h>
#include "list.h"

/* The most items that a list holds. */
#define LIMIT 64
#define SMALLER(a, b) ((a) < (b) ? (a) : (b))

typedef struct item {
    int key;
    struct item *next;
} item;

enum color { RED, GREEN };

static int compare(const item *a, const item *b);

/* Compares two items
 * by their keys. */
static int compare(const item *a, const item *b)
{
    if (a == NULL || b == NULL)
        return a ? 1 : -1;
    return a->key - b->key;
}

item **list_find(item **head,
                 int key)
{
    while (*head && (*head)->key != key)
        head = &(*head)->next;
    return head;
}

int list_size(const item *head);
int count = 0, total;

#ifdef LIST_TEST
static int failures;

int main(void)
{
    for (int i = 0; i < LIMIT; i++) {
        switch (i) {
        case 1: failures++; break;
        default: break;
        }
    }
    return failures;
}
#endif

#ifndef NDEBUG
void list_dump(const item *head) { printf("%p\n", (const void *)head); }
#else
#define list_dump(head)
#endif
