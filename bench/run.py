"""`python -m bench.run [NAME…] [--json]`: the named cases, or all, one line each; exit 1 where a budget is passed."""

from __future__ import annotations

import argparse
import json
import os
import sys


def main() -> int:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "bench.settings")
    os.environ.setdefault("PORTAL_DEMO", "1")
    load = os.getloadavg()[0]
    import django

    django.setup()
    from bench import report
    from bench.cases import CASES
    from bench.subjects import database

    arguments = _arguments(list(CASES))
    names = [name.upper() for name in arguments.names] or list(CASES)
    results = []
    with database():
        for name in names:
            result = CASES[name]()
            results.append(result)
            if not arguments.json:
                print(report.line(result, load), flush=True)
    if arguments.json:
        records = [report.record(result, load) for result in results]
        print(json.dumps({"machine": report.machine(), "results": records}, ensure_ascii=False, indent=1))
    return int(any(report.verdict(result, load) == "over" for result in results))


def _arguments(known: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="script/bench", description=__doc__)
    parser.add_argument("names", nargs="*", metavar="NAME", help=", ".join(known))
    parser.add_argument("--json", action="store_true", help="one JSON object with the machine and every result")
    arguments = parser.parse_args()
    unknown = sorted({name.upper() for name in arguments.names} - set(known))
    if unknown:
        parser.error(f"unknown case {', '.join(unknown)}; known: {', '.join(known)}")
    return arguments


if __name__ == "__main__":
    sys.exit(main())
