#!/usr/bin/env python3
"""Checks an evidence archive of the accountability ledger, without the ledger, a database or a network.

Written from ops/seal-format.md alone; needs Python 3.8 and nothing else.

    verify_evidence.py archive.zip [--key VKEY] [--checkpoint FILE]

Ends with 0 when everything is proven, with 4 when something is not (one line each), with 2 when it cannot be read.
"""
import argparse
import base64
import hashlib
import json
import re
import sys
import zipfile

# ECDSA on P-256 (SEC 1, section 4.1.4; the curve is that of FIPS 186).
P = 0xFFFFFFFF00000001000000000000000000000000FFFFFFFFFFFFFFFFFFFFFFFF
N = 0xFFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551
B = 0x5AC635D8AA3A93E7B3EBBD55769886BC651D06B0CC53B0F63BCE3C3E27D2604B
G = (0x6B17D1F2E12C4247F8BCE6E563A440F277037D812DEB33A0F4A13945D898C296,
     0x4FE342E2FE1A7F9B8EE7EB4A7C0F9E162BCE33576B315ECECBB6406837BF51F5)
SPKI = bytes.fromhex("3059301306072a8648ce3d020106082a8648ce3d030107034200" "04")


class Wrong(Exception):
    """Something that cannot be what it should be."""


def add(a, b):
    if a is None or b is None:
        return b if a is None else a
    if a[0] == b[0]:
        if (a[1] + b[1]) % P == 0:
            return None
        slope = (3 * a[0] * a[0] - 3) * pow(2 * a[1], P - 2, P)
    else:
        slope = (b[1] - a[1]) * pow(b[0] - a[0], P - 2, P)
    x = (slope * slope - a[0] - b[0]) % P
    return x, (slope * (a[0] - x) - a[1]) % P


def times(k, point):
    result = None
    while k:
        if k & 1:
            result = add(result, point)
        point, k = add(point, point), k >> 1
    return result


def der_integer(data):
    if len(data) < 3 or data[0] != 2 or data[1] > 33 or len(data) < 2 + data[1]:
        raise Wrong("the signature is not DER")
    body = data[2:2 + data[1]]
    if not body or body[0] & 0x80 or (len(body) > 1 and body[0] == 0 and not body[1] & 0x80):
        raise Wrong("the signature is not DER")
    return int.from_bytes(body, "big"), data[2 + data[1]:]


def signed_by(point, text, signature):
    if len(signature) < 2 or signature[0] != 0x30 or signature[1] != len(signature) - 2:
        return False
    r, rest = der_integer(signature[2:])
    s, rest = der_integer(rest)
    if rest or not (0 < r < N and 0 < s < N):
        return False
    inverse, hashed = pow(s, N - 2, N), int.from_bytes(hashlib.sha256(text).digest(), "big")
    found = add(times(hashed * inverse % N, G), times(r * inverse % N, point))
    return found is not None and found[0] % N == r


def base64_strict(text):
    try:
        data = base64.b64decode(text, validate=True)
    except ValueError:
        raise Wrong("not base64: " + text[:40])
    if base64.b64encode(data).decode() != text:
        raise Wrong("not the one right base64: " + text[:40])
    return data


def read_key(vkey):
    """A verifier key: its name, its key id, and the point."""
    name, key_id, encoded = (vkey.strip().split("+", 2) + ["", ""])[:3]
    data = base64_strict(encoded)
    spki = data[1:]
    if data[:1] != b"\x02" or len(spki) != 91 or not spki.startswith(SPKI):
        raise Wrong("not a key for ECDSA on P-256: " + vkey)
    x, y = int.from_bytes(spki[27:59], "big"), int.from_bytes(spki[59:], "big")
    on_curve = x < P and y < P and (y * y - (x * x * x - 3 * x + B)) % P == 0
    if not on_curve or hashlib.sha256(spki).hexdigest()[:8] != key_id:
        raise Wrong("the key does not fit its id: " + vkey)
    return name, bytes.fromhex(key_id), (x, y)


def note_signed_by(note, key):
    """Whether a key signed a note; the text that it signed is the note up to the last empty line."""
    text, found, lines = note.rpartition("\n\n")
    if not found or not lines.endswith("\n") or any(c < " " and c != "\n" for c in note):
        raise Wrong("not a signed note")
    ours = []
    for line in lines[:-1].split("\n"):
        parts = line.split(" ")
        if len(parts) != 3 or parts[0] != "\u2014":
            raise Wrong("not a signature line: " + line[:60])
        signature = base64_strict(parts[2])
        if parts[1] == key[0] and signature[:4] == key[1]:
            ours.append(signed_by(key[2], (text + "\n").encode(), signature[4:]))
    return bool(ours) and all(ours)


def read_checkpoint(note):
    lines = note.rpartition("\n\n")[0].split("\n")
    if len(lines) != 3 or not re.fullmatch("0|[1-9][0-9]{0,18}", lines[1]):
        raise Wrong("not a checkpoint")
    return lines[0], int(lines[1]), base64_strict(lines[2])


def node(left, right):
    return hashlib.sha256(b"\x01" + left + right).digest()


def root_of(entry, index, size, path):
    """The root that a proof leads to (RFC 9162, section 2.1.3.2)."""
    if index >= size:
        raise Wrong("the index is beyond the tree")
    here, last, result = index, size - 1, hashlib.sha256(b"\x00" + entry).digest()
    for step in path:
        if last == 0:
            raise Wrong("the proof is too long")
        if here & 1 or here == last:
            result = node(step, result)
            while not here & 1 and here:
                here, last = here >> 1, last >> 1
        else:
            result = node(result, step)
        here, last = here >> 1, last >> 1
    if last:
        raise Wrong("the proof is too short")
    return result


def keys_of(files, origin, known):
    """Who may have signed: a known key, or else the last of the archive, and all that handovers join to it."""
    vkeys = files["keys"].split("\n")[:-1]
    keys = {known or vkeys[-1]}
    for _ in vkeys:
        for number in range(2, len(vkeys) + 1):
            old, new = vkeys[number - 2], vkeys[number - 1]
            note = files.get("handovers/%d" % number, "")
            text = "accountability-ledger/handover@v1\n%s\n%s\n%s\n" % (origin, old, new)
            if keys & {old, new} and note.startswith(text + "\n") and all(
                    note_signed_by(note, read_key(k)) for k in (old, new)):
                keys |= {old, new}
    return [k for k in map(read_key, keys) if k[0] == origin]


def cited(entry):
    headers = entry.get("headers") or {}
    basis = headers.get("basis") or {}
    for kind in ("decision", "source"):
        if isinstance(basis.get(kind), str):
            yield kind + "/" + basis[kind]
    for citation in headers.get("citations") or []:
        if isinstance(citation.get("source"), str):
            yield "source/" + citation["source"]


def check_entries(files, checkpoint, say):
    """Checks every line against its proof; returns the streams there are, and those that are cited."""
    _, size, root = read_checkpoint(checkpoint)
    versions, wanted, tenants, before = {}, set(), set(), (-1, -1)
    lines = files["events.ndjson"].split("\n")
    if lines.pop() != "" or not lines:
        say("there are no events, or the last one is cut off")
    for line in lines:
        entry = json.loads(line)
        position, stream = entry["position"], entry["stream"]
        try:
            proof = files.pop("proofs/%d.tlog-proof" % position)
            head, _, note = proof.partition("\n\n")
            header, index, *path = head.split("\n")
            if header != "c2sp.org/tlog-proof@v1" or not re.fullmatch("index (0|[1-9][0-9]{0,18})", index):
                raise Wrong("not a proof")
            if note != checkpoint:
                raise Wrong("the proof leads to another checkpoint")
            at = int(index[6:])
            if root_of(line.encode(), at, size, [base64_strict(h) for h in path]) != root:
                raise Wrong("the event is not as it was sealed")
            if at <= before[0] or position <= before[1]:
                raise Wrong("the event does not stand in the order of the log")
            before = (at, position)
        except (Wrong, KeyError, ValueError) as problem:
            say("position %s: %s" % (position, problem))
        if entry["version"] != versions.get(stream, 0) + 1:
            say("position %s: an event of %s before it is missing" % (position, stream))
        versions[stream] = entry["version"]
        tenants.add(entry["tenant"])
        wanted.update(cited(entry))
    if len(tenants) > 1:
        say("the events are of several municipalities")
    return set(versions), wanted


def check(archive, known, kept, say):
    with zipfile.ZipFile(archive) as zipped:
        names = zipped.namelist()
        if len(names) != len(set(names)):
            raise Wrong("a file is in the archive twice")
        files = {name: zipped.read(name).decode("utf-8") for name in names}
    checkpoint = files["checkpoint"]
    origin, size, root = read_checkpoint(checkpoint)
    keys = keys_of(files, origin, known)
    if not any(note_signed_by(checkpoint, key) for key in keys):
        say("the checkpoint is not signed by the key%s" % (" that is known" if known else " in the archive"))
    if kept:
        with open(kept, encoding="utf-8", newline="") as file:
            note = file.read()
        their_origin, their_size, their_root = read_checkpoint(note)
        if their_origin != origin or (their_size == size and their_root != root):
            say("the checkpoint that was kept is of another log")
        elif not any(note_signed_by(note, key) for key in keys):
            say("the checkpoint that was kept is not signed by a key of this log")
    streams, wanted = check_entries(files, checkpoint, say)
    for missing in sorted((wanted | {"plan/" + files["plan"].rstrip("\n")}) - streams):
        say("nothing of %s is in the archive" % missing)
    expected = {"README.txt", "plan", "checkpoint", "keys", "events.ndjson", "report.html"}
    for name in sorted(set(files) - expected):
        if not name.startswith("handovers/"):
            say("nothing speaks for file %s" % name)
    print("%s, %d events sealed, root %s" % (origin, size, base64.b64encode(root).decode()))
    if not known:
        print("The key is the archive's own word: compare %s" % files["keys"].split("\n")[-2])


def main():
    arguments = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    arguments.add_argument("archive")
    arguments.add_argument("--key", help="the public key of the log, known from elsewhere")
    arguments.add_argument("--checkpoint", help="a file with a checkpoint that was kept")
    given = arguments.parse_args()
    problems = []
    try:
        check(given.archive, given.key and given.key.strip(), given.checkpoint, problems.append)
    except OSError as problem:
        print(problem, file=sys.stderr)
        return 2
    except (Wrong, KeyError, ValueError, IndexError, TypeError, AttributeError, zipfile.BadZipFile) as problem:
        problems.append("the archive cannot be read: %s" % problem)
    for problem in problems:
        print("NOT PROVEN: " + problem)
    print("not proven" if problems else "proven")
    return 4 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
