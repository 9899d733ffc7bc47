#!/bin/bash
source ./a.sh
. b.sh
# doc
foo() { if [ "$1" = x ] && y; then echo "a $b"; fi; case $1 in a) ;; b) ;; esac; for i in x; do :; done; while true; do :; done; }
function bar { :; }
X=1
readonly Y=2
cat <<EOF
text $X
EOF
with-dashes.and.dots() { :; }
