"""Reads the window as a screen reader does, presses Play as it would, and waits for what follows."""

import sys
import time

import pyatspi

WANTED = [
    ("push button", "Zoom in"),
    ("push button", "Keys and help"),
    ("push button", "Next event"),
    ("slider", "Time"),
]
PATIENCE_S = 60


def everything(node):
    yield node
    for i in range(node.childCount):
        child = node.getChildAtIndex(i)
        if child:
            yield from everything(child)


def controls():
    """What can be heard now: (role, name, node); nothing while the window is not there."""
    desktop = pyatspi.Registry.getDesktop(0)
    found = []
    for i in range(desktop.childCount):
        app = desktop.getChildAtIndex(i)
        if app and "halhin" in (app.name or "").lower():
            found += [(node.getRoleName(), node.name, node) for node in everything(app)]
    return found


def until(what, ask):
    end = time.time() + PATIENCE_S
    heard = []
    while time.time() < end:
        try:
            heard = controls()
        except Exception:  # a control that goes while it is read
            heard = []
        answer = ask(heard)
        if answer:
            return answer
        time.sleep(0.25)
    names = "; ".join(f"{role} {name}" for role, name, _ in heard)
    sys.exit(f"Not heard within {PATIENCE_S} s: {what}. Heard: {names}")


def named(heard, role, start):
    return next((node for kind, name, node in heard if kind == role and name.startswith(start)), None)


for role, name in WANTED:
    until(f"{role} {name}", lambda heard: named(heard, role, name))
nameless = [role for role, name, _ in controls() if role in ("push button", "toggle button", "link", "slider") and not name]
if nameless:
    sys.exit(f"Controls without a name: {nameless}")
play = until("push button Play", lambda heard: named(heard, "push button", "Play"))
play.queryAction().doAction(0)
until("push button Pause, after Play was pressed", lambda heard: named(heard, "push button", "Pause"))
print(f"{len(controls())} parts of the window are heard; Play, pressed by a screen reader, plays.")
