#!/bin/sh
# Trains the encoder with the first Python that has PyTorch; arguments go to main.py.
set -eu
here=$(cd "$(dirname "$0")" && pwd)

for python in "${PYTHON:-}" python3 /usr/bin/python3; do
  if [ -n "$python" ] && "$python" -c "import torch, onnx, numpy" 2>/dev/null; then
    exec "$python" -B "$here/main.py" "$@"
  fi
done

echo "train: no Python with PyTorch, ONNX and NumPy found; on Debian: apt-get install --no-install-recommends python3-torch python3-onnx python3-numpy libopenblas0-pthread" >&2
exit 1
